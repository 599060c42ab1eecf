using System.Diagnostics.CodeAnalysis;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Builds the wire of a <c>hanle</c> measurement.</summary>
internal sealed class HanleBuilder(MaterialResolver materials, Reading reading)
{
    /// <summary>The measurement; null with listed faults where it cannot be made.</summary>
    public Hanle? Build(ExperimentItem item, string name, FieldSweep? field)
    {
        SectionValues values = item.Values;
        if (!values.TryGet(HanleGrammar.Wire, out string? metal) || materials.Material(metal, values.NodeOf(HanleGrammar.Wire)) is not { } material) return null;
        if (!values.TryGet(HanleGrammar.Area, out Area area)) return null;
        if (!values.TryGet(HanleGrammar.Injector, out SectionValues? first) || !TryContact(first, out WireContact? injector)) return null;
        WireContact? detector = null;
        bool hasDetector = values.Has(HanleGrammar.Detector);
        if (hasDetector && (!values.TryGet(HanleGrammar.Detector, out SectionValues? second) || !TryContact(second, out detector))) return null;
        if (hasDetector != values.Has(HanleGrammar.Distance))
        {
            reading.Errors.Add(
                hasDetector ? values.NodeOf(HanleGrammar.Detector) : values.NodeOf(HanleGrammar.Distance),
                hasDetector ? "a detector stands at a distance from the injector, and none is given" : "a distance without a detector",
                hasDetector ? "Give distance, for example 500 nm." : "Give a detector, or remove the distance for a local measurement.");
            return null;
        }
        WireAbsorber? absorber = null;
        if (values.TryGet(HanleGrammar.Absorber, out SectionValues? third) && !TryAbsorber(third, out absorber)) return null;
        if (field is null || reading.Errors.Any) return null;
        (WireEnd left, WireEnd right) = values.Get(HanleGrammar.Ends, (WireEnd.Infinite, WireEnd.Infinite));
        SpinWire wire = new()
        {
            Material = material,
            CrossSection = area,
            Injector = injector,
            Detector = detector,
            Distance = values.Get(HanleGrammar.Distance, Length.Zero),
            Absorber = absorber,
            Left = left,
            Right = right,
        };
        wire = wire with { GFactor = values.Get(HanleGrammar.GFactor, wire.GFactor) };
        if (HanleWire.Refusal(wire) is { } reason) reading.Errors.Add(item.Node, reason);
        return new Hanle { Name = name, Wire = wire, Field = field };
    }

    private bool TryContact(SectionValues values, [NotNullWhen(true)] out WireContact? contact)
    {
        contact = null;
        if (!values.TryGet(HanleGrammar.Polarization, out double polarization) || !TryResistance(values, out Resistance? resistance)) return false;
        if (values.Has(HanleGrammar.Magnetization) && !values.TryGet(HanleGrammar.Magnetization, out UnitVector _)) return false;
        contact = new WireContact { Polarization = polarization, Magnetization = values.Get(HanleGrammar.Magnetization, UnitVector.Z), Resistance = resistance };
        return true;
    }

    private bool TryAbsorber(SectionValues values, [NotNullWhen(true)] out WireAbsorber? absorber)
    {
        absorber = null;
        if (!values.TryGet(HanleGrammar.Position, out Length position) || !TryResistance(values, out Resistance? resistance)) return false;
        if (resistance is null)
        {
            reading.Errors.Add(values.Node, "an absorber needs the resistance by which it absorbs spin", "Give resistance, or resistance-area and contact-area.");
            return false;
        }
        absorber = new WireAbsorber(position, resistance.Value);
        return true;
    }

    private bool TryResistance(SectionValues values, out Resistance? resistance)
    {
        resistance = null;
        bool hasWhole = values.Has(HanleGrammar.Resistance), hasProduct = values.Has(HanleGrammar.ResistanceArea), hasArea = values.Has(HanleGrammar.ContactArea);
        if (hasWhole && (hasProduct || hasArea))
        {
            reading.Errors.Add(values.Node, "the resistance of a contact is given twice", "Keep 'resistance', or 'resistance-area' with 'contact-area'.");
            return false;
        }
        if (hasProduct != hasArea)
        {
            reading.Errors.Add(values.Node, $"'{(hasProduct ? HanleGrammar.ResistanceArea.Name : HanleGrammar.ContactArea.Name)}' stands alone", "Give both resistance-area and contact-area, or the resistance itself.");
            return false;
        }
        if (hasWhole)
        {
            if (!values.TryGet(HanleGrammar.Resistance, out Resistance whole)) return false;
            resistance = whole;
        }
        else if (hasProduct)
        {
            if (!values.TryGet(HanleGrammar.ResistanceArea, out ResistanceArea product) || !values.TryGet(HanleGrammar.ContactArea, out Area area)) return false;
            resistance = Resistance.FromSi(product.Si / area.Si);
        }
        return true;
    }
}
