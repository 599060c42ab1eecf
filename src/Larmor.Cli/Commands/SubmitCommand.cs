using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Larmor.Workbench;
using Larmor.Workbench.Clusters;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor submit FILE --slurm</c>: gives a sweep to a cluster as a job array, and the job that collects behind it.</summary>
internal static partial class SubmitCommand
{
    private const int MostTasks = 10_000, MostCores = 1024;

    public static Command Make(Terminal terminal)
    {
        Argument<string> file = FileArgument.Make("A device file (YAML) in which quantities have many values; any other is submitted as one job");
        Option<string?> folder = FolderOption.Make("Where the results go (default: results/<name of the file>); scripts and logs lie in DIR.slurm");
        Option<ulong?> seed = SeedOption.Make();
        Option<bool> slurm = new("--slurm") { Description = "Submit to Slurm", Required = true };
        Option<bool> dry = new("--dry-run") { Description = "Print the scripts and submit nothing" };
        Option<int?> tasks = Number("--tasks", "Elements of the job array (default: chosen from the measured cost of a point, about ten minutes each)", MostTasks);
        Option<int?> cores = Number("--cores", "Cores of each element (default: 1)", MostCores);
        Option<string?> time = new("--time") { Description = "Time limit of each element, for example 4:00:00; near it Larmor stops, goes back into the queue and goes on", HelpName = "LIMIT" };
        time.Validators.Add(CheckTime);
        Option<string?> partition = new("--partition") { Description = "Partition of the cluster", HelpName = "NAME" };
        Option<string?> account = new("--account") { Description = "Account to charge", HelpName = "NAME" };
        Option<string[]> further = new("--sbatch") { Description = "A further option of sbatch, for example --sbatch=--mem=2G; may stand several times", HelpName = "OPTION", Arity = ArgumentArity.OneOrMore };
        Option<string[]> setup = new("--setup") { Description = "A line that prepares a node, for example --setup='module load dotnet'; may stand several times", HelpName = "LINE", Arity = ArgumentArity.OneOrMore };
        Option<string?> command = new("--command") { Description = "How Larmor starts on a node, for example 'apptainer exec larmor.sif larmor' (default: this program)", HelpName = "WORDS" };
        Command submit = new("submit", "Give a sweep to a Slurm cluster as a job array") { file, folder, seed, slurm, dry, tasks, cores, time, partition, account, further, setup, command };
        submit.SetAction(parsed =>
        {
            SlurmOptions options = new()
            {
                Tasks = parsed.GetValue(tasks),
                Cores = parsed.GetValue(cores) ?? 1,
                Time = parsed.GetValue(time),
                Partition = parsed.GetValue(partition),
                Account = parsed.GetValue(account),
                Further = parsed.GetValue(further) ?? [],
                Setup = parsed.GetValue(setup) ?? [],
                Command = parsed.GetValue(command),
            };
            Pipeline pipeline = new(parsed.GetRequiredValue(file)) { Folder = parsed.GetValue(folder), Seed = parsed.GetValue(seed) };
            using StopSignal stop = new(terminal);
            return Submit(new SlurmSubmission(pipeline, options), parsed.GetValue(dry), terminal, stop.Token);
        });
        return submit;
    }

    private static int Submit(SlurmSubmission submission, bool isDry, Terminal terminal, CancellationToken cancellation)
    {
        if (!isDry)
        {
            foreach (string line in submission.Submit(cancellation)) terminal.Out.WriteLine(line);
            return ExitCode.Good;
        }
        SlurmPlan plan = submission.Plan(cancellation);
        foreach (string line in plan.Words) terminal.Out.WriteLine($"# {line}");
        terminal.Out.WriteLine();
        terminal.Out.Write(plan.Work);
        if (plan.Collect is { } collect) terminal.Out.Write($"\n# When all elements have ended well:\n\n{collect}");
        return ExitCode.Good;
    }

    private static Option<int?> Number(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = words =>
        {
            string word = words.Tokens[0].Value;
            if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most) return number;
            words.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a whole number from 1 to {most}; got '{word}'."));
            return null;
        },
    };

    private static void CheckTime(OptionResult words)
    {
        foreach (string word in words.Tokens.Select(token => token.Value).Where(word => !TimeLimit().IsMatch(word)))
        {
            words.AddError($"--time takes minutes, hours:minutes:seconds or days-hours:minutes:seconds, for example 90 or 4:00:00; got '{word}'.");
        }
    }

    [GeneratedRegex(@"^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d\d?(:\d\d){0,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeLimit();
}
