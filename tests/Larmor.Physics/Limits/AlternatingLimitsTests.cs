using System.Numerics;
using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Limits;

public class AlternatingLimitsTests
{
    private static readonly Gen<(Multilayer Stack, int[] Orientations, double Frequency)> Driven =
        from stack in StackGenerator.Stacks
        from diffusion in Gen.Double[Math.Log(1e-5), Math.Log(1)].Array[8]
        from frequency in Gen.Double[Math.Log(1), Math.Log(1e18)]
        select (StacksInTime.With(stack.Stack, [.. diffusion.Select(Math.Exp)]), stack.Orientations, Math.Exp(frequency));

    [Fact]
    public void At_zero_frequency_it_is_the_steady_state()
    {
        Driven.Sample(device =>
        {
            SteadyTransport steady = CollinearTransport.Solve(device.Stack, device.Orientations, CurrentDensity.FromSi(1));
            AlternatingState state = AlternatingTransport.Solve(device.Stack, device.Orientations, Frequency.Zero);
            Assert.Equal(0, state.NonEquilibriumImpedanceArea.Imaginary);
            AssertClose(steady.NonEquilibriumResistanceArea, state.NonEquilibriumImpedanceArea.Real, steady.ResistanceArea);
            AssertClose(steady.SeriesResistanceArea, state.SeriesResistanceArea, steady.ResistanceArea);
            int layer = device.Stack.Layers[0].IsLead ? 1 : 0;
            Length face = steady.Profile!.LeftFace(layer);
            AssertClose(steady.Profile.At(layer, face).Accumulation, state.At(layer, face).Accumulation.Real, steady.ResistanceArea);
            AssertClose(steady.Profile.At(layer, face).SpinCurrent, state.At(layer, face).SpinCurrent.Real, 1);
        }, iter: 300);
    }

    [Fact]
    public void Every_law_holds_at_every_frequency_and_the_reactance_never_leads()
    {
        Driven.Sample(device =>
        {
            AlternatingState state = AlternatingTransport.Solve(device.Stack, device.Orientations, Frequency.FromSi(device.Frequency));
            Assert.All(state.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
            Assert.True(state.NonEquilibriumImpedanceArea.Real >= 0);
            Assert.True(state.NonEquilibriumImpedanceArea.Imaginary <= 0);
        }, iter: 500);
    }

    [Fact]
    public void Fast_currents_leave_no_time_to_accumulate()
    {
        Multilayer stack = Valve();
        double Scaled(double frequency) => (AlternatingTransport.Solve(stack, [1, 1, 0, 1], Frequency.FromSi(frequency)).NonEquilibriumImpedanceArea * Complex.Sqrt(new Complex(0, frequency))).Real;
        // Falls as the inverse root of i omega: transparent contacts see two half-spaces without relaxation.
        Assert.Equal(1, Scaled(1e22) / Scaled(1e24), 1e-4);
        Assert.Equal(1, Scaled(1e24) / Scaled(1e26), 1e-5);
    }

    [Fact]
    public void Swapping_both_magnets_or_the_ends_leaves_the_impedance_alone()
    {
        Multilayer stack = Valve(), mirror = Mirror(stack);
        Complex one = AlternatingTransport.Solve(stack, [1, 1, 0, -1], Frequency.FromGigahertz(5)).NonEquilibriumImpedanceArea;
        Complex turned = AlternatingTransport.Solve(stack, [-1, -1, 0, 1], Frequency.FromGigahertz(5)).NonEquilibriumImpedanceArea;
        Complex seen = AlternatingTransport.Solve(mirror, [-1, 0, 1, 1], Frequency.FromGigahertz(5)).NonEquilibriumImpedanceArea;
        Assert.True((one - turned).Magnitude <= 1e-14 * one.Magnitude);
        Assert.True((one - seen).Magnitude <= 1e-13 * one.Magnitude);
    }

    [Fact]
    public void A_layer_that_does_not_say_what_it_stores_is_refused_by_name()
    {
        Multilayer stack = Transparent([Lead("left", StacksInTime.Metal(6, 0, 450, 0.01)), Slab("keeper", Metal(75, 0.4, 60, "Co"), 5), Lead("right", StacksInTime.Metal(6, 0, 450, 0.01))]);
        string reason = AlternatingTransport.Refusal(stack, [0, 1, 0])!;
        Assert.Contains("'keeper'", reason, StringComparison.Ordinal);
        Assert.Contains("'diffusion-constant'", reason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => AlternatingTransport.Solve(stack, [0, 1, 0], Frequency.Zero));
    }

    private static Multilayer Valve() => StacksInTime.With(
        Stack(
            [Lead("lead", Metal(20, 0.1, 40)), Slab("fixed", Metal(75, 0.46, 60), 20), Slab("spacer", Metal(6, 0, 450), 6), Slab("free", Metal(75, 0.3, 60), 4)],
            [InterfaceProperties.Transparent, InterfaceProperties.Transparent, Contact(0.5, 0.7, 0.2)],
            new EndCondition.Lead(),
            new EndCondition.Reservoir()),
        0.002,
        0.01,
        0.003);

    private static void AssertClose(double expected, double actual, double scale) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * Math.Max(scale, Math.Abs(expected)), FormattableString.Invariant($"expected {expected}, got {actual}"));
}
