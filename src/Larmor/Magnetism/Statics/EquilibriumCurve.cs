using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>What happens to a state of rest at a threshold.</summary>
public enum ThresholdKind
{
    /// <summary>A pair of complex eigenvalues crosses the imaginary axis: precession begins to grow, or dies out.</summary>
    Hopf,

    /// <summary>The curve turns back: two states meet and vanish (fold).</summary>
    SaddleNode,

    /// <summary>Another curve of states crosses (pitchfork, exchange of stability), or two eigenvalues vanish together by symmetry.</summary>
    BranchPoint,
}

/// <summary>A point of a curve of states where a real part changes its sign.</summary>
/// <param name="Kind">What happens there.</param>
/// <param name="Parameter">The value of the parameter there, in SI units of what the caller varies.</param>
/// <param name="Response">Where the moments rest there and how they move.</param>
public sealed record EquilibriumThreshold(ThresholdKind Kind, double Parameter, CoupledResponse Response)
{
    /// <summary>Frequency of the mode that becomes critical; zero where nothing turns.</summary>
    public Frequency Frequency => Response.Modes.MinBy(mode => Math.Abs(mode.Eigenvalue.Real))!.Frequency;
}

/// <summary>A state on a curve.</summary>
/// <param name="Parameter">The value of the parameter, in SI units of what the caller varies.</param>
/// <param name="Response">Where the moments rest and how they move.</param>
public sealed record EquilibriumCurvePoint(double Parameter, CoupledResponse Response)
{
    /// <summary>Whether no small deviation grows.</summary>
    public bool IsStable => Response.IsStable;
}

/// <summary>States of rest of N moments followed while one parameter changes: current, field, voltage, a coupling, anything that an equation can be made of.</summary>
/// <param name="Points">The states in the order met; where the curve turns back a value of the parameter occurs more than once.</param>
/// <param name="Thresholds">Where the stability changes, in the order met.</param>
/// <param name="End">Why the curve ends where it does.</param>
public sealed record EquilibriumCurve(IReadOnlyList<EquilibriumCurvePoint> Points, IReadOnlyList<EquilibriumThreshold> Thresholds, string End)
{
    /// <summary>The first threshold at which a state that was stable no longer is; null where there is none.</summary>
    public EquilibriumThreshold? LossOfStability => Points[0].IsStable && Thresholds.Count > 0 ? Thresholds[0] : null;

    /// <summary>
    /// Follows a state from one value of a parameter towards another, folds included, until the parameter leaves the range between them.
    /// </summary>
    /// <remarks>
    /// <para>Pseudo-arclength continuation: a step along the tangent of the curve in (directions, parameter), corrected back by Newton's method across it. A fold is a zero
    /// of the tangent's share of the parameter, a branch point a zero of the determinant of [K, ∂T/∂p; tangent], a Hopf threshold one of the real part of
    /// a complex pair; each is located to rounding. At a branch point the curve goes straight on. With α = 0 there is no Hopf threshold to find.</para>
    /// <para>Source: E. L. Allgower, K. Georg, Introduction to Numerical Continuation Methods, SIAM 2003, doi:10.1137/1.9780898719154; H. B. Keller in
    /// P. H. Rabinowitz (ed.), Applications of Bifurcation Theory, Academic Press 1977.</para>
    /// </remarks>
    /// <param name="equation">The equation at a value of the parameter; its current is taken at <paramref name="time"/>. Smooth, and defined a little beyond the range.</param>
    /// <param name="start">Directions at rest at <paramref name="from"/>, or near rest.</param>
    /// <param name="from">Where the curve starts.</param>
    /// <param name="to">Where it is to go.</param>
    /// <param name="control">Lengths of steps.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    /// <exception cref="ArgumentException">The range is empty, or the moments do not rest near the start.</exception>
    public static EquilibriumCurve Follow(Func<double, GeneralizedLlg> equation, Moments start, double from, double to, ContinuationControl? control = null, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(start);
        if (!double.IsFinite(from) || !double.IsFinite(to) || from == to) throw new ArgumentException("The parameter must run between two different finite values.", nameof(to));
        return new CurveWalk(new ParameterizedRest(equation, from, to, time), control ?? new ContinuationControl()).Run(start);
    }

    /// <summary>The states on the curve at one value of the parameter, in the order met; none where the curve does not reach it.</summary>
    /// <param name="equation">The equation that the curve was followed with.</param>
    /// <param name="parameter">The value.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public IReadOnlyList<CoupledResponse> At(Func<double, GeneralizedLlg> equation, double parameter, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        GeneralizedLlg there = equation(parameter);
        double current = there.Current.At(time);
        CoupledRestSolver solver = new(there, current, time);
        List<CoupledResponse> states = [];
        for (int i = 0; i < Points.Count; i++)
        {
            double here = Points[i].Parameter - parameter, before = i > 0 ? Points[i - 1].Parameter - parameter : double.NaN;
            if (here != 0 && !(here * before < 0)) continue;
            EquilibriumCurvePoint near = here != 0 && Math.Abs(before) < Math.Abs(here) ? Points[i - 1] : Points[i];
            if (solver.From([.. near.Response.Directions.Select(u => u.Components)]) is not { } rest) continue;
            states.Add(CoupledResponse.Of(there, Moments.Of([.. rest.Select(UnitVector.Along)]).View, Current.FromSi(current), time));
        }
        return states;
    }
}

/// <summary>How finely a curve of states is followed.</summary>
public sealed record ContinuationControl
{
    /// <summary>Longest step in rad, the whole range of the parameter counting as 1 rad.</summary>
    public double LongestStep { get; init; } = 0.02;

    /// <summary>Most steps before the curve is given up.</summary>
    public int MostSteps { get; init; } = 5000;
}
