using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

public sealed class SpinTorqueThresholds
{
    private static readonly Gen<(double B, double Bk, double Bd, double Alpha, double FieldLike)> Cases = Gen.Select(
        Gen.Double[0, 0.3], Gen.Double[0.03, 0.2], Gen.Double[0.2, 1.7], Gen.Double[0.003, 0.1], Gen.Double[-1, 1]);

    [Fact]
    public void A_perpendicular_moment_loses_its_damping_at_minus_alpha_times_the_field_that_holds_it() =>
        Cases.Sample(c =>
        {
            Magnet magnet = Macrospin.Of(c.Alpha, Macrospin.Easy(UnitVector.X, c.Bk), Macrospin.Field(UnitVector.X, c.B));
            BranchSide side = EquilibriumBranch.Follow(magnet, Macrospin.Torque(UnitVector.X, 1, c.FieldLike), UnitVector.X, positive: false);
            Assert.True(side.Threshold?.IsOscillatory, side.Reason);
            Assert.Equal(-c.Alpha * (c.Bk + c.B), side.Threshold!.Current.Si * (1 + (c.Alpha * c.FieldLike)), 1e-12);
        });

    [Fact]
    public void A_moment_in_the_plane_has_half_the_demagnetizing_field_on_top() =>
        Cases.Sample(c =>
        {
            Magnet magnet = Macrospin.Of(c.Alpha, Macrospin.Easy(UnitVector.Z, c.Bk), Macrospin.Easy(UnitVector.X, -c.Bd), Macrospin.Field(UnitVector.Z, c.B));
            double fieldLike = 0.2 * c.FieldLike;
            BranchSide side = EquilibriumBranch.Follow(magnet, Macrospin.Torque(UnitVector.Z, 1, fieldLike), UnitVector.Z, positive: false);
            Assert.True(side.Threshold?.IsOscillatory, side.Reason);
            Assert.Equal(-c.Alpha * (c.Bk + c.B + (c.Bd / 2)), side.Threshold!.Current.Si * (1 + (c.Alpha * fieldLike)), 1e-12);
        });

    [Fact]
    public void The_current_of_the_other_sign_leaves_it_stable()
    {
        Magnet magnet = Macrospin.Of(0.02, Macrospin.Easy(UnitVector.X, 0.1));
        BranchSide side = EquilibriumBranch.Follow(magnet, Macrospin.Torque(UnitVector.X, 1, 0), UnitVector.X, positive: true, Current.FromSi(0.05));
        Assert.Null(side.Threshold);
        Assert.NotEmpty(side.Reason);
        Assert.True(side.States[0]!.IsStable);
    }

    // At rest u × (B + aJ u × p) = 0 whatever the damping: u leans out of the plane of u and p by aJ/B.
    [Theory]
    [InlineData(0.01)]
    [InlineData(0.4)]
    public void A_damping_like_torque_across_the_field_tilts_the_moment_out_of_their_plane_by_aJ_over_B(double alpha)
    {
        const double b = 0.5;
        const double aJ = 0.001;
        Magnet magnet = Macrospin.Of(alpha, Macrospin.Field(UnitVector.Z, b));
        Vector3d u = Macrospin.At(magnet, Macrospin.Torque(UnitVector.X, aJ, 0), UnitVector.Z).Direction;
        Assert.Equal(aJ / b, u.Y, 1e-8);
        Assert.Equal(0, u.X, 2e-5);
        Vector3d field = new Vector3d(0, 0, b) + (aJ * Vector3d.Cross(u, UnitVector.X));
        Assert.Equal(0, Vector3d.Cross(u, field).Norm, 1e-14);
    }

    // Past the fold of the astroid nothing rests there: the branch ends and the states beyond are absent, not extrapolated.
    [Fact]
    public void Beyond_the_end_of_a_branch_there_is_no_state()
    {
        Magnet magnet = Macrospin.Of(0.02, Macrospin.Easy(UnitVector.Z, 0.1));
        SpinTransferPotentials torque = Macrospin.Torque(UnitVector.Along(1, 0, -1), 0, 1);
        BranchSide side = EquilibriumBranch.Follow(
            magnet, torque, UnitVector.Z, positive: true, Current.FromSi(0.049999), Current.FromSi(0.050001), Current.Zero);
        Assert.True(side.States[0]!.IsStable);
        Assert.Null(side.States[1]);
        Assert.Equal(UnitVector.Z, side.States[2]!.Direction);
    }

    [Fact]
    public void Without_damping_there_is_no_threshold_but_the_states_are_followed()
    {
        Magnet magnet = Macrospin.Of(0, Macrospin.Easy(UnitVector.X, 0.1));
        BranchSide side = EquilibriumBranch.Follow(magnet, Macrospin.Torque(UnitVector.X, 1, 0), UnitVector.X, positive: false, Current.FromSi(-0.01));
        Assert.Null(side.Threshold);
        Assert.Contains("not damped", side.Reason, StringComparison.Ordinal);
        Assert.Equal(-Macrospin.Gamma * 0.01 / Math.PI, side.States[0]!.Linewidth.Si, 1e-3);
    }

    // Along the axis of the torque the easy-plane moment needs the loss of its static hold, not of its damping.
    [Fact]
    public void Against_a_field_like_torque_along_the_axis_the_hold_is_lost_without_precession()
    {
        Magnet magnet = Macrospin.Of(0.02, Macrospin.Easy(UnitVector.Z, 0.05), Macrospin.Easy(UnitVector.X, -1));
        BranchSide side = EquilibriumBranch.Follow(magnet, Macrospin.Torque(UnitVector.Z, 0, -1), UnitVector.Z, positive: true);
        Assert.False(side.Threshold!.IsOscillatory);
        Assert.Equal(0.05, side.Threshold.Current.Si, 1e-12);
    }

    // The same states followed by small steps of the current alone: stable all the way to the threshold, at its edge there, unstable or gone after.
    [Fact]
    public void For_any_polarizer_and_field_small_steps_of_the_current_meet_the_same_threshold() =>
        Gen.Select(Gen.Double[0.2, 2.9], Gen.Double[0, 6.283], Gen.Double[0.2, 2.9], Gen.Double[0, 6.283], Gen.Double[0.005, 0.1], Gen.Double[-0.3, 0.3]).Sample((theta, phi, thetaB, phiB, alpha, fieldLike) =>
        {
            Magnet magnet = Macrospin.Of(alpha, Macrospin.Easy(UnitVector.Z, 0.08), Macrospin.Easy(UnitVector.X, -0.9), Macrospin.Field(UnitVector.FromAngles(thetaB, phiB), 0.03));
            SpinTransferPotentials torque = Macrospin.Torque(UnitVector.FromAngles(theta, phi), 1, fieldLike);
            foreach (Equilibrium start in Equilibria.Of(magnet, SpinTransferPotentials.None, Current.Zero).Stable)
            {
                BranchSide side = EquilibriumBranch.Follow(magnet, torque, start.Direction, positive: true);
                if (side.Threshold is not { } threshold) continue;
                const int steps = 200;
                TangentField field = new(magnet, torque);
                Vector3d u = start.Direction;
                for (int i = 1; i < steps; i++)
                {
                    double current = threshold.Current.Si * i * ((2 * steps) - i) / (steps * steps);
                    u = RestSolver.From(field, u, current) ?? throw new InvalidOperationException("The state was lost below its threshold.");
                    Assert.True(new LinearResponse(field, u, current).IsStable);
                }
                Matrix2 jacobian = new LinearResponse(field, threshold.Direction, threshold.Current.Si).Jacobian;
                Assert.True((u - threshold.Direction.Components).Norm < 0.05);
                Assert.Equal(0, field.Force(threshold.Direction, threshold.Current.Si).Norm / field.EnergyScale, 1e-11);
                if (threshold.IsOscillatory) Assert.Equal(0, jacobian.Trace / Math.Sqrt(jacobian.SquaredNorm), 1e-9);
                else Assert.Equal(0, jacobian.Determinant / jacobian.SquaredNorm, 1e-9);
            }
        }, iter: 30);
}
