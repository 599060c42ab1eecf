using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>Draws a number over the whole sphere as a map: levels of one colour, lines between them, arrows, and a bar that says what the colours mean.</summary>
internal static class SphereMap
{
    private const int Levels = 20, LinesEvery = 2, Rows = 60, Columns = 120, ArrowRows = 9, ArrowsOnEquator = 22;
    private const double Room = 1.03, LongestArrow = 0.26, Seam = 0.02, Paleness = 0.25;

    /// <summary>Size of the map in points.</summary>
    private const double Height = 118;

    /// <summary>The panel of a map.</summary>
    /// <param name="field">The number.</param>
    /// <param name="hue">The colour of its lowest values; the highest are white.</param>
    /// <param name="heading">Words above the map.</param>
    public static Panel Of(SphereField field, Colour hue, string heading) => new()
    {
        X = new FigureAxis("", "1") { Minimum = -Room * SphereProjection.HalfWidth, Maximum = Room * SphereProjection.HalfWidth },
        Y = new FigureAxis("", "1") { Minimum = -Room * SphereProjection.HalfHeight, Maximum = Room * SphereProjection.HalfHeight },
        Height = Height,
        HasFrame = false,
        Heading = heading,
        Patches = [.. Patches(field, hue)],
        Curves = [.. Graticule()],
        Marks =
        [
            new Mark(0, SphereProjection.HalfHeight, "+x", OffsetY: -2.5),
            new Mark(0, -SphereProjection.HalfHeight, "−x", OffsetY: 7),
            Name("+y", 0), Name("+z", Math.PI / 2), Name("−z", -Math.PI / 2),
            new Mark(-SphereProjection.HalfWidth, 0, "−y", OffsetX: -6.5, OffsetY: 2.5), new Mark(SphereProjection.HalfWidth, 0, "−y", OffsetX: 6.5, OffsetY: 2.5),
        ],
    };

    /// <summary>The bar of colours beneath a map.</summary>
    /// <param name="field">The number.</param>
    /// <param name="hue">The colour of the map.</param>
    /// <param name="label">What the number is.</param>
    /// <param name="siUnit">Its unit.</param>
    /// <param name="isDarkHigh">Whether its highest values are dark, the map showing its negative.</param>
    public static Panel Bar(SphereField field, Colour hue, string label, string siUnit, bool isDarkHigh = false)
    {
        (double low, double high) = Range(field);
        double step = (high - low) / Levels;
        return new Panel
        {
            X = new FigureAxis(label, siUnit) { Minimum = low, Maximum = high },
            Y = new FigureAxis("", "1") { Categories = [""] },
            Height = 6,
            HasLetter = false,
            Patches = [.. Enumerable.Range(0, Levels).Select(i => new Patch([low + (i * step), low + ((i + 1.05) * step), low + ((i + 1.05) * step), low + (i * step)], [-0.5, -0.5, 0.5, 0.5], ColourOf(isDarkHigh ? Levels - 1 - i : i, hue)))],
        };
    }

    /// <summary>Lines of equal value.</summary>
    /// <param name="field">The number.</param>
    /// <param name="hue">The colour of the map, made darker.</param>
    /// <param name="levels">The values; every second level of the colours where they are not given.</param>
    public static Curve Contours(SphereField field, Colour hue, IReadOnlyList<double>? levels = null) =>
        new ContourLines(Rows, Columns, (row, column) => field.At(SphereProjection.Direction(Latitude(row), Longitude(column))))
            .At(levels ?? [.. Enumerable.Range(1, Levels - 1).Where(i => i % LinesEvery == 0).Select(i => Level(field, i))], (row, column) => SphereProjection.Of(Latitude(row), Longitude(column)))
            with
        { Colour = Darker(hue), Width = 0.3 };

    /// <summary>Arrows of a field of tangent vectors, the longest as long as there is room.</summary>
    public static IReadOnlyList<Arrow> Arrows(Func<Vector3d, Vector3d> vectors)
    {
        (Vector3d At, Vector3d Vector)[] all =
        [
            .. Enumerable.Range(0, ArrowRows).SelectMany(row =>
            {
                double latitude = Math.PI * (row - ((ArrowRows - 1) / 2.0)) / ArrowRows;
                int count = Math.Max(3, (int)Math.Round(ArrowsOnEquator * Math.Cos(latitude)));
                return Enumerable.Range(0, count).Select(i => SphereProjection.Direction(latitude, 2 * Math.PI * ((i + 0.5 + (0.5 * (row % 2))) / count) - Math.PI));
            }).Select(u => (u, vectors(u))),
        ];
        double longest = all.Max(one => one.Vector.Norm);
        return longest > 0 ? [.. all.Where(one => one.Vector.Norm > 0.03 * longest).Select(one => ArrowOf(one.At, one.Vector, longest)).OfType<Arrow>()] : [];
    }

    private static Arrow? ArrowOf(Vector3d u, Vector3d vector, double longest)
    {
        Vector3d direction = vector / vector.Norm, ahead = u + (0.01 * direction), behind = u - (0.01 * direction);
        ((double x0, double y0), (double x1, double y1)) = (SphereProjection.Of(behind / behind.Norm), SphereProjection.Of(ahead / ahead.Norm));
        (double dx, double dy) = (x1 - x0, y1 - y0);
        double length = Math.Sqrt((dx * dx) + (dy * dy));
        // Near the cut at −y the two ends lie on different sides of the map.
        if (!(length is > 0 and < 0.5)) return null;
        double drawn = LongestArrow * Math.Sqrt(vector.Norm / longest);
        (double x, double y) = SphereProjection.Of(u);
        return new Arrow(x - (0.5 * drawn * dx / length), y - (0.5 * drawn * dy / length), drawn * dx / length, drawn * dy / length);
    }

    private static Mark Name(string name, double longitude) => new(SphereProjection.Of(0, longitude).X, 0, name, OffsetX: 7, OffsetY: 7);

    private static double Latitude(int row) => (Math.PI / 2) - (Math.PI * row / Rows);

    private static double Longitude(int column) => (2 * Math.PI * column / Columns) - Math.PI;

    private static double Level(SphereField field, int i)
    {
        (double low, double high) = Range(field);
        return low + (i * (high - low) / Levels);
    }

    private static (double Low, double High) Range(SphereField field)
    {
        double room = field.Highest > field.Lowest ? 0 : 0.5 * Math.Max(1e-30, Math.Abs(field.Highest));
        return (field.Lowest - room, field.Highest + room);
    }

    private static Colour ColourOf(int level, Colour hue) => hue.Paler(Paleness + ((1 - Paleness) * (level + 0.5) / Levels));

    private static Colour Darker(Colour hue) => new((byte)(hue.Red * 0.6), (byte)(hue.Green * 0.6), (byte)(hue.Blue * 0.6));

    /// <summary>Rows of constant latitude from the top, each cut where the level changes.</summary>
    private static IEnumerable<Patch> Patches(SphereField field, Colour hue)
    {
        (double low, double high) = Range(field);
        for (int row = 0; row < Rows; row++)
        {
            double middle = Latitude(row) - (Math.PI / (2 * Rows));
            double top = Latitude(row), bottom = Math.Max(-Math.PI / 2, Latitude(row + 1) - Seam);
            int[] levels = [.. Enumerable.Range(0, 4 * Columns).Select(i => Math.Clamp((int)((field.At(SphereProjection.Direction(middle, (2 * Math.PI * (i + 0.5) / (4 * Columns)) - Math.PI)) - low) / (high - low) * Levels), 0, Levels - 1))];
            for (int first = 0; first < levels.Length;)
            {
                int end = first + 1;
                while (end < levels.Length && levels[end] == levels[first]) end++;
                double west = (2 * Math.PI * first / levels.Length) - Math.PI, east = Math.Min(Math.PI, (2 * Math.PI * end / levels.Length) - Math.PI + (0.2 * Seam));
                (double X, double Y)[] corners = [SphereProjection.Of(top, west), SphereProjection.Of(top, east), SphereProjection.Of(bottom, east), SphereProjection.Of(bottom, west)];
                yield return new Patch([.. corners.Select(corner => corner.X)], [.. corners.Select(corner => corner.Y)], ColourOf(levels[first], hue));
                first = end;
            }
        }
    }

    /// <summary>The outline, and meridians and parallels every 30 and 45 degrees.</summary>
    private static IEnumerable<Curve> Graticule()
    {
        double[] steps = [.. Enumerable.Range(0, 91).Select(i => i / 90.0)];
        Curve Line(Func<double, (double X, double Y)> at) => new([.. steps.Select(s => at(s).X)], [.. steps.Select(s => at(s).Y)]);
        foreach (int degrees in new[] { -135, -90, -45, 0, 45, 90, 135 }) yield return Line(s => SphereProjection.Of(Math.PI * (s - 0.5), degrees * Math.PI / 180)) with { Colour = Palette.Grey, Width = 0.25, Style = LineStyle.Dotted };
        foreach (int degrees in new[] { -60, -30, 0, 30, 60 }) yield return Line(s => SphereProjection.Of(degrees * Math.PI / 180, 2 * Math.PI * (s - 0.5))) with { Colour = Palette.Grey, Width = 0.25, Style = LineStyle.Dotted };
        yield return Line(s => (SphereProjection.HalfWidth * Math.Cos(2 * Math.PI * s), SphereProjection.HalfHeight * Math.Sin(2 * Math.PI * s))) with { Width = 0.6 };
    }
}
