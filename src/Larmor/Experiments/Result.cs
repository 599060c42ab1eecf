using Larmor.Provenance;
using Larmor.Thermodynamics;

namespace Larmor.Experiments;

/// <summary>One number that a laboratory would quote.</summary>
/// <param name="Name">Kebab-case name as in <c>summary.json</c>, for example <c>resistance-parallel</c>.</param>
/// <param name="Value">The value in SI; null where it does not exist.</param>
/// <param name="Unit">SI unit, for example <c>ohm m^2</c>; <c>1</c> for a number.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Reason">Why there is no value; null where there is one.</param>
public sealed record Scalar(string Name, double? Value, string Unit, string Meaning, string? Reason = null);

/// <summary>One column of a table.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Values">The values in SI.</param>
public sealed record Column(string Name, string Unit, string Meaning, IReadOnlyList<double> Values);

/// <summary>A table of numbers, written as CSV. The first column is what the others depend on.</summary>
/// <param name="Name">Kebab-case name, the file's name.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Columns">Columns of one length.</param>
/// <param name="Labels">A name for each row (a layer, a state), printed as a first column without unit; null for none.</param>
public sealed record Table(string Name, string Meaning, IReadOnlyList<Column> Columns, IReadOnlyList<string>? Labels = null);

/// <summary>A named axis of an array.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Values">The coordinates along it.</param>
public sealed record Axis(string Name, string Unit, IReadOnlyList<double> Values);

/// <summary>An array over named axes, written to HDF5. The last axis runs fastest.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="Axes">The axes, slowest first.</param>
/// <param name="Values">As many values as the product of the axes' lengths.</param>
public sealed record NamedArray(string Name, string Unit, string Meaning, IReadOnlyList<Axis> Axes, IReadOnlyList<double> Values);

/// <summary>
/// What an experiment found: scalars, tables, arrays, the audit of the second law and of reciprocity, and the works it rests on. Each
/// experiment derives its own result with typed members; figures are drawn from those.
/// </summary>
public abstract record Result
{
    /// <summary>Kind of the experiment, for example <c>hysteresis</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Name given in the device file, otherwise the kind.</summary>
    public required string Name { get; init; }

    /// <summary>How the run ended.</summary>
    public Outcome Outcome { get; init; } = Outcome.Finished;

    /// <summary>The answers.</summary>
    public required IReadOnlyList<Scalar> Scalars { get; init; }

    /// <summary>Tables.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>Arrays over named axes.</summary>
    public IReadOnlyList<NamedArray> Arrays { get; init; } = [];

    /// <summary>The laws checked on this run: at least <c>power-closure</c>, <c>reciprocity</c> and <c>entropy-production</c>.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }

    /// <summary>Sentences that a reader needs: which way the electrons go, what was left out, what needs care.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Methods and models used.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}
