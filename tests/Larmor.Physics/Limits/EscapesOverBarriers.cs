using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Barriers;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Escapes on the full sphere against integrals along an axis, the slowest mode of the density, and formulas for high barriers. Energies in units of kT.</summary>
public class EscapesOverBarriers
{
    private static readonly Temperature Warm = AtEnergyOf(1);

    /// <summary>−σ(u·e)²: the barrier of an easy axis is σ.</summary>
    private static EnergyTerm Axis(UnitVector along, double sigma) => Easy(along, 2 * sigma);

    private static WellEscape Escape(GeneralizedLlg equation, UnitVector from, double tolerance = 1e-3) => WellEscape.Of(equation, Warm, from, -from, tolerance);

    private static GeneralizedLlg Pushed(Magnet magnet, UnitVector p, double strength) =>
        new(magnet) { SpinTransfer = Torque(p, strength, 0.3 * strength), Current = Waveform.Constant(1) };

    [Theory]
    [InlineData(1, 0.2, 15)]
    [InlineData(0.1, 0, 40)]
    [InlineData(0.02, 0.3, 100)]
    [InlineData(0.02, -0.1, 400)]
    public void Along_any_axis_the_rate_is_that_of_the_integrals(double damping, double field, double sigma)
    {
        UnitVector axis = UnitVector.Along(1, -2, 3);
        GeneralizedLlg equation = new(With(damping, Axis(axis, sigma), Field(axis, 2 * field * sigma)));
        AxialEscape along = new(AxialLandscape.Of(equation, Warm, axis));
        WellEscape found = Escape(equation, axis);
        Assert.True(found.IsConverged);
        Assert.Equal(sigma * (1 + field) * (1 + field), found.Barrier, 1e-2 * sigma);
        Assert.Equal(1, found.Rate.Si / (along.SlowestRate * along.PopulationBelow(-field)), 1e-3);
    }

    [Fact]
    public void Under_a_torque_along_the_axis_too()
    {
        UnitVector axis = UnitVector.Along(2, 1, -1);
        const double damping = 0.1, sigma = 40, overdrive = 0.3;
        GeneralizedLlg equation = Pushed(With(damping, Axis(axis, sigma)), axis, 2 * sigma * damping * overdrive);
        AxialEscape along = new(AxialLandscape.Of(equation, Warm, axis));
        double top = -overdrive * (1 + (0.3 * damping));
        WellEscape found = Escape(equation, axis);
        Assert.Equal(1, found.Rate.Si / (along.SlowestRate * along.PopulationBelow(top)), 1e-3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    [InlineData(0.03)]
    public void In_an_oblique_field_both_rates_add_up_to_the_slowest_rate_of_the_density(double damping)
    {
        UnitVector tilted = UnitVector.Along(0.6, 0.5, 0.03);
        GeneralizedLlg equation = new(With(damping, Axis(UnitVector.Z, 20), Field(tilted, 8)));
        RelaxationModes modes = FokkerPlanck.Of(equation, Warm).Modes(1, new DensityAccuracy { Tolerance = 1e-7, HighestDegree = 90 });
        (WellEscape up, WellEscape down) = (Escape(equation, UnitVector.Z, 1e-4), Escape(equation, -UnitVector.Z, 1e-4));
        Assert.InRange(modes.RoundingError + modes.TruncationError, 0, 1e-4);
        // Two states are a fair description up to some tens of e^(-barrier).
        Assert.Equal(1, (up.Rate.Si + down.Rate.Si) / modes.SlowestRate, 2e-4 + (50 * Math.Exp(-down.Barrier)));
    }

    [Fact]
    public void Under_a_torque_that_has_no_energy_too() => AgreesUnderTorque(0.1, 0.2);

    [Fact]
    [Trait("Category", "Long")]
    public void Under_a_torque_and_weak_damping_too() => AgreesUnderTorque(0.03, -0.25);

    private static void AgreesUnderTorque(double damping, double overdrive)
    {
        const double sigma = 22, hard = 40;
        GeneralizedLlg equation = Pushed(With(damping, Axis(UnitVector.Z, sigma), Axis(UnitVector.X, -hard)), UnitVector.FromAngles(0.3, 1), damping * overdrive * ((2 * sigma) + hard));
        RelaxationModes modes = FokkerPlanck.Of(equation, Warm).Modes(1, new DensityAccuracy { Tolerance = 1e-6, HighestDegree = 90 });
        double slow = Math.Max(Escape(equation, UnitVector.Z).Rate.Si, Escape(equation, -UnitVector.Z).Rate.Si);
        // The way back is rarer by e^-15 and more.
        Assert.Equal(1, slow / modes.SlowestRate, 3e-3);
    }

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(0.1, 2.5)]
    public void High_barriers_have_the_rate_of_Langers_formula(double damping, double first)
    {
        UnitVector tilted = UnitVector.FromAngles(0.6, 0.4);
        double before = double.PositiveInfinity;
        foreach (double sigma in new[] { 50.0, 250 })
        {
            GeneralizedLlg equation = new(With(damping, Axis(UnitVector.Z, sigma), Field(tilted, 0.5 * sigma)));
            CoupledEquilibriumSet set = CoupledEquilibria.Of(equation, Current.Zero);
            CoupledEquilibrium well = set.Points.Where(state => state.IsStable).MinBy(state => state.Directions[0].Components.Z)!, saddle = set.Points.Single(state => state.Index < 0);
            WellEscape found = Escape(equation, -UnitVector.Z);
            double barrier = (saddle.Energy.Si - well.Energy.Si) / (PhysicalConstants.BoltzmannConstant * Warm.Si);
            Assert.Equal(barrier, found.Barrier, 1e-9 * sigma);
            double apart = Math.Abs((found.Rate.Si / ThermalEscape.Over(well, saddle).Rate(Warm)!.Value.Si) - 1);
            Assert.InRange(apart * barrier, 0, first * Math.Sqrt(1 + (10 / (damping * barrier))));
            Assert.True(apart < before);
            before = apart;
        }
        // Without temperature what remains is the barrier.
        Assert.InRange(before, 0, 0.03);
    }

    [Fact]
    public void Rates_there_and_back_stand_in_the_ratio_of_the_populations()
    {
        GeneralizedLlg equation = new(With(0.1, Axis(UnitVector.Z, 40), Axis(UnitVector.X, -60), Field(UnitVector.FromAngles(1.1, 1.3), 14)));
        double Weight(bool up)
        {
            double sum = 0;
            for (int i = 0; i < 800; i++)
            {
                double c = (i + 0.5) / 800 * (up ? 1 : -1);
                for (int j = 0; j < 400; j++)
                {
                    (double sin, double cos) = Math.SinCos(2 * Math.PI * j / 400);
                    double s = Math.Sqrt(1 - (c * c));
                    Vector3d u = new(s * cos, s * sin, c);
                    sum += Math.Exp((40 * u.Z * u.Z) - (60 * u.X * u.X) + (14 * Vector3d.Dot(u, UnitVector.FromAngles(1.1, 1.3))) - 40);
                }
            }
            return sum;
        }

        double ratio = Escape(equation, UnitVector.Z, 1e-5).Rate.Si / Escape(equation, -UnitVector.Z, 1e-5).Rate.Si;
        Assert.Equal(1, ratio / (Weight(up: false) / Weight(up: true)), 2e-4);
    }

    [Fact]
    public void The_committor_turns_with_the_states_and_is_an_error_function_across_the_saddle()
    {
        const double sigma = 100, h = 0.3, damping = 0.1;
        // A transverse field: half a turn about it exchanges the wells and leaves the motion as it is.
        GeneralizedLlg equation = new(With(damping, Axis(UnitVector.Z, sigma), Field(UnitVector.Y, 2 * h * sigma)));
        Committor chance = Committor.Of(equation, Warm, UnitVector.Z, -UnitVector.Z);
        Assert.Equal(0.5, chance.At(UnitVector.Y), 5e-4);
        foreach ((double a, double b) in new[] { (0.02, 0.01), (0.1, -0.05), (-0.04, 0.12), (0.2, 0.3) })
        {
            double here = chance.At(UnitVector.Along(a, 1, b)), there = chance.At(UnitVector.Along(-a, 1, -b));
            Assert.Equal(1, here + there, 1e-3);
        }
        // Linear motion at the saddle: q = erfc(-n·x √(λ/2))/2 with n the left eigenvector of the drift, λ its rate in units of D.
        (double down, double up, double kappa) = (2 * sigma * (1 - h), 2 * sigma * h, 1 / damping);
        double growth = 0.5 * (down - up + Math.Sqrt(((down - up) * (down - up)) + (4 * (1 + (kappa * kappa)) * down * up)));
        // In (z, x) at u = y: velocity = (down z − κ up x, −up x − κ down z); (p, q)·A = λ (p, q).
        (double p, double q) = (kappa * down, down - growth);
        double norm = Math.Sqrt((p * p) + (q * q));
        foreach ((double z, double x) in new[] { (0.01, 0.0), (0.0, 0.01), (-0.015, 0.01), (0.02, 0.02) })
        {
            double argument = ((p * z) + (q * x)) / norm * Math.Sqrt(growth);
            double expected = 0.5 * MathNet.Numerics.SpecialFunctions.Erfc(-argument / Math.Sqrt(2));
            Assert.Equal(expected, chance.At(UnitVector.Along(x, 1, z)), 0.02);
        }
        Assert.Equal(1, chance.At(UnitVector.Along(0, 0.31, 1)), 1e-12);
        Assert.Equal(0, chance.At(UnitVector.Along(0, 0.31, -1)), 1e-12);
    }

    [Fact]
    public void What_has_no_two_wells_is_refused()
    {
        GeneralizedLlg one = new(With(0.1, Axis(UnitVector.Z, 20), Field(UnitVector.Along(1, 0, 1), 60)));
        Assert.Contains("there are 1", Assert.Throws<ArgumentException>(() => Escape(one, UnitVector.Z)).Message, StringComparison.Ordinal);
        Assert.Contains("needs damping", Assert.Throws<ArgumentException>(() => Escape(new(With(0, Axis(UnitVector.Z, 20))), UnitVector.Z)).Message, StringComparison.Ordinal);
        Assert.Contains("600 kT", Assert.Throws<ArgumentException>(() => Escape(new(With(0.1, Axis(UnitVector.Z, 700))), UnitVector.Z)).Message, StringComparison.Ordinal);
        Assert.Contains("positive temperature", Assert.Throws<ArgumentException>(() => WellEscape.Of(new(With(0.1, Axis(UnitVector.Z, 20))), Temperature.FromKelvins(0), UnitVector.Z, -UnitVector.Z)).Message, StringComparison.Ordinal);
    }
}
