using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>Trajectories of a moment that start in its state and go through pulses and waits, from one given set of directions to the next.</summary>
/// <param name="pulsed">The moment.</param>
/// <param name="count">Number of trajectories.</param>
/// <param name="seed">Seed of all streams.</param>
internal sealed class PulseTrajectories(PulsedMoment pulsed, int count, ulong seed)
{
    // Largest angle (rad) that a moment turns in a step.
    private const double AngleOfStep = 0.03;
    private const int GridPoints = 4000;
    private const double SafetyOfWidth = 0.9;

    /// <summary>Directions at the start: thermal equilibrium on the side of the state, or the state itself.</summary>
    /// <param name="stream">Number of the set; different sets are independent.</param>
    public UnitVector[] Start(ulong stream)
    {
        if (pulsed.Settings.StartsAtRest) return [.. Enumerable.Repeat(pulsed.Start, count)];
        TangentFrame frame = TangentFrame.At(pulsed.Start);
        double least = pulsed.ReducedEnergy(pulsed.Start), width = Width(least);
        ulong own = SeedOf(stream);
        return [.. Enumerable.Range(0, count).Select(i => Draw(frame, least, width, new RandomStream(own, (ulong)i)))];
    }

    /// <summary>Where they go.</summary>
    /// <param name="equation">What acts.</param>
    /// <param name="from">Where they are.</param>
    /// <param name="duration">For how long, s.</param>
    /// <param name="stream">Number of the set of random fields.</param>
    /// <param name="withLongSteps">Whether steps are twice as long, on the same random fields.</param>
    /// <param name="cancellation">Stops it.</param>
    public UnitVector[] Follow(GeneralizedLlg equation, UnitVector[] from, double duration, ulong stream, bool withLongSteps, CancellationToken cancellation)
    {
        if (duration == 0) return from;
        double fastest = equation.Magnets[0].KineticCoefficient * new TangentField(equation.Magnets[0], equation.SpinTransfer).Scale(equation.Current.At(0));
        int steps = 2 * (int)Math.Clamp(Math.Ceiling(0.5 * duration * fastest / AngleOfStep), 1, 40_000_000);
        EnsembleRun run = new() { Trajectories = count, Seed = SeedOf(stream), Step = Duration.FromSi(duration / steps), Steps = steps, Interval = steps, NoisePrecision = pulsed.Settings.Check.RandomFields };
        LastDirections last = new();
        new LangevinEnsemble(equation, pulsed.Temperature).Run(withLongSteps ? run.WithDoubledStep() : run, EnsembleStart.From(n => [from[n]]), [last], cancellation);
        return [.. last.Directions];
    }

    /// <summary>How many are on the side of the start.</summary>
    public int OnOwnSide(UnitVector[] directions) => directions.Count(u => Vector3d.Dot(u, pulsed.Axis) > pulsed.Divide);

    private ulong SeedOf(ulong stream) => new RandomStream(seed, stream).NextUInt64();

    /// <summary>κ with which exp[−κ(1 − u·start)] nowhere on the side of the state falls below Boltzmann's factor.</summary>
    private double Width(double least) => SafetyOfWidth * SpherePoints.Fibonacci(GridPoints)
        .Where(u => Vector3d.Dot(u, pulsed.Axis) > pulsed.Divide && Vector3d.Dot(u, pulsed.Start) < 1 - 1e-6)
        .Min(u => (pulsed.ReducedEnergy(u) - least) / (1 - Vector3d.Dot(u, pulsed.Start)));

    /// <summary>Rejection from a cap that is wider than Boltzmann's.</summary>
    private UnitVector Draw(TangentFrame frame, double least, double width, RandomStream stream)
    {
        while (true)
        {
            double lower = -StableFunctions.OneMinusExp(2 * width), depth = width > 0 ? -Math.Log(1 + (lower * stream.NextDouble())) / width : 2 * stream.NextDouble();
            (double sin, double cos) = Math.SinCos(2 * Math.PI * stream.NextDouble());
            double s = Math.Sqrt(Math.Max(0, depth * (2 - depth))), keep = stream.NextDouble();
            Vector3d u = ((1 - depth) * frame.Normal) + frame.Vector(s * cos, s * sin);
            if (!(Vector3d.Dot(u, pulsed.Axis) > pulsed.Divide)) continue;
            if (keep < Math.Exp(least - pulsed.ReducedEnergy(u) + (width * depth))) return UnitVector.Along(u);
        }
    }

    /// <summary>The directions at the end of a run, in the order of the trajectories.</summary>
    private sealed class LastDirections : EnsembleStatistic
    {
        private readonly List<UnitVector> directions = [];

        public IReadOnlyList<UnitVector> Directions => directions;

        protected internal override EnsembleStatistic Empty() => new LastDirections();

        protected internal override void Observe(EnsembleSample sample)
        {
            if (sample.Index == 0) return;
            for (int i = 0; i < sample.Count; i++) directions.Add(UnitVector.Along(sample[i, 0]));
        }

        protected internal override void Add(EnsembleStatistic block) => directions.AddRange(((LastDirections)block).directions);
    }
}
