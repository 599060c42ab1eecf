using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Equations of motion and steppers as a device file names them.</summary>
public class MotionDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "motions.yaml"));

    [Fact]
    public void Equations_and_steppers_are_read_as_they_are_written()
    {
        Dynamics[] settings = [.. Sample.Experiments.OfType<Dynamics>()];
        Assert.Equal([SteppingMethod.DormandPrince853, SteppingMethod.RungeKutta4, SteppingMethod.DormandPrince54, SteppingMethod.DiscreteGradient, SteppingMethod.ImplicitMidpoint, SteppingMethod.DormandPrince54, SteppingMethod.DormandPrince853], settings.Select(one => one.Stepper));
        Assert.Equal([null, 1e-13, null, 2e-13, 2e-13, null, null], settings.Select(one => one.Step?.Si));
        Assert.IsType<MotionEquation.LandauLifshitzGilbert>(settings[0].Equation);
        Assert.IsType<MotionEquation.LandauLifshitz>(settings[1].Equation);
        MotionEquation.Inertial inertial = Assert.IsType<MotionEquation.Inertial>(settings[2].Equation);
        Assert.Equal(new MomentInertia(Duration.FromPicoseconds(0.2)), inertial.Moments.Of("first"));
        Assert.Equal(new MomentInertia(Duration.FromPicoseconds(10), IsRelaxationTime: true), inertial.Moments.Of("second"));
        Assert.Equal(new DampingAxes.Polar(UnitVector.X, 0.01, 0.03, 0.02), Assert.IsType<MotionEquation.AnisotropicDamping>(settings[3].Equation).Moments.ForAll);
        MotionEquation.AnisotropicDamping principal = Assert.IsType<MotionEquation.AnisotropicDamping>(settings[4].Equation);
        Assert.Null(principal.Moments.ForAll);
        Assert.Equal(new DampingAxes.Principal(0.01, 0.02, 0.03, UnitVector.Z, UnitVector.X), principal.Moments.Of("first"));
        Assert.Equal(new BlochTimes(UnitVector.Z, 0.5, Duration.FromPicoseconds(100), Duration.FromPicoseconds(50)) { StartLength = 0.8 }, Assert.IsType<MotionEquation.Bloch>(settings[5].Equation).Moments.ForAll);
        MotionEquation.LandauLifshitzBloch llb = Assert.IsType<MotionEquation.LandauLifshitzBloch>(settings[6].Equation);
        Assert.Equal(new MeanFieldMoment(1.7) { Spin = 0.5, StartLength = 0.9 }, llb.Moments.ForAll);
        Assert.Equal(700, llb.Temperature!.Value.Si);
    }

    [Fact]
    public void Two_coupled_moments_obey_every_equation_with_every_law_kept_and_say_what_was_solved()
    {
        DeviceFile file = Sample;
        foreach (Dynamics one in file.Experiments.OfType<Dynamics>())
        {
            DynamicsResult result = one.Run(file.Device, Context);
            Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
            Assert.All(result.Checks, check => Assert.True(check.Passed, $"{one.Name}: {check}"));
            Assert.Contains(result.Checks, check => check.Name == "power-closure");
            Assert.Contains(result.Checks, check => check.Name == "reciprocity");
            Assert.Equal(1, result.Notes.Count(note => note.StartsWith("Equation solved", StringComparison.Ordinal)));
            Assert.Equal(1, result.Notes.Count(note => note.StartsWith("Stepper: ", StringComparison.Ordinal) && note.Contains("declared order", StringComparison.Ordinal)));
            bool isFree = one.Equation is MotionEquation.Bloch or MotionEquation.LandauLifshitzBloch;
            Assert.Equal(!isFree, result.Checks.Any(check => check.Name == "norm"));
        }
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_motion()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach ((Dynamics one, Dynamics other) in file.Experiments.OfType<Dynamics>().Zip(again.Experiments.OfType<Dynamics>()))
        {
            DynamicsResult first = one.Run(file.Device, Context), second = other.Run(again.Device, Context);
            foreach ((MomentTrajectory a, MomentTrajectory b) in first.Moments.Zip(second.Moments)) Assert.Equal(a.Directions, b.Directions);
        }
    }

    [Theory]
    [InlineData("equation: { form: inertial }", "needs 'inertia' or 'relaxation-time'")]
    [InlineData("equation: inertial", "needs 'inertia' or 'relaxation-time'")]
    [InlineData("equation: { form: inertial, inertia: 1 ps, relaxation-time: 1 ps }", "given twice")]
    [InlineData("equation: { form: inertial, inertia: 1 ps, pole: 0.1 }", "'pole' is no number of the form 'inertial'")]
    [InlineData("equation: { form: landau-lifshitz, temperature: 300 K }", "has no temperature")]
    [InlineData("equation: { form: bloch, axis: z, longitudinal-time: 1 ns, transverse-time: 3 ns }", "exceeds twice")]
    [InlineData("equation: { form: bloch, axis: z, T1: 1 ns }", "Write 'longitudinal-time'")]
    [InlineData("equation: { form: anisotropic-damping, axis: z, second-axis: [0, 1, 1], values: [0.1, 0.1, 0.1] }", "right angle")]
    [InlineData("equation: { form: anisotropic-damping, axis: z, pole: 0.1, values: [0.1, 0.1, 0.1] }", "stands beside")]
    [InlineData("equation: { form: inertial, layers: { nobody: { inertia: 1 ps } } }", "'nobody'")]
    [InlineData("equation: llg", "expected one of")]
    [InlineData("stepper: implicit-midpoint", "does not choose its steps")]
    [InlineData("stepper: { method: dormand-prince-54, step: 1 ps }", "by the tolerance")]
    [InlineData("stepper: { method: runge-kutta-4, step: 1 ps }, tolerance: 1e-9", "has no tolerance")]
    [InlineData("stepper: { method: runge-kutta-4, step: 1 us }", "longer than the whole duration")]
    [InlineData("equation: { form: inertial, inertia: 1 ps }, stepper: { method: discrete-gradient, step: 1 ps }", "velocities")]
    [InlineData("equation: { form: landau-lifshitz-bloch, atomic-moment: 1.7 }, stepper: { method: discrete-gradient, step: 1 ps }", "free length")]
    public void What_cannot_be_is_refused_with_the_reason(string words, string reason)
    {
        DeviceFileException refusal = Assert.Throws<DeviceFileException>(() => MotionFiles.Read(words));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_Curie_temperature_the_length_of_a_moment_cannot_follow_a_temperature()
    {
        DeviceFile file = MotionFiles.Read("equation: { form: landau-lifshitz-bloch, atomic-moment: 1.7 }", material: "");
        Coupling.DeviceException refusal = Assert.Throws<Coupling.DeviceException>(() => file.Experiments[0].Run(file.Device, Context));
        Assert.Contains("curie-temperature", refusal.Message, StringComparison.Ordinal);
    }

    private static RunContext Context => new() { Cancellation = TestContext.Current.CancellationToken };
}
