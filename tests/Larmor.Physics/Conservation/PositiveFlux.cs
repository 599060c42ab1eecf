using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Flux;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Conservation;

/// <summary>Jumps between cells of the sphere: positive, conserving, with the second law cell by cell. Energies in units of kT.</summary>
public class PositiveFlux
{
    private static readonly Temperature Warm = AtEnergyOf(1);

    private static Magnet Oblique(double damping, double sigma) => With(damping, Easy(UnitVector.Z, 2 * sigma), Hard(UnitVector.X, sigma), Field(UnitVector.Along(1, 2, 2), 0.4 * sigma));

    private static GeneralizedLlg Pushed(double damping, double strength) => new(Oblique(damping, 3))
    {
        SpinTransfer = Torque(UnitVector.Along(1, 0.3, 1), strength, 0.3 * strength),
        Current = Waveform.Constant(1),
    };

    [Theory]
    [InlineData(1, 60)]
    [InlineData(0.02, 60)]
    [InlineData(0.1, 5)]
    public void Boltzmanns_law_is_at_rest_on_every_mesh_and_no_rate_is_negative(double damping, double sigma)
    {
        Magnet magnet = Oblique(damping, sigma);
        FluxGenerator generator = FluxGenerator.Of(new GeneralizedLlg(magnet), Warm, new SphereCells(UnitVector.Along(1, -1, 2), 14));
        Assert.All(generator.Edges, edge => Assert.True(edge.Forward >= 0 && edge.Back >= 0));
        double thermal = PhysicalConstants.BoltzmannConstant * Warm.Si / magnet.Volume.Si, least = generator.Cells.Middles.Min(u => magnet.Energy.Value(u, 0)) / thermal;
        double[] expected = [.. generator.Cells.Middles.Select((u, i) => generator.Cells.Areas[i] * Math.Exp(least - (magnet.Energy.Value(u, 0) / thermal)))];
        double sum = expected.Sum();
        // Each probability to twelve digits of its own, though they range over e^100.
        for (int i = 0; i < expected.Length; i++) Assert.Equal(1, generator.Stationary[i] * sum / expected[i], 1e-10);
        Assert.True(expected.Min() / sum < (sigma > 50 ? 1e-45 : 1));
        Assert.Equal(4 * Math.PI, generator.Cells.Areas.Sum(), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void Probability_is_conserved_and_relative_entropy_falls_at_the_rate_of_the_dissipation(double strength)
    {
        FluxGenerator generator = FluxGenerator.Of(Pushed(0.3, strength), Warm, new SphereCells(UnitVector.Y, 12));
        double diffusion = AxialLandscape.Of(new GeneralizedLlg(With(0.3, Easy(UnitVector.Z, 1))), Warm, UnitVector.Z).Diffusion;
        double[] now = [.. generator.Cells.Middles.Select((u, i) => generator.Cells.Areas[i] * (i == 17 ? 1 : 1e-2))];
        double sum = now.Sum();
        now = [.. now.Select(p => p / sum)];
        double before = Entropy(generator, now);
        for (int step = 0; step < 30; step++)
        {
            double time = 1e-4 / diffusion * Math.Pow(1.3, step), early = generator.Dissipation(now);
            double[] soon = generator.Evolve(now, Duration.FromSi(1e-6 / diffusion)), next = generator.Evolve(now, Duration.FromSi(time));
            Assert.True(early >= 0);
            double middle = 0.5 * (early + generator.Dissipation(soon)), fallen = Entropy(generator, now) - Entropy(generator, soon);
            if (early * 1e-6 / diffusion > 1e-8) Assert.Equal(1, fallen / (middle * 1e-6 / diffusion), 1e-2);
            Assert.Equal(1, next.Sum(), 1e-12);
            Assert.All(next, p => Assert.True(p >= 0));
            double after = Entropy(generator, next);
            Assert.True(after <= before + 1e-12);
            (now, before) = (next, after);
        }
        Assert.InRange(before, -1e-12, 0.1);
    }

    [Fact]
    public void Under_a_torque_averages_go_to_those_of_the_density_in_harmonics()
    {
        GeneralizedLlg equation = Pushed(0.5, 1.2);
        SphereDensity density = FokkerPlanck.Of(equation, Warm).Stationary().Density;
        Vector3d exact = Mean(density.ValueAt), coarse = Average(equation, 16), fine = Average(equation, 32), finest = Average(equation, 64);
        double first = (coarse - exact).Norm, second = (fine - exact).Norm, third = (finest - exact).Norm;
        Assert.InRange(second / first, 0.1, 0.6);
        Assert.InRange(third / second, 0.1, 0.6);
        Assert.InRange(third, 0, 5e-3);
    }

    [Fact]
    public void Times_over_a_barrier_keep_their_digits()
    {
        // Rings about the easy axis: precession runs along them, and the error is of second order in their width.
        const double sigma = 20;
        UnitVector axis = UnitVector.Along(2, -1, 1);
        GeneralizedLlg equation = new(With(0.05, Easy(axis, 2 * sigma), Field(axis, 0.1 * sigma)));
        double exact = new AxialEscape(AxialLandscape.Of(equation, Warm, axis)).MeanFirstPassageTime(1, -Math.Cos(0.3));
        double Time(int rings) => FluxGenerator.Of(equation, Warm, new SphereCells(axis, rings)).FirstPassage(-axis, 0.3).Si;
        double coarse = Math.Log(Time(50) / exact), fine = Math.Log(Time(100) / exact);
        Assert.InRange(fine / coarse, 0.2, 0.4);
        Assert.Equal(0, ((4 * fine) - coarse) / 3, 1e-3);
    }

    [Fact]
    public void Small_probabilities_after_a_pulse_are_those_of_the_axial_equation()
    {
        const double sigma = 5, drive = -2;
        UnitVector axis = UnitVector.Z;
        GeneralizedLlg quiet = new(With(0.2, Easy(axis, 2 * sigma))), driven = new(With(0.2, Easy(axis, 2 * sigma), Field(axis, 2 * sigma * drive)));
        AxialLandscape before = AxialLandscape.Of(quiet, Warm, axis), during = AxialLandscape.Of(driven, Warm, axis);
        Duration pulse = Duration.FromSi(0.8 / before.Diffusion);
        double exact = new WriteErrors(before, during).Of(pulse)[0].Probability;
        Assert.InRange(exact, 1e-14, 1e-3);
        double Found(int rings)
        {
            SphereCells cells = new(axis, rings);
            double[] start = [.. FluxGenerator.Of(quiet, Warm, cells).Stationary.Select((p, i) => cells.Middles[i].Z > 0 ? p : 0)];
            double sum = start.Sum();
            double[] end = FluxGenerator.Of(driven, Warm, cells).Evolve([.. start.Select(p => p / sum)], pulse);
            return end.Where((_, i) => cells.Middles[i].Z > 0).Sum();
        }

        double coarse = Math.Log(Found(24) / exact), fine = Math.Log(Found(48) / exact);
        // Of second order in the width of a cell.
        Assert.InRange(Math.Abs(coarse), 0, 0.2);
        Assert.InRange(Math.Abs(fine), 0, 0.03);
    }

    [Fact]
    public void What_cannot_be_answered_is_refused()
    {
        FluxGenerator generator = FluxGenerator.Of(new(Oblique(0.1, 5)), Warm, new SphereCells(UnitVector.Z, 6));
        Assert.Throws<ArgumentException>(() => generator.Evolve(new double[3], Duration.FromSi(1e-9)));
        Assert.Throws<ArgumentException>(() => generator.Evolve([.. generator.Stationary.Select(p => -p)], Duration.FromSi(1e-9)));
        Assert.Contains("Take fewer rings", Assert.Throws<ArgumentException>(() => generator.Evolve(generator.Stationary, Duration.FromSi(1e9))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.FirstPassage(UnitVector.Z, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SphereCells(UnitVector.Z, 3));
        Assert.Equal(generator.Stationary, generator.Evolve(generator.Stationary, Duration.FromSi(0)));
    }

    private static double Entropy(FluxGenerator generator, double[] probabilities)
    {
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++) sum += probabilities[i] * Math.Log(probabilities[i] / generator.Stationary[i]);
        return sum;
    }

    private static Vector3d Average(GeneralizedLlg equation, int rings)
    {
        FluxGenerator generator = FluxGenerator.Of(equation, Warm, new SphereCells(UnitVector.Along(1, -1, 0.5), rings));
        Vector3d sum = default;
        for (int i = 0; i < generator.Cells.Count; i++) sum += generator.Stationary[i] * generator.Cells.Middles[i];
        return sum;
    }

    private static Vector3d Mean(Func<UnitVector, double> density)
    {
        Vector3d sum = default;
        double total = 0;
        for (int i = 0; i < 200; i++)
        {
            double polar = Math.PI * (i + 0.5) / 200;
            for (int j = 0; j < 200; j++)
            {
                UnitVector u = UnitVector.FromAngles(polar, 2 * Math.PI * j / 200);
                double weight = Math.Sin(polar) * density(u);
                sum += weight * u.Components;
                total += weight;
            }
        }
        return sum / total;
    }
}
