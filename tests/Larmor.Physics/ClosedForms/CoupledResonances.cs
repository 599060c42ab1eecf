using System.Numerics;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Resonance and rectification of several moments against closed forms, and of moments that nothing couples against those of one.</summary>
public class CoupledResonances
{
    private const double Bk = 0.05, Bd = 0.9, Bex = 0.1, Alpha = 0.013;

    [Theory]
    [InlineData(0.03)]
    [InlineData(0.0)]
    public void Antiparallel_layers_have_the_two_modes_of_an_antiferromagnet_with_a_hard_axis(double bd)
    {
        // No field: in-plane stiffness Bk with Bk + Bd + 2 Bex out of it, and Bk + 2 Bex with Bk + Bd.
        FmrResult result = Run(Pair(Bk, bd), UnitVector.Z, [0]);
        Complex first = Mode(Bk, Bk + bd + (2 * Bex)), second = Mode(Bk + (2 * Bex), Bk + bd);
        Complex[] expected = [.. new[] { first, second }.OrderBy(mode => mode.Imaginary)];
        AssertModes(expected, result.Resonances);
        Assert.Equal("+z/-z", result.Resonances[0].State.Split(' ')[0]);
    }

    [Theory]
    [InlineData(0.16)]
    [InlineData(0.24)]
    public void In_saturation_the_acoustic_mode_does_not_feel_the_exchange_and_the_optic_one_feels_it_twice(double field)
    {
        FmrResult result = Run(Pair(Bk, Bd), UnitVector.Z, [field]);
        AssertModes([Mode(field + Bk - (2 * Bex), field + Bk + Bd - (2 * Bex)), Mode(field + Bk, field + Bk + Bd)], result.Resonances);
        Assert.Equal([0.0, 1.0], result.Resonances.Select(point => point.CommonShare), Comparer(1e-9));
        Assert.Equal(Math.PI, Math.Abs(result.Resonances[0].Parts[0].Phase - result.Resonances[0].Parts[1].Phase), 1e-6);
        Assert.Equal(0, result.Resonances[1].Parts[0].Phase - result.Resonances[1].Parts[1].Phase, 1e-6);
    }

    [Fact]
    public void Canted_layers_cross_their_acoustic_and_optic_modes_and_each_is_followed_through()
    {
        // No anisotropy in the plane, cos θ = B/(2 Bex). Turning together: 2 Bex cos² θ with Bd + 2 Bex; against each other: 2 Bex sin² θ with Bd.
        double[] fields = [.. Enumerable.Range(1, 15).Select(i => 0.0121 * i)];
        FmrResult result = Run(Pair(0, Bd), UnitVector.Y, fields);
        ResonancePoint[][] modes = [.. result.Resonances.GroupBy(point => point.State, StringComparer.Ordinal).Select(group => group.ToArray())];
        Assert.Equal(2, modes.Length);
        Assert.All(modes, mode => Assert.Equal(fields.Length, mode.Length));
        bool crosses = false;
        for (int i = 0; i < fields.Length; i++)
        {
            double cosine = fields[i] / (2 * Bex), square = cosine * cosine;
            Complex together = Mode(2 * Bex * square, Bd + (2 * Bex)), against = Mode(2 * Bex * (1 - square), Bd);
            Assert.Equal(together.Imaginary / (2 * Math.PI), modes[0][i].Frequency, 1e-8 * together.Imaginary);
            Assert.Equal(against.Imaginary / (2 * Math.PI), modes[1][i].Frequency, 1e-8 * against.Imaginary);
            Assert.Equal(-against.Real / Math.PI, modes[1][i].Linewidth, 1e-7 * modes[1][i].Linewidth);
            crosses |= together.Imaginary > against.Imaginary;
        }
        Assert.True(crosses);
    }

    [Fact]
    public void The_lines_of_a_saturated_pair_give_the_fields_of_its_acoustic_mode()
    {
        Fmr settings = Settings(UnitVector.Z, [.. Enumerable.Range(0, 41).Select(i => 0.16 + (0.015 * i))]) with { Frequencies = [.. new[] { 18, 20, 22, 24 }.Select(f => Frequency.FromSi(f * 1e9))] };
        FmrResult result = settings.OfSeveral(new FreeMoments(Pair(Bk, Bd).Magnets, Pair(Bk, Bd).Pairs, SpinTransferModel.None, [null, null]), Context());
        Assert.Equal(Gamma, result.Kittel!.GyromagneticRatio, 2e-3 * Gamma);
        Assert.Equal(Bk, result.Kittel.FirstField, 0.05 * Bk);
        Assert.Equal(Bk + Bd, result.Kittel.SecondField, 5e-3 * Bd);
        Assert.Equal(Alpha, result.Kittel.Damping, 1e-2 * Alpha);
    }

    [Fact]
    public void Moments_that_nothing_couples_have_the_resonances_and_thresholds_of_each_alone()
    {
        Magnet soft = With(0.02, Easy(UnitVector.Z, 0.04), Hard(UnitVector.X, 0.7)), hard = Thrice(0.03, Easy(UnitVector.Along(0, 0.1, 1), 0.3), Hard(UnitVector.X, 1.1));
        AxialTorque onSoft = new(UnitVector.Z, AxialFunction.Slonczewski(Ms, 1.3), AxialFunction.Linear(0.2 * Ms)), onHard = new(UnitVector.Z, AxialFunction.Linear(-0.5 * Ms), AxialFunction.Zero);
        double[] fields = [0.1, 0.17], currents = [-0.004, 0, 0.003];
        FmrResult both = Run(new FreeMoments([soft, hard], [], new SpinTransferModel(new AxialPotentials(onSoft, onHard), UnitVector.Z), [null, null]), UnitVector.Z, fields, currents);
        FmrMeasurement[] alone = [Alone(soft, onSoft, currents), Alone(hard, onHard, currents)];
        foreach (double field in fields)
        {
            FmrFieldPoint[] points = [.. alone.Select(one => one.At(MagneticField.FromTeslas(field)))];
            foreach (double current in currents)
            {
                ResonancePoint[] together = [.. both.Resonances.Where(point => point.Field == field && point.Current == current)];
                ResonancePoint[][] single = [.. points.Select(point => point.Branches.SelectMany(branch => branch.Resonances).OfType<ResonancePoint>().Where(one => one.Current == current).ToArray())];
                Assert.Equal(2 * single[0].Length * single[1].Length, together.Length);
                foreach (ResonancePoint one in single.SelectMany(each => each)) Assert.Contains(together, point => Math.Abs(point.Frequency - one.Frequency) < 1e-7 * one.Frequency && Math.Abs(point.Linewidth - one.Linewidth) < 1e-6 * Math.Abs(one.Linewidth));
            }
        }
        Assert.All(both.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void The_first_threshold_of_moments_that_nothing_couples_is_the_nearest_of_each_alone()
    {
        // p along the easy axis: a_J = −α (B + Bk + Bd/2) of the first, double of the second by half the torque.
        const double alpha = 0.02, field = 0.1;
        Magnet layer = With(alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));
        AxialPotentials torque = new(new AxialTorque(UnitVector.Z, AxialFunction.Linear(Ms), AxialFunction.Zero), new AxialTorque(UnitVector.Z, AxialFunction.Linear(0.5 * Ms), AxialFunction.Zero));
        FmrResult result = Run(new FreeMoments([layer, layer], [], new SpinTransferModel(torque, UnitVector.Z), [null, null]), UnitVector.Z, [field], [-0.02, 0, 0.02]);
        ThresholdPoint threshold = result.Thresholds.Single();
        Assert.Equal(-alpha * (field + Bk + (0.5 * Bd)), threshold.Current, 1e-9);
        Assert.True(threshold.IsOscillatory);
    }

    [Fact]
    public void The_absorption_of_equal_moments_that_nothing_couples_is_that_of_one()
    {
        Magnet layer = With(0.02, Easy(UnitVector.Z, 0.04), Hard(UnitVector.X, 0.7));
        double[] fields = [0.06, 0.1, 0.2];
        Frequency[] frequencies = [Frequency.FromSi(3e9), Frequency.FromSi(8e9)];
        Fmr settings = Settings(UnitVector.Z, fields) with { Frequencies = frequencies };
        FmrResult both = settings.OfSeveral(new FreeMoments([layer, layer], [], SpinTransferModel.None, [null, null]), Context());
        FmrMeasurement alone = new(new FreeMoment(layer, SpinTransferModel.None, null), UnitVector.Z, [Current.Zero]) { Frequencies = frequencies, Microwave = UnitVector.Y };
        for (int i = 0; i < fields.Length; i++)
        {
            IReadOnlyList<double?> expected = alone.At(MagneticField.FromTeslas(fields[i])).Absorption;
            for (int k = 0; k < frequencies.Length; k++) Assert.Equal(expected[k]!.Value, both.Spectra[k].Absorption[i]!.Value, 1e-9 * expected[k]!.Value);
        }
    }

    [Fact]
    public void The_absorption_of_a_coupled_pair_peaks_at_its_modes_with_their_linewidths()
    {
        // Unequal layers, so that a uniform field drives both modes.
        Magnet thin = With(0.004, Easy(UnitVector.Z, 0.04), Hard(UnitVector.X, 0.7)), thick = Thrice(0.004, Easy(UnitVector.Z, 0.1), Hard(UnitVector.X, 1.1));
        FreeMoments moments = new([thin, thick], [Exchange(0, 1, 0.05)], SpinTransferModel.None, [null, null]);
        FmrResult modes = Run(moments, UnitVector.Z, [0.2]);
        foreach (ResonancePoint mode in modes.Resonances.Where(point => point.State.StartsWith("+z/+z", StringComparison.Ordinal)))
        {
            Frequency[] around = [.. Enumerable.Range(-60, 121).Select(i => Frequency.FromSi(mode.Frequency + (0.05 * i * mode.Linewidth)))];
            FmrResult spectrum = (Settings(UnitVector.Z, [0.2]) with { Frequencies = around }).OfSeveral(moments, Context());
            double[] x = [.. around.Select(f => f.Si)], y = [.. spectrum.Spectra.Select(one => one.Absorption[0]!.Value)];
            LorentzianLine line = LorentzianLine.Fit(x, y)!;
            Assert.Equal(mode.Frequency, line.Centre, 0.02 * mode.Linewidth);
            Assert.Equal(mode.Linewidth, 2 * line.HalfWidth, 0.02 * mode.Linewidth);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.002)]
    public void The_rectified_voltage_of_moments_that_nothing_couples_is_the_mean_of_each_alone_weighted_by_volume(double bias)
    {
        UnitVector along = UnitVector.Along(0, 1, 2), current = UnitVector.Y;
        Magnet one = With(0.02, Hard(UnitVector.X, 0.7)), other = Thrice(0.01, Hard(UnitVector.X, 1.1));
        AxialTorque first = new(UnitVector.Z, AxialFunction.Linear(Ms), AxialFunction.Linear(0.3 * Ms)), second = new(UnitVector.Z, AxialFunction.Linear(0.4 * Ms), AxialFunction.Zero);
        Resistance change = Resistance.FromSi(0.7);
        FreeMoments moments = new([one, other], [], new SpinTransferModel(new AxialPotentials(first, second), UnitVector.Z), [null, null]);
        CoupledRectification both = new(moments, CoupledResistanceLaw.Anisotropic(moments, change, current), Current.FromSi(bias));
        Rectification Alone(Magnet magnet, AxialTorque torque) => new(new FreeMoment(magnet, new SpinTransferModel(new AxialPotentials(torque), UnitVector.Z), null), new ResistanceLaw.Anisotropic(change, current), Current.FromSi(bias));
        Frequency[] frequencies = [Frequency.FromSi(4e9), Frequency.FromSi(9e9)];
        foreach (double field in new[] { 0.05, 0.11 })
        {
            MagneticField here = MagneticField.FromTeslas(field);
            RectifiedPoint together = both.At(along, here, frequencies), a = Alone(one, first).At(along, here, frequencies), b = Alone(other, second).At(along, here, frequencies);
            for (int k = 0; k < frequencies.Length; k++)
            {
                double expected = (0.25 * a.PerSquare[k]!.Value) + (0.75 * b.PerSquare[k]!.Value);
                Assert.Equal(expected, together.PerSquare[k]!.Value, 1e-8 * (Math.Abs(a.PerSquare[k]!.Value) + Math.Abs(b.PerSquare[k]!.Value)));
            }
            Assert.InRange(together.Audit.PowerClosure, 0, 1e-11);
            Assert.InRange(together.Audit.Reciprocity, 0, 1e-10);
        }
    }

    [Fact]
    public void More_layers_than_all_states_of_which_can_be_looked_for_are_refused_in_words()
    {
        Magnet layer = With(0.02, Easy(UnitVector.Z, 0.04));
        FreeMoments nine = new([.. Enumerable.Repeat(layer, 9)], [], SpinTransferModel.None, [.. new UnitVector?[9]]);
        Assert.Contains("8 at most", Assert.Throws<DeviceException>(() => Settings(UnitVector.Z, [0.1]).OfSeveral(nine, Context())).Message, StringComparison.Ordinal);
    }

    private static FmrMeasurement Alone(Magnet magnet, AxialTorque torque, double[] currents) =>
        new(new FreeMoment(magnet, new SpinTransferModel(new AxialPotentials(torque), UnitVector.Z), null), UnitVector.Z, [.. currents.Select(Current.FromSi)]);

    private static FreeMoments Pair(double bk, double bd)
    {
        Magnet layer = With(Alpha, Easy(UnitVector.Z, bk), Hard(UnitVector.X, bd));
        return new FreeMoments([layer, layer], [Exchange(0, 1, -Bex)], SpinTransferModel.None, [null, null]);
    }

    private static MomentPair Exchange(int first, int second, double tesla) =>
        new(first, second, new InterlayerExchange(EnergyPerArea.FromSi(tesla * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)));

    private static FmrResult Run(FreeMoments moments, UnitVector along, double[] fields, double[]? currents = null)
    {
        FmrResult result = (Settings(along, fields) with { Currents = [.. (currents ?? [0]).Select(Current.FromSi)] }).OfSeveral(moments, Context());
        Assert.Equal("", result.Outcome.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }

    private static Fmr Settings(UnitVector along, double[] fields) => new() { Field = new FieldSweep(along, [.. fields.Select(MagneticField.FromTeslas)]) };

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };

    /// <summary>−Γ + iω of two stiffness fields, in the plane and out of it, with damping.</summary>
    private static Complex Mode(double b1, double b2)
    {
        double l = Gamma / (1 + (Alpha * Alpha)), half = 0.5 * Alpha * l * (b1 + b2);
        return new Complex(-half, Math.Sqrt((l * l * (1 + (Alpha * Alpha)) * b1 * b2) - (half * half)));
    }

    private static void AssertModes(Complex[] expected, IReadOnlyList<ResonancePoint> points)
    {
        Assert.Equal(expected.Length, points.Count);
        for (int k = 0; k < expected.Length; k++)
        {
            Assert.Equal(expected[k].Imaginary / (2 * Math.PI), points[k].Frequency, 1e-9 * expected[k].Imaginary);
            Assert.Equal(-expected[k].Real / Math.PI, points[k].Linewidth, 1e-8 * points[k].Linewidth);
        }
    }

    private static IEqualityComparer<double> Comparer(double tolerance) => EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= tolerance);
}
