using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments;

public class DiagramTests
{
    private static readonly Device Pillar = MagneticPillar.With(new GivenTorque.Slonczewski(0.5, 1.4));

    private static readonly FieldSweep Field = new(UnitVector.Z, [MagneticField.FromTeslas(0.01), MagneticField.FromTeslas(0.1)]);

    [Fact]
    public void Settings_that_mean_nothing_are_refused_in_words()
    {
        PhaseDiagram diagram = new() { Field = Field };
        Assert.Contains("two axes", Refusal(diagram with { Currents = [Current.Zero, Current.FromSi(1e-3)], CrossField = new FieldSweep(UnitVector.Y, Field.Values) }), StringComparison.Ordinal);
        Assert.Contains("one line", Refusal(diagram with { CrossField = new FieldSweep(-UnitVector.Z, Field.Values) }), StringComparison.Ordinal);
        Assert.Contains("tilt", Refusal(diagram with { Tilt = Angle.Zero }), StringComparison.Ordinal);
        Oscillator oscillator = new() { Field = Field, Currents = [Current.FromSi(1e-3)] };
        Assert.Contains("resistance", Refusal(oscillator with { Resistance = Resistance.Zero }), StringComparison.Ordinal);
        SwitchingTime switching = new() { Currents = [Current.FromSi(1e-3)] };
        Assert.Contains("right angles", Refusal(switching with { Axis = UnitVector.Y, Tilt = Angle.Zero }), StringComparison.Ordinal);
        Assert.Contains("width", Refusal(switching with { Width = Duration.Zero }), StringComparison.Ordinal);
        Astroid astroid = new() { Along = UnitVector.Z, Towards = UnitVector.Y, Largest = MagneticField.FromTeslas(0.1) };
        Assert.Contains("one line", Refusal(astroid with { Towards = -UnitVector.Z }), StringComparison.Ordinal);
        Assert.Contains("sweep time", Refusal(new Hysteresis { Field = Field, SweepTime = Duration.Zero }), StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_exist_is_missing_with_a_reason()
    {
        OscillatorResult quiet = new Oscillator { Field = Field, Currents = [Current.Zero] }.Run(Pillar, Context());
        SwitchingTimeResult still = new SwitchingTime { Currents = [Current.Zero], Duration = Duration.FromNanoseconds(1) }.Run(Pillar, Context());
        AstroidResult small = new Astroid { Along = UnitVector.Z, Towards = UnitVector.Y, Largest = MagneticField.FromTeslas(0.001) }.Run(Pillar, Context());
        foreach (Result result in new Result[] { quiet, still, small })
        {
            Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
            Assert.All(result.Scalars, scalar => Assert.True(scalar.Value is null && scalar.Reason?.Length > 0, scalar.Name));
            Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        }
    }

    private static string Refusal(IExperiment experiment) => Assert.Throws<DeviceException>(() => experiment.Run(Pillar, Context())).Message;

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
