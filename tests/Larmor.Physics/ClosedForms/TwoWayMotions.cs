using System.Numerics;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>Moments and electrons advanced together, against closed forms of damping, cross-damping and pumped voltage.</summary>
public class TwoWayMotions
{
    private const double Area = 1e-14, Ms = 1.4e6, Hbar = PhysicalConstants.ReducedPlanckConstant, Charge = PhysicalConstants.ElectronCharge;
    private const double G1 = 0.4, G2 = 1.1, S1 = 4.5 + 0.5, S2 = 1.2 + 2, J1 = ((0.46 * 4.5) + (0.77 * 0.5)) / S1, J2 = ((0.8 * 1.2) + (0.1 * 2)) / S2, A1 = 1 / (2 * S1), A2 = 1 / (2 * S2);

    /// <summary>ħ²/(2q²).</summary>
    private static double Square => Hbar * Hbar / (2 * Charge * Charge);

    [Theory]
    [InlineData(0.3, 0)]
    [InlineData(1.2, 0)]
    [InlineData(1.2, 3e14)]
    public void A_moment_on_a_metal_spirals_with_the_pumped_damping_and_the_pumped_rate(double angle, double imaginary)
    {
        // ln tan(θ/2) falls at α_eff γ_eff B/(1 + α_eff²), φ grows at γ_eff B/(1 + α_eff²).
        const double x = 200.0 / 450, field = 0.7, time = 2e-10;
        Complex mixing = new(5e14, -imaginary), effective = mixing / (1 + (2 * mixing * 6e-9 * 450e-9 / Math.Tanh(x)));
        Multilayer stack = StackBuilder.Stack([Free("magnet", 60, 5), StackBuilder.Slab("metal", StackBuilder.Metal(6, 0, 450), 200)], [Mixed(mixing)], new EndCondition.Sealed(), new EndCondition.Sealed());
        Magnet magnet = MagnetOf("magnet", 5, 0.01, field);
        double bare = magnet.Properties.GyromagneticRatio, momentum = Ms * 5e-9;
        double gamma = 1 / ((1 / bare) + (Square * effective.Imaginary / momentum)), alpha = gamma * ((0.01 / bare) + (Square * effective.Real / momentum));
        Vector3d end = Follow(new TwoWayMotion(new TwoWayTransport(stack), new GeneralizedLlg(magnet), Circuit.Open), time, UnitVector.FromAngles(angle, 0))[0];
        double turned = gamma * field * time / (1 + (alpha * alpha)), theta = 2 * Math.Atan(Math.Tan(angle / 2) * Math.Exp(-alpha * turned));
        Vector3d expected = UnitVector.FromAngles(theta, Math.IEEERemainder(turned, 2 * Math.PI));
        Assert.Equal(0, (expected - end).Norm, 1e-9);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 2)]
    public void Through_a_thin_spacer_common_motion_is_not_damped_and_relative_motion_twice(double sense, double factor)
    {
        // Small circles in a common field, no Gilbert damping: the amplitude falls as exp(−α t γB/(1 + α²)), α = 0 or twice that of z₁z₂/(z₁ + z₂).
        const double amplitude = 1e-5, field = 0.5, time = 1e-10;
        TwoWayMotion motion = Pair(0, field, field);
        Vector3d[] end = Follow(motion, time, UnitVector.Along(amplitude, 0, 1), UnitVector.Along(sense * amplitude, 0, 1));
        double alpha = factor * PhysicalConstants.ElectronGyromagneticRatio * Square * 2.5e14 / (Ms * 4e-9), gamma = motion.Equation.Magnets[0].Properties.GyromagneticRatio;
        alpha *= gamma / PhysicalConstants.ElectronGyromagneticRatio;
        double expected = amplitude * Math.Exp(-alpha * gamma * field * time / (1 + (alpha * alpha)));
        Assert.All(end, u => Assert.Equal(expected, Math.Sqrt((u.X * u.X) + (u.Y * u.Y)), 2e-9 * amplitude));
        Assert.Equal(factor == 0, expected == amplitude);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.004)]
    [InlineData(0.4)]
    public void Where_two_resonances_cross_one_line_narrows_and_the_other_widens(double difference)
    {
        // C ψ′ = iγBψ for ψ = u_x + i u_y, C = 1 − i(α + a[[1, −1], [−1, 1]]).
        TwoWayMotion motion = Pair(0.002, 0.5, 0.5 + difference);
        double gamma = motion.Equation.Magnets[0].Properties.GyromagneticRatio, a = gamma * Square * 2.5e14 / (Ms * 4e-9);
        (Complex p, Complex q) = (new Complex(1, -(0.002 + a)), new Complex(0, a));
        Complex determinant = (p * p) - (q * q), b1 = new(0, gamma * 0.5), b2 = new(0, gamma * (0.5 + difference));
        Complex trace = p * (b1 + b2) / determinant, product = b1 * b2 / determinant, root = Complex.Sqrt((trace * trace / 4) - product);
        double[] expected = [.. new[] { -((trace / 2) + root).Real, -((trace / 2) - root).Real }.Order()];
        double[] widths = [.. Widths(motion).Order()];
        for (int i = 0; i < 2; i++) Assert.Equal(expected[i], widths[i], 1e-5 * expected[1]);
        double gilbert = 0.002 * gamma * 0.5;
        if (difference == 0) Assert.Equal(gilbert, widths[0], 1e-4 * gilbert);
        if (difference > 0.1) Assert.InRange(widths[1] / widths[0], 1, 2);
        else Assert.InRange(widths[1] / widths[0], difference == 0 ? 2.5 : 1, 3);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.03)]
    public void A_moment_driven_round_the_other_of_a_valve_ends_with_a_constant_pumped_voltage(double strength)
    {
        // V_left − V_right = T₁ ω sin²θ at J₀ = 0, T₁ of the asymmetric valve with a thin spacer.
        const double omega = 4e10;
        TwoWayMotion motion = new(new TwoWayTransport(Valve()), new GeneralizedLlg(Turned(strength, omega, 0.25)), Circuit.Open);
        TwoWayMotion still = new(motion.Transport, motion.Equation, Circuit.Open, pumps: false);
        double[] y = [.. Moments.Of(UnitVector.FromAngles(0.5, 0)).Components];
        IStepper stepper = Steppers.ForAny(SteppingMethod.DormandPrince853, motion, new StepControl(1e-12));
        stepper.Start(0, y);
        stepper.Advance(6e-9, TestContext.Current.CancellationToken);
        for (int i = 0; i < 20; i++)
        {
            stepper.Advance(stepper.Time + (0.07 * 2 * Math.PI / omega), TestContext.Current.CancellationToken);
            double c = stepper.State[2], sine2 = 1 - (c * c), determinant = ((A1 + G2) * (A2 + G1)) - (c * c * (A1 - G1) * (A2 - G2));
            double t1 = Hbar / (2 * Charge) * G1 * ((J2 * (A1 + G2)) + (J1 * (A2 - G2) * c)) / determinant;
            Assert.InRange(sine2, 1e-3, 1);
            Assert.Equal(t1 * omega * sine2, motion.ElectricAt(stepper.Time, stepper.State).Voltage, 1e-7 * Math.Abs(t1 * omega * sine2));
            Assert.Equal(0, still.ElectricAt(stepper.Time, stepper.State).Voltage);
        }
    }

    [Fact]
    public void Without_pumping_one_moment_moves_as_with_the_torque_of_its_stack()
    {
        Magnet magnet = MagnetOf("one", 3, 0.02, 0.3);
        Device device = new() { Title = "valve", Temperature = Temperature.FromSi(300), Stack = Valve(), Magnets = [new DeviceMagnet(magnet)] };
        GeneralizedLlg given = new(magnet) { SpinTransfer = SpinTransfer.Of(device).Potentials, Current = Waveform.Constant(2e-3) };
        TwoWayMotion motion = new(new TwoWayTransport(Valve()), new GeneralizedLlg(magnet), Circuit.OfCurrent(Waveform.Constant(2e-3)), pumps: false);
        foreach (UnitVector u in new[] { UnitVector.FromAngles(0.01, 1), UnitVector.FromAngles(1.5, 4), UnitVector.FromAngles(3, 2) })
        {
            double[] y = [.. Moments.Of(u).Components], one = new double[3], other = new double[3];
            MomentPower first = given.DerivativeAndPower(0, y, one), second = motion.DerivativeAndPower(0, y, other);
            for (int i = 0; i < 3; i++) Assert.Equal(one[i], other[i], 1e-10 * one.Max(Math.Abs));
            Assert.Equal(first.Torque, second.Torque, 1e-10 * Math.Abs(first.GilbertHeat));
        }
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 5)]
    public void While_the_source_is_at_zero_the_stack_is_a_damping_tensor(bool isVoltage, double ohms)
    {
        TwoWayTransport transport = new(StackBuilder.Stack([Free("one", 60, 4), StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 10), Free("two", 60, 6)], [Mixed(new Complex(5e14, 2e14)), Mixed(3e14)], new EndCondition.Reservoir(), new EndCondition.Reservoir()));
        GeneralizedLlg equation = new(MagnetOf("one", 4, 0.01, 0.3), MagnetOf("two", 6, 0.02, 0.8));
        TwoWayMotion motion = new(transport, equation, isVoltage ? Circuit.OfVoltage(Waveform.Constant(0), Resistance.FromSi(ohms)) : Circuit.Open);
        StackDamping damping = new(motion);
        GeneralizedLlg damped = new(equation.Magnets) { Damping = damping };
        double[] y = [.. Moments.Of(UnitVector.FromAngles(0.7, 1), UnitVector.FromAngles(2.1, 3)).Components], one = new double[6], other = new double[6];
        motion.Derivative(0, y, one);
        damped.Derivative(0, y, other);
        for (int i = 0; i < 6; i++) Assert.Equal(one[i], other[i], 1e-12 * one.Max(Math.Abs));
    }

    /// <summary>Decay rates of the two modes about +z: −Re of the eigenvalues of the slope of the motion, in the plane as complex numbers.</summary>
    private static IEnumerable<double> Widths(TwoWayMotion motion)
    {
        const double step = 1e-6;
        Complex[,] matrix = new Complex[2, 2];
        double[] velocity = new double[6];
        for (int column = 0; column < 2; column++)
        {
            UnitVector[] moments = [UnitVector.Z, UnitVector.Z];
            moments[column] = UnitVector.Along(step, 0, 1);
            motion.Derivative(0, Moments.Of(moments).Components, velocity);
            for (int row = 0; row < 2; row++) matrix[row, column] = new Complex(velocity[row], velocity[2 + row]) / step;
        }
        Complex trace = matrix[0, 0] + matrix[1, 1], product = (matrix[0, 0] * matrix[1, 1]) - (matrix[0, 1] * matrix[1, 0]), root = Complex.Sqrt((trace * trace / 4) - product);
        return [-((trace / 2) + root).Real, -((trace / 2) - root).Real];
    }

    private static Vector3d[] Follow(TwoWayMotion motion, double time, params UnitVector[] start)
    {
        IStepper stepper = Steppers.ForAny(SteppingMethod.DormandPrince853, motion, new StepControl(1e-13));
        stepper.Start(0, Moments.Of(start).Components);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(time, TestContext.Current.CancellationToken));
        return [.. Enumerable.Range(0, start.Length).Select(k => new MomentsView(stepper.State.ToArray())[k])];
    }

    /// <summary>Two free layers of 4 nm with z = 5e14 S/m² each on a thin lossless spacer.</summary>
    private static TwoWayMotion Pair(double damping, double first, double second)
    {
        Multilayer stack = StackBuilder.Stack([Free("one", 60, 4), Thin, Free("two", 60, 4)], [Mixed(5e14), Mixed(5e14)], new EndCondition.Sealed(), new EndCondition.Sealed());
        return new TwoWayMotion(new TwoWayTransport(stack), new GeneralizedLlg(MagnetOf("one", 4, damping, first), MagnetOf("two", 4, damping, second)), Circuit.Open);
    }

    private static Multilayer Valve() => StackBuilder.Stack(
        [Free("one", 60, 40 * 60) with { Thickness = Length.FromSi(2400e-9) }, Thin, StackBuilder.Slab("two", StackBuilder.Metal(240, 0.8, 5), 200)],
        [Mixed(0.5, 0.77, G1), Mixed(2, 0.1, G2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());

    private static Layer Thin { get; } = StackBuilder.Slab("spacer", StackBuilder.Metal(1e-8, 0, double.PositiveInfinity), 1e-3);

    private static Layer Free(string name, double length, double thickness) =>
        StackBuilder.Slab(name, StackBuilder.Metal(75, 0.46, length), thickness) with { Magnetization = LayerMagnetization.Free };

    private static Magnet MagnetOf(string name, double nanometres, double damping, double field) => new(
        name, Volume.FromSi(nanometres * 1e-9 * Area), Length.FromSi(nanometres * 1e-9), new MagneticProperties(Magnetization.FromSi(Ms), damping), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveform.Constant(field)));

    /// <summary>A moment in a field along z and one of some strength that turns about it.</summary>
    private static Magnet Turned(double strength, double omega, double field)
    {
        Magnet magnet = MagnetOf("one", 3, 0.12, field);
        return magnet with
        {
            Energy = SumOfTerms.Of(
                magnet.Energy,
                new Zeeman(Magnetization.FromSi(Ms), UnitVector.X, new SineWaveform(strength, omega, Math.PI / 2, 0)),
                new Zeeman(Magnetization.FromSi(Ms), UnitVector.Y, new SineWaveform(strength, omega, 0, 0))),
        };
    }

    private static InterfaceProperties Mixed(double area, double gamma, double real) => StackBuilder.Contact(area, gamma) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(real * 1e15), ConductancePerArea.Zero, SharvinIncluded: true),
    };

    /// <summary>z = G_r − i G_i.</summary>
    private static InterfaceProperties Mixed(Complex z) => StackBuilder.Contact(0.5, 0.7) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(z.Real), ConductancePerArea.FromSi(-z.Imaginary), SharvinIncluded: true),
    };
}
