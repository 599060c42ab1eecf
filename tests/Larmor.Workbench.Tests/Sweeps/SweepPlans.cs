using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>How the words of a file become the points of a sweep.</summary>
public class SweepPlans
{
    [Fact]
    public void A_grid_has_every_value_with_every_other_and_its_last_axis_runs_fastest()
    {
        SweepPlan plan = PlanOf(SweepSamples.Map(3, 4));
        Assert.Equal("spacer-thickness free-thickness", Names(plan));
        Assert.Equal(12, plan.Count);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2], Enumerable.Range(0, 12).Select(point => plan.IndexOn(0, point)));
        Assert.Equal([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3], Enumerable.Range(0, 12).Select(point => plan.IndexOn(1, point)));
        Assert.Equal([2e-9, 101e-9, 200e-9], plan.Axes[0].Values.Select(value => Math.Round(value, 15)));
        double[] values = new double[2];
        plan.Fill(7, values);
        Assert.Equal([plan.Axes[0].Values[1], plan.Axes[1].Values[3]], values);
    }

    [Fact]
    public void The_order_of_the_axes_can_be_said()
    {
        SweepPlan plan = PlanOf(SweepSamples.Map(3, 4, sweep: "{ order: free-thickness }"));
        Assert.Equal("free-thickness spacer-thickness", Names(plan));
        double[] values = new double[2];
        plan.Fill(1, values);
        Assert.Equal([plan.Axes[1].Values[1], plan.Axes[0].Values[0]], values);
    }

    [Fact]
    public void Quantities_of_one_axis_change_together()
    {
        SweepPlan plan = PlanOf(SweepSamples.Map(4, 4, sweep: "{ axes: { 'stack[2].thickness': both, 'stack[3].thickness': both } }"));
        Assert.Equal("both", Names(plan));
        Assert.Equal(4, plan.Count);
        double[] values = new double[2];
        plan.Fill(3, values);
        Assert.Equal([200e-9, 25e-9], values);
    }

    [Fact]
    public void In_a_zip_the_values_go_side_by_side()
    {
        SweepPlan plan = PlanOf(SweepSamples.Map(5, 5, sweep: "zip"));
        Assert.Equal(5, plan.Count);
        Assert.False(plan.IsGrid);
        Assert.All(Enumerable.Range(0, 5), point => Assert.Equal((point, point), (plan.IndexOn(0, point), plan.IndexOn(1, point))));
    }

    [Theory]
    [InlineData("10 A/m^2, to: 1000 A/m^2, points: 5, spacing: logarithmic", 10.0, 31.6227766016838, 100.0)]
    [InlineData("-1 A/m^2, to: 3 A/m^2, points: 5", -1.0, 0.0, 1.0)]
    public void A_range_has_even_differences_or_even_ratios_and_exact_ends(string words, params double[] first)
    {
        SweepPlan plan = PlanOf($$"""
            larmor: 1
            temperature: 4.2 K
            materials:
              N: { rho-star: 50 nohm m, spin-diffusion-length: 50 nm }
            stack: [N, { interface: transparent }, N]
            experiments: [accumulation: { current-density: { from: {{words}} } }]
            """);
        Assert.Equal(first[0], plan.Axes[0].Values[0]);
        Assert.All(first.Zip(plan.Axes[0].Values), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        Assert.Equal("current-density", Names(plan));
    }

    [Fact]
    public void Names_of_axes_say_what_they_belong_to_and_do_not_repeat()
    {
        SweepPlan plan = PlanOf("""
            larmor: 1
            temperature: [4.2 K, 77 K]
            materials:
              F: { rho-star: 50 nohm m, beta: [0.5, 0.6], spin-diffusion-length: { values: [50 nm, 60 nm], axis: l } }
              N: { rho-star: 50 nohm m, spin-diffusion-length: 50 nm }
            stack: [N, { interface: transparent }, { material: F, thickness: [1 nm, 2 nm], magnetization: +z }, { interface: transparent }, { material: F, thickness: [1 nm, 2 nm], magnetization: +z }, { interface: transparent }, N]
            experiments:
              - accumulation: { current-density: [1e11 A/m^2, 1e10 A/m^2] }
              - accumulation: { name: other, current-density: [1e11 A/m^2, 1e10 A/m^2] }
            """.Replace("F, thickness: [1 nm, 2 nm], magnetization: +z }, { interface: transparent }, { material: F", "F, thickness: [1 nm, 2 nm], magnetization: +z }, { interface: transparent }, { name: second, material: F", StringComparison.Ordinal));
        Assert.Equal("temperature F-beta l F-thickness second-thickness current-density current-density-2", Names(plan));
        Assert.Equal(128, plan.Count);
    }

    [Fact]
    public void A_column_of_a_file_is_an_axis()
    {
        string folder = Directory.CreateTempSubdirectory("larmor-column-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "made.csv"), "sample,t (nm)\na,1\nb,2.5\nc,7\n");
            File.WriteAllText(Path.Combine(folder, "device.yaml"), SweepSamples.Map(3, 3).Replace("{ from: 2 nm, to: 200 nm, points: 3 }", "{ file: made.csv, column: t, axis: made }", StringComparison.Ordinal));
            SweepPlan plan = DeviceFileReader.Read(Path.Combine(folder, "device.yaml")).Sweep!.Plan;
            Assert.Equal("made free-thickness", Names(plan));
            Assert.Equal([1e-9, 2.5e-9, 7e-9], plan.Axes[0].Values);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_range_that_belongs_to_a_measurement_stays_its_own()
    {
        DeviceFile file = DeviceFileReader.Parse(SweepSamples.Map(3, 3, "fmr: { field: { along: z, from: 0 mT, to: 100 mT, points: 3 }, current: [0 mA, 1 mA] }"));
        Assert.Equal(9, file.Points);
        Assert.Equal(2, file.Sweep!.Plan.Axes.Count);
    }

    [Fact]
    public void A_range_is_read_where_other_mappings_have_a_meaning_too()
    {
        string text = SweepSamples.Map(3, 3, "dynamics: { field: { along: z, value: 20 mT }, current: { from: 1 mA, to: 3 mA, points: 3, axis: drive }, duration: 1 ns }")
            .Replace("mixing-conductance: 5.5e15 S/m^2", "mixing-conductance: { values: [5.5e15 S/m^2, 1e15 S/m^2], axis: mixing }", StringComparison.Ordinal);
        SweepPlan plan = PlanOf(text);
        Assert.Equal("mixing spacer-thickness free-thickness drive", Names(plan));
        Assert.Equal([1e-3, 2e-3, 3e-3], plan.Axes[3].Values);
    }

    [Fact]
    public void A_file_without_ranges_is_no_sweep()
    {
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", "co-cu-co-pillar.yaml"));
        Assert.Equal(1, file.Points);
        Assert.Null(file.Sweep);
    }

    private static SweepPlan PlanOf(string text) => DeviceFileReader.Parse(text).Sweep!.Plan;

    private static string Names(SweepPlan plan) => string.Join(' ', plan.Axes.Select(axis => axis.Name));
}
