using Larmor.Fluctuations.Axial;
using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Flux;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Convergence;

/// <summary>Jumps between cells: of second order where precession is slow beside diffusion across a cell or runs along the rings, and with errors that hold. Energies in kT.</summary>
public class FluxOrder
{
    private static readonly Temperature Warm = AtEnergyOf(1);
    private static readonly UnitVector Axis = UnitVector.Along(2, -1, 1);

    [Fact]
    public void Averages_under_a_torque_converge_with_the_square_of_the_width_where_damping_is_strong()
    {
        GeneralizedLlg equation = Pushed();
        Vector3d exact = Mean(equation);
        double coarse = (Average(equation, 24) - exact).Norm, fine = (Average(equation, 48) - exact).Norm;
        Assert.InRange(fine, 1e-4, 1e-3);
        Assert.Equal(2, Math.Log2(coarse / fine), 0.1);
    }

    [Fact]
    public void Times_over_a_barrier_converge_with_the_square_of_the_width_of_rings_about_the_axis()
    {
        double coarse = Passage(8, 50) - Exact(8), fine = Passage(8, 100) - Exact(8);
        Assert.Equal(2, Math.Log2(coarse / fine), 0.1);
    }

    [Fact]
    public void Three_meshes_give_the_order_and_an_error_that_holds()
    {
        GeneralizedLlg pushed = Pushed();
        Vector3d exact = Mean(pushed);
        UnitVector towards = UnitVector.Along(exact);
        FluxEstimate average = FluxEstimate.Of(rings => Vector3d.Dot(Average(pushed, rings), towards), 12);
        Assert.InRange(average.Order ?? 0, 1.6, 2.4);
        Assert.InRange(Math.Abs(Math.Log(average.Value / exact.Norm)), 0, average.Error);
        Assert.InRange(average.Error, 0, 2e-3);
        // A low barrier, where the cap at the start counts: first order. A higher one, where two errors are of opposite sign: none.
        FluxEstimate low = FluxEstimate.Of(rings => Math.Exp(Passage(3, rings)), 25), high = FluxEstimate.Of(rings => Math.Exp(Passage(8, rings)), 25);
        Assert.Equal(1, low.Order ?? 0, 0.2);
        Assert.Null(high.Order);
        Assert.InRange(Math.Abs(Math.Log(low.Value) - Exact(3)), 0, low.Error);
        Assert.InRange(Math.Abs(Math.Log(high.Value) - Exact(8)), 0, high.Error);
        Assert.InRange(Math.Max(low.Error, high.Error), 0, 0.01);
        FluxEstimate none = FluxEstimate.Of(rings => rings % 8 == 0 ? 1 : 2, 4);
        Assert.Equal((null, 1, Math.Log(2)), (none.Order, none.Value, none.Error));
        Assert.Throws<ArgumentOutOfRangeException>(() => FluxEstimate.Of(rings => rings, 60));
    }

    // The target ends with a ring of each mesh.
    private const double Within = 2 * Math.PI / 25;

    private static GeneralizedLlg Along(double sigma) => new(With(0.05, Easy(Axis, 2 * sigma), Field(Axis, 0.1 * sigma)));

    private static double Exact(double sigma) => Math.Log(new AxialEscape(AxialLandscape.Of(Along(sigma), Warm, Axis)).MeanFirstPassageTime(1, -Math.Cos(Within)));

    private static double Passage(double sigma, int rings) => Math.Log(FluxGenerator.Of(Along(sigma), Warm, new SphereCells(Axis, rings)).FirstPassage(-Axis, Within).Si);

    private static GeneralizedLlg Pushed() => new(With(0.5, Easy(UnitVector.Z, 6), Hard(UnitVector.X, 3), Field(UnitVector.Along(1, 2, 2), 1.2)))
    {
        SpinTransfer = Torque(UnitVector.Along(1, 0.3, 1), 1.2, 0.3),
        Current = Waveform.Constant(1),
    };

    private static Vector3d Average(GeneralizedLlg equation, int rings)
    {
        FluxGenerator generator = FluxGenerator.Of(equation, Warm, new SphereCells(UnitVector.Along(1, -1, 0.5), rings));
        Vector3d sum = default;
        for (int i = 0; i < generator.Cells.Count; i++) sum += generator.Stationary[i] * generator.Cells.Middles[i];
        return sum;
    }

    private static Vector3d Mean(GeneralizedLlg equation)
    {
        SphereDensity density = FokkerPlanck.Of(equation, Warm).Stationary().Density;
        Vector3d sum = default;
        double total = 0;
        for (int i = 0; i < 200; i++)
        {
            double polar = Math.PI * (i + 0.5) / 200;
            for (int j = 0; j < 100; j++)
            {
                UnitVector u = UnitVector.FromAngles(polar, 2 * Math.PI * j / 100);
                double weight = Math.Sin(polar) * density.ValueAt(u);
                sum += weight * u.Components;
                total += weight;
            }
        }
        return sum / total;
    }
}
