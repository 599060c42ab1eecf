using Larmor.Experiments;
using Larmor.Experiments.Motion;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>What a moment does in the end, against thresholds in closed form and against following it blindly.</summary>
public class SettledMotions
{
    private const double Alpha = 0.02, Bk = 0.05, Bd = 1.4, B = 0.1;

    [Theory]
    [InlineData(0.99, 0)]
    [InlineData(0.999, 0)]
    [InlineData(1.001, 1)]
    [InlineData(1.01, 1)]
    public void An_in_plane_moment_rests_below_the_threshold_and_goes_round_above_it(double share, int expected)
    {
        // p along the easy axis: a_J = −α (B + Bk + Bd/2) makes the parallel state unstable.
        SettledMotion settled = Settle(-share * Alpha * (B + Bk + (0.5 * Bd)), UnitVector.Along(0.003, 0.01, 1));
        Assert.Equal((MomentState)expected, settled.State);
        if (settled.State == MomentState.FixedPoint) Assert.Equal(1, settled.Mean.Z, 1e-12);
        else Assert.Equal(Math.Sqrt((B + Bk) * (B + Bk + Bd)) * Gamma / (2 * Math.PI), settled.Frequency, 0.05 * settled.Frequency);
    }

    [Theory]
    [InlineData(1.05)]
    [InlineData(1.4)]
    [InlineData(1.8)]
    [InlineData(-1.3)]
    public void A_cycle_found_on_its_section_is_the_one_that_blind_integration_ends_in(double share)
    {
        double aJ = -share * Alpha * (B + Bk + (0.5 * Bd));
        SettledMotion settled = Settle(aJ, UnitVector.Along(0.003, 0.01, 1));
        (double lowest, double highest) = (1, -1);
        Vector3d integral = default;
        double t0 = 40e-9, duration = 20e-9;
        DormandPrince54<GeneralizedLlg> stepper = Run(Equation(aJ), UnitVector.Along(0.3, 0.5, 1), t0, 1e-10);
        const int samples = 40000;
        for (int i = 1; i <= samples; i++)
        {
            stepper.Advance(t0 + (duration * i / samples), TestContext.Current.CancellationToken);
            Vector3d u = stepper.Direction();
            integral += (1.0 / samples) * u;
            (lowest, highest) = (Math.Min(lowest, u.Z), Math.Max(highest, u.Z));
        }
        Assert.Equal(lowest, settled.Minimum, 2e-4);
        Assert.Equal(highest, settled.Maximum, 2e-4);
        Assert.Equal(integral.Z, settled.Mean.Z, 2e-3);
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    [InlineData(1e-5)]
    [InlineData(1e-6)]
    public void Next_to_the_edge_of_an_axial_moment_slow_spirals_are_not_taken_for_cycles(double distance)
    {
        // dc/dt is proportional to (1 − c²)(c + (B + aJ/α)/Bk): no cycle anywhere; −x is stable below 1 − c and unstable above.
        const double alpha = 0.03, bk = 0.15, aJ = 3e-3;
        MomentState state(double side, out double end)
        {
            double b = (bk * (1 + (side * distance))) - (aJ / alpha);
            GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.X, bk), Field(UnitVector.X, b))) { SpinTransfer = Torque(UnitVector.X, aJ), Current = Waveform.Constant(1) };
            UnitVector start = UnitVector.Along(-1, 1e-3, 1e-3);
            SettledMotion motion = Settling.Follow(equation, start, UnitVector.X, new SettlingLimit(1e-2, 30_000), TestContext.Current.CancellationToken).Motion;
            end = motion.Mean.X;
            return motion.State;
        }
        Assert.Equal(MomentState.FixedPoint, state(1, out double above));
        Assert.Equal(1, above, 1e-9);
        Assert.Equal(MomentState.FixedPoint, state(-1, out double below));
        Assert.Equal(-1, below, 1e-9);
    }

    [Fact]
    public void Next_to_an_unstable_cycle_the_moment_leaves_it_however_little_it_moves_in_a_turn()
    {
        // The only cycle lies at c = −(1 − 1e-4) and is unstable; 1° from −x is outside it by 5e-5.
        const double alpha = 0.03, bk = 0.14888, lambda = 1.342;
        AxialFunction torque = AxialFunction.Slonczewski(Ms * 4e-3, lambda);
        double b = (bk * (1 - 1e-4)) - (torque.Derivative(-1) / Ms / alpha);
        GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.X, bk), Field(UnitVector.X, b)))
        {
            SpinTransfer = new AxialPotentials(new AxialTorque(UnitVector.X, torque, AxialFunction.Zero)),
            Current = Waveform.Constant(1),
        };
        Vector3d start = Tilt.Of(-UnitVector.X, Math.PI / 180);
        SettledMotion motion = Settling.Follow(equation, start, UnitVector.X, new SettlingLimit(1e-3, 30_000), TestContext.Current.CancellationToken).Motion;
        Assert.Equal(MomentState.FixedPoint, motion.State);
        Assert.Equal(1, motion.Mean.X, 1e-9);
    }

    private static SettledMotion Settle(double aJ, UnitVector start)
    {
        (SettledMotion motion, MotionLedger ledger) = Settling.Follow(Equation(aJ), start, UnitVector.Z, new SettlingLimit(1e-6), TestContext.Current.CancellationToken);
        Assert.All(ledger.Checks(1e-6), check => Assert.True(check.Passed, check.Name));
        return motion;
    }

    private static GeneralizedLlg Equation(double aJ) => new(With(Alpha, Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd), Field(UnitVector.Z, B)))
    {
        SpinTransfer = Torque(UnitVector.Z, aJ),
        Current = Waveform.Constant(1),
    };
}
