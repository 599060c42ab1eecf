using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport.Collinear;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport;

/// <summary>
/// Potential, accumulation vector and spin current of a solved non-collinear stack at any x, in closed form and in the laboratory frame.
/// x = 0 at the left face of the first layer that has a thickness; contacts have none.
/// </summary>
/// <remarks>
/// In normal metal each component as in <see cref="TransportProfile"/>; in a ferromagnet so along the moment, and across it
/// D_T − s D_m = [D̃₁ sinh(κ(d − x)) + D̃₂ sinh(κx)]/sinh(κd) with complex κ, Js_T = −σ_t D_T′. Inside a ferromagnet that absorbs at its faces
/// D_T = D_m and Js_T = 0. V is zero at the right end.
/// </remarks>
public sealed class NoncollinearProfile
{
    private const double LengthsOfLead = 5;
    private readonly NoncollinearSolution solution;
    private readonly double[] leftFaces;
    private readonly double[] rightFaces;
    private readonly int[] partOfLayer;

    internal NoncollinearProfile(NoncollinearSolution solution)
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
        partOfLayer = [.. Enumerable.Repeat(-1, layers.Count)];
        for (int k = 0; k < solution.Stack.Parts.Count; k++)
        {
            if (solution.Stack.Parts[k] is MagnetBlock block) partOfLayer[block.Index] = k;
            if (solution.Stack.Parts[k] is NormalPart { Layer: >= 0 } normal) partOfLayer[normal.Layer] = k;
        }
    }

    /// <summary>Position of the left face of a layer in m; minus infinity for a left lead.</summary>
    public Length LeftFace(int layer) => Length.FromSi(leftFaces[layer]);

    /// <summary>Position of the right face of a layer in m; infinity for a right lead.</summary>
    public Length RightFace(int layer) => Length.FromSi(rightFaces[layer]);

    /// <summary>The state at x inside a layer, its faces included.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m.</param>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside of the layer.</exception>
    public NoncollinearPoint At(int layer, Length x)
    {
        if (!(x.Si >= leftFaces[layer] && x.Si <= rightFaces[layer]) || double.IsInfinity(x.Si))
        {
            throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"x must lie between {leftFaces[layer]} m and {rightFaces[layer]} m, inside layer '{solution.Stack.Multilayer.Layers[layer].Name}'; got {x.Si} m."));
        }
        NoncollinearPoint point = partOfLayer[layer] < 0 ? InNormalLead(layer, x.Si)
            : solution.Stack.Parts[partOfLayer[layer]] is NormalPart normal ? InNormal(layer, normal, x.Si)
            : InMagnet(layer, x.Si);
        int part = partOfLayer[layer], last = solution.Stack.Parts.Count - 1;
        int frame = solution.Stack.Parts[part >= 0 ? part : layer == 0 ? 0 : last].LeftFrame;
        return point with { Accumulation = solution.Frames.Out(frame, point.Accumulation), SpinCurrent = solution.Frames.Out(frame, point.SpinCurrent) };
    }

    /// <summary>Δμ_sd = μ_s-down − μ_d in V at x inside a magnet, along its own moment: what drives electrons from the s to the d band. d is the first channel beyond the two s channels; null where there is none.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m, inside the layer.</param>
    public double? InterBandDifference(int layer, Length x)
    {
        if (partOfLayer[layer] < 0 || solution.Stack.Parts[partOfLayer[layer]] is not MagnetBlock block || block.AxialAt(solution.Frames).Channels is not { } channels) return null;
        FaceValues[] modes = channels.Modes(solution.Axial(partOfLayer[layer]).Layer, solution.CurrentDensity);
        double place = !block.Layer.IsLead ? Fraction(layer, x.Si) : Math.Abs(x.Si - (double.IsInfinity(leftFaces[layer]) ? rightFaces[layer] : leftFaces[layer]));
        return channels.InterBand(modes, place);
    }

    /// <summary>Points through the whole stack, both faces of each layer among them; leads are followed for five spin-diffusion lengths, densest near their face.</summary>
    /// <param name="pointsPerLayer">Points in each layer, at least 2, evenly spaced but for the leads; thick layers get as many again near each face.</param>
    public IReadOnlyList<NoncollinearPoint> Sample(int pointsPerLayer = 41)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsPerLayer, 2);
        List<NoncollinearPoint> points = [];
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

    private double Fraction(int layer, double x) => x == rightFaces[layer]
        ? 1
        : Math.Clamp((x - leftFaces[layer]) / solution.Stack.Multilayer.Layers[layer].Thickness!.Value.Si, 0, 1);

    private NoncollinearPoint InNormalLead(int layer, double x)
    {
        ChannelNetwork channels = solution.Stack.Multilayer.Layers[layer].Material.Channels;
        bool isLeft = double.IsInfinity(leftFaces[layer]);
        Vector3d node = isLeft ? solution.LeftNode : solution.RightNode;
        double face = isLeft ? rightFaces[layer] : leftFaces[layer];
        if ((isLeft ? solution.Stack.LeftLead : solution.Stack.RightLead) is { } populations)
        {
            (double drive, Vector3d accumulation, Vector3d flow) = populations.At(new PartFaces(node, node, Vector3d.Zero), Math.Abs(x - face), solution.CurrentDensity);
            double start = solution.VoltageAt(isLeft ? 0 : solution.Stack.Parts.Count) - (populations.Slab.Modes.Resistivity * solution.CurrentDensity * (x - face));
            return new NoncollinearPoint(x, start - drive, accumulation, flow);
        }
        Vector3d value = Math.Exp(-Math.Abs(x - face) / channels.SpinDiffusionLength.Si) * node;
        double voltage = solution.VoltageAt(isLeft ? 0 : solution.Stack.Parts.Count) - (channels.Resistivity.Si * solution.CurrentDensity * (x - face));
        return new NoncollinearPoint(x, voltage, value, (isLeft ? -1 : 1) * CollinearStack.LeadConductance(channels) * value);
    }

    private NoncollinearPoint InNormal(int layer, NormalPart normal, double x)
    {
        int part = partOfLayer[layer];
        double f = Fraction(layer, x);
        PartFaces faces = solution.Faces(part);
        if (normal.Channels is { } channels)
        {
            (double drive, Vector3d accumulation, Vector3d flow) = channels.At(faces, f, solution.CurrentDensity);
            return new NoncollinearPoint(x, solution.VoltageAt(part) - (channels.Slab.ChargeResistance * solution.CurrentDensity * f) - drive, accumulation, flow);
        }
        PiElement element = normal.Element;
        Vector3d value = new(element.Accumulation(faces.X, f), element.Accumulation(faces.Y, f), element.Accumulation(faces.Z, f));
        return new NoncollinearPoint(x, solution.VoltageAt(part) - (element.ChargeResistance * solution.CurrentDensity * f), value, NoncollinearCurrents.OfNormal(element, faces, f));
    }

    private NoncollinearPoint InMagnet(int layer, double x)
    {
        int part = partOfLayer[layer];
        MagnetBlock block = (MagnetBlock)solution.Stack.Parts[part];
        (double voltage, double along, double current) = block.Layer.IsLead ? AxialInLead(block, part, x) : AxialInLayer(block, part, x);
        TransverseFields fields = solution.Transverse(part);
        (Complex across, Complex flow) = block.Modes is { } modes ? Across(block, modes, fields, x) : (fields.Terminal, Complex.Zero);
        return new NoncollinearPoint(x, voltage, MagnetBlock.Vector(across) with { Z = along }, MagnetBlock.Vector(flow) with { Z = current });
    }

    private (double Voltage, double Accumulation, double SpinCurrent) AxialInLayer(MagnetBlock block, int part, double x)
    {
        AxialFields fields = solution.Axial(part);
        double beta = block.Layer.Material.Channels.Beta, f = Fraction(block.Index, x), start = solution.VoltageAt(part);
        if (block.Left.Element is { } contact) start -= (contact.ChargeResistance * solution.CurrentDensity) + (contact.Polarization * fields.LeftContact.Difference / 2);
        if (block.AxialAt(solution.Frames).Channels is { } channels)
        {
            FaceValues[] modes = channels.Modes(fields.Layer, solution.CurrentDensity);
            (double drive, double along, double flow) = channels.At(modes, f, solution.CurrentDensity);
            return (start + channels.Level(modes) - (channels.Slab.ChargeResistance * solution.CurrentDensity * f) - drive, along, flow);
        }
        PiElement element = CollinearStack.Element(block.Layer, beta);
        double accumulation = element.Accumulation(fields.Layer, f);
        double voltage = start - (element.ChargeResistance * solution.CurrentDensity * f) - (beta * (accumulation - fields.Layer.Left) / 2);
        return (voltage, accumulation, (beta * solution.CurrentDensity) + element.ExcessSpinCurrent(fields.Layer, f));
    }

    private (double Voltage, double Accumulation, double SpinCurrent) AxialInLead(MagnetBlock block, int part, double x)
    {
        ChannelNetwork channels = block.Layer.Material.Channels;
        AxialFields fields = solution.Axial(part);
        bool isLeft = block.Left.Kind == MagnetFaceKind.Far;
        double face = isLeft ? rightFaces[block.Index] : leftFaces[block.Index];
        if (block.AxialAt(solution.Frames).Channels is { } populations)
        {
            (double drive, double along, double flow) = populations.At(populations.Modes(fields.Layer, solution.CurrentDensity), Math.Abs(x - face), solution.CurrentDensity);
            return (solution.VoltageAt(isLeft ? part : part + 1) - (populations.Slab.Modes.Resistivity * solution.CurrentDensity * (x - face)) - drive, along, flow);
        }
        double accumulation = (isLeft ? fields.Layer.Right : fields.Layer.Left) * Math.Exp(-Math.Abs(x - face) / channels.SpinDiffusionLength.Si);
        double far = solution.VoltageAt(isLeft ? part : part + 1);
        double voltage = far - (channels.Resistivity.Si * solution.CurrentDensity * (x - face)) - (channels.Beta * accumulation / 2);
        return (voltage, accumulation, (channels.Beta * solution.CurrentDensity) + ((isLeft ? -1 : 1) * CollinearStack.LeadConductance(channels) * accumulation));
    }

    private (Complex Accumulation, Complex SpinCurrent) Across(MagnetBlock block, in TransverseModes modes, in TransverseFields fields, double x)
    {
        Complex kappa = modes.Kappa, shift = modes.Share * fields.Terminal;
        if (block.Layer.IsLead)
        {
            bool isLeft = block.Left.Kind == MagnetFaceKind.Far;
            double distance = isLeft ? rightFaces[block.Index] - x : x - leftFaces[block.Index];
            Complex value = ((isLeft ? fields.Layer.Right : fields.Layer.Left) - shift) * Complex.Exp(-kappa * distance);
            return (value + shift, (isLeft ? -1 : 1) * modes.Conductivity * kappa * value);
        }
        double thickness = block.Layer.Thickness!.Value.Si, f = Fraction(block.Index, x);
        Complex z = kappa * thickness, left = fields.Layer.Left - shift, right = fields.Layer.Right - shift;
        Complex inside = (left * ComplexStableFunctions.SinhRatio(1 - f, z)) + (right * ComplexStableFunctions.SinhRatio(f, z));
        // The slope from the mean and the difference of both faces, as z sinh(zf′)/cosh(z/2) and z cosh(zf′)/sinh(z/2) about the middle.
        Complex mean = (left + right) / 2, even = MiddleRatio(z, f), odd = ComplexStableFunctions.CoshRatio(1 - f, z) + ComplexStableFunctions.CoshRatio(f, z);
        Complex slope = (mean * even) + (fields.Layer.Drop / 2 * odd);
        return (inside + shift, modes.Conductivity / thickness * slope);
    }

    // z [cosh(z(1 − f)) − cosh(zf)]/sinh(z) = z sinh(z(½ − f))/cosh(z/2), odd about the middle.
    private static Complex MiddleRatio(Complex z, double f)
    {
        double distance = Math.Abs(0.5 - f);
        Complex value = z * Complex.Exp(-(0.5 - distance) * z) * ComplexStableFunctions.OneMinusExp(2 * distance * z) / (1 + Complex.Exp(-z));
        return f > 0.5 ? -value : value;
    }
}
