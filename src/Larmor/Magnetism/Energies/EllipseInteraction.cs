using Larmor.Numerics;

namespace Larmor.Magnetism.Energies;

/// <summary>Interaction of two coaxial ellipses with semi-axes a (y) and b (z) at a distance h, magnetized in their plane.</summary>
/// <remarks>
/// <para>In Fourier space k_y(h) = (1/(4π² S)) ∫ |S(k)|² (k_y²/2k) e^(−kh) d²k with S(k) the transform of the ellipse of area S. As for
/// the demagnetizing factors of the elliptic cylinder the affine map to a disc leaves an average over the direction φ:
/// k_y(h) = ⟨s G(hs) cos²φ/(a s)²⟩, k_z(h) = ⟨s G(hs) sin²φ/(b s)²⟩, s² = cos²φ/a² + sin²φ/b².</para>
/// <para>G(h) = ∫₀^∞ J₁(k)² e^(−kh) dk of two discs of radius 1 is Maxwell's mutual inductance of their rims over μ₀π:
/// G = (2/π) [K(k₁) − E(k₁)]/√k₁ = (2/3π) k₁^(3/2) R_D(0, 1 − k₁², 1) with the modulus k₁ = 4/[√(4 + h²) + h]². No terms cancel.</para>
/// <para>Sources: M. Beleggia et al., J. Phys. D 38, 3333 (2005) for the method; J. C. Maxwell, A Treatise on Electricity and Magnetism (1873),
/// article 701, for the two rims.</para>
/// </remarks>
internal static class EllipseInteraction
{
    private const int FirstPoints = 16;
    private const int LastPoints = 1 << 14;

    // Doubling the points squares the error, so a change of 1e-8 leaves one of 1e-16.
    private const double LastChange = 1e-8;

    /// <summary>∬ k_y and ∬ k_z over both thicknesses.</summary>
    public static (double Y, double Z) Of(PlaneDistances distances, double a, double b)
    {
        int points = FirstPoints;
        (double y, double z) = Sum(distances, a, b, points, 0);
        while (points < LastPoints)
        {
            (double y, double z) between = Sum(distances, a, b, points, 0.5);
            double change = Math.Abs(between.y - y) + Math.Abs(between.z - z);
            (y, z) = (y + between.y, z + between.z);
            points *= 2;
            if (change <= LastChange * (y + z)) break;
        }
        return (y / points, z / points);
    }

    // Over a quarter turn: the integrand is even about both ends.
    private static (double Y, double Z) Sum(PlaneDistances distances, double a, double b, int points, double offset)
    {
        (double y, double z) = (0, 0);
        for (int i = 0; i < points; i++) Add(i + offset, 1);
        if (offset == 0)
        {
            Add(0, -0.5);
            Add(points, 0.5);
        }
        return (y, z);

        void Add(double index, double share)
        {
            (double weight, double alongY, double alongZ) = Direction(index * Math.PI / (2 * points), a, b);
            double s = Math.Sqrt(alongY + alongZ);
            double mutual = 0;
            foreach ((double h, double part) in distances.Points) mutual += part * Discs(h * s);
            double strength = share * weight * mutual / s;
            y += strength * alongY;
            z += strength * alongZ;
        }
    }

    // tan phi = sqrt(b/a) tan psi spreads the points over the tip of a long ellipse: dphi = weight dpsi.
    private static (double Weight, double AlongY, double AlongZ) Direction(double psi, double a, double b)
    {
        (double sin, double cos) = Math.SinCos(psi);
        double ratio = b / a;
        double measure = (cos * cos) + (ratio * sin * sin);
        return (Math.Sqrt(ratio) / measure, cos * cos / (measure * a * a), ratio * sin * sin / (measure * b * b));
    }

    /// <summary>G(h) of two discs of radius 1.</summary>
    internal static double Discs(double h)
    {
        double rims = Math.Sqrt(4 + (h * h)), sum = rims + h;
        double modulus = 4 / (sum * sum);
        double complement = 4 * h * rims / (sum * sum);
        return 2 / (3 * Math.PI) * modulus * Math.Sqrt(modulus) * EllipticIntegrals.CarlsonRD(0, complement, 1);
    }
}
