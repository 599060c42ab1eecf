using System.Text.Json.Nodes;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>An energy of a magnet as it was built, and its words. It acts by itself or follows a drive.</summary>
internal sealed record BuiltTerm(string Key, JsonNode Words, EnergyTerm? Energy, IDrivenTerm? Driven = null);

/// <summary>Builds the energies of one magnet beside shape and uniaxial anisotropy.</summary>
internal sealed class MagnetTermBuilder(Multilayer stack, CrossSection crossSection, Reading reading)
{
    public IReadOnlyList<BuiltTerm> Build(SectionValues values, string name, MagneticProperties properties, Length thickness)
    {
        Magnetization ms = properties.SaturationMagnetization;
        BuiltTerm?[] terms =
        [
            Of(MagnetTermGrammar.Cubic, Cubic),
            Of(MagnetTermGrammar.Magnetoelastic, Stressed),
            Of(MagnetTermGrammar.ExchangeBias, one => Bias(one, ms, thickness)),
            Of(MagnetTermGrammar.VoltageAnisotropy, one => Voltage(one, thickness)),
            Of(MagnetTermGrammar.Oersted, one => Oersted(one, ms)),
            Stray(values, name, ms),
        ];
        return [.. terms.OfType<BuiltTerm>()];

        BuiltTerm? Of(Key<SectionValues> key, Func<SectionValues, BuiltTerm?> build) => values.TryGet(key, out SectionValues? one) ? build(one) : null;
    }

    private BuiltTerm? Cubic(SectionValues values)
    {
        if (!values.TryGet(MagnetTermGrammar.CubicConstant, out EnergyDensity first)) return null;
        EnergyDensity second = values.Get(MagnetTermGrammar.CubicSecond, EnergyDensity.Zero);
        UnitVector axis = values.Get(MagnetTermGrammar.CubicAxis, UnitVector.X), other = values.Get(MagnetTermGrammar.CubicSecondAxis, UnitVector.Y);
        CubicAnisotropy? term = Try(values.Node, () => new CubicAnisotropy(first, second, axis, other), "Where 'axis' is given, 'second-axis' must stand at a right angle to it; it is y where it is not given.");
        return term is null ? null : new BuiltTerm(
            MagnetTermGrammar.Cubic.Name,
            Words((MagnetTermGrammar.CubicConstant, CanonicalInput.Text(first)), (MagnetTermGrammar.CubicSecond, CanonicalInput.Text(second)), (MagnetTermGrammar.CubicAxis, CanonicalInput.DirectionOf(axis)), (MagnetTermGrammar.CubicSecondAxis, CanonicalInput.DirectionOf(other))),
            term);
    }

    private static BuiltTerm? Stressed(SectionValues values)
    {
        if (!values.TryGet(MagnetTermGrammar.Magnetostriction, out double lambda) || !values.TryGet(MagnetTermGrammar.Stress, out EnergyDensity stress) || !values.TryGet(MagnetTermGrammar.StressAxis, out UnitVector axis)) return null;
        return new BuiltTerm(
            MagnetTermGrammar.Magnetoelastic.Name,
            Words((MagnetTermGrammar.Magnetostriction, lambda), (MagnetTermGrammar.Stress, CanonicalInput.Text(stress)), (MagnetTermGrammar.StressAxis, CanonicalInput.DirectionOf(axis))),
            Magnetoelastic.FromStress(lambda, stress, axis));
    }

    private BuiltTerm? Bias(SectionValues values, Magnetization ms, Length thickness)
    {
        if (values.Has(MagnetTermGrammar.BiasField) == values.Has(MagnetTermGrammar.BiasEnergy))
        {
            reading.Errors.Add(values.Node, "an exchange bias is given by its 'field' or by the 'energy' of the interface, one of the two", "For example { field: 20 mT, axis: z }.");
            return null;
        }
        if (!values.TryGet(MagnetTermGrammar.BiasAxis, out UnitVector axis)) return null;
        if (values.TryGet(MagnetTermGrammar.BiasField, out MagneticField field))
        {
            return new BuiltTerm(MagnetTermGrammar.ExchangeBias.Name, Words((MagnetTermGrammar.BiasField, CanonicalInput.Text(field)), (MagnetTermGrammar.BiasAxis, CanonicalInput.DirectionOf(axis))), ExchangeBias.FromField(field, ms, axis));
        }
        return values.TryGet(MagnetTermGrammar.BiasEnergy, out EnergyPerArea energy)
            ? new BuiltTerm(MagnetTermGrammar.ExchangeBias.Name, Words((MagnetTermGrammar.BiasEnergy, CanonicalInput.Text(energy)), (MagnetTermGrammar.BiasAxis, CanonicalInput.DirectionOf(axis))), new ExchangeBias(energy, thickness, axis))
            : null;
    }

    private static BuiltTerm? Voltage(SectionValues values, Length thickness)
    {
        if (!values.TryGet(MagnetTermGrammar.VoltageCoefficient, out EnergyPerAreaPerElectricField xi) || !values.TryGet(MagnetTermGrammar.BarrierThickness, out Length barrier)) return null;
        UnitVector axis = values.Get(MagnetTermGrammar.VoltageAxis, UnitVector.X);
        return new BuiltTerm(
            MagnetTermGrammar.VoltageAnisotropy.Name,
            Words((MagnetTermGrammar.VoltageCoefficient, CanonicalInput.Text(xi)), (MagnetTermGrammar.BarrierThickness, CanonicalInput.Text(barrier)), (MagnetTermGrammar.VoltageAxis, CanonicalInput.DirectionOf(axis))),
            null,
            new VoltageControlledAnisotropy(xi, barrier, thickness, axis));
    }

    private static BuiltTerm? Oersted(SectionValues values, Magnetization ms)
    {
        if (!values.TryGet(MagnetTermGrammar.OerstedPerCurrent, out MagneticFieldPerCurrent field) || !values.TryGet(MagnetTermGrammar.OerstedAxis, out UnitVector axis)) return null;
        return new BuiltTerm(
            MagnetTermGrammar.Oersted.Name,
            Words((MagnetTermGrammar.OerstedPerCurrent, CanonicalInput.Text(field)), (MagnetTermGrammar.OerstedAxis, CanonicalInput.DirectionOf(axis))),
            null,
            new OerstedField(ms, field, axis));
    }

    private BuiltTerm? Stray(SectionValues values, string name, Magnetization ms)
    {
        if (values.Get(MagnetTermGrammar.StrayField, "none") != "from-shape") return null;
        YamlNode node = values.NodeOf(MagnetTermGrammar.StrayField);
        if (Try(node, () => new StrayFields(stack, crossSection).OfFixedLayers(name, ms), null) is not { } term) return null;
        if (term.Layers.Count == 0) reading.Warn(node, $"no layer of the stack is fixed, so there is no stray field at '{name}'");
        if (stack.Interfaces.Any(contact => contact.Tunnel is not null)) reading.Warn(node, "a tunnel barrier has no thickness in the stack; the stray field counts it as zero");
        return new BuiltTerm(MagnetTermGrammar.StrayField.Name, "from-shape", term);
    }

    private T? Try<T>(YamlNode node, Func<T> build, string? hint)
        where T : class
    {
        try
        {
            return build();
        }
        catch (Exception failure) when (failure is ArgumentException or DeviceException)
        {
            string message = failure.Message.Split(" (Parameter", 2)[0];
            if (hint is null) reading.Errors.Add(node, message);
            else reading.Errors.Add(node, message, hint);
            return null;
        }
    }

    private static JsonObject Words(params (Key Key, JsonNode Value)[] entries) => [.. entries.Select(entry => KeyValuePair.Create(entry.Key.Name, (JsonNode?)entry.Value))];
}
