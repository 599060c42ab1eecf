namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>One axis of a sweep.</summary>
/// <param name="Name">Its name in tables and arrays.</param>
/// <param name="Unit">SI unit; <c>1</c> for a number.</param>
/// <param name="Path">Place of its first quantity in the file.</param>
/// <param name="Values">The values along it, in SI; for a design of points the value of each point.</param>
/// <param name="Places">Which swept quantities change along it, with their values: the first gives the axis its values.</param>
internal sealed record SweepAxis(string Name, string Unit, string Path, IReadOnlyList<double> Values, IReadOnlyList<(int Place, IReadOnlyList<double> Values)> Places);
