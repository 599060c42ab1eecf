using System.Text.Json.Nodes;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>The energies of one entry of <c>couplings:</c> and its words.</summary>
internal sealed record BuiltCoupling(IReadOnlyList<MomentPair> Pairs, JsonObject Words);

/// <summary>Builds what pairs of free magnets share.</summary>
internal sealed class CouplingBuilder(Multilayer? stack, CrossSection? crossSection, IReadOnlyList<BuiltMagnet> magnets, Reading reading)
{
    public IReadOnlyList<BuiltCoupling> Build(IReadOnlyList<SectionValues> given) => [.. given.Select(One).OfType<BuiltCoupling>()];

    private BuiltCoupling? One(SectionValues values)
    {
        if (!values.TryGet(CouplingGrammar.Between, out IReadOnlyList<string>? names)) return null;
        YamlNode place = values.NodeOf(CouplingGrammar.Between);
        if (names[0] == names[1])
        {
            reading.Errors.Add(place, $"a coupling joins two magnets, and here '{names[0]}' stands twice", "Give the names of two free layers.");
            return null;
        }
        int first = IndexOf(names[0], place), second = IndexOf(names[1], place);
        if (values.Has(CouplingGrammar.DzyaloshinskiiMoriya) != values.Has(CouplingGrammar.Axis))
        {
            reading.Errors.Add(values.Node, "'dzyaloshinskii-moriya' and 'axis' go together: the interaction has a direction", "For example { between: [lower, upper], dzyaloshinskii-moriya: 0.02 mJ/m^2, axis: y }.");
            return null;
        }
        if (first < 0 || second < 0 || stack is null || crossSection is null) return null;
        JsonObject words = new() { [CouplingGrammar.Between.Name] = new JsonArray(names[0], names[1]) };
        List<PairEnergyTerm> terms = Terms(values, magnets[first].Magnet.Magnet, magnets[second].Magnet.Magnet, words);
        if (terms.Count == 0)
        {
            reading.Errors.Add(values.Node, $"the coupling of '{names[0]}' and '{names[1]}' holds no energy", "Give 'exchange', 'biquadratic', 'dzyaloshinskii-moriya' or 'dipolar: from-shape'.");
            return null;
        }
        return new BuiltCoupling([.. terms.Select(term => new MomentPair(first, second, term))], words);
    }

    private List<PairEnergyTerm> Terms(SectionValues values, Magnet first, Magnet second, JsonObject words)
    {
        List<PairEnergyTerm> terms = [];
        Area area = crossSection!.Area;
        if (values.TryGet(CouplingGrammar.Exchange, out EnergyPerArea exchange))
        {
            terms.Add(new InterlayerExchange(exchange, area));
            words[CouplingGrammar.Exchange.Name] = CanonicalInput.Text(exchange);
        }
        if (values.TryGet(CouplingGrammar.Biquadratic, out EnergyPerArea biquadratic))
        {
            terms.Add(new BiquadraticExchange(biquadratic, area));
            words[CouplingGrammar.Biquadratic.Name] = CanonicalInput.Text(biquadratic);
        }
        if (values.TryGet(CouplingGrammar.DzyaloshinskiiMoriya, out EnergyPerArea twist) && values.TryGet(CouplingGrammar.Axis, out UnitVector axis))
        {
            terms.Add(new InterlayerDzyaloshinskiiMoriya(twist, axis, area));
            words[CouplingGrammar.DzyaloshinskiiMoriya.Name] = CanonicalInput.Text(twist);
            words[CouplingGrammar.Axis.Name] = CanonicalInput.DirectionOf(axis);
        }
        if (values.Get(CouplingGrammar.Dipolar, "none") == "from-shape" && Dipoles(values, first, second) is { } dipoles)
        {
            terms.Add(dipoles);
            words[CouplingGrammar.Dipolar.Name] = "from-shape";
        }
        return terms;
    }

    private DipolarCoupling? Dipoles(SectionValues values, Magnet first, Magnet second)
    {
        try
        {
            return new StrayFields(stack!, crossSection!).Of(first, second);
        }
        catch (DeviceException failure)
        {
            reading.Errors.Add(values.NodeOf(CouplingGrammar.Dipolar), failure.Message);
            return null;
        }
    }

    private int IndexOf(string name, YamlNode place)
    {
        for (int i = 0; i < magnets.Count; i++)
        {
            if (magnets[i].Magnet.Magnet.Name == name) return i;
        }
        string[] known = [.. magnets.Select(magnet => magnet.Magnet.Magnet.Name)];
        reading.Errors.Add(place, $"no free magnet is called '{name}'", known.Length == 0 ? "A coupling needs two free layers with a saturation magnetization, a damping and a cross-section." : Suggestion.For(name, known));
        return -1;
    }
}
