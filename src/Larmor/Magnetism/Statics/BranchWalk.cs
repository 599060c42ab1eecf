using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>A point of a branch: the direction and the current in units of I₀, and the direction in which the branch goes on.</summary>
internal readonly record struct BranchPoint(Vector3d Direction, double Current, Vector3d Turn, double Rise);

/// <summary>One walk along a branch of states of rest; see <see cref="EquilibriumBranch"/>.</summary>
internal sealed class BranchWalk
{
    private const double FirstStep = 1e-3;
    private const double LongestStep = 0.01;
    private const double ShortestStep = 1e-9;
    private const int MostSteps = 20000;

    private readonly TangentField field;
    private readonly double unit;
    private readonly double reach;
    private readonly IReadOnlyList<Current> currents;
    private readonly LinearResponse?[] states;
    private readonly double sense;
    private BranchPoint point;
    private StabilityThreshold? threshold;

    public BranchWalk(TangentField field, Vector3d start, double sense, IReadOnlyList<Current> currents)
    {
        this.field = field;
        this.sense = sense;
        this.currents = currents;
        unit = sense * field.EnergyScale / field.TorqueScale;
        states = new LinearResponse?[currents.Count];
        reach = 2 * (1 + field.Magnet.Properties.Damping);
        foreach (Current current in currents) reach = Math.Max(reach, current.Si / unit);
        point = Oriented(start, 0, Vector3d.Zero, 1);
        for (int i = 0; i < currents.Count; i++)
        {
            if (currents[i].Si == 0) states[i] = Response(point);
        }
    }

    public BranchSide Run()
    {
        bool isDamped = IsStrictlyStable(point);
        string stays = isDamped
            ? "The state stays stable."
            : "The state is not damped without current (no damping, or at the edge of stability), so that any current of one sign makes it unstable.";
        double step = FirstStep;
        for (int count = 0; count < MostSteps && point.Current < reach && !IsDone; count++)
        {
            if (Correct(point, step) is not { } next)
            {
                step /= 2;
                if (step < ShortestStep) return Side("The branch could not be followed further.");
                continue;
            }
            double end = step;
            bool folds = next.Rise <= 0;
            if (folds) end = Zero(p => p.Rise, step);
            if (isDamped && threshold is null && !IsStrictlyStable(next)) threshold = Locate(step);
            Record(end);
            if (folds) return Side("The branch ends at this current without having lost its stability before.");
            point = next;
            step = Math.Min(LongestStep, 1.5 * step);
        }
        return Side(stays);
    }

    private bool IsDone => threshold is not null && Array.TrueForAll(states, state => state is not null);

    private LinearResponse Response(BranchPoint p) => new(field, p.Direction, p.Current * unit);

    private BranchSide Side(string reason)
    {
        Current followed = Current.FromSi(Math.Min(point.Current, reach) * unit);
        return new BranchSide(states, threshold, followed, threshold is null ? $"{reason} Followed to {followed}." : "");
    }

    private bool IsStrictlyStable(BranchPoint p)
    {
        Matrix2 jacobian = Response(p).Jacobian;
        return jacobian.Determinant > 0 && jacobian.Trace < 0;
    }

    // The first zero of tr J or det J within the step.
    private StabilityThreshold Locate(double step)
    {
        double hopf = ZeroOr(p => -Response(p).Jacobian.Trace, step);
        double ends = ZeroOr(p => Response(p).Jacobian.Determinant, step);
        BranchPoint at = Correct(point, Math.Min(hopf, ends)) ?? point;
        return new StabilityThreshold(Current.FromSi(at.Current * unit), hopf <= ends, UnitVector.Along(at.Direction));
    }

    private double ZeroOr(Func<BranchPoint, double> function, double step) =>
        Correct(point, step) is { } next && function(next) <= 0 ? Zero(function, step) : double.PositiveInfinity;

    private double Zero(Func<BranchPoint, double> function, double step) =>
        RootFinding.Brent(length => function(Correct(point, length) ?? point), 0, step, 1e-15 * (1 + step));

    // States at the currents that the step passes.
    private void Record(double step)
    {
        if (Correct(point, step) is not { } last) return;
        for (int i = 0; i < currents.Count; i++)
        {
            double target = currents[i].Si / unit;
            if (states[i] is not null || target <= point.Current || target > last.Current) continue;
            double length = target == last.Current ? step : Zero(p => target - p.Current, step);
            BranchPoint near = Correct(point, length) ?? point;
            if (RestSolver.From(field, near.Direction, currents[i].Si) is { } rest && (rest - near.Direction).Norm < 1e-4)
            {
                states[i] = new LinearResponse(field, rest, currents[i].Si);
            }
        }
    }

    // One step along the tangent and back onto the curve; null where that fails or lands too far off.
    private BranchPoint? Correct(BranchPoint from, double step)
    {
        TangentFrame frame = TangentFrame.At(from.Direction);
        (double x, double y) = frame.Components(from.Turn);
        Vector3d u = frame.Move(step * x, step * y);
        double current = from.Current + (step * from.Rise);
        double scale = field.Scale(unit * reach);
        for (int iteration = 0; iteration < 12; iteration++)
        {
            frame = TangentFrame.At(u);
            Vector3d force = field.Force(u, current * unit);
            if (force.Norm <= RestSolver.Tolerance * scale && iteration > 0)
            {
                BranchPoint next = Oriented(u, current, from.Turn, from.Rise);
                bool smooth = Vector3d.Dot(next.Turn, from.Turn) + (next.Rise * from.Rise) > 0.98;
                return smooth && (u - from.Direction).Norm <= 2 * step ? next : null;
            }
            (double dx, double dy, double dCurrent) = LeastStep(frame, force, current);
            u = frame.Move(dx, dy);
            current += dCurrent;
        }
        return null;
    }

    // The shortest (du, dI) with J du + dF/dI dI = -F: -A^T (A A^T)^-1 F for the 2 x 3 matrix A = [J, dF/dI].
    private (double X, double Y, double Current) LeastStep(TangentFrame frame, Vector3d force, double current)
    {
        Matrix2 j = field.Derivative(frame, current * unit);
        (double px, double py) = frame.Components(unit * field.ForcePerCurrent(frame.Normal));
        (double fx, double fy) = frame.Components(force);
        double xx = (j.XX * j.XX) + (j.XY * j.XY) + (px * px);
        double xy = (j.XX * j.YX) + (j.XY * j.YY) + (px * py);
        double yy = (j.YX * j.YX) + (j.YY * j.YY) + (py * py);
        double determinant = (xx * yy) - (xy * xy);
        if (!(determinant > 1e-28 * (xx + yy) * (xx + yy))) return default;
        double lx = ((yy * fx) - (xy * fy)) / determinant;
        double ly = ((xx * fy) - (xy * fx)) / determinant;
        return (-((j.XX * lx) + (j.YX * ly)), -((j.XY * lx) + (j.YY * ly)), -((px * lx) + (py * ly)));
    }

    // The unit tangent of the curve: the vector product of the two rows of [J, dF/dI], turned to go on as before.
    private BranchPoint Oriented(Vector3d u, double current, Vector3d turn, double rise)
    {
        TangentFrame frame = TangentFrame.At(u);
        Matrix2 j = field.Derivative(frame, current * unit);
        (double px, double py) = frame.Components(unit * field.ForcePerCurrent(u));
        double x = (j.XY * py) - (px * j.YY);
        double y = (px * j.YX) - (j.XX * py);
        double z = j.Determinant;
        double length = Math.Sqrt((x * x) + (y * y) + (z * z));
        if (length == 0) return new BranchPoint(u, current, turn, rise);
        Vector3d tangent = frame.Vector(x / length, y / length);
        double along = Vector3d.Dot(tangent, turn) + (z / length * rise);
        return along >= 0 ? new BranchPoint(u, current, tangent, z / length) : new BranchPoint(u, current, -tangent, -z / length);
    }
}
