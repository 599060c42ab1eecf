using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Provenance;
using Larmor.Transport;
using Larmor.Transport.InTime;

namespace Larmor.Experiments.Reports;

/// <summary>What measurements in time and frequency say of the materials.</summary>
internal static class RelaxationReport
{
    /// <summary>Spin injection by alternating currents, for one junction.</summary>
    public static Citation Rashba { get; } = new(
        "rashba-2002", "E. I. Rashba, Theory of spin injection, arXiv:cond-mat/0205317 (2002).", "10.48550/arXiv.cond-mat/0205317");

    /// <summary>T1 of each material, once.</summary>
    public static IEnumerable<Scalar> Times(Multilayer stack)
    {
        foreach (Material material in stack.Layers.Select(layer => layer.Material).DistinctBy(material => material.Name, StringComparer.Ordinal))
        {
            if (!material.Channels.IsTwoChannel)
            {
                foreach (Scalar one in TimesOf(material)) yield return one;
                continue;
            }
            double time = SpinStack.RelaxationTime(material);
            string name = $"relaxation-time-{material.Name}", meaning = $"T1 of {material.Name}, in which a uniform accumulation decays to 1/e: c/(2G) = l^2/D, half of the time tau in which one spin flips.";
            yield return double.IsFinite(time) ? new Scalar(name, time, "s", meaning) : new Scalar(name, null, "s", meaning, $"No spin is flipped in {material.Name}: the time is infinite.");
        }
    }

    // All times of a network, longest first.
    private static IEnumerable<Scalar> TimesOf(Material material)
    {
        IReadOnlyList<double> rates = ChannelDecay.Rates(material.Channels, 0);
        for (int j = 0; j < rates.Count; j++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"relaxation-time-{material.Name}-{j + 1}");
            const string meaning = "Time in which a uniform accumulation of one shape decays to 1/e, longest first, from its channels and their densities of states.";
            yield return rates[j] > 0 ? new Scalar(name, 1 / rates[j], "s", meaning) : new Scalar(name, null, "s", meaning, $"A difference of potential that nothing relaxes in {material.Name}: the time is infinite.");
        }
    }
}
