using Larmor.Numerics;

namespace Larmor.Magnetism.Statics;

/// <summary>A state in which the derivative vanishes along some directions.</summary>
/// <param name="Moments">The directions of the moments.</param>
/// <param name="Dimension">Along how many of them the moments rest again: 0 for a state about to appear or to vanish, 1 on a line, 2 on a surface.</param>
internal sealed record DegenerateState(Vector3d[] Moments, int Dimension);

/// <summary>The states of rest that a search has met, each once.</summary>
internal sealed class RestCatalogue(CoupledRestSolver solver)
{
    private const double Apart = 1e-6, ApartWhereDegenerate = 1e-2, AlongFamily = 0.05;
    private const int MostDegenerate = 64;

    private readonly List<Vector3d[]> isolated = [];
    private readonly List<DegenerateState> degenerate = [];

    public CoupledRestSolver Solver => solver;

    public IReadOnlyList<Vector3d[]> Isolated => isolated;

    public IReadOnlyList<DegenerateState> Degenerate => degenerate;

    public int IndexSum { get; private set; }

    public bool HasSurface => degenerate.Exists(state => state.Dimension > 1);

    /// <summary>Looks for a state of rest from here and notes it where it is new.</summary>
    public void Try(Vector3d[] start)
    {
        if (solver.From(start) is not { } rest || IsKnown(isolated, rest, Apart)) return;
        CoupledMotion motion = solver.Motion(rest);
        IReadOnlyList<double[]> directions = solver.NullDirections(motion);
        if (directions.Count == 0)
        {
            isolated.Add(rest);
            IndexSum += Math.Sign(solver.Derivative(motion).Determinant());
        }
        else if (degenerate.Count < MostDegenerate && !degenerate.Exists(state => CoupledRestSolver.Distance(state.Moments, rest) < ApartWhereDegenerate))
        {
            degenerate.Add(new DegenerateState(rest, directions.Count(direction => GoesOn(rest, motion, direction))));
        }
    }

    private static bool IsKnown(List<Vector3d[]> known, Vector3d[] rest, double apart) => known.Exists(other => CoupledRestSolver.Distance(other, rest) < apart);

    private bool GoesOn(Vector3d[] rest, CoupledMotion motion, double[] direction) => Reaches(rest, motion, direction, AlongFamily) || Reaches(rest, motion, direction, -AlongFamily);

    private bool Reaches(Vector3d[] rest, CoupledMotion motion, double[] direction, double step) =>
        solver.From(CoupledRestSolver.Moved(motion, direction, step)) is { } near
        && CoupledRestSolver.Distance(near, rest) > 0.2 * AlongFamily
        && CoupledRestSolver.Distance(near, rest) < 2 * AlongFamily
        && solver.NullDirections(solver.Motion(near)).Count > 0;
}
