using System.Globalization;

namespace Larmor.Coupling.Conventions;

/// <summary>
/// One term of an efficiency that depends on c = u·p as Slonczewski's: η(c) = η₉₀ (Λ² + 1)/[(Λ² + 1) + (Λ² − 1) c] = η₉₀/(1 + ρ c),
/// ρ = (Λ² − 1)/(Λ² + 1).
/// </summary>
/// <remarks>Exchanging Λ and 1/Λ exchanges c and −c. Source: J. C. Slonczewski, J. Magn. Magn. Mater. 247, 324 (2002), doi:10.1016/S0304-8853(02)00291-3.</remarks>
public readonly record struct TorqueTerm
{
    /// <summary>A term by its value at right angles and its asymmetry.</summary>
    /// <param name="atRightAngles">η₉₀ = η(0), dimensionless.</param>
    /// <param name="lambda">Λ &gt; 0; 1 for a term that is the same at all angles.</param>
    /// <exception cref="DeviceException">η₉₀ is not finite, or Λ not positive.</exception>
    public TorqueTerm(double atRightAngles, double lambda)
    {
        if (!double.IsFinite(atRightAngles)) throw new DeviceException("The strength of a spin torque must be a finite number.");
        if (!(lambda > 0) || !double.IsFinite(lambda * lambda)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The asymmetry Lambda of a spin torque must be positive; got {lambda}. It is 1 for a torque without asymmetry."));
        AtRightAngles = atRightAngles;
        Lambda = lambda;
    }

    /// <summary>η₉₀.</summary>
    public double AtRightAngles { get; }

    /// <summary>Λ.</summary>
    public double Lambda { get; }

    /// <summary>ρ = (Λ² − 1)/(Λ² + 1), between −1 and 1.</summary>
    public double Asymmetry => (Lambda * Lambda - 1) / (Lambda * Lambda + 1);

    /// <summary>j in η(c) = j Λ²/[(Λ² + 1) + (Λ² − 1) c], the current polarization of the electrode in circuit theory: j = η₉₀ (Λ² + 1)/Λ².</summary>
    public double Polarization => AtRightAngles * ((Lambda * Lambda) + 1) / (Lambda * Lambda);

    /// <summary>The term of an electrode with current polarization j.</summary>
    /// <param name="polarization">j.</param>
    /// <param name="lambda">Λ.</param>
    public static TorqueTerm OfPolarization(double polarization, double lambda) => new(polarization * (lambda * lambda) / ((lambda * lambda) + 1), lambda);

    /// <summary>The term η₉₀/(1 + ρ c).</summary>
    /// <param name="atRightAngles">η₉₀.</param>
    /// <param name="asymmetry">ρ, between −1 and 1.</param>
    /// <exception cref="DeviceException">ρ outside (−1, 1): the torque would be infinite at some angle.</exception>
    public static TorqueTerm OfAsymmetry(double atRightAngles, double asymmetry) => Math.Abs(asymmetry) < 1
        ? new(atRightAngles, Math.Sqrt((1 + asymmetry) / (1 - asymmetry)))
        : throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A torque that varies as 1/(1 + lambda cos(theta)) needs -1 < lambda < 1; got {asymmetry}. Beyond, it is infinite at some angle."));

    /// <summary>η(c).</summary>
    public double At(double c) => AtRightAngles / (1 + (Asymmetry * c));

    /// <summary>The term times a number.</summary>
    public TorqueTerm Times(double factor) => new(AtRightAngles * factor, Lambda);
}
