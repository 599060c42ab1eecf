using System.Globalization;
using System.Numerics;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>Heats, stored energy and profile of a stack of any channels under an alternating current.</summary>
internal static class AlternatingNetworkBalance
{
    private const double Tolerance = 1e-10;

    /// <summary>The state of a solved stack.</summary>
    public static AlternatingState StateOf(AlternatingNetwork network, double frequency)
    {
        CollinearStack stack = network.Stack;
        Complex impedance = network.NonEquilibriumImpedance();
        (double heat, double storage, double least) = Integrals(network);
        double angular = AlternatingTransport.RateOf(frequency).Imaginary, scale = Math.Max(impedance.Magnitude, heat);
        double Relative(double gap) => scale == 0 ? 0 : Math.Abs(gap) / scale;
        AuditCheck[] checks =
        [
            new("power-closure", Relative(impedance.Real - heat), Tolerance, "Real part of the spin impedance against the heats of Joule and of relaxation integrated over the stack, relative."),
            new("reciprocity", network.ReciprocityResidual(), Tolerance, "Complex amplitudes at each face per current put into its neighbour, against the reverse, relative; eliminated from opposite ends."),
            new("entropy-production", scale == 0 ? 0 : Math.Max(0, -Math.Min(impedance.Real, least)) / scale, 0, "Most negative heat of all places and mechanisms, and a negative real part of the spin impedance, relative."),
            new("stored-energy", Relative(impedance.Imaginary + (angular * storage)), Tolerance, "Reactance against the energy that the accumulation stores, relative to the impedance."),
        ];
        double series = 0;
        for (int k = 0; k < stack.Chain.Count; k++) series += stack.Chain.Slab(k).ChargeResistance;
        // The reactance from the energy stored: a sum of positive terms, which keeps its digits at low frequency.
        return new AlternatingState(frequency, series, new Complex(impedance.Real, 0 - (angular * storage)), storage, checks, (layer, x) => At(network, layer, x));
    }

    /// <summary>Heat and ∫y†Cy dx per squared current, and the least heat of a place.</summary>
    private static (double Heat, double Storage, double Least) Integrals(AlternatingNetwork network)
    {
        ChannelChain chain = network.Stack.Chain;
        double heat = 0, storage = 0, least = 0;
        for (int k = 0; k < chain.Count; k++)
        {
            (Complex[] left, Complex[] right, Complex[] step) = network.Faces(k);
            Take(network.Line(k), [.. left.Select((one, i) => (one + right[i]) / 2)], [.. step.Select(one => one / 2)]);
        }
        for (int node = 0; node < chain.Nodes.Length; node++)
        {
            Complex[] y = network.Node(node);
            foreach (NodeRelaxation one in chain.Nodes[node].Relaxations)
            {
                Complex force = AlternatingPassage.Product(y, [.. one.Form.Select(part => (Complex)part)]);
                heat += one.Conductance * ((force.Real * force.Real) + (force.Imaginary * force.Imaginary));
            }
        }
        // A half-space is a slab whose far face is at rest.
        if (network.LeadLeft is { } leftmost) Lead(leftmost, LeadAmplitudes(network, true));
        if (network.LeadRight is { } rightmost) Lead(rightmost, LeadAmplitudes(network, false));
        return (heat, storage, least);

        void Lead(AlternatingLine line, Complex[] face) => Take(line, [.. face.Select(one => one / 2)], [.. face.Select(one => -one / 2)]);

        void Take(AlternatingLine line, Complex[] mean, Complex[] half)
        {
            double joule = line.Form(0, mean, half), relaxed = line.Form(1, mean, half);
            heat += joule + relaxed;
            least = Math.Min(least, Math.Min(joule, relaxed));
            storage += line.Form(2, mean, half);
        }
    }

    private static Complex[] LeadAmplitudes(AlternatingNetwork network, bool isLeft)
    {
        ChannelChain chain = network.Stack.Chain;
        ChannelSlab lead = (isLeft ? chain.LeadLeft : chain.LeadRight)!;
        Complex[] y = network.Node(isLeft ? 0 : chain.Count);
        int[] places = isLeft ? chain.Nodes[0].LeftPlaces : chain.Nodes[^1].RightPlaces;
        Complex[] amplitudes = new Complex[lead.Count];
        for (int j = 0; j < lead.Count; j++)
        {
            for (int i = 0; i < lead.Count; i++) amplitudes[j] += lead.Form[(j * lead.Count) + i] * y[places[i]];
        }
        return amplitudes;
    }

    private static AlternatingPoint At(AlternatingNetwork network, int layer, double x)
    {
        CollinearStack stack = network.Stack;
        double left = 0;
        int count = stack.Multilayer.Layers.Count;
        for (int i = 0; i < Math.Min(layer, count); i++) left += stack.Multilayer.Layers[i].Thickness?.Si ?? 0;
        bool isLayer = layer >= 0 && layer < count, isLead = isLayer && stack.Multilayer.Layers[layer].IsLead;
        double inward = isLead && layer == 0 ? -x : x - left;
        double thickness = isLayer && !isLead ? stack.Multilayer.Layers[layer].Thickness!.Value.Si : double.PositiveInfinity;
        if (!isLayer || !(inward >= 0 && inward <= thickness * (1 + 1e-12)) || !double.IsFinite(x)) throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"x = {x} m does not lie in layer {layer}."));
        return isLead ? InLead(network, layer, x, inward) : InLayer(network, layer, x, Math.Min(inward, thickness), thickness);
    }

    // Two pieces of the layer and the plane between them.
    private static AlternatingPoint InLayer(AlternatingNetwork network, int layer, double x, double place, double thickness)
    {
        int k = network.Stack.ElementOfLayer(layer);
        (Complex[] left, Complex[] right, Complex[] step) = network.Faces(k);
        if (place == 0 || place == thickness)
        {
            AlternatingLine line = network.Line(k);
            Complex[] face = place == 0 ? left : right, lost = line.Shunt * face, passed = line.Series * step;
            return PointOf(network, layer, x, face, [.. passed.Select((one, i) => (place == 0 ? lost[i] : -lost[i]) - one)]);
        }
        AlternatingLine before = network.Piece(layer, place), after = network.Piece(layer, thickness - place);
        // From the nearer face, a step and not the value itself.
        ComplexMatrix total = (before.Shunt + after.Shunt + before.Series + after.Series).Inverse();
        Complex[] pull = after.Series * step, loss = (before.Shunt + after.Shunt) * left;
        Complex[] rise = total * [.. pull.Select((one, i) => one - loss[i])];
        Complex[] value = [.. left.Select((one, i) => one + rise[i])], shunted = before.Shunt * value, series = before.Series * rise;
        return PointOf(network, layer, x, value, [.. series.Select((one, i) => -one - shunted[i])]);
    }

    // The plane between a slab of the lead and the rest of it.
    private static AlternatingPoint InLead(AlternatingNetwork network, int layer, double x, double inward)
    {
        bool isLeft = layer == 0;
        Complex[] face = LeadAmplitudes(network, isLeft);
        AlternatingLine rest = (isLeft ? network.LeadLeft : network.LeadRight)!;
        if (inward > 0)
        {
            AlternatingLine piece = network.Piece(layer, inward);
            face = (piece.Shunt + piece.Series + rest.Shunt).Inverse() * (piece.Series * face);
        }
        Complex[] current = rest.Shunt * face;
        return PointOf(network, layer, x, face, isLeft ? [.. current.Select(one => -one)] : current);
    }

    private static AlternatingPoint PointOf(AlternatingNetwork network, int layer, double x, Complex[] amplitudes, Complex[] currents)
    {
        ChannelSlab slab = network.SlabOf(layer);
        Complex accumulation = 0, spin = slab.Polarization[0];
        for (int j = 0; j < slab.Count; j++)
        {
            accumulation += slab.Inverse[j] * amplitudes[j];
            spin += slab.Form[j * slab.Count] * currents[j];
        }
        return new AlternatingPoint(x, accumulation, 2 * spin);
    }
}
