using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Transport.Collinear;

/// <summary>
/// A run of magnetic layers with any channels along one axis, between two-channel metals, as the two-port that its outer faces show: the
/// accumulation D = u·D of the s channels and the spin current δJ = u·J_s at both. Channels that the neighbours lack are blocked there.
/// </summary>
/// <remarks>
/// <para>
/// Spin current into the left face:  δJ₁ = P₁ J₀ + S₁ D₁ + g (D₁ − D₂); out of the right face:  δJ₂ = P₂ J₀ − S₂ D₂ + g (D₁ − D₂).
/// Voltage V₁ − V₂ = R_s J₀ + (P₂ D₂ − P₁ D₁)/2 for V = (μ_s-up + μ_s-down)/2: the same P, by reciprocity.
/// </para>
/// <para>Conductances in S/m², all along the moment u; for one two-channel layer S, g and P are those of <see cref="PiElement"/>.</para>
/// <para>
/// Shunts are the answer to a uniform accumulation, in which series conductances take no part, so that thin layers lose no digits. g may be
/// negative where a blocked channel carries spin back. Source: conventions in docs/theory/collinear-transport.md.
/// </para>
/// </remarks>
/// <param name="ShuntLeft">S₁ in S/m².</param>
/// <param name="Series">g in S/m².</param>
/// <param name="ShuntRight">S₂ in S/m².</param>
/// <param name="PolarizationLeft">P₁.</param>
/// <param name="PolarizationRight">P₂.</param>
/// <param name="SeriesResistance">R_s in ohm m²: at D₁ = D₂ = 0, never below the charge resistance of the run.</param>
/// <param name="ChargeResistance">Σ t/Σσ and contacts of the run, in ohm m².</param>
internal readonly record struct LongitudinalTwoPort(
    double ShuntLeft, double Series, double ShuntRight, double PolarizationLeft, double PolarizationRight, double SeriesResistance, double ChargeResistance)
{
    /// <summary>Reduces layers first to last of a stack; none of them is a lead.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="first">First layer of the run.</param>
    /// <param name="last">Last layer of the run.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the moments, for anisotropic relaxations.</param>
    /// <param name="senses">For each layer of the stack its sense along u; empty for all +1.</param>
    /// <remarks>
    /// The contacts outside of the run are not in it, but their relaxations are, as far as they act on the run's faces
    /// (`Relaxations` of a contact: half of G where the neighbour has the pair as well, all of it where it has not).
    /// </remarks>
    public static LongitudinalTwoPort Of(Multilayer stack, int first, int last, double cosineSquared = 0, ReadOnlySpan<int> senses = default)
    {
        int[] along = senses.IsEmpty ? [.. Enumerable.Repeat(1, stack.Layers.Count)] : senses.ToArray();
        ChannelChain chain = new(stack, along, first, last, cosineSquared);
        if (first > 0) chain.RelaxFace(first - 1, chain.Nodes[0], first);
        if (last + 1 < stack.Layers.Count) chain.RelaxFace(last, chain.Nodes[^1], last);
        return new Assembly(chain).Reduce();
    }

    // All differences of all nodes; those of the s channels at the two outer faces are given.
    private sealed class Assembly
    {
        private readonly ChannelChain chain;
        private readonly int[] offsets;
        private readonly int size;

        public Assembly(ChannelChain chain)
        {
            this.chain = chain;
            offsets = new int[chain.Nodes.Length];
            for (int k = 1; k < offsets.Length; k++) offsets[k] = offsets[k - 1] + chain.Nodes[k - 1].Count;
            size = offsets[^1] + chain.Nodes[^1].Count;
        }

        public LongitudinalTwoPort Reduce()
        {
            int left = 0, right = offsets[^1];
            double[] forced = new double[size];
            // Uniform accumulation: only shunts answer.
            double[] uniform = new double[size];
            foreach (int offset in offsets) uniform[offset] = 1;
            double[] answer = Free(uniform, forced);
            double[] currents = Currents(uniform, answer);
            double shuntLeft = 2 * currents[left], shuntRight = 2 * currents[right];
            // D at the left face only.
            double[] one = new double[size];
            one[left] = 1;
            answer = Free(one, forced);
            double series = -2 * Currents(one, answer)[right];
            // Charge current only.
            double[] none = new double[size];
            answer = Free(none, Drive());
            currents = Currents(none, answer);
            double[] drive = Drive();
            double charge = Enumerable.Range(0, chain.Count).Sum(k => chain.Slab(k).ChargeResistance), excess = 0;
            for (int i = 0; i < size; i++) excess += drive[i] * answer[i];
            return new LongitudinalTwoPort(shuntLeft, series, shuntRight, 2 * (currents[left] - drive[left]), -2 * (currents[right] - drive[right]), charge + excess, charge);
        }

        // Sources put into the nodes at unit charge current: what leaves on the left minus what is carried off on the right.
        private double[] Drive()
        {
            double[] drive = new double[size];
            for (int k = 0; k < chain.Count; k++)
            {
                ChannelSlab slab = chain.Slab(k);
                for (int i = 0; i < slab.Count; i++)
                {
                    drive[offsets[k] + chain.Nodes[k].RightPlaces[i]] -= slab.Polarization[i];
                    drive[offsets[k + 1] + chain.Nodes[k + 1].LeftPlaces[i]] += slab.Polarization[i];
                }
            }
            return drive;
        }

        // The differences beyond the given ones where everything but the two outer s differences is free.
        private double[] Free(double[] given, double[] drive)
        {
            int[] unknowns = [.. Enumerable.Range(0, size).Where(i => i != 0 && i != offsets[^1])];
            double[] still = Currents(given, new double[size]), matrix = new double[unknowns.Length * unknowns.Length], right = new double[unknowns.Length];
            for (int column = 0; column < unknowns.Length; column++)
            {
                double[] unit = new double[size];
                unit[unknowns[column]] = 1;
                double[] current = Currents(unit, new double[size]);
                for (int row = 0; row < unknowns.Length; row++) matrix[(row * unknowns.Length) + column] = current[unknowns[row]];
                right[column] = drive[unknowns[column]] - still[unknowns[column]];
            }
            if (unknowns.Length > 0 && !DenseLinearSystem.TrySolve(matrix, right)) throw new ArgumentException("A channel of the run is neither connected to the others nor to what lies outside.", nameof(given));
            double[] answer = new double[size];
            for (int i = 0; i < unknowns.Length; i++) answer[unknowns[i]] = right[i];
            return answer;
        }

        // K y for y = given + answer, where series conductances see differences formed before they are multiplied.
        private double[] Currents(double[] given, double[] answer)
        {
            double[] currents = new double[size];
            for (int k = 0; k < chain.Count; k++) AddSlab(k, given, answer, currents);
            for (int k = 0; k < chain.Nodes.Length; k++)
            {
                foreach (NodeRelaxation one in chain.Nodes[k].Relaxations)
                {
                    double difference = 0;
                    for (int i = 0; i < one.Form.Length; i++) difference += one.Form[i] * (given[offsets[k] + i] + answer[offsets[k] + i]);
                    for (int i = 0; i < one.Form.Length; i++) currents[offsets[k] + i] += one.Conductance * difference * one.Form[i];
                }
            }
            return currents;
        }

        private void AddSlab(int k, double[] given, double[] answer, double[] currents)
        {
            ChannelSlab slab = chain.Slab(k);
            int m = slab.Count;
            for (int j = 0; j < m; j++)
            {
                double left = 0, right = 0, step = 0;
                for (int i = 0; i < m; i++)
                {
                    int a = offsets[k] + chain.Nodes[k].RightPlaces[i], b = offsets[k + 1] + chain.Nodes[k + 1].LeftPlaces[i];
                    double form = slab.Form[(j * m) + i];
                    left += form * (given[a] + answer[a]);
                    right += form * (given[b] + answer[b]);
                    step += form * (given[a] - given[b] + (answer[a] - answer[b]));
                }
                PiElement line = slab.Line(j);
                double through = line.Series * step, intoLeft = through + (line.Shunt * left), intoRight = (line.Shunt * right) - through;
                for (int i = 0; i < m; i++)
                {
                    currents[offsets[k] + chain.Nodes[k].RightPlaces[i]] += slab.Form[(j * m) + i] * intoLeft;
                    currents[offsets[k + 1] + chain.Nodes[k + 1].LeftPlaces[i]] += slab.Form[(j * m) + i] * intoRight;
                }
            }
        }
    }
}
