using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Tests.TestDevices;

namespace Larmor.Tests.Experiments;

public class AngularTests
{
    [Fact]
    public void The_ends_of_the_angular_resistance_are_the_parallel_and_the_antiparallel_state()
    {
        MagnetoresistanceResult both = new Magnetoresistance { Angles = [Angle.FromDegrees(60)] }.Run(Pillar, new RunContext());
        AngularResult angular = new Angular().Run(Pillar, new RunContext());
        Assert.Equal(both.Parallel.ResistanceArea, angular.ResistanceAreas[0], 1e-11 * both.Parallel.ResistanceArea);
        Assert.Equal(both.Antiparallel.ResistanceArea, angular.ResistanceAreas[60], 1e-11 * both.Parallel.ResistanceArea);
        Assert.Equal(angular.ResistanceAreas[20], Value(both, "resistance-area-at-angle"), 1e-13 * both.Parallel.ResistanceArea);
        Assert.Equal(0.09302194929, Value(angular, "resistance-change"), 5e-12);
        Assert.Equal(Math.PI, Value(angular, "angle-of-largest-resistance"), 1e-12);
        // Positive current brings the electrons of the free layer to the fixed one: the angle grows.
        Assert.True(angular.Turned[0].Turning[30] > 0);
        Assert.Equal(0, angular.Turned[0].Turning[60], 1e-25);
    }

    [Fact]
    public void The_torque_of_the_pillar_has_the_known_efficiencies_and_fields()
    {
        SpinTransferResult result = new SpinTransferMeasurement { Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 5) }.Run(Pillar, new RunContext());
        SpinTransferModel model = SpinTransfer.Of(Pillar);
        Assert.Equal(0.254, Math.Round(Value(result, "efficiency-parallel"), 3));
        Assert.Equal(0.522, Math.Round(Value(result, "efficiency-antiparallel"), 3));
        for (int i = 0; i < 5; i++)
        {
            double c = Math.Cos(result.Angles[i]);
            Assert.Equal(model.Efficiency(c), result.Turned[0].Efficiencies[i], 1e-12);
            AxialTorqueAt(model, c, out double field);
            Assert.Equal(field, result.Turned[0].DampingLike![i], 1e-11 * Math.Abs(field));
        }
        Assert.Contains(result.Notes, note => note.Contains("from 'free' to 'fixed', which favours the antiparallel state", StringComparison.Ordinal));
        Assert.Equal(["fixed", "free"], result.Magnets);
    }

    [Fact]
    public void A_turned_polarizer_turns_every_torque_with_it()
    {
        Device turned = Of([Lead("left"), Fixed with { Magnetization = LayerMagnetization.Fixed(UnitVector.X) }, Slab("spacer", Copper, 6), Free, Lead("right")]);
        SpinTransferMeasurement settings = new() { Angles = [Angle.FromDegrees(70)] };
        SpinTransferResult one = settings.Run(Pillar, new RunContext()), other = settings.Run(turned, new RunContext());
        Assert.Equal(one.Torques[0][1].Norm, other.Torques[0][1].Norm, 1e-12 * one.Torques[0][1].Norm);
        Assert.Equal(one.Turned[0].Efficiencies[0], other.Turned[0].Efficiencies[0], 1e-12);
    }

    [Fact]
    public void With_a_magnet_across_the_reference_the_vectors_hold_and_the_limits_are_missing_with_the_reason()
    {
        Layer across = Slab("across", Cobalt, 10, LayerMagnetization.Fixed(UnitVector.Y));
        Device device = Of([Lead("left"), Fixed, Slab("N1", Copper, 6), Free, Slab("N2", Copper, 6), across, Lead("right")]);
        SpinTransferResult result = new SpinTransferMeasurement { Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 5) }.Run(device, new RunContext());
        Assert.True(double.IsNaN(result.Turned[0].Efficiencies[0]));
        Assert.True(double.IsFinite(result.Turned[0].Efficiencies[2]));
        Assert.True(result.Torques[0][1].Norm > 0);
        Scalar missing = result.Scalars.Single(scalar => scalar.Name == "efficiency-parallel");
        Assert.Null(missing.Value);
        Assert.Contains("'across'", missing.Reason, StringComparison.Ordinal);
        MagnetoresistanceResult both = new Magnetoresistance().Run(device, new RunContext());
        Assert.Equal(result.ResistanceAreas[0], both.Parallel.ResistanceArea, 1e-12 * result.ResistanceAreas[0]);
        AccumulationResult profile = new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11) }.Run(device, new RunContext());
        Assert.Empty(profile.Points);
        Assert.Equal(profile.Positions.Count, profile.VectorPoints.Count);
        Assert.Equal(both.Parallel.ResistanceArea, profile.Transport.ResistanceArea, 1e-12 * both.Parallel.ResistanceArea);
    }

    [Fact]
    public void The_accumulation_of_a_turned_layer_joins_the_collinear_profile()
    {
        AccumulationResult collinear = new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11) }.Run(Pillar, new RunContext());
        AccumulationResult nearly = new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11), Angle = Angle.FromSi(1e-7) }.Run(Pillar, new RunContext());
        double largest = collinear.Points.Max(point => Math.Abs(point.Accumulation));
        Assert.Equal(collinear.Points.Count, nearly.VectorPoints.Count);
        for (int i = 0; i < collinear.Points.Count; i++) Assert.Equal(collinear.Points[i].Accumulation, nearly.VectorPoints[i].Accumulation.Z, 1e-9 * largest);
    }

    // F(d) between equal leads: R_ne = 2β²/[1/r_N + coth(d/2l)/r_F], with l of the relaxation at each angle.
    [Fact]
    public void All_moments_together_show_the_anisotropic_magnetoresistance_of_their_relaxation()
    {
        const double up = 1.2e7, down = 4e6, g0 = 2e21, g2 = 3e21, d = 20e-9, rN = 2.7e-15;
        Material nickel = Cobalt with
        {
            Name = "Ni",
            Channels = ChannelNetwork.FromChannels(
                [new Channel("up", Conductivity.FromSi(up)), new Channel("down", Conductivity.FromSi(down))],
                [new ChannelRelaxation("up", "down", ConductancePerVolume.FromSi(g0), ConductancePerVolume.FromSi(g2))]),
        };
        Device device = Of([Lead("left"), Slab("Ni", nickel, 20, LayerMagnetization.Fixed(UnitVector.Z)), Lead("right")], InterfaceProperties.Transparent);
        AngularResult result = new Angular { All = true, Angles = Angular.EvenAngles(Angle.Zero, Angle.FromDegrees(180), 7) }.Run(device, new RunContext());
        double Expected(double cosineSquared)
        {
            double beta = (up - down) / (up + down), rhoStar = ((1 / up) + (1 / down)) / 4, l = Math.Sqrt(1 / (4 * rhoStar * (g0 + (g2 * cosineSquared))));
            return (d / (up + down)) + (2 * beta * beta / ((1 / rN) + (1 / (Math.Tanh(d / (2 * l)) * rhoStar * l))));
        }
        for (int i = 0; i < result.Angles.Count; i++)
        {
            double c = Math.Cos(result.Angles[i]);
            Assert.Equal(Expected(c * c), result.ResistanceAreas[i], 1e-11 * Expected(0));
        }
        Assert.Equal(Expected(1) - Expected(0), Value(result, "anisotropic-magnetoresistance-area"), 1e-11 * Expected(0));
        Assert.NotEqual(0, Value(result, "anisotropic-magnetoresistance"));
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void Without_such_a_relaxation_all_moments_together_change_nothing()
    {
        AngularResult result = new Angular { All = true }.Run(Pillar, new RunContext());
        Assert.Equal(0, Value(result, "anisotropic-magnetoresistance-area"));
        Assert.Null(result.Scalars.Single(scalar => scalar.Name == "angle-of-largest-resistance").Value);
        Assert.Contains(result.Notes, note => note.Contains("the same at all angles", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_names_and_axes_are_refused_with_the_reason()
    {
        Assert.Contains("no magnetic layer 'fre'", Refusal(new SpinTransferMeasurement { Layers = ["fre"] }).Message, StringComparison.Ordinal);
        Assert.Contains("no magnetic layer 'top'", Refusal(new SpinTransferMeasurement { Reference = "top" }).Message, StringComparison.Ordinal);
        Assert.Contains("turns itself", Refusal(new SpinTransferMeasurement { Reference = "free" }).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to turn against", Refusal(new SpinTransferMeasurement { Layers = ["free", "fixed"] }).Message, StringComparison.Ordinal);
        Assert.Contains("perpendicular", Refusal(new SpinTransferMeasurement { About = UnitVector.Z }).Message, StringComparison.Ordinal);
        Assert.Contains("not both", Refusal(new Angular { All = true, Layers = ["free"] }).Message, StringComparison.Ordinal);
        Assert.Contains("one finite angle", Refusal(new Angular { Angles = [] }).Message, StringComparison.Ordinal);
    }

    private static void AxialTorqueAt(SpinTransferModel model, double c, out double field) =>
        field = Assert.IsType<AxialPotentials>(model.Potentials).Torques[0].DampingLike.Derivative(c) / 1.42e6;

    private static DeviceException Refusal(IExperiment experiment) => Assert.Throws<DeviceException>(() => experiment.Run(Pillar, new RunContext()));

    private static double Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
}
