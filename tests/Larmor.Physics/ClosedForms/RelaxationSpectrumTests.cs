using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.InTime;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class RelaxationSpectrumTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void One_layer_relaxes_at_T1_and_by_diffusion(bool isLeftHeld, bool isRightHeld)
    {
        const double length = 450e-9, d = 220e-9, diffusion = 0.015;
        EndCondition End(bool isHeld) => isHeld ? new EndCondition.Reservoir() : new EndCondition.Sealed();
        Multilayer stack = Transparent([Slab("bar", StacksInTime.Metal(6, 0, 450, diffusion), 220)], End(isLeftHeld), End(isRightHeld));
        IReadOnlyList<RelaxationMode> modes = RelaxationSpectrum.Slowest(stack, 6);
        for (int n = 0; n < 6; n++)
        {
            double k = (n + (isLeftHeld ? 0.5 : 0) + (isRightHeld ? 0.5 : 0)) * Math.PI / d;
            AssertRelative((diffusion / (length * length)) + (diffusion * k * k), modes[n].Rate, 1e-13);
            double Expected(double x) => isLeftHeld ? Math.Sin(k * x) : Math.Cos(k * x);
            Assert.Equal(Expected(0.3 * d), modes[n].Shape(0, Length.FromSi(0.3 * d)), isLeftHeld ? 0.03 : 1e-9);
        }
    }

    [Theory]
    [InlineData(100, 60)]
    [InlineData(2000, 5)]
    [InlineData(20, 1500)]
    public void A_sealed_bilayer_follows_the_sum_of_two_tangents(double d1, double d2)
    {
        const double rho1 = 6e-9, l1 = 450e-9, diffusion1 = 0.015, rho2 = 75e-9, l2 = 12e-9, diffusion2 = 0.002;
        Multilayer stack = StacksInTime.With(
            Transparent([Slab("N", Metal(6, 0, 450), d1), Slab("F", Metal(75, 0.4, 12), d2)], new EndCondition.Sealed(), new EndCondition.Sealed()), diffusion1, diffusion2);
        IReadOnlyList<RelaxationMode> modes = RelaxationSpectrum.Slowest(stack, 8);
        // All zeros of cos cos times the sum, entire in the rate, by its sign changes on a fine grid of rates: no root is shared or lost.
        double Sum(double rate)
        {
            (double cos1, double sin1) = Waves(rate, l1, diffusion1, d1 * 1e-9);
            (double cos2, double sin2) = Waves(rate, l2, diffusion2, d2 * 1e-9);
            return ((sin1 * cos2 / rho1) + (cos1 * sin2 / rho2)) * 1e-9;
        }

        const int cells = 40_000;
        List<double> roots = [];
        double top = modes[^1].Rate * 1.001;
        for (int i = 0; i < cells; i++)
        {
            double from = top * i / cells, to = top * (i + 1) / cells;
            if (Sum(from) * Sum(to) < 0) roots.Add(RootFinding.Brent(Sum, from, to, 0));
        }
        Assert.Equal(modes.Count, roots.Count);
        for (int n = 0; n < roots.Count; n++) AssertRelative(roots[n], modes[n].Rate, 1e-10);
        // Between the two rates of the metals and the first mode: the slowest is slower than the faster metal.
        Assert.True(modes[0].Rate < diffusion2 / (l2 * l2));
    }

    [Fact]
    public void Any_finite_stack_has_the_rates_of_its_mesh_and_modes_that_solve_its_equations()
    {
        Multilayer stack = TransientTests.Many();
        IReadOnlyList<RelaxationMode> modes = RelaxationSpectrum.Slowest(stack, 5);
        SpinStack sections = SpinStack.Of(stack, new int[stack.Layers.Count]);
        SpinMesh mesh = new(sections, 1e-12, 1e-9);
        Assert.Equal(modes.Select(mode => mode.Rate).Order(), modes.Select(mode => mode.Rate));
        double[] positions = mesh.Positions();
        foreach (RelaxationMode mode in modes)
        {
            // Rayleigh's quotient of the mode on the mesh.
            System.Numerics.Complex[] nodal = new System.Numerics.Complex[mesh.Size], bent = new System.Numerics.Complex[mesh.Size];
            foreach (MeshElement element in mesh.Elements)
            {
                for (int i = 0; i <= 12; i++) nodal[element.FirstNode + i] = mode.Shape(mesh.Domains[element.Domain].Layer, Length.FromSi(positions[element.FirstNode + i]));
            }
            mesh.Stiffness.Multiply(nodal, bent);
            double top = nodal.Zip(bent).Sum(pair => pair.First.Real * pair.Second.Real), bottom = nodal.Zip(mesh.Mass).Sum(pair => pair.First.Real * pair.First.Real * pair.Second);
            AssertRelative(mode.Rate, top / bottom, 1e-9);
            double residual = nodal.Select((value, i) => Math.Abs(bent[i].Real - (mode.Rate * mesh.Mass[i] * value.Real))).Max();
            Assert.True(residual < 1e-6 * bent.Max(value => Math.Abs(value.Real)), FormattableString.Invariant($"residual {residual}"));
        }
    }

    [Fact]
    public void A_lead_has_no_single_rates_and_says_so()
    {
        string reason = RelaxationSpectrum.Refusal(TransientTests.Valve())!;
        Assert.Contains("'free'", reason, StringComparison.Ordinal);
        Assert.Contains("sealed", reason, StringComparison.Ordinal);
    }

    // cos(k d) and k d sin(k d)/d, with k² = (rate − 1/T1)/D of either sign.
    private static (double Cos, double Sin) Waves(double rate, double length, double diffusion, double d)
    {
        double square = (rate / diffusion) - (1 / (length * length)), k = Math.Sqrt(Math.Abs(square));
        return square >= 0 ? (Math.Cos(k * d), k * Math.Sin(k * d)) : (1, -k * Math.Tanh(k * d));
    }

    private static void AssertRelative(double expected, double actual, double precision) =>
        Assert.True(Math.Abs(expected - actual) <= precision * Math.Abs(expected), FormattableString.Invariant($"expected {expected}, got {actual}"));
}
