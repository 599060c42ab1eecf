using System.Numerics;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>The accumulation along the moment at the faces of the contacts and the layer of one magnet.</summary>
/// <param name="LeftContact">Of the left contact, from the metal to the layer; of no meaning where there is none.</param>
/// <param name="Layer">Of the layer.</param>
/// <param name="RightContact">Of the right contact.</param>
internal readonly record struct AxialFields(FaceValues LeftContact, FaceValues Layer, FaceValues RightContact)
{
    /// <summary>Superposition of two solutions.</summary>
    public static AxialFields operator +(in AxialFields a, in AxialFields b) => new(a.LeftContact + b.LeftContact, a.Layer + b.Layer, a.RightContact + b.RightContact);

    /// <summary>A multiple of a solution.</summary>
    public static AxialFields operator *(double factor, in AxialFields a) => new(factor * a.LeftContact, factor * a.Layer, factor * a.RightContact);

    /// <summary>From the outer faces inwards: the nodes between contact and layer by the drives and differences that hold them.</summary>
    /// <param name="block">The magnet.</param>
    /// <param name="outer">Δ at its outer faces.</param>
    /// <param name="current">J₀ of this solution.</param>
    public static AxialFields Of(MagnetBlock block, FaceValues outer, double current)
    {
        FaceValues rest = outer, left = default, right = default;
        AxialTwoPort inner = block.AxialOfLayer;
        if (block.Right.Element is { } last) inner = inner.Then(AxialTwoPort.Of(last));
        if (block.Left.Element is { } first) (left, rest) = Split(AxialTwoPort.Of(first), inner, rest, current);
        if (block.Right.Element is { } end) (rest, right) = Split(block.AxialOfLayer, AxialTwoPort.Of(end), rest, current);
        return new AxialFields(left, rest, right);
    }

    private static (FaceValues First, FaceValues Second) Split(in AxialTwoPort first, in AxialTwoPort second, FaceValues outer, double current)
    {
        double middle = first.ShuntRight + second.ShuntLeft, total = first.Series + second.Series + middle;
        double jump = current * (first.DriveRight - second.DriveLeft);
        double node = (jump + (first.Series * outer.Left) + (second.Series * outer.Right)) / total;
        double before = (jump - (middle * outer.Left) + (second.Series * outer.Difference)) / total;
        double after = ((middle * outer.Right) + (first.Series * outer.Difference) - jump) / total;
        return (new FaceValues(outer.Left, node, before), new FaceValues(node, outer.Right, after));
    }
}

/// <summary>The accumulation across the moment, D_T = D·e₁ + i D·e₂, at the faces of one magnet.</summary>
/// <param name="Frame">(e₁, e₂, u).</param>
/// <param name="OuterLeft">At the outer left face.</param>
/// <param name="Left">Inside the layer at its left face.</param>
/// <param name="Right">Inside the layer at its right face.</param>
/// <param name="OuterRight">At the outer right face.</param>
/// <param name="Terminal">D_m.</param>
internal readonly record struct TransverseFields(TangentFrame Frame, Complex OuterLeft, Complex Left, Complex Right, Complex OuterRight, Complex Terminal)
{
    /// <summary>From D at the outer faces and the terminal.</summary>
    public static TransverseFields Of(MagnetBlock block, Vector3d u, PartFaces outer, Vector3d terminal)
    {
        TangentFrame frame = TangentFrame.At(u);
        Complex left = Component(frame, outer.Left), right = Component(frame, outer.Right), potential = Component(frame, terminal);
        if (block.Modes is null) return new TransverseFields(frame, left, potential, potential, right, potential);
        TransverseTwoPort inner = block.TransverseOfLayer;
        bool startsInside = MagnetBlock.IsContinuous(block.Left), endsInside = MagnetBlock.IsContinuous(block.Right);
        TransverseTwoPort last = MagnetBlock.RightContact(block.Right);
        Complex first = startsInside ? left : Node(MagnetBlock.LeftContact(block.Left), endsInside ? inner : inner.Then(last), left, right, potential);
        Complex second = endsInside ? right : Node(inner, last, first, right, potential);
        return new TransverseFields(frame, left, first, second, right, potential);
    }

    /// <summary>The components of a vector across u as one complex number.</summary>
    public static Complex Component(in TangentFrame frame, Vector3d vector)
    {
        (double first, double second) = frame.Components(vector);
        return new Complex(first, second);
    }

    /// <summary>A complex number as a vector across u.</summary>
    public Vector3d Vector(Complex value) => Frame.Vector(value.Real, value.Imaginary);

    private static Complex Node(in TransverseTwoPort first, in TransverseTwoPort second, Complex left, Complex right, Complex potential)
    {
        Complex magnet = first.MagnetRight + second.MagnetLeft, total = first.Through + second.Through + magnet + first.LatticeRight + second.LatticeLeft;
        return ((first.Through * left) + (second.Through * right) + (magnet * potential)) / total;
    }
}
