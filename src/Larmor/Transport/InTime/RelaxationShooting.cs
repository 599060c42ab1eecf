namespace Larmor.Transport.InTime;

/// <summary>
/// Accumulation Δ and w = Δ′/(2ρ*) at a place, as a direction with the number of half turns that it has made from the left end on: the angle of Prüfer.
/// </summary>
/// <remarks>The angle is Turns π + atan2(Δ, w) with w ≥ 0. It rises with the rate at every place, and jumps nowhere.</remarks>
/// <param name="Turns">Half turns.</param>
/// <param name="Value">Δ, up to a factor.</param>
/// <param name="Slope">w in S/m² times the same factor; not negative.</param>
/// <param name="Logarithm">Logarithm of the factor that was taken out.</param>
internal readonly record struct PruferDirection(long Turns, double Value, double Slope, double Logarithm)
{
    /// <summary>The angle with w measured in a given conductance.</summary>
    public double Angle(double conductance) => (Turns * Math.PI) + Math.Atan2(Value * conductance, Slope);

    /// <summary>Turned over so that the slope is not negative, and scaled to 1 in the given measure.</summary>
    public static PruferDirection Of(long turns, double value, double slope, double conductance, double logarithm)
    {
        double size = Math.Max(Math.Abs(value) * conductance, Math.Abs(slope));
        bool isTurned = slope < 0 || (slope == 0 && value > 0);
        double sign = isTurned ? -1 : 1;
        return new PruferDirection(turns, sign * value / size, sign * slope / size, logarithm + Math.Log(size));
    }
}

/// <summary>Carries Δ and its slope through a stack at a trial rate of decay λ, exactly.</summary>
/// <remarks>
/// In a layer (Δ′/(2ρ*))′ = (2G − λc)Δ: a rotation by k = √(λt²/D − t²/l²) where that is real, otherwise a hyperbolic one; a contact is its network of
/// two shunts and a series conductance. Source: H. Prüfer, Math. Ann. 95, 499 (1926).
/// </remarks>
internal static class RelaxationShooting
{
    /// <summary>The direction at the right face of a section from that at its left face.</summary>
    public static PruferDirection Through(in SpinSection section, in PruferDirection before, double rate)
    {
        if (section.Layer < 0)
        {
            double shunt = section.Shunt(0).Real, series = section.Series(0).Real;
            return Shunted(Dropped(Shunted(before, shunt), series), shunt);
        }
        double square = (rate * section.DiffusionTime) - (section.Ratio * section.Ratio), unit = 1 / (2 * section.AreaResistance);
        if (square == 0) return Dropped(before, unit);
        double phase = Math.Sqrt(Math.Abs(square)), scale = phase * unit;
        return square > 0 ? Rotated(before, phase, scale) : Bent(before, phase, scale);
    }

    /// <summary>Δ inside a section at the fraction f, from its left and right faces.</summary>
    public static double ValueInside(in SpinSection section, (double Value, double Slope) left, (double Value, double Slope) right, double rate, double f)
    {
        double square = (rate * section.DiffusionTime) - (section.Ratio * section.Ratio), phase = Math.Sqrt(Math.Abs(square));
        if (square <= 0) return (left.Value * Numerics.StableFunctions.SinhRatio(1 - f, phase)) + (right.Value * Numerics.StableFunctions.SinhRatio(f, phase));
        return (left.Value * Math.Cos(phase * f)) + (left.Slope * 2 * section.AreaResistance / phase * Math.Sin(phase * f));
    }

    private static PruferDirection Rotated(in PruferDirection d, double phase, double scale)
    {
        double u = d.Value * scale, angle = Math.Atan2(u, d.Slope) + phase, sine = Math.Sin(phase), cosine = Math.Cos(phase);
        double value = (u * cosine) + (d.Slope * sine), slope = (d.Slope * cosine) - (u * sine);
        long turns = (long)Math.Floor((angle / Math.PI) + 0.5);
        // At the border of a half turn rounding decides both the number and the sign of the slope: they must agree.
        bool isOdd = slope < 0 || (slope == 0 && value > 0);
        if (isOdd != ((turns & 1) != 0)) turns += angle / Math.PI > turns ? 1 : -1;
        return PruferDirection.Of(d.Turns + turns, value / scale, slope, scale, d.Logarithm);
    }

    private static PruferDirection Bent(in PruferDirection d, double phase, double scale)
    {
        // tanh and 1 instead of sinh and cosh: the factor cosh goes into the logarithm.
        double u = d.Value * scale, tanh = Math.Tanh(phase), value = u + (d.Slope * tanh), slope = d.Slope + (u * tanh);
        double growth = phase + Math.Log((1 + Math.Exp(-2 * phase)) / 2);
        return PruferDirection.Of(d.Turns - (slope < 0 ? 1 : 0), value / scale, slope, scale, d.Logarithm + growth);
    }

    // w rises by s Δ: Δ = 0 stays, so that no half turn counted at w = 0 is lost.
    private static PruferDirection Shunted(in PruferDirection d, double shunt)
    {
        double slope = d.Slope + (shunt * d.Value);
        return PruferDirection.Of(d.Turns - (slope < 0 ? 1 : 0), d.Value, slope, Math.Max(shunt, 1e-300), d.Logarithm);
    }

    private static PruferDirection Dropped(in PruferDirection d, double series) =>
        PruferDirection.Of(d.Turns, d.Value + (d.Slope / series), d.Slope, series, d.Logarithm);
}
