using CsCheck;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Pumping;
using Larmor.Layers;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;
using Measurement = Larmor.Experiments.SpinPumping;

namespace Larmor.Physics.ClosedForms;

/// <summary>The voltage of moments in resonance against the closed form of a valve with the resonance solved by hand, and its expansion against the voltage in time.</summary>
public class PumpedVoltages
{
    private const double G1 = 0.4, G2 = 1.1, Amplitude = 2e-4, Thickness = 5;
    private static readonly Multilayer Valve = StackBuilder.Stack(
        [Fixed("fixed", 75, 0.46, 60, UnitVector.Z), Metal("spacer", 1e-8, double.PositiveInfinity, 1e-3), Free("free", 240, 0.8, 0.1, Thickness)],
        [Mixed(0.5, 0.77, G1), Mixed(2, 0.1, G2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());

    /// <summary>−T₁-like of the right magnet of E.3 in V s, at the cosine c of the angle.</summary>
    private static double Torque(double c)
    {
        double s1 = 4.5 + 0.5, s2 = 0.024 + 2, j1 = ((0.46 * 4.5) + (0.77 * 0.5)) / s1, j2 = ((0.8 * 0.024) + (0.1 * 2)) / s2, a1 = 1 / (2 * s1), a2 = 1 / (2 * s2);
        double determinant = ((a1 + G2) * (a2 + G1)) - (c * c * (a1 - G1) * (a2 - G2));
        return PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElectronCharge) * G2 * ((j1 * (a2 + G1)) + (j2 * (a1 - G1) * c)) / determinant;
    }

    [Fact]
    public void The_mean_voltage_of_a_resonance_is_the_torque_of_the_valve_times_the_area_of_its_ellipse()
    {
        // The stray second node: through the thin lossless spacer the free layer feels z = G₁G₂/(G₁ + G₂).
        double z = G1 * G2 / (G1 + G2) * 1e15, alpha = Alpha + (Gamma * Square * z / (Ms * Thickness * 1e-9)), omega = 2 * Math.PI * 9e9;
        Measurement settings = new()
        {
            Field = new FieldSweep(UnitVector.Z, [.. Enumerable.Range(0, 9).Select(i => MagneticField.FromSi(0.07 + (0.005 * i)))]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(Amplitude)],
            Cones = [Angle.FromDegrees(20), Angle.FromDegrees(75), Angle.FromDegrees(140)],
        };
        SpinPumpingResult result = settings.Run(Of(Valve), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        for (int i = 0; i < result.Fields.Count; i++)
        {
            (Complex x, Complex y) = Response(result.Fields[i], omega, alpha);
            double area = (x.Real * y.Imaginary) - (x.Imaginary * y.Real), expected = -Torque(1) * omega * area;
            Assert.Equal(expected, result.Spectra[0].Means[i]!.Value, 1e-9 * Math.Abs(expected));
            Assert.Equal(0, result.Spectra[0].Alternating[i]!.Value, 1e-12 * Math.Abs(Torque(1)) * omega * y.Magnitude);
        }
        PumpedCone cone = Assert.Single(result.Cones);
        for (int i = 0; i < cone.Angles.Count; i++)
        {
            double sine = Math.Sin(cone.Angles[i]), expected = -Torque(Math.Cos(cone.Angles[i])) * omega * sine * sine;
            Assert.Equal(expected, cone.Voltages[i], 1e-9 * Math.Abs(expected));
            Assert.Equal(-Torque(1) * omega * sine * sine, cone.SmallAngles[i], 1e-9 * Math.Abs(expected));
        }
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void Where_the_fixed_moment_lies_across_the_voltage_swings_with_the_moment()
    {
        // V = −T₂ u₁·Ω₂ (E.5 for any Ω): with u₁ = z, u₂ = y and u = (ξ, 1, ζ): Ω = y × (ξ̇, 0, ζ̇) = (ζ̇, 0, −ξ̇), and V = T₂ ξ̇.
        double omega = 2 * Math.PI * 9e9;
        Measurement settings = new()
        {
            Field = new FieldSweep(UnitVector.Y, [.. Enumerable.Range(0, 7).Select(i => MagneticField.FromSi(0.07 + (0.005 * i)))]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(Amplitude)],
            Cones = [],
        };
        SpinPumpingResult result = settings.Run(Of(Valve), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        DeviceResponse device = new TwoWayTransport(Valve).At(UnitVector.Y);
        double along = Damping(device, UnitVector.Z), normal = Damping(device, UnitVector.X);
        for (int i = 0; i < result.Fields.Count; i++)
        {
            // Frame (z, x) about y: Ω = (ζ̇, 0, −ξ̇) is damped by α_x and α_z: ζ̇ + α_z ξ̇ = −γ(B + Bd)ξ, ξ̇ − α_x ζ̇ = γBζ − γb, with the field b along z.
            double b = result.Fields[i];
            Complex[,] m = { { Complex.ImaginaryOne * -omega, (Complex.ImaginaryOne * -omega * along) + (Gamma * (b + Bd)) }, { (Complex.ImaginaryOne * omega * normal) - (Gamma * b), Complex.ImaginaryOne * -omega } };
            // Solved by Cramer's rule, right-hand side (0, −γb).
            Complex determinant = (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]), xi = m[0, 0] * -Gamma * Amplitude / determinant;
            double expected = Math.Abs(Torque(0)) * omega * xi.Magnitude;
            Assert.Equal(expected, result.Spectra[0].Alternating[i]!.Value, 1e-9 * expected);
        }

        double Damping(DeviceResponse response, UnitVector axis) => Alpha + (Gamma / (Ms * Thickness * 1e-9) * Vector3d.Dot(axis, response.TorquePerTurning(0, 0) * axis));
    }

    [Fact]
    public void The_expansion_is_that_of_the_voltage_in_time_over_a_small_orbit() =>
        Gen.Select(NoncollinearGenerator.Directions, NoncollinearGenerator.Directions, NoncollinearGenerator.Directions, Gen.Double[-1, 1].Array[8]).Sample((fixedMoment, first, second, numbers) =>
        {
            // One over another free layer and a fixed one, contacts with imaginary parts.
            Multilayer stack = StackBuilder.Stack(
                [Fixed("fixed", 75, 0.46, 60, fixedMoment), Metal("n1", 20, 300, 6), Free("one", 240, 0.8, 5, 3), Metal("n2", 20, 300, 4), Free("two", 150, 0.5, 8, 2), Metal("n3", 30, 50, 10)],
                [Mixed(1, 0.7, new Complex(1.2, 0.3)), Mixed(1, 0.6, new Complex(1, -0.2)), Mixed(1, 0.6, new Complex(1, -0.2)), Mixed(1, -0.5, 0.8), Mixed(1, -0.5, 0.8)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
            TwoWayTransport transport = new(stack);
            UnitVector[] rest = [first, second];
            TangentFrame[] frames = [TangentFrame.At(first), TangentFrame.At(second)];
            Frequency frequency = Frequency.FromSi(7e9);
            AlternatingMotion motion = new(frequency, [frames[0].Vector(numbers[0], numbers[1]), frames[1].Vector(numbers[2], numbers[3])], [frames[0].Vector(numbers[4], numbers[5]), frames[1].Vector(numbers[6], numbers[7])], default);
            PumpedVoltage voltage = PumpedVoltage.At(transport, rest);
            (double coarse, Complex swingCoarse) = Orbit(transport, frames, motion, 0.04);
            (double fine, Complex swingFine) = Orbit(transport, frames, motion, 0.02);
            double scale = Math.Abs(SpinTorque.PerSpinCurrent) * 2 * Math.PI * frequency.Si;
            // ε² and, once the next order is taken off, ε⁴.
            Assert.Equal(((4 * fine) - coarse) / 3, voltage.Mean(motion), 2e-5 * scale);
            Assert.InRange((((4 * swingFine) - swingCoarse) / 3 - voltage.Alternating(motion)).Magnitude, 0, 2e-5 * scale);
        }, iter: 12);

    /// <summary>Mean and first harmonic of V(t) over the orbit with amplitudes ε P, ε Q, over ε² and over ε.</summary>
    private static (double Mean, Complex First) Orbit(TwoWayTransport transport, TangentFrame[] frames, AlternatingMotion motion, double size)
    {
        const int steps = 32;
        double omega = 2 * Math.PI * motion.Frequency.Si, mean = 0;
        Complex first = Complex.Zero;
        for (int i = 0; i < steps; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / steps);
            UnitVector[] moments = new UnitVector[frames.Length];
            Vector3d[] turning = new Vector3d[frames.Length];
            for (int k = 0; k < frames.Length; k++)
            {
                // u = w/|w|: u × u̇ = w × ẇ/|w|².
                Vector3d w = frames[k].Normal + (size * ((cos * motion.InPhase[k]) + (sin * motion.Quadrature[k])));
                Vector3d rate = size * omega * ((cos * motion.Quadrature[k]) - (sin * motion.InPhase[k]));
                moments[k] = UnitVector.Along(w);
                turning[k] = Vector3d.Cross(w, rate) / Vector3d.Dot(w, w);
            }
            DeviceResponse response = transport.Unaudited(moments);
            double v = turning.Select((rate, k) => Vector3d.Dot(response.VoltagePerTurning(k), rate)).Sum();
            mean += v / steps;
            first += 2 * v / steps * new Complex(cos, sin);
        }
        return (mean / (size * size), first / size);
    }

    /// <summary>x (the normal) and y of u about z in a field along z and a microwave field along y: ẋ + αẏ = −γBy + γb, ẏ − αẋ = γ(B + Bd)x.</summary>
    private static (Complex X, Complex Y) Response(double field, double omega, double alpha)
    {
        Complex rate = new(0, -omega), a = rate, b = (rate * alpha) + (Gamma * field), c = (-rate * alpha) - (Gamma * (field + Bd)), d = rate;
        Complex determinant = (a * d) - (b * c);
        return (d * Gamma * Amplitude / determinant, -c * Gamma * Amplitude / determinant);
    }
}
