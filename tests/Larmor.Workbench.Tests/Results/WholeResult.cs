using System.Text.Json;
using System.Xml.Linq;
using Larmor.Workbench.Results;
using PureHDF;

namespace Larmor.Workbench.Tests.Results;

/// <summary>Reads every file that a results folder must hold, to its end.</summary>
internal static class WholeResult
{
    private static readonly byte[] EndOfPng = [(byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <summary>The seed in the record of a whole result; fails where a file is missing or cut.</summary>
    public static ulong SeedOf(string folder)
    {
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "summary.json")));
        foreach (JsonElement experiment in summary.RootElement.GetProperty("experiments").EnumerateArray())
        {
            foreach (JsonElement table in experiment.GetProperty("tables").EnumerateArray()) ReadTable(Path.Combine(folder, table.GetString()!));
            foreach (JsonElement figure in experiment.GetProperty("figures").EnumerateArray()) ReadFigure(Path.Combine(folder, figure.GetString()!));
        }
        Assert.True(summary.RootElement.GetProperty("audit").GetProperty("passed").GetBoolean());
        Assert.EndsWith("</html>\n", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        using (MemoryStream arrays = new(File.ReadAllBytes(Path.Combine(folder, "results.h5"))))
        {
            Assert.NotEmpty(H5File.Open(arrays).Children());
        }
        return RunFile.Read(Path.Combine(folder, "run.json")).Seed;
    }

    private static void ReadTable(string path)
    {
        string text = File.ReadAllText(path);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        int[] columns = [.. text.TrimEnd().Split("\r\n").Select(line => line.Count(character => character == ','))];
        Assert.All(columns, count => Assert.Equal(columns[0], count));
    }

    private static void ReadFigure(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (path.EndsWith(".svg", StringComparison.Ordinal)) Assert.Equal("svg", XDocument.Parse(System.Text.Encoding.UTF8.GetString(bytes)).Root!.Name.LocalName);
        else Assert.True(bytes.AsSpan().EndsWith(EndOfPng), path);
    }
}
