using System.Globalization;
using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Workbench;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Display;

namespace Larmor.Cli.Screen;

/// <summary>What a run has found, in words: a short table of the answers, the audit, and where the report is.</summary>
internal static class Words
{
    private const int MostAnswers = 16;

    /// <summary>What a person should look at in the device file.</summary>
    public static void Warnings(IEnumerable<DeviceFileWarning> warnings, Terminal terminal)
    {
        foreach (DeviceFileWarning warning in warnings) terminal.Error.WriteLine(warning);
    }

    /// <summary>The whole account of a run.</summary>
    public static void Answers(PipelineResult result, Terminal terminal)
    {
        Warnings(result.Warnings, terminal);
        terminal.Out.WriteLine(result.Run.Device.Title);
        foreach ((Result found, string name) in result.Run.Results.Zip(result.Run.Names)) Answers(found, name, terminal);
        Audit(result.Run, terminal);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine($"Report: {Path.Combine(result.Folder, "report.html")}");
    }

    private static void Answers(Result found, string name, Terminal terminal)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(name == found.Kind ? name : $"{name} ({found.Kind})");
        if (found.Outcome.Kind != OutcomeKind.Finished) terminal.Out.WriteLine($"  {InWords(found.Outcome.Kind)}: {found.Outcome.Reason}");
        AlignedText table = new();
        foreach (Scalar scalar in found.Scalars.Take(MostAnswers))
        {
            table.Add(scalar.Name, scalar.Value is { } value ? UnitDisplay.Text(value, scalar.Unit, 6) : $"none: {scalar.Reason}");
        }
        terminal.Out.Write(table);
        int more = found.Scalars.Count - MostAnswers;
        if (more > 0) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {more} more in summary.json"));
    }

    private static void Audit(RunRecord run, Terminal terminal)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(run.AuditPassed ? "Audit: every law holds" : "AUDIT FAILED: this result breaks a law and must not be trusted");
        AlignedText table = new();
        foreach (AuditCheck check in run.Checks)
        {
            string residual = string.Create(CultureInfo.InvariantCulture, $"{check.Value:0.0e0} of {check.Tolerance:0.0e0} allowed");
            table.Add(check.Name, residual, check.Passed ? "holds" : $"BROKEN: {check.Meaning}");
        }
        terminal.Out.Write(table);
    }

    private static string InWords(OutcomeKind kind) => kind == OutcomeKind.Stopped ? "stopped" : "did not converge";
}
