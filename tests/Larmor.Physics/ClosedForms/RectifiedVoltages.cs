using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>
/// Spin-torque resonance of a film without anisotropy in its plane, the current along y, the field at 40 degrees from it in the plane. Small-damping forms after
/// L. Liu et al., Phys. Rev. Lett. 106, 036601 (2011), derived again from the linearized Gilbert equation: with t in the plane across u and n = x the normal,
/// u_t = {iωγ(b_n + a_t) − [γ(B + Bd) − iωα]γ(b_t − a_n)}/(ω² − ...), a torque field a towards p and a field b, both per current.
/// </summary>
public sealed class RectifiedVoltages
{
    private const double Bd = 0.8, Alpha = 0.002, AJ = 0.03, OerstedPerCurrent = 0.05, Rf = 1e-3, Change = 0.5, Angle = 40 * Math.PI / 180, Ghz = 6e9;

    private static readonly UnitVector Field = UnitVector.Along(0, Math.Cos(Angle), Math.Sin(Angle));

    private static double Gamma => PhysicalConstants.ElectronGyromagneticRatio;

    private static double Omega => 2 * Math.PI * Ghz;

    /// <summary>γ√[B(B + Bd)] = ω.</summary>
    private static double Resonance => (-Bd / 2) + Math.Sqrt((Bd * Bd / 4) + (Omega / Gamma * Omega / Gamma));

    private static double HalfWidth => Alpha * Omega / Gamma;

    /// <summary>∂R/∂u along t = (0, −sin, cos), so that t × n = u.</summary>
    private static double Slope => -2 * Change * Math.Cos(Angle) * Math.Sin(Angle);

    [Fact]
    public void A_damping_like_torque_with_its_axis_in_the_plane_makes_the_symmetric_part()
    {
        LorentzianLine line = Line(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(AJ), MagneticFieldPerCurrent.Zero) { Towards = UnitVector.Z });
        double expected = 0.5 * Rf * Rf * Slope * Omega * AJ * Math.Cos(Angle) / (Gamma * ((2 * Resonance) + Bd) * HalfWidth);
        Assert.Equal(Resonance, line.Centre, 1e-5 * Resonance);
        Assert.Equal(HalfWidth, line.HalfWidth, 1e-3 * HalfWidth);
        Assert.Equal(expected, line.Symmetric, 1e-2 * Math.Abs(expected));
        Assert.InRange(Math.Abs(line.Antisymmetric / line.Symmetric), 0, 0.02);
    }

    [Fact]
    public void A_field_of_the_current_in_the_plane_makes_the_antisymmetric_part()
    {
        LorentzianLine line = Line(null, UnitVector.Z);
        double expected = 0.5 * Rf * Rf * Slope * (Resonance + Bd) * OerstedPerCurrent * Math.Cos(Angle) / (((2 * Resonance) + Bd) * HalfWidth);
        Assert.Equal(expected, line.Antisymmetric, 1e-2 * Math.Abs(expected));
        Assert.InRange(Math.Abs(line.Symmetric / line.Antisymmetric), 0, 0.02);
    }

    [Fact]
    public void A_field_along_the_normal_makes_a_symmetric_part_and_a_damping_like_torque_towards_it_an_antisymmetric_one()
    {
        LorentzianLine normal = Line(null, UnitVector.X);
        double symmetric = 0.5 * Rf * Rf * Slope * Omega * OerstedPerCurrent / (Gamma * ((2 * Resonance) + Bd) * HalfWidth);
        Assert.Equal(symmetric, normal.Symmetric, 1e-2 * Math.Abs(symmetric));
        LorentzianLine towards = Line(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(AJ), MagneticFieldPerCurrent.Zero) { Towards = UnitVector.X });
        double antisymmetric = -0.5 * Rf * Rf * Slope * (Resonance + Bd) * AJ / (((2 * Resonance) + Bd) * HalfWidth);
        Assert.Equal(antisymmetric, towards.Antisymmetric, 1e-2 * Math.Abs(antisymmetric));
    }

    [Fact]
    public void The_ratio_of_the_parts_tells_the_ratio_of_torque_and_field()
    {
        LorentzianLine line = Line(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(AJ), MagneticFieldPerCurrent.Zero) { Towards = UnitVector.Z }, UnitVector.Z);
        double expected = AJ / OerstedPerCurrent / Math.Sqrt(1 + (Bd / Resonance));
        Assert.Equal(expected, line.Symmetric / line.Antisymmetric, 0.02 * expected);
    }

    [Fact]
    public void At_every_field_the_voltage_is_that_of_the_two_linear_equations_solved_by_hand()
    {
        StFmrResult result = Run(new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.FromSi(AJ), MagneticFieldPerCurrent.FromSi(0.01)) { Towards = UnitVector.Z }, UnitVector.Z);
        double largest = result.Spectra[0].Voltages.Max(value => Math.Abs(value!.Value));
        for (int i = 0; i < result.Fields.Count; i++)
        {
            double b = result.Fields[i], torque = AJ * Math.Cos(Angle), field = (OerstedPerCurrent + 0.01) * Math.Cos(Angle);
            System.Numerics.Complex x = new(Gamma * (b + Bd), -Omega * Alpha), y = new(Gamma * b, -Omega * Alpha), turn = new(0, Omega);
            System.Numerics.Complex swing = ((turn * Gamma * torque) - (x * Gamma * field)) / ((Omega * Omega) - (x * y));
            Assert.Equal(0.5 * Rf * Rf * Slope * swing.Real, result.Spectra[0].Voltages[i]!.Value, 1e-9 * largest);
        }
    }

    private static LorentzianLine Line(GivenTorque? torque, UnitVector? oersted = null) => Run(torque, oersted).Spectra[0].Line!;

    private static StFmrResult Run(GivenTorque? torque, UnitVector? oersted)
    {
        Magnetization ms = Magnetization.FromSi(8e5);
        Magnet film = new("film", Volume.FromCubicNanometres(1e6), Length.FromNanometres(4), new MagneticProperties(ms, Alpha), UniaxialAnisotropy.FromField(MagneticField.FromSi(-Bd), ms, UnitVector.X))
        {
            Driven = oersted is { } axis ? [new OerstedField(ms, MagneticFieldPerCurrent.FromSi(OerstedPerCurrent), axis)] : [],
        };
        Material metal = new() { Name = "film", Channels = ChannelNetwork.FromMeasuredResistivity(Resistivity.FromNanoohmMetres(100), 0, Length.FromNanometres(10)), Magnetic = film.Properties };
        Layer free = new() { Name = "film", Material = metal, Thickness = film.Thickness, Magnetization = LayerMagnetization.Free };
        Layer lead = new() { Name = "lead", Material = metal with { Name = "lead", Magnetic = null } };
        Device device = new()
        {
            Title = "film on a strip",
            Temperature = Temperature.FromKelvins(300),
            Stack = new Multilayer([lead, free, lead with { Name = "lead-2" }], [InterfaceProperties.Transparent, InterfaceProperties.Transparent], new EndCondition.Lead(), new EndCondition.Lead()),
            Magnets = [new DeviceMagnet(film, torque ?? new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.Zero, MagneticFieldPerCurrent.Zero) { Towards = UnitVector.Z })],
        };
        MagneticField[] fields = [.. Enumerable.Range(0, 121).Select(i => MagneticField.FromSi(Resonance + ((i - 60) * 0.1 * HalfWidth)))];
        StFmrResult result = new StFmr
        {
            Field = new FieldSweep(Field, fields), Frequencies = [Frequency.FromSi(Ghz)], Amplitude = Current.FromSi(Rf), ResistanceChange = Resistance.FromOhms(Change), CurrentAlong = UnitVector.Y,
        }.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
