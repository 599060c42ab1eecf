using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>How the spontaneous magnetization of a ferromagnet falls with temperature: m_e(T) = Ms(T)/Ms(0), 1 at absolute zero, 0 from the Curie temperature on.</summary>
public abstract class MagnetizationLaw
{
    private protected MagnetizationLaw(Temperature curieTemperature)
    {
        if (!(curieTemperature.Si > 0 && double.IsFinite(curieTemperature.Si))) throw new ArgumentOutOfRangeException(nameof(curieTemperature), $"The Curie temperature must be positive; got {curieTemperature}.");
        CurieTemperature = curieTemperature;
    }

    /// <summary>Tc in K.</summary>
    public Temperature CurieTemperature { get; }

    /// <summary>Where the law comes from.</summary>
    public abstract Citation Source { get; }

    /// <summary>m_e(T), from 1 to 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is negative.</exception>
    public double Reduced(Temperature temperature)
    {
        if (!(temperature.Si >= 0 && double.IsFinite(temperature.Si))) throw new ArgumentOutOfRangeException(nameof(temperature), $"The temperature must not be negative; got {temperature}.");
        double reduced = temperature.Si / CurieTemperature.Si;
        return reduced >= 1 ? 0 : reduced == 0 ? 1 : At(reduced);
    }

    /// <summary>Ms at a temperature, from its value at another one: Ms(T) = Ms(T₀) m_e(T)/m_e(T₀).</summary>
    /// <param name="known">Ms(T₀).</param>
    /// <param name="knownAt">T₀, below the Curie temperature.</param>
    /// <param name="temperature">T.</param>
    /// <exception cref="ArgumentOutOfRangeException">T₀ is not below the Curie temperature, or a temperature is negative.</exception>
    public Magnetization Saturation(Magnetization known, Temperature knownAt, Temperature temperature)
    {
        double before = Reduced(knownAt);
        if (!(before > 0)) throw new ArgumentOutOfRangeException(nameof(knownAt), $"A saturation magnetization measured at {knownAt} is not one of a ferromagnet whose Curie temperature is {CurieTemperature}.");
        return Magnetization.FromSi(known.Si * Reduced(temperature) / before);
    }

    /// <summary>m_e for 0 &lt; T/Tc &lt; 1.</summary>
    private protected abstract double At(double reducedTemperature);
}

/// <summary>
/// The mean-field law: m = B_S(x), x = [3S/(S + 1)] m Tc/T, with Brillouin's function of spin S, Langevin's for classical moments (S infinite).
/// </summary>
/// <remarks>
/// <para>Longitudinal susceptibility χ_∥ = dm/dB at no field, in 1/T: χ_∥ = (µ/kT) B′/[1 − (3S/(S + 1))(Tc/T) B′], with the atomic moment µ; above Tc it is
/// µ (S + 1)/[3S k(T − Tc)], below it near Tc half of that at the mirrored temperature. Near Tc the field is B = [3S/(S + 1)](k/µ)[(T − Tc) m + κ Tc m³],
/// κ = (3/10)[1 + S²/(S + 1)²], 3/5 for classical moments.</para>
/// <para>Validity: qualitative. Mean field has no spin waves (no T^{3/2} law) and the critical exponent 1/2. Source: P. Weiss, J. Phys. Theor. Appl. 6, 661
/// (1907); used for the Landau-Lifshitz-Bloch equation by <see cref="Citations.Garanin"/>; κ by series of B_S.</para>
/// </remarks>
public sealed class MeanFieldMagnetization : MagnetizationLaw
{
    private readonly double ratio;

    /// <summary>The law of a Curie temperature and a spin.</summary>
    /// <param name="curieTemperature">Tc in K, positive.</param>
    /// <param name="spin">S, positive; infinite for classical moments.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public MeanFieldMagnetization(Temperature curieTemperature, double spin = double.PositiveInfinity)
        : base(curieTemperature)
    {
        if (!(spin > 0)) throw new ArgumentOutOfRangeException(nameof(spin), string.Create(CultureInfo.InvariantCulture, $"The spin must be positive; got {spin}."));
        Spin = spin;
        ratio = 3 / (1 + (1 / spin));
    }

    /// <summary>S.</summary>
    public double Spin { get; }

    /// <inheritdoc/>
    public override Citation Source => Citations.Garanin;

    /// <summary>χ_∥ in 1/T at a temperature above zero that is not the Curie temperature.</summary>
    /// <param name="temperature">T.</param>
    /// <param name="atomicMoment">µ in Bohr magnetons, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is zero or Tc itself, or the moment is not positive.</exception>
    public double Susceptibility(Temperature temperature, double atomicMoment)
    {
        double reduced = temperature.Si / CurieTemperature.Si;
        if (!(reduced > 0 && reduced != 1 && double.IsFinite(reduced))) throw new ArgumentOutOfRangeException(nameof(temperature), $"The longitudinal susceptibility is finite above zero and away from the Curie temperature; got {temperature} with a Curie temperature of {CurieTemperature}.");
        double slope = BrillouinFunction.Slope(Spin, reduced > 1 ? 0 : Argument(reduced));
        return slope / (reduced - (ratio * slope)) / FieldPerReducedTemperature(atomicMoment);
    }

    /// <summary>The coefficients of the field −a m − b m³ in T that draws m back to equilibrium.</summary>
    /// <remarks>
    /// Below Tc a = −1/(2χ_∥), b = 1/(2χ_∥ m_e²) (Garanin's form, exact to first order about m_e); from Tc on a = [3S/(S + 1)] k(T − Tc)/µ,
    /// b = κ [3S/(S + 1)] k Tc/µ. The two join at Tc.
    /// </remarks>
    /// <param name="temperature">T above zero.</param>
    /// <param name="atomicMoment">µ in Bohr magnetons, positive.</param>
    public (double Linear, double Cubic) LandauField(Temperature temperature, double atomicMoment)
    {
        double reduced = temperature.Si / CurieTemperature.Si, equilibrium = Reduced(temperature);
        if (equilibrium > 0)
        {
            double susceptibility = Susceptibility(temperature, atomicMoment);
            return (-0.5 / susceptibility, 0.5 / (susceptibility * equilibrium * equilibrium));
        }
        double field = ratio * FieldPerReducedTemperature(atomicMoment), share = 1 / (1 + (1 / Spin));
        return (field * (reduced - 1), field * 0.3 * (1 + (share * share)));
    }

    private protected override double At(double reducedTemperature) => BrillouinFunction.At(Spin, Argument(reducedTemperature));

    /// <summary>x at equilibrium below Tc: the only zero of ratio B(x)/x − T/Tc, which falls from 1 at x = 0; zero where Tc is too near to tell.</summary>
    private double Argument(double reduced)
    {
        double Excess(double x) => (ratio * BrillouinFunction.At(Spin, x) / x) - reduced;
        const double smallest = 1e-8;
        double largest = ratio / reduced;
        if (!(Excess(smallest) > 0)) return 0;
        // Deep in saturation B is 1 to a rounding.
        return Excess(largest) >= 0 ? largest : RootFinding.Brent(Excess, smallest, largest, 0);
    }

    /// <summary>kTc/µ in T.</summary>
    private double FieldPerReducedTemperature(double atomicMoment)
    {
        if (!(atomicMoment > 0 && double.IsFinite(atomicMoment))) throw new ArgumentOutOfRangeException(nameof(atomicMoment), string.Create(CultureInfo.InvariantCulture, $"The atomic moment must be positive; got {atomicMoment} Bohr magnetons."));
        return PhysicalConstants.BoltzmannConstant * CurieTemperature.Si / (atomicMoment * PhysicalConstants.BohrMagneton);
    }
}

/// <summary>Kuz'min's curve through measured magnetizations: m = [1 − s t^{3/2} − (1 − s) t^p]^{1/3}, t = T/Tc.</summary>
/// <remarks>
/// The first term is Bloch's law of spin waves at low temperature, the power 1/3 a fair critical exponent. s (from 0 to 5/2) is fitted to a material, p is 5/2
/// for most of them. Validity: the magnetization only; it says nothing of the susceptibility. Source: <see cref="Citations.Kuzmin"/>.
/// </remarks>
public sealed class KuzminMagnetization : MagnetizationLaw
{
    private readonly double shape, power;

    /// <summary>The curve of a material.</summary>
    /// <param name="curieTemperature">Tc in K, positive.</param>
    /// <param name="shape">s, between 0 and 5/2.</param>
    /// <param name="power">p, above 3/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the curve would rise with temperature.</exception>
    public KuzminMagnetization(Temperature curieTemperature, double shape, double power = 2.5)
        : base(curieTemperature)
    {
        if (!(power > 1.5 && double.IsFinite(power))) throw new ArgumentOutOfRangeException(nameof(power), string.Create(CultureInfo.InvariantCulture, $"The power p must be larger than 3/2; got {power}."));
        double largest = power / (power - 1.5);
        if (!(shape >= 0 && shape <= largest)) throw new ArgumentOutOfRangeException(nameof(shape), string.Create(CultureInfo.InvariantCulture, $"The shape s must lie between 0 and {largest:G4}, so that the magnetization falls up to the Curie temperature; got {shape}."));
        this.shape = shape;
        this.power = power;
    }

    /// <inheritdoc/>
    public override Citation Source => Citations.Kuzmin;

    private protected override double At(double reducedTemperature) =>
        Math.Cbrt(Math.Max(0, 1 - (shape * Math.Pow(reducedTemperature, 1.5)) - ((1 - shape) * Math.Pow(reducedTemperature, power))));
}
