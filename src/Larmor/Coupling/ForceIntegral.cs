using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>∫ l(x) (−1/e) ∂Δμ/∂x dx through a whole stack, with l constant in each layer and at each contact.</summary>
/// <remarks>
/// Δμ = qD is the energy of the carriers of charge q, so that (−1/e) Δμ of electrons is +D in volts. A uniform l integrates to l [Δμ(A) − Δμ(B)]/e, which is zero between far ends: only a
/// coefficient that changes across an interface, as one that is zero in the normal metal does, drives a moment. Source: Eq. (21) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), corrected.
/// </remarks>
public static class ForceIntegral
{
    /// <summary>Δμ/e over D: the sign of the electrons' charge.</summary>
    internal static double SignOfCarriers => PhysicalConstants.ElectronCharge / PhysicalConstants.ElementaryCharge;

    /// <summary>The integral in V times the unit of l.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="state">Its solution.</param>
    /// <param name="inLayers">l of each layer.</param>
    /// <param name="atContacts">l at each contact, whose Δμ changes there abruptly.</param>
    /// <exception cref="ArgumentException">Not one value for each layer and contact, or a tunnel barrier, between whose sides no Δμ is defined.</exception>
    public static Vector3d Of(Multilayer stack, NoncollinearState state, IReadOnlyList<double> inLayers, IReadOnlyList<double> atContacts)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(inLayers);
        ArgumentNullException.ThrowIfNull(atContacts);
        if (inLayers.Count != stack.Layers.Count || atContacts.Count != stack.Interfaces.Count) throw new ArgumentException("The integral needs one coefficient for each layer and each contact.", nameof(inLayers));
        if (stack.Interfaces.Any(contact => contact.Tunnel is not null)) throw new ArgumentException("The spin-pumping force has no gradient in a tunnel barrier.", nameof(stack));
        Vector3d sum = default;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            Vector3d left = At(stack, state.Profile, i, LayerFace.Left), right = At(stack, state.Profile, i, LayerFace.Right);
            sum += inLayers[i] * (left - right);
            if (i + 1 < stack.Layers.Count) sum += atContacts[i] * (right - At(stack, state.Profile, i + 1, LayerFace.Left));
        }
        return SignOfCarriers * sum;
    }

    /// <summary>D in V at a face of a layer; zero far out in a lead. A reservoir at the end of a layer holds D = 0 there.</summary>
    internal static Vector3d At(Multilayer stack, NoncollinearProfile profile, int layer, LayerFace face)
    {
        bool isFar = stack.Layers[layer].IsLead && (face == LayerFace.Left) == (layer == 0);
        if (isFar) return default;
        Length x = face == LayerFace.Left ? profile.LeftFace(layer) : profile.RightFace(layer);
        return profile.At(layer, x).Accumulation;
    }
}
