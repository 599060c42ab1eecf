using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>One point with the laws checked on it and what could not be decided.</summary>
/// <param name="Point">The point.</param>
/// <param name="Ledger">Works and heat of all motion followed.</param>
/// <param name="Residual">|sum of the indices of all states of rest − 2|.</param>
/// <param name="Problem">What is special or missing; empty where nothing is.</param>
internal sealed record SurveyedPoint(DiagramPoint Point, MotionLedger Ledger, int Residual, string Problem) : IPlainPoint;

/// <summary>Finds, at one point of a phase diagram after another, all that a moment can do in the end.</summary>
internal sealed class DiagramSurvey(FreeMoment moment, PhaseDiagram settings)
{
    private const double SameCycle = 1e-3, OnPlane = 1e-6;

    private static readonly Vector3d[] Axes = [UnitVector.X, -UnitVector.X, UnitVector.Y, -UnitVector.Y, UnitVector.Z, -UnitVector.Z];

    private int Columns => settings.Field.Values.Count;

    /// <summary>Number of points.</summary>
    public int Count => Columns * (settings.CrossField?.Values.Count ?? settings.Currents.Count);

    /// <summary>The point of a number; the horizontal axis runs fastest.</summary>
    public SurveyedPoint At(int index, CancellationToken cancellation)
    {
        int row = index / Columns;
        MagneticField field = settings.Field.Values[index % Columns];
        MagneticField cross = settings.CrossField?.Values[row] ?? MagneticField.Zero;
        Current current = settings.CrossField is null ? settings.Currents[row] : settings.Currents[0];
        Magnet magnet = In(field, cross, current);
        EquilibriumSet set = Equilibria.Of(magnet, moment.SpinTransfer.Potentials, current);
        Equilibrium[] stable = [.. set.Stable], unstable = [.. set.Points.Where(point => !point.IsStable)];
        string[] names = StateNames.Of([.. stable.Select(state => state.Direction)], moment.Parallel);
        StableRest[] rests = [.. stable.Select((state, i) => new StableRest(names[i], state.Direction, state.Response.DampedFrequency.Si))
            .OrderBy(rest => StateNames.Rank(rest.Name)).ThenBy(rest => rest.Name, StringComparer.Ordinal)];
        (DiagramCycle[] cycles, MotionLedger ledger, string problem) = set.Reason is null
            ? Cycles(magnet, current, unstable, cancellation)
            : ([], default, set.Reason);
        string region = set.Reason is not null ? PhaseDiagramResult.Undecided : Region(rests, cycles, problem.Length > 0);
        return new SurveyedPoint(new DiagramPoint(field.Si, cross.Si, current.Si, region, rests, unstable.Length, cycles), ledger, set.Residual, problem);
    }

    /// <summary>All that the moment can do, as <c>P/AP/OP</c>: rest first, then precession in the plane, then out of it; with ? at the end where some start did not settle.</summary>
    private static string Region(StableRest[] rests, DiagramCycle[] cycles, bool isOpen)
    {
        IEnumerable<string> words = rests.Select(rest => Short(rest.Name))
            .Concat(cycles.OrderBy(cycle => cycle.IsOutOfPlane).Select(cycle => cycle.IsOutOfPlane ? "OP" : "IP"))
            .Concat(isOpen ? [PhaseDiagramResult.Undecided] : []);
        string region = string.Join("/", words.Distinct(StringComparer.Ordinal));
        return region.Length > 0 ? region : PhaseDiagramResult.Undecided;
    }

    private static string Short(string name) =>
        name.StartsWith(StateNames.Parallel, StringComparison.Ordinal) ? "P"
        : name.StartsWith(StateNames.Antiparallel, StringComparison.Ordinal) ? "AP"
        : $"{(name.StartsWith("plus", StringComparison.Ordinal) ? '+' : '-')}{name.Split('-')[1]}";

    private Magnet In(MagneticField field, MagneticField cross, Current current)
    {
        Drives drives = Drives.Constant(settings.Field.Along, field, current);
        if (settings.CrossField is { } second) drives = drives.WithField(Waveform.Constant(cross.Si), second.Along);
        return moment.Magnet.In(drives);
    }

    /// <summary>The cycles that the moment runs into from the unstable states; without a torque one start is followed, for the ledger.</summary>
    private (DiagramCycle[] Cycles, MotionLedger Ledger, string Problem) Cycles(Magnet magnet, Current current, Equilibrium[] unstable, CancellationToken cancellation)
    {
        bool hasTorque = current.Si != 0 && !moment.SpinTransfer.Potentials.IsNone;
        GeneralizedLlg equation = new(magnet) { SpinTransfer = moment.SpinTransfer.Potentials, Current = Waveform.Constant(current.Si) };
        List<DiagramCycle> cycles = [];
        MotionLedger ledger = default;
        string problem = "";
        IEnumerable<Vector3d> from = unstable.Length > 0 ? unstable.Select(state => state.Direction.Components) : Axes;
        IEnumerable<Vector3d> starts = from.SelectMany(direction => (Vector3d[])[Tilt.Of(direction, settings.Tilt.Si), Tilt.Of(direction, -settings.Tilt.Si)]);
        foreach (Vector3d start in hasTorque ? starts : starts.Take(1))
        {
            (SettledMotion motion, MotionLedger works) = Settling.Follow(equation, start, UnitVector.X, new SettlingLimit(settings.SettlingTime.Si), cancellation);
            ledger += works;
            if (motion.State == MomentState.LimitCycle) Note(cycles, motion);
            else if (motion.State == MomentState.Unsettled && hasTorque && problem.Length == 0) problem = $"From one of its unstable states the moment does not settle within {settings.SettlingTime}: {motion.Reason}.";
        }
        return ([.. cycles], ledger, problem);
    }

    private static void Note(List<DiagramCycle> cycles, SettledMotion motion)
    {
        bool crosses = motion.Minimum < -OnPlane && motion.Maximum > OnPlane;
        DiagramCycle cycle = new(!crosses, motion.Mean, motion.Minimum, motion.Maximum, motion.Frequency);
        if (!cycles.Exists(other => (other.Mean - cycle.Mean).Norm < SameCycle && Math.Abs(other.Frequency - cycle.Frequency) < SameCycle * cycle.Frequency)) cycles.Add(cycle);
    }
}
