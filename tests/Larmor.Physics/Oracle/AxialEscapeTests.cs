using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Oracle;

public class AxialEscapeTests
{
    [Theory]
    [InlineData(1, 0, 40)]
    [InlineData(1, 0.9, 40)]
    [InlineData(3, 0.3, 60)]
    [InlineData(10, 0, 100)]
    [InlineData(10, 0.1, 100)]
    [InlineData(30, -0.4, 160)]
    [InlineData(60, 0.1, 220)]
    [InlineData(60, 1.05, 220)]
    [InlineData(60, 1.3, 220)]
    [InlineData(60, 2, 220)]
    [InlineData(100, 0.1, 280)]
    [InlineData(100, 0, 280)]
    [InlineData(200, 0, 400)]
    [InlineData(200, 0.3, 400)]
    public void The_slowest_rate_is_that_of_Legendre_polynomials_with_160_digits(double sigma, double field, int degree)
    {
        double expected = AxialLegendre.SlowestRate(sigma, field, degree), found = new AxialEscape(AxialLandscape.Uniaxial(sigma, field, 1)).SlowestRate;
        Assert.Equal(1, found / expected, 1e-11);
    }

    [Fact]
    public void Known_rates_are_met()
    {
        // λ1 over 2D at h = 0.1 times σ: two programs of other form, fourteen digits.
        (double Sigma, double Rate)[] known = [(10, 8.60052526789259e-3), (40, 2.09595801002e-12), (60, 3.58396534140e-19), (100, 6.59845025658e-33)];
        foreach ((double sigma, double rate) in known) Assert.Equal(1, new AxialEscape(AxialLandscape.Uniaxial(sigma, 0.1, 1)).SlowestRate / rate, 1e-10);
    }

    [Fact]
    public void Browns_series_is_the_limit_of_high_barriers()
    {
        foreach (double sigma in new[] { 80.0, 120, 200 })
        {
            double exact = new AxialEscape(AxialLandscape.Uniaxial(sigma, 0, 1)).SlowestRate, remainder = (exact / EscapeFormulas.BrownSeries(sigma, 1)) - 1;
            // The next term of the series is of order σ⁻³.
            Assert.InRange(Math.Abs(remainder) * sigma * sigma * sigma, 1, 10);
        }
        Assert.Equal(1, new AxialEscape(AxialLandscape.Uniaxial(200, 0.2, 1)).SlowestRate / EscapeFormulas.Brown(200, 0.2, 1), 0.02);
    }

    [Fact]
    public void Without_a_barrier_the_rate_is_that_of_free_diffusion() =>
        Assert.Equal(2, new AxialEscape(AxialLandscape.Uniaxial(0, 0, 1)).SlowestRate, 1e-13);

    [Fact]
    public void The_rate_of_a_moment_under_current_is_that_of_the_spectral_density()
    {
        GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Along(1, 2, 3), 12), Field(UnitVector.Along(1, 2, 3), 1))) { SpinTransfer = Torque(UnitVector.Along(1, 2, 3), -0.15, 0.4), Current = Waveform.Constant(1) };
        AxialEscape escape = new(AxialLandscape.Of(equation, AtEnergyOf(1), UnitVector.Along(-1, -2, -3)));
        RelaxationModes modes = FokkerPlanck.Of(equation, AtEnergyOf(1)).Modes(1, new DensityAccuracy { HighestDegree = 48, Tolerance = 1e-9 });
        Assert.InRange(modes.RoundingError, 0, 1e-9);
        Assert.Equal(1, escape.SlowestRate / modes.SlowestRate, 1e-9);
    }

    /// <summary>Barriers of 12 to 49 kT; double precision ends at 18.</summary>
    [Theory]
    [InlineData(30, 90)]
    [InlineData(80, 120)]
    [InlineData(121, 120)]
    public void Far_beyond_double_precision_the_spectral_rate_is_right(double anisotropyField, int degree)
    {
        (RelaxationModes modes, double exact) = AlongAnAxis(anisotropyField, degree);
        Assert.InRange(modes.RoundingError + modes.TruncationError, 0, 1e-7);
        Assert.Equal(1, modes.SlowestRate / exact, 1e-9);
    }

    /// <summary>By too few degrees, or by too few digits.</summary>
    [Theory]
    [InlineData(118.5, 80)]
    [InlineData(119, 80)]
    [InlineData(120, 80)]
    [InlineData(121, 80)]
    [InlineData(160, 120)]
    [InlineData(200, 120)]
    [InlineData(240, 160)]
    public void A_spectral_rate_that_is_lost_says_so(double anisotropyField, int degree)
    {
        (RelaxationModes modes, double exact) = AlongAnAxis(anisotropyField, degree);
        double stated = modes.RoundingError + modes.TruncationError;
        // Relative to the rate that was found: what is lost may be anything, of either sign.
        Assert.InRange(Math.Abs(modes.SlowestRate - exact) / Math.Abs(modes.SlowestRate), 0, stated);
        Assert.True(stated > 0.1);
    }

    private static (RelaxationModes Modes, double Exact) AlongAnAxis(double anisotropyField, int degree)
    {
        GeneralizedLlg equation = new(With(0.1, Easy(UnitVector.Z, anisotropyField), Field(UnitVector.Z, anisotropyField / 10)));
        RelaxationModes modes = FokkerPlanck.Of(equation, AtEnergyOf(1)).Modes(1, new DensityAccuracy { HighestDegree = degree });
        return (modes, new AxialEscape(AxialLandscape.Of(equation, AtEnergyOf(1), UnitVector.Z)).SlowestRate);
    }

    [Fact]
    public void Times_of_first_passage_are_those_of_free_diffusion_and_the_inverse_rate_over_a_barrier()
    {
        AxialEscape free = new(AxialLandscape.Uniaxial(0, 0, 3));
        Assert.Equal(Math.Log(2 / 1.2) / 3, free.MeanFirstPassageTime(1, 0.2), 1e-13);
        Assert.Equal(Math.Log(1.7 / 1.2) / 3, free.MeanFirstPassageTime(0.7, 0.2), 1e-13);
        Assert.Equal(Math.Log(1.7 / 1.2) / 3, free.MeanFirstPassageTime(-0.7, -0.2), 1e-13);
        Assert.Equal(0, free.MeanFirstPassageTime(0.3, 0.3));
        // To the saddle and, half of the time, back: without field 1/λ1 is the mean time to the saddle; corrections are of the order of e^(−σ).
        foreach (double sigma in new[] { 40.0, 200 })
        {
            AxialEscape escape = new(AxialLandscape.Uniaxial(sigma, 0, 1));
            Assert.Equal(1, escape.SlowestRate * escape.MeanFirstPassageTime(1, 0), 1e-12);
            Assert.Equal(1, escape.SlowestRate * escape.MeanFirstPassageTime(1, -0.9) / 2, 1e-9);
            Assert.Equal(0.5, escape.PopulationBelow(0), 1e-14);
        }
    }

    [Fact]
    public void Populations_keep_their_digits_where_they_are_small()
    {
        // σ = 0 with a field: g = −2bc, P(c < 0) = (1 − e^(−2b))/(e^(2b) − e^(−2b)) = 1/(1 + e^(2b)).
        AxialEscape field = new(AxialLandscape.FromReducedEnergy(c => -100 * c, 1));
        Assert.Equal(1, field.PopulationBelow(0) * (1 + Math.Exp(100)), 1e-12);
        Assert.Equal(1, field.PopulationBelow(1));
        Assert.Equal(0, field.PopulationBelow(-1));
    }

    [Fact]
    public void What_cannot_be_answered_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new AxialEscape(AxialLandscape.Uniaxial(700, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AxialLandscape.Uniaxial(1, 0, 0));
        AxialEscape free = new(AxialLandscape.Uniaxial(0, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => free.MeanFirstPassageTime(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => free.MeanFirstPassageTime(2, 0));
        GeneralizedLlg oblique = new(With(0.1, Easy(UnitVector.Z, 1), Field(UnitVector.X, 1)));
        Assert.Contains("not symmetric", Assert.Throws<ArgumentException>(() => AxialLandscape.Of(oblique, AtEnergyOf(1), UnitVector.Z)).Message, StringComparison.Ordinal);
    }
}
