using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Convergence;

/// <summary>What all steppers promise beside their order: a restart to the last bit, no allocation, and no unit of time of their own.</summary>
public class SteppersKeepTheirState
{
    public static TheoryData<SteppingMethod, int> MethodsOnOneAndThree
    {
        get
        {
            TheoryData<SteppingMethod, int> data = [];
            foreach (SteppingMethod method in Enum.GetValues<SteppingMethod>())
            {
                data.Add(method, 1);
                data.Add(method, 3);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(MethodsOnOneAndThree))]
    public void A_stepper_taken_up_from_a_kept_state_goes_on_to_the_last_bit(SteppingMethod method, int magnets) =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 30], Gen.Double[0.05, 0.95]).Sample(
            (before, after, share) =>
            {
                IStepper one = Started(method, magnets), other = Started(method, magnets);
                for (int i = 0; i < before; i++) one.Step(double.MaxValue);
                if (before % 3 == 1) one.StandAt(one.PreviousTime + (share * (one.Time - one.PreviousTime)));
                StepperState kept = one.Save();
                other.Restore(new StepperState(kept.Stepper, kept.Dimension, [.. kept.Numbers]));
                Assert.Equal(kept, other.Save());
                Assert.Equal(Inside(one, share), Inside(other, share));
                for (int i = 0; i < after; i++)
                {
                    Assert.Equal(one.Step(double.MaxValue), other.Step(double.MaxValue));
                    Assert.Equal(one.Time, other.Time);
                    Assert.Equal(one.State.ToArray(), other.State.ToArray());
                }
                Assert.Equal(Inside(one, share), Inside(other, share));
                Assert.Equal(one.Save(), other.Save());
            },
            iter: 20);

    [Theory]
    [MemberData(nameof(MethodsOnOneAndThree))]
    public void Steps_of_moments_allocate_nothing(SteppingMethod method, int magnets)
    {
        IStepper stepper = Started(method, magnets);
        double[] y = new double[3 * magnets];
        for (int i = 0; i < 100; i++) stepper.Step(double.MaxValue);
        stepper.Interpolate(stepper.Time, y);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            stepper.Step(double.MaxValue);
            stepper.Interpolate(0.5 * (stepper.PreviousTime + stepper.Time), y);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Steps_with_a_damping_tensor_allocate_nothing()
    {
        GeneralizedLlg scalar = CoupledMagnets.Quadratic(0.1);
        GeneralizedLlg equation = new(scalar.Magnets) { Pairs = scalar.Pairs, Damping = DampingTensor.Scalar(scalar.Magnets) };
        foreach (SteppingMethod method in Enum.GetValues<SteppingMethod>())
        {
            IStepper stepper = equation.Stepper(method, Control(method));
            stepper.Start(0, CoupledMagnets.Start.Components);
            // Code that is not yet compiled for good may put on the heap what later stands on the stack, for so long as the compiler is busy elsewhere; what a step allocates itself it allocates in every stretch.
            long allocated = long.MaxValue;
            for (int stretch = 0; stretch < 200 && allocated != 0; stretch++)
            {
                for (int i = 0; i < 20; i++) stepper.Step(double.MaxValue);
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 20; i++) stepper.Step(double.MaxValue);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                if (allocated != 0) Thread.Sleep(10);
            }
            Assert.Equal(0, allocated);
        }
    }

    [Theory]
    [InlineData(SteppingMethod.DormandPrince54)]
    [InlineData(SteppingMethod.DormandPrince853)]
    public void The_number_of_steps_depends_on_the_tolerance_and_not_on_the_frequency(SteppingMethod method)
    {
        (IStepper slow, IStepper fast) = (InField(1e-3), InField(1e-3 * 1024));
        Assert.Equal(IntegrationEnd.Reached, slow.Advance(64e-9, TestContext.Current.CancellationToken));
        Assert.Equal(IntegrationEnd.Reached, fast.Advance(64e-9 / 1024, TestContext.Current.CancellationToken));
        Assert.Equal(slow.AcceptedSteps, fast.AcceptedSteps);
        Assert.Equal(slow.State.ToArray(), fast.State.ToArray());

        IStepper InField(double tesla)
        {
            IStepper stepper = new GeneralizedLlg(With(0.05, Field(UnitVector.Along(1, 2, 2), tesla), Easy(UnitVector.Z, 2 * tesla))).Stepper(method, new StepControl(1e-9));
            stepper.Start(0, Moments.Of(UnitVector.FromAngles(1.1, 0.3)).Components);
            return stepper;
        }
    }

    [Fact]
    public void A_state_of_another_method_or_size_is_refused()
    {
        StepperState kept = Started(SteppingMethod.RungeKutta4, 3).Save();
        Assert.Throws<ArgumentException>(() => Started(SteppingMethod.ImplicitMidpoint, 3).Restore(kept));
        Assert.Throws<ArgumentException>(() => Started(SteppingMethod.RungeKutta4, 1).Restore(kept));
    }

    private static IStepper Started(SteppingMethod method, int magnets)
    {
        IStepper stepper = (magnets == 3 ? CoupledMagnets.Driven : OneDriven).Stepper(method, Control(method));
        stepper.Start(0, magnets == 3 ? CoupledMagnets.Start.Components : Moments.Of(UnitVector.FromAngles(1.1, 0.3)).Components);
        return stepper;
    }

    private static GeneralizedLlg OneDriven => new(With(0.02, Easy(UnitVector.Z, 0.4), new CubicProbe(2e5, 1e5), Field(UnitVector.Y, 0.2)))
    {
        SpinTransfer = Torque(UnitVector.Along(1, 0, 1), 0.02, 0.01),
        Current = Waveforms.Sine(1, 0.1 * Gamma),
    };

    private static StepControl Control(SteppingMethod method) => Steppers.HasConstantStep(method) ? StepControl.Every(0.05 / Gamma) : new StepControl(1e-7);

    private static double[] Inside(IStepper stepper, double share)
    {
        double[] y = new double[stepper.State.Length];
        stepper.Interpolate(stepper.PreviousTime + (share * (stepper.Time - stepper.PreviousTime)), y);
        return y;
    }
}
