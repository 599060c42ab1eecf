using Larmor.Layers;

namespace Larmor.Physics;

/// <summary>
/// The two-channel equations solved another way: two amplitudes exp(−x/l), exp(−(d − x)/l) per layer, continuity of Δμ and of δJ at every
/// face written out as one dense system, and the voltage from the up channel alone, μ↑′ = −J↑/σ↑. 160 decimal places.
/// </summary>
internal sealed class ChannelEquations
{
    private readonly List<(FixedPoint A, FixedPoint X, FixedPoint P)> elements = [];
    private readonly Multilayer stack;
    private readonly int[] orientations;
    private FixedPoint[] amplitudes = [];

    public ChannelEquations(Multilayer stack, int[] orientations)
    {
        this.stack = stack;
        this.orientations = orientations;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Layer layer = stack.Layers[i];
            FixedPoint p = FixedPoint.Of(layer.Material.Channels.Beta * orientations[i]);
            if (layer.Thickness is { } t)
            {
                FixedPoint x = double.IsInfinity(layer.Material.Channels.SpinDiffusionLength.Si)
                    ? FixedPoint.Zero
                    : FixedPoint.Of(t.Si) / FixedPoint.Of(layer.Material.Channels.SpinDiffusionLength.Si);
                elements.Add((FixedPoint.Of(layer.Material.Channels.RhoStar.Si) * FixedPoint.Of(t.Si) * Unit, x, p));
            }
            if (i + 1 < stack.Layers.Count && !stack.Interfaces[i].IsTransparent)
            {
                int magnet = layer.Material.Channels.Beta != 0 ? i : i + 1;
                elements.Add((FixedPoint.Of(stack.Interfaces[i].AreaResistance.Si) * Unit, FixedPoint.Of(stack.Interfaces[i].Delta), FixedPoint.Of(stack.Interfaces[i].Gamma * orientations[magnet])));
            }
        }
        Solve();
    }

    /// <summary>Resistances in units of 1e-15 Ohm m^2.</summary>
    private static FixedPoint Unit { get; } = FixedPoint.Of(1e15);

    /// <summary>Δ/J0 at all nodes in ohm m².</summary>
    public double[] NodeValues { get; private set; } = [];

    /// <summary>Resistance-area without the leads' own, in ohm m².</summary>
    public double ResistanceArea { get; private set; }

    /// <summary>What it exceeds the series resistance by, in ohm m².</summary>
    public double NonEquilibriumResistanceArea { get; private set; }

    private FixedPoint Two { get; } = FixedPoint.Of(2);

    // Δ = a exp(−x f) + b exp(−x (1 − f)), or a + b f without flips; δJ = P − Δ′/(2A).
    private FixedPoint[] Accumulation(int k, bool right)
    {
        FixedPoint x = elements[k].X;
        if (x.IsZero) return [FixedPoint.One, right ? FixedPoint.One : FixedPoint.Zero];
        FixedPoint decay = FixedPoint.ExpMinus(x);
        return right ? [decay, FixedPoint.One] : [FixedPoint.One, decay];
    }

    private FixedPoint[] Current(int k, bool right)
    {
        (FixedPoint a, FixedPoint x, _) = elements[k];
        FixedPoint g = FixedPoint.One / (Two * a);
        if (x.IsZero) return [FixedPoint.Zero, -g];
        FixedPoint[] modes = Accumulation(k, right);
        return [g * x * modes[0], -(g * x * modes[1])];
    }

    private void Solve()
    {
        int n = elements.Count;
        // Unknowns: a lead's Δ at each end first and last, then two amplitudes per element.
        int size = (2 * n) + 2;
        FixedPoint[,] matrix = new FixedPoint[size, size];
        FixedPoint[] right = new FixedPoint[size];
        int row = 0;
        for (int node = 0; node <= n; node++)
        {
            int l = node == 0 ? 0 : (2 * node) - 1, r = (2 * node) + 1;
            // Δ continuous.
            Put(matrix, row, l, FixedPoint.One, node == 0 ? [FixedPoint.One] : Accumulation(node - 1, true));
            Put(matrix, row, r, -FixedPoint.One, node == n ? [FixedPoint.One] : Accumulation(node, false));
            row++;
            // δJ continuous; a reservoir instead fixes Δ = 0 on its side.
            if (node == 0 && stack.Left is EndCondition.Reservoir) { matrix[row++, 0] = FixedPoint.One; continue; }
            if (node == n && stack.Right is EndCondition.Reservoir) { matrix[row++, size - 1] = FixedPoint.One; continue; }
            (FixedPoint P, FixedPoint G) left = node == 0 ? EndOf(stack.Left, 0) : default;
            (FixedPoint P, FixedPoint G) end = node == n ? EndOf(stack.Right, stack.Layers.Count - 1) : default;
            Put(matrix, row, l, FixedPoint.One, node == 0 ? [-left.G] : Current(node - 1, true));
            Put(matrix, row, r, -FixedPoint.One, node == n ? [end.G] : Current(node, false));
            right[row] = (node == n ? end.P : elements[node].P) - (node == 0 ? left.P : elements[node - 1].P);
            row++;
        }
        amplitudes = FixedPoint.Solve(matrix, right);
        Collect(n);
    }

    private void Collect(int n)
    {
        FixedPoint[] nodes = new FixedPoint[n + 1];
        nodes[0] = amplitudes[0];
        nodes[n] = amplitudes[^1];
        for (int k = 0; k + 1 < n; k++) nodes[k + 1] = Value(k, true);
        NodeValues = [.. nodes.Select(value => value.ToDouble() * 1e-15)];
        FixedPoint up = FixedPoint.Zero, series = FixedPoint.Zero;
        for (int k = 0; k < n; k++)
        {
            (FixedPoint a, _, FixedPoint p) = elements[k];
            // Drop of μ↑: a (1 − P) ∫(1 + δJ) df.
            up += a * (FixedPoint.One - p) * (FixedPoint.One + p - ((Value(k, true) - Value(k, false)) / (Two * a)));
            series += a * (FixedPoint.One - (p * p));
        }
        FixedPoint voltage = up - ((nodes[0] - nodes[n]) / Two);
        voltage += (EndPolarization(stack.Left, 0) * nodes[0] / Two) - (EndPolarization(stack.Right, stack.Layers.Count - 1) * nodes[n] / Two);
        ResistanceArea = voltage.ToDouble() * 1e-15;
        NonEquilibriumResistanceArea = (voltage - series).ToDouble() * 1e-15;
    }

    private FixedPoint Value(int k, bool right)
    {
        FixedPoint[] modes = Accumulation(k, right);
        return (modes[0] * amplitudes[(2 * k) + 1]) + (modes[1] * amplitudes[(2 * k) + 2]);
    }

    private FixedPoint EndPolarization(EndCondition end, int layer) => end is EndCondition.Reservoir ? FixedPoint.Zero : EndOf(end, layer).P;

    private (FixedPoint P, FixedPoint G) EndOf(EndCondition end, int layer)
    {
        if (end is EndCondition.Polarization polarization) return (FixedPoint.Of(polarization.Value), FixedPoint.Zero);
        if (end is not EndCondition.Lead) return default;
        Layer lead = stack.Layers[layer];
        FixedPoint r = FixedPoint.Of(lead.Material.Channels.RhoStar.Si) * FixedPoint.Of(lead.Material.Channels.SpinDiffusionLength.Si) * Unit;
        return (FixedPoint.Of(lead.Material.Channels.Beta * orientations[layer]), FixedPoint.One / (Two * r));
    }

    private static void Put(FixedPoint[,] matrix, int row, int column, FixedPoint sign, FixedPoint[] values)
    {
        for (int i = 0; i < values.Length; i++) matrix[row, column + i] = sign * values[i];
    }
}
