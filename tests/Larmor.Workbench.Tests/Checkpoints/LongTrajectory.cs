namespace Larmor.Workbench.Tests.Checkpoints;

/// <summary>A folder with the device file of trajectories that take many steps.</summary>
public sealed class LongTrajectory : IDisposable
{
    private readonly DirectoryInfo room = Directory.CreateTempSubdirectory("larmor-checkpoint-");

    /// <summary>The device file.</summary>
    public string File => Path.Combine(room.FullName, "long.yaml");

    /// <summary>Where states are kept.</summary>
    public string Kept(string results = "results") => Path.Combine(room.FullName, $".{results}.checkpoint");

    /// <summary>Where results go.</summary>
    public string Results(string name = "results") => Path.Combine(room.FullName, name);

    /// <summary>Writes the file: an adaptive trajectory in a train of pulses, and one with steps of one length, so many of them.</summary>
    public void Write(int steps, string field = "100 mT") => System.IO.File.WriteAllText(File, string.Create(CultureInfo.InvariantCulture, $$"""
        larmor: 1
        title: Long trajectories
        temperature: 4.2 K
        materials: { film: { like: Co, damping: 0.02 } }
        stack:
          - Cu
          - { name: fixed, material: film, thickness: 10 nm, magnetization: +z }
          - { material: Cu, thickness: 4 nm }
          - { name: free, material: film, thickness: 3 nm, magnetization: free }
          - Cu
        cross-section: { ellipse: { y: 60 nm, z: 130 nm } }
        magnets: { free: { demagnetization: ellipsoid, efficiency: 0.3 } }
        experiments:
          - dynamics: { name: adaptive, duration: {{steps / 2000}} ns, samples: 301, field: [{ along: z, value: {{field}} }, { along: y, pulse: 20 mT, width: 1 ns, period: 3 ns, count: 5 }], current: 2 mA, start: [0.2, 1, 0.3], tolerance: 1e-10 }
          - dynamics: { name: constant, duration: {{steps}} ps, samples: 301, field: { along: z, value: {{field}} }, start: [0.2, 1, 0.3], stepper: { method: runge-kutta-4, step: 1 ps } }
        """));

    /// <summary>The bits of the numbers of a result.</summary>
    public byte[] Numbers(string results = "results") => System.IO.File.ReadAllBytes(Path.Combine(Results(results), "results.h5"));

    /// <inheritdoc/>
    public void Dispose() => room.Delete(recursive: true);
}
