using System.Globalization;
using BenchmarkDotNet.Attributes;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;

namespace Larmor.Benchmarks;

/// <summary>
/// The spin accumulation of [Co 5 nm / Cu 5 nm] repeated, between reservoirs: Larmor's exact modes with the whole account (profile, shares,
/// power, audit), against what one would write by hand: finite volumes on a mesh and one tridiagonal solve, with nothing but Δμ.
/// </summary>
/// <remarks>
/// The mesh has <see cref="CellsPerLayer"/> cells in each layer; the setup prints how far it is from the exact answer. The ratio is the price
/// of the account; the error is the price of the mesh.
/// </remarks>
[MemoryDiagnoser]
public class CollinearStackSolve
{
    private const double CurrentDensityOfRun = 1e11, Thickness = 5e-9, ContactResistance = 0.51e-15, ContactAsymmetry = 0.77;
    private const int CellsPerLayer = 25;

    private static readonly ChannelNetwork
        Cobalt = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromNanometres(60)),
        Copper = ChannelNetwork.FromValetFert(Resistivity.FromSi(6e-9), 0, Length.FromNanometres(450));

    private static readonly ChannelNetwork BandsOfCobalt = ChannelNetwork.FromChannels(
        [new Channel("s-up", Conductivity.FromSi(9e6)), new Channel("s-down", Conductivity.FromSi(3e6)), new Channel("d-down", Conductivity.FromSi(2e6))],
        [
            new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(7e20)),
            new ChannelRelaxation("s-down", "d-down", ChannelNetwork.RelaxationFromLength(Length.FromNanometres(3), Conductivity.FromSi(3e6), Conductivity.FromSi(2e6))),
        ]);

    private Multilayer stack = null!;
    private Multilayer bands = null!;
    private CollinearStack prepared = null!;
    private ChannelLadder ladder = null!;
    private int[] orientations = null!;

    /// <summary>How often the bilayer is repeated.</summary>
    [Params(1, 10, 100, 5000)]
    public int Repeats { get; set; }

    /// <summary>Builds the stack and says how accurate the mesh is.</summary>
    [GlobalSetup]
    public void BuildStack()
    {
        List<Layer> layers = [];
        for (int i = 0; i < Repeats; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            layers.Add(Slab($"Co-{number}", Cobalt, LayerMagnetization.Fixed(UnitVector.Z)));
            layers.Add(Slab($"Cu-{number}", Copper, LayerMagnetization.None));
        }
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromSi(ContactResistance), ContactAsymmetry);
        stack = new Multilayer(layers, [.. Enumerable.Repeat(contact, layers.Count - 1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        orientations = [.. layers.Select(layer => layer.Material.Channels.Beta == 0 ? 0 : 1)];
        bands = new Multilayer(
            [.. layers.Select(layer => layer.Magnetization is LayerMagnetization.NotMagnetic ? layer : layer with { Material = layer.Material with { Channels = BandsOfCobalt } })],
            stack.Interfaces, stack.Left, stack.Right);
        prepared = CollinearStack.Of(stack, orientations);
        ladder = new ChannelLadder(prepared.Chain);
        double exact = ExactModes();
        double relative = Math.Abs((OnAMesh() / exact) - 1);
        Console.WriteLine($"// relative error of the mesh {relative.ToString("E1", CultureInfo.InvariantCulture)}");
    }

    /// <summary>Larmor, with profile, shares, power and audit.</summary>
    /// <returns>Δμ in V in the middle of the first layer.</returns>
    [Benchmark]
    public double ExactModes() =>
        CollinearTransport.Solve(stack, orientations, CurrentDensity.FromSi(CurrentDensityOfRun)).Profile!.At(0, Length.FromSi(Thickness / 2)).Accumulation;

    /// <summary>The same with s, s and d channels in the magnets (three channels, Eq. (18)), profile, shares, power and audit.</summary>
    /// <returns>R_ne A in ohm m².</returns>
    [Benchmark]
    public double ThreeChannels() => CollinearTransport.Solve(bands, orientations, CurrentDensity.FromSi(CurrentDensityOfRun)).NonEquilibriumResistanceArea;

    /// <summary>The accumulation alone, of a stack prepared once.</summary>
    /// <returns>Δμ/J₀ in ohm m² at the first contact.</returns>
    [Benchmark]
    public double Prepared()
    {
        ladder.Solve(prepared.Left, prepared.Right, 1, prepared.Reference);
        return ladder.Node(1)[0];
    }

    /// <summary>Finite volumes: δJ = [Δ_i − Δ_(i+1) + J₀(...)]/(...) between cells, δJ_right − δJ_left = −Δ h/(2ρ* l²) in each.</summary>
    /// <returns>Δμ in V in the middle of the first layer.</returns>
    [Benchmark(Baseline = true)]
    public double OnAMesh()
    {
        int cells = stack.Layers.Count * CellsPerLayer;
        const double h = Thickness / CellsPerLayer;
        double[] conductance = new double[cells + 1], drive = new double[cells + 1];
        for (int face = 0; face <= cells; face++)
        {
            (double resistance, double force) = (0, 0);
            if (face > 0) Add(Channels(face - 1), ref resistance, ref force);
            if (face < cells) Add(Channels(face), ref resistance, ref force);
            if (face > 0 && face < cells && face % CellsPerLayer == 0)
            {
                resistance += 2 * ContactResistance;
                force += 2 * ContactResistance * ContactAsymmetry;
            }
            (conductance[face], drive[face]) = (1 / resistance, CurrentDensityOfRun * force / resistance);
        }
        return SolveTridiagonal(conductance, drive, h)[CellsPerLayer / 2];

        static void Add(ChannelNetwork channels, ref double resistance, ref double force)
        {
            resistance += h * channels.RhoStar.Si;
            force += h * channels.RhoStar.Si * channels.Beta;
        }
    }

    private double[] SolveTridiagonal(double[] conductance, double[] drive, double h)
    {
        int cells = conductance.Length - 1;
        double[] diagonal = new double[cells], answer = new double[cells];
        for (int i = 0; i < cells; i++)
        {
            ChannelNetwork channels = Channels(i);
            double relaxation = h / (2 * channels.RhoStar.Si * channels.SpinDiffusionLength.Si * channels.SpinDiffusionLength.Si);
            diagonal[i] = conductance[i] + conductance[i + 1] + relaxation;
            answer[i] = drive[i] - drive[i + 1];
            if (i == 0) continue;
            double factor = conductance[i] / diagonal[i - 1];
            diagonal[i] -= factor * conductance[i];
            answer[i] += factor * answer[i - 1];
        }
        answer[^1] /= diagonal[^1];
        for (int i = cells - 2; i >= 0; i--) answer[i] = (answer[i] + (conductance[i + 1] * answer[i + 1])) / diagonal[i];
        return answer;
    }

    private ChannelNetwork Channels(int cell) => stack.Layers[cell / CellsPerLayer].Material.Channels;

    private static Layer Slab(string name, ChannelNetwork channels, LayerMagnetization magnetization) => new()
    {
        Name = name,
        Material = new Material { Name = name, Channels = channels },
        Thickness = Length.FromSi(Thickness),
        Magnetization = magnetization,
    };
}
