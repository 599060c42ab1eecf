using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport.Collinear;

namespace Larmor.Transport;

/// <summary>
/// Potentials, currents and accumulation of a solved collinear stack at any x, in closed form. x = 0 at the left face of the first layer that
/// has a thickness; interfaces have none.
/// </summary>
/// <remarks>
/// Each mode [a₁ sinh((d − x)/L) + a₂ sinh(x/L)]/sinh(d/L) in a layer, exp(−|x|/L) in a lead (with two channels one mode, Δ); the potential from
/// J₀ = −Σσ (V + P·y)′ with V = (μ↑ + μ↓)/2 of the s channels, with two channels J₀ = −(σ↑ + σ↓)(V + βΔ/2)′. V is zero at the right end; in a right lead, far from its face, V tends to −ρJ₀(x − x_face).
/// δm = g μ_B N_h q Δμ: n↑ rises and n↓ falls by N_h q Δμ, and turning one electron over changes the moment by g μ_B.
/// </remarks>
public sealed class TransportProfile
{
    private const double LengthsOfLead = 5;
    private readonly CollinearSolution solution;
    private readonly double[] leftFaces;
    private readonly double[] rightFaces;

    internal TransportProfile(CollinearSolution solution)
    {
        this.solution = solution;
        IReadOnlyList<Layer> layers = solution.Stack.Multilayer.Layers;
        leftFaces = new double[layers.Count];
        rightFaces = new double[layers.Count];
        double x = 0;
        for (int i = 0; i < layers.Count; i++)
        {
            leftFaces[i] = layers[i].IsLead && i == 0 ? double.NegativeInfinity : x;
            if (layers[i].Thickness is { } thickness) x += thickness.Si;
            rightFaces[i] = layers[i].IsLead && i > 0 ? double.PositiveInfinity : x;
        }
    }

    /// <summary>Position of the left face of a layer in m; minus infinity for a left lead.</summary>
    public Length LeftFace(int layer) => Length.FromSi(leftFaces[layer]);

    /// <summary>Position of the right face of a layer in m; infinity for a right lead.</summary>
    public Length RightFace(int layer) => Length.FromSi(rightFaces[layer]);

    /// <summary>The state at x; at a face that of the layer on its right.</summary>
    /// <param name="x">Position in m.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the stack.</exception>
    public TransportPoint At(Length x)
    {
        int layer = 0;
        while (layer < rightFaces.Length - 1 && x.Si >= rightFaces[layer]) layer++;
        return At(layer, x);
    }

    /// <summary>The state at x inside a layer, its faces included: at a face this tells one side from the other.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the layer.</exception>
    public TransportPoint At(int layer, Length x)
    {
        if (!(x.Si >= leftFaces[layer] && x.Si <= rightFaces[layer]) || double.IsInfinity(x.Si))
        {
            throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"x must lie between {leftFaces[layer]} m and {rightFaces[layer]} m, inside layer '{solution.Stack.Multilayer.Layers[layer].Name}'; got {x.Si} m."));
        }
        return solution.Stack.Multilayer.Layers[layer].IsLead ? InLead(layer, x.Si) : InLayer(layer, x.Si);
    }

    /// <summary>Points through the whole stack, both faces of each interface among them; leads are followed for five spin-diffusion lengths, densest near their face.</summary>
    /// <param name="pointsPerLayer">Points in each layer, at least 2, evenly spaced but for the leads; thick layers get as many again near each face.</param>
    public IReadOnlyList<TransportPoint> Sample(int pointsPerLayer = 41)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsPerLayer, 2);
        List<TransportPoint> points = [];
        for (int i = 0; i < leftFaces.Length; i++)
        {
            foreach (double x in Positions(i, pointsPerLayer)) points.Add(At(i, Length.FromSi(x)));
        }
        return points;
    }

    private IEnumerable<double> Positions(int layer, int count)
    {
        double reach = LengthsOfLead * solution.Stack.Multilayer.Layers[layer].Material.Channels.SpinDiffusionLength.Si;
        double left = leftFaces[layer], right = rightFaces[layer];
        IEnumerable<double> fractions = Enumerable.Range(0, count).Select(i => (double)i / (count - 1));
        if (double.IsInfinity(left)) return fractions.Select(f => right - ((1 - f) * (1 - f) * reach));
        if (double.IsInfinity(right)) return fractions.Select(f => left + (f * f * reach));
        IEnumerable<double> even = fractions.Select(f => f == 1 ? right : left + (f * (right - left)));
        IEnumerable<double> shortest = solution.Stack.Multilayer.Layers[layer].Material.Channels.DecayLengths(solution.Stack.CosineSquared).Select(length => LengthsOfLead * length.Si);
        foreach (double near in shortest.Where(near => right - left >= 4 * near))
        {
            even = even.Concat(fractions.Select(f => left + (f * near))).Concat(fractions.Select(f => right - (f * near)));
        }
        return even.Distinct().Order();
    }

    private TransportPoint InLead(int layer, double x)
    {
        bool isLeft = double.IsInfinity(leftFaces[layer]);
        ChannelChain chain = solution.Stack.Chain;
        ChannelSlab lead = (isLeft ? chain.LeadLeft : chain.LeadRight)!;
        int node = isLeft ? 0 : chain.Nodes.Length - 1;
        double distance = x - (isLeft ? rightFaces[layer] : leftFaces[layer]);
        double[] amplitudes = [.. solution.State.LeadAmplitudes(isLeft)], currents = new double[lead.Count];
        double voltage = solution.Voltage(node) - (lead.Modes.Resistivity * solution.CurrentDensity * distance) + solution.State.LeadDrive(lead, isLeft);
        for (int j = 0; j < lead.Count; j++)
        {
            amplitudes[j] *= Math.Exp(-Math.Abs(distance) * lead.Modes.Rates[j]);
            currents[j] = (isLeft ? -amplitudes[j] : amplitudes[j]) * lead.Modes.Rates[j];
        }
        return Point(layer, x, lead, voltage, amplitudes, currents);
    }

    private TransportPoint InLayer(int layer, double x)
    {
        int k = solution.Stack.ElementOfLayer(layer);
        ChannelSlab slab = solution.Stack.Chain.Slab(k);
        ReadOnlySpan<FaceValues> faces = solution.State.Faces(k);
        double f = Math.Clamp((x - leftFaces[layer]) / slab.Thickness, 0, 1);
        if (x == rightFaces[layer]) f = 1;
        double[] amplitudes = new double[slab.Count], currents = new double[slab.Count];
        double voltage = solution.Voltage(k) - (slab.ChargeResistance * solution.CurrentDensity * f);
        for (int j = 0; j < slab.Count; j++)
        {
            amplitudes[j] = slab.Line(j).Accumulation(faces[j], f);
            currents[j] = slab.Line(j).ExcessSpinCurrent(faces[j], f);
            voltage += Drive(slab, j) * faces[j].Left;
        }
        return Point(layer, x, slab, voltage, amplitudes, currents);
    }

    // P·y per amplitude of a mode.
    private static double Drive(ChannelSlab slab, int mode)
    {
        double sum = 0;
        for (int i = 0; i < slab.Count; i++) sum += slab.Polarization[i] * slab.Inverse[(i * slab.Count) + mode];
        return sum;
    }

    // From V + P·y, which falls linearly, and the amplitudes and currents of the modes.
    private TransportPoint Point(int layer, double x, ChannelSlab slab, double level, double[] amplitudes, double[] excess)
    {
        int m = slab.Count;
        double voltage = level;
        double[] differences = new double[m], currents = new double[m];
        for (int j = 0; j < m; j++)
        {
            voltage -= Drive(slab, j) * amplitudes[j];
            for (int i = 0; i < m; i++)
            {
                differences[i] += slab.Inverse[(i * m) + j] * amplitudes[j];
                currents[i] += slab.Form[(j * m) + i] * excess[j];
            }
        }
        double others = 0;
        for (int i = 0; i < m; i++)
        {
            currents[i] += slab.Polarization[i] * solution.CurrentDensity;
            if (i > 0) others += currents[i];
        }
        ChannelPoint[] channels =
        [
            new(Channel.SpinUp, voltage + (differences[0] / 2), ((solution.CurrentDensity - others) / 2) + currents[0]),
            new(Channel.SpinDown, voltage - (differences[0] / 2), ((solution.CurrentDensity - others) / 2) - currents[0]),
            .. slab.Extras.Select((name, i) => new ChannelPoint(name, voltage + differences[i + 1], currents[i + 1])),
        ];
        RelaxationPoint[] relaxations = Relaxations(slab, amplitudes);
        return new TransportPoint(
            x, channels[0].Potential, channels[1].Potential, differences[0], channels[0].Current, channels[1].Current, SpinFlux(relaxations), Magnetization(layer, slab, channels, differences))
        {
            Channels = channels,
            Relaxations = relaxations,
        };
    }

    private RelaxationPoint[] Relaxations(ChannelSlab slab, double[] amplitudes)
    {
        IReadOnlyList<ChannelRelaxation> pairs = slab.Network.Relaxations;
        RelaxationPoint[] points = new RelaxationPoint[pairs.Count];
        for (int p = 0; p < points.Length; p++)
        {
            double force = 0;
            for (int j = 0; j < slab.Count; j++) force += slab.Modes.Pairs[(p * slab.Count) + j] * amplitudes[j];
            string first = ChannelSlab.AlongAxis(pairs[p].First, slab.Sense), second = ChannelSlab.AlongAxis(pairs[p].Second, slab.Sense);
            points[p] = new RelaxationPoint(first, second, pairs[p].Mechanism, Math.Sqrt(pairs[p].At(solution.Stack.CosineSquared)) * force);
        }
        return points;
    }

    private static double SpinFlux(RelaxationPoint[] relaxations)
    {
        double sum = 0;
        foreach (RelaxationPoint one in relaxations)
        {
            if (one.Mechanism == "spin-flip") sum += Channel.SpinOf(one.First) < 0 ? -one.Flux : one.Flux;
        }
        return sum;
    }

    // Neutral: Σ N_c (μ_c − φ) = 0; δm = (g μ_B/2) q Σ ±N_c (μ_c − φ).
    private double? Magnetization(int layer, ChannelSlab slab, ChannelPoint[] channels, double[] differences)
    {
        Material material = solution.Stack.Multilayer.Layers[layer].Material;
        double moment = (material.Magnetic?.GFactor ?? PhysicalConstants.ElectronGFactor) * PhysicalConstants.BohrMagneton * PhysicalConstants.ElectronCharge;
        if (slab.Network.IsTwoChannel) return moment * differences[0] * material.DensityOfStates?.Si;
        double states = 0, mean = 0, sum = 0;
        double[] densities = new double[channels.Length], beyond = new double[channels.Length];
        for (int c = 0; c < channels.Length; c++)
        {
            string own = ChannelSlab.AlongAxis(channels[c].Name, slab.Sense);
            if (slab.Network.Channels.First(one => one.Name == own).DensityOfStates is not { } density) return null;
            densities[c] = density.Si;
            beyond[c] = c < 2 ? (c == 0 ? differences[0] : -differences[0]) / 2 : differences[c - 1];
            states += density.Si;
            mean += density.Si * beyond[c];
        }
        for (int c = 0; c < channels.Length; c++) sum += Channel.SpinOf(channels[c].Name) * densities[c] * (beyond[c] - (mean / states));
        return moment * sum / 2;
    }
}
