using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>The resistance at one angle of the field.</summary>
/// <param name="Angle">Angle of the field in rad.</param>
/// <param name="State">Rest, limit cycle, or neither.</param>
/// <param name="Direction">Direction of the moment; over a limit cycle its time average (shorter than 1).</param>
/// <param name="Resistance">Along the current in ohm; null where the moment does not rest.</param>
/// <param name="Transverse">Transverse voltage over the current in ohm; null without a Hall bar or where the moment does not rest.</param>
public sealed record TurnedPoint(double Angle, MomentState State, Vector3d Direction, double? Resistance, double? Transverse);

/// <summary>A least-squares sum over the angle θ of the field: Mean + CosOne cos θ + SinOne sin θ + CosTwo cos 2θ + SinTwo sin 2θ.</summary>
/// <param name="Mean">The constant, in ohm.</param>
/// <param name="CosOne">Of cos θ.</param>
/// <param name="SinOne">Of sin θ.</param>
/// <param name="CosTwo">Of cos 2θ.</param>
/// <param name="SinTwo">Of sin 2θ.</param>
/// <param name="Residual">Root mean square of what the sum leaves, in ohm.</param>
public sealed record AngleHarmonics(double Mean, double CosOne, double SinOne, double CosTwo, double SinTwo, double Residual)
{
    /// <summary>Half the difference of largest and smallest value of the part in 2θ.</summary>
    public double SizeTwo => Math.Sqrt((CosTwo * CosTwo) + (SinTwo * SinTwo));

    /// <summary>Half the difference of largest and smallest value of the part in θ.</summary>
    public double SizeOne => Math.Sqrt((CosOne * CosOne) + (SinOne * SinOne));
}

/// <summary>One strength of the field, turned through the angles and back.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Forward">In the order of the angles.</param>
/// <param name="Back">The same angles on the way back, in the order in which they are met.</param>
/// <param name="JumpsForward">Angles in rad at which the moment jumps on the way forward.</param>
/// <param name="JumpsBack">Angles in rad at which it jumps on the way back.</param>
public sealed record FieldTurn(double Field, IReadOnlyList<TurnedPoint> Forward, IReadOnlyList<TurnedPoint> Back, IReadOnlyList<double> JumpsForward, IReadOnlyList<double> JumpsBack)
{
    /// <summary>Of the resistance on the way forward; null where the angles are too few or span less than half a turn.</summary>
    public AngleHarmonics? Along { get; init; }

    /// <summary>Of the transverse resistance on the way forward; null without a Hall bar too.</summary>
    public AngleHarmonics? Across { get; init; }
}

/// <summary>Resistance against the angle of the applied field.</summary>
public sealed record AngularResistanceResult : Result
{
    /// <summary>Direction of the field at 0°.</summary>
    public required UnitVector Along { get; init; }

    /// <summary>Direction of the field at 90°, at right angles to the other.</summary>
    public required UnitVector Towards { get; init; }

    /// <summary>Whether it was measured on a Hall bar, otherwise through the stack.</summary>
    public required bool IsHallBar { get; init; }

    /// <summary>The strengths of the field in their order.</summary>
    public required IReadOnlyList<FieldTurn> Turns { get; init; }
}
