using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Phase diagrams against the thresholds of one moment in closed form.</summary>
public class PhaseDiagrams
{
    private const double Bk = 0.05, Bd = 1.4;

    [Fact]
    public void Without_current_two_states_are_stable_below_the_anisotropy_field_and_one_above_it()
    {
        PhaseDiagramResult result = Survey(With(0.02, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd)), UnitVector.Z, Even(0.095, 20), [0], SpinTransferPotentials.None, UnitVector.Z);
        foreach (DiagramPoint point in result.Points)
        {
            Assert.Equal(Math.Abs(point.Field) < Bk ? "P/AP" : point.Field > 0 ? "P" : "AP", point.Region);
            Assert.Empty(point.Cycles);
        }
        Assert.Equal(3, result.Regions.Count);
    }

    [Fact]
    public void With_two_fields_the_bistable_region_is_the_inside_of_the_astroid()
    {
        FreeMoment moment = new(With(0.1, Easy(UnitVector.Z, Bk)), SpinTransferModel.None, UnitVector.Z);
        PhaseDiagram settings = new() { Field = Sweep(UnitVector.Z, Even(0.057, 12)), CrossField = Sweep(UnitVector.Y, Even(0.057, 12)) };
        foreach (DiagramPoint point in Run(settings, moment).Points)
        {
            double astroid = Math.Pow(Math.Abs(point.Field) / Bk, 2.0 / 3) + Math.Pow(Math.Abs(point.CrossField) / Bk, 2.0 / 3);
            Assert.Equal(astroid < 1 ? 2 : 1, point.Rests.Count);
        }
    }

    [Fact]
    public void A_perpendicular_moment_loses_a_state_where_aJ_plus_alpha_bJ_equals_minus_alpha_times_Bk_plus_B()
    {
        const double alpha = 0.03, bJ = 0.5;
        PhaseDiagramResult result = Survey(With(alpha, Easy(UnitVector.X, Bk)), UnitVector.X, Even(0.098, 14), Even(0.00295, 14), Torque(UnitVector.X, 1, bJ), UnitVector.X);
        foreach (DiagramPoint point in result.Points)
        {
            double ax = (1 + (alpha * bJ)) * point.Current;
            string[] expected = [.. ax > -alpha * (Bk + point.Field) ? ["P"] : (string[])[], .. ax < alpha * (Bk - point.Field) ? ["AP"] : (string[])[]];
            Assert.Equal(string.Join('/', expected), point.Region);
        }
        Assert.Equal(["AP", "P", "P/AP"], result.Regions);
    }

    [Fact]
    public void An_in_plane_moment_loses_a_state_where_aJ_equals_minus_alpha_times_Bk_plus_B_plus_half_Bd_or_where_it_ends()
    {
        const double alpha = 0.02;
        double[] currents = [-0.037, -0.0195, -0.0163, -0.0135, -0.005, 0.005, 0.0135, 0.0163, 0.0195, 0.037];
        FreeMoment moment = new(With(alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd)), new SpinTransferModel(Torque(UnitVector.Z, 1), UnitVector.Z), UnitVector.Z);
        PhaseDiagram settings = new() { Field = Sweep(UnitVector.Z, Even(0.17, 6)), Currents = [.. currents.Select(Current.FromSi)], SettlingTime = Duration.FromNanoseconds(300) };
        PhaseDiagramResult result = settings.Of(moment, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        Assert.DoesNotContain(result.Points, point => Has(point, PhaseDiagramResult.Undecided));
        foreach (DiagramPoint point in result.Points)
        {
            Assert.Equal(IsStable(point.Field, point.Current), Has(point, "P"));
            Assert.Equal(IsStable(-point.Field, -point.Current), Has(point, "AP"));
            Assert.True(point.Rests.Count + point.Cycles.Count > 0);
        }
        Assert.Contains(result.Points, point => point.Cycles.Any(cycle => !cycle.IsOutOfPlane));
        Assert.Contains(result.Points, point => point.Cycles.Any(cycle => cycle.IsOutOfPlane));

        // Γ > 0 and det J > 0 of the parallel state; B_p = −α aJ. The threshold of the damping is aJ = −α (Bk + B + Bd/2).
        static bool IsStable(double b, double aJ)
        {
            double shifted = b - (alpha * aJ) + Bk;
            double determinant = (shifted * (shifted + Bd)) + (((alpha * (b + Bk)) + aJ) * ((alpha * (b + Bk + Bd)) + aJ));
            return aJ > -alpha * (b + Bk + (0.5 * Bd)) && determinant > 0;
        }
    }

    [Fact]
    public void An_easy_plane_normal_to_the_polarizer_precesses_out_of_plane_at_minus_gamma_aJ_over_two_pi_alpha()
    {
        const double alpha = 0.05;
        PhaseDiagramResult result = Survey(With(alpha, Hard(UnitVector.X, 1)), UnitVector.X, Even(1.3, 6), Even(0.027, 4), Torque(UnitVector.X, 1), null);
        int cycles = 0;
        foreach (DiagramPoint point in result.Points)
        {
            double cosine = point.Field + (point.Current / alpha);
            Assert.Equal(Math.Abs(cosine) < 1 ? "OP" : cosine > 0 ? "+x" : "-x", point.Region);
            if (Math.Abs(cosine) >= 1) continue;
            DiagramCycle cycle = point.Cycles.Single();
            Assert.Equal(cosine, cycle.Mean.X, 2e-6);
            Assert.Equal(Gamma * Math.Abs(point.Current) / (2 * Math.PI * alpha), cycle.Frequency, 1e-6 * cycle.Frequency);
            cycles++;
        }
        Assert.InRange(cycles, 8, 20);
    }

    private static bool Has(DiagramPoint point, string name) => point.Region.Split('/').Contains(name);

    private static double[] Even(double largest, int points) => [.. Enumerable.Range(0, points).Select(i => largest * ((2.0 * i / (points - 1)) - 1))];

    private static FieldSweep Sweep(UnitVector along, double[] values) => new(along, [.. values.Select(MagneticField.FromTeslas)]);

    private static PhaseDiagramResult Survey(Magnet magnet, UnitVector along, double[] fields, double[] currents, SpinTransferPotentials torque, UnitVector? parallel)
    {
        FreeMoment moment = new(magnet, new SpinTransferModel(torque, along), parallel);
        return Run(new PhaseDiagram { Field = Sweep(along, fields), Currents = [.. currents.Select(Current.FromSi)] }, moment);
    }

    private static PhaseDiagramResult Run(PhaseDiagram settings, FreeMoment moment)
    {
        PhaseDiagramResult result = settings.Of(moment, new RunContext { Cancellation = TestContext.Current.CancellationToken });
        Assert.True(result.Outcome.Kind == OutcomeKind.Finished, result.Outcome.Reason);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.Name));
        return result;
    }
}
