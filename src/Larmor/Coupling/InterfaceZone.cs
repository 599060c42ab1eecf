using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>The zone of a magnet in which the electrons' forces act on its moment: a contact with a normal metal and the magnet behind it down to some depth.</summary>
/// <remarks>
/// In a magnet that absorbs transverse spin at its faces Δμ_⊥ falls from its value in the normal metal to zero at the contact itself, which belongs to the magnet.
/// </remarks>
internal sealed class InterfaceZone
{
    private readonly Multilayer stack;
    private readonly int layer;
    private readonly int metal;
    private readonly LayerFace face;
    private readonly double depth;

    private InterfaceZone(Multilayer stack, int layer, LayerFace face, double depth)
    {
        (this.stack, this.layer, this.face, this.depth) = (stack, layer, face, depth);
        metal = face == LayerFace.Left ? layer - 1 : layer + 1;
        Conductance = ConductanceOf();
        Absorbing = AbsorbingOf();
    }

    /// <summary>Conductance of the zone for transverse spin in S/m²: G_r of an absorbing contact, σ_t/depth of a zone inside the magnet. What the second law compares l² with.</summary>
    public double Conductance { get; }

    /// <summary>z = s/(1/G_p + 1/(σ_t κ)) + G_r − iG_i in S/m²: spin current that the moment absorbs at this face per D_T in the normal metal, for a magnet much thicker than its transverse length.</summary>
    public Complex Absorbing { get; }

    /// <summary>In words.</summary>
    public string Words => $"'{stack.InterfaceName(Contact)}' and {Length.FromSi(depth)} of '{stack.Layers[layer].Name}'";

    private int Contact => Math.Min(layer, metal);

    /// <summary>The zone at a face of a layer.</summary>
    /// <param name="stack">The stack, with its mixing conductances filled in.</param>
    /// <param name="layer">Index of the magnet.</param>
    /// <param name="face">Which face.</param>
    /// <param name="depth">How deep it goes into the magnet; null for the whole layer.</param>
    /// <exception cref="DeviceException">There is no normal metal at the face, or the depth is not inside the layer.</exception>
    public static InterfaceZone Of(Multilayer stack, int layer, LayerFace face, Length? depth)
    {
        Layer magnet = stack.Layers[layer];
        string subject = $"magnets/{magnet.Name}";
        int beside = face == LayerFace.Left ? layer - 1 : layer + 1;
        string side = face == LayerFace.Left ? "left" : "right";
        if (beside < 0 || beside >= stack.Layers.Count || stack.Layers[beside].Magnetization is not LayerMagnetization.NotMagnetic || stack.Interfaces[Math.Min(layer, beside)].Tunnel is not null)
        {
            throw new DeviceException($"Spin-transfer coefficients act at a contact of '{magnet.Name}' with a normal metal, and at its {side} face there is none. Give `face: {(face == LayerFace.Left ? "right" : "left")}`, or put a normal metal there.", subject);
        }
        double whole = magnet.Thickness!.Value.Si;
        double reach = depth?.Si ?? whole;
        return reach > 0 && reach <= whole
            ? new InterfaceZone(stack, layer, face, reach)
            : throw new DeviceException($"The zone of the spin-transfer coefficients must lie inside '{magnet.Name}', which is {magnet.Thickness} thick; got {depth}.", subject);
    }

    /// <summary>The same zone of a stack that differs by a rotation only.</summary>
    public InterfaceZone In(Multilayer turned) => new(turned, layer, face, depth);

    /// <summary>∫(−1/e) ∂Δμ/∂n dx over the zone, n into the magnet: the fall of Δμ/e from the normal metal to the end of the zone, in V.</summary>
    public Vector3d Force(NoncollinearProfile profile)
    {
        Vector3d outside = ForceIntegral.At(stack, profile, metal, face == LayerFace.Left ? LayerFace.Right : LayerFace.Left);
        return ForceIntegral.SignOfCarriers * (outside - profile.At(layer, End(profile)).Accumulation);
    }

    /// <summary>The same of Δμ_sd, from the magnet's side of the contact on; zero where the magnet has no d channel.</summary>
    public double InterBandForce(NoncollinearProfile profile)
    {
        Length start = face == LayerFace.Left ? profile.LeftFace(layer) : profile.RightFace(layer);
        return profile.InterBandDifference(layer, start) is { } first && profile.InterBandDifference(layer, End(profile)) is { } last
            ? ForceIntegral.SignOfCarriers * (first - last)
            : 0;
    }

    private Length End(NoncollinearProfile profile)
    {
        double left = profile.LeftFace(layer).Si, right = profile.RightFace(layer).Si;
        return Length.FromSi(face == LayerFace.Left ? Math.Min(right, left + depth) : Math.Max(left, right - depth));
    }

    private TransverseModes? Modes => stack.Layers[layer].Material is { Transverse: { } properties } material ? TransverseModes.Of(material.Channels, properties) : null;

    private Complex Mixing => stack.Interfaces[Contact].Mixing is { } mixing ? Complex.Conjugate(SharvinCorrection.Of(mixing, stack.Layers[metal].Material)) : 0;

    private double ConductanceOf()
    {
        if (Modes is not { } modes) return Mixing.Real;
        InterfaceProperties contact = stack.Interfaces[Contact];
        double inside = modes.Conductivity / depth, passing = contact.PassingConductance.Si;
        return Mixing.Real + (contact.IsTransparent ? inside : passing == 0 ? 0 : 1 / ((1 / passing) + (1 / inside)));
    }

    private Complex AbsorbingOf()
    {
        if (Modes is not { } modes) return Mixing;
        InterfaceProperties contact = stack.Interfaces[Contact];
        Complex behind = modes.Conductivity * modes.Kappa;
        double passing = contact.PassingConductance.Si;
        return Mixing + (modes.Share * (contact.IsTransparent ? behind : passing == 0 ? 0 : 1 / ((1 / passing) + (1 / behind))));
    }
}
