using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The simple statements of the paper's Section 6 beside the exact answer, at one state and one current below its threshold.</summary>
/// <param name="State">Name of the state.</param>
/// <param name="Current">The current in A: half of the threshold without pumping.</param>
/// <param name="Shift">By how far the current turns the state of rest, in rad.</param>
/// <param name="SimpleShift">The same by the quasi-static condition H + ∇χ/α = 0, in rad; null where that has no solution near by.</param>
/// <param name="Apart">Angle between the two directions, in rad; null likewise.</param>
/// <param name="FrequencyShift">Change of the resonance frequency by the current, in Hz.</param>
/// <param name="SimpleFrequencyShift">The same by Φ alone, in Hz.</param>
/// <param name="LinewidthShift">Change of the linewidth (full, in frequency), in Hz.</param>
/// <param name="SimpleLinewidthShift">The same by χ alone, in Hz.</param>
/// <param name="Pumped">What the stack adds to the damping, dimensionless.</param>
/// <param name="PumpedWithoutBackFlow">The same if no spin flowed back, the spin circuit closed: where j = lF alone holds; dimensionless.</param>
public sealed record SimpleStatement(
    string State, double Current, double Shift, double? SimpleShift, double? Apart, double FrequencyShift, double SimpleFrequencyShift, double LinewidthShift, double SimpleLinewidthShift, double Pumped, double PumpedWithoutBackFlow)
{
    private const int MostSteps = 60;

    /// <summary>The statements at half of the smallest threshold; null where there is none.</summary>
    internal static SimpleStatement? Of(Device device, TorqueMap map, AppliedField field, IReadOnlyList<TransferThreshold> thresholds)
    {
        TransferThreshold? nearest = thresholds.Where(one => one.Own is not null).MinBy(one => Math.Abs(one.Own!.Value));
        if (nearest is null) return null;
        Magnet magnet = map.Magnet.In(Drives.Constant(field.Along, field.Value));
        double current = 0.5 * nearest.Own!.Value, alpha = magnet.Properties.Damping;
        UnitVector start = StateOf(device, magnet, nearest.State);
        (HarmonicSeries a, HarmonicSeries b) = map.Series;
        // χ = 0 or Φ = 0 with the other as it is: A = (χ + αΦ)/(1 + α²), B = (αχ − Φ)/(1 + α²).
        HarmonicSeries chi = Sum(a, 1, b, alpha), phi = Sum(a, alpha, b, -1);
        double share = 1 / (1 + (alpha * alpha));
        Magnetism.Torques.SpherePotentials onlyPhi = new((Sum(phi, share * alpha, phi, 0), Sum(phi, -share, phi, 0))), onlyChi = new((Sum(chi, share, chi, 0), Sum(chi, share * alpha, chi, 0)));
        LinearResponse still = At(magnet, map.Potentials, start, 0), exact = At(magnet, map.Potentials, start, current), byPhi = At(magnet, onlyPhi, start, current), byChi = At(magnet, onlyChi, start, current);
        UnitVector? simple = QuasiStatic(magnet, map.Potentials, start, current);
        DeviceResponse both = new TwoWayTransport(device.Stack).At(exact.Direction);
        PumpedDamping damping = both.Damping(0);
        double momentum = magnet.Properties.SaturationMagnetization.Si * magnet.Thickness.Si / magnet.Properties.GyromagneticRatio;
        return new SimpleStatement(
            nearest.State, current, Angle(start, exact.Direction), simple is { } one ? Angle(start, one) : null, simple is { } other ? Angle(exact.Direction, other) : null,
            exact.DampedFrequency.Si - still.DampedFrequency.Si, byPhi.DampedFrequency.Si - still.DampedFrequency.Si, exact.Linewidth.Si - still.Linewidth.Si, byChi.Linewidth.Si - still.Linewidth.Si,
            damping.EnhancementOf(magnet), both.PerfectSink(0) / momentum);
    }

    private static UnitVector StateOf(Device device, Magnet magnet, string name)
    {
        Equilibrium[] stable = [.. Equilibria.Of(magnet, Magnetism.Torques.SpinTransferPotentials.None, Quantities.Current.Zero).Stable];
        string[] names = Reports.StateNames.Of([.. stable.Select(state => state.Direction)], CollinearState.Axis(device.Stack));
        return stable[Array.IndexOf(names, name)].Direction;
    }

    private static LinearResponse At(Magnet magnet, Magnetism.Torques.SpinTransferPotentials potentials, UnitVector start, double current)
    {
        BranchSide side = EquilibriumBranch.Follow(magnet, potentials, start, current >= 0, Quantities.Current.FromSi(current));
        return side.States[0] ?? throw new DeviceException("A state of rest ends below its own threshold.", "experiments");
    }

    /// <summary>The zero of ∇(V − χ/α) near a direction, by Newton's method; null where it does not converge.</summary>
    private static UnitVector? QuasiStatic(Magnet magnet, Magnetism.Torques.SpinTransferPotentials potentials, UnitVector start, double current)
    {
        double alpha = magnet.Properties.Damping;
        if (alpha == 0) return null;
        Magnetism.Statics.TangentField field = new(magnet, potentials);
        Vector3d u = start;
        for (int i = 0; i < MostSteps; i++)
        {
            TangentFrame frame = TangentFrame.At(u);
            (Vector3d a, Vector3d b) = potentials.Gradients(0, Moments.Of(UnitVector.Along(u)).View);
            Vector3d gradient = (alpha * field.EnergyGradient(u)) - (current * (a + (alpha * b)));
            (double g1, double g2) = frame.Components(gradient);
            Matrix2 hessian = field.Hessians(frame, current).Damping;
            double determinant = hessian.Determinant;
            if (determinant == 0) return null;
            double first = -((hessian.YY * g1) - (hessian.XY * g2)) / determinant, second = -((hessian.XX * g2) - (hessian.YX * g1)) / determinant, size = Math.Sqrt((first * first) + (second * second));
            double kept = Math.Min(1, 0.3 / Math.Max(size, 1e-300));
            u = frame.Move(kept * first, kept * second);
            if (size < 1e-12) return UnitVector.Along(u);
        }
        return null;
    }

    private static double Angle(UnitVector a, UnitVector b) => Math.Atan2(Vector3d.Cross(a, b).Norm, Vector3d.Dot(a, b));

    private static HarmonicSeries Sum(HarmonicSeries one, double first, HarmonicSeries other, double second)
    {
        double[] sum = new double[Math.Max(one.Coefficients.Length, other.Coefficients.Length)];
        for (int i = 0; i < one.Coefficients.Length; i++) sum[i] += first * one.Coefficients[i];
        for (int i = 0; i < other.Coefficients.Length; i++) sum[i] += second * other.Coefficients[i];
        return new HarmonicSeries(Math.Max(one.Degree, other.Degree), sum);
    }
}
