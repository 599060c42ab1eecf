using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Any moments with scalar damping, one trajectory at a time: stochastic Heun or implicit midpoint. The drives of a step are those at its middle.
/// </summary>
/// <remarks>
/// The thermal field b adds −L_F Ms [u × b + α u × (u × b)] to the velocity. Both schemes converge in the sense of Stratonovich; averages have an error of first order in
/// the step (Heun) or, for linear motion, none in the stationary state (midpoint: G. N. Milstein, Yu. M. Repin, M. V. Tretyakov, SIAM J. Numer. Anal. 40, 1583, 2002).
/// </remarks>
internal sealed class GeneralMotion : IBlockMotion
{
    private const int MostIterations = 200;
    private const double Settled = 1e-15;

    private readonly GeneralizedLlg equation;
    private readonly StochasticScheme scheme;
    private readonly StepTimes time;
    private readonly double[] amplitudes, dampings;
    private readonly PrincipalAxes axes;

    /// <summary>The motion of an equation.</summary>
    /// <param name="equation">The equation, its damping one number for each magnet.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="fields">Deviation of the thermal field on each moment over one step, in T.</param>
    /// <param name="time">The steps.</param>
    /// <param name="axes">Axes along which the noise is drawn.</param>
    public GeneralMotion(GeneralizedLlg equation, StochasticScheme scheme, double[] fields, StepTimes time, PrincipalAxes axes)
    {
        (this.equation, this.scheme, this.time, this.axes) = (equation, scheme, time, axes);
        dampings = [.. equation.Magnets.Select(magnet => magnet.Properties.Damping)];
        amplitudes = [.. equation.Magnets.Select((magnet, k) => -time.Step * magnet.KineticCoefficient * magnet.Properties.SaturationMagnetization.Si * fields[k])];
    }

    /// <inheritdoc/>
    public int NormalsPerStep => 3 * equation.Count;

    /// <inheritdoc/>
    public Vector3d Into(Vector3d lab) => lab;

    /// <inheritdoc/>
    public Vector3d Out(Vector3d own) => own;

    /// <inheritdoc/>
    public void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps) => Move(u, normals, first, steps, Block.Size);

    /// <inheritdoc/>
    public void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps, int trajectories)
    {
        int count = equation.Count;
        Span<double> state = stackalloc double[3 * count], start = stackalloc double[3 * count], velocity = stackalloc double[3 * count];
        Span<Vector3d> noise = stackalloc Vector3d[count];
        for (int lane = 0; lane < trajectories; lane++)
        {
            for (int i = 0; i < 3 * count; i++) state[((i % 3) * count) + (i / 3)] = u[(Block.Size * i) + lane];
            for (int step = steps.From; step < steps.To; step++)
            {
                for (int k = 0; k < count; k++)
                {
                    int number = (3 * count * step) + (3 * k);
                    Vector3d drawn = new(normals.At(NormalsPerStep, lane, number), normals.At(NormalsPerStep, lane, number + 1), normals.At(NormalsPerStep, lane, number + 2));
                    noise[k] = amplitudes[k] * axes.Out(drawn);
                }
                double middle = time.At(first + step) + (0.5 * time.Step);
                state.CopyTo(start);
                if (scheme == StochasticScheme.Heun) Heun(middle, start, noise, state, velocity);
                else Midpoint(middle, start, noise, state, velocity);
                equation.Project(state);
            }
            for (int i = 0; i < 3 * count; i++) u[(Block.Size * i) + lane] = state[((i % 3) * count) + (i / 3)];
        }
    }

    private void Heun(double middle, ReadOnlySpan<double> start, ReadOnlySpan<Vector3d> noise, Span<double> state, Span<double> change)
    {
        Change(middle, start, noise, change);
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = start[i] + change[i];
        }
        Span<double> second = stackalloc double[state.Length];
        Change(middle, state, noise, second);
        for (int i = 0; i < state.Length; i++) state[i] = start[i] + (0.5 * (change[i] + second[i]));
    }

    private void Midpoint(double middle, ReadOnlySpan<double> start, ReadOnlySpan<Vector3d> noise, Span<double> state, Span<double> change)
    {
        Span<double> centre = stackalloc double[state.Length];
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            for (int i = 0; i < state.Length; i++) centre[i] = 0.5 * (start[i] + state[i]);
            Change(middle, centre, noise, change);
            double moved = 0;
            for (int i = 0; i < state.Length; i++)
            {
                double next = start[i] + change[i];
                moved = Math.Max(moved, Math.Abs(next - state[i]));
                state[i] = next;
            }
            if (moved <= Settled) return;
        }
        throw new ArithmeticException("The implicit midpoint scheme did not settle: the step is too long for the fields that act on the moments. Take a shorter one.");
    }

    /// <summary>The step times the velocity, with the thermal field.</summary>
    private void Change(double middle, ReadOnlySpan<double> y, ReadOnlySpan<Vector3d> noise, Span<double> change)
    {
        equation.Derivative(middle, y, change);
        MomentsView moments = new(y), velocities = new(change);
        for (int k = 0; k < noise.Length; k++)
        {
            Vector3d u = moments[k];
            Moments.Write(change, k, (time.Step * velocities[k]) + Vector3d.Cross(u, noise[k] + (dampings[k] * Vector3d.Cross(u, noise[k]))));
        }
    }
}
