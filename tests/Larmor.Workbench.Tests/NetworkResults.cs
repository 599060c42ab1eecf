using Larmor.Experiments;
using Larmor.Testing;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Display;
using Larmor.Workbench.Figures;

namespace Larmor.Workbench.Tests;

/// <summary>What a file with a network of channels gives: numbers, tables, figures and refusals.</summary>
public class NetworkResults
{
    private const string Stack = """
        larmor: 1
        temperature: 4.2 K
        materials:
          F: { channels: { s-up: 1.7e7 S/m, s-down: 1.1e7 S/m, d-down: 2e6 S/m, d-up: 1e6 S/m }, relaxation: { s-up <-> s-down: { length: 20 nm }, s-down <-> d-down: { length: 5 nm }, s-up <-> d-up: { length: 9 nm } } }
          T: { rho-star: 75 nohm m, beta: 0.46, spin-diffusion-length: 60 nm }
          N: { rho-star: 6 nohm m, spin-diffusion-length: 450 nm }
        interfaces:
          F/N: { area-resistance: 0.4 fohm m^2, gamma: 0.6, delta: 0.2, relaxation: { s-down <-> d-down: 1e13 S/m^2 } }
          T/N: { area-resistance: 0.5 fohm m^2, gamma: 0.77, delta: 0.25 }
          F/F: { area-resistance: 0.1 fohm m^2, gamma: 0.3, channels: { d-down: 1e14 S/m^2, d-up: 2e14 S/m^2 } }
        stack:
          - { name: left, material: F, thickness: 7 nm, magnetization: +z }
          - { material: F, thickness: 9 nm, magnetization: +z }
          - { material: N, thickness: 6 nm }
          - { name: down, material: F, thickness: 5 nm, magnetization: -z }
          - { material: N, thickness: 3 nm }
          - { name: two, material: T, thickness: 4 nm, magnetization: free }
          - N
        left: LEFT
        experiments:
          - accumulation: { current-density: -3e10 A/m^2 }
          - magnetoresistance: {}
        """;

    [Fact]
    public void The_contact_of_s_and_d_electrons_gives_its_closed_form_from_the_file_to_the_answers()
    {
        // Two half-spaces, Section 5 of the paper: c (Y1 + Y2)^-1 c, worked out apart with 30 digits.
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", "ni-sd-contact.yaml"));
        AccumulationResult result = Assert.IsType<AccumulationResult>(file.Experiments[0].Run(file.Device, new RunContext()));
        double Value(string name) => result.Scalars.Single(scalar => scalar.Name == name).Value!.Value;
        const double Half = 2.5797236764318111617e-17, Area = 2.8274333882308139e-15;
        Close(2 * Half, Value("non-equilibrium-resistance-area"), 1e-7);
        Close(21.0699213343671643e-9, Value("decay-length-Ni-sd"), 1e-12);
        Close(4.98460567662664687e-9, Value("decay-length-Ni-sd-2"), 1e-12);
        Close(3.0086155308767652e-10, Value("power-spin-flip") * Area, 1e-6);
        Close(4.2853813242760725e-10, Value("power-s-d") * Area, 1e-6);
        Close(12.7475487839819621e-9, Value("lambda-sd-Ni-sd"), 1e-12);
        Close(25.6675579167899163e-9, Value("lambda-s-Ni-sd"), 1e-12);
        Table contacts = result.Tables.Single(table => table.Name == "resistance-contacts");
        Assert.All(contacts.Columns[0].Values, value => Close(Half, value, 1e-7));
        Table profile = result.Tables.Single(table => table.Name == "profiles");
        Column blocked = profile.Columns.Single(column => column.Name == "current-d-down");
        double[] inWire = [.. blocked.Values.Where(double.IsFinite)];
        Assert.True(Math.Abs(inWire[0]) < 1 && Math.Abs(inWire[^1]) < 1, "the d electrons do not pass the contacts");
        Close(1e11 / 15, inWire[inWire.Length / 2], 1e-4);
    }

    [Theory]
    [InlineData("reservoir")]
    [InlineData("sealed")]
    [InlineData("{ polarization: 0.4 }")]
    [InlineData("{ polarization: 0.4, along: -z }")]
    public void The_parts_by_contact_and_by_mechanism_add_up_to_the_non_equilibrium_resistance(string left)
    {
        DeviceFile file = DeviceFileReader.Parse(Stack.Replace("LEFT", left, StringComparison.Ordinal));
        Result[] results = [.. file.Experiments.Select(experiment => experiment.Run(file.Device, new RunContext()))];
        AccumulationResult accumulation = (AccumulationResult)results[0];
        MagnetoresistanceResult both = (MagnetoresistanceResult)results[1];
        Sums(accumulation, "", accumulation.Transport.NonEquilibriumResistanceArea);
        Sums(both, "-parallel", both.Parallel.NonEquilibriumResistanceArea);
        Sums(both, "-antiparallel", both.Antiparallel.NonEquilibriumResistanceArea);
        Close(accumulation.Transport.NonEquilibriumResistanceArea, accumulation.Scalars.Where(scalar => scalar.Name.StartsWith("non-equilibrium-", StringComparison.Ordinal) && !scalar.Name.EndsWith("area", StringComparison.Ordinal)).Sum(scalar => scalar.Value!.Value), 1e-10);

        static void Sums(Result result, string ending, double whole)
        {
            Table contacts = result.Tables.Single(table => table.Name == $"resistance-contacts{ending}"), mechanisms = result.Tables.Single(table => table.Name == $"resistance-mechanisms{ending}");
            Close(whole, contacts.Columns[0].Values.Sum(), 1e-9);
            Close(whole, mechanisms.Columns.Sum(column => column.Values.Sum()), 1e-10);
            Assert.All(mechanisms.Columns, column => Assert.All(column.Values, value => Assert.True(value >= 0)));
        }
    }

    [Fact]
    public void Figures_show_every_channel_and_where_the_resistance_comes_from()
    {
        DeviceFile file = DeviceFileReader.Parse(Stack.Replace("LEFT", "reservoir", StringComparison.Ordinal));
        Figure[] figures = [.. file.Experiments.SelectMany(experiment => ExperimentFigures.Of(experiment.Run(file.Device, new RunContext()), file.Device, experiment.Kind))];
        string profile = FigureRenderer.Svg(figures.Single(figure => figure.Name == "accumulation"), "a");
        foreach (string channel in (string[])["s↑", "s↓", "d↑", "d↓"]) Assert.Contains(channel, profile, StringComparison.Ordinal);
        Assert.Contains("s-d", FigureRenderer.Svg(figures.Single(figure => figure.Name == "accumulation-non-equilibrium"), "b"), StringComparison.Ordinal);
        Assert.Contains("AP", FigureRenderer.Svg(figures.Single(figure => figure.Name == "magnetoresistance-non-equilibrium"), "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_that_nothing_connects_is_refused_in_a_lead_at_the_lead_in_the_file()
    {
        DeviceFile file = DeviceFileReader.Parse("""
            larmor: 1
            temperature: 4.2 K
            materials:
              F: { channels: { s-up: 1.7e7 S/m, s-down: 1.1e7 S/m, d-down: 2e6 S/m }, relaxation: { s-up <-> s-down: { length: 20 nm } } }
            stack:
              - Cu
              - interface: transparent
              - { name: end, material: F, magnetization: +z }
            experiments:
              - accumulation: { current-density: 1e11 A/m^2 }
            """);
        Larmor.Coupling.DeviceException refusal = Assert.Throws<Larmor.Coupling.DeviceException>(() => file.Experiments[0].Run(file.Device, new RunContext()));
        Assert.Contains("d-down", refusal.Message, StringComparison.Ordinal);
        DeviceFileError error = file.ErrorFor(refusal);
        Assert.Equal((8, "stack[2]"), (error.Line, error.Path));
    }

    [Fact]
    public void Rows_of_a_very_long_stack_are_taken_together_and_keep_their_sum()
    {
        string[] places = ["Cu 1", .. Enumerable.Range(1, 300).SelectMany(i => (string[])[FormattableString.Invariant($"Co {i}"), FormattableString.Invariant($"Co {i} | Cu {i + 1}")]), "cap"];
        PlaceGroups groups = PlaceGroups.Of(places, 40);
        Assert.Equal(["Cu 1", "Co (×300)", "Co | Cu (×300)", "cap"], groups.Labels, StringComparer.Ordinal);
        Assert.Equal(places.Length, groups.Sums(_ => 1).Sum());
        Assert.Equal(places[..40], PlaceGroups.Of(places[..40], 40).Labels, StringComparer.Ordinal);
    }

    private static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), FormattableString.Invariant($"expected {expected:R}, got {actual:R}"));
}
