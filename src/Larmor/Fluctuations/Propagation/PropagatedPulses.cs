using System.Globalization;
using Larmor.Fluctuations.Barriers;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Propagation;

/// <summary>
/// The chance that a pulse switches a moment on the full sphere, or fails to, however small: no axis is asked for, every number is a sum of positive terms, and the error is stated.
/// </summary>
/// <remarks>
/// <para>The moment starts in equilibrium on its side of a plane, or in one direction; its chances are those of a chain of steps of one length (<see cref="StepKernel"/>), positive and adding up to
/// one, solved backwards. Steps of three lengths, T/2, T/3 and T/4, then T/6 and T/8, are extrapolated in the logarithm, of second order with even powers, until the estimated error is below
/// <see cref="Tolerance"/>. Probability is conserved to rounding; relative entropy to the stationary state falls at every step, as under any matrix of chances.</para>
/// <para>A chain of jumps in continuous time (<see cref="Flux.FluxGenerator"/>) cannot be of second order where precession is fast: jumps over h with the mean drift b have the variance |b|h or
/// more. Steps of finite length carry the points with the flow instead. Range: the work grows with the square of |∇H| ≈ 2Δ/α: thin layers in the plane, and damping below some 0.01, are refused with
/// the reason. Sources: those of the step; the problem: W. H. Butler et al., IEEE Trans. Magn. 48, 4684 (2012), doi:10.1109/TMAG.2012.2209122.</para>
/// </remarks>
public sealed class PropagatedPulses
{
    private const double LargestFall = 0.3, LargestTurn = 0.7, LongestStep = 0.008, MostEntries = 4e7, LargestDivide = 0.95;
    private static readonly int[] Refinements = [2, 3, 4, 6, 8];

    private readonly PulseScene scene;
    private readonly ReducedMotion quiet;

    /// <summary>A pulse.</summary>
    /// <param name="before">The equation before the pulse and after it: one magnet with scalar damping, drives taken at time 0.</param>
    /// <param name="during">The same magnet during the pulse.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="axis">At right angles to the plane between both sides, towards the start.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, or no noise; the message says which.</exception>
    public PropagatedPulses(GeneralizedLlg before, GeneralizedLlg during, Temperature temperature, UnitVector axis)
    {
        quiet = new ReducedMotion(before, temperature);
        scene = new PulseScene(new SplitMotion(quiet), new SplitMotion(new ReducedMotion(during, temperature)), axis, 0, null, quiet.Energy);
    }

    /// <summary>u·axis of the plane between both sides, dimensionless.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±0.95.</exception>
    public double Divide
    {
        get => scene.Divide;
        init => scene = Math.Abs(value) <= LargestDivide
            ? scene with { Divide = value }
            : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"The plane between both sides must lie between -{LargestDivide} and {LargestDivide} of the axis; got {value:G4}."));
    }

    /// <summary>Where the moment starts exactly; null for thermal equilibrium on its side.</summary>
    public UnitVector? Rest
    {
        get => scene.Rest;
        init => scene = scene with { Rest = value };
    }

    /// <summary>How long the moment is left alone after the pulse, before it is read.</summary>
    public Duration Relaxation { get; init; }

    /// <summary>Relative error of the smaller chance that is asked for, dimensionless.</summary>
    public double Tolerance { get; init; } = 8e-3;

    /// <summary>Most products of chances that the steps of one length may take, a pure number; some 1e9 a second.</summary>
    public double MostWork { get; init; } = 2e10;

    /// <summary>Why pulses of these lengths are not computed; null where they are.</summary>
    /// <param name="pulses">Lengths, not negative.</param>
    public string? Refusal(IReadOnlyList<Duration> pulses)
    {
        (PulseClock clock, double longest) = Clock(pulses);
        (double entries, double work) = Cost(clock, Refinements[2], longest);
        if (entries <= MostEntries && work <= MostWork) return null;
        return string.Create(CultureInfo.InvariantCulture, $"The steps of a propagator would be {clock.Step / Refinements[2] / quiet.Diffusion:G2} s long on {entries:G2} chances, {work:G2} products in all; {MostEntries:G2} and {MostWork:G2} are allowed. The damping is too small beside the fields (alpha = {quiet.Alpha:G3}), or a hard axis too steep, or the pulse too long.");
    }

    /// <summary>What pulses of several lengths do.</summary>
    /// <param name="pulses">Lengths, not negative.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A length or the wait is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">It would take too much work (<see cref="Refusal"/>).</exception>
    public IReadOnlyList<PropagatedError> Of(IReadOnlyList<Duration> pulses, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pulses);
        foreach (Duration length in pulses.Append(Relaxation))
        {
            if (!(length.Si >= 0 && double.IsFinite(length.Si))) throw new ArgumentException($"The length of a pulse, and of the wait, must not be negative; got {length}.", nameof(pulses));
        }
        if (Refusal(pulses) is { } reason) throw new InvalidOperationException(reason);
        (PulseClock clock, double longest) = Clock(pulses);
        List<(double Step, (double Near, double Far)[] Chances)> found = [];
        IReadOnlyList<PropagatedError> errors = [];
        foreach (int refinement in Refinements)
        {
            if (found.Count >= 3)
            {
                (double entries, double work) = Cost(clock, refinement, longest);
                if (errors.All(error => error.RelativeError <= Tolerance) || entries > MostEntries || work > MostWork) break;
            }
            found.Add(Chances(clock, refinement, pulses, cancellation));
            if (found.Count >= 3) errors = [.. pulses.Select((pulse, i) => Extrapolated(pulse, found, i))];
        }
        return errors;
    }

    private (double Step, (double Near, double Far)[] Chances) Chances(PulseClock clock, int refinement, IReadOnlyList<Duration> pulses, CancellationToken cancellation)
    {
        double step = clock.Step / refinement;
        PulseSteps steps = new(scene, step, clock.Waits * refinement, clock.Wait / refinement);
        (double Near, double Far)[] chances = new (double, double)[pulses.Count];
        for (int i = 0; i < chances.Length; i++)
        {
            double time = pulses[i].Si * quiet.Diffusion / step;
            chances[i] = (PulseClock.Between(time, k => steps.After(k, cancellation).Near), PulseClock.Between(time, k => steps.After(k, cancellation).Far));
        }
        return (step, chances);
    }

    /// <summary>The smaller chance from the three shortest steps, and the other one as what is left.</summary>
    private static PropagatedError Extrapolated(Duration pulse, List<(double Step, (double Near, double Far)[] Chances)> found, int index)
    {
        ReadOnlySpan<(double Step, (double Near, double Far)[] Chances)> last = found.ToArray().AsSpan(found.Count - 3);
        bool isNearSmall = last[2].Chances[index].Near <= last[2].Chances[index].Far;
        Span<double> steps = stackalloc double[3], values = stackalloc double[3];
        for (int i = 0; i < 3; i++)
        {
            (double near, double far) = last[i].Chances[index];
            (steps[i], values[i]) = (last[i].Step, isNearSmall ? near : far);
        }
        if (values.Contains(0)) return new PropagatedError(pulse, isNearSmall ? 0 : 1, isNearSmall ? 1 : 0, values[2] == 0 ? 0 : 1, null);
        for (int i = 0; i < 3; i++) values[i] = Math.Log(values[i]);
        StepExtrapolation limit = StepExtrapolation.Of(steps, values);
        double small = Math.Min(1, Math.Exp(limit.Value));
        return new PropagatedError(pulse, isNearSmall ? small : 1 - small, isNearSmall ? 1 - small : small, limit.Error, limit.Order);
    }

    private (PulseClock Clock, double Longest) Clock(IReadOnlyList<Duration> pulses)
    {
        double Step(SplitMotion motion) => Refinements[2] * Math.Min(LongestStep / 2, Math.Min(LargestFall / motion.Steepest, LargestTurn / motion.Fastest));
        double[] lengths = [.. pulses.Select(pulse => pulse.Si * quiet.Diffusion)];
        return (PulseClock.Of(lengths, Relaxation.Si * quiet.Diffusion, (Step(scene.During), Step(scene.Before))), lengths.DefaultIfEmpty(0).Max());
    }

    /// <summary>Chances in a matrix, and products of all steps.</summary>
    private (double Entries, double Work) Cost(PulseClock clock, int refinement, double longest)
    {
        double step = clock.Step / refinement, wait = clock.Wait / refinement, spacing = PulseScene.SpacingPerDeviation * Math.Sqrt(2 * (clock.Waits > 0 ? Math.Min(step, wait) : step));
        double points = 1.3 * 4 * Math.PI / (spacing * spacing), reach = StepKernel.Reach(Math.Max(step, wait), 0.6 * scene.During.Steepest) / spacing, entries = points * Math.PI * reach * reach;
        return (entries, entries * ((longest / step) + (clock.Waits * refinement)));
    }
}
