using System.Globalization;
using Larmor.Workbench;
using Spectre.Console;

namespace Larmor.Cli.Screen;

/// <summary>Shows how far a run has come: bars where a person watches and the work is long, otherwise one line for each step.</summary>
internal sealed class ProgressDisplay(Terminal terminal, bool isQuiet) : IProgress<PipelineProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400), Pace = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly List<PipelineProgress> steps = [];

    /// <inheritdoc/>
    public void Report(PipelineProgress value)
    {
        bool isNew;
        lock (gate)
        {
            isNew = value.Step > steps.Count;
            if (isNew) steps.Add(value);
            else if (value.Share > steps[value.Step - 1].Share) steps[value.Step - 1] = value;
        }
        if (!isNew || terminal.IsInteractive || isQuiet) return;
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{value.Step}/{value.Steps}] {value.Name}"));
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
        Progress bars = console.Progress().AutoClear(true).Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn());
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
