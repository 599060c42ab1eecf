using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>What field-swept absorption lines tell of a film with an easy axis in its plane, against the numbers that it was made from.</summary>
public sealed class KittelFits
{
    private const double Bk = 0.01, Bd = 0.9, Alpha = 0.003, GFactor = 2.1;

    private static readonly FmrResult Swept = Run([4, 6, 8, 10, 12]);

    [Fact]
    public void The_lines_give_back_g_factor_anisotropy_demagnetization_and_damping()
    {
        KittelFit fit = Swept.Kittel!;
        Assert.Equal(GFactor, fit.GFactor, 1e-4 * GFactor);
        Assert.Equal(Bk, fit.FirstField, 1e-4 * Bd);
        Assert.Equal(Bd, fit.SecondField - fit.FirstField, 5e-4 * Bd);
        Assert.Equal(Alpha, fit.Damping, 5e-3 * Alpha);
        Assert.Equal(0, fit.Broadening, 1e-2 * Swept.Spectra[0].Line!.HalfWidth);
        Assert.All(Swept.Checks, check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Each_line_stands_at_Kittels_field_with_the_width_of_the_damping()
    {
        double gamma = PhysicalConstants.ElectronGyromagneticRatio * GFactor / PhysicalConstants.ElectronGFactor;
        foreach (AbsorptionSpectrum spectrum in Swept.Spectra)
        {
            double rate = 2 * Math.PI * spectrum.Frequency / gamma;
            double resonance = (-Bd / 2) - Bk + Math.Sqrt((Bd * Bd / 4) + (rate * rate));
            Assert.Equal(resonance, spectrum.Line!.Centre, 1e-2 * Alpha * rate);
            Assert.Equal(Alpha * rate, spectrum.Line.HalfWidth, 1e-2 * Alpha * rate);
        }
    }

    [Fact]
    public void At_every_field_the_absorption_is_that_of_the_two_linear_equations_solved_by_hand_and_its_slope_changes_sign_at_the_line()
    {
        AbsorptionSpectrum spectrum = Swept.Spectra[1];
        double gamma = PhysicalConstants.ElectronGyromagneticRatio * GFactor / PhysicalConstants.ElectronGFactor, omega = 2 * Math.PI * spectrum.Frequency;
        double largest = spectrum.Absorption.Max(value => value!.Value), demagnetizing = PhysicalConstants.VacuumPermeability * 8e5;
        for (int i = 0; i < Swept.Fields.Count; i++)
        {
            // −iω a + X b = 0, Y a + iω b = γ d for a field d across the moment in the plane, with the signs that make a gain impossible.
            System.Numerics.Complex x = new(gamma * (Swept.Fields[i] + Bk + Bd), -omega * Alpha), y = new(gamma * (Swept.Fields[i] + Bk), -omega * Alpha);
            System.Numerics.Complex swing = x * gamma / ((x * y) - (omega * omega));
            Assert.Equal(demagnetizing * swing.Imaginary, spectrum.Absorption[i]!.Value, 1e-9 * largest);
        }
        int top = Enumerable.Range(0, Swept.Fields.Count).MaxBy(i => spectrum.Absorption[i]!.Value);
        Assert.True(spectrum.Slopes[top - 2] > 0);
        Assert.True(spectrum.Slopes[top + 2] < 0);
        Assert.Null(spectrum.Slopes[0]);
    }

    [Fact]
    public void Two_frequencies_are_too_few_for_the_fit_and_none_asks_for_no_spectra()
    {
        Assert.Null(Run([6, 8]).Kittel);
        FmrResult plain = Run([]);
        Assert.Empty(plain.Spectra);
        Assert.DoesNotContain(plain.Scalars, scalar => scalar.Name.StartsWith("kittel", StringComparison.Ordinal));
    }

    private static FmrResult Run(double[] gigahertz)
    {
        Magnetization ms = Magnetization.FromSi(8e5);
        Magnet film = new("film", Volume.FromCubicNanometres(1e6), Length.FromNanometres(4), new MagneticProperties(ms, Alpha, GFactor), UniaxialAnisotropy.FromField(MagneticField.FromSi(-Bd), ms, UnitVector.X) + UniaxialAnisotropy.FromField(MagneticField.FromSi(Bk), ms, UnitVector.Z));
        Material metal = new() { Name = "film", Channels = ChannelNetwork.FromMeasuredResistivity(Resistivity.FromNanoohmMetres(100), 0, Length.FromNanometres(10)), Magnetic = film.Properties };
        Layer free = new() { Name = "film", Material = metal, Thickness = film.Thickness, Magnetization = LayerMagnetization.Free };
        Layer lead = new() { Name = "lead", Material = metal with { Name = "lead", Magnetic = null } };
        Device device = new()
        {
            Title = "film",
            Temperature = Temperature.FromKelvins(300),
            Stack = new Multilayer([lead, free, lead with { Name = "lead-2" }], [InterfaceProperties.Transparent, InterfaceProperties.Transparent], new EndCondition.Lead(), new EndCondition.Lead()),
            Magnets = [new DeviceMagnet(film, new GivenTorque.FieldsPerCurrent(MagneticFieldPerCurrent.Zero, MagneticFieldPerCurrent.Zero) { Towards = UnitVector.Z })],
        };
        return new Fmr
        {
            Field = new FieldSweep(UnitVector.Z, [.. Enumerable.Range(0, 361).Select(i => MagneticField.FromSi(0.0101 + (i * 0.0005)))]),
            Frequencies = [.. gigahertz.Select(Frequency.FromGigahertz)],
        }.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
    }
}
