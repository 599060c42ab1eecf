using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Tests.Thermodynamics;

/// <summary>An audit is worth what it refuses: each law is broken here, and its check must say so.</summary>
public class AuditsThatFail
{
    [Theory]
    [InlineData(1e-12, true)]
    [InlineData(1.1e-12, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void A_residual_passes_up_to_its_tolerance_and_never_where_it_is_no_number(double residual, bool expected) =>
        Assert.Equal(expected, new AuditCheck("law", residual, 1e-12, "").Passed);

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 1.0 / 3)]
    [InlineData(4, 0.25)]
    [InlineData(-3, 2)]
    public void Heat_that_nobody_paid_for_is_a_residual_of_the_budget(double supplied, double residual)
    {
        PowerBudget budget = new() { Supplied = supplied, Entries = [new PowerEntry("a", "joule", 1), new PowerEntry("b", "joule", 1.5), new PowerEntry("b", "spin-flip", 0.5)] };
        Assert.Equal(3, budget.Dissipated);
        Assert.Equal(residual, budget.ClosureResidual, 1e-15);
        Assert.Equal(2.5, budget.ByMechanism()["joule"]);
        Assert.Equal(2, budget.ByPlace()["b"]);
    }

    [Fact]
    public void Each_law_of_motion_that_is_broken_fails_its_own_check_alone()
    {
        MotionLedger sound = new(Residual: 1e-30, Turnover: 1e-18, Reference: 1e-19, NegativeHeat: 0, Asymmetry: 1e-16, Deviation: 1e-16, Steps: 10);
        Assert.Equal("", Failed(sound));
        Assert.Equal("power-closure", Failed(sound with { Residual = 1e-23 }));
        Assert.Equal("entropy-production", Failed(sound with { NegativeHeat = 1e-30 }));
        Assert.Equal("reciprocity", Failed(sound with { Asymmetry = 1e-9 }));
        Assert.Equal("norm", Failed(sound with { Deviation = 1e-9 }));
        Assert.Equal("power-closure", Failed(sound + (sound with { Residual = 1e-22 })));

        static string Failed(MotionLedger ledger) => string.Join(' ', ledger.Checks(1e-6).Where(check => !check.Passed).Select(check => check.Name));
    }

    // A current breaks detailed balance: the torque is not turned round with field and moment, and beyond its threshold it pumps power into a microwave.
    [Fact]
    public void The_response_under_a_current_is_neither_reciprocal_nor_passive()
    {
        Magnetization ms = Magnetization.FromMegaamperesPerMetre(1);
        Magnet magnet = new(
            "free", Volume.FromCubicNanometres(1e4), Length.FromNanometres(3), new MagneticProperties(ms, 0.02), UniaxialAnisotropy.FromField(MagneticField.FromTeslas(0.1), ms, UnitVector.Z));
        AxialPotentials torque = new(new AxialTorque(UnitVector.Z, AxialFunction.Linear(ms.Si), AxialFunction.Zero));
        FmrAudit quiet = FmrLaws.WithoutCurrent(magnet, Response(0)), driven = FmrLaws.WithoutCurrent(magnet, Response(-0.004));
        Assert.InRange(quiet.Reciprocity, 0, 1e-13);
        Assert.InRange(quiet.EntropyProduction, 0, 1e-13);
        Assert.InRange(driven.Reciprocity, 1e-3, 1);
        Assert.InRange(driven.EntropyProduction, 1e-3, 1);

        LinearResponse Response(double current) => Equilibria.Of(magnet, torque, Current.FromSi(current)).Points.First(point => point.Direction.Components.Z > 0.9).Response;
    }
}
