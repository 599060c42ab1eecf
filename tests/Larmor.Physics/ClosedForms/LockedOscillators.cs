using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Locking;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>An easy plane normal to the polarizer, driven by a weak field across its axis: the equation of Adler with its coefficients in closed form.</summary>
public class LockedOscillators
{
    private const double Alpha = 0.02, Bd = 1, Axial = 0.3, AJ = 0.002, Free = AJ / Alpha;

    private static readonly double Sine = Math.Sqrt(1 - ((Axial + Free) * (Axial + Free) / (Bd * Bd)));

    /// <summary>κ/2π = γh/(2πα sin θ), h = half of the field along a line.</summary>
    private static double HalfWidth(double field) => Gamma * field / (4 * Math.PI * Alpha * Sine);

    [Fact]
    public void A_weak_field_locks_over_gamma_h_over_alpha_sine_on_either_side()
    {
        double[] fields = [2.5e-6, 1e-5];
        OscillatorResult result = Measure(fields, 1.5 * HalfWidth(fields[1]), 7, AJ);
        Assert.Equal(Gamma * AJ / (2 * Math.PI * Alpha), result.Points[0].Frequency, 1e-6 * result.Points[0].Frequency);
        // What the first order leaves out grows with the drive: a part in h.
        for (int k = 0; k < 2; k++)
        {
            double expected = HalfWidth(fields[k]), allowed = 3 * fields[k] / (Alpha * Bd);
            Assert.Equal(2 * expected, result.Locking[k].Width!.Value, allowed * expected);
            Assert.Equal(expected, result.Locking[k].Upper!.Value, allowed * expected);
            Assert.Equal(-expected, result.Locking[k].Lower!.Value, allowed * expected);
        }
    }

    [Theory]
    [InlineData(AJ)]
    [InlineData(-AJ)]
    public void Within_the_range_the_phase_is_that_of_Adler(double dampingLike)
    {
        // dψ/dt = ±(ω₀ − ω) − κ sin ψ at rest, ψ the azimuth of the moment less that of the part of the field that turns with it; read along y, the moment is ahead by ±ψ.
        const double field = 1e-5;
        double cone = (Axial + (dampingLike / Alpha)) / Bd, half = Gamma * field / (4 * Math.PI * Alpha * Math.Sqrt(1 - (cone * cone)));
        OscillatorResult result = Measure([field], 1.2 * half, 9, dampingLike);
        LockedPoint[] locked = [.. result.Locking[0].Points.Where(point => point.Phase is not null)];
        Assert.Equal(7, locked.Length);
        foreach (LockedPoint point in locked)
        {
            double expected = Math.Asin(-point.Detuning / half);
            Assert.Equal(0, Math.Sin(0.5 * (expected - point.Phase!.Value)), 0.01);
            // Deviations of the phase die out with κ cos ψ.
            double rate = 2 * Math.PI * half * Math.Cos(Math.Asin(-point.Detuning / half));
            Assert.Equal(rate / (result.Locking[0].FreeFrequency + point.Detuning), -Math.Log(point.Contraction!.Value), 0.03 * rate / result.Locking[0].FreeFrequency);
        }
    }

    [Fact]
    public void Inside_the_range_a_moment_followed_in_time_keeps_its_phase_and_just_outside_it_slips()
    {
        // An in-plane moment under a current along its easy axis, driven by an alternating current: no closed form.
        const double bk = 0.05, b = 0.1, alpha = 0.02, bd = 1.2;
        double threshold = -alpha * (bk + b + (0.5 * bd));
        FreeMoment moment = new(With(alpha, Hard(UnitVector.X, bd), Easy(UnitVector.Z, bk)), new SpinTransferModel(Torque(UnitVector.Along(0, 1, 2), 1), UnitVector.Z), UnitVector.Z);
        Oscillator settings = new()
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromTeslas(b)]),
            Currents = [Current.FromSi(1.3 * threshold)],
            Locking = new LockingDrive { Currents = [Current.FromSi(0.05 * Math.Abs(threshold))], Detunings = Detunings(2e8, 5) },
        };
        OscillatorResult result = settings.Of(moment, Context());
        LockingRange range = result.Locking[0];
        Assert.True(range.Width > 1e6, range.Reason);
        double margin = 0.2 * range.Width!.Value;
        double[] detunings = [range.Lower!.Value - margin, range.Lower.Value + margin, range.Upper!.Value - margin, range.Upper.Value + margin];
        bool[] keeps = [.. detunings.Select(detuning => KeepsItsPhase(moment, settings, range.FreeFrequency + detuning))];
        Assert.Equal([false, true, true, false], keeps);
    }

    [Fact]
    public void A_range_that_reaches_beyond_the_detunings_says_so()
    {
        OscillatorResult result = Measure([1e-5], 0.5 * HalfWidth(1e-5), 3, AJ);
        Assert.Null(result.Locking[0].Width);
        Assert.Contains("both ends", result.Locking[0].Reason, StringComparison.Ordinal);
        Assert.Contains("both ends", result.Scalars.Single(scalar => scalar.Name == "locking-range").Reason, StringComparison.Ordinal);
    }

    /// <summary>Whether the moment stands where it stood, once a period, after a long time.</summary>
    private static bool KeepsItsPhase(FreeMoment moment, Oscillator settings, double frequency)
    {
        double current = settings.Currents[0].Si, amplitude = settings.Locking!.Currents[0].Si;
        Drives drives = Drives.Constant(settings.Field.Along, settings.Field.Values[0]) with { Current = Waveforms.Sine(amplitude, frequency, 0, current) };
        GeneralizedLlg equation = new(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = drives.Current };
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-8));
        stepper.Start(0, [0, 0.6, 0.8]);
        Vector3d[] strobes = new Vector3d[600];
        for (int i = 0; i < strobes.Length; i++)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance((i + 1) / frequency, TestContext.Current.CancellationToken));
            strobes[i] = stepper.Direction();
        }
        return strobes[300..].Max(one => (one - strobes[^1]).Norm) < 0.01;
    }

    private static OscillatorResult Measure(double[] fields, double largest, int points, double dampingLike)
    {
        Oscillator settings = new()
        {
            Field = new FieldSweep(UnitVector.X, [MagneticField.FromTeslas(Axial)]),
            Currents = [Current.FromSi(1)],
            Reference = UnitVector.Y,
            Locking = new LockingDrive { Fields = [.. fields.Select(MagneticField.FromTeslas)], Along = UnitVector.Y, Detunings = Detunings(largest, points) },
        };
        OscillatorResult result = settings.Of(new FreeMoment(With(Alpha, Hard(UnitVector.X, Bd)), new SpinTransferModel(Torque(UnitVector.X, dampingLike), UnitVector.X), UnitVector.X), Context());
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        Assert.Equal(fields.Length, result.Locking.Count);
        return result;
    }

    private static Frequency[] Detunings(double largest, int points) => [.. Enumerable.Range(0, points).Select(i => Frequency.FromSi(largest * ((2.0 * i / (points - 1)) - 1)))];

    private static RunContext Context() => new() { Cancellation = TestContext.Current.CancellationToken };
}
