using Larmor.Experiments;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>The energies of magnets and their pairs, from the words of a file to the terms.</summary>
public class MagnetDeviceFiles
{
    private static string PathOf(string folder, string name) => Path.Combine([Repository.Root, .. folder.Split('/'), name]);

    private static DeviceFile Read() => DeviceFileReader.Read(PathOf("tests/Larmor.Workbench.Tests/GoodFiles", "magnets.yaml"));

    [Fact]
    public void Every_word_of_a_magnet_becomes_its_term()
    {
        Magnet lower = Read().Device.Magnets[0].Magnet;
        EnergyTerm[] terms = [.. Assert.IsType<SumOfTerms>(lower.Energy).Terms];
        UniaxialAnisotropy uniaxial = terms.OfType<UniaxialAnisotropy>().Single();
        Assert.Equal((1e5, 2e4), (uniaxial.Constant.Si, uniaxial.SecondConstant.Si));
        CubicAnisotropy cubic = terms.OfType<CubicAnisotropy>().Single();
        Assert.Equal((4.8e4, 3e3), (cubic.Constant.Si, cubic.SecondConstant.Si));
        Assert.Equal(1 / Math.Sqrt(2), cubic.Axes[1].Components.Y, 1e-15);
        Assert.Equal(1.5 * 34e-6 * 1e8, terms.OfType<Magnetoelastic>().Single().Value(UnitVector.Z, 0), 1e-9);
        Assert.Equal(-1.42e6 * 0.02, terms.OfType<ExchangeBias>().Single().Value(UnitVector.Z, 0), 1e-6);
        StrayFieldSource source = Assert.Single(terms.OfType<StrayField>().Single().Layers);
        Assert.Equal("fixed", source.Layer);
        Assert.InRange(source.Field.Z, -0.1, -0.02);
        Assert.Equal(["voltage-controlled anisotropy", "Oersted field"], lower.Driven.Select(term => term.Name), StringComparer.Ordinal);
        Magnet upper = Read().Device.Magnets[1].Magnet;
        Assert.Equal(1e-4 / 3e-9, ((SumOfTerms)upper.Energy).Terms.OfType<ExchangeBias>().Single().Value(UnitVector.Z, 0), 1e-6);
        Assert.Empty(((SumOfTerms)upper.Energy).Terms.OfType<StrayField>());
    }

    [Fact]
    public void The_field_of_the_current_follows_the_current()
    {
        Magnet lower = Read().Device.Magnets[0].Magnet;
        double at = lower.In(Drives.Constant(UnitVector.Z, MagneticField.Zero, Current.FromSi(2e-3))).Energy.Value(UnitVector.Y, 0);
        Assert.Equal(-1.42e6 * 1e-3, at - lower.In(Drives.None).Energy.Value(UnitVector.Y, 0), 1e-6);
    }

    [Fact]
    public void Couplings_become_pairs_of_the_magnets_that_they_name()
    {
        IReadOnlyList<Magnetism.Motion.MomentPair> pairs = Read().Device.Pairs;
        Assert.Equal(
            [(0, 1, "interlayer exchange"), (0, 1, "biquadratic exchange"), (0, 1, "dipolar coupling"), (1, 0, "interlayer Dzyaloshinskii-Moriya interaction")],
            pairs.Select(pair => (pair.First, pair.Second, pair.Energy.Name)));
        double area = Math.PI / 4 * 60e-9 * 130e-9;
        Assert.Equal(1, pairs[0].Energy.Value(UnitVector.X, UnitVector.X, 0) / (0.2e-3 * area), 1e-12);
        Assert.True(pairs[2].Energy.Value(UnitVector.Z, UnitVector.Z, 0) > 0);
    }

    [Fact]
    public void What_was_read_is_written_so_that_it_reads_back_to_the_same()
    {
        DeviceFile file = Read();
        DeviceFile again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        Vector3d u = UnitVector.Along(1, 2, 3), other = UnitVector.Along(-2, 1, 1);
        Assert.Equal(file.Device.Magnets[0].Magnet.Energy.Value(u, 0), again.Device.Magnets[0].Magnet.Energy.Value(u, 0));
        Assert.Equal(file.Device.Pairs.Select(pair => pair.Energy.Value(u, other, 0)), again.Device.Pairs.Select(pair => pair.Energy.Value(u, other, 0)));
    }

    // The perpendicular pillar switches at -Bk - Bx and +Bk - Bx without current: the stray field along x only shifts the loop.
    [Fact]
    public void A_stray_field_along_the_axis_shifts_the_loop_by_itself_and_stands_in_the_notes()
    {
        string text = File.ReadAllText(PathOf("examples", "perpendicular-pillar.yaml"))
            .Replace("current: [-0.1 mA, -0.05 mA, 0 mA, 0.05 mA, 0.1 mA]", "current: 0 mA", StringComparison.Ordinal)
            .Replace("points: 121", "points: 13", StringComparison.Ordinal);
        (double? plainUp, double? plainDown, _) = Coercive(text);
        (double? up, double? down, IReadOnlyList<string> notes) = Coercive(text.Replace("    lambda: 1.342", "    lambda: 1.342\n    stray-field: from-shape", StringComparison.Ordinal));
        double field = -PhysicalConstants.VacuumPermeability * 0.65e6 * InteractionFactors.BetweenLayers(
            Layers.CrossSection.Disc(Length.FromNanometres(50)), Length.FromNanometres(3), Length.FromNanometres(4), Length.FromNanometres(10)).X;
        Assert.Equal(plainUp!.Value - field, up!.Value, 1e-7);
        Assert.Equal(plainDown!.Value - field, down!.Value, 1e-7);
        Assert.InRange(field, 0.02, 0.3);
        Assert.Contains(notes, note => note.StartsWith("Stray field of 'fixed' at 'free'", StringComparison.Ordinal));
        Assert.Contains("Left out: temperature, Oersted field, heating.", notes, StringComparer.Ordinal);
    }

    private static (double? Up, double? Down, IReadOnlyList<string> Notes) Coercive(string text)
    {
        DeviceFile file = DeviceFileReader.Parse(text);
        HysteresisResult result = file.Experiments.OfType<Hysteresis>().Single().Run(file.Device, new RunContext());
        HysteresisLoop loop = result.Loops.Single();
        return (loop.CoerciveFieldUp, loop.CoerciveFieldDown, result.Notes);
    }
}
