using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class TransientTests
{
    private const double RhoStar = 6e-9, Length0 = 450e-9, Diffusion = 0.015, Current = 1e11, Polarization = 0.4;
    private const double T1 = Length0 * Length0 / Diffusion;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.3)]
    [InlineData(6)]
    public void A_half_space_that_is_switched_on_fills_as_the_error_function_says(double relaxationTimes)
    {
        double duration = relaxationTimes * T1;
        Multilayer stack = Transparent([Slab("first", Metal(), 200), Lead("rest", Metal())], new EndCondition.Polarization(Polarization));
        TransientRun run = Follow(stack, Waveform.Constant(Current), duration, 101);
        Assert.Equal(101, run.Profiles.Count);
        foreach (TransientProfile profile in run.Profiles.Skip(1))
        {
            foreach (double x in new[] { 0, 1e-9, 30e-9, 150e-9, 450e-9, 2e-6 })
            {
                double expected = HalfSpace(x, profile.Time, 2 * RhoStar * Length0 * Polarization * Current);
                Assert.Equal(expected, profile.Accumulation(x < 200e-9 ? 0 : 1, Length.FromSi(x)), 1e-7 * HalfSpace(0, duration, 2 * RhoStar * Length0 * Polarization * Current));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_cosine_in_a_sealed_layer_decays_at_its_rate(int waves)
    {
        // Two currents of equal polarization at both ends fill the even mode only; what is left after they stop decays at 1/T1 + D k^2 in the end.
        double thickness = 200e-9, wave = waves * Math.PI / thickness, rate = (1 / T1) + (Diffusion * wave * wave);
        Multilayer stack = Transparent([Slab("bar", Metal(), 200)], new EndCondition.Polarization(0.3), new EndCondition.Polarization(0.1));
        TransientRun run = Follow(stack, Waveforms.Pulse(Current, 0.2 * T1), T1, 201);
        // The amplitude of a mode is its projection: cos(k x) times the profile, by the trapezoidal rule, which is exact for cosines.
        double Amplitude(TransientProfile profile) => Enumerable.Range(0, 65).Sum(i =>
            (i is 0 or 64 ? 0.5 : 1) * Math.Cos(waves * Math.PI * i / 64) * profile.Accumulation(0, Length.FromSi(thickness * i / 64)));
        TransientProfile first = run.Profiles.First(profile => profile.Time >= 0.2 * T1 * (1 + 1e-12)), later = run.Profiles[^1];
        later = waves == 0 ? later : run.Profiles.First(profile => profile.Time > first.Time);
        double scale = run.FaceAccumulations[0].Max(Math.Abs);
        Assert.Equal(Amplitude(first) * Math.Exp(-rate * (later.Time - first.Time)) / scale, Amplitude(later) / scale, 1e-6);
        Assert.True(waves > 1 || Math.Abs(Amplitude(first)) > 0.01 * scale);
    }

    [Fact]
    public void After_a_long_time_it_is_the_steady_state()
    {
        Multilayer stack = Valve();
        TransientRun run = Run(stack, [1, 0, 1], Waveform.Constant(Current), Settings(40 * T1, 11));
        SteadyTransport steady = CollinearTransport.Solve(stack, [1, 0, 1], CurrentDensity.FromSi(Current));
        Assert.Equal(steady.ResistanceArea, run.Points[^1].Voltage / Current, 1e-9 * steady.ResistanceArea);
        Assert.Equal(steady.NonEquilibriumResistanceArea, run.Points[^1].ExcessVoltage / Current, 1e-9 * steady.NonEquilibriumResistanceArea);
        Assert.Equal(steady.Profile!.At(1, Length.Zero + Length.FromSi(20e-9)).Accumulation, run.Profiles[^1].Accumulation(1, Length.FromSi(20e-9)), 1e-9 * Math.Abs(run.FaceAccumulations[1][^1]));
        AssertLaws(run);
    }

    [Fact]
    public void A_steady_state_stays_and_without_a_drive_nothing_happens()
    {
        Multilayer stack = Valve();
        TransientRun kept = Run(stack, [1, 0, -1], Waveform.Constant(Current), Settings(T1, 21) with { Before = CurrentDensity.FromSi(Current) });
        Assert.All(kept.Points, point => Assert.Equal(kept.Points[0].Voltage, point.Voltage, 1e-11 * kept.Points[0].Voltage));
        TransientRun nothing = Run(stack, [1, 0, -1], Waveform.Constant(0), Settings(T1, 5));
        Assert.All(nothing.FaceAccumulations, face => Assert.All(face, value => Assert.Equal(0, value)));
        AssertLaws(kept);
        AssertLaws(nothing);
    }

    internal static Multilayer Valve() => StacksInTime.With(
        Stack(
            [Slab("fixed", StackBuilder.Metal(75, 0.46, 60), 20), Slab("spacer", StackBuilder.Metal(6, 0, 450), 60), Lead("free", StackBuilder.Metal(75, 0.3, 60))],
            [Contact(0.5, 0.7, 0.3), InterfaceProperties.Transparent],
            new EndCondition.Reservoir(),
            new EndCondition.Lead()),
        0.002,
        0.015,
        0.003);

    internal static Multilayer Many() => StacksInTime.With(
        Stack(
            [.. Enumerable.Range(0, 7).Select(i => Slab(FormattableString.Invariant($"layer {i}"), StackBuilder.Metal(20 + (10 * i), i % 2 == 0 ? 0.3 : 0, 15 + (30 * i)), 3 + (11 * i)))],
            [.. Enumerable.Range(0, 6).Select(i => Contact(0.2 * (i % 3), i % 3 == 0 ? 0 : 0.5, 0.1 * (i % 3)))],
            new EndCondition.Sealed(),
            new EndCondition.Polarization(-0.2)),
        0.002,
        0.015,
        0.0005);

    internal static TransientSettings Settings(double duration, int samples) => new() { Duration = Duration.FromSi(duration), Samples = samples, Profiles = samples, Tolerance = 1e-9 };

    internal static TransientRun Run(Multilayer stack, int[] orientations, Waveform current, TransientSettings settings) =>
        TransientTransport.Follow(stack, orientations, current, settings, cancellation: TestContext.Current.CancellationToken);

    internal static void AssertLaws(TransientRun run)
    {
        Assert.Equal(IntegrationEnd.Reached, run.End);
        Assert.All(run.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
    }

    private static TransientRun Follow(Multilayer stack, Waveform current, double duration, int samples)
    {
        TransientRun run = Run(stack, Up(stack), current, Settings(duration, samples));
        AssertLaws(run);
        return run;
    }

    private static Material Metal() => StacksInTime.Metal(6, 0, 450, Diffusion);

    private static double HalfSpace(double x, double t, double final)
    {
        double spread = x / (2 * Math.Sqrt(Diffusion * t)), root = Math.Sqrt(t / T1);
        return final / 2 * ((Math.Exp(-x / Length0) * Complement(spread - root)) - (Math.Exp(x / Length0) * Complement(spread + root)));
    }

    /// <summary>erfc by its continued fraction or its series.</summary>
    private static double Complement(double x) => MathNet.Numerics.SpecialFunctions.Erfc(x);
}
