using Larmor.Experiments;
using Larmor.Experiments.Hall;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of measurements on a Hall bar into their settings.</summary>
internal sealed class HallBuilder(Reading reading)
{
    public IExperiment? Build(ExperimentItem item, string name) => item.Kind == HallGrammar.Harmonics ? Harmonics(item.Values, name) : AngularResistance(item.Values, name);

    private AngularResistance? AngularResistance(SectionValues values, string name)
    {
        if (!values.TryGet(DiagramGrammar.Along, out UnitVector along) || !values.TryGet(DiagramGrammar.Towards, out UnitVector towards) || !values.TryGet(HallGrammar.Strengths, out IReadOnlyList<MagneticField>? fields)) return null;
        if (!SpanPlane(values, along, towards)) return null;
        HallBar? bar = null;
        if (values.Has(HallGrammar.HallBar) && !TryBar(values, out bar)) return null;
        AngularResistance plain = new() { Name = name, Along = along, Towards = towards, Fields = fields, Bar = bar, Current = values.Get(HallGrammar.Current, Current.Zero) };
        return plain with
        {
            Angles = values.Get(HallGrammar.Angles, plain.Angles),
            Start = values.TryGet(HallGrammar.Start, out UnitVector start) ? start : null,
            Tilt = values.Get(ExperimentGrammar.TiltAtEdge, plain.Tilt),
            SettlingTime = values.Get(ExperimentGrammar.SettlingTime, plain.SettlingTime),
        };
    }

    private Harmonics? Harmonics(SectionValues values, string name)
    {
        if (!values.TryGet(DiagramGrammar.Along, out UnitVector along) || !values.TryGet(DiagramGrammar.Towards, out UnitVector towards) || !SpanPlane(values, along, towards)) return null;
        if (!values.TryGet(HallGrammar.FieldsInOrder, out IReadOnlyList<MagneticField>? fields) || !values.TryGet(HallGrammar.AnglesOfField, out IReadOnlyList<Angle>? angles) || !values.TryGet(HallGrammar.Amplitude, out Current amplitude)) return null;
        if (!TryBar(values, out HallBar? bar)) return null;
        Harmonics plain = new() { Name = name, Along = along, Towards = towards, Fields = fields, Angles = angles, Bar = bar, Amplitude = amplitude };
        return plain with
        {
            Start = values.TryGet(HallGrammar.Start, out UnitVector start) ? start : null,
            Tilt = values.Get(ExperimentGrammar.TiltAtEdge, plain.Tilt),
            SettlingTime = values.Get(ExperimentGrammar.SettlingTime, plain.SettlingTime),
        };
    }

    private bool SpanPlane(SectionValues values, UnitVector along, UnitVector towards)
    {
        if (Vector3d.Cross(along, towards).Norm >= 1e-6) return true;
        reading.Errors.Add(values.NodeOf(DiagramGrammar.Towards), $"'along' and 'towards' lie along one line, {along}, and span no plane", "Give two directions, such as along: y, towards: z.");
        return false;
    }

    private bool TryBar(SectionValues values, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HallBar? bar)
    {
        bar = null;
        if (!values.TryGet(HallGrammar.HallBar, out SectionValues? words) || !words.TryGet(HallGrammar.CurrentAlong, out UnitVector along) || !words.TryGet(HallGrammar.Resistance, out Resistance resistance)) return false;
        if (PlanarOf(words) is not { } planar) return false;
        bar = new HallBar
        {
            CurrentAlong = along,
            Resistance = resistance,
            Anisotropic = words.Get(HallGrammar.Anisotropic, Resistance.Zero),
            SpinHall = words.Get(HallGrammar.SpinHall, Resistance.Zero),
            PlanarHall = planar,
            AnomalousHall = words.Get(HallGrammar.AnomalousHall, Resistance.Zero),
            OrdinaryHall = words.Get(HallGrammar.OrdinaryHall, ResistancePerField.Zero),
        };
        if (bar.Refusal() is not { } reason) return true;
        reading.Errors.Add(words.Node, reason);
        return false;
    }

    /// <summary>The planar Hall resistance, given or from the shape of the bar.</summary>
    private Resistance? PlanarOf(SectionValues words)
    {
        bool isGiven = words.Has(HallGrammar.PlanarHall), hasShape = words.Has(HallGrammar.Aspect);
        Resistance sum = words.Get(HallGrammar.Anisotropic, Resistance.Zero) + words.Get(HallGrammar.SpinHall, Resistance.Zero);
        if (isGiven && hasShape)
        {
            reading.Errors.Add(words.NodeOf(HallGrammar.Aspect), "the planar Hall effect is given by 'planar-hall' or follows from 'length-over-width', and here are both", "Keep one of them.");
            return null;
        }
        if (isGiven) return words.TryGet(HallGrammar.PlanarHall, out Resistance planar) ? planar : null;
        if (hasShape) return words.TryGet(HallGrammar.Aspect, out double aspect) ? sum / aspect : null;
        if (sum.Si == 0) return Resistance.Zero;
        reading.Errors.Add(words.Node, "a Hall bar whose resistance follows the moment has a planar Hall effect too, and its size depends on the shape", "Give 'length-over-width', or 'planar-hall' (0 ohm where no transverse voltage is wanted).");
        return null;
    }
}
