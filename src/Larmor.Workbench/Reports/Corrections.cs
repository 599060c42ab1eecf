using Larmor.Experiments;

namespace Larmor.Workbench.Reports;

/// <summary>The corrections to the printed equations of the paper that a run makes use of, as markup for a page.</summary>
/// <remarks>Derivations and the closed forms that decide each case: docs/theory/equations.md.</remarks>
internal static class Corrections
{
    private static readonly (string Equation, string Text)[] Transport =
    [
        ("text after (9)", "β = (σ<sub>↑</sub> − σ<sub>↓</sub>)/(σ<sub>↑</sub> + σ<sub>↓</sub>). The printed form lacks a factor ½ and could reach 2; the matrix of (10) needs this one."),
        ("(8), (10)", "The power in terms of δJ and J<sub>0</sub> carries a factor ½ before both Joule terms, since Δμ and μ<sub>0</sub> are a difference and a sum of two potentials. Without it Joule heat counts twice."),
        ("(7), (11)", "The relaxation flux is taken in charge units (A/m³) throughout, so that 1/<i>l</i>² = 2G/[σ<sub>0</sub>(1 − β²)]; as printed, (7) and (8) use different units for it."),
        ("(12)", "R<sub>ne</sub> A = (1/2J<sub>0</sub>)∫β(x)(dΔμ/dx)dx plus the interfaces' term: β stays inside the integral (outside, the integral vanishes), the factor is four times smaller and the sign positive, as R<sub>ne</sub> ≥ 0 demands."),
    ];

    private static readonly (string Equation, string Text)[] Magnetism =
    [
        ("(3)", "α is the ratio of the diagonal to the off-diagonal coefficient, not its inverse."),
        ("(5)", "dM/dt = −γ M × (H − η dM/dt) with γ &gt; 0, which is the sense of precession of (4) and (6)."),
        ("(20)", "The forces are −∇μ. With the printed +∇μ the damping would give up heat instead of taking energy from the moment."),
        ("(21), (23)", "The ferromagnet's own term enters as −L∇μ, and the spin-transfer term as ρ v L<sub>F</sub> X; then (23) is ρv times (24)."),
        ("text after (24)", "States at rest obey u × ∇(V + Φ) = α∇V − ∇χ. The printed condition on an effective field holds only where both sides vanish, as at the poles of an axial system."),
    ];

    /// <summary>The corrections that the given results rest on.</summary>
    public static IEnumerable<(string Equation, string Text)> For(IReadOnlyList<Result> results)
    {
        bool hasMoments = results.Any(result => result is HysteresisResult or FmrResult or DynamicsResult or PimmResult or StFmrResult or SpinPumpingResult or ReciprocityResult);
        return hasMoments ? [.. Transport, .. Magnetism] : Transport;
    }
}
