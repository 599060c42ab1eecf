using System.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>How far a density on the sphere is resolved.</summary>
public sealed record DensityAccuracy
{
    /// <summary>The largest tail of the series, the largest change of a rate from degree to degree, or the largest error of an evolution, all relative.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The degree l where it ends whatever the tolerance.</summary>
    public int HighestDegree { get; init; } = 120;

    /// <summary>The largest tail of the series in an evolution where it is not the tolerance.</summary>
    internal double? LargestTail { get; init; }

    /// <summary>Stops an evolution between two steps.</summary>
    internal CancellationToken Cancellation { get; init; }
}

/// <summary>A stationary density.</summary>
/// <param name="Density">ρ.</param>
/// <param name="TruncationError">Size of the last two degrees beside the whole, in the root of the sum of squares; where states exchange slowly the change against a lower degree, if that is more.</param>
/// <param name="RoundingError">Size of what the last step of refinement still changed, beside the whole: large where two states exchange so slowly that their shares are lost.</param>
/// <param name="IsConverged">Whether the truncation error is within the tolerance; otherwise the highest degree was reached.</param>
public sealed record StationaryDensity(SphereDensity Density, double TruncationError, double RoundingError, bool IsConverged);

/// <summary>A density after some time.</summary>
/// <param name="Density">ρ.</param>
/// <param name="SteppingError">Sum of the estimated errors of all steps relative to the whole.</param>
/// <param name="TruncationError">Largest size of the last two degrees relative to the whole, at any step.</param>
/// <param name="IsConverged">Whether the truncation error is within the tolerance; otherwise the highest degree was reached.</param>
public sealed record EvolvedDensity(SphereDensity Density, double SteppingError, double TruncationError, bool IsConverged)
{
    /// <summary>What the drives did meanwhile.</summary>
    public DensityWork Work { get; init; }
}

/// <summary>Energies that a moment in an ensemble exchanges, in J and on the average: its energy changes by field + torque − heat.</summary>
/// <param name="Field">Work of drives that change its energy, v∫⟨∂V/∂t⟩dt, jumps included.</param>
/// <param name="Torque">Work of the spin torque in Gilbert's form, v∫∫I(u × ∇A + ∇B)·J dΩ dt.</param>
/// <param name="Heat">Heat to the bath: the work of friction less that of the random field.</param>
public readonly record struct DensityWork(double Field, double Torque, double Heat)
{
    /// <summary>One after the other.</summary>
    public static DensityWork operator +(DensityWork first, DensityWork second) => new(first.Field + second.Field, first.Torque + second.Torque, first.Heat + second.Heat);
}

/// <summary>One way in which a density relaxes: a part of it that decays as e^{−λt}.</summary>
/// <param name="Rate">λ in 1/s: real part the rate of decay, imaginary part (not negative) an angular frequency.</param>
/// <param name="Residual">How well it solves the equation, relative to λ.</param>
/// <param name="Shape">The real part of the mode as a function on the sphere, its coefficients with sum of squares 1; its integral over the sphere is zero.</param>
public sealed record RelaxationMode(Complex Rate, double Residual, ModeShape Shape);

/// <summary>The slowest modes.</summary>
/// <param name="Modes">The modes, the slowest first; of a pair with opposite frequencies one.</param>
/// <param name="Degree">Highest l.</param>
/// <param name="RoundingError">
/// What rounding may make of the slowest rate, relative. Where double precision does not do, the rate is taken again with an operator of some 30 digits, which serves for barriers up to
/// some 30 kT; beyond, the rate is lost where this is near 1, although it may repeat itself from degree
/// to degree. Infinite where it could not be found out.
/// </param>
/// <param name="TruncationError">Largest relative change of the rates against the degree before; infinite where there was none.</param>
public sealed record RelaxationModes(IReadOnlyList<RelaxationMode> Modes, int Degree, double RoundingError, double TruncationError)
{
    /// <summary>The slowest rate in 1/s.</summary>
    public double SlowestRate => Modes[0].Rate.Real;

    /// <summary>Largest relative change of the rates that both have.</summary>
    internal double ChangeFrom(RelaxationModes before) => Modes.Zip(before.Modes, (a, b) => (a.Rate - b.Rate).Magnitude / a.Rate.Magnitude).Max();
}
