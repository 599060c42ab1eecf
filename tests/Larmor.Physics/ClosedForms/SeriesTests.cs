using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

/// <summary>Series of stacks: thickness and number of repeats, against closed forms and the series-resistor model.</summary>
public class SeriesTests
{
    private const double Precision = 1e-10;
    private const double Cobalt = 75, Copper = 6, Contact2 = 1.02, Beta = 0.46, Gamma = 0.77, FirstLayer = 1;

    [Fact]
    public void Against_the_spacer_thickness_the_difference_is_that_of_Valet_and_Fert()
    {
        // Semi-infinite electrodes: ΔRA = 2Q²/[S cosh(t/l) + (rN/2)(1 + S²/rN²) sinh(t/l)], Q = βrF + γrb, S = rF + rb.
        const double lF = 60, lN = 450, rF = Cobalt * lF * 1e-18, rN = Copper * lN * 1e-18, rb = 0.51e-15;
        double q = (Beta * rF) + (Gamma * rb), s = rF + rb;
        double[] thicknesses = [0.1, 1, 20, 200, 900, 2500, 2600, 2700];
        Multilayer valve = Stack(
            [Lead("left", Metal(Cobalt, Beta, lF, "Co")), Slab("spacer", Metal(Copper, 0, lN, "Cu"), 1), Lead("right", Metal(Cobalt, Beta, lF, "Co")) with { Magnetization = LayerMagnetization.Free }],
            [Contact(0.51, Gamma), Contact(0.51, Gamma)]);
        ThicknessSeriesResult result = Series("spacer", thicknesses).Run(Of(valve), new RunContext());
        for (int i = 0; i < thicknesses.Length; i++)
        {
            double x = thicknesses[i] / lN, expected = 2 * q * q / ((s * Math.Cosh(x)) + (rN / 2 * (1 + (s * s / (rN * rN))) * Math.Sinh(x)));
            AssertRelative(expected, result.Change[i]);
            double perSide = (Beta * Beta * rF) + rb - (q * q / (s + (rN * Math.Tanh(x / 2)))), parallel = (2 * perSide) + (Copper * thicknesses[i] * 1e-18);
            AssertRelative(parallel, result.Parallel[i]);
            AssertRelative(parallel + expected, result.Antiparallel[i]);
        }
        Assert.Equal(lN * 1e-9, Value(result, "tail-decay-length")!.Value, 1e-4 * lN * 1e-9);
        Assert.Equal(result.Change[0], Value(result, "largest-resistance-area-change"));
        AssertRelative(0.1e-9, Value(result, "thickness-of-largest-change")!.Value);
    }

    [Fact]
    public void Against_the_electrode_thickness_the_difference_saturates_and_has_no_tail()
    {
        // Electrodes of one thickness against reservoirs: βrF and rF turn into jR and R with j = β, R = rF tanh(d/lF).
        const double lF = 60, lN = 450, rN = Copper * lN * 1e-18, t = 20;
        double[] thicknesses = [1, 10, 60, 300, 900];
        Multilayer valve = Stack(
            [Slab("magnet 1", Metal(Cobalt, Beta, lF, "Co"), 1), Slab("spacer", Metal(Copper, 0, lN, "Cu"), t), Slab("magnet 2", Metal(Cobalt, Beta, lF, "Co"), 1) with { Magnetization = LayerMagnetization.Free }],
            [InterfaceProperties.Transparent, InterfaceProperties.Transparent], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        ThicknessSeriesResult result = Series("magnet", thicknesses).Run(Of(valve), new RunContext());
        for (int i = 0; i < thicknesses.Length; i++)
        {
            double s = Cobalt * lF * 1e-18 * Math.Tanh(thicknesses[i] / lF), q = Beta * s, x = t / lN;
            AssertRelative(2 * q * q / ((s * Math.Cosh(x)) + (rN / 2 * (1 + (s * s / (rN * rN))) * Math.Sinh(x))), result.Change[i]);
        }
        Assert.Null(Value(result, "tail-decay-length"));
    }

    [Fact]
    public void Without_spin_flips_the_root_is_linear_in_the_repeats_and_the_antiparallel_state_is_their_sum()
    {
        MultilayerSeriesResult result = new MultilayerSeries { Repeats = [2, 4, 10, 50, 200] }.Run(Of(Repeated(double.PositiveInfinity, double.PositiveInfinity)), new RunContext());
        double root = ((Beta * Cobalt * 6e-3) + (Gamma * Contact2)) * 1e-15, sum = ((Cobalt * 6e-3) + (Copper * 20e-3) + Contact2) * 1e-15;
        for (int i = 0; i < result.Repeats.Count; i++)
        {
            AssertRelative(result.Repeats[i] * root, result.Root[i]!.Value);
            AssertRelative(result.Repeats[i] * root, result.SeriesResistorRoot[i]!.Value);
            AssertRelative((result.Repeats[i] * sum) + (Copper * FirstLayer * 1e-18), result.Antiparallel[i]);
        }
    }

    [Fact]
    public void Spin_flips_take_the_root_below_the_line_of_the_series_resistors()
    {
        MultilayerSeriesResult result = new MultilayerSeries { Repeats = [2, 4, 10, 50] }.Run(Of(Repeated(20, 100)), new RunContext());
        Assert.All(result.Root.Zip(result.SeriesResistorRoot), pair => Assert.InRange(pair.First!.Value, 0.5 * pair.Second!.Value, 0.99 * pair.Second!.Value));
    }

    [Fact]
    public void Interleaved_and_separated_multilayers_are_equal_without_spin_flips_and_differ_with_them()
    {
        // Two kinds of magnets, [F1 N F2 N]n against [F1 N]n [F2 N]n: F1 free, F2 fixed.
        (double equalOne, double equalOther) = Both(double.PositiveInfinity);
        AssertRelative(equalOne, equalOther);
        (double one, double other) = Both(15);
        Assert.True(one > 1.05 * other, "Where spins flip, a magnet acts only on its neighbours: the interleaved stack has the larger change.");

        static (double Interleaved, double Separated) Both(double length) => (Change([.. Enumerable.Range(0, 12).Select(i => i % 2 == 0)], length), Change([.. Enumerable.Range(0, 12).Select(i => i < 6)], length));

        static double Change(bool[] areFirst, double length)
        {
            List<Layer> layers = [];
            for (int i = 0; i < areFirst.Length; i++)
            {
                layers.Add(Slab(Numbered("magnet", i), areFirst[i] ? Metal(75, 0.46, length, "F1") : Metal(120, 0.7, length, "F2"), areFirst[i] ? 6 : 2) with
                {
                    Magnetization = areFirst[i] ? LayerMagnetization.Free : LayerMagnetization.Fixed(UnitVector.Z),
                });
                layers.Add(Slab(Numbered("spacer", i), Metal(6, 0, length, "N"), 20));
            }
            InterfaceProperties[] contacts = [.. Enumerable.Range(0, layers.Count - 1).Select(i => areFirst[(i + 1) / 2] ? Contact(0.5, 0.77) : Contact(0.4, 0.6))];
            Multilayer stack = Stack([.. layers], contacts, new EndCondition.Reservoir(), new EndCondition.Reservoir());
            return Series("spacer 0", [20]).Run(Of(stack), new RunContext()).Change[0];
        }
    }

    [Fact]
    public void A_block_repeated_n_times_is_the_stack_written_out()
    {
        Multilayer block = Repeated(30, 200, 1), written = Repeated(30, 200, 7), repeated = block.WithRepeats(7), back = written.WithRepeats(1);
        Assert.Equal(written.Layers.Select(layer => (layer.Material.Name, layer.Thickness, layer.Magnetization)), repeated.Layers.Select(layer => (layer.Material.Name, layer.Thickness, layer.Magnetization)));
        Assert.Equal(written.Interfaces, repeated.Interfaces);
        Assert.Equal(block.Interfaces, back.Interfaces);
        Assert.Equal(7, repeated.Repeated!.Count);
        Assert.Equal(written.Interfaces, back.WithRepeats(3).WithRepeats(7).Interfaces);
    }

    [Fact]
    public void Repeats_and_layers_that_are_not_there_are_refused_in_words()
    {
        Device plain = Of(Repeated(30, 200) with { Repeated = null }), repeated = Of(Repeated(30, 200));
        Assert.Contains("no single block", Assert.Throws<DeviceException>(() => new MultilayerSeries { Repeats = [2] }.Run(plain, new RunContext())).Message, StringComparison.Ordinal);
        Assert.Contains("at least once", Assert.Throws<DeviceException>(() => new MultilayerSeries { Repeats = [0] }.Run(repeated, new RunContext())).Message, StringComparison.Ordinal);
        Assert.Contains("No layer of the stack is called 'gold'", Assert.Throws<DeviceException>(() => Series("gold", [1]).Run(repeated, new RunContext())).Message, StringComparison.Ordinal);
        Assert.Contains("semi-infinite lead", Assert.Throws<DeviceException>(() => Series("lead", [1]).Run(repeated, new RunContext())).Message, StringComparison.Ordinal);
        Device normal = Of(Transparent([Lead("lead", Metal(6, 0, 450)), Slab("layer", Metal(5, 0, 100), 10), Lead("other", Metal(6, 0, 450))]));
        Assert.Contains("No layer of the stack is magnetic", Assert.Throws<DeviceException>(() => Series("layer", [1]).Run(normal, new RunContext())).Message, StringComparison.Ordinal);
    }

    /// <summary>[Co(6)/Cu(20)]n with 2n interfaces: from lead to lead, or where nothing flips a spin between reservoirs, the left one behind a copper layer.</summary>
    private static Multilayer Repeated(double magnetLength, double copperLength, int count = 2)
    {
        Material cobalt = Metal(Cobalt, Beta, magnetLength, "Co"), copper = Metal(Copper, 0, copperLength, "Cu"), lead = Metal(Copper, 0, 450, "lead");
        bool hasLeads = double.IsFinite(copperLength);
        List<Layer> layers = [hasLeads ? Lead("lead", lead) : Slab("first", copper, FirstLayer)];
        List<InterfaceProperties> contacts = [Contact(Contact2 / 2, Gamma)];
        for (int i = 1; i <= count; i++)
        {
            if (i > 1) contacts.Add(Contact(Contact2 / 2, Gamma));
            layers.AddRange([Slab(Numbered("magnet", i), cobalt, 6), Slab(Numbered("spacer", i), copper, 20)]);
            contacts.Add(Contact(Contact2 / 2, Gamma));
        }
        if (hasLeads) layers.Add(Lead("end", lead));
        if (hasLeads) contacts.Add(InterfaceProperties.Transparent);
        return Stack([.. layers], [.. contacts], hasLeads ? null : new EndCondition.Reservoir(), hasLeads ? null : new EndCondition.Reservoir()) with { Repeated = new RepeatedBlock(1, 2, count, ["magnet", "spacer"], Contact(Contact2 / 2, Gamma)) };
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    private static ThicknessSeries Series(string layer, double[] thicknesses) => new() { Layers = [layer], Thicknesses = [.. thicknesses.Select(t => Length.FromSi(t * 1e-9))] };

    private static Device Of(Multilayer stack) => new() { Title = "stack", Temperature = Temperature.FromSi(4.2), Stack = stack };

    private static double? Value(Result result, string name) => result.Scalars.Single(scalar => scalar.Name == name).Value;

    private static void AssertRelative(double expected, double actual) => Assert.Equal(expected, actual, Precision * Math.Abs(expected));
}
