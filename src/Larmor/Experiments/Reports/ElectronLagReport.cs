using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Puts a run with electrons that take time beside the one with electrons that follow at once.</summary>
internal static class ElectronLagReport
{
    /// <summary>The result with the comparison.</summary>
    public static DynamicsResult With(DynamicsResult lagging, DynamicsResult quasiStatic, Trajectory trajectory)
    {
        if (quasiStatic.Times.Count < lagging.Times.Count) return lagging with { Notes = [.. lagging.Notes, "The run with electrons that follow at once stopped earlier; the two are not compared."] };
        TransientTwoWayMotion motion = trajectory.Motion.Lagging!;
        ElectronLag lag = ElectronLag.Of(lagging, quasiStatic, (motion.LongestLag, LargestTurning(motion.QuasiStatic, lagging)), trajectory.Electrons.Stored(lagging.Times.Count));
        return lagging with
        {
            Lag = lag,
            Scalars = [.. lagging.Scalars, .. Scalars(lag, quasiStatic)],
            Tables = [.. lagging.Tables, Table(lag, lagging)],
            Notes = [.. lagging.Notes, Words(lag, lagging)],
            Checks = [.. lagging.Checks, .. quasiStatic.Checks.Select(check => check with { Name = $"{check.Name}-quasi-static" })],
        };
    }

    private static double LargestTurning(TwoWayMotion motion, DynamicsResult result)
    {
        double largest = 0;
        double[] state = new double[motion.Dimension], velocity = new double[motion.Dimension];
        for (int i = 0; i < result.Times.Count; i++)
        {
            for (int k = 0; k < result.Moments.Count; k++) Magnetism.Moments.Write(state, k, result.Moments[k].Directions[i]);
            motion.Derivative(result.Times[i], state, velocity);
            MomentsView moving = new(velocity);
            for (int k = 0; k < result.Moments.Count; k++) largest = Math.Max(largest, moving[k].Norm);
        }
        return largest;
    }

    private static IEnumerable<Scalar> Scalars(ElectronLag lag, DynamicsResult quasiStatic)
    {
        yield return new("lag-voltage", lag.LargestVoltage, "V", "Largest difference of the voltage from that with electrons that follow at once, the first instants left out.");
        yield return new("lag-direction", lag.LargestDistance, "1", "Largest distance |u - u'| of a moment from where it is with electrons that follow at once.");
        yield return new("lag-time", lag.Time, "s", "Longest time after which spins have flipped or crossed a layer, 1/(D/l^2 + D/t^2).");
        yield return new("turning-times-lag", lag.TurningTimesTime, "1", "Largest rate of turning of a moment times that time: a rough size of what the electrons lag behind by.");
        yield return new("voltage-mean-quasi-static", quasiStatic.Electric?.Mean, "V", "Mean voltage over the second half of the run with electrons that follow at once.");
    }

    private static Table Table(ElectronLag lag, DynamicsResult result) => new(
        "electron-lag",
        "Electrons that take time against electrons that follow at once.",
        [
            new("time", "s", "Time", result.Times),
            new("voltage", "V", "Voltage with electrons that take time", result.Electric!.Voltages),
            new("voltage-quasi-static", "V", "Voltage with electrons that follow at once", lag.Voltages),
            new("distance", "1", "Distance |u - u'| of the moment that is farthest off", lag.Distances),
            new("stored-energy", "J", "Free energy of the accumulation", lag.StoredEnergies),
        ]);

    private static string Words(ElectronLag lag, DynamicsResult result)
    {
        double extent = result.Electric!.Amplitude;
        string share = extent > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({100 * lag.LargestVoltage / extent:G3} % of its swing)") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Electrons that follow at once would be off by up to {QuantityText.Format(lag.LargestVoltage, Voltage.Kind)} in the voltage{share} and by up to |u - u'| = {lag.LargestDistance:G3} in the direction of a moment; largest |Ω| τ = {lag.TurningTimesTime:G3} with τ = {QuantityText.Format(lag.Time, Duration.Kind)}, after which spins have flipped or crossed the slowest layer. A difference in frequency adds up with time.");
    }
}
