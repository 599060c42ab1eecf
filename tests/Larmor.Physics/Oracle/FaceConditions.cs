using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Physics.Oracle;

/// <summary>What two faces have to do with each other, equation by equation, and what the outermost faces meet.</summary>
internal static class FaceConditions
{
    /// <summary>Conductances in 1/(fΩ m²).</summary>
    public const double PerSquareMetre = 1e-15;

    /// <summary>The conductances of a contact by channel, in the common axis; empty for a transparent one.</summary>
    public static Dictionary<string, DoubleDouble> Conductances(InterfaceProperties contact, int sense)
    {
        Dictionary<string, DoubleDouble> result = new(StringComparer.Ordinal);
        if (contact.IsTransparent) return result;
        DoubleDouble area = (DoubleDouble)contact.AreaResistance.Si / PerSquareMetre, gamma = contact.Gamma;
        result[UniformPiece.InCommonAxis(Channel.SpinUp, sense)] = DoubleDouble.One / (area * 2 * (DoubleDouble.One - gamma));
        result[UniformPiece.InCommonAxis(Channel.SpinDown, sense)] = DoubleDouble.One / (area * 2 * (DoubleDouble.One + gamma));
        foreach (ChannelConductance one in contact.ChannelConductances) result[UniformPiece.InCommonAxis(Channel.CommonName(one.Name), sense)] = (DoubleDouble)one.Conductance.Si * PerSquareMetre;
        return result;
    }

    /// <summary>
    /// Channels of both sides along one axis: between the faces J = G_i (μ_i⁻ − μ_i⁺), or μ_i continuous; at each face J jumps by what relaxes there,
    /// half of it where both faces have the pair.
    /// </summary>
    public static void Channels(BandedElimination equations, Face left, Face right, InterfaceProperties contact, int sense, double cosineSquared)
    {
        Dictionary<string, DoubleDouble> conductances = Conductances(contact, sense);
        foreach (string name in left.Piece.Names.Union(right.Piece.Names, StringComparer.Ordinal))
        {
            LinearForm? leaving = left.Has(name) ? left.Current(name) - Relaxing(left, right, contact, sense, cosineSquared, name) : null;
            LinearForm? entering = right.Has(name) ? right.Current(name) + Relaxing(right, left, contact, sense, cosineSquared, name) : null;
            if (leaving is null || entering is null)
            {
                equations.Add((leaving ?? entering)!, 0);
                continue;
            }
            LinearForm drop = left.Potential(name) - right.Potential(name);
            equations.Add(leaving - entering, 0);
            equations.Add(contact.IsTransparent ? drop : leaving - (conductances.GetValueOrDefault(name) * drop), 0);
        }
    }

    /// <summary>What leaves a channel for others at one face.</summary>
    public static LinearForm Relaxing(Face face, Face other, InterfaceProperties contact, int sense, double cosineSquared, string name)
    {
        LinearForm sum = new();
        foreach (InterfaceRelaxation one in contact.Relaxations)
        {
            string first = UniformPiece.InCommonAxis(Channel.CommonName(one.First), sense), second = UniformPiece.InCommonAxis(Channel.CommonName(one.Second), sense);
            if ((name != first && name != second) || !face.Has(first) || !face.Has(second)) continue;
            DoubleDouble share = other.Has(first) && other.Has(second) ? 0.5 : 1.0;
            LinearForm flux = (share * one.At(cosineSquared) * PerSquareMetre) * (face.Potential(first) - face.Potential(second));
            sum = name == first ? sum + flux : sum - flux;
        }
        return sum;
    }

    /// <summary>The left end: what its channels meet, and the charge current.</summary>
    public static void LeftEnd(BandedElimination equations, Face face, EndCondition end, double current)
    {
        equations.Add(face.ChargeCurrent, current);
        Spins(equations, face, end, current);
        if (face.Piece.AbsorbsAtItsFaces) Across(equations, face.CurrentAcross);
    }

    /// <summary>The right end, at which the voltage is zero.</summary>
    public static void RightEnd(BandedElimination equations, Face face, EndCondition end, double current)
    {
        equations.Add(Meter(face, end), 0);
        Spins(equations, face, end, current);
        if (face.Piece.AbsorbsAtItsFaces) Across(equations, face.Across);
    }

    /// <summary>What the meter of an end reads: Σ p_i μ_i where the polarization is fixed, otherwise (μ↑ + μ↓)/2.</summary>
    public static LinearForm Meter(Face face, EndCondition end)
    {
        if (end is not EndCondition.Polarization given) return face.Voltage;
        Vector3d along = given.Along ?? UnitVector.Z;
        return face.Voltage + ((DoubleDouble)(given.Value / 2) * face.Accumulation(along));
    }

    /// <summary>No current in the channels beyond s-up and s-down, which end at a face.</summary>
    public static void Blocked(BandedElimination equations, Face face)
    {
        foreach (string name in face.Piece.Names.Where(name => name is not (Channel.SpinUp or Channel.SpinDown))) equations.Add(face.Current(name), 0);
    }

    /// <summary>Two equations for the two components across.</summary>
    public static void Across(BandedElimination equations, Func<int, LinearForm> component)
    {
        equations.Add(component(0), 0);
        equations.Add(component(1), 0);
    }

    private static void Spins(BandedElimination equations, Face face, EndCondition end, double current)
    {
        bool isAcross = face.Piece.HasTransverse && !face.Piece.AbsorbsAtItsFaces;
        if (end is EndCondition.Reservoir or EndCondition.Lead)
        {
            foreach (string name in face.Piece.Names.Skip(1)) equations.Add(face.Potential(face.Piece.Names[0]) - face.Potential(name), 0);
            // Far out in a lead nothing changes any more; a turning moment keeps an accumulation there.
            if (isAcross) Across(equations, end is EndCondition.Lead ? face.CurrentAcross : face.Across);
            return;
        }
        Blocked(equations, face);
        (double size, Vector3d along) = end switch
        {
            EndCondition.Polarization given => (given.Value * current, (Vector3d)(given.Along ?? UnitVector.Z)),
            EndCondition.SpinCurrent given => (given.Density.Si, (Vector3d)(given.Along ?? UnitVector.Z)),
            _ => (0, default),
        };
        equations.Add(face.CurrentAlong, size * Vector3d.Dot(along, face.Piece.Axis));
        if (!isAcross) return;
        (Vector3d first, Vector3d second) = face.Piece.Across;
        equations.Add(face.CurrentAcross(0), size * Vector3d.Dot(along, first));
        equations.Add(face.CurrentAcross(1), size * Vector3d.Dot(along, second));
    }
}
