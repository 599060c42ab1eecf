using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>A magnet as it was built and as it can be written again.</summary>
internal sealed record BuiltMagnet(
    DeviceMagnet Magnet, IReadOnlyList<UniaxialAnisotropy> Anisotropies, DemagnetizationWord Demagnetization, IReadOnlyList<BuiltTerm> Terms);

/// <summary>Builds the free moments from their layers and the words under <c>magnets:</c>.</summary>
internal sealed class MagnetBuilder(BuiltStack stack, CrossSection? crossSection, MaterialResolver materials, Reading reading)
{
    /// <summary>
    /// The magnets, in the order of their layers. Where no measurement moves a moment, one that lacks a number is left out without a fault.
    /// </summary>
    public IReadOnlyList<BuiltMagnet> Build(IReadOnlyList<(ScalarNode Name, SectionValues Value)> given, bool areNeeded)
    {
        foreach ((ScalarNode name, _) in given) CheckName(name);
        List<BuiltMagnet> magnets = [];
        foreach (PlacedLayer layer in stack.Layers.Where(layer => layer.Layer.Magnetization is LayerMagnetization.FreeMoment))
        {
            (ScalarNode Name, SectionValues Value)? entry = given.Where(one => one.Name.Text == layer.Layer.Name).Select(one => ((ScalarNode, SectionValues)?)one).FirstOrDefault();
            if (One(layer, entry?.Name, entry?.Value, areNeeded) is { } magnet) magnets.Add(magnet);
        }
        return magnets;
    }

    private void CheckName(ScalarNode name)
    {
        PlacedLayer? layer = stack.Layers.FirstOrDefault(one => one.Layer.Name == name.Text);
        string[] free = [.. stack.Layers.Where(one => one.Layer.Magnetization is LayerMagnetization.FreeMoment).Select(one => one.Layer.Name)];
        if (layer is null) reading.Errors.Add(name, $"no layer is called '{name.Text}'", free.Length == 0 ? "No layer of the stack is free: write magnetization: free." : Suggestion.For(name.Text, free));
        else if (layer.Layer.Magnetization is not LayerMagnetization.FreeMoment) reading.Errors.Add(name, $"layer '{name.Text}' is not free to move, so it has no magnet", "Write magnetization: free for the layer, or remove the magnet.");
    }

    private BuiltMagnet? One(PlacedLayer layer, ScalarNode? name, SectionValues? values, bool isNeeded)
    {
        IReadOnlyList<GivenTorque> torques = values is null ? [] : new TorqueBuilder(stack, reading).Build(values, layer.Layer.Name);
        if (Properties(layer, values, name, isNeeded) is not { } properties) return null;
        if (layer.Layer.Thickness is not { } thickness)
        {
            if (isNeeded) reading.Errors.Add(layer.Item.Node, $"the free layer '{layer.Layer.Name}' has no thickness, so its moment has no volume", "Give its thickness.");
            return null;
        }
        if (crossSection is null)
        {
            if (isNeeded) reading.Errors.Add(layer.Item.Node, $"the free layer '{layer.Layer.Name}' has no volume: the file gives no cross-section", "Write cross-section: { ellipse: { y: 60 nm, z: 130 nm } } or { area: ... }.");
            return null;
        }
        List<UniaxialAnisotropy> anisotropies = values is null ? [] : Anisotropies(values, properties);
        DemagnetizationWord demagnetization = new("none", []);
        EnergyTerm? shape = null;
        if (values is not null && values.TryGet(MagnetGrammar.Demagnetization, out DemagnetizationWord? word))
        {
            demagnetization = word;
            shape = Shape(word, properties, thickness, values.NodeOf(MagnetGrammar.Demagnetization));
        }
        else if (isNeeded && values?.Has(MagnetGrammar.Demagnetization) != true)
        {
            reading.Warn(name ?? layer.Item.Node, $"the magnet '{layer.Layer.Name}' has no demagnetization, so its shape has no anisotropy; write 'demagnetization: none' if that is meant");
        }
        IReadOnlyList<BuiltTerm> terms = values is null ? [] : new MagnetTermBuilder(stack.Stack, crossSection, reading).Build(values, layer.Layer.Name, properties, thickness);
        EnergyTerm energy = SumOfTerms.Of([.. anisotropies, .. shape is null ? (IEnumerable<EnergyTerm>)[] : [shape], .. terms.Select(term => term.Energy).OfType<EnergyTerm>()]);
        Magnet magnet = new(layer.Layer.Name, Volume.FromSi(crossSection.Area.Si * thickness.Si), thickness, properties, energy) { Driven = [.. terms.Select(term => term.Driven).OfType<IDrivenTerm>()] };
        return new BuiltMagnet(new DeviceMagnet(magnet) { Torques = torques }, anisotropies, demagnetization, terms);
    }

    private MagneticProperties? Properties(PlacedLayer layer, SectionValues? values, ScalarNode? name, bool isNeeded)
    {
        string material = layer.Layer.Material.Name;
        MaterialParameters parameters = materials.Resolve(material, layer.Item.Node)!.Parameters;
        double? ms = values is not null && values.TryGet(MagnetGrammar.SaturationMagnetization, out Magnetization own) ? own.Si : parameters["saturation-magnetization"];
        double? damping = values is not null && values.TryGet(MagnetGrammar.Damping, out double ownDamping) ? ownDamping : parameters["damping"];
        double gFactor = values is not null && values.TryGet(MagnetGrammar.GFactor, out double ownG) ? ownG : parameters["g-factor"] ?? PhysicalConstants.ElectronGFactor;
        if (isNeeded)
        {
            YamlNode place = materials.PlaceOf(material, "") ?? name ?? layer.Item.Node;
            if (ms is null) reading.Errors.Add(place, $"the free layer '{layer.Layer.Name}' needs a saturation magnetization, and {material} has none", "Write saturation-magnetization: 1.42 MA/m under the material or the magnet.");
            if (damping is null) reading.Errors.Add(place, $"the free layer '{layer.Layer.Name}' needs a damping, and {material} has none", "Write damping: 0.01 under the material or the magnet.");
        }
        return ms is { } magnetization && damping is { } alpha ? new MagneticProperties(Magnetization.FromSi(magnetization), alpha, gFactor) { CurieTemperature = parameters.Curie() } : null;
    }

    private List<UniaxialAnisotropy> Anisotropies(SectionValues values, MagneticProperties properties)
    {
        List<UniaxialAnisotropy> result = [];
        foreach (SectionValues one in values.Get(MagnetGrammar.Anisotropy, []))
        {
            if (one.Has(MagnetGrammar.Constant) == one.Has(MagnetGrammar.AnisotropyField))
            {
                reading.Errors.Add(one.Node, "an anisotropy is given by its 'constant' (Ku) or by its 'field' (2 Ku/Ms), one of the two", "For example { constant: 279 kJ/m^3, axis: x }.");
                continue;
            }
            if (!one.TryGet(MagnetGrammar.Axis, out UnitVector axis)) continue;
            EnergyDensity second = one.Get(MagnetGrammar.SecondConstant, EnergyDensity.Zero);
            if (one.TryGet(MagnetGrammar.Constant, out EnergyDensity constant)) result.Add(new UniaxialAnisotropy(constant, axis, second));
            else if (one.TryGet(MagnetGrammar.AnisotropyField, out MagneticField field)) result.Add(new UniaxialAnisotropy(UniaxialAnisotropy.FromField(field, properties.SaturationMagnetization, axis).Constant, axis, second));
        }
        return result;
    }

    private Demagnetization? Shape(DemagnetizationWord word, MagneticProperties properties, Length thickness, YamlNode node)
    {
        if (word.Word is "ellipsoid" or "from-shape" && crossSection is CrossSection.OfArea)
        {
            reading.Errors.Add(node, $"'{word.Word}' needs the shape of the cross-section, and the file gives only its area", "Give an ellipse, a rectangle or a disc, or three factors [Nx, Ny, Nz].");
            return null;
        }
        try
        {
            DemagnetizingFactors? factors = word.Word switch
            {
                "ellipsoid" => DemagnetizingFactors.InscribedEllipsoid(crossSection!, thickness),
                "from-shape" => DemagnetizingFactors.FromShape(crossSection!, thickness),
                "thin-film" => DemagnetizingFactors.ThinFilm,
                "factors" => DemagnetizingFactors.FromFactors(word.Factors[0], word.Factors[1], word.Factors[2]),
                _ => null,
            };
            return factors is { } known ? new Demagnetization(properties.SaturationMagnetization, known) : null;
        }
        catch (ArgumentException failure)
        {
            reading.Errors.Add(node, failure.Message.Split(" (Parameter", 2)[0]);
            return null;
        }
    }
}
