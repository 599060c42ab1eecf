using System.Numerics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Transport.InTime;

/// <summary>Follows one transient across the axis and keeps what was seen.</summary>
internal sealed class TransverseRecorder
{
    private readonly TransverseStack stack;
    private readonly Waveform current;
    private readonly TransverseTransientSettings settings;
    private readonly SpinMesh mesh;
    private readonly TransverseFlow flow;
    private readonly TransverseLedger ledger;
    private readonly RadauIIA5Stepper stepper;
    private readonly Complex[] start;
    private readonly double spacing;
    private readonly HashSet<int> kept;
    private readonly List<TransverseTransientPoint> points = [];
    private readonly List<TransverseTransientProfile> profiles = [];

    public TransverseRecorder(TransverseStack stack, Waveform current, TransverseTransientSettings settings)
    {
        this.stack = stack;
        this.current = current;
        this.settings = settings;
        double duration = settings.Duration.Si;
        spacing = duration / (settings.Samples - 1);
        (double peak, double quickest) = TransientRecorder.SurveyOf(current, duration);
        double turning = stack.Precession.Max(Math.Abs);
        double shortest = Math.Min(Math.Min(spacing, quickest), turning > 0 ? 1 / turning : double.PositiveInfinity);
        mesh = new SpinMesh(stack.Spins, shortest, duration);
        flow = new TransverseFlow(mesh, stack, current, settings.InjectAtRight);
        start = Start();
        double scale = Math.Max(start.Max(Complex.Abs), peak * flow.ResponseAt(1 / duration, flow.DrivenNode).Max(Complex.Abs));
        flow.Scale = scale > 0 ? scale : 1;
        ledger = new TransverseLedger(flow);
        stepper = new RadauIIA5Stepper(flow, settings.Tolerance);
        kept = TransientRecorder.Instants(settings.Samples, settings.Profiles);
    }

    public TransverseTransientRun Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        stepper.Start(0, start, spacing / 64);
        double storedAtStart = ledger.Stored(stepper.State);
        Record(0, 0);
        double[] corners = [.. current.Corners.Where(corner => corner > 0 && corner < settings.Duration.Si).Order()];
        IntegrationEnd end = IntegrationEnd.Reached;
        for (int sample = 1; sample < settings.Samples && end == IntegrationEnd.Reached; sample++)
        {
            double time = settings.Duration.Si * sample / (settings.Samples - 1);
            foreach (double corner in corners.Where(corner => corner > stepper.Time && corner <= time).ToArray())
            {
                end = Advance(corner, cancellation);
                stepper.Restart(spacing / 64);
                if (end != IntegrationEnd.Reached) break;
            }
            if (end == IntegrationEnd.Reached) end = Advance(time, cancellation);
            if (end == IntegrationEnd.Reached) Record(sample, time);
            progress?.Report((double)sample / settings.Samples);
        }
        return new TransverseTransientRun
        {
            Points = points,
            Profiles = profiles,
            Heats = ledger.Entries,
            End = end,
            Steps = stepper.AcceptedSteps,
            Checks = TransverseTransient.ChecksOf(stack, flow, ledger, ledger.Stored(stepper.State) - storedAtStart, settings),
        };
    }

    private IntegrationEnd Advance(double time, CancellationToken cancellation) => stepper.Advance(time, (from, length) => ledger.Add(stepper, from, length), cancellation);

    private void Record(int sample, double time)
    {
        ReadOnlySpan<Complex> state = stepper.State;
        points.Add(new TransverseTransientPoint(time, flow.CurrentAt(time, false), state[flow.DrivenNode], ledger.Stored(state), ledger.Work, ledger.Heat));
        if (kept.Contains(sample)) profiles.Add(new TransverseTransientProfile(mesh, time, state));
    }

    private Complex[] Start()
    {
        Complex[] values = new Complex[mesh.Size];
        if (settings.Initial is not { } initial) return values;
        foreach ((int node, int domain, double x, double mass) in mesh.MassPoints()) values[node] += mass * initial(mesh.Domains[domain].Layer, Length.FromSi(x)) / mesh.Mass[node];
        return values;
    }
}
