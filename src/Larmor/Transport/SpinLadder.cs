namespace Larmor.Transport;

/// <summary>
/// The spin accumulation at all faces of a collinear stack at unit charge current: a ladder of Π networks, eliminated from both sides by
/// sums of positive numbers.
/// </summary>
/// <remarks>
/// K Δ = b J₀ with b = P(left) − P(right) at each node. Only differences of P enter, so a common P of all elements and ends gives exactly Δ = 0.
/// Accuracy does not depend on thicknesses or on the contrast of conductivities.
/// </remarks>
internal sealed class SpinLadder
{
    // Below this the exponential decay of a thick layer has reached the end of the floating-point range (ohm m²).
    private const double SmallestComparable = 1e-290;
    private readonly PiElement[] elements;
    private readonly SpinSource[] fromLeft;
    private readonly SpinSource[] fromRight;

    /// <summary>Solves the ladder.</summary>
    /// <param name="elements">The elements along +x; there is one node more than elements.</param>
    /// <param name="left">What the leftmost node meets.</param>
    /// <param name="right">What the rightmost node meets.</param>
    public SpinLadder(IReadOnlyList<PiElement> elements, SpinSource left, SpinSource right)
    {
        this.elements = [.. elements];
        int last = this.elements.Length;
        fromLeft = new SpinSource[last + 1];
        fromRight = new SpinSource[last + 1];
        fromLeft[0] = left;
        fromRight[last] = right;
        for (int k = 0; k < last; k++) fromLeft[k + 1] = fromLeft[k].Behind(this.elements[k]);
        for (int k = last - 1; k >= 0; k--) fromRight[k] = fromRight[k + 1].Behind(this.elements[k]);
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => fromLeft.Length;

    /// <summary>Everything to the left of a node.</summary>
    public SpinSource FromLeft(int node) => fromLeft[node];

    /// <summary>Everything to the right of a node.</summary>
    public SpinSource FromRight(int node) => fromRight[node];

    /// <summary>Δ/J₀ at a node in ohm m².</summary>
    public double NodeValue(int node)
    {
        double total = fromLeft[node].Conductance + fromRight[node].Conductance;
        return double.IsPositiveInfinity(total) ? 0 : (fromLeft[node].Polarization - fromRight[node].Polarization) / total;
    }

    /// <summary>Δ/J₀ at both faces of an element in ohm m², its difference from the drive of the element and not from the two values.</summary>
    public FaceValues Faces(int element) => new(NodeValue(element), NodeValue(element + 1), Difference(element));

    /// <summary>
    /// Largest relative difference between the accumulation at a node per spin current put in at its neighbour and the other way round,
    /// the one from the elimination from the left and the other from that from the right.
    /// </summary>
    public double ReciprocityResidual()
    {
        double largest = 0;
        for (int k = 0; k < elements.Length; k++)
        {
            double series = elements[k].Series;
            double leftNear = fromLeft[k].Conductance + elements[k].Shunt, rightNear = fromRight[k + 1].Conductance + elements[k].Shunt;
            double forward = series / (leftNear + series) / (fromLeft[k + 1].Conductance + fromRight[k + 1].Conductance);
            double backward = series / (rightNear + series) / (fromLeft[k].Conductance + fromRight[k].Conductance);
            double scale = Math.Max(forward, backward);
            if (scale > SmallestComparable) largest = Math.Max(largest, Math.Abs(forward - backward) / scale);
        }
        return largest;
    }

    private double Difference(int k)
    {
        PiElement element = elements[k];
        double leftDrive = fromLeft[k].Polarization - element.Polarization, rightDrive = fromRight[k + 1].Polarization - element.Polarization;
        double leftNear = fromLeft[k].Conductance + element.Shunt, rightNear = fromRight[k + 1].Conductance + element.Shunt;
        if (double.IsPositiveInfinity(leftNear) && double.IsPositiveInfinity(rightNear)) return 0;
        if (leftNear >= rightNear)
        {
            double ratio = rightNear / leftNear;
            return -((leftDrive * ratio) + rightDrive) / (rightNear + (element.Series * (1 + ratio)));
        }
        double inverse = leftNear / rightNear;
        return -(leftDrive + (rightDrive * inverse)) / (leftNear + (element.Series * (1 + inverse)));
    }
}
