using System.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>One side of a face at a rate: it delivers the spin current j J₀ − g Δ.</summary>
/// <param name="Polarization">j.</param>
/// <param name="Conductance">g in S/m², Re g ≥ 0; infinite for a reservoir.</param>
internal readonly record struct AlternatingSource(Complex Polarization, Complex Conductance)
{
    /// <summary>The same side seen from behind a section.</summary>
    public AlternatingSource Behind(in SpinSection section, double p, Complex rate)
    {
        Complex shunt = section.Shunt(rate), series = section.Series(rate), near = Conductance + shunt;
        if (double.IsInfinity(near.Real)) return new AlternatingSource(p, series + shunt);
        Complex total = near + series;
        Complex polarization = near.Magnitude < series.Magnitude ? Polarization + ((p - Polarization) * (near / total)) : p + ((Polarization - p) * (series / total));
        return new AlternatingSource(polarization, (near * (series / total)) + shunt);
    }
}

/// <summary>The accumulation at all faces per unit charge current exp(st), eliminated from both sides.</summary>
/// <remarks>All conductances have a real part that is not negative, so that no sum of them vanishes.</remarks>
internal sealed class AlternatingLadder
{
    private readonly SpinStack stack;
    private readonly Complex rate;
    private readonly AlternatingSource[] fromLeft;
    private readonly AlternatingSource[] fromRight;

    /// <summary>Solves the ladder at the rate s: iω, or real and not negative.</summary>
    public AlternatingLadder(SpinStack stack, Complex rate)
    {
        this.stack = stack;
        this.rate = rate;
        int last = stack.Sections.Count;
        fromLeft = new AlternatingSource[last + 1];
        fromRight = new AlternatingSource[last + 1];
        fromLeft[0] = Side(stack.Left);
        fromRight[last] = Side(stack.Right);
        for (int k = 0; k < last; k++) fromLeft[k + 1] = fromLeft[k].Behind(stack.Sections[k], Drive(k), rate);
        for (int k = last - 1; k >= 0; k--) fromRight[k] = fromRight[k + 1].Behind(stack.Sections[k], Drive(k), rate);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => fromLeft.Length;

    /// <summary>Δ/J₀ at a node in ohm m².</summary>
    public Complex NodeValue(int node)
    {
        Complex total = fromLeft[node].Conductance + fromRight[node].Conductance;
        return double.IsInfinity(total.Real) ? Complex.Zero : (fromLeft[node].Polarization - fromRight[node].Polarization) / total;
    }

    /// <summary>Δ/J₀ at both faces of a section, its difference from the drive of the section and not from the two values.</summary>
    public AlternatingFaces Faces(int section) => new(NodeValue(section), NodeValue(section + 1), Difference(section));

    /// <summary>Z_ne A = b·Δ/(2J₀) in ohm m².</summary>
    public Complex NonEquilibriumImpedance()
    {
        double reference = stack.Reference;
        Complex sum = ((stack.Left.Polarization - reference) * NodeValue(0)) - ((stack.Right.Polarization - reference) * NodeValue(NodeCount - 1));
        for (int k = 0; k < stack.Sections.Count; k++) sum += Drive(k) * Difference(k);
        return sum / 2;
    }

    /// <summary>Largest relative difference between the response of a node to its neighbour and the reverse, eliminated from opposite ends.</summary>
    public double ReciprocityResidual()
    {
        double largest = 0;
        for (int k = 0; k < stack.Sections.Count; k++)
        {
            Complex series = stack.Sections[k].Series(rate), shunt = stack.Sections[k].Shunt(rate);
            Complex leftNear = fromLeft[k].Conductance + shunt, rightNear = fromRight[k + 1].Conductance + shunt;
            if (double.IsInfinity(leftNear.Real) || double.IsInfinity(rightNear.Real)) continue;
            Complex forward = series / (leftNear + series) / (fromLeft[k + 1].Conductance + fromRight[k + 1].Conductance);
            Complex backward = series / (rightNear + series) / (fromLeft[k].Conductance + fromRight[k].Conductance);
            double scale = Math.Max(forward.Magnitude, backward.Magnitude);
            if (scale > 1e-290) largest = Math.Max(largest, (forward - backward).Magnitude / scale);
        }
        return largest;
    }

    private double Drive(int section) => stack.Sections[section].Polarization - stack.Reference;

    private AlternatingSource Side(SpinEnd end) => new(end.IsReservoir ? 0 : end.Polarization - stack.Reference, end.ConductanceAt(rate));

    private Complex Difference(int k)
    {
        SpinSection section = stack.Sections[k];
        Complex shunt = section.Shunt(rate), series = section.Series(rate);
        Complex leftDrive = fromLeft[k].Polarization - Drive(k), rightDrive = fromRight[k + 1].Polarization - Drive(k);
        Complex leftNear = fromLeft[k].Conductance + shunt, rightNear = fromRight[k + 1].Conductance + shunt;
        bool isLeftHeld = double.IsInfinity(leftNear.Real), isRightHeld = double.IsInfinity(rightNear.Real);
        if (isLeftHeld && isRightHeld) return Complex.Zero;
        if (isLeftHeld) return -rightDrive / (rightNear + series);
        if (isRightHeld) return -leftDrive / (leftNear + series);
        if (leftNear.Magnitude >= rightNear.Magnitude)
        {
            Complex ratio = rightNear / leftNear;
            return -((leftDrive * ratio) + rightDrive) / (rightNear + (series * (1 + ratio)));
        }
        Complex inverse = leftNear / rightNear;
        return -(leftDrive + (rightDrive * inverse)) / (leftNear + (series * (1 + inverse)));
    }
}
