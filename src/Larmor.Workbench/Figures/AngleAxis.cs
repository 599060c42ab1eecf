namespace Larmor.Workbench.Figures;

/// <summary>The axis of angles, in degrees.</summary>
internal static class AngleAxis
{
    /// <summary>Angles in degrees.</summary>
    public static double[] Degrees(IReadOnlyList<double> angles) => [.. angles.Select(angle => angle * 180 / Math.PI)];

    /// <summary>The axis of these angles.</summary>
    public static FigureAxis Of(string label, double[] degrees) =>
        degrees.Length > 1 ? new FigureAxis(label, "deg") { Minimum = degrees.Min(), Maximum = degrees.Max() } : new FigureAxis(label, "deg");

    /// <summary>A marker where a line through one point would be nothing.</summary>
    public static MarkerShape Marker(double[] degrees) => degrees.Length == 1 ? MarkerShape.Disc : MarkerShape.None;
}
