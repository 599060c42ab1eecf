using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>Follows one transient and keeps what was seen.</summary>
internal sealed class TransientRecorder
{
    private const int Survey = 4096;
    private readonly CollinearStack stack;
    private readonly Waveform current;
    private readonly TransientSettings settings;
    private readonly ChannelMesh mesh;
    private readonly TransientLedger ledger;
    private readonly SpinFlow flow;
    private readonly RadauIIA5Stepper stepper;
    private readonly double[] nodal;
    private readonly double spacing;
    private readonly HashSet<int> kept;
    private readonly List<TransientPoint> points = [];
    private readonly List<TransientProfile> profiles = [];
    private readonly List<(string Name, int Node, List<double> Values)> faces = [];

    public TransientRecorder(CollinearStack stack, Waveform current, TransientSettings settings)
    {
        this.stack = stack;
        this.current = current;
        this.settings = settings;
        double duration = settings.Duration.Si;
        spacing = duration / (settings.Samples - 1);
        (double peak, double quickest) = SurveyOf(current, duration);
        bool fromRest = settings.Before.Si == 0 && stack.Multilayer.Left is not EndCondition.SpinCurrent && stack.Multilayer.Right is not EndCondition.SpinCurrent;
        mesh = new ChannelMesh(stack, Math.Min(spacing, quickest), fromRest ? duration : double.PositiveInfinity);
        ledger = new TransientLedger(mesh);
        flow = new SpinFlow(mesh, current, ScaleOf(Math.Max(peak, Math.Abs(settings.Before.Si)), fromRest ? 1 / duration : 0));
        stepper = new RadauIIA5Stepper(flow, settings.Tolerance);
        nodal = new double[mesh.Size];
        kept = Instants(settings.Samples, settings.Profiles);
        for (int domain = 0; domain < mesh.Domains.Count; domain++)
        {
            (int left, int right) = mesh.FacesOf(domain);
            string name = stack.Multilayer.Layers[mesh.Domains[domain].Layer].Name;
            if (mesh.Domains[domain].Side >= 0) faces.Add(($"{name}.left", left, []));
            if (mesh.Domains[domain].Side <= 0) faces.Add(($"{name}.right", right, []));
        }
    }

    public TransientRun Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        stepper.Start(0, Start(), spacing / 64);
        double storedAtStart = ledger.Stored(Nodal());
        Record(0, 0);
        HashSet<double> corners = [.. current.Corners.Where(corner => corner > 0 && corner < settings.Duration.Si)];
        IntegrationEnd end = IntegrationEnd.Reached;
        for (int sample = 1; sample < settings.Samples && end == IntegrationEnd.Reached; sample++)
        {
            double time = settings.Duration.Si * sample / (settings.Samples - 1);
            foreach (double corner in corners.Where(corner => corner > stepper.Time && corner <= time).Order().ToArray())
            {
                end = Advance(corner, cancellation);
                stepper.Restart(spacing / 64);
                if (end != IntegrationEnd.Reached) break;
            }
            if (end == IntegrationEnd.Reached) end = Advance(time, cancellation);
            if (end == IntegrationEnd.Reached) Record(sample, time);
            progress?.Report((double)sample / settings.Samples);
        }
        return new TransientRun
        {
            Points = points,
            Faces = [.. faces.Select(face => face.Name)],
            FaceAccumulations = [.. faces.Select(face => face.Values)],
            Profiles = profiles,
            Heats = ledger.Entries,
            End = end,
            Steps = stepper.AcceptedSteps,
            Checks = TransientTransport.ChecksOf(mesh, ledger, ledger.Stored(Nodal()) - storedAtStart, settings),
        };
    }

    private IntegrationEnd Advance(double time, CancellationToken cancellation) =>
        stepper.Advance(time, (start, length) => ledger.Add(stepper, flow, start, length), cancellation);

    private void Record(int sample, double time)
    {
        Nodal();
        double density = flow.CurrentAt(time, false), excess = ledger.ExcessVoltage(nodal);
        points.Add(new TransientPoint(time, density, (density * ledger.SeriesResistanceArea) + excess, excess, ledger.Stored(nodal), ledger.Work, ledger.Heat));
        foreach ((_, int node, List<double> values) in faces) values.Add(nodal[node]);
        if (kept.Contains(sample)) profiles.Add(new TransientProfile(mesh, time, [.. nodal]));
    }

    private double[] Nodal()
    {
        ReadOnlySpan<Complex> state = stepper.State;
        for (int i = 0; i < nodal.Length; i++) nodal[i] = state[i].Real;
        return nodal;
    }

    /// <summary>The steady state of the current before t = 0.</summary>
    private Complex[] Start()
    {
        Complex[] values = [.. mesh.Drive.Select((drive, i) => (Complex)((drive * settings.Before.Si) + mesh.Injection[i]))];
        if (values.All(value => value == Complex.Zero)) return values;
        mesh.Factorize(0).Solve(values);
        return values;
    }

    /// <summary>The largest accumulation that the drive makes at a rate.</summary>
    private double ScaleOf(double peak, double rate)
    {
        Complex[] values = [.. mesh.Drive.Select((drive, i) => (Complex)((Math.Abs(drive) * peak) + Math.Abs(mesh.Injection[i])))];
        mesh.Factorize(rate).Solve(values);
        double largest = values.Max(value => Math.Abs(value.Real));
        return largest > 0 ? largest : 1;
    }

    /// <summary>Samples at which the whole profile is kept: by equal ratios, since relaxation is fast first and slow later.</summary>
    internal static HashSet<int> Instants(int samples, int profiles)
    {
        if (profiles >= samples) return [.. Enumerable.Range(0, samples)];
        double intervals = Math.Max(1, profiles - 2);
        return [0, .. Enumerable.Range(0, Math.Max(1, profiles - 1)).Select(k => (int)Math.Round(Math.Pow(samples - 1, k / intervals))), samples - 1];
    }

    /// <summary>Largest current and shortest time of its change.</summary>
    internal static (double Peak, double Quickest) SurveyOf(Waveform current, double duration)
    {
        double peak = 0, slope = 0;
        for (int i = 0; i <= Survey; i++)
        {
            double time = duration * i / Survey;
            peak = Math.Max(peak, Math.Abs(current.At(time)));
            slope = Math.Max(slope, Math.Abs(current.DerivativeAt(time)));
        }
        foreach (double corner in current.Corners) peak = Math.Max(peak, Math.Max(Math.Abs(current.At(corner)), Math.Abs(current.At(Math.BitDecrement(corner)))));
        return (peak, slope == 0 ? double.PositiveInfinity : peak / slope);
    }
}
