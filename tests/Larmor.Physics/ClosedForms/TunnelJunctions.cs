using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

/// <summary>A magnetic tunnel junction between two leads or in a whole pillar, against Slonczewski's four conductances.</summary>
public class TunnelJunctions
{
    private const double Left = 0.55, Right = 0.62, Ra = 5e-12;

    private static readonly double Quantum = -PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge);

    [Fact]
    public void Magnetoresistance_is_that_of_the_product_of_the_polarizations()
    {
        MagnetoresistanceResult result = new Magnetoresistance { Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 7) }.Run(Junction(1e-12), new RunContext());
        double product = Left * Right;
        Assert.Equal(2 * product / (1 - product), Value(result, "magnetoresistance"), 1e-10);
        Assert.Equal(Ra, Value(result, "resistance-area-parallel"), 1e-10 * Ra);
        for (int i = 0; i < result.Angles.Count; i++) Assert.Equal(Ra * (1 + product) / (1 + (product * Math.Cos(result.Angles[i]))), result.ResistanceAreas[i], 1e-10 * Ra);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Efficiency_per_current_is_asymmetric_and_torque_per_voltage_is_not(double fieldLike)
    {
        SpinTransferResult result = new SpinTransferMeasurement { Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 13) }.Run(Junction(1e-12, fieldLike), new RunContext());
        double g0 = 1 / (Ra * (1 + (Left * Right)));
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double c = Math.Cos(result.Angles[i]), share = 1 + (Left * Right * c);
            Assert.Equal(Left / share, result.Turned[0].Efficiencies[i], 1e-10);
            // J_m,r gains G0 f V m_r × m_l: F = f/(1 + P_l P_r c); at the right the field-like efficiency is −F.
            Assert.Equal(-fieldLike / share, result.Turned[0].FieldLikeEfficiencies[i], 1e-10);
            Vector3d perVoltage = result.Torques[i][1] / result.ResistanceAreas[i];
            Assert.Equal(Math.Abs(Quantum) * g0 * Math.Sqrt((Left * Left) + (fieldLike * fieldLike)) * Math.Sin(result.Angles[i]), perVoltage.Norm, 1e-10 * g0 * Math.Abs(Quantum));
        }
        // The junction has Slonczewski's form with Λ² = (1 + P_l P_r)/(1 − P_l P_r), in torque and in resistance.
        double lambda2 = (1 + (Left * Right)) / (1 - (Left * Right));
        Assert.Equal(lambda2, Value(result, "lambda-squared-from-torque"), 1e-10);
        Assert.Equal(lambda2, Value(result, "lambda-squared-from-resistance"), 1e-8);
        Assert.Equal(0, Value(result, "slonczewski-deviation"), 1e-10);
        Assert.Contains(result.Notes, note => note.Contains("It drives electrons from 'free' to 'fixed', which favours the antiparallel state", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(300)]
    public void With_accumulation_in_the_electrodes_the_torque_is_that_of_the_four_conductances(double scale)
    {
        // Electrodes of spin resistance r = scale · 4.5 (20) fOhm m²; the junction has 5 · 10³ fOhm m².
        Device device = Junction(scale);
        SpinTransferResult result = new SpinTransferMeasurement { Angles = Angular.EvenAngles(Angle.FromDegrees(10), Angle.FromDegrees(170), 5) }.Run(device, new RunContext());
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double theta = result.Angles[i], c = Math.Cos(theta), s = Math.Sin(theta);
            (double towardsRight, double towardsLeft) = FourConductances(c, 4.5e-15 * scale, 0.46, 20e-15 * scale, 0.3);
            Vector3d left = UnitVector.Z, right = new(0, -s, c);
            double size = Math.Abs(Quantum);
            Assert.Equal(0, (result.Torques[i][1] - (Quantum * towardsRight * (left - (c * right)))).Norm / size, 1e-10);
            Assert.Equal(0, (result.Torques[i][0] + (Quantum * towardsLeft * (right - (c * left)))).Norm / size, 1e-10);
        }
    }

    [Fact]
    public void A_pillar_with_a_junction_loses_its_stability_at_the_threshold_of_a_macrospin()
    {
        const double alpha = 0.01, bk = 0.3, ms = 1e6;
        Device device = Pillar(alpha, bk, ms);
        FmrResult result = new Fmr { Field = new FieldSweep(UnitVector.X, [MagneticField.Zero]), Currents = [Current.Zero] }.Run(device, new RunContext());
        // aJ(c) = α Bk, and aJ = ħ η I/(2|e| Ms v) with the electrons' sign: positive current favours AP.
        double volume = device.Magnets[0].Magnet.Volume.Si;
        double perEfficiency = 2 * PhysicalConstants.ElementaryCharge * ms * volume * alpha * bk / PhysicalConstants.ReducedPlanckConstant;
        double product = Left * Right;
        Assert.Equal(perEfficiency * (1 + product) / Left, Value(result, "threshold-current-up-parallel"), 1e-7 * perEfficiency);
        Assert.Equal(-perEfficiency * (1 - product) / Left, Value(result, "threshold-current-down-antiparallel"), 1e-7 * perEfficiency);
        Assert.Equal(Left / (1 + product), Value(result, "efficiency-parallel"), 1e-8);
        Assert.Equal(Left / (1 - product), Value(result, "efficiency-antiparallel"), 1e-8);
    }

    [Fact]
    public void The_loop_of_a_junction_closes_at_the_current_where_its_state_loses_stability()
    {
        const double alpha = 0.01, bk = 0.3;
        Device device = Pillar(alpha, bk, 1e6);
        double threshold = Value(new Fmr { Field = new FieldSweep(UnitVector.X, [MagneticField.Zero]), Currents = [Current.Zero] }.Run(device, new RunContext()), "threshold-current-up-parallel");
        // At half the threshold aJ(P) = α Bk/2: P is lost where α (Bk + B) falls below it, AP where α (B − Bk) exceeds aJ(AP).
        IReadOnlyList<MagneticField> fields = [.. Enumerable.Range(0, 61).Select(i => MagneticField.FromTeslas(-0.4 + (0.02 * i)))];
        HysteresisResult loop = new Hysteresis { Field = new FieldSweep(UnitVector.X, fields), Currents = [Current.FromSi(threshold / 2)] }.Run(device, new RunContext());
        double product = Left * Right;
        Assert.Equal(-bk / 2, Value(loop, "coercive-field-down"), 1e-6);
        Assert.Equal(bk * (1 + ((1 + product) / (1 - product) / 2)), Value(loop, "coercive-field-up"), 1e-6);
        Assert.All(loop.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    private static Device Pillar(double alpha, double bk, double ms)
    {
        Device junction = Junction(1e-12, free: 1.5);
        Layer layer = junction.Stack.Layers[1];
        Magnet magnet = new("free", Volume.FromSi(2e-15 * layer.Thickness!.Value.Si), layer.Thickness.Value, new MagneticProperties(Magnetization.FromSi(ms), alpha), UniaxialAnisotropy.FromField(MagneticField.FromTeslas(bk), Magnetization.FromSi(ms), UnitVector.X));
        Layer[] layers = [junction.Stack.Layers[0] with { Magnetization = LayerMagnetization.Fixed(UnitVector.X) }, layer, junction.Stack.Layers[2]];
        return junction with { Stack = new Multilayer(layers, junction.Stack.Interfaces, junction.Stack.Left, junction.Stack.Right), Magnets = [new DeviceMagnet(magnet)] };
    }

    /// <summary>Two semi-infinite electrodes; with a thickness in nm the free one stands in front of a normal lead.</summary>
    private static Device Junction(double scale, double fieldLike = 0, double? free = null)
    {
        InterfaceProperties barrier = InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(Ra), Left, Right, fieldLike));
        Material first = Metal(75 * scale, 0.46, 60, "F1"), second = Metal(200 * scale, 0.3, 100, "F2");
        Layer fixedLayer = new() { Name = "fixed", Material = first, Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
        Layer moving = new() { Name = "free", Material = second, Magnetization = LayerMagnetization.Free, Thickness = free is { } nanometres ? Length.FromNanometres(nanometres) : null };
        Multilayer stack = free is null ? Stack([fixedLayer, moving], [barrier]) : Stack([fixedLayer, moving, StackBuilder.Lead("N", Metal(1 * scale, 0, 100, "N"))], [barrier, Contact(1e-9, 0)]);
        return new Device { Title = "junction", Temperature = Temperature.FromSi(300), Stack = stack, CrossSection = new CrossSection.OfArea(Area.FromSi(2e-15)) };
    }

    /// <summary>a and b of Js = a m_l + b m_r at unit current: three unknowns V, D_l, D_r of four conductances and two half-spaces.</summary>
    private static (double OnRight, double OnLeft) FourConductances(double c, double rl, double betaLeft, double rr, double betaRight)
    {
        double g0 = 1 / (Ra * (1 + (Left * Right)));
        // Rows: total current, current along m_l (β_l − D_l/2r_l), current along m_r (β_r + D_r/2r_r).
        double[,] m = new double[3, 4];
        foreach (int s in new[] { 1, -1 })
        {
            foreach (int t in new[] { 1, -1 })
            {
                double g = g0 / 4 * (1 + (s * Left)) * (1 + (t * Right)) * (1 + (s * t * c));
                double[] force = [1, s / 2.0, -t / 2.0];
                for (int k = 0; k < 3; k++)
                {
                    m[0, k] += g * force[k];
                    m[1, k] += s * g * force[k];
                    m[2, k] += t * g * force[k];
                }
            }
        }
        double[,] currents = (double[,])m.Clone();
        m[0, 3] = 1;
        m[1, 1] += 1 / (2 * rl);
        m[1, 3] = betaLeft;
        m[2, 2] -= 1 / (2 * rr);
        m[2, 3] = betaRight;
        double[] x = Solve(m);
        double alongLeft = 0, alongRight = 0;
        for (int k = 0; k < 3; k++)
        {
            alongLeft += currents[1, k] * x[k];
            alongRight += currents[2, k] * x[k];
        }
        double square = 1 - (c * c);
        return ((alongLeft - (c * alongRight)) / square, (alongRight - (c * alongLeft)) / square);
    }

    private static double[] Solve(double[,] m)
    {
        for (int i = 0; i < 3; i++)
        {
            int pivot = Enumerable.Range(i, 3 - i).MaxBy(row => Math.Abs(m[row, i]));
            for (int k = 0; k < 4; k++) (m[i, k], m[pivot, k]) = (m[pivot, k], m[i, k]);
            for (int row = 0; row < 3; row++)
            {
                double factor = row == i ? 0 : m[row, i] / m[i, i];
                for (int k = 0; k < 4; k++) m[row, k] -= factor * m[i, k];
            }
        }
        return [m[0, 3] / m[0, 0], m[1, 3] / m[1, 1], m[2, 3] / m[2, 2]];
    }

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
}
