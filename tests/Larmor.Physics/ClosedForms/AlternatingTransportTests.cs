using System.Numerics;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;
using static Larmor.Physics.StacksInTime;

namespace Larmor.Physics.ClosedForms;

/// <summary>The closed forms of the steady state with complex decay constants, in fOhm m²: r = ρ*/κ, κ² = (1 + iωT1)/l², T1 = l²/D.</summary>
public class AlternatingTransportTests
{
    private const double Femto = 1e-15, DiffusionF = 0.002, DiffusionN = 0.015;

    [Theory]
    [InlineData(1e6)]
    [InlineData(3e9)]
    [InlineData(1e12)]
    [InlineData(1e16)]
    public void Two_half_spaces_have_the_impedance_of_two_complex_spin_resistances(double frequency)
    {
        const double beta1 = 0.46, beta2 = -0.2;
        Complex r1 = SpinResistance(75, 60, DiffusionF, frequency), r2 = SpinResistance(6, 450, DiffusionN, frequency);
        Multilayer stack = Transparent([Lead("F", StacksInTime.Metal(75, beta1, 60, DiffusionF)), Lead("N", StacksInTime.Metal(6, beta2, 450, DiffusionN))]);
        AlternatingState state = Solve(stack, frequency);
        AssertRelative(Math.Pow(beta1 - beta2, 2) * r1 * r2 / (r1 + r2) * Femto, state.NonEquilibriumImpedanceArea);
        Complex face = 2 * (beta1 - beta2) * r1 * r2 / (r1 + r2) * Femto;
        AssertRelative(face, state.At(0, Length.Zero).Accumulation);
        Complex decay = 6e-9 / (r2 * Femto);
        AssertRelative(face * Complex.Exp(-decay * 3e-9), state.At(1, Length.FromNanometres(3)).Accumulation, 1e-11);
        AssertRelative((beta1 * r1 + beta2 * r2) / (r1 + r2), state.At(1, Length.Zero).SpinCurrent);
        Assert.All(state.Checks, check => Assert.True(check.Passed, FormattableString.Invariant($"{check.Name}: {check.Value}")));
    }

    [Theory]
    [InlineData(1e8, 6)]
    [InlineData(2e10, 6)]
    [InlineData(5e11, 300)]
    public void The_symmetric_valve_follows_Valet_and_Fert_with_complex_lengths(double frequency, double t)
    {
        const double beta = 0.46, gamma = 0.77, rb = 0.51;
        Complex rF = SpinResistance(75, 60, DiffusionF, frequency), rN = SpinResistance(6, 450, DiffusionN, frequency), x = 6e-9 * t * 1e-9 / (rN * Femto);
        Complex q = (beta * rF) + (gamma * rb), s = rF + rb;
        Complex expected = 2 * q * q / ((s * Complex.Cosh(x)) + (rN / 2 * (1 + (s * s / (rN * rN))) * Complex.Sinh(x))) * Femto;
        Multilayer stack = Stack(
            [Lead("F1", StacksInTime.Metal(75, beta, 60, DiffusionF)), Slab("N", StacksInTime.Metal(6, 0, 450, DiffusionN), t), Lead("F2", StacksInTime.Metal(75, beta, 60, DiffusionF))],
            [Contact(rb, gamma), Contact(rb, gamma)]);
        AlternatingState parallel = AlternatingTransport.Solve(stack, [1, 0, 1], Frequency.FromSi(frequency)), antiparallel = AlternatingTransport.Solve(stack, [1, 0, -1], Frequency.FromSi(frequency));
        AssertRelative(expected, antiparallel.NonEquilibriumImpedanceArea - parallel.NonEquilibriumImpedanceArea, 1e-11);
        Assert.Equal(parallel.SeriesResistanceArea, antiparallel.SeriesResistanceArea);
    }

    [Fact]
    public void A_ferromagnet_between_sealed_ends_has_the_closed_form_of_the_tangent()
    {
        const double beta = 0.4, d = 25, frequency = 7e9;
        Complex r = SpinResistance(75, 60, DiffusionF, frequency), x = 75e-9 * d * 1e-9 / (r * Femto);
        Multilayer stack = Transparent([Slab("F", StacksInTime.Metal(75, beta, 60, DiffusionF), d)], new EndCondition.Sealed(), new EndCondition.Sealed());
        AlternatingState state = Solve(stack, frequency);
        AssertRelative(2 * beta * beta * r * Complex.Tanh(x / 2) * Femto, state.NonEquilibriumImpedanceArea);
    }

    [Fact]
    public void The_relaxation_time_is_half_of_the_time_in_which_a_spin_flips()
    {
        // psi = dn/tau with dn = n_up - n_dn = 2 N_h Delta, psi = G Delta/e^2: tau = 2 e^2 N_h/G, twice T1.
        const double rhoStar = 6e-9, length = 450e-9;
        double relaxation = 1 / (4 * rhoStar * length * length), e = PhysicalConstants.ElementaryCharge;
        double states = 1 / (4 * rhoStar * e * e * DiffusionN), tau = 2 * e * e * states / relaxation, t1 = tau / 2;
        double frequency = 1 / (2 * Math.PI * t1);
        Multilayer stack = Transparent([Lead("F", StacksInTime.Metal(6, 0.3, 450, DiffusionN)), Lead("N", StacksInTime.Metal(6, 0, 450, DiffusionN))]);
        // At omega T1 = 1 both half-spaces have kappa l = sqrt(1 + i): the phase of the impedance is -pi/8.
        Assert.Equal(-Math.PI / 8, Solve(stack, frequency).NonEquilibriumImpedanceArea.Phase, 1e-13);
    }

    private static Complex SpinResistance(double rhoStar, double length, double diffusion, double frequency)
    {
        double t1 = length * length * 1e-18 / diffusion;
        return rhoStar * length * 1e-3 / Complex.Sqrt(new Complex(1, 2 * Math.PI * frequency * t1));
    }

    private static AlternatingState Solve(Multilayer stack, double frequency) => AlternatingTransport.Solve(stack, Up(stack), Frequency.FromSi(frequency));

    private static void AssertRelative(Complex expected, Complex actual, double precision = 1e-12) =>
        Assert.True((expected - actual).Magnitude <= precision * expected.Magnitude, FormattableString.Invariant($"expected {expected}, got {actual}, off by {(expected - actual).Magnitude / expected.Magnitude}"));
}
