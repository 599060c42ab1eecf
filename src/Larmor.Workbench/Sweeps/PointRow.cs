namespace Larmor.Workbench.Sweeps;

/// <summary>How a point of a sweep ended.</summary>
internal enum PointOutcome : byte
{
    /// <summary>Everything asked for was computed and obeys every law.</summary>
    Finished,

    /// <summary>A measurement did not converge; what it found is kept.</summary>
    NotConverged,

    /// <summary>No device can be built with these values, or it lacks what a measurement needs.</summary>
    Refused,

    /// <summary>A law is broken; the values must not be trusted.</summary>
    AuditFailed,

    /// <summary>Larmor itself is at fault.</summary>
    Fault,
}

/// <summary>A column of the rows of a sweep: a scalar, or the residual of a law.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Meaning">One sentence.</param>
/// <param name="IsCheck">Whether it is the residual of a law, followed by its tolerance.</param>
internal sealed record RowColumn(string Name, string Unit, string Meaning, bool IsCheck);

/// <summary>What the rows of some points have in common: their columns. Most sweeps need one; where a scalar exists only at some points there are several.</summary>
/// <param name="Id">Number in its journal.</param>
/// <param name="Columns">The columns; a check stands with two numbers in a row, a scalar with one.</param>
internal sealed record RowLayout(int Id, IReadOnlyList<RowColumn> Columns)
{
    /// <summary>Numbers in a row.</summary>
    public int Width { get; } = Columns.Sum(column => column.IsCheck ? 2 : 1);
}
