using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;

namespace Larmor.Physics.ClosedForms;

/// <summary>The measurement `dynamics` with a temperature: moments of a stack with noise against Boltzmann's law, closed forms and the motion without noise.</summary>
public class ThermalDynamics
{
    private const double Ms = 1e6, Alpha = 0.2, Volume = 3e-23;

    /// <summary>kT = Ms v times 10 mT.</summary>
    private static readonly Temperature Warm = Temperature.FromSi(0.01 * Ms * Volume / PhysicalConstants.BoltzmannConstant);

    private static readonly RunContext Context = new() { Cancellation = TestContext.Current.CancellationToken };

    [Fact]
    public void Two_coupled_moments_come_to_Boltzmanns_law_from_a_state_against_the_field()
    {
        // Ms v B = 2 kT on each, JA = 1.5 kT.
        Device device = Valve(true, Field(UnitVector.Z, 0.02)) with { Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(1.5 * 0.01 * Ms * Volume / 1e-14), Area.FromSi(1e-14)))] };
        DynamicsResult result = new Dynamics { Temperature = Warm, Trajectories = 256, Start = UnitVector.Along(0, 0.2, -1), Duration = Duration.FromSi(12e-9), Samples = 81, Seed = 3 }.Run(device, Context);
        Passed(result);
        double expected = CoupledCosine(2, 1.5);
        foreach (MomentCourse moment in result.Thermal!.Moments)
        {
            Assert.True(moment.Z[0].Value < -0.9);
            Near(expected, result, $"mean-mz-{moment.Name}");
            Near(0, result, $"mean-mx-{moment.Name}");
            Near(Warm.Si, result, $"configurational-temperature-{moment.Name}");
            Assert.All(moment.Z.Skip(1), one => Assert.True(one.Error > 0));
        }
        Estimate sum = result.Thermal.Works.Heats[0];
        Assert.True(sum.Value > 0);
    }

    [Fact]
    public void With_pumping_on_behind_a_load_the_variances_stay_kT_over_the_stiffness()
    {
        Device device = Valve(false, Field(UnitVector.Z, 0.4), new UniaxialAnisotropy(EnergyDensity.FromSi(-0.2 * Ms), UnitVector.X));
        Dynamics run = new()
        {
            Temperature = Warm, Trajectories = 64, Start = UnitVector.Z, Duration = Duration.FromSi(1.2e-9), Samples = 121, Step = Duration.FromSi(1e-12), Seed = 4,
            Pumping = true, Circuit = new CircuitDrive(Voltage.Zero, null, Resistance.FromSi(0.01)),
        };
        DynamicsResult result = run.Run(device, Context);
        Passed(result);
        // V/Ms = −0.4 u_z + 0.2 u_x², kT/(Ms v) = 0.01: Gaussian with 1/80 and 1/40, exactly the averages over the sphere.
        double Reduced(Vector3d u) => ((-0.4 * u.Z) + (0.2 * u.X * u.X)) / 0.01;
        Assert.Equal(1.0 / 80, SphereAverages.Of(Reduced, u => u.X * u.X), 1e-3);
        Near(SphereAverages.Of(Reduced, u => u.X * u.X), result, "variance-mx");
        Near(SphereAverages.Of(Reduced, u => u.Y * u.Y), result, "variance-my");
        Near(Warm.Si, result, "configurational-temperature");
        Assert.DoesNotContain(result.Checks, check => check.Name == "fluctuation-dissipation");
        Assert.All(result.Thermal!.Voltages, one => Assert.Equal(0, one.Value));
        Assert.All(result.Thermal.Resistances, one => Assert.True(one.Value > 0));
    }

    [Fact]
    public void Without_heat_the_noisy_motion_is_the_deterministic_one_under_torque_and_pulses()
    {
        Device device = Valve(true, Field(UnitVector.Z, 0.1));
        Dynamics quiet = new()
        {
            Start = UnitVector.Along(1, 2, 3), Duration = Duration.FromSi(0.4e-9), Samples = 41, Current = Current.FromSi(4e-3), Pumping = true,
            FieldDrives = [new FieldDrive(UnitVector.Y, new DriveShape<MagneticField>.Pulse(MagneticField.FromTeslas(0.05), Duration.FromSi(0.05e-9), Duration.FromSi(0.02e-9), Duration.FromSi(0.1e-9), Duration.FromSi(0.02e-9)))],
        };
        DynamicsResult still = quiet.Run(device, Context), cold = (quiet with { Temperature = Temperature.FromSi(0), Step = Duration.FromSi(0.05e-12) }).Run(device, Context);
        Passed(cold);
        foreach ((MomentTrajectory a, MomentTrajectory b) in still.Moments.Zip(cold.Moments))
        {
            for (int i = 0; i < a.Directions.Count; i++) Assert.InRange((a.Directions[i] - b.Directions[i]).Norm, 0, 2e-4);
        }
        double scale = still.TorquePowers.Max(Math.Abs), change = Math.Abs(still.Energies[^1] - still.Energies[0]);
        Assert.True(scale > 0 && change > 0);
        Assert.Equal(still.Energies[^1], cold.Energies[^1], 1e-3 * change);
    }

    [Fact]
    public void A_trajectory_is_the_same_alone_and_among_others()
    {
        Device device = Valve(true, Field(UnitVector.Z, 0.1));
        Dynamics one = new() { Temperature = Warm, Start = UnitVector.Z, Duration = Duration.FromSi(4e-9), Samples = 21, Step = Duration.FromSi(0.5e-12), Seed = 9 };
        DynamicsResult alone = one.Run(device, Context), among = (one with { Trajectories = 3 }).Run(device, Context);
        Assert.Equal(alone.Moments[0].Directions, among.Thermal!.Ways[0][0].Directions);
        Assert.NotEqual(among.Thermal.Ways[1][0].Directions, among.Thermal.Ways[0][0].Directions);
        Assert.Equal(3, among.Thermal.Ways.Count);
    }

    [Fact]
    public void Motions_that_take_no_such_noise_are_refused_with_the_reason()
    {
        Device device = Valve(true, Field(UnitVector.Z, 0.1));
        Dynamics one = new() { Temperature = Warm, Start = UnitVector.Z, Duration = Duration.FromSi(1e-10), Samples = 3 };
        string Message(Dynamics wrong) => Assert.Throws<DeviceException>(() => wrong.Run(device, Context)).Message;
        Assert.Contains("thermal velocity", Message(one with { Equation = new MotionEquation.Inertial(new PerMoment<MomentInertia>(new MomentInertia(Duration.FromSi(1e-13)))) }), StringComparison.Ordinal);
        Assert.Contains("one bath", Message(one with { Pumping = true, Temperature = null, Temperatures = new Dictionary<string, Temperature>(StringComparer.Ordinal) { ["first"] = Warm } }), StringComparison.Ordinal);
        Assert.Contains("'nobody'", Message(one with { Temperatures = new Dictionary<string, Temperature>(StringComparer.Ordinal) { ["nobody"] = Warm } }), StringComparison.Ordinal);
        Assert.Contains("must not be negative", Message(one with { Temperature = Temperature.FromSi(-1) }), StringComparison.Ordinal);
        Assert.Contains("shortest turn", Message(one with { Step = Duration.FromSi(5e-11) }), StringComparison.Ordinal);
        Assert.Contains("between 1 and", Message(one with { Trajectories = 0 }), StringComparison.Ordinal);
    }

    private static EnergyTerm Field(UnitVector along, double tesla) => new Zeeman(Magnetization.FromSi(Ms), along, MagneticField.FromTeslas(tesla));

    /// <summary>One or two free layers, the first beside a fixed one, with these energies.</summary>
    private static Device Valve(bool hasTwo, params EnergyTerm[] energies)
    {
        Layer Free(string name) => StackBuilder.Slab(name, StackBuilder.Metal(75, 0.46, 60, name), 3) with { Magnetization = LayerMagnetization.Free };
        Layer spacer = StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 2), reference = StackBuilder.Slab("fixed", StackBuilder.Metal(20, 0.8, 5), 20) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Y) };
        Layer[] layers = hasTwo ? [Free("first"), spacer, Free("second"), spacer with { Name = "other" }, reference] : [Free("first"), spacer, reference];
        Multilayer stack = StackBuilder.Stack(layers, [.. Enumerable.Range(0, layers.Length - 1).Select(_ => Mixed())], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        return new Device
        {
            Title = "warm",
            Temperature = Temperature.FromSi(300),
            Stack = stack,
            Magnets =
            [
                .. layers.Where(layer => layer.Magnetization is LayerMagnetization.FreeMoment).Select(layer => new DeviceMagnet(
                    new Magnet(layer.Name, Quantities.Volume.FromSi(Volume), layer.Thickness!.Value, new MagneticProperties(Magnetization.FromSi(Ms), Alpha), SumOfTerms.Of(energies)), (GivenTorque?)null)),
            ],
        };
    }

    private static InterfaceProperties Mixed() => StackBuilder.Contact(0.01, 0.7) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(1e16), ConductancePerArea.FromSi(1e15), SharvinIncluded: true),
    };

    private static void Passed(DynamicsResult result) => Assert.All(result.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value} above {check.Tolerance}")));

    /// <summary>Within four standard errors, which are less than a tenth of the scale.</summary>
    private static void Near(double expected, DynamicsResult result, string name)
    {
        double Value(string of) => result.Scalars.Single(scalar => scalar.Name == of).Value!.Value;
        (double value, double error) = (Value(name), Value($"{name}-error"));
        Assert.InRange(value, expected - (4 * error), expected + (4 * error));
        Assert.True(error < 0.1 * Math.Max(Math.Abs(expected), name.StartsWith("mean", StringComparison.Ordinal) ? 0.5 : 0), FormattableString.Invariant($"{name}: {value} +- {error}"));
    }

    /// <summary>⟨cos θ₁⟩ of two moments with exp[b(c₁ + c₂) + j u₁·u₂], the azimuth between them integrated to a Bessel function by its series.</summary>
    private static double CoupledCosine(double b, double j)
    {
        const int Points = 400;
        double whole = 0, first = 0;
        for (int m = 0; m < Points; m++)
        {
            for (int n = 0; n < Points; n++)
            {
                double c1 = ((2 * (m + 0.5)) / Points) - 1, c2 = ((2 * (n + 0.5)) / Points) - 1;
                double quarter = 0.25 * j * j * (1 - (c1 * c1)) * (1 - (c2 * c2)), bessel = 1, term = 1;
                for (int k = 1; k < 20; k++) bessel += term *= quarter / (k * k);
                double weight = Math.Exp((b * (c1 + c2)) + (j * c1 * c2)) * bessel;
                (whole, first) = (whole + weight, first + (weight * c1));
            }
        }
        return first / whole;
    }
}
