using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

/// <summary>Signs, factors and special values of the terms, where works of the field differ.</summary>
public sealed class TermConventionTests
{
    [Fact]
    public void A_negative_first_and_a_positive_second_constant_make_an_easy_cone()
    {
        UniaxialAnisotropy term = new(EnergyDensity.FromSi(-1e5), UnitVector.X, EnergyDensity.FromSi(1e5));
        Vector3d u = UnitVector.Along(1, 1, 0);
        Assert.Equal(0, Vector3d.Cross(u, term.Gradient(u, 0)).Norm, 1e-9);
        Assert.True(term.Value(u, 0) < term.Value(UnitVector.X, 0) && term.Value(u, 0) < term.Value(UnitVector.Y, 0));
        Assert.Equal(-0.25e5, term.Value(u, 0) - term.Value(UnitVector.X, 0), 1e-9);
    }

    [Fact]
    public void Iron_is_easy_along_its_axes_nickel_along_its_diagonals_and_the_diagonal_costs_K1_over_3_and_K2_over_27()
    {
        CubicAnisotropy term = new(EnergyDensity.FromSi(4.8e4), EnergyDensity.FromSi(2.7e3), UnitVector.X, UnitVector.Y);
        Assert.Equal(0, term.Value(UnitVector.Z, 0));
        Assert.Equal(4.8e4 / 4, term.Value(UnitVector.Along(1, 1, 0), 0), 1e-9);
        Assert.Equal((4.8e4 / 3) + (2.7e3 / 27), term.Value(UnitVector.Along(1, -1, 1), 0), 1e-9);
    }

    [Fact]
    public void Axes_that_are_not_at_right_angles_are_refused_with_their_angle()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new CubicAnisotropy(EnergyDensity.FromSi(1), EnergyDensity.Zero, UnitVector.X, UnitVector.Along(1, 1, 0)));
        Assert.Contains("45 deg", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tension_makes_its_axis_hard_where_the_magnetostriction_is_negative()
    {
        Magnetoelastic nickel = Magnetoelastic.FromStress(-34e-6, EnergyDensity.FromSi(100e6), UnitVector.Z);
        Assert.Equal(1.5 * 34e-6 * 100e6, nickel.Value(UnitVector.Z, 0) - nickel.Value(UnitVector.X, 0), 1e-9);
    }

    // For an elastically isotropic crystal B1 = B2 = B, and a uniaxial strain along any direction s costs B e (u.s)^2 up to a constant.
    [Fact]
    public void Equal_constants_make_a_cubic_crystal_isotropic()
    {
        Vector3d s = UnitVector.Along(1, 2, 3), u = UnitVector.Along(-2, 1, 5);
        Magnetoelastic term = Magnetoelastic.FromStrain(EnergyDensity.FromSi(6e6), EnergyDensity.FromSi(6e6), SymmetricMatrix3.Dyad(1e-3, s), UnitVector.X, UnitVector.Y);
        Assert.Equal(6e3 * Vector3d.Dot(u, s) * Vector3d.Dot(u, s), term.Value(u, 0), 1e-9);
    }

    [Fact]
    public void An_exchange_bias_is_the_field_J_over_Ms_d()
    {
        Magnetization ms = Magnetization.FromSi(8e5);
        ExchangeBias energy = new(EnergyPerArea.FromSi(2e-4), Length.FromNanometres(5), UnitVector.Y);
        ExchangeBias field = ExchangeBias.FromField(MagneticField.FromMilliteslas(50), ms, UnitVector.Y);
        Assert.Equal(-8e5 * 0.05, energy.Gradient(UnitVector.X, 0).Y, 1e-9);
        Assert.Equal(energy.Gradient(UnitVector.X, 0).Y, field.Gradient(UnitVector.X, 0).Y, 1e-9);
    }

    [Fact]
    public void A_negative_biquadratic_exchange_favours_a_right_angle()
    {
        BiquadraticExchange term = new(EnergyPerArea.FromSi(-1e-4), Area.FromSi(1e-14));
        Assert.Equal(0, term.Value(UnitVector.X, UnitVector.Y, 0));
        Assert.Equal(1e-18, term.Value(UnitVector.X, -UnitVector.X, 0), 1e-30);
    }

    [Fact]
    public void Exchanging_two_moments_turns_the_sign_of_their_Dzyaloshinskii_Moriya_energy()
    {
        InterlayerDzyaloshinskiiMoriya term = new(EnergyPerArea.FromSi(1e-4), UnitVector.X, Area.FromSi(1e-14));
        Assert.Equal(1e-18, term.Value(UnitVector.Y, UnitVector.Z, 0), 1e-30);
        Assert.Equal(-1e-18, term.Value(UnitVector.Z, UnitVector.Y, 0), 1e-30);
    }

    [Fact]
    public void A_positive_voltage_with_a_positive_coefficient_makes_the_axis_easier()
    {
        // 100 fJ/(V m) at 1 V across 1 nm is an interface energy of 0.1 mJ/m^2.
        VoltageControlledAnisotropy term = new(EnergyPerAreaPerElectricField.FromFemtojoulesPerVoltMetre(100), Length.FromNanometres(1), Length.FromNanometres(2), UnitVector.X);
        EnergyTerm driven = term.Under(new Drives { Voltage = Waveform.Constant(1) });
        Assert.Equal(-0.1e-3 / 2e-9, driven.Value(UnitVector.X, 0), 1e-6);
        Assert.Equal(0, term.Under(Drives.None).Value(UnitVector.X, 0));
    }

    [Fact]
    public void The_field_at_the_rim_of_a_disc_is_that_of_a_wire_and_a_flat_ellipse_is_twice_its_length_round()
    {
        Assert.Equal(2e-7 / 50e-9, OerstedField.AtRim(CrossSection.Disc(Length.FromNanometres(100))).Si, 1e-8);
        double flat = OerstedField.AtRim(new CrossSection.Ellipse(Length.FromNanometres(1e-4), Length.FromNanometres(100))).Si;
        Assert.Equal(1, flat * 2 * 100e-9 / PhysicalConstants.VacuumPermeability, 1e-9);
        Assert.Throws<ArgumentException>(() => OerstedField.AtRim(new CrossSection.OfArea(Area.FromSi(1))));
    }

    // The ellipse's own field inside is linear, B = mu0 J (-a z, b y)/(a + b) with semi-axes a (y) and b (z); along the rim it averages to mu0 I/L.
    [Fact]
    public void The_mean_field_along_the_rim_of_an_ellipse_is_that_of_its_vector_potential()
    {
        (double a, double b) = (30e-9, 65e-9);
        double circulation = 0, length = 0;
        for (int i = 0; i < 2000; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * i / 2000);
            (double dy, double dz) = (-a * sin * 2 * Math.PI / 2000, b * cos * 2 * Math.PI / 2000);
            double perCurrent = PhysicalConstants.VacuumPermeability / (Math.PI * a * b * (a + b));
            circulation += perCurrent * ((-a * b * sin * dy) + (b * a * cos * dz));
            length += Math.Sqrt((dy * dy) + (dz * dz));
        }
        CrossSection pillar = new CrossSection.Ellipse(Length.FromSi(2 * a), Length.FromSi(2 * b));
        Assert.Equal(1, OerstedField.AtRim(pillar).Si / (circulation / length), 1e-12);
    }

    [Fact]
    public void A_strip_is_a_sheet_close_by_and_a_wire_far_away()
    {
        double mu0 = PhysicalConstants.VacuumPermeability;
        Assert.Equal(1, OerstedField.UnderStrip(Length.FromMicrometres(10), Length.FromNanometres(1)).Si / (mu0 / 2e-5), 1e-3);
        Assert.Equal(1, OerstedField.UnderStrip(Length.FromNanometres(10), Length.FromMicrometres(10)).Si / (mu0 / (2 * Math.PI * 1e-5)), 1e-6);
    }
}
