using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class LongitudinalTwoPortTests
{
    private static readonly Material Copper = Metal(6, 0, 450);

    [Theory]
    [InlineData(0.01)]
    [InlineData(20)]
    [InlineData(5000)]
    public void Of_one_two_channel_layer_is_its_own_network(double d)
    {
        Multilayer stack = Transparent([Lead("L", Copper), Slab("F", Metal(75, 0.46, 60), d), Lead("R", Copper)]);
        LongitudinalTwoPort port = LongitudinalTwoPort.Of(stack, 1, 1);
        PiElement element = new(75e-9 * d * 1e-9, d / 60, 0.46);
        Near(element.Shunt, port.ShuntLeft);
        Near(element.Shunt, port.ShuntRight);
        Near(element.Series, port.Series);
        Near(element.ChargeResistance, port.SeriesResistance);
        Near(0.46, port.PolarizationLeft);
        Near(0.46, port.PolarizationRight);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(60)]
    public void Of_an_s_d_magnet_between_metals_without_d_states_is_the_closed_matrix_form(double d)
    {
        SdModel model = new(8e6, 3e6, 2e6, 3e21, 9e22);
        Multilayer stack = Transparent([Lead("L", Copper), model.Slab("F", d), Lead("R", Copper)]);
        LongitudinalTwoPort port = LongitudinalTwoPort.Of(stack, 1, 1);
        // In u = (Δ_s, Δ_dn) with Δ_dn free at both faces.
        double meters = d * 1e-9;
        Matrix2 inverse = SdModel.Inverse(model.Resistivities);
        Matrix2 a = inverse * model.Function(k => Math.Sqrt(k) / Math.Tanh(Math.Sqrt(k) * meters));
        Matrix2 b = inverse * model.Function(k => Math.Sqrt(k) / Math.Sinh(Math.Sqrt(k) * meters));
        Matrix2 y11 = new(a.XX, -b.XX, -b.XX, a.XX), y12 = new(a.XY, -b.XY, -b.XY, a.XY), y22 = new(a.YY, -b.YY, -b.YY, a.YY);
        Matrix2 solved = SdModel.Inverse(y22), full = 2 * (y11 - (y12 * solved * y12));
        double w = model.D / model.Total;
        Matrix2 weights = y12 * solved;
        double first = (model.Beta * 1) + (2 * w * (weights.XX - weights.XY)), second = (model.Beta * -1) + (2 * w * (weights.YX - weights.YY));
        Near(-full.XY, port.Series);
        Near(full.XX + full.XY, port.ShuntLeft, 1e-10);
        Near(full.YY + full.YX, port.ShuntRight, 1e-10);
        Near(first, port.PolarizationLeft);
        Near(-second, port.PolarizationRight);
        Near(meters / model.Total, port.ChargeResistance);
        Near((meters / model.Total) + (w * w * (solved.XX - solved.XY - solved.YX + solved.YY)), port.SeriesResistance);
    }

    private static void Near(double expected, double actual, double relative = 1e-11) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
