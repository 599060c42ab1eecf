using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport.InTime;

/// <summary>What the electrons of a network turn into heat, by place and mechanism, as sums of squares of the fields and apart from their equations of motion.</summary>
/// <remarks>
/// From the equations times D/2: J₀V − ½ΣJ_m·D_m = d/dt ∫cD²/4 dx + J₀²R_s + ∫ρ*(Js − βJ₀u)² dx + ∫D²/(4ρ*l²) dx and the heats of contacts and of transverse spin, as in <see cref="MagnetPowers"/>.
/// </remarks>
internal sealed class VectorHeats
{
    private readonly VectorElectrons electrons;
    private readonly double[] nodal;

    /// <summary>The heats of a network.</summary>
    public VectorHeats(VectorElectrons electrons)
    {
        this.electrons = electrons;
        nodal = new double[electrons.Network.Slabs.Max(slab => slab.Slab.Nodes)];
    }

    /// <summary>All heats per area, in W/m² for D and D_m in V.</summary>
    /// <param name="faces">D at the faces.</param>
    /// <param name="modes">The amplitudes.</param>
    /// <param name="moments">The moments.</param>
    /// <param name="density">J₀ in A/m².</param>
    public List<PowerEntry> At(ReadOnlySpan<double> faces, ReadOnlySpan<double> modes, in MovingMoments moments, double density)
    {
        List<PowerEntry> entries = [];
        foreach (SlabPlace slab in electrons.Network.Slabs) AddSlab(entries, slab, faces, modes, moments.Frames, density);
        foreach (ContactPlace contact in electrons.Network.Contacts) AddContact(entries, contact, faces, moments.Frames, density);
        foreach (MagnetPlace magnet in electrons.Network.Magnets) AddMagnet(entries, magnet, faces, moments);
        return entries;
    }

    private void AddSlab(List<PowerEntry> entries, SlabPlace slab, ReadOnlySpan<double> faces, ReadOnlySpan<double> modes, ReadOnlySpan<TangentFrame> frames, double density)
    {
        Layer layer = electrons.Network.Multilayer.Layers[slab.Layer];
        double joule = 0, flip = 0;
        Span<double> own = nodal.AsSpan(0, slab.Slab.Nodes);
        for (int c = 0; c < slab.Components; c++)
        {
            slab.Slab.Fill(electrons.ValueAt(slab.Left, c, faces, frames), electrons.ValueAt(slab.Right, c, faces, frames), modes.Slice(slab.FirstMode + (c * slab.Slab.Count), slab.Slab.Count), own);
            (double one, double other) = slab.Slab.Powers(own);
            (joule, flip) = (joule + one, flip + other);
        }
        if (!layer.IsLead) entries.Add(new PowerEntry(layer.Name, "joule", density * density * CollinearStack.Element(layer, layer.Material.Channels.Beta).ChargeResistance));
        entries.Add(new PowerEntry(layer.Name, "joule-excess", joule));
        entries.Add(new PowerEntry(layer.Name, "spin-flip", flip));
    }

    private void AddContact(List<PowerEntry> entries, ContactPlace contact, ReadOnlySpan<double> faces, ReadOnlySpan<TangentFrame> frames, double density)
    {
        string name = electrons.Network.Multilayer.InterfaceName(contact.Contact);
        double joule = 0, flip = 0;
        for (int c = 0; c < contact.Components; c++)
        {
            double left = electrons.ValueAt(contact.Left, c, faces, frames), right = electrons.ValueAt(contact.Right, c, faces, frames);
            FaceValues values = new(left, right, right - left);
            (joule, flip) = (joule + contact.Element.ExcessJoulePower(values), flip + contact.Element.SpinFlipPower(values));
        }
        entries.Add(new PowerEntry(name, "joule", density * density * contact.Element.ChargeResistance));
        entries.Add(new PowerEntry(name, "joule-excess", joule));
        entries.Add(new PowerEntry(name, "spin-flip", flip));
    }

    private void AddMagnet(List<PowerEntry> entries, MagnetPlace magnet, ReadOnlySpan<double> faces, in MovingMoments moments)
    {
        MagnetBlock block = magnet.Block;
        Complex terminal = moments.Terminals[block.Magnet];
        (Complex left, Complex right) = VectorElectrons.Across(magnet, faces, moments.Frames);
        TransverseTwoPort whole = block.Transverse;
        // At a sealed end nothing flows out: what stands there follows from the other side.
        Multilayer stack = electrons.Network.Multilayer;
        if (magnet.Left < 0 && stack.Left is not EndCondition.Reservoir) left = Ended(whole.Through, whole.MagnetLeft, whole.LatticeLeft, right, terminal);
        if (magnet.Right < 0 && stack.Right is not EndCondition.Reservoir) right = Ended(whole.Through, whole.MagnetRight, whole.LatticeRight, left, terminal);
        TransverseFields fields = TransverseFields.Of(block, new PartFaces(MagnetBlock.Vector(left), MagnetBlock.Vector(right), MagnetBlock.Vector(left - right)), terminal);
        AddFace(entries, block.Left, (fields.LeftContact.Left, fields.LeftContact.Drop, terminal));
        MagnetPowers.AddTransverse(entries, block.Layer.Name, block, fields);
        AddFace(entries, block.Right, (fields.RightContact.Right, fields.RightContact.Drop, terminal));
    }

    private static Complex Ended(Complex through, Complex magnet, Complex lattice, Complex other, Complex terminal)
    {
        Complex total = through + magnet + lattice;
        return total == Complex.Zero ? Complex.Zero : ((through * other) + (magnet * terminal)) / total;
    }

    private void AddFace(List<PowerEntry> entries, in MagnetFace face, (Complex Metal, Complex Drop, Complex Terminal) across)
    {
        if (face.Contact < 0 || face.Kind != MagnetFaceKind.Metal) return;
        MagnetPowers.AddContact(entries, electrons.Network.Multilayer.InterfaceName(face.Contact), face with { Element = null }, default, across);
    }
}
