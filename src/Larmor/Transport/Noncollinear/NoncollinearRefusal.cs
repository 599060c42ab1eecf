using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>Why a stack cannot be solved with moments along any directions, in words for the user.</summary>
internal static class NoncollinearRefusal
{
    /// <summary>The first reason; null where there is none.</summary>
    public static string? Of(Multilayer stack)
    {
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if ((OfLayer(stack.Layers[i]) ?? ChannelRefusal.OfLayer(stack, i) ?? (i + 1 < stack.Layers.Count ? ChannelRefusal.OfContact(stack, i) ?? OfContact(stack, i) : null)) is { } reason) return reason;
        }
        if (stack.Layers is [{ IsLead: true } first, { IsLead: true } second] && stack.Interfaces[0].IsTransparent && !CollinearStack.IsMagnetic(first) && !CollinearStack.IsMagnetic(second))
        {
            return "Two leads of normal metal in plain contact: there is nothing between the ends of the stack. Put a layer or a contact with resistance there.";
        }
        return OfEnd(stack, true) ?? OfEnd(stack, false) ?? OfRelaxation(stack);
    }

    /// <summary>Whether a contact between metals is one where everything is continuous.</summary>
    public static bool IsPlain(InterfaceProperties contact) =>
        contact.IsTransparent && contact.Mixing is null && contact.PassingConductance.Si == 0 && contact.TransverseLoss.Si == 0;

    private static string? OfLayer(Layer layer)
    {
        ChannelNetwork channels = layer.Material.Channels;
        if (layer.IsLead && !double.IsFinite(channels.SpinDiffusionLength.Si)) return $"The semi-infinite lead '{layer.Name}' has an infinite spin-diffusion length, so that its spin accumulation never ends. Give its material a finite spin-diffusion length, or the layer a thickness and an end such as `reservoir`.";
        if (layer.Material.Transverse is not { } properties || !CollinearStack.IsMagnetic(layer)) return null;
        string material = layer.Material.Name;
        if (properties.Conductivity is { } sigma && !(sigma.Si > 0 && double.IsFinite(sigma.Si))) return $"The transverse conductivity of '{material}' must be positive; got {sigma}.";
        if (properties.LatticeLength is { } lattice && !(lattice.Si > 0)) return $"The transverse (lattice) length of '{material}' must be positive; got {lattice}.";
        if (!(properties.DephasingLength.Si > 0)) return $"The dephasing length of '{material}' must be positive; got {properties.DephasingLength}.";
        if (!(Math.Abs(properties.PrecessionLength.Si) > 0)) return $"The precession length of '{material}' must not be zero; its sign is that of its square. Got {properties.PrecessionLength}.";
        return TransverseModes.Of(channels, properties).Decays
            ? null
            : $"In '{material}' nothing ends transverse spin: the transverse, dephasing and precession lengths are all infinite. Give at least one of them.";
    }

    private static string? OfContact(Multilayer stack, int contact)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        Layer left = stack.Layers[contact], right = stack.Layers[contact + 1];
        bool first = CollinearStack.IsMagnetic(left), second = CollinearStack.IsMagnetic(right);
        string name = stack.InterfaceName(contact), pair = $"{left.Material.Name}/{right.Material.Name}";
        if (properties.Relaxations.FirstOrDefault(one => ChannelChain.Has(left, one.First) && ChannelChain.Has(left, one.Second) && ChannelChain.Has(right, one.First) && ChannelChain.Has(right, one.Second)) is { } shared)
        {
            return $"At the contact '{name}' the channels {shared.First} and {shared.Second} of both sides relax into each other; beside moments along different directions that is not defined for the normal metal. Give `delta` instead.";
        }
        if (properties.Tunnel is { } barrier) return OfBarrier(barrier, name, first, second);
        if (!first && !second) return properties.Gamma == 0 ? null : $"The interface '{name}' has gamma, but neither side is magnetic: there is no axis along which it could tell spins apart. Set gamma to 0.";
        if (first && second)
        {
            return !IsPlain(properties)
                ? $"The contact '{name}' stands between two magnets and has a resistance or a mixing conductance: with moments along different directions its majority is not defined. Put a normal layer between them (two contacts), make it `transparent`, or a `tunnel` barrier."
                : left.Material.Transverse is null || right.Material.Transverse is null
                    ? $"The magnets at '{name}' touch: that needs to be known how transverse spin moves inside both ({pair}). Give `dephasing-length`, `transverse-length` or `precession-length` for both, or put a normal layer between them."
                    : null;
        }
        return OfMagneticContact(properties, first ? left.Material : right.Material, first ? right.Material : left.Material, name, pair);
    }

    private static string? OfMagneticContact(InterfaceProperties properties, Material magnet, Material normal, string name, string pair)
    {
        if (properties.PassingConductance.Si < 0) return $"The passing conductance of '{name}' must not be negative; got {properties.PassingConductance}. A negative one would let entropy fall.";
        if (properties.TransverseLoss.Si < 0) return $"The transverse loss of '{name}' must not be negative; got {properties.TransverseLoss}. A negative one would let entropy fall.";
        if (properties.Mixing is { } mixing && SharvinCorrection.Refusal(mixing, normal, pair) is { } reason) return reason;
        if (magnet.Transverse is null)
        {
            if (properties.PassingConductance.Si > 0) return $"The contact '{name}' passes transverse spin on, but '{magnet.Name}' has no transverse modes. Give `dephasing-length`, `transverse-length` or `precession-length` for {magnet.Name}, or leave the passing conductance out.";
            return properties.Mixing is null
                ? $"The contact '{name}' ({pair}) has no mixing conductance, which moments along different directions need and for which there is no default. Give `mixing-conductance` for {pair}, for example in S/m^2, with `sharvin: included` or `bare`; or give {magnet.Name} a `dephasing-length` and the contact a `passing-conductance`."
                : null;
        }
        return properties.Mixing is null && properties.PassingConductance.Si == 0 && !IsPlain(properties)
            ? $"The contact '{name}' ({pair}) has a resistance, but neither a mixing conductance nor a passing conductance: nothing says how transverse spin crosses it. Give `mixing-conductance`, `passing-conductance` or both for {pair}."
            : null;
    }

    private static string? OfBarrier(TunnelBarrier barrier, string name, bool first, bool second)
    {
        if (!first && barrier.PolarizationLeft != 0) return $"The tunnel barrier '{name}' has a polarization at its left, where there is a normal metal. Set `polarization-left` to 0.";
        if (!second && barrier.PolarizationRight != 0) return $"The tunnel barrier '{name}' has a polarization at its right, where there is a normal metal. Set `polarization-right` to 0.";
        if (!(first && second) && barrier.FieldLike != 0) return $"The tunnel barrier '{name}' has a field-like torque, which needs a magnet on both sides. Set `field-like` to 0.";
        return !(first && second) && Math.Max(Math.Abs(barrier.PolarizationLeft), Math.Abs(barrier.PolarizationRight)) == 1
            ? $"The tunnel barrier '{name}' has a fully polarized electrode against a normal metal. Give a polarization below 1."
            : null;
    }

    private static string? OfEnd(Multilayer stack, bool isLeft)
    {
        EndCondition end = isLeft ? stack.Left : stack.Right;
        Layer layer = isLeft ? stack.Layers[0] : stack.Layers[^1];
        (bool gives, UnitVector? along) = end switch
        {
            EndCondition.Polarization one => (one.Value != 0, one.Along),
            EndCondition.SpinCurrent one => (one.Density.Si != 0, one.Along),
            _ => (false, null),
        };
        if (!gives) return null;
        string side = isLeft ? "left" : "right";
        bool isMagnetic = CollinearStack.IsMagnetic(layer);
        if (along is null) return isMagnetic || !stack.Layers.Any(CollinearStack.IsMagnetic) ? null : $"The {side} end puts polarized spins into the normal metal '{layer.Name}' of a stack whose moments point anywhere: give their axis (`along`).";
        return isMagnetic && layer.Material.Transverse is null
            ? $"The {side} end puts spins along {along} straight into '{layer.Name}', which absorbs transverse spin at its faces. Put a normal layer at that end, or leave the axis out: it is then that of '{layer.Name}'."
            : null;
    }

    private static string? OfRelaxation(Multilayer stack)
    {
        bool isFixed = stack.Left is EndCondition.Lead or EndCondition.Reservoir || stack.Right is EndCondition.Lead or EndCondition.Reservoir
            || stack.Layers.Any(layer => !layer.IsLead && double.IsFinite(layer.Material.Channels.SpinDiffusionLength.Si))
            || stack.Interfaces.Any(contact => contact.Delta > 0);
        return isFixed ? null : "Nothing fixes the spin accumulation: no spin is ever flipped (all spin-diffusion lengths infinite, no interface with delta) and no end is a lead or a reservoir. Give a spin-diffusion length, or make one end a `reservoir`.";
    }
}
