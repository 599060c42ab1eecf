using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>Device files that are sweeps, and what it takes to run them without the command line.</summary>
internal static class SweepSamples
{
    /// <summary>A pillar against the thicknesses of its spacer and its free layer.</summary>
    public static string Map(int spacers, int frees, string experiment = "magnetoresistance", string sweep = "grid") => $$"""
        larmor: 1
        title: a map
        temperature: 4.2 K
        materials:
          Co-free: { like: Co, damping: 0.02, saturation-magnetization: 1.42 MA/m }
        interfaces:
          Co/Cu: { mixing-conductance: 5.5e15 S/m^2, sharvin: included }
        sweep: {{sweep}}
        stack:
          - Cu
          - { name: fixed, material: Co, thickness: 40 nm, magnetization: +z }
          - { name: spacer, material: Cu, thickness: { from: 2 nm, to: 200 nm, points: {{Text(spacers)}} } }
          - { name: free, material: Co-free, thickness: { from: 1 nm, to: 25 nm, points: {{Text(frees)}} }, magnetization: free }
          - Cu
        cross-section: { ellipse: { y: 60 nm, z: 130 nm } }
        magnets:
          free: { demagnetization: ellipsoid }
        experiments:
          - {{experiment}}
        """;

    /// <summary>Runs a file of this text whole.</summary>
    public static PipelineResult Run(string folder, string name, string text, int threads = 1, bool resumes = false)
    {
        string path = Path.Combine(folder, "map.yaml");
        File.WriteAllText(path, text);
        return new Pipeline(path) { Folder = Path.Combine(folder, name), Threads = threads, Resumes = resumes }.Run(cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>Computes a share of the points into a journal.</summary>
    public static SweepState RunSlice(string folder, string name, string text, SweepSlice slice, bool resumes = false)
    {
        string path = Path.Combine(folder, "map.yaml");
        File.WriteAllText(path, text);
        return new Pipeline(path) { Folder = Path.Combine(folder, name), Threads = 1, Resumes = resumes }.RunSlice(slice, cancellation: TestContext.Current.CancellationToken);
    }

    /// <summary>What makes a file of this text the sweep that it is.</summary>
    public static SweepIdentity IdentityOf(string text) => SweepIdentity.Of(DeviceFileReader.Parse(text, "map.yaml"), 0, "0.1.0");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
