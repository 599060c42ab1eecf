using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Device files of one free moment without shape, whose trajectory is described by some words.</summary>
internal static class MotionFiles
{
    /// <summary>The damping in these files.</summary>
    public const double Damping = 0.2;

    /// <summary>Reads a file whose one trajectory has these words.</summary>
    public static DeviceFile Read(string words, string material = "curie-temperature: 900 K", string magnet = "efficiency: 0", double damping = Damping) => DeviceFileReader.Parse(string.Create(CultureInfo.InvariantCulture, $$"""
        larmor: 1
        title: One moment
        temperature: 300 K
        materials:
          film:
            like: Co
            saturation-magnetization: 0.8 MA/m
            damping: {{damping}}
            temperature: 300 K
            source: round numbers
            {{material}}
        stack:
          - Cu
          - { name: fixed, material: film, thickness: 10 nm, magnetization: +x }
          - { material: Cu, thickness: 4 nm }
          - { name: free, material: film, thickness: 3 nm, magnetization: free }
          - Cu
        cross-section: { disc: 50 nm }
        magnets:
          free: { demagnetization: none, {{magnet}} }
        experiments:
          - dynamics: { duration: 100 ps, samples: 101, {{words}} }
        """));

    /// <summary>The trajectory of such a file, with all its laws held.</summary>
    public static DynamicsResult Run(DeviceFile file)
    {
        DynamicsResult result = ((Dynamics)file.Experiments[0]).Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        return result;
    }
}
