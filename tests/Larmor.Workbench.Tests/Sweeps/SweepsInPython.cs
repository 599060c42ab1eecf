using System.Diagnostics;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>A reader that is not ours opens the arrays of a sweep by the names of their axes. Where Python has neither h5netcdf nor h5py this counts as skipped.</summary>
public sealed class SweepsInPython : IDisposable
{
    private const string Netcdf = """
        import sys, h5netcdf
        with h5netcdf.File(sys.argv[1], "r") as file:
            group = file["sweep"]
            data = group[sys.argv[2]]
            print(" ".join(data.dimensions))
            for name in data.dimensions: print(" ".join(repr(float(x)) for x in group[name][:]))
            print(" ".join(repr(float(x)) for row in data[...] for x in row))
        """;

    private const string Hdf5 = """
        import sys, h5py
        with h5py.File(sys.argv[1], "r") as file:
            data = file["sweep"][sys.argv[2]]
            print(" ".join(dim[0].name.split("/")[-1] for dim in data.dims))
            for dim in data.dims: print(" ".join(repr(float(x)) for x in dim[0][:]))
            print(" ".join(repr(float(x)) for row in data[...] for x in row))
        """;

    private readonly string room = Directory.CreateTempSubdirectory("larmor-python-").FullName;

    public void Dispose() => Directory.Delete(room, recursive: true);

    [Theory]
    [InlineData("h5netcdf", Netcdf)]
    [InlineData("h5py", Hdf5)]
    public void An_array_opens_with_its_axes_by_name(string module, string script)
    {
        string? python = ((string[])["python3", "python", "/usr/bin/python3"]).FirstOrDefault(one => Ask(one, $"import {module}") is not null);
        if (python is null) Assert.Skip($"No Python here has {module}.");
        const int spacers = 4, frees = 3;
        SweepSamples.Run(room, "map", SweepSamples.Map(spacers, frees, "accumulation: { current-density: 1e11 A/m^2 }", "{ keep: resistance-area }"), threads: 2);
        string[] lines = Ask(python, script, Path.Combine(room, "map", "results.h5"), "resistance-area")!.Split('\n');
        Assert.Equal("spacer-thickness free-thickness", lines[0]);
        string[][] rows = [.. File.ReadLines(Path.Combine(room, "map", "tables", "sweep.csv")).Skip(1).Select(line => line.Split(','))];
        Assert.Equal(rows.Select(row => Number(row[0])).Distinct(), lines[1].Split(' ').Select(Number));
        Assert.Equal(rows.Take(frees).Select(row => Number(row[1])), lines[2].Split(' ').Select(Number));
        Assert.Equal(rows.Select(row => Number(row[2])), lines[3].Split(' ').Select(Number));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What a Python says; null where it is not there or fails.</summary>
    private static string? Ask(string python, string script, params string[] words)
    {
        try
        {
            using Process run = Process.Start(new ProcessStartInfo(python, ["-c", script, .. words]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            string answer = run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            return run.ExitCode == 0 ? answer : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
