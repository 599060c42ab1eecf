using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The current of one sign at which a state of rest loses its stability, by the condition at the state without current and followed with the current.</summary>
/// <param name="State">Its name, by its alignment with the fixed layer.</param>
/// <param name="IsPositive">The sign of the current.</param>
/// <param name="Simple">∇²χ(u₀) = α ∇²V(u₀) at the state without current, in A; null where such a current has the other sign.</param>
/// <param name="Own">The state followed with the current, α as given, in A; null where it stays stable.</param>
/// <param name="Pumped">The same with the damping that the whole stack makes, in A; null likewise.</param>
/// <param name="Reason">Why a value is missing; empty where none is.</param>
public sealed record TransferThreshold(string State, bool IsPositive, double? Simple, double? Own, double? Pumped, string Reason)
{
    private const double Beyond = 3;
    private static readonly bool[] BothSigns = [true, false];

    /// <summary>The thresholds of all states that are stable without current, both ways.</summary>
    internal static IReadOnlyList<TransferThreshold> Of(Device device, TorqueMap map, AppliedField field)
    {
        Magnet magnet = map.Magnet.In(Drives.Constant(field.Along, field.Value));
        Equilibrium[] stable = [.. Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Stable];
        UnitVector? parallel = CollinearState.Axis(device.Stack);
        string[] names = StateNames.Of([.. stable.Select(state => state.Direction)], parallel);
        StackDamping damping = new(new TwoWayTransport(device.Stack), [map.Magnet]);
        return [.. stable.SelectMany((state, i) => BothSigns.Select(isPositive => One(magnet, map, damping, state.Direction, names[i], isPositive)))];
    }

    private static TransferThreshold One(Magnet magnet, TorqueMap map, StackDamping damping, UnitVector start, string name, bool isPositive)
    {
        double laplace = AtRest(magnet, map.Potentials, start);
        double? simple = double.IsFinite(laplace) && laplace > 0 == isPositive ? laplace : null;
        BranchSide side = EquilibriumBranch.Follow(magnet, map.Potentials, start, isPositive);
        double? own = side.Threshold?.Current.Si;
        double reach = Math.Max(Math.Abs(own ?? 0), Math.Abs(simple ?? 0)) * Beyond * Ratio(magnet, damping, start);
        if (!(reach > 0)) return new TransferThreshold(name, isPositive, simple, own, null, side.Reason.Length > 0 ? side.Reason : "The state stays stable.");
        EquilibriumCurve curve = EquilibriumCurve.Follow(current => EquationAt(magnet, map, damping, current), Moments.Of(start), 0, isPositive ? reach : -reach);
        double? pumped = curve.LossOfStability?.Parameter;
        return new TransferThreshold(name, isPositive, simple, own, pumped, own is null ? side.Reason : pumped is null ? $"With pumping the state stays stable up to {Current.FromSi(reach)}." : "");
    }

    internal static GeneralizedLlg EquationAt(Magnet inField, TorqueMap map, DampingTensor? damping, double current) =>
        new(inField) { SpinTransfer = map.Potentials, Current = Waveform.Constant(current), Damping = damping };

    /// <summary>α∇²V/∇²χ at a direction, in A.</summary>
    private static double AtRest(Magnet magnet, SpinTransferPotentials potentials, UnitVector direction)
    {
        Larmor.Magnetism.Statics.TangentField field = new(magnet, potentials);
        TangentFrame frame = TangentFrame.At(direction);
        double still = field.Hessians(frame, 0).Damping.Trace, driven = field.Hessians(frame, 1).Damping.Trace;
        return still / (still - driven);
    }

    /// <summary>By how much the damping of the stack exceeds the moment's own.</summary>
    private static double Ratio(Magnet magnet, StackDamping damping, UnitVector direction)
    {
        double[] matrix = new double[9];
        damping.Write(Moments.Of(direction).View, matrix);
        double own = magnet.Properties.Damping * DampingTensor.AngularMomentum(magnet), total = 0.5 * (matrix[0] + matrix[4] + matrix[8]);
        return own > 0 ? Math.Max(1, total / own) : 1;
    }
}
