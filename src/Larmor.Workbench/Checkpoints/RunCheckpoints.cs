using System.Globalization;
using Larmor.Experiments;
using Larmor.Workbench.Results;

namespace Larmor.Workbench.Checkpoints;

/// <summary>
/// The states of an unfinished run in a hidden folder beside its results, <c>.NAME.checkpoint</c>: what was run (<c>run.state</c>), and for each
/// measurement and name the last two states kept, the older of which takes over where the newer one is damaged.
/// </summary>
/// <remarks>The folder is made with the first state and removed when the results stand.</remarks>
internal sealed class RunCheckpoints
{
    private const string Run = "run.state";

    private readonly string folder;
    private readonly RunIdentity identity;
    private readonly bool resumes;
    private readonly List<string> remarks = [];
    private readonly Lock gate = new();
    private bool isMade;

    private RunCheckpoints(FolderNames names, RunIdentity identity, bool resumes)
    {
        folder = names.Checkpoint;
        this.identity = identity;
        this.resumes = resumes;
        isMade = resumes;
    }

    /// <summary>Steps of work between two states kept.</summary>
    public required long StepsBetween { get; init; }

    /// <summary>Whether a state stands on the disk.</summary>
    public bool HasState => isMade;

    /// <summary>What a person should know of what was found.</summary>
    public IReadOnlyList<string> Remarks => remarks;

    /// <summary>Begins a run at its start; states of an earlier one are removed.</summary>
    public static RunCheckpoints Begin(string results, RunIdentity identity, long stepsBetween)
    {
        RunCheckpoints checkpoints = new(FolderNames.Of(results), identity, resumes: false) { StepsBetween = stepsBetween };
        checkpoints.Remove();
        return checkpoints;
    }

    /// <summary>Takes up an earlier run; one that kept no state begins at its start.</summary>
    /// <exception cref="ResultsException">The states belong to another run, or cannot be read.</exception>
    public static RunCheckpoints Resume(string results, RunIdentity identity, long stepsBetween)
    {
        FolderNames names = FolderNames.Of(results);
        if (!Directory.Exists(names.Checkpoint))
        {
            RunCheckpoints fresh = Begin(results, identity, stepsBetween);
            fresh.remarks.Add("There was no checkpoint to resume, so the run began at its start.");
            return fresh;
        }
        if (CheckpointFile.Read(Path.Combine(names.Checkpoint, Run)) is not { } kept) throw new ResultsException($"The checkpoint '{names.Checkpoint}' is damaged: it cannot be told what it belongs to. Run without --resume to begin at the start.");
        IReadOnlyList<string> changes = identity.ChangesFrom(RunIdentity.From(kept.Content));
        if (changes.Count == 0) return new RunCheckpoints(names, identity, resumes: true) { StepsBetween = stepsBetween };
        throw new ResultsException($"The checkpoint '{names.Checkpoint}' belongs to another run: {string.Join("; ", changes)}. Put that back, or run without --resume to begin at the start.");
    }

    /// <summary>The states of one measurement.</summary>
    /// <param name="index">Its place in the device file, from 0.</param>
    public ICheckpoints Of(int index) => new OfExperiment(this, index);

    /// <summary>What runs the independent points of one measurement and keeps those that are finished.</summary>
    /// <param name="index">Its place in the device file, from 0.</param>
    /// <param name="patience">How long points are computed before the first is written: short work leaves no trace.</param>
    public KeepingExecutor ExecutorOf(int index, TimeSpan patience) => new(folder, string.Create(CultureInfo.InvariantCulture, $"points-{index + 1}"), identity, patience)
    {
        BeforeFirst = Make,
        Resumes = resumes,
    };

    /// <summary>Adds what a person should know.</summary>
    public void Remark(string remark)
    {
        lock (gate) remarks.Add(remark);
    }

    /// <summary>Removes all states.</summary>
    public void Remove()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        isMade = false;
    }

    private void Make()
    {
        lock (gate)
        {
            if (isMade) return;
            Directory.CreateDirectory(folder);
            CheckpointFile.Write(Path.Combine(folder, Run), 0, identity.ToBytes());
            isMade = true;
        }
    }

    private sealed class OfExperiment(RunCheckpoints run, int index) : ICheckpoints
    {
        private readonly Dictionary<string, long> sequences = new(StringComparer.Ordinal);
        private readonly Lock own = new();

        public long StepsBetween => run.StepsBetween;

        public byte[]? Last(string name)
        {
            if (!run.resumes) return null;
            string[] paths = [PathOf(name, 0), PathOf(name, 1)];
            (long Sequence, byte[] Content)?[] read = [.. paths.Select(CheckpointFile.Read)];
            bool[] isDamaged = [.. paths.Select((path, i) => File.Exists(path) && read[i] is null)];
            (long Sequence, byte[] Content)? last = read.Where(one => one is not null).MaxBy(one => one!.Value.Sequence);
            if (last is not { } state)
            {
                if (isDamaged.Any(damaged => damaged)) throw new ResultsException($"The checkpoint '{run.folder}' is damaged: no state of '{name}' in measurement {(index + 1).ToString(CultureInfo.InvariantCulture)} is whole. Run without --resume to begin at the start.");
                return null;
            }
            if (isDamaged.Any(damaged => damaged)) run.remarks.Add($"A state of '{name}' in the checkpoint was damaged; the run went on from the one before.");
            lock (own) sequences[name] = state.Sequence;
            return state.Content;
        }

        public void Keep(string name, ReadOnlySpan<byte> state)
        {
            run.Make();
            long sequence;
            lock (own) sequences[name] = sequence = sequences.GetValueOrDefault(name) + 1;
            CheckpointFile.Write(PathOf(name, sequence % 2), sequence, state);
        }

        private string PathOf(string name, long parity) => Path.Combine(run.folder, string.Create(CultureInfo.InvariantCulture, $"{index + 1}-{name}-{(parity == 0 ? "even" : "odd")}.state"));
    }
}
