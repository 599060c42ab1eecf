using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>
/// The device of any point of a sweep: the file with every range replaced by its value. The text is read once; for each point only what stands
/// above a swept quantity is read again, and only the parts of the device are built that depend on it.
/// </summary>
/// <remarks>Of one thread: each worker has its own.</remarks>
internal sealed class PointDevices
{
    private readonly SweepSource source;
    private readonly SweptReading swept = new();
    private readonly Reading reading;
    private readonly ErrorList errors;
    private readonly HashSet<string> changed;
    private readonly double[] values;
    private AssembledDevice? first;

    public PointDevices(SweepSource source)
    {
        this.source = source;
        errors = new ErrorList(source.Name);
        reading = new Reading(errors, source.Folder) { Swept = swept };
        FileGrammar.File.Read(source.Root, reading);
        errors.ThrowIfAny();
        values = new double[source.Plan.Places];
        swept.BeginPoints(source.Root);
        changed = [.. ((MappingNode)source.Root).Entries.Where(entry => !swept.IsConstant(entry.Value)).Select(entry => entry.Key.Text)];
    }

    /// <summary>The device and the measurements of a point.</summary>
    /// <exception cref="DeviceFileException">No device can be built with these values.</exception>
    public AssembledDevice At(int point)
    {
        errors.Clear();
        source.Plan.Fill(point, values);
        swept.MoveTo(values);
        SectionValues? file = FileGrammar.File.Read(source.Root, reading);
        errors.ThrowIfAny();
        AssembledDevice built = new DeviceAssembly(source.Name, first, changed).Build(file!, reading);
        first ??= built;
        return built;
    }
}
