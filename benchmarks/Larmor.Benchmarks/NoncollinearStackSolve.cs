using System.Globalization;
using BenchmarkDotNet.Attributes;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Benchmarks;

/// <summary>
/// One orientation of all magnets of the stack in benchmarks/yardsticks/noncollinear_stack.cpp: resistance and all torques. Two sets of moments in
/// turn, so that nothing can be kept from one orientation to the next. The setup prints the numbers that the C++ program prints as well.
/// </summary>
[MemoryDiagnoser]
public class NoncollinearStackSolve
{
    private readonly UnitVector[][] moments = new UnitVector[2][];
    private Multilayer stack = null!;
    private NoncollinearTransport prepared = null!;
    private PartlyFixedTransport oneMoving = null!;
    private Vector3d[] absorbed = [];
    private int turn;

    /// <summary>Layers: normal metal, ferromagnet, normal metal, ...</summary>
    [Params(10, 10_000)]
    public int Layers { get; set; }

    /// <summary>Builds the stack and prints its answers.</summary>
    [GlobalSetup]
    public void BuildStack()
    {
        Material copper = new() { Name = "Cu", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromNanometres(450)) };
        Material cobalt = new()
        {
            Name = "Co",
            Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromNanometres(60)),
            Transverse = new TransverseProperties { LatticeLength = Length.FromNanometres(40), DephasingLength = Length.FromNanometres(3), PrecessionLength = Length.FromNanometres(2) },
        };
        Layer[] layers = [.. Enumerable.Range(0, Layers).Select(i => new Layer
        {
            Name = i.ToString(CultureInfo.InvariantCulture),
            Material = i % 2 == 0 ? copper : cobalt,
            Thickness = Length.FromNanometres((i % 2 == 0 ? 3 : 2) + (i % 3)),
            Magnetization = i % 2 == 0 ? LayerMagnetization.None : LayerMagnetization.Free,
        })];
        stack = new Multilayer(layers, [.. Enumerable.Repeat(InterfaceProperties.Transparent, Layers - 1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        prepared = NoncollinearTransport.Of(stack);
        absorbed = new Vector3d[prepared.Magnets.Count];
        moments[0] = [.. prepared.Magnets.Select(i => UnitVector.FromAngles(0.3 * i, 0.5 * i))];
        moments[1] = [.. prepared.Magnets.Select(i => UnitVector.FromAngles((0.3 * i) + 0.1, 0.5 * i))];
        oneMoving = prepared.WithMoving([2], moments[0]);
        double resistance = prepared.Evaluate(moments[0], absorbed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// R A {resistance:E15} ohm m2, absorbed by the second layer {absorbed[0]}"));
    }

    /// <summary>The stack prepared once; resistance and torques at one orientation.</summary>
    /// <returns>R A in ohm m².</returns>
    [Benchmark(Baseline = true)]
    public double Orientation() => prepared.Evaluate(moments[++turn & 1], absorbed);

    /// <summary>One moving magnet, all others fixed and eliminated once.</summary>
    /// <returns>R A in ohm m².</returns>
    [Benchmark]
    public double OneMoving() => oneMoving.Evaluate(moments[++turn & 1].AsSpan(2, 1), absorbed.AsSpan(0, 1));

    /// <summary>The same with the preparation.</summary>
    /// <returns>R A in ohm m².</returns>
    [Benchmark]
    public double FromTheStack() => NoncollinearTransport.Of(stack).Evaluate(moments[++turn & 1], absorbed);

    /// <summary>Everything that a report wants: shares, power, checks, profile.</summary>
    /// <returns>R A in ohm m².</returns>
    [Benchmark]
    public double WholeState() => prepared.Solve(moments[++turn & 1], CurrentDensity.FromSi(1e11)).ResistanceArea;
}
