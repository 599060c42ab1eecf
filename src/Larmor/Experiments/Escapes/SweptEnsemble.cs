using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>An ensemble of trajectories under a field that goes evenly, where the sweep is fast enough to be followed.</summary>
internal sealed class SweptEnsemble(Hysteresis settings, FreeMoment moment, Temperature temperature, ulong seed)
{
    private const double StepsOfPeriod = 100, MostSteps = 2e6, MostOfAll = 3e8;
    private const int Looks = 500;

    /// <summary>The branch with what the ensemble says.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="current">I in A.</param>
    /// <param name="start">Direction at the first field.</param>
    /// <param name="number">Number of the branch: each has trajectories of its own.</param>
    /// <param name="cancellation">Stops the run.</param>
    public ThermalBranch Into(ThermalBranch branch, double current, UnitVector start, int number, CancellationToken cancellation)
    {
        double time = settings.SweepTime!.Value.Si, largest = branch.Fields.Max(Math.Abs);
        GeneralizedLlg still = moment.Equation(settings.Field.Along, largest, current);
        double fastest = still.Magnets[0].KineticCoefficient * new TangentField(still.Magnets[0], still.SpinTransfer).Scale(current) / (2 * Math.PI), wanted = time * StepsOfPeriod * fastest;
        if (!(wanted <= MostSteps && wanted * settings.Trajectories <= MostOfAll)) return branch with { Reason = $"{branch.Reason} {string.Create(CultureInfo.InvariantCulture, $"The sweep is too slow for trajectories: {wanted:G2} steps each.")}".Trim() };
        int interval = Math.Max(1, (int)Math.Ceiling(wanted / Looks)), steps = interval * Looks;
        Waveform ramp = Waveforms.Step(branch.Fields[0], branch.Fields[^1], 0, time);
        Drives drives = Drives.None with { Fields = [new DrivenField(ramp, settings.Field.Along)], Current = Waveform.Constant(current) };
        GeneralizedLlg equation = new(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = drives.Current };
        bool isRising = branch.Fields[^1] > branch.Fields[0];
        Vector3d along = settings.Field.Along;
        MeansInTime means = new(1, (moments, values) => values[0] = Vector3d.Dot(moments[0], along));
        FirstPassage passage = new(isRising ? -settings.Field.Along : settings.Field.Along, 0);
        EnsembleRun run = new()
        {
            Trajectories = settings.Trajectories,
            FirstTrajectory = (ulong)number * (ulong)settings.Trajectories,
            Seed = seed,
            Step = Duration.FromSi(time / steps),
            Steps = steps,
            Interval = interval,
            NoisePrecision = settings.RandomFields,
        };
        new LangevinEnsemble(equation, temperature).Run(run, EnsembleStart.At(start), [means, passage], cancellation);
        IReadOnlyList<Estimate> looks = means.Of(0);
        double speed = (branch.Fields[^1] - branch.Fields[0]) / time;
        bool all = passage.Passages == passage.Trajectories && passage.MeanTime is not null;
        return branch with
        {
            Watched = [.. branch.Fields.Select(field => At(looks, (field - branch.Fields[0]) / (speed * time)))],
            WatchedField = all ? new Estimate(branch.Fields[0] + (speed * passage.MeanTime!.Value.Value), Math.Abs(speed) * passage.MeanTime.Value.Error) : null,
            WatchedSpread = all ? Math.Abs(speed) * passage.MeanTime!.Value.Error * Math.Sqrt(passage.Passages - 1) : null,
        };
    }

    /// <summary>Between two looks.</summary>
    private static Estimate At(IReadOnlyList<Estimate> looks, double share)
    {
        double place = Math.Clamp(share, 0, 1) * Looks;
        int i = Math.Min(Looks - 1, (int)place);
        double x = place - i;
        return new Estimate(((1 - x) * looks[i].Value) + (x * looks[i + 1].Value), Math.Max(looks[i].Error, looks[i + 1].Error));
    }
}
