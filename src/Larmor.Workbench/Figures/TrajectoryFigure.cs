using Larmor.Experiments;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>A trajectory on the unit sphere, seen from a little above the film plane: what lies in front drawn full, what lies behind pale.</summary>
internal static class TrajectoryFigure
{
    private const double Azimuth = 50 * Math.PI / 180;
    private const double Elevation = 24 * Math.PI / 180;
    private const double Reach = 1.32;
    private const int PartsPerSample = 6;

    /// <summary>Towards the observer: mostly along the film normal x, turned towards y and raised towards z.</summary>
    private static readonly Vector3d Towards = new(Math.Cos(Elevation) * Math.Sin(Azimuth), -Math.Cos(Elevation) * Math.Cos(Azimuth), Math.Sin(Elevation));

    private static readonly Vector3d Right = new(Math.Cos(Azimuth), Math.Sin(Azimuth), 0);

    private static readonly Vector3d Up = Vector3d.Cross(Towards, Right);

    public static Figure Of(DynamicsResult result, string name)
    {
        FigureAxis axis = new("", "1") { Minimum = -Reach, Maximum = Reach };
        return new Figure
        {
            Name = name,
            Title = "Trajectory on the sphere",
            Caption = "Path of each moment's direction on the unit sphere (x is the film normal, y and z lie in the film plane): the side towards the observer full, the far side pale. Circle: start; disc: end.",
            WidthInMillimetres = 70,
            Panels =
            [
                new Panel
                {
                    X = axis,
                    Y = axis,
                    Height = 0,
                    HasFrame = false,
                    Curves =
                    [
                        .. Globe(),
                        .. result.Moments.SelectMany((moment, k) => Way(moment, Palette.Of(k), result.Moments.Count > 1)),
                    ],
                    Marks = [Name(new Vector3d(1, 0, 0), "x"), Name(new Vector3d(0, 1, 0), "y"), Name(new Vector3d(0, 0, 1), "z")],
                },
            ],
        };
    }

    private static IEnumerable<Curve> Way(MomentTrajectory moment, Colour colour, bool isNamed)
    {
        Vector3d[] path = Smooth(moment.Directions);
        Colour ends = isNamed ? colour : Palette.Vermilion;
        yield return Seen(path, isFront: false) with { Colour = colour.Paler(0.6), Width = 0.6 };
        yield return Seen(path, isFront: true) with { Label = isNamed ? moment.Name : "", Colour = colour, Width = 0.9 };
        yield return Seen([moment.Directions[0]]) with { Colour = ends, Marker = MarkerShape.Ring };
        yield return Seen([moment.Directions[^1]]) with { Colour = ends, Marker = MarkerShape.Disc };
    }

    /// <summary>The outline, the film plane, the plane through x and z, and the three axes outside the sphere.</summary>
    private static IEnumerable<Curve> Globe()
    {
        double[] angles = [.. Enumerable.Range(0, 181).Select(i => i * Math.PI / 90)];
        yield return new Curve([.. angles.Select(Math.Cos)], [.. angles.Select(Math.Sin)]) { Colour = Palette.Grey, Width = 0.7 };
        Vector3d[][] circles =
        [
            [.. angles.Select(angle => new Vector3d(0, Math.Cos(angle), Math.Sin(angle)))],
            [.. angles.Select(angle => new Vector3d(Math.Cos(angle), 0, Math.Sin(angle)))],
            [.. angles.Select(angle => new Vector3d(Math.Cos(angle), Math.Sin(angle), 0))],
        ];
        foreach (Vector3d[] circle in circles)
        {
            yield return Seen(circle, isFront: false) with { Colour = Palette.Grey.Paler(0.5), Width = 0.4, Style = LineStyle.Dotted };
            yield return Seen(circle, isFront: true) with { Colour = Palette.Grey.Paler(0.3), Width = 0.4 };
        }
        foreach (Vector3d axis in new Vector3d[] { new(1, 0, 0), new(0, 1, 0), new(0, 0, 1) })
        {
            yield return Seen([axis, 1.18 * axis]) with { Colour = Palette.Black, Width = 0.7 };
        }
    }

    private static Mark Name(Vector3d axis, string name)
    {
        Vector3d end = 1.25 * axis;
        return new Mark(Vector3d.Dot(end, Right), Vector3d.Dot(end, Up), name, OffsetY: 2.5);
    }

    /// <summary>The path with points between its samples, on the sphere: cubic (Catmull-Rom) in space, then brought back to length 1.</summary>
    internal static Vector3d[] Smooth(IReadOnlyList<Vector3d> path)
    {
        List<Vector3d> points = [];
        for (int i = 0; i + 1 < path.Count; i++)
        {
            Vector3d before = path[Math.Max(0, i - 1)];
            Vector3d after = path[Math.Min(path.Count - 1, i + 2)];
            Vector3d startSlope = 0.5 * (path[i + 1] - before);
            Vector3d endSlope = 0.5 * (after - path[i]);
            for (int part = 0; part < PartsPerSample; part++)
            {
                double s = (double)part / PartsPerSample;
                double rise = s * s * (3 - (2 * s));
                Vector3d point = ((1 - rise) * path[i]) + (rise * path[i + 1]) + (s * (1 - s) * (1 - s) * startSlope) - (s * s * (1 - s) * endSlope);
                points.Add(point / point.Norm);
            }
        }
        points.Add(path[^1]);
        return [.. points];
    }

    private static Curve Seen(IReadOnlyList<Vector3d> path, bool? isFront = null)
    {
        double[] depth = [.. path.Select(point => Vector3d.Dot(point, Towards))];
        double[] x = [.. path.Select(point => Vector3d.Dot(point, Right))];
        double[] y = [.. path.Select((point, i) => isFront is null || IsOn(i, isFront.Value) ? Vector3d.Dot(point, Up) : double.NaN)];
        return new Curve(x, y);

        bool IsOn(int i, bool front) => depth[i] >= 0 == front || (!front && i > 0 && depth[i - 1] < 0);
    }
}
