using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>The energy of one moment over its sphere.</summary>
public sealed class EnergyLandscapes
{
    private const double Alpha = 0.02, Bk = 0.1, Bd = 0.8, A = 0.001;

    [Fact]
    public void The_map_holds_the_own_energies_and_the_share_of_the_coupling()
    {
        const double exchange = 0.05;
        double unit = Ms * VolumeOfMagnet.Si;
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.Z, Bk)), Thrice(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd)))
        {
            Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(exchange * unit / 1e-14), Area.FromSi(1e-14)))],
        };
        EnergyLandscape map = EnergyLandscape.Of(equation, 1, Moments.Of(UnitVector.Y, UnitVector.X), Current.Zero, UnitVector.X, 13);
        Assert.Equal((13, 25, 13 * 25), (map.PolarAngles.Count, map.Azimuths.Count, map.Energy.Count));
        for (int row = 0; row < 13; row++)
        {
            for (int column = 0; column < 25; column++)
            {
                Vector3d u = map.Direction(row, column).Components;
                // The exchange is shared by three times the volume.
                double expected = Ms * ((-0.5 * Bk * u.Z * u.Z) + (0.5 * Bd * u.X * u.X) - (exchange * u.Y / 3));
                Assert.Equal(expected, map.EnergyAt(row, column), 1e-9 * Ms);
                Assert.Equal(map.EnergyAt(row, column), map.Effective![(row * 25) + column], 1e-9 * Ms);
            }
        }
        Assert.Equal(1, map.Direction(0, 7).Components.X, 1e-15);
        Assert.Equal(map.EnergyAt(4, 0), map.EnergyAt(4, 24), 1e-9 * Ms);
        Assert.Equal(0, map.Misalignment!.Value, 1e-12);
    }

    [Fact]
    public void With_everything_along_one_axis_the_effective_energy_is_lowered_by_chi_over_alpha_and_is_a_potential()
    {
        GeneralizedLlg equation = new(With(Alpha, Easy(UnitVector.X, Bk))) { SpinTransfer = Torque(UnitVector.X, A, 0.3 * A) };
        EnergyLandscape map = EnergyLandscape.Of(equation, 0, Moments.Of(UnitVector.X), Current.FromSi(2), UnitVector.X, 9);
        for (int i = 0; i < map.Energy.Count; i++)
        {
            double along = map.Direction(i / 17, i % 17).Components.X;
            double chi = 2 * Ms * (A + (Alpha * 0.3 * A)) * along;
            Assert.Equal(map.Energy[i] - (chi / Alpha), map.Effective![i], 1e-9 * Ms);
        }
        Assert.Equal(0, map.Misalignment!.Value, 1e-12);
    }

    [Fact]
    public void A_torque_across_the_axis_leaves_no_potential_and_no_damping_no_effective_energy()
    {
        GeneralizedLlg across = new(With(Alpha, Easy(UnitVector.Z, Bk))) { SpinTransfer = Torque(UnitVector.X, A) }, undamped = new(With(0, Easy(UnitVector.Z, Bk))) { SpinTransfer = Torque(UnitVector.Z, A) };
        Assert.True(EnergyLandscape.Of(across, 0, Moments.Of(UnitVector.Z), Current.FromSi(1), UnitVector.X, 9).Misalignment > 0.1);
        EnergyLandscape map = EnergyLandscape.Of(undamped, 0, Moments.Of(UnitVector.Z), Current.FromSi(1), UnitVector.X, 9);
        Assert.Null(map.Effective);
        Assert.Null(map.Misalignment);
        Assert.Throws<ArgumentOutOfRangeException>(() => EnergyLandscape.Of(undamped, 1, Moments.Of(UnitVector.Z), Current.Zero, UnitVector.X));
    }
}
