using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

/// <summary>Spin resistances in fOhm m²: r = ρ* l.</summary>
public class CollinearTransportTests
{
    private const double Precision = 1e-10;
    private const double Femto = 1e-15;
    private const double Current = 1e11;

    [Theory]
    [InlineData(0.46, 0.0)]
    [InlineData(0.7, 0.2)]
    [InlineData(0.5, -0.5)]
    public void Two_half_spaces_follow_van_Son_van_Kempen_and_Wyder(double beta1, double beta2)
    {
        const double r1 = 75 * 60 * 1e-3, r2 = 6 * 450 * 1e-3;
        Multilayer stack = Transparent([Lead("F", Metal(75, beta1, 60)), Lead("N", Metal(6, beta2, 450))]);
        SteadyTransport solution = Solve(stack, Up(stack));
        double accumulation = 2 * (beta1 - beta2) * Current * r1 * r2 / (r1 + r2) * Femto;
        AssertRelative(Math.Pow(beta1 - beta2, 2) * r1 * r2 / (r1 + r2) * Femto, solution.NonEquilibriumResistanceArea);
        AssertRelative(accumulation, At(solution, 0).Accumulation);
        AssertRelative((beta1 * r1 + beta2 * r2) / (r1 + r2), At(solution, 0).SpinCurrent / Current);
        AssertRelative(accumulation * Math.Exp(-1.5), At(solution, 675).Accumulation);
        AssertRelative(accumulation * Math.Exp(-0.5), At(solution, -30).Accumulation);
        double half = Current * Current * solution.NonEquilibriumResistanceArea / 2;
        AssertRelative(half, solution.Power.ByMechanism()["spin-flip"]);
        AssertRelative(half, solution.Power.ByMechanism()["joule-excess"]);
    }

    [Fact]
    public void A_resistive_interface_between_half_spaces_adds_its_own_drive()
    {
        const double rF = 4.5, rN = 2.7, rb = 0.51, beta = 0.46, gamma = 0.77;
        Multilayer stack = Stack([Lead("F", Metal(75, beta, 60)), Lead("N", Metal(6, 0, 450))], [Contact(rb, gamma)]);
        SteadyTransport solution = Solve(stack, Up(stack));
        double p = (beta * rF + gamma * rb) / (rF + rb + rN);
        AssertRelative((rN * (beta * beta * rF + gamma * gamma * rb) + rF * rb * Math.Pow(beta - gamma, 2)) / (rF + rb + rN) * Femto, solution.NonEquilibriumResistanceArea);
        AssertRelative(rb * (1 - gamma * gamma) * Femto, solution.SeriesResistanceArea);
        AssertRelative(2 * rF * (beta - p) * Current * Femto, solution.Profile!.At(0, Length.Zero).Accumulation);
        AssertRelative(2 * rN * p * Current * Femto, solution.Profile.At(1, Length.Zero).Accumulation);
        AssertRelative(p, solution.Profile.At(0, Length.Zero).SpinCurrent / Current);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(40)]
    [InlineData(2000)]
    public void A_ferromagnet_between_normal_metals_has_the_closed_form_at_any_thickness(double d)
    {
        const double beta = 0.46, lF = 60, rF = 4.5, rN1 = 2.7, rN2 = 0.4;
        Multilayer stack = Transparent([Lead("N1", Metal(6, 0, 450)), Slab("F", Metal(75, beta, lF), d), Lead("N2", Metal(40, 0, 10))]);
        SteadyTransport solution = Solve(stack, Up(stack));
        double c = 1 / Math.Tanh(d / lF), s = 1 / Math.Sinh(d / lF);
        // c − s = tanh(d/2l), written so that the thin layer keeps its digits.
        double t = Math.Tanh(d / (2 * lF));
        double determinant = (1 / (rF * rF)) + (c / rF * (1 / rN1 + 1 / rN2)) + (1 / (rN1 * rN2));
        double first = -2 * beta * (t / rF + 1 / rN2) / determinant * Femto * Current, second = 2 * beta * (t / rF + 1 / rN1) / determinant * Femto * Current;
        AssertRelative(first, At(solution, 0).Accumulation);
        AssertRelative(second, At(solution, d).Accumulation);
        AssertRelative(beta / 2 * (second - first) / Current, solution.NonEquilibriumResistanceArea);
        double x = 0.3 * d;
        double inside = (first * Math.Sinh((d - x) / lF) + second * Math.Sinh(x / lF)) * s;
        Assert.Equal(inside, At(solution, x).Accumulation, Precision * Math.Abs(second));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(40)]
    [InlineData(1e6)]
    public void A_ferromagnet_sealed_on_both_sides_has_twice_the_hyperbolic_tangent(double d)
    {
        Multilayer stack = Transparent([Slab("F", Metal(75, 0.46, 5), d)], new EndCondition.Sealed(), new EndCondition.Sealed());
        AssertRelative(2 * 0.46 * 0.46 * 75 * 5e-3 * Math.Tanh(d / 10) * Femto, Solve(stack, [1]).NonEquilibriumResistanceArea);
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(6, 1)]
    [InlineData(0.1, 1)]
    [InlineData(900, 0)]
    public void The_symmetric_spin_valve_follows_Valet_Fert_and_Fert_Jaffres(double t, double electrode)
    {
        const double beta = 0.46, lF = 60, rF = 4.5, rN = 2.7, lN = 450, rb = 0.51, gamma = 0.77, d = 20;
        Material ferromagnet = Metal(75, beta, lF), normal = Metal(6, 0, lN);
        bool finite = electrode > 0;
        Layer left = finite ? Slab("F1", ferromagnet, d) : Lead("F1", ferromagnet), right = finite ? Slab("F2", ferromagnet, d) : Lead("F2", ferromagnet);
        InterfaceProperties contact = Contact(rb, gamma);
        Multilayer stack = finite
            ? Stack([Lead("N1", normal), left, Slab("N", normal, t), right, Lead("N2", normal)], [InterfaceProperties.Transparent, contact, contact, InterfaceProperties.Transparent])
            : Stack([left, Slab("N", normal, t), right], [contact, contact]);
        double y = 1 / Math.Tanh(d / lF) / rF + 1 / rN, sinh = Math.Sinh(d / lF);
        double j = finite ? beta * (1 - 1 / (sinh * rF * y)) : beta;
        double resistance = finite ? rF / (1 / Math.Tanh(d / lF) - 1 / (sinh * sinh * rF * y)) : rF;
        double q = j * resistance + gamma * rb, s = resistance + rb;
        double pP = q / (s + rN * Math.Tanh(t / (2 * lN))), pAP = q / (s + rN / Math.Tanh(t / (2 * lN)));
        int[] parallel = finite ? [0, 1, 0, 1, 0] : [1, 0, 1], antiparallel = finite ? [0, 1, 0, -1, 0] : [1, 0, -1];
        SteadyTransport p = Solve(stack, parallel), ap = Solve(stack, antiparallel);
        AssertRelative(2 * q * (pP - pAP) * Femto, ap.NonEquilibriumResistanceArea - p.NonEquilibriumResistanceArea);
        double change = 2 * q * q / (s * Math.Cosh(t / lN) + rN / 2 * (1 + s * s / (rN * rN)) * Math.Sinh(t / lN));
        AssertRelative(change * Femto, ap.NonEquilibriumResistanceArea - p.NonEquilibriumResistanceArea);
        int magnet = finite ? 1 : 0, spacer = magnet + 1;
        AssertRelative(pP, p.Profile!.At(spacer, p.Profile.LeftFace(spacer)).SpinCurrent / Current);
        AssertRelative(pAP, ap.Profile!.At(spacer, ap.Profile.LeftFace(spacer)).SpinCurrent / Current);
    }

    [Theory]
    [InlineData(0.0, 0.46, 4.5)]
    [InlineData(double.PositiveInfinity, 0.0, 0.0)]
    public void A_finite_electrode_is_one_polarization_and_one_spin_resistance(double outer, double j, double r)
    {
        const double beta = 0.46, rF = 4.5, ratio = 0.7;
        PiElement layer = new(rF * ratio, ratio, beta);
        SpinSource seen = new SpinSource(0, 1 / (2 * outer)).Behind(layer);
        double expected = outer == 0 ? j : beta * (1 - 1 / Math.Cosh(ratio));
        AssertRelative(expected, seen.Polarization);
        AssertRelative(outer == 0 ? r * Math.Tanh(ratio) : rF / Math.Tanh(ratio), 1 / (2 * seen.Conductance));
    }

    [Fact]
    public void Without_spin_flips_the_two_currents_are_resistors_in_series()
    {
        const double beta = 0.46, gamma = 0.77, rb = 0.51, tF = 3, tN = 5, rhoF = 75, rhoN = 6;
        const int repeats = 4;
        Material ferromagnet = Metal(rhoF, beta, double.PositiveInfinity), normal = Metal(rhoN, 0, double.PositiveInfinity);
        List<Layer> layers = [Slab("first", normal, tN / 2.0)];
        for (int i = 0; i < repeats; i++)
        {
            layers.Add(Slab("F" + i.ToString(CultureInfo.InvariantCulture), ferromagnet, tF));
            layers.Add(Slab("N" + i.ToString(CultureInfo.InvariantCulture), normal, i == repeats - 1 ? tN / 2.0 : tN));
        }
        Multilayer stack = Stack([.. layers], [.. Enumerable.Repeat(Contact(rb, gamma), 2 * repeats)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        double up = repeats * (2 * rhoF * (1 - beta) * tF * 1e-3 + 2 * rhoN * tN * 1e-3 + 4 * rb * (1 - gamma));
        double down = repeats * (2 * rhoF * (1 + beta) * tF * 1e-3 + 2 * rhoN * tN * 1e-3 + 4 * rb * (1 + gamma));
        double total = repeats * (rhoF * tF * 1e-3 + rhoN * tN * 1e-3 + 2 * rb);
        double p = Solve(stack, Up(stack)).ResistanceArea;
        int[] alternating = [.. layers.Select((layer, i) => layer.Name[0] == 'F' ? (i % 4 == 1 ? 1 : -1) : 0)];
        double ap = Solve(stack, alternating).ResistanceArea;
        AssertRelative(up * down / (up + down) * Femto, p);
        AssertRelative(total * Femto, ap);
        AssertRelative(repeats * (beta * rhoF * tF * 1e-3 + 2 * gamma * rb) * Femto, Math.Sqrt((ap - p) * ap));
    }

    [Fact]
    public void An_abrupt_wall_has_two_beta_squared_rho_times_length()
    {
        Multilayer stack = Transparent([Lead("up", Metal(75, 0.46, 60)), Lead("down", Metal(75, 0.46, 60))]);
        AssertRelative(2 * 0.46 * 0.46 * 4.5 * Femto, Solve(stack, [1, -1]).NonEquilibriumResistanceArea);
    }

    [Fact]
    public void An_interface_with_spin_flip_is_a_slab_of_its_ratio()
    {
        const double delta = 0.25, area = 0.51, gamma = 0.77;
        Material slab = Metal(area * 1e3 / (delta * 60), gamma, 60);
        Multilayer contact = Stack([Lead("F", Metal(75, 0.46, 60)), Lead("N", Metal(6, 0, 450))], [Contact(area, gamma, delta)]);
        Multilayer layer = Transparent([Lead("F", Metal(75, 0.46, 60)), Slab("I", slab, delta * 60), Lead("N", Metal(6, 0, 450))]);
        AssertRelative(Solve(layer, [1, 1, 0]).ResistanceArea, Solve(contact, [1, 0]).ResistanceArea, 1e-13);
    }

    [Fact]
    public void A_spin_current_put_in_decays_into_the_lead()
    {
        Multilayer stack = Transparent([Slab("N", Metal(6, 0, 450), 100), Lead("lead", Metal(6, 0, 450))], new EndCondition.SpinCurrent(CurrentDensity.FromSi(1e10)));
        SteadyTransport solution = CollinearTransport.Solve(stack, [0, 0], CurrentDensity.Zero);
        AssertRelative(2 * 2.7 * Femto * 1e10, At(solution, 0).Accumulation);
        AssertRelative(2 * 2.7 * Femto * 1e10 * Math.Exp(-1), At(solution, 450).Accumulation);
        AssertRelative(1e10, At(solution, 0).SpinCurrent);
        AssertRelative(2.7 * Femto * 1e20, solution.Power.Dissipated);
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    private static SteadyTransport Solve(Multilayer stack, int[] orientations)
    {
        SteadyTransport solution = CollinearTransport.Solve(stack, orientations, CurrentDensity.FromSi(Current));
        Assert.All(solution.Checks, check => Assert.True(check.Passed, check.ToString()));
        return solution;
    }

    private static TransportPoint At(SteadyTransport solution, double nanometres) => solution.At(Length.FromSi(nanometres * 1e-9));

    private static void AssertRelative(double expected, double actual, double precision = Precision) =>
        Assert.Equal(expected, actual, precision * Math.Abs(expected));
}
