using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>A mode in which the accumulation of a stack decays when it is left alone: Δ(x) exp(−Rate t).</summary>
public sealed class RelaxationMode
{
    private readonly Func<int, double, double> shape;

    internal RelaxationMode(double rate, Func<int, double, double> shape)
    {
        this.shape = shape;
        Rate = rate;
    }

    /// <summary>Rate of decay in 1/s; 1/T1 + Dk² in one metal.</summary>
    public double Rate { get; }

    /// <summary>Shape of the mode in Δ of the s channels, of largest magnitude 1 and of positive sign at the left end.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public double Shape(int layer, Length x) => shape(layer, x.Si);
}

/// <summary>The rates at which the accumulation of a finite stack decays when it is left alone, exactly and without a gap.</summary>
/// <remarks>
/// <para>Equation: (Δ′/(2ρ*))′ = (2G − λc)Δ in each layer with the conditions at contacts and ends; λ are the rates. In one layer λ = 1/T1 + Dk²; of two sealed
/// ones (k₁/2ρ*₁) tan k₁d₁ + (k₂/2ρ*₂) tan k₂d₂ = 0 with imaginary k allowed. They do not depend on the magnetizations. Of any channels
/// M⁻¹y″ = (G − λC)y; channels that meet by name make the rates depend on the sense of the moments.</para>
/// <para>Method: of two channels, the angle of Prüfer at the right end rises with λ by π from one rate to the next, so that none can be missed; roots by Brent's method. Of any channels, the exact number of rates below a
/// trial rate, halved down to each of them; shapes by inverse iteration on a mesh.</para>
/// <para>Needs a finite stack: with a lead the rates are continuous from 1/T1 of the lead on. Source: docs/theory/time-dependent-transport.md.</para>
/// </remarks>
public static class RelaxationSpectrum
{
    private const int Sampled = 16;

    /// <summary>Why the stack has no rates one by one; null where it has.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0) =>
        EndlessLead(stack) ?? AlternatingTransport.Refusal(stack, orientations, cosineSquared);

    /// <summary>The slowest modes of a stack of any channels, slowest first.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1; 0 for a normal metal.</param>
    /// <param name="count">How many.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis.</param>
    /// <exception cref="ArgumentException">The stack has none; the message is that of <see cref="Refusal(Multilayer, ReadOnlySpan{int}, double)"/>.</exception>
    public static IReadOnlyList<RelaxationMode> Slowest(Multilayer stack, ReadOnlySpan<int> orientations, int count, double cosineSquared = 0)
    {
        if (Refusal(stack, orientations, cosineSquared) is { } reason) throw new ArgumentException(reason, nameof(stack));
        return AlternatingTransport.IsTwoChannel(stack) ? Slowest(stack, count) : RelaxationModes.Slowest(CollinearStack.Of(stack, orientations, cosineSquared), count);
    }

    /// <summary>Why a stack of two channels, whose moments do not matter, has no rates one by one; null where it has.</summary>
    public static string? Refusal(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return EndlessLead(stack) ?? SpinStack.UnknownMaterial(stack);
    }

    /// <summary>The slowest modes of a stack of two channels, slowest first.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">The stack has none; the message is that of <see cref="Refusal(Multilayer)"/>.</exception>
    public static IReadOnlyList<RelaxationMode> Slowest(Multilayer stack, int count)
    {
        if (Refusal(stack) is { } reason) throw new ArgumentException(reason, nameof(stack));
        SpinStack sections = SpinStack.Of(stack, new int[stack.Layers.Count]);
        double unit = sections.Sections.Max(section => 1 / (2 * section.AreaResistance));
        double slowest = 1 / sections.Sections.Where(section => section.Layer >= 0).Sum(section => section.DiffusionTime);
        double Beyond(double rate, int number) => EndOf(sections, rate).Angle(unit) - (((sections.Right.IsReservoir ? 1 : 0.5) + number) * Math.PI);
        List<RelaxationMode> modes = [];
        double low = -slowest;
        for (int number = 0; number < count; number++)
        {
            double high = Math.Max(2 * low, slowest);
            while (Beyond(high, number) < 0) high *= 2;
            double rate = RootFinding.Brent(trial => Beyond(trial, number), low, high, 0);
            modes.Add(ModeAt(sections, rate));
            low = rate;
            // The next one lies above, but where two rates fall together Brent needs a sign: back until the angle is beneath it.
            double step = Math.Max(Math.Abs(rate), slowest) * 1e-15;
            while (Beyond(low, number + 1) >= 0)
            {
                low -= step;
                step *= 2;
            }
        }
        return modes;
    }

    private static string? EndlessLead(Multilayer stack) => stack.Layers.FirstOrDefault(layer => layer.IsLead) is { } lead
        ? $"The lead '{lead.Name}' has no end, so that its accumulation decays at every rate above 1/T1 of its metal. Single rates need a finite stack: give the layer a thickness and an end such as `sealed`."
        : null;

    private static PruferDirection Left(SpinStack stack) => stack.Left.IsReservoir ? new PruferDirection(0, 0, 1, 0) : new PruferDirection(1, -1, 0, 0);

    private static PruferDirection EndOf(SpinStack stack, double rate)
    {
        PruferDirection direction = Left(stack);
        foreach (SpinSection section in stack.Sections) direction = RelaxationShooting.Through(section, direction, rate);
        return direction;
    }

    /// <summary>From the left up to where the mode is largest, from the right down to there: each way only where the solution grows.</summary>
    private static RelaxationMode ModeAt(SpinStack stack, double rate)
    {
        int last = stack.Sections.Count;
        PruferDirection[] fromLeft = new PruferDirection[last + 1], fromRight = new PruferDirection[last + 1];
        fromLeft[0] = Left(stack);
        fromRight[last] = stack.Right.IsReservoir ? new PruferDirection(0, 0, 1, 0) : new PruferDirection(1, -1, 0, 0);
        for (int k = 0; k < last; k++) fromLeft[k + 1] = RelaxationShooting.Through(stack.Sections[k], fromLeft[k], rate);
        for (int k = last - 1; k >= 0; k--) fromRight[k] = RelaxationShooting.Through(stack.Sections[k], fromRight[k + 1], rate);
        int joint = Enumerable.Range(0, last + 1).MaxBy(k => fromLeft[k].Logarithm + fromRight[k].Logarithm);
        (double Value, double Slope)[] nodes = new (double, double)[last + 1];
        for (int k = 0; k <= last; k++)
        {
            PruferDirection source = k <= joint ? fromLeft[k] : fromRight[k], there = k <= joint ? fromLeft[joint] : fromRight[joint];
            // Half turns are signs; seen from the right the slope changes its sign.
            double factor = (((source.Turns - there.Turns) & 1) == 0 ? 1 : -1) * Math.Exp(source.Logarithm - there.Logarithm);
            nodes[k] = (factor * source.Value, k <= joint ? factor * source.Slope : -factor * source.Slope);
        }
        nodes = Joined(nodes, joint, fromLeft[joint], fromRight[joint]);
        double largest = 0, first = 0;
        for (int k = 0; k < last; k++)
        {
            for (int i = 0; i <= Sampled; i++)
            {
                double value = RelaxationShooting.ValueInside(stack.Sections[k], nodes[k], nodes[k + 1], rate, (double)i / Sampled);
                if (Math.Abs(value) > largest) (largest, first) = (Math.Abs(value), first == 0 ? value : first);
            }
        }
        double scale = Math.CopySign(largest, first);
        return new RelaxationMode(rate, Shape(stack, rate, [.. nodes.Select(node => (node.Value / scale, node.Slope / scale))]));
    }

    private static Func<int, double, double> Shape(SpinStack stack, double rate, (double Value, double Slope)[] nodes) => (layer, x) =>
    {
        double left = 0;
        for (int k = 0; k < stack.Sections.Count; k++)
        {
            SpinSection section = stack.Sections[k];
            if (section.Layer == layer) return RelaxationShooting.ValueInside(section, nodes[k], nodes[k + 1], rate, Math.Clamp((x - left) / section.Thickness, 0, 1));
            left += section.Thickness;
        }
        throw new ArgumentOutOfRangeException(nameof(layer), "There is no such layer.");
    };

    private static (double Value, double Slope)[] Joined((double Value, double Slope)[] nodes, int joint, PruferDirection left, PruferDirection right)
    {
        // Whichever of the two is not nearly zero, measured in what the right side makes of it.
        bool byValue = Math.Abs(left.Value * right.Slope) + Math.Abs(left.Slope * right.Value) == 0 ? right.Value != 0 : Math.Abs(right.Value) * Math.Abs(left.Value) > 0;
        double ratio = byValue ? left.Value / right.Value : -left.Slope / right.Slope;
        for (int k = joint + 1; k < nodes.Length; k++) nodes[k] = (nodes[k].Value * ratio, nodes[k].Slope * ratio);
        return nodes;
    }
}
