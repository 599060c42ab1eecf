using System.Globalization;
using Larmor.Workbench;
using Spectre.Console;

namespace Larmor.Cli.Screen;

/// <summary>Shows how far a run has come: bars where a person watches and the work is long, otherwise one line for each step.</summary>
internal sealed class ProgressDisplay(Terminal terminal, bool isQuiet) : IProgress<PipelineProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400), Pace = TimeSpan.FromMilliseconds(100), BetweenLines = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<PipelineProgress> steps = [];
    private long begun, written;

    /// <inheritdoc/>
    public void Report(PipelineProgress value)
    {
        string line = "";
        lock (gate)
        {
            bool isNew = value.Step > steps.Count;
            if (isNew)
            {
                steps.Add(value);
                begun = written = TimeProvider.System.GetTimestamp();
                line = string.Create(CultureInfo.InvariantCulture, $"[{value.Step}/{value.Steps}] {value.Name}");
            }
            else if (value.Share > steps[value.Step - 1].Share)
            {
                steps[value.Step - 1] = value;
                if (TimeProvider.System.GetElapsedTime(written) >= BetweenLines)
                {
                    written = TimeProvider.System.GetTimestamp();
                    line = string.Create(CultureInfo.InvariantCulture, $"[{value.Step}/{value.Steps}] {value.Name}: {value.Share:P0}, about {TimeLeft(value.Share, TimeProvider.System.GetElapsedTime(begun))} left");
                }
            }
        }
        if (line.Length > 0 && !terminal.IsInteractive && !isQuiet) terminal.Error.WriteLine(line);
    }

    /// <summary>How long the rest takes at the pace so far, in words.</summary>
    internal static string TimeLeft(double share, TimeSpan elapsed)
    {
        double seconds = elapsed.TotalSeconds * (1 - share) / Math.Max(share, 1e-9);
        return seconds switch
        {
            < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:F0} s"),
            < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min"),
            < 172800 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F0} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400:F0} days"),
        };
    }

    /// <summary>Does the work and shows how far it is.</summary>
    public T During<T>(Func<T> work)
    {
        if (!terminal.IsInteractive || isQuiet) return work();
        Task<T> running = Task.Run(work);
        if (!HasEnded(running, Patience)) ShowBars(running);
        return running.GetAwaiter().GetResult();
    }

    /// <summary>The only place that loads the drawing library.</summary>
    private void ShowBars(Task running)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        Progress bars = console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
        bars.Start(context =>
        {
            List<ProgressTask> tasks = [];
            do
            {
                foreach (PipelineProgress step in Snapshot())
                {
                    if (step.Step > tasks.Count) tasks.Add(context.AddTask(Markup.Escape(step.Name), maxValue: 1));
                    tasks[step.Step - 1].Value = step.Share;
                }
            }
            while (!HasEnded(running, Pace));
        });
    }

    private PipelineProgress[] Snapshot()
    {
        lock (gate) return [.. steps];
    }

    private static bool HasEnded(Task running, TimeSpan patience) => Task.WaitAny([running], patience) == 0;
}
