using Larmor.Experiments;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>The force of a current on a moment over its whole sphere, and the two potentials that make it.</summary>
internal static class TransferMapFigure
{
    public static IEnumerable<Figure> Of(SpinTransferResult result, string name) =>
        result.Maps.Where(map => map.Forces.Any(force => force.Norm > 0)).Select(map => One(map, result.Maps.Count == 1 ? name : $"{name}-{map.Layer}"));

    private static Figure One(TransferMap map, string name)
    {
        SphereField force = new(map.Grid, [.. map.Forces.Select(one => one.Norm)]), chi = new(map.Grid, map.Chi), phi = new(map.Grid, map.Phi);
        return new Figure
        {
            Name = name,
            Title = $"Force of a current on {map.Layer}",
            Caption = "The whole sphere of directions in equal areas, per ampere of current along +x: the horizontal line is the film plane, the upper and lower ends its normals. (a) size and direction of X = u × grad Φ + grad χ; (b) χ with grad χ, the damping-like pull; (c) Φ with u × grad Φ. Longest arrows alike in all maps, lengths as the root of the strength.",
            WidthInMillimetres = 100,
            Panels =
            [
                .. Panels(force, Palette.Blue, "(a) X, from the transport", "|X|", Nearest(map)),
                .. Panels(chi, Palette.Green, "(b) χ, and grad χ", "χ", chi.Gradient),
                .. Panels(phi, Palette.Purple, "(c) Φ, and u × grad Φ", "Φ", u => Vector3d.Cross(u, phi.Gradient(u))),
            ],
        };
    }

    /// <summary>The force at the point of the grid next to a direction.</summary>
    private static Func<Vector3d, Vector3d> Nearest(TransferMap map)
    {
        SphereField[] parts = [Part(one => one.X), Part(one => one.Y), Part(one => one.Z)];
        return u =>
        {
            Vector3d vector = new(parts[0].At(u), parts[1].At(u), parts[2].At(u));
            return vector - (Vector3d.Dot(u, vector) * u);
        };

        SphereField Part(Func<Vector3d, double> component) => new(map.Grid, [.. map.Forces.Select(component)]);
    }

    private static Panel[] Panels(SphereField field, Colour hue, string heading, string symbol, Func<Vector3d, Vector3d> force)
    {
        Panel map = SphereMap.Of(field, hue, heading);
        return [map with { Arrows = SphereMap.Arrows(force), Curves = [SphereMap.Contours(field, hue), .. map.Curves] }, SphereMap.Bar(field, hue, $"{symbol} per current", "J/(m^3 A)")];
    }
}
