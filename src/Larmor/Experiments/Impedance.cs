using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Complex resistance against frequency, in the parallel and in the antiparallel state.</summary>
/// <remarks>Collinear model of any channels, exact at every frequency, see <see cref="AlternatingTransport"/>. Every material needs a density of states or a diffusion constant, every channel of a network its density of states.</remarks>
public sealed record Impedance : IExperiment<ImpedanceResult>
{
    /// <inheritdoc/>
    public string Kind => "impedance";

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public string Name { get; init; } = "impedance";

    /// <summary>The frequencies in Hz, none negative.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>Equal settings, value by value.</summary>
    public bool Equals(Impedance? other) => other is not null && Name == other.Name && Frequencies.SequenceEqual(other.Frequencies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Frequencies.Count);

    /// <inheritdoc/>
    public ImpedanceResult Run(Device device, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(context);
        Multilayer stack = CollinearState.AlongAxis(device.Stack);
        double cosineSquared = CollinearState.CosineSquared(stack);
        if (Frequencies.Count == 0 || Frequencies.Any(frequency => !(frequency.Si >= 0 && double.IsFinite(frequency.Si)))) throw new DeviceException("The frequencies of an impedance must not be negative.", $"experiments/{Name}/frequency");
        IReadOnlyList<NamedState> states = NamedState.Of(stack);
        foreach (NamedState state in states)
        {
            if (AlternatingTransport.Refusal(stack, [.. state.Orientations], cosineSquared) is { } reason) throw new DeviceException(reason, "stack");
        }
        int count = Frequencies.Count;
        IReadOnlyList<AlternatingState> solved = context.Executor.Run(
            count * states.Count, i => AlternatingTransport.Solve(stack, [.. states[i / count].Orientations], Frequencies[i % count], cosineSquared), context.Progress, context.Cancellation);
        ImpedanceCurve[] curves = [.. states.Select((state, s) => new ImpedanceCurve(state.Name, [.. solved.Skip(s * count).Take(count)], AlternatingTransport.Solve(stack, [.. state.Orientations], Frequency.Zero, cosineSquared), ReactancePeak.Of(stack, [.. state.Orientations], cosineSquared)))];
        return new ImpedanceResult
        {
            Kind = Kind,
            Name = Name,
            Frequencies = [.. Frequencies.Select(frequency => frequency.Si)],
            Curves = curves,
            Scalars = [.. states.Zip(curves).SelectMany(pair => ScalarsOf(device, pair.First, pair.Second)), .. TransportReport.DecayLengths(stack), .. RelaxationReport.Times(stack)],
            Tables = [TableOf(states, curves)],
            Checks = [.. solved.SelectMany(state => state.Checks).GroupBy(check => check.Name, StringComparer.Ordinal).Select(group => group.MaxBy(check => check.Value)!)],
            Notes = [.. NotesOf(stack, states)],
            Citations = [.. TransportReport.CitationsOf(stack), RelaxationReport.Rashba],
        };
    }

    private static IEnumerable<Scalar> ScalarsOf(Device device, NamedState state, ImpedanceCurve curve)
    {
        const string nothing = "Nothing accumulates in this state.";
        double resistance = curve.Steady.NonEquilibriumImpedanceArea.Real, storage = curve.Steady.Storage;
        bool stores = resistance > 0 && storage > 0;
        Scalar Stored(string name, double value, string unit, string meaning) => stores ? new Scalar(name + state.Suffix, value, unit, meaning) : new Scalar(name + state.Suffix, null, unit, meaning, nothing);
        yield return new Scalar($"resistance-area{state.Suffix}", curve.Steady.ImpedanceArea.Real, "ohm m^2", $"Resistance times area of the {state.Words} at zero frequency, without the leads' own.");
        yield return new Scalar($"non-equilibrium-resistance-area{state.Suffix}", resistance, "ohm m^2", $"The part of it that spin accumulation adds in the {state.Words}; it is gone at high frequency.");
        yield return curve.Peak is { } peak
            ? new Scalar($"relaxation-frequency{state.Suffix}", peak.Frequency, "Hz", $"Frequency at which the reactance of the {state.Words} is largest.")
            : new Scalar($"relaxation-frequency{state.Suffix}", null, "Hz", $"Frequency at which the reactance of the {state.Words} is largest.", nothing);
        yield return Stored("reactance-area-extreme", curve.Peak?.NonEquilibriumImpedanceArea.Imaginary ?? 0, "ohm m^2", $"Reactance times area there in the {state.Words}; negative, as of a capacitor.");
        yield return Stored("mean-relaxation-time", storage / resistance, "s", $"-dX/d(omega) over the non-equilibrium resistance at zero frequency, {state.Words}.");
        yield return Stored("spin-capacitance", storage / (resistance * resistance), "F/m^2", $"Capacitance per area beside the non-equilibrium resistance that gives the same slope of the reactance at low frequency, {state.Words}.");
        if (device.CrossSection is { } section) yield return new Scalar($"resistance{state.Suffix}", curve.Steady.ImpedanceArea.Real / section.Area.Si, "ohm", $"Resistance of the {state.Words} at zero frequency without the leads' own.");
    }

    private static Table TableOf(IReadOnlyList<NamedState> states, ImpedanceCurve[] curves) => new(
        "impedance",
        "Resistance and reactance times area against frequency, for a current exp(i omega t).",
        [
            new Column("frequency", "Hz", "Frequency f, omega = 2 pi f.", [.. curves[0].States.Select(state => state.Frequency)]),
            .. states.Zip(curves).SelectMany(pair => new[]
            {
                new Column($"resistance-area{pair.First.Suffix}", "ohm m^2", $"Real part of the impedance times area of the {pair.First.Words}, without the leads' own.", [.. pair.Second.States.Select(state => state.ImpedanceArea.Real)]),
                new Column($"reactance-area{pair.First.Suffix}", "ohm m^2", "Imaginary part.", [.. pair.Second.States.Select(state => state.ImpedanceArea.Imaginary)]),
                new Column($"non-equilibrium-resistance-area{pair.First.Suffix}", "ohm m^2", "The part of the real part that spin accumulation adds; never negative.", [.. pair.Second.States.Select(state => state.NonEquilibriumImpedanceArea.Real)]),
            }),
        ]);

    private static IEnumerable<string> NotesOf(Multilayer stack, IReadOnlyList<NamedState> states)
    {
        yield return "The impedance is linear response to a current exp(i omega t), uniform through the stack; a negative reactance lags as that of a capacitor. Contacts store no spin. The wires' own inductance and the capacitance of the device are not in it.";
        if (states.Count > 1) yield return $"Parallel: all free layers along the first fixed layer ({CollinearState.Axis(stack)}); antiparallel: all against it. The moments do not move.";
        if (stack.Interfaces.Any(contact => contact.Tunnel is not null)) yield return TransportReport.BarriersWithoutCharge;
        yield return TransportReport.LeadsLeftOut;
    }
}
