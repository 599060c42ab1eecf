using System.Globalization;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// What the Landau-Lifshitz-Bloch equation needs of a moment n = M/Ms at a temperature, Ms being the value in the magnet's
/// <see cref="MagneticProperties"/>: the field −(a + b n²) n that holds its length, and the damping along and across.
/// </summary>
/// <remarks>
/// Below the Curie temperature a = −1/(2χ_∥) and b = 1/(2χ_∥ n_e²), so that n rests at n_e with dn/dB = χ_∥; above it a = 1/χ_∥. The free energy per volume is
/// Ms (a n²/2 + b n⁴/4). Source: <see cref="Provenance.Citations.Garanin"/>.
/// </remarks>
public sealed record LongitudinalParameters
{
    private LongitudinalParameters(double linear, double cubic, double parallel, double perpendicular)
    {
        Require(parallel, "The longitudinal damping");
        Require(perpendicular, "The transverse damping");
        (Linear, Cubic, Parallel, Perpendicular) = (linear, cubic, parallel, perpendicular);
    }

    /// <summary>a in T.</summary>
    public double Linear { get; }

    /// <summary>b in T, positive.</summary>
    public double Cubic { get; }

    /// <summary>α_∥, dimensionless, for n = M/Ms.</summary>
    public double Parallel { get; }

    /// <summary>α_⊥, dimensionless, for n = M/Ms; at n = 1 it is the α of the Landau-Lifshitz and Gilbert forms.</summary>
    public double Perpendicular { get; }

    /// <summary>n_e, the length at rest without field; zero from the Curie temperature on.</summary>
    public double Equilibrium => Linear < 0 ? Math.Sqrt(-Linear / Cubic) : 0;

    /// <summary>χ_∥ = dn/dB at rest in 1/T; infinite at the Curie temperature.</summary>
    public double Susceptibility => Linear < 0 ? -0.5 / Linear : 1 / Linear;

    /// <summary>Given values below the Curie temperature.</summary>
    /// <param name="equilibrium">n_e, positive.</param>
    /// <param name="susceptibility">χ_∥ in 1/T, positive.</param>
    /// <param name="parallel">α_∥, not negative.</param>
    /// <param name="perpendicular">α_⊥, not negative.</param>
    /// <exception cref="ArgumentException">A number is out of range; the message names it.</exception>
    public static LongitudinalParameters BelowCurie(double equilibrium, double susceptibility, double parallel, double perpendicular)
    {
        if (!(equilibrium > 0 && double.IsFinite(equilibrium))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The equilibrium length must be positive below the Curie temperature; got {equilibrium}."), nameof(equilibrium));
        RequireSusceptibility(susceptibility);
        return new LongitudinalParameters(-0.5 / susceptibility, 0.5 / (susceptibility * equilibrium * equilibrium), parallel, perpendicular);
    }

    /// <summary>Given values above the Curie temperature, where there is one damping.</summary>
    /// <param name="susceptibility">χ in 1/T, positive.</param>
    /// <param name="cubic">b in T, positive.</param>
    /// <param name="damping">α_∥ = α_⊥, not negative.</param>
    /// <exception cref="ArgumentException">A number is out of range; the message names it.</exception>
    public static LongitudinalParameters AboveCurie(double susceptibility, double cubic, double damping)
    {
        RequireSusceptibility(susceptibility);
        if (!(cubic > 0 && double.IsFinite(cubic))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The cubic coefficient of the longitudinal field must be positive; got {cubic} T."), nameof(cubic));
        return new LongitudinalParameters(1 / susceptibility, cubic, damping, damping);
    }

    /// <summary>Classical mean field at a temperature, for a magnet whose Ms and α were measured at another.</summary>
    /// <param name="properties">Ms and Gilbert's α at the temperature of their measurement.</param>
    /// <param name="measuredAt">That temperature, below Tc.</param>
    /// <param name="law">m_e(T) and χ_∥(T).</param>
    /// <param name="atomicMoment">µ in Bohr magnetons, positive.</param>
    /// <param name="temperature">The temperature of use, above zero.</param>
    /// <remarks>
    /// With m = M/Ms(0) Garanin's dampings are α_∥ = λ 2T/(3Tc), α_⊥ = λ (1 − T/3Tc) below Tc and λ 2T/(3Tc) both above. The coupling to the bath λ
    /// follows from α = α_⊥/m_e at the temperature of the measurement. In n = m/m_e(T₀) damping and susceptibility grow by 1/m_e(T₀). The
    /// dampings are those of classical moments whatever the spin of the law.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is out of range.</exception>
    public static LongitudinalParameters MeanField(MagneticProperties properties, Temperature measuredAt, MeanFieldMagnetization law, double atomicMoment, Temperature temperature)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(law);
        double curie = law.CurieTemperature.Si, known = law.Reduced(measuredAt), reduced = temperature.Si / curie;
        if (!(known > 0)) throw new ArgumentOutOfRangeException(nameof(measuredAt), $"Values measured at {measuredAt} are not those of a ferromagnet whose Curie temperature is {law.CurieTemperature}.");
        if (!(reduced > 0 && double.IsFinite(reduced))) throw new ArgumentOutOfRangeException(nameof(temperature), $"The Landau-Lifshitz-Bloch equation needs a temperature above zero; got {temperature}. At zero the moment has a fixed length: use the generalized Landau-Lifshitz-Gilbert equation.");
        (double linear, double cubic) = law.LandauField(temperature, atomicMoment);
        double coupling = properties.Damping / (1 - (measuredAt.Si / (3 * curie)));
        double parallel = coupling * 2 * reduced / 3;
        double perpendicular = linear < 0 ? coupling * (1 - (reduced / 3)) : parallel;
        return new LongitudinalParameters(linear * known, cubic * known * known * known, parallel, perpendicular);
    }

    private static void Require(double damping, string name)
    {
        if (!(damping >= 0 && double.IsFinite(damping))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name} must not be negative; got {damping}. A negative one would let entropy fall."), nameof(damping));
    }

    private static void RequireSusceptibility(double value)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The longitudinal susceptibility must be positive; got {value} 1/T."), nameof(value));
    }
}
