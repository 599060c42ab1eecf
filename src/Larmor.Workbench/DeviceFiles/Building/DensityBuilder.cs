using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a density in time into its settings.</summary>
internal static class DensityBuilder
{
    public static DensityOnSphere? Build(SectionValues values, string name)
    {
        if (!values.TryGet(ExperimentGrammar.Duration, out Duration duration)) return null;
        FieldsWord fields = values.Get(ExperimentGrammar.Fields, new FieldsWord(AppliedField.None, []));
        DriveWord<Current> current = values.Get(ExperimentGrammar.DrivenCurrent, new DriveWord<Current>(Current.Zero, null));
        DriveWord<Voltage> voltage = values.Get(ExperimentGrammar.DrivenVoltage, new DriveWord<Voltage>(Voltage.Zero, null));
        DensityOnSphere plain = new() { Name = name, Duration = duration };
        return plain with
        {
            Field = fields.Constant,
            FieldDrives = fields.Drives.Count == 0 ? [] : fields.Drives,
            Current = current.Constant,
            CurrentDrive = current.Shape,
            Voltage = voltage.Constant,
            VoltageDrive = voltage.Shape,
            Start = values.Get(DensityGrammar.Start, plain.Start),
            Samples = values.Get(DensityGrammar.Samples, plain.Samples),
            Maps = values.Get(DensityGrammar.Maps, plain.Maps),
            Tolerance = values.Get(DensityGrammar.Tolerance, plain.Tolerance),
            HighestDegree = values.Get(DensityGrammar.HighestDegree, plain.HighestDegree),
        };
    }
}
