using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>One entry of a matrix, of some 30 digits; several at one place add up.</summary>
/// <param name="Row">Row.</param>
/// <param name="Column">Column.</param>
/// <param name="Value">The entry.</param>
internal readonly record struct MatrixEntry(int Row, int Column, DoubleDouble Value);
