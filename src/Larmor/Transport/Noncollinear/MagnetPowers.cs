using System.Numerics;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>What one magnet and its contacts turn into heat, by mechanism, per area in W/m².</summary>
/// <remarks>
/// Equations: along the moment as in <see cref="PiElement"/>; across it ∫|Js_T|²/(2σ_t) (transverse), ∫(g_L/2)|D_T|² and (G_L/2)|D_T|² (lattice),
/// ∫(Re g_m/2)|D_T − D_m|² (dephasing), (G_r/2)|D_T − D_m|² + (G_p/2)|D_T − D_T^F|² (interface). Exchange precession and G_i turn nothing into heat.
/// </remarks>
internal static class MagnetPowers
{
    /// <summary>Adds the heats of a contact.</summary>
    public static void AddContact(List<PowerEntry> entries, string name, in MagnetFace face, in FaceValues axial, (Complex Metal, Complex Drop, Complex Terminal) transverse)
    {
        if (face.Contact < 0) return;
        if (face.Element is { } element) AddAxial(entries, name, element, axial);
        if (face.Kind != MagnetFaceKind.Metal) return;
        double passing = double.IsInfinity(face.Passing) ? 0 : face.Passing * Squared(transverse.Drop);
        entries.Add(new PowerEntry(name, "interface", ((face.Mixing.Real * Squared(transverse.Metal - transverse.Terminal)) + passing) / 2));
        if (face.Loss > 0) entries.Add(new PowerEntry(name, "lattice", face.Loss * Squared(transverse.Metal) / 2));
    }

    /// <summary>Adds the heats of the accumulation along the moment in a layer or contact, without the Joule heat of the charge current.</summary>
    public static void AddAxial(List<PowerEntry> entries, string name, in PiElement element, in FaceValues faces)
    {
        entries.Add(new PowerEntry(name, "joule-excess", element.ExcessJoulePower(faces)));
        entries.Add(new PowerEntry(name, "spin-flip", element.SpinFlipPower(faces)));
    }

    /// <summary>Adds the heats of transverse spin inside a layer.</summary>
    public static void AddTransverse(List<PowerEntry> entries, string name, MagnetBlock block, in TransverseFields fields)
    {
        if (block.Modes is not { } modes) return;
        Complex shift = modes.Share * fields.Terminal;
        (double square, double current, Complex mean, double length) = block.Layer.IsLead
            ? HalfSpace(modes, (block.Left.Kind == MagnetFaceKind.Far ? fields.Layer.Right : fields.Layer.Left) - shift)
            : Slab(modes, block.Layer.Thickness!.Value.Si, fields.Layer.Left + fields.Layer.Right - (2 * shift), fields.Layer.Drop);
        entries.Add(new PowerEntry(name, "transverse", modes.Conductivity * current / 2));
        entries.Add(new PowerEntry(name, "lattice", modes.Lattice * Shifted(square, mean, length, shift) / 2));
        entries.Add(new PowerEntry(name, "dephasing", modes.Magnet.Real * Shifted(square, mean, length, shift - fields.Terminal) / 2));
    }

    // ∫|f + c|² of a field f with ∫|f|² = square and ∫f = mean: a square, so that only rounding could make it negative.
    private static double Shifted(double square, Complex mean, double length, Complex shift) => shift == Complex.Zero
        ? square
        : Math.Max(0, square + (2 * ((shift.Real * mean.Real) + (shift.Imaginary * mean.Imaginary))) + (length * Squared(shift)));

    private static (double Square, double Current, Complex Mean, double Length) HalfSpace(in TransverseModes modes, Complex face)
    {
        Complex kappa = modes.Kappa;
        double square = Squared(face) / (2 * kappa.Real);
        return (square, Squared(kappa) * square, face / kappa, 0);
    }

    // D = E cosh(kx)/cosh(kd/2) + O sinh(kx)/sinh(kd/2) about the middle, k = a + ib: |cosh|² and |sinh|² are (cosh 2ax ± cos 2bx)/2.
    private static (double Square, double Current, Complex Mean, double Length) Slab(in TransverseModes modes, double thickness, Complex sum, Complex drop)
    {
        Complex z = modes.Kappa * thickness;
        double decay = Math.Exp(-z.Real), sinh = StableFunctions.OneMinusExp(2 * z.Real) / 2;
        double growth = StableFunctions.ScaledSinhMinusArgument(z.Real) / (2 * z.Real), lag = decay * OneMinusSinc(z.Imaginary);
        double large = (sinh / z.Real) + (decay * Sinc(z.Imaginary)), small = growth + lag;
        double half = Math.Sin(z.Imaginary / 2), halfCos = Math.Cos(z.Imaginary / 2);
        double hyperbolic = StableFunctions.OneMinusExp(z.Real) * StableFunctions.OneMinusExp(z.Real) / 2;
        double even = Squared(sum / 2) / (hyperbolic + (2 * decay * halfCos * halfCos));
        double odd = Squared(drop / 2) / (hyperbolic + (2 * decay * half * half));
        double square = thickness * ((even * large) + (odd * small)), current = Squared(modes.Kappa) * thickness * ((even * small) + (odd * large));
        return (square, current, sum * thickness * ComplexStableFunctions.HalfTanhOver(z), thickness);
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x) / x;

    private static double OneMinusSinc(double x)
    {
        if (Math.Abs(x) > 1) return 1 - Sinc(x);
        double square = x * x, term = square / 6, sum = term;
        for (int k = 4; Math.Abs(term) > 1e-18 * sum; k += 2)
        {
            term *= -square / (k * (k + 1.0));
            sum += term;
        }
        return sum;
    }

    private static double Squared(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
