using CsCheck;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

public class InterlayerExchangeTests
{
    private static readonly InterlayerExchange Exchange = new(EnergyPerArea.FromSi(-2e-4), Area.FromSi(3e-15));

    [Fact]
    public void Antiparallel_moments_lie_twice_J_A_below_parallel_ones_where_J_is_negative()
    {
        Vector3d x = UnitVector.X;
        Assert.Equal(2 * 2e-4 * 3e-15, Exchange.Value(x, x, 0) - Exchange.Value(x, -x, 0), 1e-30);
    }

    [Fact]
    public void Gradients_and_mixed_Hessian_are_the_differences_of_the_energy()
    {
        Gen.Double[-1, 1].Array[9].Sample(v =>
        {
            Vector3d ui = new(v[0], v[1], v[2]), uj = new(v[3], v[4], v[5]), step = new(v[6], v[7], v[8]);
            (_, _, (Vector3d X, Vector3d Y, Vector3d Z) mixed) = Exchange.Hessian(ui, uj, 0);
            double first = Exchange.Value(ui + step, uj, 0) - Exchange.Value(ui, uj, 0);
            double second = Exchange.Value(ui, uj + step, 0) - Exchange.Value(ui, uj, 0);
            Vector3d change = Exchange.GradientFirst(ui, uj + step, 0) - Exchange.GradientFirst(ui, uj, 0);
            Assert.Equal(first / 6e-19, Vector3d.Dot(Exchange.GradientFirst(ui, uj, 0), step) / 6e-19, 1e-12);
            Assert.Equal(second / 6e-19, Vector3d.Dot(Exchange.GradientSecond(ui, uj, 0), step) / 6e-19, 1e-12);
            Vector3d image = new(Vector3d.Dot(mixed.X, step), Vector3d.Dot(mixed.Y, step), Vector3d.Dot(mixed.Z, step));
            Assert.Equal(0, (image - change).Norm / 6e-19, 1e-12);
        }, iter: 100);
    }

    [Fact]
    public void An_area_that_is_not_positive_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InterlayerExchange(EnergyPerArea.FromSi(1e-4), Area.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InterlayerExchange(EnergyPerArea.FromSi(double.NaN), Area.FromSi(1)));
    }
}
