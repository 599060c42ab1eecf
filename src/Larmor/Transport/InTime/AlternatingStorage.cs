using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Transport.InTime;

/// <summary>What the populations of a metal hold of a difference between their potentials while their sum is neutral.</summary>
/// <remarks>C = e²(B N⁻¹ Bᵀ)⁻¹; of two channels C = e²N_h = c/2 with the c of Δ. As a sum of squares: yᵀCy = e² Σ_c N_c (μ_c − μ̄)², μ̄ the mean weighted by N.</remarks>
internal static class AlternatingStorage
{
    /// <summary>What of a layer cannot be followed in frequency, first of all a missing density of states, in words for the user; null for none.</summary>
    public static string? Refusal(Layers.Layer layer)
    {
        Material material = layer.Material;
        if (material.Channels.IsTwoChannel) return SpinStack.UnknownStates(layer);
        return material.Channels.Channels.FirstOrDefault(channel => channel.DensityOfStates is not { Si: > 0 }) is { } unknown
            ? $"Layer '{layer.Name}' is made of '{material.Name}', whose channel '{unknown.Name}' has no density of states, so that nothing says how much a given accumulation stores. Give each of its channels a 'density-of-states'."
            : null;
    }

    /// <summary>Ĉ in the modes of the metal, in s/m².</summary>
    public static ComplexMatrix Of(Material material, ChannelModes modes)
    {
        if (material.Channels.IsTwoChannel)
        {
            double inverse = modes.Inverse[0];
            return ComplexMatrix.Of(1, (_, _) => inverse * inverse * SpinStack.Capacitance(material) / 2);
        }
        double square = PhysicalConstants.ElementaryCharge * PhysicalConstants.ElementaryCharge;
        int n = modes.Count + 1;
        double[] states = [.. material.Channels.Channels.Select(channel => channel.DensityOfStates!.Value.Si)];
        double total = states.Sum();
        double[] excess = new double[modes.Shapes.Length];
        for (int j = 0; j < modes.Count; j++)
        {
            double mean = 0;
            for (int c = 0; c < n; c++) mean += states[c] / total * modes.Shapes[(j * n) + c];
            for (int c = 0; c < n; c++) excess[(j * n) + c] = modes.Shapes[(j * n) + c] - mean;
        }
        return ComplexMatrix.Of(modes.Count, (j, k) => Enumerable.Range(0, n).Sum(c => square * states[c] * excess[(j * n) + c] * excess[(k * n) + c]));
    }
}
