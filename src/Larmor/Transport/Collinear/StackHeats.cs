using Larmor.Layers;
using Larmor.Materials;
using Larmor.Thermodynamics;

namespace Larmor.Transport.Collinear;

/// <summary>Where a solved stack turns power into heat: Joule, its excess, and each relaxation by its mechanism, by layer and contact along +x.</summary>
/// <remarks>
/// Joule J₀² t/Σσ; excess Σ_j ∫i_j² dx, the heat of the currents beyond J₀ w_c; relaxation Σ_pairs ∫G (μ_a − μ_b)² dx. All are sums of squares.
/// </remarks>
internal sealed class StackHeats
{
    private readonly ChannelChain chain;
    private readonly Multilayer stack;
    private readonly PairPowers pairs;
    private readonly List<PowerEntry> entries = [];

    /// <summary>The heats of one stack.</summary>
    public StackHeats(ChannelChain chain, Multilayer stack)
    {
        this.chain = chain;
        this.stack = stack;
        pairs = new PairPowers(chain.Width);
    }

    /// <summary>The heats of a state, in W/m².</summary>
    /// <param name="state">The state.</param>
    /// <param name="currentDensity">J₀ in A/m².</param>
    public IReadOnlyList<PowerEntry> Of(LadderState state, double currentDensity)
    {
        entries.EnsureCapacity((3 * chain.Count) + 4);
        if (chain.LeadLeft is { } left) AddLead(stack.Layers[0].Name, left, state.LeadAmplitudes(true));
        for (int k = 0; k < chain.Nodes.Length; k++)
        {
            foreach (NodeRelaxation one in chain.Nodes[k].Relaxations)
            {
                double difference = 0;
                for (int i = 0; i < one.Form.Length; i++) difference += one.Form[i] * state.Node(k)[i];
                entries.Add(new PowerEntry(one.Place, one.Mechanism, one.Conductance * difference * difference));
            }
            if (k < chain.Count) AddSlab(k, state, currentDensity);
        }
        if (chain.LeadRight is { } right) AddLead(stack.Layers[^1].Name, right, state.LeadAmplitudes(false));
        return entries;
    }

    private void AddSlab(int k, LadderState state, double currentDensity)
    {
        ChannelSlab slab = chain.Slab(k);
        double excess = 0;
        for (int j = 0; j < slab.Count; j++) excess += 2 * slab.Weights[j].ExcessJoulePower(state.Faces(k)[j]);
        entries.Add(new PowerEntry(chain.NameOf(k), "joule", currentDensity * currentDensity * slab.ChargeResistance));
        entries.Add(new PowerEntry(chain.NameOf(k), "joule-excess", excess));
        if (slab.Count == 1)
        {
            // With one mode the flip of spins is all there is.
            entries.Add(new PowerEntry(chain.NameOf(k), "spin-flip", 2 * slab.Weights[0].SpinFlipPower(state.Faces(k)[0])));
            return;
        }
        int start = entries.Count;
        for (int p = 0; p < slab.Network.Relaxations.Count; p++) AddTo(start, chain.NameOf(k), slab.Network.Relaxations[p], pairs.InSlab(slab, p, state.Faces(k)));
    }

    private void AddLead(string name, ChannelSlab lead, ReadOnlySpan<double> amplitudes)
    {
        double excess = 0;
        for (int j = 0; j < lead.Count; j++) excess += lead.Modes.Rates[j] * amplitudes[j] * amplitudes[j] / 2;
        entries.Add(new PowerEntry(name, "joule-excess", excess));
        int start = entries.Count;
        for (int p = 0; p < lead.Network.Relaxations.Count; p++) AddTo(start, name, lead.Network.Relaxations[p], pairs.InLead(lead, p, amplitudes));
    }

    // Relaxations of one mechanism in one place make one entry.
    private void AddTo(int start, string place, ChannelRelaxation relaxation, double power)
    {
        for (int i = start; i < entries.Count; i++)
        {
            if (entries[i].Mechanism != relaxation.Mechanism) continue;
            entries[i] = entries[i] with { PowerPerArea = entries[i].PowerPerArea + power };
            return;
        }
        entries.Add(new PowerEntry(place, relaxation.Mechanism, power));
    }
}
