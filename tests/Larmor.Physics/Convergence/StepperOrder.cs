using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Convergence;

public class StepperOrder
{
    private const double B = 1, Theta0 = 2.5, Phi0 = 0.4;

    public static TheoryData<SteppingMethod> Methods => [.. Enum.GetValues<SteppingMethod>()];

    /// <summary>Steps whose errors are above rounding and small enough for the leading term.</summary>
    [Theory]
    [InlineData(0.0, 6)]
    [InlineData(2.0, 4)]
    public void Every_stepper_converges_with_the_order_that_it_declares(double alpha, int radians)
    {
        foreach (StepperDeclaration declaration in Steppers.All)
        {
            int[] counts = declaration.Order switch { 2 => [64, 128, 256], 4 => [16, 32, 64], 5 => [8, 16, 32], _ => [3, 4] };
            HoldToOrder(declaration.Name, declaration.Order, [.. counts.Select(count => (1.0 / count, Measure(declaration)(alpha, radians, count)))]);
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_stepper_converges_with_its_order_on_three_coupled_magnets_that_are_driven(SteppingMethod method)
    {
        const int radians = 16;
        double[][] exact = [.. References(Enumerable.Range(1, radians).Select(i => i / CoupledMagnets.Rate))];
        int order = Steppers.DeclarationOf(method).Order;
        int[] counts = order switch { 2 => [16, 32, 64], 4 => [16, 32], 5 => [8, 12, 16], _ => [2, 3] };
        HoldToOrder(method.ToString(), order, [.. counts.Select(count => (1.0 / count, ErrorOfCoupled(method, count, exact)))]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_continuous_output_has_the_order_that_it_declares_inside_one_step(SteppingMethod method)
    {
        double longest = method switch { SteppingMethod.DormandPrince853 => 1.0 / 2, SteppingMethod.DormandPrince54 => 1.0 / 32, _ => 1.0 / 64 };
        double[] lengths = [longest, longest / 2];
        HoldToOrder(method.ToString(), Steppers.DeclarationOf(method).DenseOrder + 1, [.. lengths.Select(radians => (radians, ErrorInsideOneStep(method, radians / (Gamma * B))))]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_continuous_output_has_its_order_on_three_coupled_magnets_that_are_driven(SteppingMethod method)
    {
        double[] lengths = method switch { SteppingMethod.DormandPrince853 => [0.25, 0.2], SteppingMethod.DormandPrince54 => [1.0 / 24, 1.0 / 48], _ => [1.0 / 64, 1.0 / 128] };
        HoldToOrder(method.ToString(), Steppers.DeclarationOf(method).DenseOrder + 1, [.. lengths.Select(radians =>
        {
            double h = radians / CoupledMagnets.Rate;
            double[] shares = [.. Enumerable.Range(1, 9).Select(i => 0.1 * i)];
            double[][] exact = [.. References(shares.Select(share => share * h))];
            IStepper stepper = Coupled(method, h);
            Assert.Equal(IntegrationEnd.Reached, stepper.FixedStep(h));
            double[] y = new double[9];
            return (radians, shares.Select((share, i) =>
            {
                stepper.Interpolate(share * h, y);
                return Distance(y, exact[i]);
            }).Max());
        })]);
    }

    [Fact]
    public void The_reference_of_the_coupled_magnets_is_the_same_by_two_methods()
    {
        double duration = 4 / CoupledMagnets.Rate;
        IStepper other = CoupledMagnets.Driven.Stepper(SteppingMethod.DormandPrince853, new StepControl(1e-13));
        other.Start(0, CoupledMagnets.Start.Components);
        Assert.Equal(IntegrationEnd.Reached, other.Advance(duration, TestContext.Current.CancellationToken));
        Assert.InRange(Distance(other.State, References([duration]).Single()), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_stepper_keeps_the_length_of_the_moment_to_rounding(SteppingMethod method)
    {
        StepControl control = Steppers.HasConstantStep(method) ? StepControl.Every(1e-12) : new StepControl(1e-4);
        IStepper stepper = new GeneralizedLlg(With(0.3, Field(UnitVector.Z, B))).Stepper(method, control);
        stepper.Start(0, Moments.Of(UnitVector.FromAngles(Theta0, Phi0)).Components);
        while (stepper.Time < 1e-9)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Step(1e-9));
            Assert.Equal(1, new MomentsView(stepper.State)[0].Norm, 4e-16);
        }
    }

    /// <summary>How a stepper is measured; one that is not here has no business among the steppers.</summary>
    private static Func<double, int, int, double> Measure(StepperDeclaration declaration) => declaration == RadauIIA5.Declaration
        ? OscillatorFlow.ErrorAfter
        : (alpha, radians, stepsPerRadian) => ErrorAfter(Enum.GetValues<SteppingMethod>().Single(method => Steppers.DeclarationOf(method) == declaration), alpha, radians, stepsPerRadian);

    private static double ErrorAfter(SteppingMethod method, double alpha, int radians, int stepsPerRadian)
    {
        double step = 1 / (Gamma * B * stepsPerRadian);
        IStepper stepper = Fresh(method, alpha, step);
        for (int i = 0; i < radians * stepsPerRadian; i++) stepper.FixedStep(step);
        return (new MomentsView(stepper.State)[0] - Exact(alpha, stepper.Time)).Norm;
    }

    private static double ErrorInsideOneStep(SteppingMethod method, double h)
    {
        const double alpha = 0.3;
        IStepper stepper = Fresh(method, alpha, h);
        stepper.FixedStep(h);
        double[] y = new double[3];
        return Enumerable.Range(1, 9).Max(i =>
        {
            stepper.Interpolate(0.1 * i * h, y);
            return (new MomentsView(y)[0] - Exact(alpha, 0.1 * i * h)).Norm;
        });
    }

    private static IStepper Fresh(SteppingMethod method, double alpha, double step)
    {
        IStepper stepper = new GeneralizedLlg(With(alpha, Field(UnitVector.Z, B))).Stepper(method, StepControl.Every(step));
        stepper.Start(0, Moments.Of(UnitVector.FromAngles(Theta0, Phi0)).Components);
        return stepper;
    }

    private static IStepper Coupled(SteppingMethod method, double step)
    {
        IStepper stepper = CoupledMagnets.Driven.Stepper(method, StepControl.Every(step));
        stepper.Start(0, CoupledMagnets.Start.Components);
        return stepper;
    }

    /// <summary>Root mean square over the run, taken at whole radians.</summary>
    private static double ErrorOfCoupled(SteppingMethod method, int stepsPerRadian, double[][] exact)
    {
        double step = 1 / (CoupledMagnets.Rate * stepsPerRadian), sum = 0;
        IStepper stepper = Coupled(method, step);
        foreach (double[] there in exact)
        {
            for (int i = 0; i < stepsPerRadian; i++) Assert.Equal(IntegrationEnd.Reached, stepper.FixedStep(step));
            for (int i = 0; i < there.Length; i++) sum += (stepper.State[i] - there[i]) * (stepper.State[i] - there[i]);
        }
        return Math.Sqrt(sum / exact.Length);
    }

    /// <summary>States of the coupled magnets at rising times, by the pair 5(4) at its tightest.</summary>
    private static IEnumerable<double[]> References(IEnumerable<double> times)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(CoupledMagnets.Driven, new StepControl(1e-14));
        stepper.Start(0, CoupledMagnets.Start.Components);
        foreach (double time in times)
        {
            Assert.Equal(IntegrationEnd.Reached, stepper.Advance(time, TestContext.Current.CancellationToken));
            yield return stepper.State.ToArray();
        }
    }

    private static void HoldToOrder(string name, double order, (double Step, double Error)[] measured)
    {
        double observed = Math.Log(measured[0].Error / measured[^1].Error) / Math.Log(measured[0].Step / measured[^1].Step);
        Assert.True(Math.Abs(observed - order) <= 0.1, FormattableString.Invariant($"{name}: order {observed} instead of {order}, errors {measured[0].Error} to {measured[^1].Error}"));
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double largest = 0;
        for (int i = 0; i < a.Length; i++) largest = Math.Max(largest, Math.Abs(a[i] - b[i]));
        return largest;
    }

    private static Vector3d Exact(double alpha, double time)
    {
        double turned = Gamma * B * time / (1 + (alpha * alpha));
        double c = Math.Tanh(Math.Atanh(Math.Cos(Theta0)) + (alpha * turned)), sine = Math.Sqrt(1 - (c * c)), phi = Phi0 + turned;
        return new Vector3d(sine * Math.Cos(phi), sine * Math.Sin(phi), c);
    }
}
