using Larmor.Numerics;

namespace Larmor.Magnetism.Energies;

/// <summary>Magnetometric demagnetizing factors of an elliptic cylinder of thickness t along x with semi-axes a (y) and b (z).</summary>
/// <remarks>
/// <para>In Fourier space Nx = (1/(4π² S)) ∫ |S(k)|² f(kt) d²k with f(x) = (1 − e^−x)/x and S(k) the transform of the cross-section of
/// area S; for Ny the weight is (ky/k)² (1 − f). The affine map that makes the ellipse a unit disc turns the integral over the length
/// of k into the axial factor N∘ of a circular cylinder, and leaves an average over its direction φ:</para>
/// <para>Nx = ⟨N∘(τ)⟩, Ny = ⟨(1 − N∘(τ)) cos²φ/(a s)²⟩, Nz = ⟨(1 − N∘(τ)) sin²φ/(b s)²⟩, with s² = cos²φ/a² + sin²φ/b², τ = t s/2, and
/// N∘(τ) = 1 + (4/(3πτ)) {1 − √(1 + τ²) [(1 − τ²) E(m) + τ² K(m)]}, m = 1/(1 + τ²).</para>
/// <para>The average is over a smooth periodic function, so the trapezoidal rule converges geometrically; the substitution
/// tan φ = √(b/a) tan ψ keeps the number of points near the square root of the aspect ratio. Accuracy 1e-16 max(1, 1/τ), absolute.
/// Source of the problem: M. Beleggia et al., J. Phys. D 38 (2005) 3333; the circular factor: D.-X. Chen et al., IEEE Trans. Magn. 27
/// (1991) 3601.</para>
/// </remarks>
internal static class EllipticCylinderFactors
{
    private const int FirstPoints = 16;
    private const int LastPoints = 1 << 16;

    // Doubling the points squares the error, so a change of 1e-9 leaves one of 1e-18.
    private const double LastChange = 1e-9;

    /// <summary>Nx, Ny, Nz.</summary>
    public static (double X, double Y, double Z) Of(double thickness, double a, double b)
    {
        int points = FirstPoints;
        Vector3d sum = 0.5 * (Integrand(0, thickness, a, b) + Integrand(Math.PI / 2, thickness, a, b));
        for (int i = 1; i < points; i++) sum += Integrand(i * Math.PI / (2 * points), thickness, a, b);
        while (points < LastPoints)
        {
            Vector3d between = default;
            for (int i = 0; i < points; i++) between += Integrand((i + 0.5) * Math.PI / (2 * points), thickness, a, b);
            Vector3d change = (between - sum) / (2 * points);
            sum += between;
            points *= 2;
            if (change.Norm <= LastChange) break;
        }
        return (sum.X / points, sum.Y / points, sum.Z / points);
    }

    // The average over psi of weight(psi) * [N, (1 - N) cos^2/(a s)^2, (1 - N) sin^2/(b s)^2] is that over phi.
    private static Vector3d Integrand(double psi, double thickness, double a, double b)
    {
        (double sin, double cos) = Math.SinCos(psi);
        double stretch = Math.Sqrt(b / a);
        double measure = (cos * cos) + (stretch * stretch * sin * sin);
        double weight = stretch / measure;
        double alongY = cos * cos / (measure * a * a);
        double alongZ = stretch * stretch * sin * sin / (measure * b * b);
        double s2 = alongY + alongZ;
        double inPlane = OneMinusAxialFactor(0.5 * thickness * Math.Sqrt(s2));
        return weight * new Vector3d(1 - inPlane, inPlane * alongY / s2, inPlane * alongZ / s2);
    }

    // 1 - N of a circular cylinder along its axis; tau is its height over its diameter.
    private static double OneMinusAxialFactor(double tau)
    {
        double t2 = tau * tau;
        double complement = t2 / (1 + t2);
        double k = EllipticIntegrals.CarlsonRF(0, complement, 1);
        double e = k - (EllipticIntegrals.CarlsonRD(0, complement, 1) / (3 * (1 + t2)));
        return 4 / (3 * Math.PI * tau) * ((Math.Sqrt(1 + t2) * (e + (t2 * (k - e)))) - 1);
    }
}
