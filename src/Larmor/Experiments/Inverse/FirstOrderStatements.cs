using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Experiments.Inverse;

/// <summary>The statements after Eq. (24), that Φ shifts the resonance and χ the loop, beside the exact answers.</summary>
internal static class FirstOrderStatements
{
    private const double SmallCurrent = 1e-3;

    /// <summary>One for each value that is measured under current.</summary>
    public static IEnumerable<FirstOrderShift> Of(CoefficientModel model, UnitVector along, DeviceNumbers numbers, IReadOnlyList<MeasuredValue> values)
    {
        foreach (MeasuredValue value in values)
        {
            if (value.Current == 0 || value.Quantity == MeasuredQuantity.PumpedVoltage) continue;
            double? without = model.One(numbers, value with { Current = 0 });
            double? Change(TransferPart part) => model.One(numbers, value, part) - without;
            yield return new FirstOrderShift(value, Change(TransferPart.Whole), Change(TransferPart.PhiAlone), Change(TransferPart.ChiAlone), value.Quantity switch
            {
                MeasuredQuantity.Frequency => Slope(model, numbers, value, TransferPart.PhiAlone),
                MeasuredQuantity.Linewidth => Slope(model, numbers, value, TransferPart.ChiAlone),
                _ => LoopShift(model, along, numbers, value),
            });
        }
    }

    private static double? Slope(CoefficientModel model, DeviceNumbers numbers, MeasuredValue value, TransferPart part)
    {
        double small = SmallCurrent * value.Current;
        return (model.One(numbers, value with { Current = small }, part) - model.One(numbers, value with { Current = -small }, part)) / (2 * SmallCurrent);
    }

    /// <summary>−χ′(c) (p·e)/(α Ms) of the state that is left, along the field's direction e.</summary>
    private static double LoopShift(CoefficientModel model, UnitVector along, DeviceNumbers numbers, MeasuredValue value)
    {
        AxialTorque torque = model.Transfer.Axial([numbers.Perpendicular, numbers.Parallel, numbers.FieldLike, numbers.InterBand], numbers.Damping);
        double share = Vector3d.Dot(along, torque.Polarizer), c = value.Quantity == MeasuredQuantity.CoerciveFieldUp ? -share : share;
        double strength = torque.DampingLike.Derivative(c) + (numbers.Damping * torque.FieldLike.Derivative(c));
        return -strength * value.Current * share / (numbers.Damping * model.Transfer.Magnet.Properties.SaturationMagnetization.Si);
    }
}
