using System.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

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
    /// <param name="chain">The same along its moment.</param>
    /// <param name="outer">Δ at its outer faces.</param>
    /// <param name="current">J₀ of this solution.</param>
    public static AxialFields Of(MagnetBlock block, AxialChain chain, FaceValues outer, double current)
    {
        FaceValues rest = outer, left = default, right = default;
        AxialTwoPort inner = chain.OfLayer;
        if (block.Right.Element is { } last) inner = inner.Then(AxialTwoPort.Of(last));
        if (block.Left.Element is { } first) (left, rest) = Split(AxialTwoPort.Of(first), inner, rest, current);
        if (block.Right.Element is { } end) (rest, right) = Split(chain.OfLayer, AxialTwoPort.Of(end), rest, current);
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
/// <param name="LeftContact">Of the left contact, from the metal to the layer; both values alike where the contact is continuous.</param>
/// <param name="Layer">Inside the layer.</param>
/// <param name="RightContact">Of the right contact.</param>
/// <param name="Terminal">D_m.</param>
internal readonly record struct TransverseFields(AcrossFaces LeftContact, AcrossFaces Layer, AcrossFaces RightContact, Complex Terminal)
{
    /// <summary>From D at the outer faces, in the frame of the magnet, and the terminal.</summary>
    public static TransverseFields Of(MagnetBlock block, in PartFaces outer, Complex potential)
    {
        AcrossFaces rest = new(MagnetBlock.Component(outer.Left), MagnetBlock.Component(outer.Right), MagnetBlock.Component(outer.Difference));
        AcrossFaces left = new(rest.Left, rest.Left, Complex.Zero), right = new(rest.Right, rest.Right, Complex.Zero);
        if (block.Modes is null)
        {
            return new TransverseFields(
                new AcrossFaces(rest.Left, potential, rest.Left - potential), new AcrossFaces(potential, potential, Complex.Zero), new AcrossFaces(potential, rest.Right, potential - rest.Right), potential);
        }
        bool startsInside = MagnetBlock.IsContinuous(block.Left), endsInside = MagnetBlock.IsContinuous(block.Right);
        TransverseTwoPort inner = block.TransverseOfLayer, last = MagnetBlock.RightContact(block.Right);
        if (!startsInside) (left, rest) = Split(MagnetBlock.LeftContact(block.Left), endsInside ? inner : inner.Then(last), rest, potential);
        if (!endsInside) (rest, right) = Split(inner, last, rest, potential);
        return new TransverseFields(left, rest, right, potential);
    }

    private static (AcrossFaces First, AcrossFaces Second) Split(in TransverseTwoPort first, in TransverseTwoPort second, AcrossFaces outer, Complex potential)
    {
        Complex magnet = first.MagnetRight + second.MagnetLeft, lattice = first.LatticeRight + second.LatticeLeft;
        Complex total = first.Through + second.Through + magnet + lattice;
        Complex node = ((first.Through * outer.Left) + (second.Through * outer.Right) + (magnet * potential)) / total;
        Complex before = ((lattice * outer.Left) + (magnet * (outer.Left - potential)) + (second.Through * outer.Drop)) / total;
        Complex after = ((first.Through * outer.Drop) - (lattice * outer.Right) - (magnet * (outer.Right - potential))) / total;
        return (new AcrossFaces(outer.Left, node, before), new AcrossFaces(node, outer.Right, after));
    }
}

/// <summary>D_T at two faces, with the difference kept as itself.</summary>
/// <param name="Left">At the left face.</param>
/// <param name="Right">At the right face.</param>
/// <param name="Drop">Left − Right, not formed from them.</param>
internal readonly record struct AcrossFaces(Complex Left, Complex Right, Complex Drop);
