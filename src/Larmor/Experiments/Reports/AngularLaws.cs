using Larmor.Layers;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>Slonczewski's Λ² from the resistance and from the torque, and where both must be one number.</summary>
/// <remarks>
/// Equations: [R(θ) − R(0)]/[R(π) − R(0)] = (1 − c)/[(1 − c) + Λ²(1 + c)], so Λ² = [R(180°) − R(90°)]/[R(90°) − R(0°)]; T(c) ~ Λ²/[(Λ² + 1) + (Λ² − 1)c], so
/// Λ² = T(180°)/T(0°). The same number in a stack that is its own mirror image with two magnets and no reactive part (G_i = 0, no precession), at any spacer thickness.
/// Source: J. C. Slonczewski, J. Magn. Magn. Mater. 247, 324 (2002).
/// </remarks>
internal static class AngularLaws
{
    public const string LambdaFromResistanceMeaning = "Slonczewski's Lambda^2 from the resistance: [R(180 deg) - R(90 deg)]/[R(90 deg) - R(0 deg)].";

    /// <summary>Λ² of a scan that holds 0°, 90° and 180°, or why there is none.</summary>
    public static (double? Value, string? Reason) LambdaSquaredFromResistance(AngularScan scan)
    {
        SteadyTransport? parallel = At(scan, 0), middle = At(scan, Math.PI / 2), antiparallel = At(scan, Math.PI);
        if (parallel is null || middle is null || antiparallel is null) return (null, "The angles 0 deg, 90 deg and 180 deg were not all measured.");
        double first = middle.ResistanceArea - parallel.ResistanceArea, second = antiparallel.ResistanceArea - middle.ResistanceArea;
        if (IsSeriesConstant(scan))
        {
            first = middle.NonEquilibriumResistanceArea - parallel.NonEquilibriumResistanceArea;
            second = antiparallel.NonEquilibriumResistanceArea - middle.NonEquilibriumResistanceArea;
        }
        double noise = 1e-12 * antiparallel.ResistanceArea;
        return Math.Abs(first) <= noise || Math.Abs(second) <= noise ? (null, "The resistance does not depend on the angle, to rounding.")
            : second / first > 0 ? (second / first, null) : (null, "The resistance does not run in one sense from the parallel to the antiparallel state.");
    }

    /// <summary>Λ² from resistance against Λ² from torque, where they must be equal; null where they need not be or cannot be told from rounding.</summary>
    public static AuditCheck? Symmetry(Multilayer stack, AngularScan scan, double? fromTorque)
    {
        if (fromTorque is not { } torque || !IsSymmetricValve(stack) || LambdaSquaredFromResistance(scan).Value is not { } resistance) return null;
        // A difference of resistances keeps as many digits as it is large beside them.
        double change = Math.Abs(At(scan, Math.PI)!.NonEquilibriumResistanceArea - At(scan, 0)!.NonEquilibriumResistanceArea);
        double digits = At(scan, Math.PI)!.NonEquilibriumResistanceArea / change * (1 + torque) * Math.Max(1, 1 / torque);
        return new AuditCheck(
            "torque-resistance-symmetry", Math.Abs((resistance / torque) - 1), 1e-9 + (1e-13 * digits), "Lambda^2 from the angular resistance against Lambda^2 from the angular torque, relative; they are one number in a symmetric valve.");
    }

    /// <summary>Whether a stack is its own mirror image, with two magnets, normal metal between and no reactive transverse part.</summary>
    public static bool IsSymmetricValve(Multilayer stack)
    {
        int count = stack.Layers.Count;
        if (stack.Layers.Count(layer => layer.Magnetization is not LayerMagnetization.NotMagnetic) != 2) return false;
        if (stack.Interfaces.Any(contact => contact.Tunnel is not null || contact.Mixing is { Imaginary.Si: not 0 })) return false;
        if (stack.Layers.Any(layer => layer.Material.Transverse is { } transverse && double.IsFinite(transverse.PrecessionLength.Si))) return false;
        for (int i = 0; i < count / 2; i++)
        {
            Layer one = stack.Layers[i], other = stack.Layers[count - 1 - i];
            if (one.Thickness != other.Thickness || !one.Material.Channels.Equals(other.Material.Channels) || one.Material.Transverse != other.Material.Transverse || one.Material.SharvinConductance != other.Material.SharvinConductance) return false;
        }
        for (int i = 0; i < stack.Interfaces.Count / 2; i++)
        {
            if (!AreAlike(stack.Interfaces[i], stack.Interfaces[^(i + 1)])) return false;
        }
        return (stack.Left, stack.Right) is (EndCondition.Lead, EndCondition.Lead) or (EndCondition.Reservoir, EndCondition.Reservoir) or (EndCondition.Sealed, EndCondition.Sealed);
    }

    private static bool AreAlike(Materials.InterfaceProperties one, Materials.InterfaceProperties other) =>
        one.AreaResistance == other.AreaResistance && one.Gamma.Equals(other.Gamma) && one.Delta.Equals(other.Delta) && one.Mixing == other.Mixing
        && one.PassingConductance == other.PassingConductance && one.TransverseLoss == other.TransverseLoss
        && one.ChannelConductances.SequenceEqual(other.ChannelConductances) && one.Relaxations.SequenceEqual(other.Relaxations);

    private static bool IsSeriesConstant(AngularScan scan) => scan.Points.All(point => point.State.SeriesResistanceArea.Equals(scan.Points[0].State.SeriesResistanceArea));

    private static SteadyTransport? At(AngularScan scan, double angle) => scan.Points.FirstOrDefault(point => Math.Abs(point.Angle - angle) < 1e-9)?.State;
}
