using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of an equation of motion into it.</summary>
internal sealed class EquationBuilder(Reading reading)
{
    /// <summary>The equation; null where something is wrong, which is listed.</summary>
    public MotionEquation? Build(WordOrSection word, YamlNode node)
    {
        SectionValues? numbers = word.More;
        if (numbers is not null && !BelongTo(word.Word, numbers)) return null;
        switch (word.Word)
        {
            case MotionGrammar.Gilbert:
                return new MotionEquation.LandauLifshitzGilbert();
            case MotionGrammar.LandauLifshitz:
                return new MotionEquation.LandauLifshitz();
            case MotionGrammar.Inertial:
                return PerMoment(numbers, node, "an inertial equation needs 'inertia' or 'relaxation-time'", "Write equation: { form: inertial, inertia: 0.5 ps }.", Inertia) is { } inertias ? new MotionEquation.Inertial(inertias) : null;
            case MotionGrammar.Anisotropic:
                return PerMoment(numbers, node, "an anisotropic damping needs 'axis', 'pole', 'theta' and 'phi', or 'axis', 'second-axis' and 'values'", "Write equation: { form: anisotropic-damping, axis: x, pole: 0.01, theta: 0.02, phi: 0.01 }.", Axes) is { } axes ? new MotionEquation.AnisotropicDamping(axes) : null;
            case MotionGrammar.Bloch:
                return PerMoment(numbers, node, "Bloch's equation needs 'axis', 'longitudinal-time' and 'transverse-time'", "Write equation: { form: bloch, axis: z, longitudinal-time: 2 ns, transverse-time: 1 ns }.", Times) is { } times ? new MotionEquation.Bloch(times) : null;
            case MotionGrammar.LandauLifshitzBloch:
                PerMoment<MeanFieldMoment>? moments = PerMoment(numbers, node, "the Landau-Lifshitz-Bloch equation needs 'atomic-moment'", "Write equation: { form: landau-lifshitz-bloch, atomic-moment: 1.7 }, and a curie-temperature under the material.", MeanField);
                return moments is null ? null : new MotionEquation.LandauLifshitzBloch(moments) { Temperature = numbers!.TryGet(MotionGrammar.Temperature, out Temperature temperature) ? temperature : null };
            default:
                return null;
        }
    }

    private static IReadOnlyList<Key> KeysOf(string form) => form switch
    {
        MotionGrammar.Inertial => [MotionGrammar.Inertia, MotionGrammar.RelaxationTime],
        MotionGrammar.Anisotropic => [MotionGrammar.Axis, MotionGrammar.Pole, MotionGrammar.Theta, MotionGrammar.Phi, MotionGrammar.Principal, MotionGrammar.SecondAxis],
        MotionGrammar.Bloch => [MotionGrammar.Axis, MotionGrammar.Equilibrium, MotionGrammar.Longitudinal, MotionGrammar.Transverse, MotionGrammar.StartLength],
        MotionGrammar.LandauLifshitzBloch => [MotionGrammar.AtomicMoment, MotionGrammar.Spin, MotionGrammar.StartLength],
        _ => [],
    };

    /// <summary>Whether all numbers belong to the form.</summary>
    private bool BelongTo(string form, SectionValues numbers)
    {
        bool good = true;
        IReadOnlyList<Key> own = KeysOf(form);
        IEnumerable<SectionValues> sections = numbers.Get(MotionGrammar.Layers, []).Select(entry => entry.Value).Prepend(numbers);
        foreach (SectionValues section in sections)
        {
            foreach (Key key in MotionGrammar.OfAMoment.Where(key => section.Has(key) && !own.Contains(key)))
            {
                reading.Errors.Add(section.NodeOf(key), $"'{key.Name}' is no number of the form '{form}'", own.Count == 0 ? "It has none of its own: the damping is that of the magnet." : $"Its numbers are {string.Join(", ", own.Select(one => $"'{one.Name}'"))}.");
                good = false;
            }
        }
        if (form != MotionGrammar.LandauLifshitzBloch && numbers.Has(MotionGrammar.Temperature))
        {
            reading.Errors.Add(numbers.NodeOf(MotionGrammar.Temperature), $"the form '{form}' has no temperature", "Only landau-lifshitz-bloch has one.");
            good = false;
        }
        return good;
    }

    private PerMoment<T>? PerMoment<T>(SectionValues? numbers, YamlNode node, string need, string hint, Func<SectionValues, T?> read)
        where T : class
    {
        int faults = reading.Errors.Count;
        T? all = numbers is null ? null : read(numbers);
        Dictionary<string, T> byLayer = new(StringComparer.Ordinal);
        foreach ((ScalarNode name, SectionValues value) in numbers?.Get(MotionGrammar.Layers, []) ?? [])
        {
            if (read(value) is { } own) byLayer[name.Text] = own;
            else if (reading.Errors.Count == faults) reading.Errors.Add(value.Node, need, hint);
        }
        bool isBegun = numbers is not null && MotionGrammar.OfAMoment.Any(numbers.Has);
        if (all is null && (byLayer.Count == 0 || isBegun) && reading.Errors.Count == faults) reading.Errors.Add(node, need, hint);
        return reading.Errors.Count > faults ? null : new PerMoment<T>(all) { ByLayer = byLayer };
    }

    private MomentInertia? Inertia(SectionValues numbers)
    {
        if (numbers.Has(MotionGrammar.Inertia) && numbers.Has(MotionGrammar.RelaxationTime))
        {
            reading.Errors.Add(numbers.NodeOf(MotionGrammar.RelaxationTime), "the inertia is given twice, as 'inertia' and by 'relaxation-time'", "They are one number: inertia = damping times relaxation-time.");
            return null;
        }
        if (numbers.TryGet(MotionGrammar.Inertia, out Duration inertia)) return new MomentInertia(inertia);
        return numbers.TryGet(MotionGrammar.RelaxationTime, out Duration time) ? new MomentInertia(time, IsRelaxationTime: true) : null;
    }

    private DampingAxes? Axes(SectionValues numbers)
    {
        Key<double>[] polar = [MotionGrammar.Pole, MotionGrammar.Theta, MotionGrammar.Phi];
        if (numbers.Has(MotionGrammar.Principal) && polar.FirstOrDefault(numbers.Has) is { } beside)
        {
            reading.Errors.Add(numbers.NodeOf(beside), $"the damping is given by three principal 'values' or about one axis, and '{beside.Name}' stands beside 'values'", "Keep one of the two.");
            return null;
        }
        if (!numbers.TryGet(MotionGrammar.Axis, out UnitVector axis)) return null;
        if (numbers.TryGet(MotionGrammar.Principal, out IReadOnlyList<double>? values))
        {
            if (!numbers.TryGet(MotionGrammar.SecondAxis, out UnitVector second)) return null;
            if (Math.Abs(Vector3d.Dot(axis, second)) <= 1e-9) return new DampingAxes.Principal(values[0], values[1], values[2], axis, second);
            reading.Errors.Add(numbers.NodeOf(MotionGrammar.SecondAxis), "the two axes of a damping must be at a right angle");
            return null;
        }
        return polar.All(key => numbers.TryGet(key, out _))
            ? new DampingAxes.Polar(axis, numbers.Get(MotionGrammar.Pole, 0), numbers.Get(MotionGrammar.Theta, 0), numbers.Get(MotionGrammar.Phi, 0))
            : null;
    }

    private BlochTimes? Times(SectionValues numbers)
    {
        if (!numbers.TryGet(MotionGrammar.Axis, out UnitVector axis) || !numbers.TryGet(MotionGrammar.Longitudinal, out Duration longitudinal) || !numbers.TryGet(MotionGrammar.Transverse, out Duration transverse)) return null;
        if (transverse.Si <= 2 * longitudinal.Si) return new BlochTimes(axis, numbers.Get(MotionGrammar.Equilibrium, 1), longitudinal, transverse) { StartLength = numbers.Get(MotionGrammar.StartLength, 1) };
        reading.Errors.Add(numbers.NodeOf(MotionGrammar.Transverse), $"the transverse time of {transverse} exceeds twice the longitudinal one of {longitudinal}", "A spin that loses its energy loses its phase with it: T2 is at most 2 T1.");
        return null;
    }

    private static MeanFieldMoment? MeanField(SectionValues numbers) =>
        numbers.TryGet(MotionGrammar.AtomicMoment, out double moment) ? new MeanFieldMoment(moment) { Spin = numbers.Get(MotionGrammar.Spin, double.PositiveInfinity), StartLength = numbers.Get(MotionGrammar.StartLength, 1) } : null;
}
