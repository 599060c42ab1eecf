using Larmor.Experiments;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Tests.DeviceFiles;

namespace Larmor.Workbench.Tests.Figures;

/// <summary>Maps of the whole sphere and what is drawn on them.</summary>
public class SphereMapTests
{
    [Fact]
    public void Every_patch_of_the_sphere_keeps_its_area_on_the_map()
    {
        const int cells = 40;
        for (int row = 0; row < cells; row++)
        {
            for (int column = 0; column < cells; column += 7)
            {
                double south = Math.PI * ((double)row / cells - 0.5), north = south + (Math.PI / cells), west = Math.PI * ((2.0 * column / cells) - 1), east = west + (2 * Math.PI / cells);
                double[] shares = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)];
                (double X, double Y)[] outline =
                [
                    .. shares.Select(s => SphereProjection.Of(south, west + (s * (east - west)))), .. shares.Select(s => SphereProjection.Of(south + (s * (north - south)), east)),
                    .. shares.Select(s => SphereProjection.Of(north, east - (s * (east - west)))), .. shares.Select(s => SphereProjection.Of(north - (s * (north - south)), west)),
                ];
                double area = 0.5 * outline.Select((point, i) => (point.X * outline[(i + 1) % outline.Length].Y) - (outline[(i + 1) % outline.Length].X * point.Y)).Sum();
                double solidAngle = (Math.Sin(north) - Math.Sin(south)) * (east - west);
                Assert.Equal(solidAngle, area, 2e-3 * solidAngle);
            }
        }
    }

    [Fact]
    public void A_line_over_the_edge_of_the_map_is_broken_and_every_point_lies_where_it_belongs()
    {
        Vector3d[] circle = [.. Enumerable.Range(0, 73).Select(i => SphereProjection.Direction(0.3, (5 * i * Math.PI / 180) + 0.02))];
        Curve line = SphereProjection.Line(circle);
        Assert.Equal(1, line.X.Count(double.IsNaN));
        Assert.All(line.X.Zip(line.Y).Where(point => !double.IsNaN(point.First)), point => Assert.Equal(SphereProjection.Of(0.3, 0).Y, point.Second, 1e-12));
    }

    [Fact]
    public void Lines_of_equal_value_lie_where_the_value_is_and_close()
    {
        Curve line = new ContourLines(90, 180, (row, column) => Math.Sin(Latitude(row))).At([0.5], (row, column) => SphereProjection.Of(Latitude(row), (2 * Math.PI * column / 180) - Math.PI));
        double height = SphereProjection.Of(Math.PI / 6, 0).Y;
        Assert.All(line.Y.Where(double.IsFinite), y => Assert.Equal(height, y, 1e-3));
        Assert.Equal(1, line.X.Count(double.IsNaN));
        Assert.Equal(2 * -SphereProjection.Of(Math.PI / 6, -Math.PI).X, line.X.Where(double.IsFinite).Max() - line.X.Where(double.IsFinite).Min(), 1e-3);

        static double Latitude(int row) => (Math.PI / 2) - (Math.PI * row / 90);
    }

    [Fact]
    public void A_moment_with_three_axes_has_six_states_of_rest_and_a_path_over_a_saddle()
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("start: [0.1, 1, 0.2]", magnet: "efficiency: 0, anisotropy: [{ constant: 50 kJ/m^3, axis: z }, { constant: -200 kJ/m^3, axis: x }]"));
        MomentLandscape landscape = Assert.Single(result.Landscapes);
        Assert.Equal([2, 2, 2], new[] { landscape.States.Count(state => state.IsStable), landscape.States.Count(state => state.IsSaddle), landscape.States.Count(state => state is { IsStable: false, IsSaddle: false }) });
        Assert.All(landscape.States.Where(state => state.IsSaddle), state => Assert.Equal(1, Math.Abs(state.Direction.Y), 1e-9));
        Assert.Equal(1, Math.Abs(landscape.Path[0].Z), 1e-9);
        Assert.Equal(-landscape.Path[0].Z, landscape.Path[^1].Z, 1e-9);
        Assert.Equal(0, landscape.Path.Min(u => Math.Abs(u.Z)), 1e-9);
        Assert.Empty(landscape.Energies.DampingLike);
        // V = 50 kJ/m³ [1 − z²] + 200 kJ/m³ x² up to a constant, also between the points of the grid.
        SphereField energy = new(landscape.Energies, landscape.Energies.Energy);
        double zero = energy.At(UnitVector.Z);
        foreach (UnitVector u in SpherePoints.Fibonacci(50))
        {
            Vector3d v = u;
            Assert.Equal((50e3 * (1 - (v.Z * v.Z))) + (200e3 * v.X * v.X), energy.At(u) - zero, 500.0);
        }
    }

    [Fact]
    public void The_maps_of_a_torque_show_its_two_potentials()
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("start: [0.1, 1, 0.2], current: 2 mA, field: { along: x, value: 0.1 T }", magnet: "damping-like: -5 mT/mA, field-like: 2 mT/mA"));
        EnergyLandscape landscape = Assert.Single(result.Landscapes).Energies;
        const double ms = 0.8e6, a = -0.01, b = 0.004;
        int columns = landscape.Azimuths.Count;
        for (int row = 0; row < landscape.PolarAngles.Count; row += 9)
        {
            // p is the direction of the fixed layer, +x, which is the pole of the grid.
            double cosine = Math.Cos(landscape.PolarAngles[row]);
            Assert.Equal(ms * a * (cosine - 1), landscape.DampingLike[row * columns] - landscape.DampingLike[0], 1e-6);
            Assert.Equal(ms * b * (cosine - 1), landscape.FieldLike[row * columns] - landscape.FieldLike[0], 1e-6);
        }
        Figure figure = Assert.Single(LandscapeFigure.Of(result, "way"));
        Assert.Equal(6, figure.Panels.Count);
        // ∇χ points towards −p where χ = Ms (aJ + α bJ) u·p with a negative sum.
        Assert.All(figure.Panels[2].Arrows, arrow => Assert.True(arrow.DY <= 1e-9));
        Assert.StartsWith("<svg", FigureRenderer.Svg(figure, "way"), StringComparison.Ordinal);
    }
}
