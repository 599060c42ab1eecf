using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>The contacts of magnets and normal metals at which transverse spin is absorbed, as the torque needs them.</summary>
/// <remarks>
/// A contact is idle where no other magnet stands beyond its normal metal, its own magnet absorbs all transverse spin and no end puts spins in: no transverse spin
/// exists there, and its mixing conductance has no effect on the torque.
/// </remarks>
internal static class MixingContacts
{
    /// <summary>The stack with a mixing conductance of zero at idle contacts that have none.</summary>
    /// <exception cref="DeviceException">A ferromagnet has no magnetization, or a contact that is not idle has no mixing conductance or one that cannot be used; the message says which.</exception>
    public static Multilayer Filled(Multilayer stack)
    {
        if (stack.Layers.FirstOrDefault(layer => layer.Material.IsMagnetic && !IsMagnetic(layer)) is { } mute)
        {
            throw new DeviceException($"Layer '{mute.Name}' is made of the ferromagnet '{mute.Material.Name}' but has no magnetization. Give it one, for example `magnetization: +z` or `free`.", $"stack/{mute.Name}");
        }
        InterfaceProperties[] contacts = [.. stack.Interfaces];
        for (int i = 0; i < contacts.Length; i++)
        {
            if (MagnetAt(stack, i) is not { } magnet || stack.Layers[magnet].Material.Transverse is not null) continue;
            Material normal = stack.Layers[magnet == i ? i + 1 : i].Material;
            string pair = $"{stack.Layers[i].Material.Name}/{stack.Layers[i + 1].Material.Name}";
            if (contacts[i].Mixing is { } mixing)
            {
                if (!IsIdle(stack, i, magnet) && SharvinCorrection.Refusal(mixing, normal, pair) is { } reason) throw new DeviceException(reason, $"interfaces/{pair}");
                if (IsIdle(stack, i, magnet) && SharvinCorrection.Refusal(mixing, normal, pair) is not null) contacts[i] = contacts[i] with { Mixing = Zero };
                continue;
            }
            if (!IsIdle(stack, i, magnet))
            {
                throw new DeviceException($"The contact '{stack.InterfaceName(i)}' ({pair}) has no mixing conductance, which the spin torque needs and for which there is no default. Give `mixing-conductance` for {pair}, for example in S/m^2, with `sharvin: included` or `bare`; or give the torque by hand under `magnets`.", $"interfaces/{pair}");
            }
            contacts[i] = contacts[i] with { Mixing = Zero };
        }
        return new Multilayer(stack.Layers, contacts, stack.Left, stack.Right);
    }

    /// <summary>Contacts whose mixing conductance is below the bound that holds for bare values.</summary>
    public static IReadOnlyList<string> Warnings(Multilayer stack)
    {
        List<string> warnings = [];
        for (int i = 0; i < stack.Interfaces.Count; i++)
        {
            InterfaceProperties contact = stack.Interfaces[i];
            if (MagnetAt(stack, i) is not { } magnet || contact is not { IsTransparent: false, Mixing: { } mixing } || IsIdle(stack, i, magnet) || contact.PassingConductance.Si > 0) continue;
            double twice = 2 * SharvinCorrection.Of(mixing, stack.Layers[magnet == i ? i + 1 : i].Material).Real, sum = contact.ConductanceUp.Si + contact.ConductanceDown.Si;
            if (twice >= sum) continue;
            warnings.Add($"At '{stack.InterfaceName(i)}' twice the mixing conductance ({InWords(twice)}) is below the sum of the channel conductances ({InWords(sum)}). Scattering theory excludes that for bare values; with corrected ones it can happen, but check the numbers.");
        }
        return warnings;
    }

    /// <summary>The magnet of a metallic contact with one; null where both sides are magnetic, none is, or a tunnel barrier stands between.</summary>
    private static int? MagnetAt(Multilayer stack, int contact)
    {
        bool left = IsMagnetic(stack.Layers[contact]), right = IsMagnetic(stack.Layers[contact + 1]);
        return left == right || stack.Interfaces[contact].Tunnel is not null ? null : left ? contact : contact + 1;
    }

    private static bool IsIdle(Multilayer stack, int contact, int magnet)
    {
        bool outwardIsRight = magnet == contact;
        bool hasMagnetBeyond = outwardIsRight ? stack.Layers.Skip(contact + 1).Any(IsMagnetic) : stack.Layers.Take(contact + 1).Any(IsMagnetic);
        EndCondition end = outwardIsRight ? stack.Right : stack.Left;
        return !hasMagnetBeyond && stack.Layers[magnet].Material.Transverse is null && CollinearState.EndAxis(end) is null;
    }

    private static bool IsMagnetic(Layer layer) => layer.Magnetization is not LayerMagnetization.NotMagnetic;

    private static MixingConductance Zero => new(ConductancePerArea.Zero, ConductancePerArea.Zero, SharvinIncluded: true);

    private static string InWords(double conductance) => QuantityText.Format(conductance, ConductancePerArea.Kind, 3);
}
