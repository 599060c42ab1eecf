using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

public sealed class StonerWohlfarth
{
    private const double Bk = 0.1;

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(90)]
    public void Four_states_of_rest_become_two_across_the_astroid(double degrees)
    {
        Assert.Equal((4, 2), Count(0.999 * Astroid(degrees), degrees));
        Assert.Equal((2, 1), Count(1.001 * Astroid(degrees), degrees));

        static (int All, int Stable) Count(double field, double degrees)
        {
            EquilibriumSet set = Equilibria.Of(Magnet(field, degrees), SpinTransferPotentials.None, Current.Zero);
            Assert.True(set.IsComplete, set.Reason);
            return (set.Points.Count, set.Stable.Count());
        }
    }

    // A field-like torque is exactly an added field, so its threshold current is a switching field. p points against the state.
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(80)]
    public void A_state_followed_against_a_field_like_torque_ends_at_the_switching_field(double degrees)
    {
        Magnet magnet = Macrospin.Of(0.02, Macrospin.Easy(UnitVector.Z, Bk));
        SpinTransferPotentials torque = Macrospin.Torque(Direction(180 - degrees), 0, 1);
        BranchSide side = EquilibriumBranch.Follow(magnet, torque, UnitVector.Z, positive: true);
        StabilityThreshold threshold = Assert.IsType<StabilityThreshold>(side.Threshold);
        Assert.False(threshold.IsOscillatory);
        Assert.Equal(Astroid(degrees), threshold.Current.Si, 1e-10);
    }

    [Fact]
    public void Along_the_easy_axis_the_moment_against_the_field_holds_up_to_the_anisotropy_field()
    {
        Assert.True(IsStableAgainst(0.999 * Bk));
        Assert.False(IsStableAgainst(1.001 * Bk));

        static bool IsStableAgainst(double field)
        {
            EquilibriumSet set = Equilibria.Of(Magnet(field, 0), SpinTransferPotentials.None, Current.Zero);
            return set.Points.Single(point => point.Direction.Components.Z < -0.999999).IsStable;
        }
    }

    [Fact]
    public void Below_it_the_maxima_form_a_circle_which_adds_nothing_to_the_index_sum()
    {
        EquilibriumSet set = Equilibria.Of(Magnet(0.5 * Bk, 0), SpinTransferPotentials.None, Current.Zero);
        Assert.True(set.IsComplete, set.Reason);
        Assert.Contains("whole line", set.Remark, StringComparison.Ordinal);
        Assert.Equal(2, set.Stable.Count());
        Assert.Equal(2, set.IndexSum);
    }

    [Fact]
    public void A_circle_of_minima_holds_the_moment_nowhere_and_leaves_the_set_incomplete()
    {
        EquilibriumSet set = Equilibria.Of(Macrospin.Of(0.02, Macrospin.Easy(UnitVector.Z, -Bk)), SpinTransferPotentials.None, Current.Zero);
        Assert.False(set.IsComplete);
        Assert.Contains("whole line", set.Reason, StringComparison.Ordinal);
        Assert.Empty(set.Stable);
    }

    private static double Astroid(double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        return Bk * Math.Pow(Math.Pow(Math.Abs(cos), 2.0 / 3) + Math.Pow(sin, 2.0 / 3), -1.5);
    }

    private static UnitVector Direction(double degrees) => UnitVector.FromAngles(degrees * Math.PI / 180, Math.PI / 2);

    private static Magnet Magnet(double field, double degrees) =>
        Macrospin.Of(0.02, Macrospin.Easy(UnitVector.Z, Bk), Macrospin.Field(Direction(degrees), field));
}
