using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearRegression;

namespace Larmor.Experiments;

/// <summary>Absorption of a microwave field against the applied field at one frequency.</summary>
/// <param name="Frequency">Frequency of the microwave field in Hz.</param>
/// <param name="Absorption">χ″ = μ₀ Ms Im(h·X h), dimensionless, at the fields of the sweep; null where no state of rest is stable.</param>
/// <param name="Slopes">dχ″/dB in 1/T by differences over the neighbouring fields, as a modulated field would show it; null at the ends.</param>
/// <param name="Line">Fitted to χ″ over the field; null where no line lies within the sweep.</param>
public sealed record AbsorptionSpectrum(double Frequency, IReadOnlyList<double?> Absorption, IReadOnlyList<double?> Slopes, LorentzianLine? Line);

/// <summary>What resonance lines tell of a moment: f = (γ/2π)√[(B + B₁)(B + B₂)], and half width w = w₀ + α 2πf/γ.</summary>
/// <param name="GyromagneticRatio">γ in rad/(s T).</param>
/// <param name="FirstField">B₁ in T, the smaller: the anisotropy field of a film in its plane along the easy axis.</param>
/// <param name="SecondField">B₂ in T: that with the demagnetizing field.</param>
/// <param name="Damping">α, dimensionless.</param>
/// <param name="Broadening">w₀ in T, what the half width would be at zero frequency.</param>
/// <remarks>
/// Least squares of f² = (γ/2π)²[B² + (B₁ + B₂)B + B₁B₂] and of w against f. Valid for a moment along an applied field that is a principal axis of the energy, and small damping. Source: C. Kittel, Phys. Rev. 73, 155
/// (1948).
/// </remarks>
public sealed record KittelFit(double GyromagneticRatio, double FirstField, double SecondField, double Damping, double Broadening)
{
    /// <summary>γħ/µ_B, dimensionless: the g-factor.</summary>
    public double GFactor => PhysicalConstants.ElectronGFactor * GyromagneticRatio / PhysicalConstants.ElectronGyromagneticRatio;

    /// <summary>The fit to lines; null with fewer than three, or where f² does not grow with B².</summary>
    internal static KittelFit? Of(IReadOnlyList<(double Frequency, double Centre, double HalfWidth)> lines)
    {
        if (lines.Select(line => line.Frequency).Distinct().Count() < 3) return null;
        double b = lines.Max(line => Math.Abs(line.Centre)), f = lines.Max(line => line.Frequency);
        if (!(b > 0)) return null;
        double[] p = MultipleRegression.QR(
            [.. lines.Select(line => new[] { line.Centre / b * (line.Centre / b), Math.Abs(line.Centre) / b, 1 })],
            lines.Select(line => line.Frequency / f * (line.Frequency / f)).ToArray());
        if (!(p[0] > 0)) return null;
        double gamma = 2 * Math.PI * Math.Sqrt(p[0]) * f / b, sum = b * p[1] / p[0], product = b * b * p[2] / p[0];
        double half = Math.Sqrt(Math.Max(0, (0.25 * sum * sum) - product));
        (double broadening, double slope) = SimpleRegression.Fit([.. lines.Select(line => line.Frequency / f)], [.. lines.Select(line => line.HalfWidth)]);
        return new KittelFit(gamma, (0.5 * sum) - half, (0.5 * sum) + half, slope * gamma / (2 * Math.PI * f), broadening);
    }
}
