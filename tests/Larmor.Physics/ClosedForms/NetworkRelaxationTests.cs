using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.Convergence;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;
using MathNet.Numerics.LinearAlgebra;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.ClosedForms;

public class NetworkRelaxationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_layer_of_a_network_relaxes_at_the_rates_of_its_waves(bool isHeld)
    {
        const double thickness = 12e-9;
        EndCondition End() => isHeld ? new EndCondition.Reservoir() : new EndCondition.Sealed();
        foreach (Material material in new[] { NetworkTransientAgainstLaplace.Three(), NetworkTransientAgainstLaplace.Four() })
        {
            Multilayer stack = Transparent([NetworkTransientAgainstLaplace.Magnet("bar", material, 12)], End(), End());
            double[] expected = [.. Enumerable.Range(isHeld ? 1 : 0, 12).SelectMany(n => ChannelDecay.Rates(material.Channels, n * Math.PI / thickness)).Order().Take(10)];
            IReadOnlyList<RelaxationMode> modes = RelaxationSpectrum.Slowest(stack, [1], 10);
            for (int n = 0; n < 10; n++) AssertRelative(expected[n], modes[n].Rate, 1e-11);
            if (!isHeld) Assert.Equal(modes[0].Shape(0, Length.FromSi(1e-9)), modes[0].Shape(0, Length.FromSi(9e-9)), 1e-7);
        }
    }

    [Fact]
    public void Two_sealed_layers_have_a_singular_sum_of_admittances_at_their_joint()
    {
        Material first = NetworkTransientAgainstLaplace.Three(), second = NetworkTransientAgainstLaplace.Three(3);
        const double d1 = 8e-9, d2 = 5e-9;
        Multilayer stack = Transparent([NetworkTransientAgainstLaplace.Magnet("a", first, 8), NetworkTransientAgainstLaplace.Magnet("b", second, 5)], new EndCondition.Sealed(), new EndCondition.Sealed());
        foreach (RelaxationMode mode in RelaxationSpectrum.Slowest(stack, [1, 1], 8))
        {
            Assert.True(Singularity(mode.Rate) < 1e-9, FormattableString.Invariant($"{mode.Rate}: {Singularity(mode.Rate)}"));
            Assert.True(Singularity(mode.Rate * 1.01) > 1e-6);
        }

        // A layer sealed at its far end is one half of a layer twice as thick, which is even.
        double Singularity(double rate)
        {
            ComplexMatrix sum = Admittance(first, 2 * d1, rate) + Admittance(second, 2 * d2, rate);
            return ((sum[0, 0] * sum[1, 1]) - (sum[0, 1] * sum[1, 0])).Magnitude / ((sum[0, 0] * sum[1, 1]).Magnitude + (sum[0, 1] * sum[1, 0]).Magnitude);
        }
    }

    [Fact]
    public void Two_channels_have_the_same_rates_by_counting_as_by_their_angle()
    {
        Multilayer many = TransientTests.Many(), held = new(many.Layers, many.Interfaces, new EndCondition.Reservoir(), new EndCondition.Reservoir());
        foreach (Multilayer stack in new[] { many, held })
        {
            IReadOnlyList<RelaxationMode> angles = RelaxationSpectrum.Slowest(stack, 8), counted = RelaxationModes.Slowest(CollinearStack.Of(stack, new int[7]), 8);
            for (int n = 0; n < 8; n++)
            {
                AssertRelative(angles[n].Rate, counted[n].Rate, 1e-11);
                Assert.Equal(angles[n].Shape(3, Length.FromSi(60e-9)), counted[n].Shape(3, Length.FromSi(60e-9)), 1e-6);
            }
        }
    }

    [Theory]
    [InlineData("blocked")]
    [InlineData("ring")]
    [InlineData("contact s-d")]
    [InlineData("tunnel against")]
    public void No_rate_of_a_stack_is_missed_or_counted_twice(string name)
    {
        (Multilayer open, int[] senses) = NetworkTransientAgainstLaplace.StackOf(name);
        Layer[] layers = [.. open.Layers.Select(layer => layer.IsLead ? layer with { Thickness = Length.FromNanometres(25) } : layer)];
        Multilayer stack = new(layers, open.Interfaces, new EndCondition.Sealed(), new EndCondition.Sealed());
        double[] rates = [.. RelaxationSpectrum.Slowest(stack, senses, 12).Select(mode => mode.Rate)];
        // All eigenvalues of the mesh at once, by a dense method.
        ChannelMesh mesh = new(CollinearStack.Of(stack, senses), 1 / rates[^1], double.PositiveInfinity);
        Matrix<double> factor = Dense(mesh.Mass).Cholesky().Factor, inverse = factor.Inverse();
        double[] all = [.. (inverse * Dense(mesh.Stiffness) * inverse.Transpose()).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order().Take(12)];
        for (int n = 0; n < 12; n++) Assert.True(Math.Abs(all[n] - rates[n]) <= (1e-8 * rates[n]) + (1e-7 * rates[0]), FormattableString.Invariant($"{n}: {all[n]} {rates[n]}"));
    }

    private static Matrix<double> Dense(BandedSymmetricMatrix band) => Matrix<double>.Build.Dense(
        band.Size, band.Size, (i, k) => Math.Abs(i - k) <= band.Width ? band.Entries[(Math.Max(i, k) * (band.Width + 1)) + Math.Abs(i - k)] : 0);

    private static ComplexMatrix Admittance(Material material, double thickness, double rate)
    {
        ChannelModes modes = ChannelModes.Of(material.Channels, 0);
        ComplexMatrix storage = AlternatingStorage.Of(material, modes), form = ComplexMatrix.Of(2, (j, i) => modes.Form[(j * 2) + i]);
        AlternatingLine line = new(ComplexMatrix.Of(2, (i, k) => (i == k ? modes.Rates[i] * modes.Rates[i] : 0) - (rate * storage[i, k])), thickness, ComplexMatrix.Identity(2));
        return form.Transpose() * line.Shunt * form;
    }

    private static void AssertRelative(double expected, double actual, double precision) =>
        Assert.True(Math.Abs(expected - actual) <= precision * Math.Abs(expected), FormattableString.Invariant($"expected {expected}, got {actual}"));
}
