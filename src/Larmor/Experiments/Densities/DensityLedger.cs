using Larmor.Fluctuations.Density;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Densities;

/// <summary>The laws checked on a density in time.</summary>
internal static class DensityLedger
{
    public static IReadOnlyList<AuditCheck> Checks(DensityOnSphere settings, DensityCourse course)
    {
        double kt = PhysicalConstants.BoltzmannConstant * course.Temperature.Si;
        return
        [
            new("power-closure", Closure(course, kt), Math.Max(1e-9, 10 * settings.Tolerance), "Change of the mean energy against work of the fields and of the torque less heat, summed over the run; relative to all that was turned over and kT."),
            new("entropy-production", Rise(course), Math.Max(1e-9, 10 * settings.Tolerance), "Largest rise of the relative entropy to the stationary state between two instants with the same drives, beside its largest value or 1; never above zero by the second law."),
            new("entropy-balance", Imbalance(course, kt), 1e-3, "T dS/dt from the operator against dissipation, energy and torque at the recorded instants; relative to the sum of their magnitudes and kT D."),
            new("reciprocity", OnsagerSymmetry.Deviation(course.Laws[^1]), 1e-9, "Slopes of the equilibrium correlations of u_i and u_j in the field and of u_j and u_i in the field turned round (Onsager-Casimir), without torque."),
            new("probability", course.Lost, 1e-12, "Total probability against 1."),
        ];
    }

    private static double Closure(DensityCourse course, double kt)
    {
        if (course.Balances[0] is not { } first) first = course.Balances.FirstOrDefault(balance => balance is not null)!;
        int begin = course.Balances.ToList().IndexOf(first);
        if (first is null || course.Balances[^1] is not { } last) return 0;
        (DensityWork before, DensityWork after) = (course.Works[begin], course.Works[^1]);
        (double field, double torque, double heat) = (after.Field - before.Field, after.Torque - before.Torque, after.Heat - before.Heat);
        double change = last.Energy - first.Energy;
        return Math.Abs(change - field - torque + heat) / (Math.Abs(change) + Math.Abs(field) + Math.Abs(torque) + Math.Abs(heat) + kt);
    }

    private static double Rise(DensityCourse course)
    {
        double rise = 0, largest = 1;
        for (int i = 1; i < course.Balances.Count; i++)
        {
            if (course.Laws[i] != course.Laws[i - 1] || course.Balances[i]?.Split is not { } after || course.Balances[i - 1]?.Split is not { } before) continue;
            rise = Math.Max(rise, after.RelativeEntropy - before.RelativeEntropy);
            largest = Math.Max(largest, before.RelativeEntropy);
        }
        return rise / largest;
    }

    private static double Imbalance(DensityCourse course, double kt)
    {
        double largest = 0;
        for (int i = 0; i < course.Balances.Count; i++)
        {
            if (course.Balances[i] is not { } balance) continue;
            double scale = balance.Dissipation + Math.Abs(balance.EntropyPower) + Math.Abs(balance.EnergyPower) + Math.Abs(balance.TorqueFreePower) + (kt * course.Laws[i].Diffusion);
            largest = Math.Max(largest, balance.Imbalance / scale);
        }
        return largest;
    }
}
