namespace Larmor.Transport.Collinear;

/// <summary>A slab of one mode (two channels) between two nodes of one difference each: the elimination in plain numbers.</summary>
/// <param name="Series">S, the conductance between the faces in S/m².</param>
/// <param name="Shunt">H, that at each face in S/m².</param>
internal readonly record struct OneModeLine(double Series, double Shunt)
{
    /// <summary>Everything on one side, seen through the slab.</summary>
    /// <param name="admittance">Y before the slab, relaxations at its node included.</param>
    /// <param name="source">s before the slab, per J₀.</param>
    /// <param name="polarization">P of the slab, per J₀.</param>
    /// <param name="smallest">The part of the shunt below which the series conductance is as good as none.</param>
    public OneModeSide Behind(double admittance, double source, double polarization, double smallest)
    {
        double series = Math.Max(Series, smallest * Shunt), near = admittance + Shunt;
        double transfer = series / (near + series);
        return new OneModeSide(near, transfer, near / (near + series), source, source - polarization, near * transfer);
    }

    /// <summary>The same behind a reservoir.</summary>
    public OneModeSide BehindReservoir(double smallest) => new(double.PositiveInfinity, 0, 1, 0, 0, Math.Max(Series, smallest * Shunt));

    /// <summary>y at the right face less y at the left one, per J₀: (N_left : N_right + S) Δ = weighted drives of both sides.</summary>
    public double Step(in OneModeSide left, in OneModeSide right)
    {
        if (double.IsPositiveInfinity(left.Near)) return double.IsPositiveInfinity(right.Near) ? 0 : -right.Excess / (right.Near + Series);
        if (double.IsPositiveInfinity(right.Near)) return -left.Excess / (left.Near + Series);
        double sum = left.Near + right.Near, a = left.Near / sum, b = right.Near / sum;
        return -((b * left.Excess) + (a * right.Excess)) / ((a * right.Near) + Series);
    }
}

/// <summary>What a slab of one mode has on one side of it.</summary>
/// <param name="Near">N = Y + H before the slab in S/m²; infinite at a reservoir.</param>
/// <param name="Transfer">T = S/(N + S).</param>
/// <param name="Kept">1 − T = N/(N + S), formed as itself.</param>
/// <param name="Source">s before the slab, per J₀.</param>
/// <param name="Excess">s − P before the slab, per J₀.</param>
/// <param name="Parallel">N : S behind the slab in S/m².</param>
internal readonly record struct OneModeSide(double Near, double Transfer, double Kept, double Source, double Excess, double Parallel)
{
    /// <summary>T (s − P) behind the slab.</summary>
    public double Passed => Transfer * Excess;

    /// <summary>y at the face towards this side per J₀, what lies beyond the slab given.</summary>
    public double Face(in OneModeSide far) => double.IsPositiveInfinity(Near) ? 0 : far.ExcessBefore(this) / (Near + far.Parallel);

    // d − T (s − P) with the d = s′ − P of the other side; (s′ − s) + (1 − T)(s − P) where T is near 1, so that equal drives on both sides cancel exactly.
    private double ExcessBefore(in OneModeSide other) => Transfer > 0.5 ? other.Source - Source + (Kept * Excess) : other.Excess - Passed;

    /// <summary>y at the face towards this side per current put in there, in ohm m².</summary>
    public double Impedance(in OneModeSide far) => double.IsPositiveInfinity(Near) ? 0 : 1 / (Near + far.Parallel);
}
