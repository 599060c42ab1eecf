using Larmor.Numerics;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments;

/// <summary>One entry of the matrix of both ways and its partner with all moments reversed.</summary>
/// <param name="Direction">Number of the sample of directions, from 1.</param>
/// <param name="Layer">Name of the free layer.</param>
/// <param name="Moment">Its direction.</param>
/// <param name="Axis">The direction across the moment that the entry belongs to.</param>
/// <param name="Torque">Torque per area along the axis over the current density at these directions, in V s.</param>
/// <param name="Voltage">Pumped voltage over the rate of turning about the axis with all moments reversed, in V s.</param>
public sealed record ExchangedPair(int Direction, string Layer, UnitVector Moment, Vector3d Axis, double Torque, double Voltage);

/// <summary>Both resonances of a laboratory at one field.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Swing">Magnetic moment along the microwave field's direction per alternating current, in m².</param>
/// <param name="Voltage">Pumped voltage per alternating field over −iω with field and all moments reversed, in m².</param>
public sealed record ExchangedLine(double Field, Complex Swing, Complex Voltage);

/// <summary>Both ways of spin transfer side by side.</summary>
public sealed record ReciprocityResult : Result
{
    /// <summary>Torque against pumped voltage, for every free layer, direction and axis.</summary>
    public required IReadOnlyList<ExchangedPair> Pairs { get; init; }

    /// <summary>The two resonances, by field; empty where none was asked for.</summary>
    public required IReadOnlyList<ExchangedLine> Lines { get; init; }

    /// <summary>Direction of the field of the resonances.</summary>
    public required UnitVector Along { get; init; }
}
