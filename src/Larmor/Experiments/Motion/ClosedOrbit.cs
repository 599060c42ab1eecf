using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Experiments.Motion;

/// <summary>A periodic motion of one or several moments at constant field and current, with what becomes of small deviations from it.</summary>
/// <remarks>
/// <para>Found by Newton's method (shooting): φ_T(u) = u with the deviation kept across the motion, ∂φ_T/∂u by differences of motions over one period.
/// The eigenvalues of ∂φ_T/∂u are the factors by which deviations grow in one period (Floquet): one is 1, along the motion; the cycle is stable where all others lie
/// within the unit circle.</para>
/// <para>Source: Yu. A. Kuznetsov, Elements of Applied Bifurcation Theory, 3rd ed., Springer 2004, doi:10.1007/978-1-4757-3978-7, sections 1.5 and 10.1.</para>
/// </remarks>
internal sealed class ClosedOrbit
{
    private const double Tolerance = 1e-11, Difference = 1e-5, Converged = 1e-8, LongestStep = 0.1, Smallest = 1e-4;
    private const int MostSteps = 8, Samples = 512;

    private readonly GeneralizedLlg equation;

    private ClosedOrbit(GeneralizedLlg equation, Vector3d[] start, double period, double factor)
    {
        this.equation = equation;
        (Start, Period, LargestFactor) = (start, period, factor);
    }

    /// <summary>A state on the orbit.</summary>
    public Vector3d[] Start { get; }

    /// <summary>T in s.</summary>
    public double Period { get; }

    /// <summary>Modulus of the largest factor by which a deviation across the motion grows in one period.</summary>
    public double LargestFactor { get; }

    /// <summary>Whether deviations die out, by more than the differences can be wrong.</summary>
    public bool IsStable => LargestFactor < 1 - 1e-6;

    /// <summary>The closed orbit near a state that comes back to nearly itself after about a period; null where Newton's method finds none near by.</summary>
    /// <param name="equation">The equation of motion; nothing in it may depend on time.</param>
    /// <param name="near">The state.</param>
    /// <param name="period">About the period, in s.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ClosedOrbit? Near(GeneralizedLlg equation, IReadOnlyList<Vector3d> near, double period, CancellationToken cancellation)
    {
        int size = 2 * near.Count;
        Vector3d[] u = [.. near];
        double time = period, before = double.PositiveInfinity;
        for (int i = 0; i < MostSteps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            TangentFrame[] frames = [.. u.Select(TangentFrame.At)];
            if (Shoot(equation, frames, time) is not { } shot) return null;
            double[] matrix = new double[(size + 1) * (size + 1)], step = new double[size + 1];
            for (int row = 0; row < size; row++)
            {
                for (int column = 0; column < size; column++) matrix[(row * (size + 1)) + column] = shot.Map[row, column] - (row == column ? 1 : 0);
                matrix[(row * (size + 1)) + size] = shot.Velocity[row] * time;
                matrix[(size * (size + 1)) + row] = shot.Velocity[row] * time;
                step[row] = -shot.Miss[row];
            }
            if (!DenseLinearSystem.TrySolve(matrix, step)) return null;
            double length = Length(step);
            if (!(length < LongestStep) || length > 2 * before) return null;
            for (int k = 0; k < u.Length; k++) u[k] = frames[k].Move(step[2 * k], step[(2 * k) + 1]);
            time *= 1 + step[size];
            (bool isConverged, before) = (length < Converged, length);
            if (isConverged) return Length(shot.Velocity) * time < Smallest ? null : new ClosedOrbit(equation, u, time, AcrossFactor(shot.Map));
        }
        return null;
    }

    /// <summary>Largest distance (rad) of a moment from the state on the orbit.</summary>
    public double DistanceOf(IReadOnlyList<Vector3d> moments) => Start.Select((here, k) => (moments[k] - here).Norm).Max();

    /// <summary>Time average of every moment, and the extent of a weighted sum of their projections on a direction.</summary>
    /// <param name="along">The direction.</param>
    /// <param name="weights">Weight of every moment.</param>
    public (Vector3d[] Means, double Smallest, double Largest) Measure(Vector3d along, IReadOnlyList<double> weights)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(Tolerance));
        stepper.Start(0, StateOf(Start));
        Vector3d[] means = new Vector3d[Start.Length];
        double[] projections = new double[Samples];
        for (int i = 0; i < Samples; i++)
        {
            if (i > 0) stepper.Advance(Period * i / Samples, CancellationToken.None);
            MomentsView moments = new(stepper.State);
            for (int k = 0; k < means.Length; k++)
            {
                means[k] += (1.0 / Samples) * moments[k];
                projections[i] += weights[k] * Vector3d.Dot(along, moments[k]);
            }
        }
        return (means, -Peak([.. projections.Select(value => -value)]), Peak(projections));
    }

    /// <summary>The map of one period in the tangent frames, the velocity (rad/s) and by how much the motion misses its start (rad).</summary>
    private static (Matrix<double> Map, double[] Velocity, double[] Miss)? Shoot(GeneralizedLlg equation, TangentFrame[] frames, double time)
    {
        int size = 2 * frames.Length;
        double[] velocity = new double[equation.Dimension], start = StateOf([.. frames.Select(frame => frame.Normal)]);
        equation.Derivative(0, start, velocity);
        if (After(equation, frames, start, time) is not { } miss) return null;
        Matrix<double> map = Matrix<double>.Build.Dense(size, size);
        for (int column = 0; column < size; column++)
        {
            if (After(equation, frames, Displaced(frames, column, Difference), time) is not { } ahead || After(equation, frames, Displaced(frames, column, -Difference), time) is not { } behind) return null;
            for (int row = 0; row < size; row++) map[row, column] = (ahead[row] - behind[row]) / (2 * Difference);
        }
        return (map, Components(frames, velocity, isDifference: false), miss);
    }

    private static double[]? After(GeneralizedLlg equation, TangentFrame[] frames, double[] start, double time)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(Tolerance) { MaxSteps = 200_000 });
        stepper.Start(0, start);
        return stepper.Advance(time, CancellationToken.None) == IntegrationEnd.Reached ? Components(frames, stepper.State, isDifference: true) : null;
    }

    private static double[] Displaced(TangentFrame[] frames, int column, double by) =>
        StateOf([.. frames.Select((frame, k) => k != column / 2 ? frame.Normal : column % 2 == 0 ? frame.Move(by, 0) : frame.Move(0, by))]);

    private static double[] Components(TangentFrame[] frames, ReadOnlySpan<double> state, bool isDifference)
    {
        double[] components = new double[2 * frames.Length];
        MomentsView moments = new(state);
        for (int k = 0; k < frames.Length; k++)
        {
            (components[2 * k], components[(2 * k) + 1]) = frames[k].Components(isDifference ? moments[k] - frames[k].Normal : moments[k]);
        }
        return components;
    }

    private static double[] StateOf(Vector3d[] moments)
    {
        double[] state = new double[3 * moments.Length];
        for (int k = 0; k < moments.Length; k++) Moments.Write(state, k, moments[k]);
        return state;
    }

    /// <summary>The largest eigenvalue beside the one that belongs to the motion itself, which is the nearest to 1.</summary>
    private static double AcrossFactor(Matrix<double> map)
    {
        Complex[] factors = [.. map.Evd(Symmetricity.Asymmetric).EigenValues];
        Complex own = factors.MinBy(factor => (factor - 1).Magnitude);
        int index = Array.IndexOf(factors, own);
        return factors.Where((_, i) => i != index).Max(factor => factor.Magnitude);
    }

    /// <summary>Largest value of a periodic function through even samples: the top of the parabola at the largest of them.</summary>
    private static double Peak(double[] values)
    {
        int top = Enumerable.Range(0, values.Length).MaxBy(i => values[i]);
        double before = values[(top + values.Length - 1) % values.Length], after = values[(top + 1) % values.Length];
        double bend = before - (2 * values[top]) + after, slope = 0.5 * (after - before);
        return bend < 0 ? values[top] - (0.5 * slope * slope / bend) : values[top];
    }

    private static double Length(double[] vector)
    {
        double sum = 0;
        foreach (double part in vector) sum += part * part;
        return Math.Sqrt(sum);
    }
}
