using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>A device file that was read without a fault: the device, what is measured on it, and how the file was understood.</summary>
public sealed record DeviceFile
{
    /// <summary>The file as the user named it.</summary>
    public required string Path { get; init; }

    /// <summary>The device.</summary>
    public required Device Device { get; init; }

    /// <summary>The measurements, in the order of the file.</summary>
    public required IReadOnlyList<IExperiment> Experiments { get; init; }

    /// <summary>How values with more than one reading were understood, for the report: a field given in Oe, a magnetization given as mu0 Ms, ...</summary>
    public required IReadOnlyList<string> Readings { get; init; }

    /// <summary>What a person should look at.</summary>
    public required IReadOnlyList<DeviceFileWarning> Warnings { get; init; }

    /// <summary>
    /// The whole input as JSON in the language of device files, with every default written out and every number of the library in it: reading it
    /// gives the same device and the same measurements to the last bit, whatever the library says then.
    /// </summary>
    public required string CanonicalInput { get; init; }

    /// <summary>Seed of all random streams: 0, or what a run's record says.</summary>
    public ulong Seed { get; init; }

    /// <summary>The sweep that the file asks for; null where every quantity has one value.</summary>
    internal SweepSource? Sweep { get; init; }

    /// <summary>Number of points of the sweep that the file asks for; 1 where every quantity has one value.</summary>
    public int Points => Sweep?.Plan.Count ?? 1;

    /// <summary>The axes of the sweep in words; empty where every quantity has one value.</summary>
    public string Axes => Sweep is null ? "" : string.Join(Sweep.Plan.IsGrid ? " x " : ", ", Sweep.Plan.Axes.Select(axis => $"{axis.Name} ({axis.Values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)})"));

    internal SubjectPlaces? Places { get; init; }

    /// <summary>Gives a fault that a measurement found in the device its place in the file.</summary>
    public DeviceFileError ErrorFor(DeviceException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Places?.Find(failure.Subject) is var (place, path)
            ? new DeviceFileError(Path, place.Line, place.Column, path, failure.Message)
            : new DeviceFileError(Path, 1, 1, failure.Subject, failure.Message);
    }
}
