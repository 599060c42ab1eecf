using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Pumping;
using Larmor.Experiments.Reports;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>
/// Both ways of spin transfer of one device side by side: the torque that a current exerts on each free moment, and the voltage that the moment pumps when it turns while all moments are reversed.
/// </summary>
/// <remarks>
/// <para>Onsager-Casimir, M(−u) = M(u)^T: the torque per current at u is the voltage per rate of turning at −u, component by component, and the damping of moment k by moment l at u is that of l by k at −u. Both members are solved for, each with its own network.
/// Second law: M + M^T is not negative. Damping at fixed current and at fixed voltage differ by −M_NJ M_VΩ/R.</para>
/// <para>With a field and a frequency the same is done as a laboratory would: an alternating current swings the moments (spin-torque resonance, without current's own fields); an alternating field swings them in the reversed device, and they pump a voltage. The swing of the magnetic moment along
/// the field per current, m/I in m², and the voltage per field over −iω, V/(−iωb) in m², agree, line shape and phase.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (19)-(24) and Conclusions, corrected; A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006), doi:10.1016/j.physrep.2005.12.003.</para>
/// </remarks>
public sealed record ReciprocityMeasurement : IExperiment<ReciprocityResult>
{
    private const int MostDirections = 100_000;

    /// <inheritdoc/>
    public string Kind => "reciprocity";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "reciprocity";

    /// <summary>At how many directions of the free moments, spread over their spheres.</summary>
    public int Directions { get; init; } = 60;

    /// <summary>Field values of the resonance; null for no resonance.</summary>
    public FieldSweep? Field { get; init; }

    /// <summary>Its frequency.</summary>
    public Frequency Frequency { get; init; }

    /// <summary>Direction of the microwave field; null for the film plane, across the applied field (y where that points along the normal).</summary>
    public UnitVector? Microwave { get; init; }

    /// <inheritdoc/>
    public ReciprocityResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Check();
        TwoWayTransport transport = new(device.Stack), reversed = transport.Reversed();
        UnitVector[] sphere = [.. SpherePoints.Fibonacci(Directions)];
        IReadOnlyList<BothWays> pairs = context.Executor.Run(Directions, i => BothWays.At(transport, reversed, Sample(sphere, i, transport.Names.Count)), context.Progress, context.Cancellation);
        IReadOnlyList<ExchangedPoint> resonance = [];
        if (Field is { } field)
        {
            ExchangedResonance exchanged = new(PumpedMoments.Of(device, Kind), field.Along, Frequency, Microwave ?? Fmr.AcrossInPlane(field.Along));
            resonance = context.Executor.Run(field.Values.Count, i => exchanged.At(field.Values[i]), context.Progress, context.Cancellation);
        }
        return ReciprocityReport.Of(this, device, pairs, resonance);
    }

    /// <summary>Directions of all moments: the points of one sphere, walked through with another stride by each moment.</summary>
    private static UnitVector[] Sample(UnitVector[] sphere, int i, int moments) => [.. Enumerable.Range(0, moments).Select(k => sphere[(int)(((((long)i * ((2 * k) + 1)) + ((long)k * sphere.Length / 3)) % sphere.Length))])];

    private void Check()
    {
        string place = $"experiments/{Name}";
        if (Directions is < 1 or > MostDirections) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"Both ways are measured at 1 to {MostDirections} directions; got {Directions}."), $"{place}/directions");
        if (Field is not { } field) return;
        if (field.Values.Count == 0 || field.Values.Any(value => !double.IsFinite(value.Si))) throw new DeviceException("A resonance needs at least one finite field value.", $"{place}/field");
        if (!(Frequency.Si > 0 && double.IsFinite(Frequency.Si))) throw new DeviceException("A resonance needs a positive frequency.", $"{place}/frequency");
    }
}
