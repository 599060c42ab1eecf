using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Builds the spin torques that are given by hand.</summary>
internal sealed class TorqueBuilder(BuiltStack stack, Reading reading)
{
    /// <summary>The torques of a magnet: the one written at the magnet itself, or those of its list.</summary>
    public IReadOnlyList<GivenTorque> Build(SectionValues magnet, string name)
    {
        List<GivenTorque> torques = [];
        bool isListed = magnet.Has(TorqueGrammar.Torques);
        if (isListed && TorqueGrammar.Ways.SelectMany(keys => keys).FirstOrDefault(magnet.Has) is { } beside)
        {
            reading.Errors.Add(magnet.NodeOf(beside), $"'{beside.Name}' stands beside 'torques'", "Write it in the list.");
            return torques;
        }
        if (!isListed) return One(magnet, name) is { } own ? [own] : torques;
        foreach (SectionValues values in magnet.Get(TorqueGrammar.Torques, []))
        {
            if (One(values, name) is { } torque) torques.Add(torque);
            else if (!TorqueGrammar.Ways.Any(keys => keys.Any(values.Has))) reading.Errors.Add(values.Node, "a torque has no strength", "Give 'efficiency', 'polarization' with 'lambda', 'damping-like', 'spin-orbit', or 'coefficients'.");
        }
        return torques;
    }

    private GivenTorque? One(SectionValues values, string name)
    {
        Key[][] given = [.. TorqueGrammar.Ways.Where(keys => keys.Any(values.Has))];
        if (given.Length == 0) return null;
        if (given.Length > 1)
        {
            reading.Errors.Add(values.Node, $"a torque is given in one way, and here are '{given[0].First(values.Has).Name}' and '{given[1].First(values.Has).Name}'", "Give 'efficiency', or 'polarization' with 'lambda', or 'damping-like' with 'field-like'. Several torques are a list: 'torques'.");
            return null;
        }
        GivenTorque? torque = Strength(values);
        if (torque is null) return null;
        bool isDirected = torque is GivenTorque.SpinOrbit or GivenTorque.FieldsPerCurrent { Towards: not null };
        if (isDirected) return values.Has(TorqueGrammar.From) ? Refuse(values, TorqueGrammar.From, "'from' names a layer that polarizes, and 'towards' a direction without one", "Keep one of the two.") : torque;
        if (values.Has(TorqueGrammar.Towards)) return Refuse(values, TorqueGrammar.Towards, "'towards' needs 'damping-like' or 'spin-orbit' beside it", "The sense of an efficiency follows from the layer that polarizes: give 'from'.");
        return From(torque, values, name);
    }

    private GivenTorque? From(GivenTorque torque, SectionValues values, string name)
    {
        if (values.TryGet(TorqueGrammar.From, out string? from))
        {
            PlacedLayer? layer = stack.Layers.FirstOrDefault(one => one.Layer.Name == from);
            string[] magnetic = [.. stack.Layers.Where(one => one.Layer.Name != name && one.Layer.Magnetization is LayerMagnetization.FreeMoment or LayerMagnetization.FixedMoment).Select(one => one.Layer.Name)];
            if (layer is null) return Refuse(values, TorqueGrammar.From, $"no layer is called '{from}'", Suggestion.For(from, magnetic));
            if (from == name) return Refuse(values, TorqueGrammar.From, $"'{name}' cannot polarize the current that acts on itself", "Name another magnetic layer.");
            if (!magnetic.Contains(from, StringComparer.Ordinal)) return Refuse(values, TorqueGrammar.From, $"layer '{from}' is not magnetic, so it polarizes no current", $"Magnetic are {string.Join(", ", magnetic.Select(one => $"'{one}'"))}.");
            return torque with { From = from };
        }
        if (stack.Layers.Any(one => one.Layer.Magnetization is LayerMagnetization.FixedMoment)) return torque;
        reading.Errors.Add(values.Node, "a given torque needs a polarizer, but no layer of the stack is fixed", "Give a layer a magnetization such as +z, or name a free one: torques: { from: LAYER, ... }.");
        return null;
    }

    private GivenTorque? Strength(SectionValues values)
    {
        if (values.Has(TorqueGrammar.SpinOrbit) || values.Has(TorqueGrammar.SpinOrbitFieldLike) || values.Has(TorqueGrammar.Strip)) return SpinOrbit(values);
        if (values.TryGet(TorqueGrammar.Coefficients, out SectionValues? coefficients)) return Coefficients(coefficients);
        if (values.TryGet(TorqueGrammar.Efficiency, out double efficiency)) return new GivenTorque.Efficiency(efficiency);
        if (values.Has(TorqueGrammar.Polarization) || values.Has(TorqueGrammar.Lambda) || values.Has(TorqueGrammar.FieldLikeRatio)) return Slonczewski(values);
        if (values.Has(TorqueGrammar.FieldLike) && !values.Has(TorqueGrammar.DampingLike)) return Refuse(values, TorqueGrammar.FieldLike, "'field-like' needs 'damping-like' beside it", "Write damping-like: 0 T/A for a field-like torque alone.");
        return values.TryGet(TorqueGrammar.DampingLike, out MagneticFieldPerCurrent dampingLike)
            ? new GivenTorque.FieldsPerCurrent(dampingLike, values.Get(TorqueGrammar.FieldLike, MagneticFieldPerCurrent.Zero)) { Towards = values.TryGet(TorqueGrammar.Towards, out UnitVector direction) ? direction : null }
            : null;
    }

    private static GivenTorque.Coefficients Coefficients(SectionValues values) => new()
    {
        Perpendicular = values.TryGet(TransferGrammar.Perpendicular, out TransferCoefficient across) ? across : null,
        Parallel = values.TryGet(TransferGrammar.Parallel, out TransferCoefficient along) ? along : null,
        FieldLike = values.TryGet(TransferGrammar.FieldLike, out TransferCoefficient fieldLike) ? fieldLike : null,
        InterBand = values.Get(TransferGrammar.InterBand, TransferCoefficient.Zero),
        Face = values.TryGet(TransferGrammar.Face, out string? face) ? face == "left" ? LayerFace.Left : LayerFace.Right : null,
        Zone = values.TryGet(TransferGrammar.Zone, out Length zone) ? zone : null,
    };

    private GivenTorque.Slonczewski? Slonczewski(SectionValues values)
    {
        Key<double>? missing = !values.Has(TorqueGrammar.Polarization) ? TorqueGrammar.Polarization : !values.Has(TorqueGrammar.Lambda) ? TorqueGrammar.Lambda : null;
        if (missing is not null)
        {
            Key<double> present = new[] { TorqueGrammar.Polarization, TorqueGrammar.Lambda, TorqueGrammar.FieldLikeRatio }.First(values.Has);
            reading.Errors.Add(values.Node, $"'{present.Name}' needs '{missing.Name}' beside it", "Slonczewski's efficiency is j L^2/[(L^2 + 1) + (L^2 - 1) cos theta]; lambda: 1 makes it j/2 at every angle.");
            return null;
        }
        return values.TryGet(TorqueGrammar.Polarization, out double polarization) && values.TryGet(TorqueGrammar.Lambda, out double lambda)
            ? new GivenTorque.Slonczewski(polarization, lambda) { FieldLikeRatio = values.Get(TorqueGrammar.FieldLikeRatio, 0) }
            : null;
    }

    private GivenTorque.SpinOrbit? SpinOrbit(SectionValues values)
    {
        foreach (Key needed in new Key[] { TorqueGrammar.SpinOrbit, TorqueGrammar.Towards, TorqueGrammar.Strip })
        {
            if (values.Has(needed)) continue;
            reading.Errors.Add(values.Node, $"a spin-orbit torque needs '{needed.Name}': {needed.Meaning}", "For example { spin-orbit: 0.1, towards: -y, strip: 3000 nm^2 }.");
            return null;
        }
        return values.TryGet(TorqueGrammar.SpinOrbit, out double dampingLike) && values.TryGet(TorqueGrammar.Towards, out UnitVector towards) && values.TryGet(TorqueGrammar.Strip, out Area strip)
            ? new GivenTorque.SpinOrbit(dampingLike, values.Get(TorqueGrammar.SpinOrbitFieldLike, 0), towards, strip)
            : null;
    }

    private GivenTorque? Refuse(SectionValues values, Key key, string what, string remedy)
    {
        reading.Errors.Add(values.NodeOf(key), what, remedy);
        return null;
    }
}
