using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Experiments.Motion;

public class SolvedEquationTests
{
    private static Magnet Pillar => MagneticPillar.With(null).Magnets[0].Magnet;

    [Fact]
    public void The_equation_is_printed_with_the_numbers_of_the_torque()
    {
        double ms = Pillar.Properties.SaturationMagnetization.Si;
        AxialTorque torque = new(UnitVector.Z, AxialFunction.Linear(3.25 * ms), AxialFunction.Linear(-0.5 * ms));
        string[] notes = [.. SolvedEquation.NotesOf([Pillar], new AxialPotentials(torque))];
        Assert.Equal(2, notes.Length);
        Assert.Contains("- γ aJ(c) u × (u × p) - γ bJ(c) u × p", notes[0], StringComparison.Ordinal);
        Assert.Contains("χ = (A + αB) I, Φ = (αA - B) I", notes[0], StringComparison.Ordinal);
        Assert.Equal("Its numbers for 'free': γ = 1.76085963E+11 rad/(s T), α = 0.02, Ms = 1.42 MA/m; p = +z, aJ/I = 3.25 mT/mA, bJ/I = -0.5 mT/mA.", notes[1]);
    }

    [Fact]
    public void A_torque_that_depends_on_the_angle_has_three_numbers_and_one_of_a_moving_layer_its_name()
    {
        double ms = Pillar.Properties.SaturationMagnetization.Si;
        MutualTorque mutual = new(0, 1, AxialFunction.Slonczewski(5 * ms, 2), AxialFunction.Zero);
        string[] notes = [.. SolvedEquation.NotesOf([Pillar, Pillar], SumOfPotentials.Of(new MutualPotentials(mutual), new AxialPotentials(AxialTorque.None, new AxialTorque(UnitVector.X, AxialFunction.Linear(ms), AxialFunction.Zero))))];
        Assert.Equal(3, notes.Length);
        Assert.Contains("p = the direction of 'free', aJ/I = 2.5 mT/mA at c = 1, 4 at 0, 10 at -1, bJ/I = 0 mT/mA.", notes[1], StringComparison.Ordinal);
        Assert.Contains("p = +x, aJ/I = 1 mT/mA, bJ/I = 0 mT/mA.", notes[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_torque_the_equation_has_none()
    {
        string[] notes = [.. SolvedEquation.NotesOf([Pillar], SpinTransferPotentials.None)];
        Assert.Contains("without Φ and χ", notes[0], StringComparison.Ordinal);
        Assert.EndsWith("no spin torque.", notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_measurement_that_moves_a_moment_prints_it()
    {
        Device device = MagneticPillar.With(new GivenTorque.Efficiency(0.3));
        RunContext context = new();
        FieldSweep sweep = new(UnitVector.Z, [MagneticField.FromTeslas(-0.1), MagneticField.FromTeslas(0.1)]);
        Result[] results =
        [
            new Dynamics { Duration = Duration.FromSi(1e-11), Current = Current.FromSi(1e-4) }.Run(device, context),
            new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(0.1)]) }.Run(device, context),
            new Hysteresis { Field = sweep }.Run(device, context),
        ];
        Assert.All(results, result => Assert.Contains(result.Notes, note => note.StartsWith("Equation solved (Gilbert form)", StringComparison.Ordinal)));
        Assert.All(results, result => Assert.Contains(result.Notes, note => note.StartsWith("Its numbers for 'free': γ = 1.76085963E+11 rad/(s T), α = 0.02", StringComparison.Ordinal)));
    }
}
