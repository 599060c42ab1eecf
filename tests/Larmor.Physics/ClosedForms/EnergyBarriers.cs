using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Paths of least energy, barriers and attempt frequencies.</summary>
public sealed class EnergyBarriers
{
    private const double Bk = 0.05, Bd = 0.8, Alpha = 0.02;

    private static readonly double Unit = Ms * VolumeOfMagnet.Si;

    private static EnergyPath Path(GeneralizedLlg equation, Moments from, Moments to)
    {
        EnergyPathSearch search = EnergyPathSearch.Between(equation, from, to);
        EnergyPath path = search.Path ?? throw new InvalidOperationException(search.Reason);
        // Between two stations the energy goes one way.
        int leg = 0;
        for (int i = 1; i < path.Points.Count; i++)
        {
            double rise = leg % 2 == 0 ? 1 : -1;
            Assert.True(rise * (path.Points[i].Energy.Si - path.Points[i - 1].Energy.Si) > -1e-6 * Unit, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The energy turns on leg {leg} at point {i} of {path.Points.Count} by {(path.Points[i].Energy.Si - path.Points[i - 1].Energy.Si) / Unit}: {string.Join(", ", path.Stations.Select(station => station.Energy.Si / Unit))}."));
            if (path.Points[i].Energy.Si == path.Stations[leg + 1].Energy.Si) leg++;
        }
        Assert.Equal(path.Stations.Count - 1, leg);
        return path;
    }

    private static Moments Towards(params ReadOnlySpan<UnitVector> directions) => Moments.Of(directions);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Along_the_easy_axis_the_barrier_is_that_of_Stoner_and_Wohlfarth(double ofAnisotropy)
    {
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, Bk), Field(UnitVector.Z, ofAnisotropy * Bk)));
        ThermalEscape escape = Path(equation, Towards(-UnitVector.Z), Towards(UnitVector.Z)).Forward;
        Assert.Equal(0.5 * Bk * Math.Pow(1 - ofAnisotropy, 2), escape.Barrier.Si / Unit, 1e-13);
        Assert.Null(escape.AttemptFrequency);
        Assert.Contains("line of saddles", escape.Reason, StringComparison.Ordinal);
        Assert.Equal(escape.Barrier.Si / (PhysicalConstants.BoltzmannConstant * 300), escape.BarrierOver(Temperature.FromSi(300)), 1e-12);
    }

    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(0.4, 0.3)]
    public void In_a_film_the_attempt_frequency_follows_from_the_curvatures_in_closed_form(double ofAnisotropy, double alpha)
    {
        double field = ofAnisotropy * Bk;
        GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(UnitVector.Z, field)));
        EnergyPath path = Path(equation, Towards(-UnitVector.Z), Towards(UnitVector.Z));
        Assert.Equal(0.5 * Bk * Math.Pow(1 - ofAnisotropy, 2), path.Forward.Barrier.Si / Unit, 1e-13);
        Assert.Equal(0.5 * Bk * Math.Pow(1 + ofAnisotropy, 2), path.Backward.Barrier.Si / Unit, 1e-13);
        // In tesla: the well has Bk − B and Bk − B + Bd, the saddle −Bk (1 − (B/Bk)²) and Bd.
        double l = Gamma / (1 + (alpha * alpha)), down = -Bk * (1 - (ofAnisotropy * ofAnisotropy)), half = alpha * (down + Bd) / 2;
        double growing = l * (-half + Math.Sqrt((half * half) - ((1 + (alpha * alpha)) * down * Bd)));
        double attempt = growing / (2 * Math.PI) * Math.Sqrt((Bk - field) * (Bk - field + Bd) / (-down * Bd));
        Assert.Equal(1, path.Forward.AttemptFrequency!.Value.Si / attempt, 1e-10);
        double temperature = path.Forward.Barrier.Si / (10 * PhysicalConstants.BoltzmannConstant);
        Assert.Equal(1, path.Forward.Rate(Temperature.FromSi(temperature))!.Value.Si / (attempt * Math.Exp(-10)), 1e-9);
    }

    [Theory]
    [InlineData(20, 0.5)]
    [InlineData(45, 0.7)]
    [InlineData(75, 0.9)]
    [InlineData(135, 0.8)]
    public void In_an_oblique_field_the_barrier_is_that_of_a_fine_scan_of_the_angle(double degrees, double ofAstroid)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        double field = ofAstroid * Bk * Math.Pow(Math.Pow(Math.Abs(sin), 2.0 / 3) + Math.Pow(Math.Abs(cos), 2.0 / 3), -1.5);
        UnitVector along = UnitVector.Along(0, sin, cos);
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(along, field)));
        EnergyPath path = Path(equation, Towards(-UnitVector.Z), Towards(UnitVector.Z));
        double from = degrees < 90 ? Math.PI : 0;
        for (int step = 0; step < 20000; step++) from -= 5 * ((0.5 * Bk * Math.Sin(2 * from)) - (field * ((sin * Math.Cos(from)) - (cos * Math.Sin(from)))));
        double top = Tops().Min();
        double expected = top - Energy(from);
        ThermalEscape upwards = degrees < 90 ? path.Forward : path.Backward;
        Assert.Equal(expected, upwards.Barrier.Si / Unit, 1e-9);

        double Energy(double angle) => (-0.5 * Bk * Math.Pow(Math.Cos(angle), 2)) - (field * ((sin * Math.Sin(angle)) + (cos * Math.Cos(angle))));

        // Maxima of a fine scan of the circle, refined by a parabola.
        IEnumerable<double> Tops()
        {
            const int steps = 20000;
            const double width = 2 * Math.PI / steps;
            for (int i = 0; i < steps; i++)
            {
                double x = i * width, below = Energy(x - width), here = Energy(x), above = Energy(x + width);
                if (here >= below && here > above) yield return Energy(x + (0.5 * width * (below - above) / (below - (2 * here) + above)));
            }
        }
    }

    private static GeneralizedLlg Pair(double exchange, double field = 0)
    {
        Magnet magnet = With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(UnitVector.Along(0, 0.3, 1), field));
        return new GeneralizedLlg(magnet, magnet)
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(exchange * Unit / 1e-14), Area.FromSi(1e-14)))],
        };
    }

    [Fact]
    public void Two_moments_bound_rigidly_have_the_barrier_of_their_sum_and_free_ones_that_of_one()
    {
        Moments down = Towards(-UnitVector.Z, -UnitVector.Z), up = Towards(UnitVector.Z, UnitVector.Z);
        EnergyPath rigid = Path(Pair(3), down, up), free = Path(Pair(0), down, up);
        Assert.Single(rigid.Saddles);
        Assert.Equal(Bk, rigid.Forward.Barrier.Si / Unit, 1e-12);
        Assert.Equal(2, free.Saddles.Count());
        Assert.Equal(0.5 * Bk, free.Forward.Barrier.Si / Unit, 1e-12);
        // One of two free moments escapes at the rate of one: the other's curvatures cancel.
        GeneralizedLlg one = new(With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd)));
        EnergyPath alone = Path(one, Towards(-UnitVector.Z), Towards(UnitVector.Z));
        Assert.Equal(1, free.Forward.AttemptFrequency!.Value.Si / alone.Forward.AttemptFrequency!.Value.Si, 1e-10);
        // Bound tightly they are one moment of twice the size, the same fields hold it, and their opposite swings have 2 Be more: in the well and on the saddle.
        const double twice = 2 * 3;
        double opposite = Math.Sqrt((twice + Bk) * (twice + Bk + Bd) / ((twice - Bk) * (twice + Bd)));
        Assert.Equal(opposite, rigid.Forward.AttemptFrequency!.Value.Si / alone.Forward.AttemptFrequency.Value.Si, 1e-9);
    }

    // The saddles lie in the film: the lowest pass over the map of both angles, found by filling it like a basin.
    [Theory]
    [InlineData(0.015, 0)]
    [InlineData(0.03, 0.008)]
    [InlineData(-0.02, 0.01)]
    public void The_barrier_of_a_coupled_pair_is_the_lowest_pass_of_its_map(double exchange, double field)
    {
        const int n = 360;
        (double fieldY, double fieldZ) = (field * 0.3 / Math.Sqrt(1.09), field / Math.Sqrt(1.09));
        double[] energies = new double[n * n];
        for (int i = 0; i < n * n; i++) energies[i] = Energy(2 * Math.PI * (i / n) / n, 2 * Math.PI * (i % n) / n);
        CoupledEquilibrium[] minima = [.. CoupledEquilibria.Of(Pair(exchange, field), Current.Zero).Stable];
        Assert.True(minima.Length >= 2);
        EnergyPath path = Path(Pair(exchange, field), minima[0].ToMoments(), minima[1].ToMoments());
        double pass = LowestPass(Cell(minima[0]), Cell(minima[1]));
        Assert.Equal(pass, path.Highest.Energy.Si / Unit, 1e-3 * Bk);
        Assert.Equal(1, path.Highest.GrowingDirections);

        double Energy(double a, double b) =>
            (-0.5 * Bk * (Math.Pow(Math.Cos(a), 2) + Math.Pow(Math.Cos(b), 2))) - (exchange * Math.Cos(a - b))
            - (fieldY * (Math.Sin(a) + Math.Sin(b))) - (fieldZ * (Math.Cos(a) + Math.Cos(b)));

        static int Cell(CoupledEquilibrium state) => (Turn(state.Directions[0]) * n) + Turn(state.Directions[1]);

        static int Turn(UnitVector u) => (((int)Math.Round(Math.Atan2(u.Components.Y, u.Components.Z) / (2 * Math.PI) * n)) + n) % n;

        double LowestPass(int from, int to)
        {
            PriorityQueue<int, double> shore = new();
            bool[] seen = new bool[n * n];
            double level = energies[from];
            shore.Enqueue(from, level);
            seen[from] = true;
            while (shore.TryDequeue(out int cell, out double height))
            {
                level = Math.Max(level, height);
                if (cell == to) return level;
                (int row, int column) = (cell / n, cell % n);
                for (int side = 0; side < 9; side++)
                {
                    int next = (((row + (side / 3) - 1 + n) % n) * n) + ((column + (side % 3) - 1 + n) % n);
                    if (seen[next]) continue;
                    seen[next] = true;
                    shore.Enqueue(next, energies[next]);
                }
            }
            return level;
        }
    }

    [Fact]
    public void Of_all_saddles_between_two_minima_the_path_takes_the_lowest() => Gen.Select(Gen.Double[0.3, 2.8], Gen.Double[0.1, 3], Gen.Double[0.3, 2.8], Gen.Double[0.1, 3], Gen.Double[0, 0.2]).Sample(
        (theta, phi, thetaB, phiB, field) =>
        {
            GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, 0.4), Hard(UnitVector.FromAngles(theta, phi), Bd), Field(UnitVector.FromAngles(thetaB, phiB), field)));
            CoupledEquilibriumSet all = CoupledEquilibria.Of(equation, Current.Zero);
            CoupledEquilibrium[] minima = [.. all.Stable];
            // With two minima and two saddles both saddles lie between the two.
            if (!all.IsComplete || minima.Length != 2 || all.Points.Count(point => point.Index < 0) != 2) return;
            EnergyPath path = Path(equation, minima[0].ToMoments(), minima[1].ToMoments());
            Assert.Equal(all.Points.Where(point => point.Index < 0).Min(point => point.Energy.Si) / Unit, path.Highest.Energy.Si / Unit, 1e-12);
        },
        iter: 20);

    // Three free moments: one after the other, each over the barrier of one; a strong exchange makes them one.
    [Theory]
    [InlineData(0, 3, 0.5)]
    [InlineData(5, 1, 1.5)]
    public void Three_moments_go_one_by_one_when_free_and_together_when_bound(double exchange, int saddles, double barrier)
    {
        Magnet magnet = With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));
        InterlayerExchange bond = new(EnergyPerArea.FromSi(exchange * Unit / 1e-14), Area.FromSi(1e-14));
        GeneralizedLlg equation = new(magnet, magnet, magnet) { Pairs = [new MomentPair(0, 1, bond), new MomentPair(1, 2, bond)] };
        EnergyPath path = Path(equation, Towards(-UnitVector.Z, -UnitVector.Z, -UnitVector.Z), Towards(UnitVector.Z, UnitVector.Z, UnitVector.Z));
        Assert.Equal(saddles, path.Saddles.Count());
        Assert.Equal(barrier * Bk, path.Forward.Barrier.Si / Unit, 1e-12);
    }

    [Fact]
    public void Where_there_is_no_path_the_reason_is_given()
    {
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(UnitVector.Z, 2 * Bk)));
        Assert.Contains("same minimum", EnergyPathSearch.Between(equation, Towards(-UnitVector.Z), Towards(UnitVector.Z)).Reason + EnergyPathSearch.Between(equation, Towards(UnitVector.Along(0, 0.1, 1)), Towards(UnitVector.Z)).Reason, StringComparison.Ordinal);
        Assert.Contains("Without any energy", EnergyPathSearch.Between(new GeneralizedLlg(With(Alpha)), Towards(-UnitVector.Z), Towards(UnitVector.Z)).Reason, StringComparison.Ordinal);
    }
}
