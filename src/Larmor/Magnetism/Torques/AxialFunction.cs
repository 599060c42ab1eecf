using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Magnetism.Torques;

/// <summary>
/// A potential of spin transfer as a function of c = u·p alone, in J/(m³ A), with its first two derivatives: A′(c) = Ms aJ(c) for the
/// damping-like part, B′(c) = Ms bJ(c) for the field-like one.
/// </summary>
/// <remarks>Each function is given by its formula also a little outside of −1 ≤ c ≤ 1, where a stepper may stray. Source: Eqs. (22)-(24).</remarks>
public abstract class AxialFunction
{
    /// <summary>The function that is zero everywhere.</summary>
    public static AxialFunction Zero { get; } = new LinearFunction(0);

    /// <summary>The potential at c, up to a constant, in J/(m³ A).</summary>
    public abstract double Value(double c);

    /// <summary>Ms aJ(c) or Ms bJ(c) in J/(m³ A): the derivative with respect to c.</summary>
    public abstract double Derivative(double c);

    /// <summary>The second derivative with respect to c in J/(m³ A).</summary>
    public abstract double SecondDerivative(double c);

    /// <summary>A torque whose strength does not depend on the angle: slope · c.</summary>
    /// <param name="slope">Ms aJ or Ms bJ in J/(m³ A).</param>
    public static AxialFunction Linear(double slope) => slope == 0 ? Zero : new LinearFunction(slope);

    /// <summary>
    /// Slonczewski's torque: derivative s Λ²/[(Λ² + 1) + (Λ² − 1) c], potential s [Λ²/(Λ² − 1)] ln[(Λ² + 1) + (Λ² − 1) c] up to a constant.
    /// </summary>
    /// <param name="strength">s in J/(m³ A): twice the Ms aJ that Λ = 1 would give.</param>
    /// <param name="lambda">Asymmetry Λ &gt; 0; the formula stays accurate through Λ = 1, where it is s c/2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Λ is not positive and finite.</exception>
    /// <remarks>Source: J. C. Slonczewski, J. Magn. Magn. Mater. 247, 324 (2002); J. Xiao, A. Zangwill, M. D. Stiles, PRB 70, 172405 (2004).</remarks>
    public static AxialFunction Slonczewski(double strength, double lambda)
    {
        if (!(lambda > 0) || !double.IsFinite(lambda * lambda))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), string.Create(CultureInfo.InvariantCulture, $"Lambda must be positive; got {lambda}. It is 1 for a torque without asymmetry."));
        }
        return new SlonczewskiFunction(strength, lambda * lambda);
    }

    /// <summary>A torque given by its strength as a series in c.</summary>
    /// <param name="derivative">Ms aJ(c) or Ms bJ(c) in J/(m³ A).</param>
    public static AxialFunction FromStrength(ChebyshevSeries derivative) => new SeriesFunction(derivative);

    /// <summary>A torque given by its strength as a series on panels, which follows a strength that rises sharply towards P or AP.</summary>
    /// <param name="derivative">Ms aJ(c) or Ms bJ(c) in J/(m³ A).</param>
    public static AxialFunction FromStrength(PiecewiseSeries derivative)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        return derivative.IsZero ? Zero : new PiecewiseFunction(derivative);
    }

    private sealed class LinearFunction(double slope) : AxialFunction
    {
        public override double Value(double c) => slope * c;

        public override double Derivative(double c) => slope;

        public override double SecondDerivative(double c) => 0;
    }

    private sealed class SlonczewskiFunction(double strength, double lambda2) : AxialFunction
    {
        // Λ²/[(Λ² + 1) + (Λ² − 1) c] = height/(1 + asymmetry c)
        private readonly double asymmetry = (lambda2 - 1) / (lambda2 + 1);
        private readonly double height = strength * (lambda2 / (lambda2 + 1));

        public override double Value(double c) => height * c * StableFunctions.LogarithmOfOnePlusOver(asymmetry * c);

        public override double Derivative(double c) => height / (1 + (asymmetry * c));

        public override double SecondDerivative(double c)
        {
            double denominator = 1 + (asymmetry * c);
            return -height * asymmetry / (denominator * denominator);
        }
    }

    private sealed class SeriesFunction(ChebyshevSeries derivative) : AxialFunction
    {
        private readonly ChebyshevSeries value = derivative.Integral();
        private readonly ChebyshevSeries second = derivative.Derivative();

        public override double Value(double c) => value.At(c);

        public override double Derivative(double c) => derivative.At(c);

        public override double SecondDerivative(double c) => second.At(c);
    }

    private sealed class PiecewiseFunction(PiecewiseSeries derivative) : AxialFunction
    {
        private readonly PiecewiseSeries value = derivative.Integral();
        private readonly PiecewiseSeries second = derivative.Derivative();

        public override double Value(double c) => value.At(c);

        public override double Derivative(double c) => derivative.At(c);

        public override double SecondDerivative(double c) => second.At(c);
    }
}
