using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.ClosedForms;

/// <summary>Hanle curves against the formulas of the literature, written here with the complex functions of the platform.</summary>
public class HanleTests
{
    private const double Precision = 1e-10;
    private const double Resistivity = 30e-9, Length = 350e-9, DiffusionConstant = 4e-3, Area = 5e-15;

    public static TheoryData<double, double> DistancesAndFields => new()
    {
        { 0, 0 }, { 0, 0.3 }, { 100, 0.05 }, { 650, 0.02 }, { 650, 0.2 }, { 650, -1.5 }, { 4000, 0.1 }, { 1, 0.4 }, { 0.001, 0.4 },
    };

    [Theory]
    [MemberData(nameof(DistancesAndFields))]
    public void An_infinite_wire_with_tunnel_contacts_has_the_complex_exponential(double distance, double field)
    {
        double l = distance * 1e-9;
        Complex w = ComplexLength(field);
        AssertRelative(0.1 * 0.2 * Resistivity / (2 * Area) * (w * Complex.Exp(-l / w)).Real, Signal(Wire(distance), field));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(-0.7)]
    [InlineData(12)]
    public void A_local_curve_is_the_real_part_of_the_inverse_root(double field)
    {
        SpinWire wire = Wire(0) with { Detector = null };
        double expected = 0.01 * Resistivity * Length / (2 * Area) * (1 / Complex.Sqrt(new Complex(1, -Omega(field) * Lifetime))).Real;
        AssertRelative(expected, Signal(wire, field));
        AssertRelative(expected, HanleWire.Of(wire).At(UnitVector.X, MagneticField.FromSi(field)).InjectorResistance);
    }

    [Theory]
    [InlineData(200, 300, 500, 0)]
    [InlineData(200, 300, 500, 0.08)]
    [InlineData(50, 10, 3000, 0.5)]
    [InlineData(700, 0.5, 0.2, 0.9)]
    public void Reflecting_ends_give_the_ratio_of_hyperbolic_functions(double distance, double left, double right, double field)
    {
        double l = distance * 1e-9, a = left * 1e-9, b = right * 1e-9;
        Complex w = ComplexLength(field);
        Complex ratio = 2 * w * Complex.Cosh(a / w) * Complex.Cosh(b / w) / Complex.Sinh((a + l + b) / w);
        SpinWire wire = Wire(distance) with { Left = WireEnd.Reflecting(Nm(left)), Right = WireEnd.Reflecting(Nm(right)) };
        AssertRelative(0.1 * 0.2 * Resistivity / (2 * Area) * ratio.Real, Signal(wire, field));
    }

    [Theory]
    [InlineData(200, 300, 500, 0)]
    [InlineData(200, 300, 500, 0.08)]
    [InlineData(700, 0.5, 900, 0.9)]
    public void Absorbing_ends_give_sines_instead_of_cosines(double distance, double left, double right, double field)
    {
        double l = distance * 1e-9, a = left * 1e-9, b = right * 1e-9;
        Complex w = ComplexLength(field);
        Complex ratio = 2 * w * Complex.Sinh(a / w) * Complex.Sinh(b / w) / Complex.Sinh((a + l + b) / w);
        SpinWire wire = Wire(distance) with { Left = WireEnd.Absorbing(Nm(left)), Right = WireEnd.Absorbing(Nm(right)) };
        AssertRelative(0.1 * 0.2 * Resistivity / (2 * Area) * ratio.Real, Signal(wire, field));
    }

    [Theory]
    [InlineData(300, 0, 1, 2)]
    [InlineData(300, 0.1, 1, 2)]
    [InlineData(300, -0.4, 0.01, 0.3)]
    [InlineData(1500, 0.05, 30, 0.02)]
    [InlineData(5, 0.2, 0.001, 1000)]
    public void Contacts_that_absorb_spin_follow_the_sinking_formula(double distance, double field, double first, double second)
    {
        double l = distance * 1e-9, rc1 = first * Area, rc2 = second * Area;
        Complex w = ComplexLength(field), r = Resistivity * w;
        Complex bracket = ((1 + (2 * rc1 / r)) * (1 + (2 * rc2 / r))) - Complex.Exp(-2 * l / w);
        double expected = 2 * 0.1 * rc1 * 0.2 * rc2 / Area * (Complex.Exp(-l / w) / (r * bracket)).Real;
        AssertRelative(expected, Signal(Sinking(distance, first, second), field));
    }

    [Theory]
    [InlineData(150)]
    [InlineData(900)]
    public void Without_field_parallel_minus_antiparallel_is_the_signal_of_Takahashi_and_Maekawa(double distance)
    {
        // Interface R_i with polarization P and ferromagnet R_F with p, all of the size of the wire's R_N = ρλ/A, in ohm.
        double rN = Resistivity * Length / Area, ratio = Math.Exp(-distance * 1e-9 / Length);
        (double R, double P, double F, double p)[] contacts = [(0.8, 0.4, 0.15, 0.7), (0.3, -0.2, 0.25, 0.6)];
        double numerator = 4 * rN * ratio, first = 1, second = 1;
        foreach ((double r, double interfacePolarization, double f, double bulk) in contacts)
        {
            double ri = r / (1 - (interfacePolarization * interfacePolarization)), rf = f / (1 - (bulk * bulk));
            numerator *= ((interfacePolarization * ri) + (bulk * rf)) / rN;
            (first, second) = (second, 1 + (2 * (ri + rf) / rN));
        }
        double expected = numerator / ((first * second) - (ratio * ratio));
        WireContact Contact((double R, double P, double F, double p) c)
        {
            double ri = c.R / (1 - (c.P * c.P)), rf = c.F / (1 - (c.p * c.p));
            return new WireContact { Polarization = ((c.P * ri) + (c.p * rf)) / (ri + rf), Resistance = Resistance.FromSi(ri + rf) };
        }
        SpinWire wire = Wire(distance) with { Injector = Contact(contacts[0]), Detector = Contact(contacts[1]) };
        AssertRelative(expected, 2 * Signal(wire, 0));
    }

    [Theory]
    [InlineData(650, 0.0)]
    [InlineData(650, 0.08)]
    [InlineData(1300, 0.12)]
    [InlineData(100, 0.03)]
    public void The_curve_is_the_time_integral_of_Jedema(double distance, double field)
    {
        // R = P1 P2 ρ D/A ∫ exp(−L²/4Dt)/√(4πDt) cos ωt exp(−t/τ) dt, with t = u²: the trapezoidal rule converges beyond all powers.
        double l = distance * 1e-9, omega = Omega(field), sum = 0;
        double last = Math.Sqrt(40 * Lifetime);
        const int steps = 4000;
        for (int k = -steps; k <= steps; k++)
        {
            double u = last * k / steps, t = u * u;
            if (t == 0) continue;
            sum += Math.Exp(-(l * l / (4 * DiffusionConstant * t)) - (t / Lifetime)) * Math.Cos(omega * t) / Math.Sqrt(4 * Math.PI * DiffusionConstant);
        }
        AssertRelative(0.1 * 0.2 * Resistivity * DiffusionConstant / Area * sum * last / steps, Signal(Wire(distance), field));
    }

    [Theory]
    [InlineData(300, 0.2)]
    [InlineData(800, -0.06)]
    public void In_an_oblique_field_the_part_along_it_does_not_precess_and_the_rest_turns(double distance, double field)
    {
        double l = distance * 1e-9;
        UnitVector m1 = UnitVector.Along(0.2, 0.4, 0.9), m2 = UnitVector.Along(-0.5, 0.3, 0.6), b = UnitVector.Along(0.7, -0.2, 0.5);
        SpinWire wire = Wire(distance);
        wire = wire with { Injector = wire.Injector with { Magnetization = m1 }, Detector = wire.Detector! with { Magnetization = m2 } };
        double k = 0.1 * 0.2 * Resistivity / (2 * Area);
        Complex w = ComplexLength(field), t = w * Complex.Exp(-l / w);
        double straight = Length * Math.Exp(-l / Length), along = Vector3d.Dot(m1, b) * Vector3d.Dot(m2, b);
        double expected = k * ((along * straight) + ((Vector3d.Dot(m1, m2) - along) * t.Real) + (Vector3d.Dot(b, Vector3d.Cross(m1, m2)) * t.Imaginary));
        AssertRelative(expected, HanleWire.Of(wire).At(b, MagneticField.FromSi(field)).DetectorResistance);
    }

    [Fact]
    public void Spins_turn_counter_clockwise_about_the_field_on_their_way()
    {
        SpinWire wire = Wire(400);
        wire = wire with { Detector = wire.Detector! with { Magnetization = UnitVector.Along(Vector3d.Cross(UnitVector.X, wire.Injector.Magnetization)) } };
        Assert.True(Signal(wire, 0.01) > 0);
        Assert.True(Signal(wire, -0.01) < 0);
        Assert.Equal(0, Signal(wire, 0), 1e-20);
    }

    [Fact]
    public void An_end_that_passes_a_fixed_polarization_takes_spins_out_of_the_wire()
    {
        // Unpolarized injector; the current leaves at −a with δJ = p J₀ along −x: D(−a) = −p ρλ J e^0 for a wire that is long elsewhere,
        // reflected at the end: twice the infinite wire's half, D(x) = −2 p ρ λ J exp(−(x + a)/λ).
        const double p = 0.3, a = 120;
        SpinWire wire = Wire(200);
        wire = wire with { Injector = wire.Injector with { Polarization = 0 }, Left = new WireEnd(Nm(a), new EndCondition.Polarization(p)) };
        AssertRelative(-p * 0.2 * Resistivity * Length / Area * Math.Exp(-320e-9 / Length), Signal(wire, 0));
        Complex w = ComplexLength(0.1);
        AssertRelative(-p * 0.2 * Resistivity / Area * (w * Complex.Exp(-320e-9 / w)).Real, Signal(wire, 0.1));
    }

    [Fact]
    public void An_absorber_between_the_contacts_divides_the_signal()
    {
        // Node equations of three places with coth and 1/sinh, solved by Cramer's rule.
        const double d1 = 150e-9, d2 = 250e-9, rm = 0.4;
        Complex w = ComplexLength(0.09), y = 1 / (2 * Resistivity * w), load = 1 / (2 * rm * Area);
        Complex c1 = 1 / Complex.Tanh(d1 / w), s1 = 1 / Complex.Sinh(d1 / w), c2 = 1 / Complex.Tanh(d2 / w), s2 = 1 / Complex.Sinh(d2 / w);
        Complex a = y * (1 + c1), b = (y * (c1 + c2)) + load, c = y * (1 + c2), e = y * s1, f = y * s2;
        Complex transfer = e * f / ((a * b * c) - (a * f * f) - (c * e * e));
        SpinWire wire = Wire(400) with { Absorber = new WireAbsorber(Nm(150), Resistance.FromSi(rm)) };
        AssertRelative(0.1 * 0.2 / (2 * Area) * transfer.Real, Signal(wire, 0.09));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    public void The_injected_polarization_is_what_flows_away_on_both_sides(double field)
    {
        SpinWire wire = Sinking(300, 0.2, 0.5);
        HanleWire solver = HanleWire.Of(wire);
        IReadOnlyList<WirePoint> profile = solver.Profile(UnitVector.X, MagneticField.FromSi(field));
        int right = profile.ToList().FindLastIndex(point => point.Position == 0);
        Assert.Equal(0, profile[right - 1].Position);
        AssertRelative(solver.At(UnitVector.X, MagneticField.FromSi(field)).InjectedPolarization, profile[right].SpinCurrent - profile[right - 1].SpinCurrent);
        Assert.Equal(profile[right].Accumulation, profile[right - 1].Accumulation, 1e-12);
    }

    internal static SpinWire Wire(double distance) => new()
    {
        Material = new Material
        {
            Name = "metal",
            Channels = ChannelNetwork.FromValetFert(Quantities.Resistivity.FromSi(Resistivity), 0, Quantities.Length.FromSi(Length)),
            DensityOfStates = DensityOfStates.FromSi(1 / (4 * Resistivity * PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge * DiffusionConstant)),
        },
        CrossSection = Quantities.Area.FromSi(Area),
        Injector = new WireContact { Polarization = 0.1 },
        Detector = new WireContact { Polarization = 0.2 },
        Distance = Nm(distance),
    };

    private static double Lifetime => Length * Length / DiffusionConstant;

    private static SpinWire Sinking(double distance, double first, double second)
    {
        SpinWire wire = Wire(distance);
        return wire with { Injector = wire.Injector with { Resistance = Resistance.FromSi(first) }, Detector = wire.Detector! with { Resistance = Resistance.FromSi(second) } };
    }

    private static double Signal(SpinWire wire, double field) => HanleWire.Of(wire).At(UnitVector.X, MagneticField.FromSi(field)).DetectorResistance;

    private static double Omega(double field) => PhysicalConstants.ElectronGFactor * PhysicalConstants.BohrMagneton * field / PhysicalConstants.ReducedPlanckConstant;

    private static Complex ComplexLength(double field) => Length / Complex.Sqrt(new Complex(1, -Omega(field) * Lifetime));

    private static Length Nm(double value) => Quantities.Length.FromSi(value * 1e-9);

    private static void AssertRelative(double expected, double actual) => Assert.Equal(expected, actual, Precision * Math.Abs(expected));
}
