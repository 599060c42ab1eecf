using Larmor.Coupling;
using Larmor.Experiments.Escapes;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Axial;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>A moment that is to be switched: its two states without a pulse, the plane between them, its equation before and during a pulse.</summary>
internal sealed class PulsedMoment
{
    private readonly IReadOnlyList<UnitVector> candidates;

    private PulsedMoment(Switching settings, FreeMoment moment, Temperature temperature, (UnitVector Start, UnitVector Other) states)
    {
        (Settings, Moment, Temperature, Start, Other) = (settings, moment, temperature, states.Start, states.Other);
        Before = Equation(new PulseDrive(Current.Zero, MagneticField.Zero, Voltage.Zero));
        Axis = UnitVector.Along(Start.Components - Other.Components);
        candidates = [.. ((UnitVector?[])[Axis, Start, moment.Parallel, settings.Field.Along, UnitVector.X]).OfType<UnitVector>().Select(axis => Vector3d.Dot(axis, Start) < 0 ? -axis : axis)];
        Names = StateNames.Of([Start, Other], moment.Parallel);
    }

    /// <summary>What is asked for.</summary>
    public Switching Settings { get; }

    /// <summary>The moment.</summary>
    public FreeMoment Moment { get; }

    /// <summary>T.</summary>
    public Temperature Temperature { get; }

    /// <summary>The stable state at the start.</summary>
    public UnitVector Start { get; }

    /// <summary>The other one.</summary>
    public UnitVector Other { get; }

    /// <summary>Names of both.</summary>
    public string[] Names { get; }

    /// <summary>From the other state to the one at the start.</summary>
    public UnitVector Axis { get; private init; }

    /// <summary>u·axis of the plane between both sides: through the lowest saddle.</summary>
    public double Divide { get; private init; }

    /// <summary>The energy of the lowest saddle over the state at the start, over kT.</summary>
    public double Barrier { get; private init; }

    /// <summary>The landscape before the pulse along the axis; null where there is none.</summary>
    public AxialLandscape? Quiet { get; private init; }

    /// <summary>The equation without a pulse.</summary>
    public GeneralizedLlg Before { get; }

    /// <summary>The moment of a measurement.</summary>
    /// <exception cref="DeviceException">There are not two states between which it could be switched.</exception>
    public static PulsedMoment Of(Switching settings, FreeMoment moment, Temperature temperature)
    {
        string place = $"experiments/{settings.Name}";
        UnitVector near = settings.Start ?? moment.Parallel ?? (settings.Field.Value.Si < 0 ? -settings.Field.Along : settings.Field.Along);
        Magnet magnet = moment.In(settings.Field.Along, settings.Field.Value.Si);
        EquilibriumSet set = Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero);
        UnitVector[] stable = [.. set.Stable.Select(state => state.Direction).OrderByDescending(u => Math.Round(Vector3d.Dot(u, near), 9))];
        if (stable.Length != 2) throw new DeviceException($"Without a pulse the moment has {Count(stable.Length)} in this field; it is switched from one of two to the other{(set.Reason is { } reason ? $" ({reason})" : "")}.", $"{place}/field");
        PulsedMoment pulsed = new(settings, moment, temperature, (stable[0], stable[1]));
        double thermal = ThermalMoment.Energy(temperature) / magnet.Volume.Si;
        foreach (UnitVector axis in pulsed.candidates)
        {
            if (AxialLandscape.WhereSymmetric(pulsed.Before, temperature, axis) is not { } landscape || AxialWells.Of(landscape) is not { } wells) continue;
            return new PulsedMoment(settings, moment, temperature, (stable[0], stable[1])) { Axis = axis, Divide = wells.Top, Barrier = landscape.ReducedEnergy(wells.Top) - landscape.ReducedEnergy(wells.Upper), Quiet = landscape };
        }
        Equilibrium saddle = set.Points.Where(state => state.Index < 0).MinBy(state => state.Energy.Si) ?? throw new DeviceException($"No saddle of the energy lies between the two states: {set.Remark}", $"{place}/field");
        double start = set.Points.First(state => state.Direction == stable[0]).Energy.Si;
        return new PulsedMoment(settings, moment, temperature, (stable[0], stable[1])) { Divide = Vector3d.Dot(saddle.Direction, pulsed.Axis), Barrier = (saddle.Energy.Si - start) / thermal };
    }

    /// <summary>The landscape during a pulse along the same axis; null where there is none.</summary>
    public AxialLandscape? During(PulseDrive drive) => Quiet is null ? null : AxialLandscape.WhereSymmetric(Equation(drive), Temperature, Axis);

    /// <summary>E/kT without a pulse.</summary>
    public double ReducedEnergy(Vector3d u) => Before.Magnets[0].Energy.Value(u, 0) * Before.Magnets[0].Volume.Si / ThermalMoment.Energy(Temperature);

    /// <summary>The equation during a pulse.</summary>
    public GeneralizedLlg Equation(PulseDrive drive)
    {
        Drives drives = Drives.Constant(Settings.Field.Along, Settings.Field.Value, drive.Current) with { Voltage = Waveform.Constant(drive.Voltage.Si) };
        if (Settings.PulseField is { } pulse && drive.Field.Si != 0) drives = drives.WithField(Waveform.Constant(drive.Field.Si), pulse.Along);
        return new GeneralizedLlg(Moment.Magnet.In(drives)) { SpinTransfer = Moment.SpinTransfer.Potentials, Current = Waveform.Constant(drive.Current.Si) };
    }

    /// <summary>
    /// The current in A at which small motion about the state at the start begins to grow, from lap χ = α lap V there; null where no current does.
    /// </summary>
    public double? CriticalCurrent()
    {
        TangentField field = new(Before.Magnets[0], Moment.SpinTransfer.Potentials);
        TangentFrame frame = TangentFrame.At(Start);
        double quiet = field.Derivative(frame, 0).Trace, perAmpere = field.Derivative(frame, 1).Trace - quiet;
        return Moment.SpinTransfer.Potentials.IsNone || perAmpere == 0 ? null : -quiet / perAmpere;
    }

    private static string Count(int states) => states switch
    {
        0 => "no stable state of rest",
        1 => "one stable state only",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{states} stable states"),
    };
}
