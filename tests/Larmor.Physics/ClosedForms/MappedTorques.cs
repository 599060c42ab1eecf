using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.ClosedForms;

/// <summary>Maps of a torque, thresholds with pumping and the paper's simple statements, as the measurement spin-transfer gives them.</summary>
public class MappedTorques
{
    private const double G1 = 0.4, G2 = 1.1, Thickness = 5, Constant = 6e5, Field = 0.05;

    /// <summary>2K/Ms − μ₀Ms, the field that holds a film along its normal x.</summary>
    private static double Hold => (2 * Constant / Ms) - Bd;

    private static double Pumping => Gamma * Square * (G1 * G2 / (G1 + G2) * 1e15) / (Ms * Thickness * 1e-9);

    [Fact]
    public void On_one_axis_the_threshold_is_that_of_the_damping_with_pumping_in_it()
    {
        SpinTransferResult result = Measure(UnitVector.X, UnitVector.X);
        TransferMap map = Assert.Single(result.Maps);
        Assert.InRange(map.Residual, 0, 1e-9);
        // aJ = −α (Bk + B) of the parallel, aJ = +α (Bk − B) of the antiparallel state.
        foreach ((string state, double cosine, double hold) in new[] { ("parallel", 1.0, Hold + Field), ("antiparallel", -1.0, Hold - Field) })
        {
            double perAmpere = SpinTorque.PerSpinCurrent * Torque(cosine) / (Ms * Thickness * 1e-9 * PumpingDevices.Area), expected = -cosine * Alpha * hold / perAmpere;
            TransferThreshold threshold = map.Thresholds.Single(one => one.State == state && one.IsPositive == expected > 0), none = map.Thresholds.Single(one => one.State == state && one.IsPositive != expected > 0);
            Assert.Equal(expected, threshold.Simple!.Value, 1e-9 * Math.Abs(expected));
            Assert.Equal(expected, threshold.Own!.Value, 1e-9 * Math.Abs(expected));
            Assert.Equal(expected * (Alpha + Pumping) / Alpha, threshold.Pumped!.Value, 1e-7 * Math.Abs(threshold.Pumped.Value));
            Assert.Null(none.Own);
            Assert.NotEmpty(none.Reason);
        }
    }

    [Fact]
    public void On_one_axis_the_simple_statements_hold()
    {
        SimpleStatement statement = Measure(UnitVector.X, UnitVector.X).Maps[0].Statement!;
        Assert.Equal(0, statement.Shift, 1e-9);
        Assert.Equal(0, statement.SimpleShift!.Value, 1e-9);
        // Φ alone shifts the frequency and χ alone the linewidth.
        Assert.Equal(statement.FrequencyShift, statement.SimpleFrequencyShift, 1e-5 * Gamma * Alpha);
        Assert.Equal(statement.LinewidthShift, statement.SimpleLinewidthShift, 1e-6 * Math.Abs(statement.LinewidthShift));
        Assert.Equal(Pumping, statement.Pumped, 1e-9 * Pumping);
        Assert.Equal(Gamma * Square * G2 * 1e15 / (Ms * Thickness * 1e-9), statement.PumpedWithoutBackFlow, 1e-9);
    }

    [Fact]
    public void Off_the_axis_the_quasi_static_condition_is_wrong_by_about_one_over_the_damping()
    {
        // Film in its plane, the field at 60 degrees from the polarizer: the moment is turned by about aJ sin/(B + Bd) out of the plane, not by aJ sin/(αB) in it.
        SpinTransferResult result = Measure(UnitVector.Z, UnitVector.Along(0, Math.Sqrt(3), 1), anisotropy: 0);
        SimpleStatement statement = result.Maps[0].Statement!;
        double aJ = Math.Abs(SpinTorque.PerSpinCurrent * Torque(0.5) / (Ms * Thickness * 1e-9 * PumpingDevices.Area) * statement.Current);
        double expected = aJ * Math.Sqrt(0.75) / (Field + Bd);
        Assert.InRange(statement.Shift / expected, 0.7, 1.4);
        Assert.True(statement.SimpleShift is null || (statement.SimpleShift > 5 * statement.Shift && statement.Apart > 5 * statement.Shift));
    }

    /// <summary>T₂ of E.3, in units of the closed form.</summary>
    private static double Torque(double c)
    {
        double s1 = 4.5 + 0.5, s2 = 0.024 + 2, j1 = ((0.46 * 4.5) + (0.77 * 0.5)) / s1, j2 = ((0.8 * 0.024) + (0.1 * 2)) / s2, a1 = 1 / (2 * s1), a2 = 1 / (2 * s2);
        return G2 * ((j1 * (a2 + G1)) + (j2 * (a1 - G1) * c)) / (((a1 + G2) * (a2 + G1)) - (c * c * (a1 - G1) * (a2 - G2)));
    }

    private static SpinTransferResult Measure(UnitVector polarizer, UnitVector along, double anisotropy = Constant)
    {
        Multilayer valve = StackBuilder.Stack(
            [Fixed("fixed", 75, 0.46, 60, polarizer), Metal("spacer", 1e-8, double.PositiveInfinity, 1e-3), Free("free", 240, 0.8, 0.1, Thickness)], [Mixed(0.5, 0.77, G1), Mixed(2, 0.1, G2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        EnergyTerm[] energies = anisotropy == 0 ? [] : [new UniaxialAnisotropy(EnergyDensity.FromSi(anisotropy), UnitVector.X)];
        SpinTransferResult result = new SpinTransferMeasurement { HasMaps = true, Field = new AppliedField(along, MagneticField.FromSi(Field)), Angles = [Angle.Zero, Angle.FromDegrees(90)] }
            .Run(Of(valve, energies) with { CrossSection = new CrossSection.OfArea(Quantities.Area.FromSi(PumpingDevices.Area)) }, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
        return result;
    }
}
