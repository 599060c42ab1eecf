using System.Collections.Immutable;
using Larmor.Numerics;

namespace Larmor.Tests.Numerics;

public class DormandPrince853Tests
{
    private const int Stages = DormandPrince853Table.Stages;

    private static readonly double[,] A = Matrix();

    [Fact]
    public void Rows_add_up_to_the_nodes()
    {
        for (int i = 0; i < Stages; i++) Assert.Equal(DormandPrince853Table.Nodes[i], DormandPrince853Table.Rows[i].Sum(term => term.Weight), 1e-14);
    }

    [Fact]
    public void Weights_meet_all_two_hundred_order_conditions_of_order_eight()
    {
        List<Tree> trees = Trees(8);
        Assert.Equal([1, 1, 2, 4, 9, 20, 48, 115], Enumerable.Range(1, 8).Select(order => trees.Count(tree => tree.Order == order)));
        double[] b = Dense(DormandPrince853Table.Weights);
        // Coefficients up to 43 are rounded to double precision, so that the sums hold to some 1e-15.
        foreach (Tree tree in trees) Assert.Equal(1 / tree.Density, Condition(tree, b), 3e-15);
    }

    [Fact]
    public void The_solutions_of_the_error_estimates_are_of_orders_five_and_three()
    {
        double[] b = Dense(DormandPrince853Table.Weights), error = Dense(DormandPrince853Table.FifthOrderError), third = Dense(DormandPrince853Table.ThirdOrderWeights);
        double[] fifth = [.. b.Zip(error, (weight, difference) => weight - difference)];
        Assert.All(Trees(5), tree => Assert.Equal(1 / tree.Density, Condition(tree, fifth), 1e-14));
        Assert.Contains(Trees(6), tree => Math.Abs((1 / tree.Density) - Condition(tree, fifth)) > 1e-6);
        Assert.All(Trees(3), tree => Assert.Equal(1 / tree.Density, Condition(tree, third), 1e-14));
        Assert.Contains(Trees(4), tree => Math.Abs((1 / tree.Density) - Condition(tree, third)) > 1e-4);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.37)]
    [InlineData(0.5)]
    [InlineData(0.93)]
    public void The_continuous_output_meets_all_order_conditions_of_order_seven_at_every_share_of_the_step(double s)
    {
        // The output written as a sum over slopes: each coefficient of it is one.
        double[] b = Dense(DormandPrince853Table.Weights), weights = new double[Stages];
        double r = 1 - s;
        for (int i = 0; i < Stages; i++)
        {
            double start = (i == 0 ? 1 : 0) - b[i], end = b[i] - (i == 12 ? 1 : 0) - start;
            double[] d = [.. DormandPrince853Table.Continuous.Select(row => row.Where(term => term.Stage == i + 1).Sum(term => term.Weight))];
            weights[i] = s * (b[i] + (r * (start + (s * (end + (r * (d[0] + (s * (d[1] + (r * (d[2] + (s * d[3]))))))))))));
        }
        foreach (Tree tree in Trees(7)) Assert.Equal(Math.Pow(s, tree.Order) / tree.Density, Condition(tree, weights), 1e-13);
    }

    [Fact]
    public void The_error_of_a_smooth_problem_is_of_the_size_of_the_tolerance()
    {
        foreach (double tolerance in new[] { 1e-6, 1e-9, 1e-12 })
        {
            DormandPrince853<Decay> stepper = DormandPrince853.For(new Decay(), new StepControl(tolerance));
            stepper.Start(0, [1.0]);
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(1.5, TestContext.Current.CancellationToken));
            Assert.InRange(Math.Abs(stepper.State[0] - Math.Exp(-2.25)), 0, 20 * tolerance);
        }
    }

    private static double[,] Matrix()
    {
        double[,] matrix = new double[Stages, Stages];
        for (int i = 0; i < Stages; i++)
        {
            foreach (StageWeight term in DormandPrince853Table.Rows[i]) matrix[i, term.Stage - 1] = term.Weight;
        }
        return matrix;
    }

    private static double[] Dense(ImmutableArray<StageWeight> weights)
    {
        double[] dense = new double[Stages];
        foreach (StageWeight term in weights) dense[term.Stage - 1] = term.Weight;
        return dense;
    }

    private static double Condition(Tree tree, double[] weights)
    {
        double[] products = Products(tree);
        return Enumerable.Range(0, Stages).Sum(i => weights[i] * products[i]);
    }

    /// <summary>For each stage the product over the branches of Σ_j a_ij (product of the branch at j).</summary>
    private static double[] Products(Tree tree)
    {
        double[] products = [.. Enumerable.Repeat(1.0, Stages)];
        foreach (Tree branch in tree.Branches)
        {
            double[] inner = Products(branch);
            for (int i = 0; i < Stages; i++) products[i] *= Enumerable.Range(0, i).Sum(j => A[i, j] * inner[j]);
        }
        return products;
    }

    /// <summary>All rooted trees up to an order, each once.</summary>
    private static List<Tree> Trees(int order)
    {
        List<Tree> trees = [new Tree([])];
        for (int n = 2; n <= order; n++) trees.AddRange([.. Forests(trees, n - 1, trees.Count - 1).Select(forest => new Tree([.. forest]))]);
        return trees;
    }

    private static IEnumerable<IEnumerable<Tree>> Forests(List<Tree> trees, int order, int last)
    {
        if (order == 0) yield return [];
        for (int i = Math.Min(last, trees.Count - 1); i >= 0 && order > 0; i--)
        {
            if (trees[i].Order > order) continue;
            foreach (IEnumerable<Tree> rest in Forests(trees, order - trees[i].Order, i)) yield return rest.Prepend(trees[i]);
        }
    }

    private sealed record Tree(ImmutableArray<Tree> Branches)
    {
        public int Order { get; } = 1 + Branches.Sum(branch => branch.Order);

        public double Density => Order * Branches.Aggregate(1.0, (product, branch) => product * branch.Density);
    }

    private sealed class Decay : IOdeSystem
    {
        public int Dimension => 1;

        public IReadOnlyList<double> Corners => [];

        public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => dydt[0] = -2 * time * y[0];

        public void Project(Span<double> y)
        {
        }
    }
}
