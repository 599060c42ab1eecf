using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>One walk along a curve of states of rest; see <see cref="EquilibriumCurve"/>.</summary>
internal sealed class CurveWalk(ParameterizedRest rest, ContinuationControl control)
{
    private const double FirstStep = 1e-3, ShortestStep = 1e-10, SingleEvent = 1e-6, AtFolds = 1e-5, Around = 2e-3;
    private const int Nodes = 10;

    private readonly List<EquilibriumCurvePoint> points = [];
    private readonly List<EquilibriumThreshold> thresholds = [];

    public EquilibriumCurve Run(Moments start)
    {
        CoupledRestSolver solver = rest.Solver(0);
        if (solver.From([.. Enumerable.Range(0, start.Count).Select(k => start[k] / start[k].Norm)]) is not { } moments)
        {
            throw new ArgumentException("No state of rest was found near the directions that the curve should start from. Take one from CoupledEquilibria.", nameof(start));
        }
        CurveStation here = CurveStation.At(rest, Start(moments));
        points.Add(here.Point);
        double step = Math.Min(FirstStep, control.LongestStep);
        for (int count = 0; count < control.MostSteps; count++)
        {
            if (Next(here, step) is not { } next)
            {
                step /= 2;
                if (step < ShortestStep) return Curve("The curve could not be followed further.");
                continue;
            }
            bool leaves = next.Curve.Share is >= 1 or <= 0;
            CurveStation arrived = leaves && next.Curve.Share is > 1 or < 0 ? AtEnd(here, next) : next;
            Note(here, step, arrived);
            points.Add(arrived.Point);
            if (leaves) return Curve("The parameter reached the end of its range.");
            if (count > 10 && CoupledRestSolver.Distance(arrived.Curve.Moments, moments) < 0.6 * step && Math.Abs(arrived.Curve.Share) < 0.6 * step) return Curve("The curve closed upon its start.");
            here = arrived;
            step = Math.Min(control.LongestStep, 1.4 * step);
        }
        return Curve("The largest number of steps was reached.");
    }

    private EquilibriumCurve Curve(string end) => new(points, thresholds, end);

    /// <summary>The next station; null where the step fails or holds more than one event that a shorter one could tell apart.</summary>
    private CurveStation? Next(CurveStation here, double step)
    {
        if (Correct(here.Curve, step, null) is not { } point) return null;
        CurveStation next = CurveStation.At(rest, point);
        IReadOnlyList<ThresholdKind> events = CurveStation.Events(here, next);
        // A pair that begins to grow and closes up just before a fold leaves a count that the fold alone explains: folds are met in short steps.
        bool holdsSeveral = events.Count > 1 && step > SingleEvent, mayHoldSeveral = events.Contains(ThresholdKind.SaddleNode) && step > AtFolds;
        return holdsSeveral || mayHoldSeveral ? null : next;
    }

    private CurveStation AtEnd(CurveStation here, CurveStation beyond)
    {
        double end = beyond.Curve.Share > 1 ? 1 : 0;
        double part = (end - here.Curve.Share) / (beyond.Curve.Share - here.Curve.Share);
        double length = part * EnergySurface.Arc(here.Curve.Moments, beyond.Curve.Moments);
        CurvePoint? point = Correct(here.Curve, Math.Max(length, Math.Abs(end - here.Curve.Share)), end);
        return point is null ? beyond : CurveStation.At(rest, point);
    }

    private void Note(CurveStation here, double step, CurveStation next)
    {
        foreach (ThresholdKind kind in CurveStation.Events(here, next))
        {
            CurveStation at = kind switch
            {
                ThresholdKind.SaddleNode => AtFold(here, step),
                ThresholdKind.BranchPoint => AtBranch(here, step, next),
                _ => AtCrossing(here, step, next, kind, 1e-15),
            };
            // The step may have been cut at the end of the range: what lies beyond does not count.
            if (at.Curve.Share is < 0 or > 1) continue;
            ThresholdKind seen = kind == ThresholdKind.Hopf && !at.Turns ? ThresholdKind.BranchPoint : kind;
            thresholds.Add(new EquilibriumThreshold(seen, at.Point.Parameter, at.Point.Response));
        }
    }

    private CurveStation AtFold(CurveStation here, double step)
    {
        double length = RootFinding.Brent(part => (Correct(here.Curve, part, null) ?? here.Curve).Rise, 0, step, 1e-15 * (1 + step));
        return Station(here, length);
    }

    private CurveStation AtCrossing(CurveStation here, double step, CurveStation next, ThresholdKind kind, double share)
    {
        (double below, double above) = (0, step);
        CurveStation best = next;
        while (above - below > 1e-16 + (share * step))
        {
            double middle = 0.5 * (below + above);
            if (middle <= below || middle >= above) break;
            CurveStation between = Station(here, middle);
            if (kind == ThresholdKind.Hopf ? between.GrowingStrictly == here.GrowingStrictly : between.Side == here.Side) below = middle;
            else (above, best) = (middle, between);
        }
        return best;
    }

    // Close to the crossing the two curves cannot be told apart to better than rounding over distance: the determinant and the state are interpolated from points around it.
    private CurveStation AtBranch(CurveStation here, double step, CurveStation next)
    {
        CurveStation near = AtCrossing(here, step, next, ThresholdKind.BranchPoint, 1e-3);
        double centre = AlongFrom(here.Curve, near.Curve);
        double[] nodes = [.. Enumerable.Range(0, Nodes).Select(i => Math.Cos(((2 * i) + 1) * Math.PI / (2 * Nodes)))];
        double[] values = new double[Nodes];
        CurvePoint[] around = new CurvePoint[Nodes];
        for (int i = 0; i < Nodes; i++)
        {
            if (Correct(here.Curve, centre + (Around * nodes[i]), null) is not { } point) return AtCrossing(here, step, next, ThresholdKind.BranchPoint, 1e-15);
            (around[i], values[i]) = (point, CurveStation.At(rest, point).Determinant);
        }
        if (values[0] * values[^1] >= 0) return AtCrossing(here, step, next, ThresholdKind.BranchPoint, 1e-15);
        double root = RootFinding.Brent(x => Interpolated(nodes, values, x), nodes[^1], nodes[0], 1e-15);
        Vector3d[] moments = [.. Enumerable.Range(0, near.Curve.Moments.Length).Select(k => UnitVector.Along(Part(u => u.X, k), Part(u => u.Y, k), Part(u => u.Z, k)).Components)];
        return CurveStation.At(rest, near.Curve with { Moments = moments, Share = Interpolated(nodes, [.. around.Select(point => point.Share)], root) });

        double Part(Func<Vector3d, double> component, int k) => Interpolated(nodes, [.. around.Select(point => component(point.Moments[k]))], root);
    }

    // Lagrange's polynomial through Chebyshev's points in its barycentric form.
    private static double Interpolated(double[] nodes, double[] values, double x)
    {
        double above = 0, below = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (x == nodes[i]) return values[i];
            double weight = (i % 2 == 0 ? 1 : -1) * Math.Sin(((2 * i) + 1) * Math.PI / (2 * nodes.Length)) / (x - nodes[i]);
            above += weight * values[i];
            below += weight;
        }
        return above / below;
    }

    private static double AlongFrom(CurvePoint from, CurvePoint to) => Along(from, to.Moments, to.Share);

    private CurveStation Station(CurveStation here, double step) => step > 0 && Correct(here.Curve, step, null) is { } point ? CurveStation.At(rest, point) : here;

    private CurvePoint Start(Vector3d[] moments)
    {
        CoupledMotion motion = rest.Motion(moments, 0);
        int width = (2 * moments.Length) + 1;
        double[] bordered = rest.Bordered(motion, moments, 0);
        Matrix<double> matrix = Matrix<double>.Build.Dense(width, width, (row, column) => bordered[(row * width) + column]);
        Vector<double> tangent = matrix.Svd().VT.Row(width - 1);
        if (tangent[width - 1] < 0) tangent = -tangent;
        return Oriented(motion, moments, 0, tangent.ToArray());
    }

    private static CurvePoint Oriented(CoupledMotion motion, Vector3d[] moments, double share, double[] tangent)
    {
        double length = 0;
        foreach (double part in tangent) length += part * part;
        length = Math.Sqrt(length);
        Vector3d[] turn = new Vector3d[moments.Length];
        for (int k = 0; k < turn.Length; k++) turn[k] = motion.Frames[k].Vector(tangent[2 * k] / length, tangent[(2 * k) + 1] / length);
        return new CurvePoint(moments, share, turn, tangent[^1] / length);
    }

    /// <summary>A step along the tangent and back onto the curve, across the tangent or, with an end given, at that share of the range; null where that fails or lands too far off.</summary>
    private CurvePoint? Correct(CurvePoint from, double step, double? end)
    {
        int moments = from.Moments.Length, width = (2 * moments) + 1;
        Vector3d[] at = new Vector3d[moments];
        double reach = end is { } target && from.Rise != 0 ? (target - from.Share) / from.Rise : step;
        for (int k = 0; k < moments; k++)
        {
            Vector3d moved = from.Moments[k] + (reach * from.Turn[k]);
            at[k] = moved / moved.Norm;
        }
        double share = end ?? (from.Share + (step * from.Rise));
        double before = double.PositiveInfinity;
        for (int iteration = 0; iteration < 12; iteration++)
        {
            CoupledMotion motion = rest.Motion(at, share);
            double[] matrix = rest.Bordered(motion, at, share), change = new double[width];
            double[] torques = rest.Torques(motion);
            for (int k = 0; k < moments; k++)
            {
                (matrix[((width - 1) * width) + (2 * k)], matrix[((width - 1) * width) + (2 * k) + 1]) = end is null ? motion.Frames[k].Components(from.Turn[k]) : (0, 0);
            }
            matrix[^1] = end is null ? from.Rise : 1;
            torques.CopyTo(change, 0);
            change[^1] = end is null ? Along(from, at, share) - step : 0;
            double residual = Size(change);
            if (iteration > 0 && (residual <= 1e-15 || (residual <= CoupledRestSolver.Tolerance && residual >= 0.5 * before))) return Arrived(from, motion, at, share, step, matrix);
            before = residual;
            if (!DenseLinearSystem.TrySolve(matrix, change) || !(Size(change) < 1)) return null;
            at = CoupledRestSolver.Moved(motion, change, -1);
            share -= change[^1];
        }
        return null;
    }

    private static CurvePoint? Arrived(CurvePoint from, CoupledMotion motion, Vector3d[] at, double share, double step, double[] matrix)
    {
        double[] tangent = new double[(2 * at.Length) + 1];
        tangent[^1] = 1;
        if (!DenseLinearSystem.TrySolve(matrix, tangent)) return null;
        CurvePoint next = Oriented(motion, at, share, tangent);
        double along = from.Rise * next.Rise;
        for (int k = 0; k < at.Length; k++) along += Vector3d.Dot(from.Turn[k], next.Turn[k]);
        return along > 0.98 && EnergySurface.Arc(from.Moments, at) <= (2 * Math.Abs(step)) + 1e-9 ? next : null;
    }

    private static double Along(CurvePoint from, Vector3d[] at, double share)
    {
        double along = from.Rise * (share - from.Share);
        for (int k = 0; k < at.Length; k++) along += Vector3d.Dot(from.Turn[k], at[k] - from.Moments[k]);
        return along;
    }

    private static double Size(double[] vector)
    {
        double sum = 0;
        foreach (double part in vector) sum += part * part;
        return Math.Sqrt(sum);
    }
}
