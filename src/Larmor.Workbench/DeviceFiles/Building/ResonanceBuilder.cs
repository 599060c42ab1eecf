using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the measurements that excite a moment into their settings.</summary>
internal static class ResonanceBuilder
{
    public static IExperiment? Build(ExperimentItem item, string name, FieldSweep? sweep) =>
        item.Kind == ResonanceGrammar.Pimm ? Pimm(item.Values, name)
        : sweep is null ? null
        : StFmr(item.Values, name, sweep);

    private static StFmr? StFmr(SectionValues values, string name, FieldSweep sweep)
    {
        if (!values.TryGet(ResonanceGrammar.Frequencies, out IReadOnlyList<Frequency>? frequencies) || !values.TryGet(ResonanceGrammar.Amplitude, out Current amplitude) || !values.TryGet(ResonanceGrammar.ResistanceChange, out Resistance change)) return null;
        return new StFmr
        {
            Name = name, Field = sweep, Frequencies = frequencies, Amplitude = amplitude, ResistanceChange = change,
            Current = values.Get(ExperimentGrammar.Current, Current.Zero),
            CurrentAlong = values.TryGet(ResonanceGrammar.CurrentAlong, out UnitVector along) ? along : null,
            Between = values.TryGet(ResonanceGrammar.Between, out IReadOnlyList<string>? between) ? between : null,
            Pumping = values.Get(FmrGrammar.Pumping, ElectronGrammar.Off) == ElectronGrammar.On,
        };
    }

    private static Pimm? Pimm(SectionValues values, string name)
    {
        if (!values.TryGet(ResonanceGrammar.Duration, out Duration duration)) return null;
        FieldsWord fields = values.Get(ExperimentGrammar.Fields, new FieldsWord(AppliedField.None, []));
        DriveWord<Current> current = values.Get(ExperimentGrammar.DrivenCurrent, new DriveWord<Current>(Current.Zero, null));
        DriveWord<Voltage> voltage = values.Get(ExperimentGrammar.DrivenVoltage, new DriveWord<Voltage>(Voltage.Zero, null));
        Pimm plain = new() { Name = name, Duration = duration, Field = fields.Constant, FieldDrives = fields.Drives, Current = current.Constant, CurrentDrive = current.Shape, Voltage = voltage.Constant, VoltageDrive = voltage.Shape };
        return plain with
        {
            RingDownFrom = values.TryGet(ResonanceGrammar.RingDown, out Duration from) ? from : null,
            Layer = values.TryGet(ResonanceGrammar.Layer, out string? layer) ? layer : null,
            Component = values.TryGet(ResonanceGrammar.Component, out UnitVector component) ? component : null,
            IsTapered = values.Get(ResonanceGrammar.Window, "none") == "cosine",
            Samples = values.Get(ResonanceGrammar.Samples, plain.Samples),
            Tolerance = values.Get(ResonanceGrammar.Tolerance, plain.Tolerance),
        };
    }
}
