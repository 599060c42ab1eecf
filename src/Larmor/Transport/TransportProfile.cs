using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Transport;

/// <summary>
/// Potentials, currents and accumulation of a solved collinear stack at any x, in closed form. x = 0 at the left face of the first layer that
/// has a thickness; interfaces have none.
/// </summary>
/// <remarks>
/// Δ = [Δ₁ sinh((d − x)/l) + Δ₂ sinh(x/l)]/sinh(d/l) in a layer, exp(−|x|/l) in a lead; the potential from J₀ = −(σ↑ + σ↓)(V + βΔ/2)′ with
/// V = (μ↑ + μ↓)/2. V is zero at the right end; in a right lead, far from its face, V tends to −ρJ₀(x − x_face).
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
        if (right - left < 4 * reach) return even;
        return even.Concat(fractions.Select(f => left + (f * reach))).Concat(fractions.Select(f => right - (f * reach))).Distinct().Order();
    }

    private TransportPoint InLead(int layer, double x)
    {
        ChannelNetwork channels = solution.Stack.Multilayer.Layers[layer].Material.Channels;
        bool isLeft = double.IsInfinity(leftFaces[layer]);
        int node = isLeft ? 0 : solution.Stack.RightNodeOfLayer(layer);
        double face = isLeft ? rightFaces[layer] : leftFaces[layer];
        double polarization = solution.Stack.Polarization(layer);
        double accumulation = solution.Node(node) * Math.Exp(-Math.Abs(x - face) / channels.SpinDiffusionLength.Si);
        double excess = (isLeft ? -accumulation : accumulation) * CollinearStack.LeadConductance(channels);
        double atFace = solution.Voltage(node) + (polarization * solution.Node(node) / 2);
        double voltage = atFace - (channels.Resistivity.Si * solution.CurrentDensity * (x - face)) - (polarization * accumulation / 2);
        return Point(layer, x, voltage, accumulation, (polarization * solution.CurrentDensity) + excess);
    }

    private TransportPoint InLayer(int layer, double x)
    {
        int k = solution.Stack.ElementOfLayer(layer);
        PiElement element = solution.Stack.Elements[k];
        FaceValues faces = solution.Faces(k);
        double f = Math.Clamp((x - leftFaces[layer]) / solution.Stack.Multilayer.Layers[layer].Thickness!.Value.Si, 0, 1);
        if (x == rightFaces[layer]) f = 1;
        double accumulation = element.Accumulation(faces, f);
        double voltage = solution.Voltage(k) - (element.ChargeResistance * solution.CurrentDensity * f) - (element.Polarization * (accumulation - faces.Left) / 2);
        return Point(layer, x, voltage, accumulation, (element.Polarization * solution.CurrentDensity) + element.ExcessSpinCurrent(faces, f));
    }

    private TransportPoint Point(int layer, double x, double voltage, double accumulation, double spinCurrent)
    {
        Material material = solution.Stack.Multilayer.Layers[layer].Material;
        double g = material.Magnetic?.GFactor ?? PhysicalConstants.ElectronGFactor;
        return new TransportPoint(
            x,
            voltage + (accumulation / 2),
            voltage - (accumulation / 2),
            accumulation,
            (solution.CurrentDensity + spinCurrent) / 2,
            (solution.CurrentDensity - spinCurrent) / 2,
            material.Channels.Relaxation.Si * accumulation,
            g * PhysicalConstants.BohrMagneton * PhysicalConstants.ElectronCharge * accumulation * material.DensityOfStates?.Si);
    }
}
