using Larmor.Experiments;
using Larmor.Numerics;

namespace Larmor.Workbench.Figures;

/// <summary>The way of a moment over the map of its energy, and the two potentials of its torque with the fields that they make.</summary>
internal static class LandscapeFigure
{
    private static readonly Colour Ways = Palette.Vermilion;

    /// <summary>One figure for each moment; none where neither an energy nor a torque acts.</summary>
    public static IEnumerable<Figure> Of(DynamicsResult result, string name)
    {
        foreach ((MomentLandscape landscape, MomentTrajectory way) in result.Landscapes.Zip(result.Moments).Where(pair => !IsFlat(pair.First))) yield return Single(landscape, way, result.Moments.Count == 1 ? name : $"{name}-{way.Name}", result.Moments.Count);
    }

    private static bool IsFlat(MomentLandscape landscape) => landscape.Energies.Energy.Min() == landscape.Energies.Energy.Max() && landscape.Energies.DampingLike.Count == 0;

    private static Figure Single(MomentLandscape landscape, MomentTrajectory way, string name, int moments)
    {
        SphereField energy = new(landscape.Energies, landscape.Energies.Energy);
        double[] a = [.. landscape.Energies.DampingLike], b = [.. landscape.Energies.FieldLike];
        bool hasTorque = a.Length > 0;
        List<Panel> panels = [.. EnergyPanels(landscape, way, energy, hasTorque ? "(a) " : "")];
        if (hasTorque)
        {
            SphereField chi = new(landscape.Energies, [.. a.Zip(b, (one, other) => one + (landscape.Damping * other))]), phi = new(landscape.Energies, [.. a.Zip(b, (one, other) => (landscape.Damping * one) - other)]);
            panels.AddRange(TorquePanels(chi, Palette.Green, "(b) χ, and grad χ: the damping-like pull", "χ", chi.Gradient));
            panels.AddRange(TorquePanels(phi, Palette.Purple, "(c) Φ, and u × grad Φ: precession", "Φ", u => Vector3d.Cross(u, phi.Gradient(u))));
        }
        return new Figure
        {
            Name = name,
            Title = moments == 1 ? "Trajectory over the energy" : $"Trajectory of {way.Name} over its energy",
            Caption = Caption(landscape, hasTorque, moments),
            WidthInMillimetres = 100,
            Panels = panels,
        };
    }

    private static string Caption(MomentLandscape landscape, bool hasTorque, int moments) =>
        "The whole sphere of directions in equal areas: the horizontal line is the film plane, the upper and lower ends its normals. Colours and thin lines: energy density V; arrows: -grad V, where friction alone would take the moment. Vermilion: the way of the moment, from the ring to the disc."
        + (landscape.States.Count > 0 ? " Squares: stable states of rest; triangles: unstable ones; diamonds: saddles" + (hasTorque ? ", all with the torque" : "") + "; thicker lines: the energy of the saddles." : "")
        + (landscape.Path.Count > 0 ? " Dashed: path of least energy between the two lowest minima without current." : "")
        + (hasTorque ? " (b), (c): the potentials χ and Φ of the torque (Eq. (24)) with the forces that they make; longest arrows alike in all maps, lengths as the root of the strength." : "")
        + (moments > 1 ? " The other moments are held where they start." : "")
        + " Field, current and voltage are those at the end.";

    private static Panel[] EnergyPanels(MomentLandscape landscape, MomentTrajectory way, SphereField energy, string letter)
    {
        Panel map = SphereMap.Of(energy, Palette.Blue, $"{letter}V, −grad V and the trajectory");
        Vector3d[] path = TrajectoryFigure.Smooth([.. way.Directions.Where(u => u.Norm > 0).Select(u => u / u.Norm)]);
        return
        [
            map with
            {
                Arrows = SphereMap.Arrows(u => -energy.Gradient(u)),
                Curves =
                [
                    SphereMap.Contours(energy, Palette.Blue),
                    .. map.Curves,
                    SphereMap.Contours(energy, Palette.Blue, [.. landscape.States.Where(state => state.IsSaddle).Select(state => energy.At(state.Direction)).Distinct()]) with { Width = 0.7 },
                    SphereProjection.Line(landscape.Path) with { Style = LineStyle.Dashed, Width = 1 },
                    SphereProjection.Line(path) with { Colour = Ways, Width = 0.8 },
                    .. States(landscape, state => state.IsStable, MarkerShape.Square),
                    .. States(landscape, state => state is { IsStable: false, IsSaddle: false }, MarkerShape.TriangleDown),
                    .. States(landscape, state => state.IsSaddle, MarkerShape.Diamond),
                    SphereProjection.Line([path[0]]) with { Colour = Ways, Marker = MarkerShape.Ring },
                    SphereProjection.Line([path[^1]]) with { Colour = Ways, Marker = MarkerShape.Disc },
                ],
            },
            SphereMap.Bar(energy, Palette.Blue, "Energy density V", "J/m^3"),
        ];
    }

    private static IEnumerable<Curve> States(MomentLandscape landscape, Func<RestState, bool> chosen, MarkerShape shape) =>
        landscape.States.Where(chosen).Select(state => SphereProjection.Line([state.Direction]) with { Marker = shape });

    private static Panel[] TorquePanels(SphereField field, Colour hue, string heading, string symbol, Func<Vector3d, Vector3d> force)
    {
        Panel map = SphereMap.Of(field, hue, heading);
        return [map with { Arrows = SphereMap.Arrows(force), Curves = [SphereMap.Contours(field, hue), .. map.Curves] }, SphereMap.Bar(field, hue, $"Potential {symbol}", "J/m^3")];
    }
}
