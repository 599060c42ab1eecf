using System.Numerics;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>Everything on one side of a node at a rate: it delivers q̃ = s − Y y along +x (a right side takes up s + Y y).</summary>
/// <param name="Source">s at unit charge current.</param>
/// <param name="Admittance">Y in S/m², symmetric.</param>
/// <param name="IsGrounded">Whether a reservoir holds y = 0.</param>
internal sealed record AlternatingSide(Complex[] Source, ComplexMatrix Admittance, bool IsGrounded);

/// <summary>A side as a slab meets it, in the slab's modes and beyond its own drive, and what becomes of it behind the slab.</summary>
/// <param name="Excess">d: the side delivers i = d − N a.</param>
/// <param name="Near">N.</param>
/// <param name="IsGrounded">Whether a = 0 is held.</param>
/// <param name="PassedExcess">d behind the slab.</param>
/// <param name="PassedNear">N behind the slab.</param>
/// <param name="Transfer">series (N + shunt + series)⁻¹.</param>
/// <param name="Resistance">What the eliminated differences add to b·y, in ohm m².</param>
internal sealed record AlternatingPassage(
    Complex[] Excess, ComplexMatrix Near, bool IsGrounded, Complex[] PassedExcess, ComplexMatrix PassedNear, ComplexMatrix Transfer, Complex Resistance)
{
    /// <summary>Takes a side through a slab.</summary>
    /// <param name="side">The side, with the relaxations at the node.</param>
    /// <param name="places">Place at the node of each difference of the slab; the rest carries no current into it and is eliminated.</param>
    /// <param name="slab">The slab.</param>
    /// <param name="line">Its two-port.</param>
    /// <param name="drive">P of the slab less the reference.</param>
    public static AlternatingPassage Through(AlternatingSide side, int[] places, ChannelSlab slab, AlternatingLine line, Complex[] drive)
    {
        int m = slab.Count;
        if (side.IsGrounded)
        {
            return new AlternatingPassage(new Complex[m], new ComplexMatrix(m), true, new Complex[m], line.Shunt + line.Series, new ComplexMatrix(m), 0);
        }
        (Complex[] source, ComplexMatrix admittance, Complex resistance) = Reduced(side, places);
        ComplexMatrix inverse = ComplexMatrix.Of(m, (i, j) => slab.Inverse[(i * m) + j]), back = inverse.Transpose();
        Complex[] excess = back * [.. source.Select((one, i) => one - drive[i])];
        ComplexMatrix near = back * admittance * inverse, held = near + line.Shunt, total = (held + line.Series).Inverse(), transfer = line.Series * total;
        return new AlternatingPassage(
            excess, near, false, transfer * excess, line.Shunt + Symmetric(transfer * held), transfer, resistance + Product(excess, total * excess));
    }

    /// <summary>x·y without conjugation.</summary>
    public static Complex Product(Complex[] x, Complex[] y)
    {
        Complex sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static ComplexMatrix Symmetric(ComplexMatrix a) => ComplexMatrix.Of(a.Size, (i, k) => (a[i, k] + a[k, i]) / 2);

    // The differences that the slab has, those it lacks set so that they carry nothing: Y_SS − Y_SF Y_FF⁻¹ Y_FS.
    private static (Complex[] Source, ComplexMatrix Admittance, Complex Resistance) Reduced(AlternatingSide side, int[] places)
    {
        int[] free = [.. Enumerable.Range(0, side.Source.Length).Except(places)];
        ComplexMatrix y = side.Admittance;
        Complex[] source = [.. places.Select(place => side.Source[place])];
        ComplexMatrix kept = ComplexMatrix.Of(places.Length, (i, k) => y[places[i], places[k]]);
        if (free.Length == 0) return (source, kept, 0);
        ComplexMatrix inverse = ComplexMatrix.Of(free.Length, (i, k) => y[free[i], free[k]]).Inverse();
        Complex[] own = [.. free.Select(place => side.Source[place])], answer = inverse * own;
        for (int i = 0; i < places.Length; i++)
        {
            Complex[] column = inverse * [.. free.Select(place => y[place, places[i]])];
            source[i] -= Product([.. free.Select(place => y[places[i], place])], answer);
            for (int k = 0; k < places.Length; k++) kept[k, i] -= Product([.. free.Select(place => y[places[k], place])], column);
        }
        return (source, kept, Product(own, answer));
    }
}
