using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Thermal;

/// <summary>The laws that trajectories with noise are held to.</summary>
internal static class ThermalChecks
{
    private const double Deviations = 5, ErrorOfSteps = 2e-3, ClosureTolerance = 1e-2;
    private const int FewestForSpread = 64;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AuditCheck> Of(ThermalMotion thermal, ThermalRun run, ThermalAverages averages, double end)
    {
        double turnover = averages.Plain(carried => Math.Abs(carried[WorkMeter.Field]) + Math.Abs(carried[WorkMeter.Torque]) + carried[WorkMeter.Turnover]).Value + ThermalEnergy(thermal);
        double missing = averages.Of(carried => carried[WorkMeter.Energy] - carried[WorkMeter.Field] - carried[WorkMeter.Torque] + averages.Heat(carried)).Value;
        return
        [
            new("power-closure", Relative(missing, turnover), ClosureTolerance, "Change of magnetic energy against work of torque and fields less heat to the baths, each measured along the trajectories as products of force and displacement (Stratonovich), the error of the step taken away; relative to the works and to all that friction alone turned into heat."),
            .. thermal.Equation.Damping is null ? [MeanLaw(run, averages, turnover)] : (AuditCheck[])[],
            new("norm", run.Fine.Ends.Max(Deviation), 1e-12, "Length of the moments against 1, at the end of each trajectory."),
            Reciprocity(thermal, run, end),
        ];
    }

    /// <summary>The energy's mean against the drift that friction, torque and Brown's field give it, in standard deviations that the noise itself must have.</summary>
    private static AuditCheck MeanLaw(ThermalRun run, ThermalAverages averages, double turnover)
    {
        Estimate missing = averages.Of(carried => carried[WorkMeter.Mean]);
        int count = run.Fine.Carried.Length;
        double variance = averages.Plain(carried => carried[WorkMeter.Variance]).Value / count;
        // 2f(h) - f(2h) of paths that have parted has at most five times the variance of one.
        double deviation = count < FewestForSpread ? Math.Sqrt(5 * variance) : missing.Error;
        double allowed = Math.Sqrt((deviation * deviation) + (ErrorOfSteps * turnover * ErrorOfSteps * turnover));
        return new("fluctuation-dissipation", allowed > 0 ? Math.Abs(missing.Value) / allowed : 0, Deviations, "Mean change of the energy against the mean of what fields, torque, friction and Brown's field make of it at each state, v∇V·w + αL_F kT ∇²V: in standard deviations of that balance. A noise of another temperature would break it, in equilibrium or not.");
    }

    private static AuditCheck Reciprocity(ThermalMotion thermal, ThermalRun run, double end)
    {
        double[] state = thermal.Motion.StartAt(end, Moments.Of(run.Fine.EndOf(0)));
        return MotionLedger.Of(thermal.Motion, 0, 0, 0, 0, state, 0, 0).Checks(1).Single(check => check.Name == "reciprocity");
    }

    private static double ThermalEnergy(ThermalMotion thermal) => thermal.Temperatures.Sum(one => PhysicalConstants.BoltzmannConstant * one.Si);

    private static double Deviation(double[] end)
    {
        double largest = 0;
        for (int k = 0; k < end.Length; k += 3) largest = Math.Max(largest, Math.Abs(new Vector3d(end[k], end[k + 1], end[k + 2]).Norm - 1));
        return largest;
    }

    private static double Relative(double missing, double whole) => whole > 0 ? Math.Abs(missing) / whole : 0;
}
