using CsCheck;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;
using Measurement = Larmor.Experiments.SpinPumping;

namespace Larmor.Physics.ClosedForms;

/// <summary>Spins that lag behind a fast moment, as the turning frame sees them: the dc voltage of a single magnet on a normal metal (X. Wang et al., Phys. Rev. Lett. 97, 216602, 2006; with the longitudinal and imaginary parts).</summary>
public class TurningFrames
{
    private const double Rho = 2e-8, FlipLength = 300e-9, Time = 2e-11, Real = 0.55e15, Imaginary = 0.12e15, Omega = 2 * Math.PI * 9e9;

    /// <summary>S and Q of the magnet: ρ*l and AR*, βρ*l + γAR*.</summary>
    private const double S = 5e-15, Q = (0.46 * 4.5e-15) + (0.7 * 0.5e-15);

    [Fact]
    public void A_single_magnet_on_a_metal_makes_a_dc_voltage_by_spins_that_lag_behind() =>
        Gen.Select(Gen.Double[0.05, 3.1], Gen.Double[0.02, 5], Gen.Double[-30, 30]).Sample((angle, ratio, speed) =>
        {
            TwoWayTransport turning = new TwoWayTransport(OnMetal(ratio * FlipLength, 60)).Precessing(UnitVector.Z, Frequency.FromSi(-speed * Omega / (2 * Math.PI)));
            UnitVector u = UnitVector.FromAngles(angle, 0);
            Vector3d rate = speed * Omega * (UnitVector.Z.Components - (Math.Cos(angle) * u.Components));
            double scale = PhysicalConstants.ReducedPlanckConstant * Math.Abs(speed) * Omega / (2 * PhysicalConstants.ElementaryCharge);
            Assert.Equal(Voltage(angle, ratio, speed), Vector3d.Dot(turning.At(u).VoltagePerTurning(0), rate), 1e-9 * scale);
        }, iter: 100);

    [Fact]
    public void Its_voltage_vanishes_where_the_metal_follows_at_once_and_grows_with_the_square_of_the_frequency()
    {
        TwoWayTransport plain = new(OnMetal(0.3 * FlipLength, 60));
        UnitVector u = UnitVector.FromAngles(0.5, 0);
        Assert.Equal(4, Pumped(2e6) / Pumped(1e6), 0.01);
        TwoWayTransport still = plain.Precessing(UnitVector.Z, Frequency.Zero);
        Assert.InRange(still.At(u).VoltagePerTurning(0).Norm, 0, 1e-12 * Math.Abs(SpinTorque.PerSpinCurrent));

        double Pumped(double frequency) => frequency * Vector3d.Dot(plain.Precessing(UnitVector.Z, Frequency.FromSi(-frequency)).At(u).VoltagePerTurning(0), UnitVector.Z);
    }

    [Fact]
    public void Turning_the_other_way_round_with_the_imaginary_part_turned_reverses_the_voltage()
    {
        // The mirror image of a turning is the turning the other way round.
        double one = Vector3d.Dot(VoltageOf(1, 1), UnitVector.X), other = Vector3d.Dot(VoltageOf(-1, -1), UnitVector.X), same = Vector3d.Dot(VoltageOf(-1, 1), UnitVector.X);
        Assert.Equal(one, -other, 1e-10 * Math.Abs(one));
        Assert.True(Math.Abs(one + same) > 1e-3 * Math.Abs(one));

        Vector3d VoltageOf(int sense, int imaginary)
        {
            TwoWayTransport turning = new TwoWayTransport(OnMetal(0.4 * FlipLength, 60, imaginary)).Precessing(UnitVector.Z, Frequency.FromSi(-sense * 9e9));
            UnitVector u = UnitVector.FromAngles(0.8, 0);
            double volts = Vector3d.Dot(turning.At(u).VoltagePerTurning(0), sense * Omega * (UnitVector.Z.Components - (Math.Cos(0.8) * u.Components)));
            return new Vector3d(volts, 0, 0);
        }
    }

    [Fact]
    public void The_measurement_gives_it_for_a_resonance_and_on_cones()
    {
        Multilayer stack = OnMetal(0.3 * FlipLength, 60);
        SpinPumpingResult result = new Measurement
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromSi(0.08), MagneticField.FromSi(0.09)]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [Angle.FromDegrees(15), Angle.FromDegrees(80)],
        }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        PumpedCone cone = Assert.Single(result.Cones);
        double scale = PhysicalConstants.ReducedPlanckConstant * Omega / (2 * PhysicalConstants.ElementaryCharge);
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(Voltage(cone.Angles[i], 0.3, 1), cone.Lagging[i]!.Value, 1e-9 * scale);
            Assert.Equal(0, cone.Voltages[i], 1e-12 * scale);
        }
        // Film in its plane: the two circular parts of the ellipse, each with its own sense.
        double forward = PerSquare(1), backward = PerSquare(-1);
        for (int i = 0; i < 2; i++)
        {
            (Complex x, Complex y) = Response(result.Fields[i], result.Scalars.Single(scalar => scalar.Name == "effective-damping").Value!.Value, result.Scalars.Single(scalar => scalar.Name == "gyromagnetic-ratio-over-own").Value!.Value);
            // x is the normal and y in the plane, x × y = z.
            double plus = 0.5 * (Complex.Conjugate(x) + (Complex.ImaginaryOne * Complex.Conjugate(y))).Magnitude, minus = 0.5 * (x + (Complex.ImaginaryOne * y)).Magnitude;
            double expected = (forward * plus * plus) + (backward * minus * minus);
            Assert.Equal(expected, result.Spectra[0].Lagging[i]!.Value, 1e-7 * Math.Abs(expected));
            Assert.Equal(0, result.Spectra[0].Means[i]!.Value, 1e-9 * Math.Abs(expected));
        }
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));

        // Without the next order, θ⁴.
        double PerSquare(int sense) => ((4 * Voltage(5e-3, 0.3, sense) / 2.5e-5) - (Voltage(1e-2, 0.3, sense) / 1e-4)) / 3;
    }

    [Fact]
    public void A_valve_whose_metals_follow_fast_pumps_its_quasi_static_voltage()
    {
        Multilayer valve = StackBuilder.Stack(
            [Fixed("fixed", 75, 0.46, 60, UnitVector.Z), WithTime(Metal("spacer", 20, 300, 6), 1e-15), Free("free", 240, 0.8, 5, 5)], [Mixed(0.5, 0.77, 0.4), Mixed(2, 0.1, 1.1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        TwoWayTransport transport = new(valve), turning = transport.Precessing(UnitVector.Z, Frequency.FromSi(-9e9));
        UnitVector u = UnitVector.FromAngles(1, 0.3);
        Vector3d still = transport.At(u).VoltagePerTurning(0), late = turning.At(u).VoltagePerTurning(0);
        Assert.InRange((still - late).Norm, 0, 1e-4 * still.Norm);
        Assert.True((still - late).Norm > 1e-12 * still.Norm);
    }

    /// <summary>E.6: V_F − V_N = (j/2) u·D with the 3 × 3 system written out, ω = speed times Ω.</summary>
    private static double Voltage(double angle, double thickness, double speed)
    {
        double omega = speed * Omega, unit = 1 / (2 * Rho * FlipLength), a = 1 / (2 * S), alongAxis = unit * Math.Tanh(thickness);
        Complex k = Complex.Sqrt(new Complex(1, omega * Time)), across = unit * k * Complex.Tanh(k * thickness);
        (double s, double c) = Math.SinCos(angle);
        Vector3d u = new(s, 0, c), z = new(0, 0, 1);
        Matrix3 own = Matrix3.Dyad(u, u), mixing = (Real * (Matrix3.Identity - own)) + (-Imaginary * Cross(u));
        Matrix3 total = (a * own) + mixing + (alongAxis * Matrix3.Dyad(z, z)) + (across.Real * (Matrix3.Identity - Matrix3.Dyad(z, z))) + (across.Imaginary * Cross(z));
        Vector3d potential = -PhysicalConstants.ReducedPlanckConstant / PhysicalConstants.ElectronCharge * omega * (z - (c * u));
        return Q / S / 2 * Vector3d.Dot(u, total.Inverse() * (mixing * potential));
    }

    private static Matrix3 Cross(Vector3d a) => new(new Vector3d(0, -a.Z, a.Y), new Vector3d(a.Z, 0, -a.X), new Vector3d(-a.Y, a.X, 0));

    private static Multilayer OnMetal(double thickness, double length, int imaginary = 1) => StackBuilder.Stack(
        [Free("film", 75, 0.46, length, 40 * length), WithTime(StackBuilder.Slab("metal", StackBuilder.Metal(Rho * 1e9, 0, FlipLength * 1e9), thickness * 1e9), Time)],
        [Mixed(0.5, 0.7, new Complex(Real * 1e-15, imaginary * Imaginary * 1e-15))], new EndCondition.Reservoir(), new EndCondition.Sealed());

    /// <summary>τ = l²/D = 4ρl²e²N_h.</summary>
    private static Layer WithTime(Layer layer, double time)
    {
        double rho = layer.Material.Channels.RhoStar.Si, length = layer.Material.Channels.SpinDiffusionLength.Si;
        return layer with { Material = layer.Material with { DensityOfStates = DensityOfStates.FromSi(time / (4 * rho * length * length * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge)) } };
    }

    private static (Complex X, Complex Y) Response(double field, double alpha, double ratio)
    {
        // α_eff and γ_eff hold for a damping alike in all directions.
        double gamma = ratio * Gamma;
        Complex rate = new(0, -Omega), b = (rate * alpha) + (gamma * field), c = (-rate * alpha) - (gamma * (field + Bd)), determinant = (rate * rate) - (b * c);
        return (rate * gamma * 1e-4 / determinant, -c * gamma * 1e-4 / determinant);
    }
}
