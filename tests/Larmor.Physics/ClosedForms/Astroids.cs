using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Switching fields in a plane against the astroid of Stoner and Wohlfarth.</summary>
public class Astroids
{
    private const double Bk = 0.05, Bd = 1.2;

    [Theory]
    [InlineData(0)]
    [InlineData(Bd)]
    public void The_switching_fields_of_a_uniaxial_moment_lie_on_the_astroid(double demagnetizing)
    {
        AstroidResult result = Measure(With(0.02, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, demagnetizing)), SpinTransferPotentials.None, 0);
        Assert.Equal(result.Points.Count, result.Points.Select(point => point.Angle).Distinct().Count());
        Assert.Equal(72, result.Points.Count);
        foreach (SwitchingField point in result.Points)
        {
            (double sin, double cos) = Math.SinCos(point.Angle);
            double sum = Math.Pow(Math.Abs(point.Field * cos) / Bk, 2.0 / 3) + Math.Pow(Math.Abs(point.Field * sin) / Bk, 2.0 / 3);
            Assert.Equal(1, sum, 1e-8);
            Assert.False(point.Turns);
            Assert.Equal(cos > 0 ? "antiparallel" : "parallel", point.State);
        }
    }

    [Fact]
    public void A_torque_along_the_easy_axis_moves_the_ends_of_the_astroid_by_aJ_over_alpha_until_precession_ends_the_state()
    {
        // Along the axis the parallel state ends at B = −Bk − aJ/α with the easy axis alone.
        const double alpha = 0.05, aJ = 0.001;
        Astroid settings = Settings(-aJ) with { Angles = [Angle.Zero, Angle.FromDegrees(180)] };
        AstroidResult result = Measure(settings, With(alpha, Easy(UnitVector.Z, Bk)), Torque(UnitVector.Z, 1));
        SwitchingField up = result.Points.Single(point => point.Angle == 0), down = result.Points.Single(point => point.Angle != 0);
        Assert.Equal(Bk + (aJ / alpha), up.Field, 1e-8);
        Assert.Equal(Bk - (aJ / alpha), down.Field, 1e-8);
        Assert.True(up.Turns && down.Turns);
    }

    private static Astroid Settings(double current) => new()
    {
        Along = UnitVector.Z,
        Towards = UnitVector.Y,
        Largest = MagneticField.FromTeslas(0.09),
        Currents = [Current.FromSi(current)],
    };

    private static AstroidResult Measure(Magnet magnet, SpinTransferPotentials torque, double current) => Measure(Settings(current), magnet, torque);

    private static AstroidResult Measure(Astroid settings, Magnet magnet, SpinTransferPotentials torque)
    {
        FreeMoment moment = new(magnet, new SpinTransferModel(torque, UnitVector.Z), UnitVector.Z);
        AstroidResult result = settings.Of(moment, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.Equal("", result.Outcome.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
