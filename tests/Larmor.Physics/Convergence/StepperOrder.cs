using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Convergence;

public class StepperOrder
{
    private const double B = 1, Theta0 = 2.5, Phi0 = 0.4;

    /// <summary>Steps of 1/8 to 1/64 of a radian: errors from 3e-8 to 1e-13, above rounding and small enough for the leading term.</summary>
    [Theory]
    [InlineData(0.0, 6)]
    [InlineData(2.0, 4)]
    public void Every_stepper_converges_with_the_order_that_it_declares(double alpha, int radians)
    {
        foreach (StepperDeclaration declaration in Steppers.All)
        {
            double[] errors = [.. new[] { 8, 16, 32 }.Select(stepsPerRadian => Measure(declaration)(alpha, radians, stepsPerRadian))];
            Assert.InRange(Slope(errors), declaration.Order - 0.1, declaration.Order + 0.1);
        }
    }

    [Fact]
    public void The_continuous_output_has_the_order_that_it_declares_inside_one_step()
    {
        double[] errors = [.. new[] { 32, 64, 128 }.Select(ErrorInsideOneStep)];
        Assert.InRange(Slope(errors), DormandPrince54.Declaration.DenseOrder + 0.9, DormandPrince54.Declaration.DenseOrder + 1.1);
    }

    [Fact]
    public void Every_stepper_keeps_the_length_of_the_moment_to_rounding()
    {
        DormandPrince54<GeneralizedLlg> stepper = Run(new GeneralizedLlg(With(0.3, Field(UnitVector.Z, B))), UnitVector.FromAngles(Theta0, Phi0), 1e-9, 1e-4);
        Assert.Equal(1, stepper.Direction().Norm, 4e-16);
    }

    /// <summary>How a stepper is measured; one that is not here has no business among the steppers.</summary>
    private static Func<double, int, int, double> Measure(StepperDeclaration declaration) => declaration == DormandPrince54.Declaration ? ErrorAfter
        : declaration == RadauIIA5.Declaration ? OscillatorFlow.ErrorAfter
        : throw new InvalidOperationException($"Nothing measures {declaration.Name}.");

    private static double ErrorAfter(double alpha, int radians, int stepsPerRadian)
    {
        double step = 1 / (Gamma * B * stepsPerRadian);
        DormandPrince54<GeneralizedLlg> stepper = Fresh(alpha);
        for (int i = 0; i < radians * stepsPerRadian; i++) stepper.FixedStep(step);
        return (stepper.Direction() - Exact(alpha, stepper.Time)).Norm;
    }

    private static double ErrorInsideOneStep(int fraction)
    {
        const double alpha = 0.3;
        double time = 2 / (Gamma * B * fraction);
        DormandPrince54<GeneralizedLlg> stepper = Fresh(alpha);
        stepper.FixedStep(time);
        double[] y = new double[3];
        return Enumerable.Range(1, 9).Max(i =>
        {
            stepper.Interpolate(0.1 * i * time, y);
            return (new MomentsView(y)[0] - Exact(alpha, 0.1 * i * time)).Norm;
        });
    }

    private static DormandPrince54<GeneralizedLlg> Fresh(double alpha)
    {
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(new GeneralizedLlg(With(alpha, Field(UnitVector.Z, B))), new StepControl(1e-6));
        stepper.Start(0, Moments.Of(UnitVector.FromAngles(Theta0, Phi0)).Components);
        return stepper;
    }

    private static Vector3d Exact(double alpha, double time)
    {
        double turned = Gamma * B * time / (1 + (alpha * alpha));
        double c = Math.Tanh(Math.Atanh(Math.Cos(Theta0)) + (alpha * turned)), sine = Math.Sqrt(1 - (c * c)), phi = Phi0 + turned;
        return new Vector3d(sine * Math.Cos(phi), sine * Math.Sin(phi), c);
    }

    /// <summary>Mean order over successive halvings of the step.</summary>
    private static double Slope(double[] errors) => Math.Log2(errors[0] / errors[^1]) / (errors.Length - 1);
}
