namespace Larmor.Thermodynamics;

/// <summary>One law checked on one run: a residual against its tolerance.</summary>
/// <param name="Name">Name in kebab-case: <c>power-closure</c>, <c>reciprocity</c>, <c>entropy-production</c>, ...</param>
/// <param name="Value">The residual, dimensionless.</param>
/// <param name="Tolerance">The largest residual that passes.</param>
/// <param name="Meaning">In words: what is compared with what.</param>
public sealed record AuditCheck(string Name, double Value, double Tolerance, string Meaning)
{
    /// <summary>Whether the law holds; false also where the residual is not a number.</summary>
    public bool Passed => Value <= Tolerance;

    /// <summary>The residual in units of its tolerance: at most 1 where the law holds, infinite where the residual is not a number.</summary>
    public double Severity => Passed ? (Tolerance == 0 ? 0 : Value / Tolerance) : Tolerance > 0 && double.IsFinite(Value) ? Value / Tolerance : double.PositiveInfinity;
}
