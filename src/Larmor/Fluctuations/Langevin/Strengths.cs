namespace Larmor.Fluctuations.Langevin;

/// <summary>How the strength of the spin torque depends on the direction.</summary>
internal enum StrengthForm
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>As 1/(1 + b·u): Slonczewski's asymmetry.</summary>
    Asymmetric,

    /// <summary>As ratios of polynomials in u·p: computed from a stack.</summary>
    Ratio,
}

/// <summary>A form of the strength: each has a kernel of its own.</summary>
internal interface IStrength
{
    /// <summary>The form.</summary>
    static abstract StrengthForm Form { get; }

    /// <summary>Numbers of one step.</summary>
    static abstract int Slopes { get; }
}

/// <summary>A torque of constant strength.</summary>
internal readonly struct ConstantStrength : IStrength
{
    /// <inheritdoc/>
    public static StrengthForm Form => StrengthForm.Constant;

    /// <inheritdoc/>
    public static int Slopes => Block.SlopesOfStep;
}

/// <summary>A torque with Slonczewski's asymmetry: hp_b and hq_b stand behind hp and hq.</summary>
internal readonly struct AsymmetricStrength : IStrength
{
    /// <inheritdoc/>
    public static StrengthForm Form => StrengthForm.Asymmetric;

    /// <inheritdoc/>
    public static int Slopes => 2 * Block.SlopesOfStep;
}

/// <summary>A torque by <see cref="StrengthRatio"/>: the current stands behind hp and hq.</summary>
internal readonly struct RatioStrength : IStrength
{
    /// <inheritdoc/>
    public static StrengthForm Form => StrengthForm.Ratio;

    /// <inheritdoc/>
    public static int Slopes => Block.SlopesOfStep + 1;
}

/// <summary>What a torque by ratios adds in each stage: I N_P(c)/Q(c) p to hP and I N_Q(c)/Q(c) p to hQ, c = u·p kept between two bounds.</summary>
/// <param name="Terms">Coefficients of N_P, N_Q and Q, three for each power of c, the highest first; those of N_P and N_Q per ampere.</param>
/// <param name="Low">Least c.</param>
/// <param name="High">Largest c.</param>
internal sealed record StrengthRatio(double[] Terms, double Low, double High)
{
    /// <summary>The ratios of hP and hQ: h L_F (αD − F)/Q and −h L_F (D + αF)/Q.</summary>
    /// <param name="ratio">The strengths of both torques.</param>
    /// <param name="alpha">α.</param>
    /// <param name="scale">h L_F.</param>
    public static StrengthRatio Of(AxialRatio ratio, double alpha, double scale)
    {
        int count = ratio.Denominator.Length;
        double[] terms = new double[3 * count];
        for (int k = 0; k < count; k++)
        {
            (double d, double f) = (ratio.DampingLike[k], ratio.FieldLike[k]);
            int place = 3 * (count - 1 - k);
            (terms[place], terms[place + 1], terms[place + 2]) = (scale * ((alpha * d) - f), -scale * (d + (alpha * f)), ratio.Denominator[k]);
        }
        return new StrengthRatio(terms, ratio.Low, ratio.High);
    }
}
