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
    private const int MostAnswers = 18;
    private const int NestedIndent = 4;
    private const int ReasonIndent = 8;

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
        if (found.Outcome.Kind != OutcomeKind.Finished) terminal.Out.Write(WrappedText.Of($"  {InWords(found.Outcome.Kind)}: ", found.Outcome.Reason, NestedIndent));
        AlignedText table = new();
        foreach (Scalar scalar in found.Scalars.Take(MostAnswers))
        {
            if (scalar.Value is { } value && double.IsFinite(value)) table.Add(scalar.Name, UnitDisplay.Text(value, scalar.Unit, 6));
        }
        terminal.Out.Write(table);
        foreach (IGrouping<string, Scalar> missing in found.Scalars.Take(MostAnswers).Where(IsMissing).GroupBy(scalar => scalar.Reason ?? "The value is not a finite number.", StringComparer.Ordinal))
        {
            terminal.Out.Write(WrappedText.Of("  none: ", string.Join(", ", missing.Select(scalar => scalar.Name)), ReasonIndent));
            terminal.Out.Write(WrappedText.Of(new string(' ', ReasonIndent), missing.Key, ReasonIndent));
        }
        int more = found.Scalars.Count - MostAnswers;
        if (more > 0) terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {more} more in summary.json"));
    }

    /// <summary>One line for each measurement with the residuals of its laws; a broken law in full.</summary>
    private static void Audit(RunRecord run, Terminal terminal)
    {
        terminal.Out.WriteLine();
        if (run.IsEmpty)
        {
            terminal.Out.WriteLine("Audit: nothing was found on which a law could be checked.");
            return;
        }
        terminal.Out.WriteLine(run.AuditPassed ? "Audit: every law holds; residuals" : "AUDIT FAILED: this result breaks a law and must not be trusted; residuals");
        AlignedText table = new();
        foreach ((Result found, string name) in run.Results.Zip(run.Names)) table.Add(name, string.Join(", ", found.Checks.Select(Residual)));
        terminal.Out.Write(table);
        foreach (AuditCheck check in run.Checks.Where(check => !check.Passed))
        {
            terminal.Out.Write(WrappedText.Of("  BROKEN: ", $"{check.Name} is {Size(check.Value)}, allowed is {Size(check.Tolerance)}. {check.Meaning}", NestedIndent));
        }
    }

    private static bool IsMissing(Scalar scalar) => scalar.Value is not { } value || !double.IsFinite(value);

    private static string Residual(AuditCheck check) => $"{check.Name} {Size(check.Value)}";

    private static string Size(double residual) => residual switch
    {
        0 => "0",
        double.NaN => "not a number",
        _ => residual.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    private static string InWords(OutcomeKind kind) => kind == OutcomeKind.Stopped ? "stopped" : "did not converge";
}
