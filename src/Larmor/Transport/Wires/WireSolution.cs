using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.Wires;

/// <summary>One mode of the spin accumulation in a wire: its values, its course in between, and where its power goes.</summary>
/// <remarks>
/// Within a segment of half-width h about its middle D(s) = S cosh κs/cosh κh + T sinh κs/sinh κh, S and T half the sum and half the
/// difference of the values at its ends: the two parts do not mix in ∫|D|² or ∫|D′|², and each integral is a ratio of positive sums.
/// </remarks>
internal sealed class WireSolution(WireNetwork wire, Complex kappa, Complex[] values)
{
    /// <summary>D in V at the places.</summary>
    public IReadOnlyList<Complex> Values => values;

    /// <summary>D in V at a node.</summary>
    public Complex AtNode(int node) => values[wire.PlaceOf(node)];

    /// <summary>∫|D|² dx and ∫|D′|² dx over the whole wire, in V² m and V²/m.</summary>
    public (double Square, double Slope) Integrals()
    {
        (double square, double slope) = Outside(wire.Left, values[0]);
        (double rightSquare, double rightSlope) = Outside(wire.Right, values[^1]);
        square += rightSquare;
        slope += rightSlope;
        for (int k = 0; k + 1 < values.Length; k++)
        {
            Halves halves = new(kappa, (wire.Positions[k + 1] - wire.Positions[k]) / 2);
            double even = SquareOf((values[k] + values[k + 1]) / 2), odd = SquareOf((values[k + 1] - values[k]) / 2);
            square += (even * halves.EvenSquare) + (odd * halves.OddSquare);
            slope += (even * halves.EvenSlope) + (odd * halves.OddSlope);
        }
        return (square, slope);
    }

    /// <summary>D in V and δJ along the wire in A/m² at a position inside the wire; at a node δJ of its right side.</summary>
    public (Complex Accumulation, Complex SpinCurrent) At(double position)
    {
        int right = 0;
        while (right < values.Length && wire.Positions[right] <= position) right++;
        double current = -1 / (2 * wire.Resistivity);
        if (right == 0)
        {
            (Complex value, Complex slope) = Beyond(wire.Left, wire.Positions[0] - position);
            return (value * values[0], current * -slope * values[0]);
        }
        if (right == values.Length)
        {
            (Complex value, Complex slope) = Beyond(wire.Right, position - wire.Positions[^1]);
            return (value * values[^1], current * slope * values[^1]);
        }
        double length = wire.Positions[right] - wire.Positions[right - 1], f = (position - wire.Positions[right - 1]) / length;
        Complex z = length * kappa, from = values[right - 1], to = values[right];
        return (
            (from * ComplexStableFunctions.SinhRatio(1 - f, z)) + (to * ComplexStableFunctions.SinhRatio(f, z)),
            current / length * ((to * ComplexStableFunctions.CoshRatio(f, z)) - (from * ComplexStableFunctions.CoshRatio(1 - f, z))));
    }

    /// <summary>D and D′ outwards at a distance from the outermost node, relative to D there.</summary>
    private (Complex Value, Complex Slope) Beyond(WireOutside outside, double distance)
    {
        if (outside.Kind == WireTermination.Infinite) return (Complex.Exp(-distance * kappa), -kappa * Complex.Exp(-distance * kappa));
        if (outside.Length == 0) return (1, 0);
        double f = Math.Clamp(1 - (distance / outside.Length), 0, 1);
        Complex z = outside.Length * kappa;
        if (outside.Kind == WireTermination.Absorbing) return (ComplexStableFunctions.SinhRatio(f, z), -ComplexStableFunctions.CoshRatio(f, z) / outside.Length);
        Complex decay = Complex.Exp(-(1 - f) * z) / (1 + Complex.Exp(-2 * z));
        return (decay * (1 + Complex.Exp(-2 * f * z)), -kappa * decay * ComplexStableFunctions.OneMinusExp(2 * f * z));
    }

    private (double Square, double Slope) Outside(WireOutside outside, Complex value)
    {
        double amplitude = SquareOf(value);
        if (outside.Kind == WireTermination.Infinite) return (amplitude / (2 * kappa.Real), amplitude * SquareOf(kappa) / (2 * kappa.Real));
        if (outside.Length == 0) return (0, 0);
        Halves halves = new(kappa, outside.Length);
        return outside.Kind == WireTermination.Reflecting
            ? (amplitude * halves.EvenSquare / 2, amplitude * halves.EvenSlope / 2)
            : (amplitude * halves.OddSquare / 2, amplitude * halves.OddSlope / 2);
    }

    private static double SquareOf(Complex z) => (z.Real * z.Real) + (z.Imaginary * z.Imaginary);

    /// <summary>∫ over −h..h of |cosh κs/cosh κh|², |sinh κs/sinh κh|² and of the squares of their slopes.</summary>
    private readonly struct Halves
    {
        public Halves(Complex kappa, double half)
        {
            // All four sums times 2 exp(−a): |cosh κs|² = (cosh 2ps + cos 2qs)/2, |sinh κs|² = (cosh 2ps − cos 2qs)/2, κ = p + iq.
            double a = 2 * half * kappa.Real, b = 2 * half * kappa.Imaginary, decay = Math.Exp(-a);
            double sine = Math.Sin(b / 2), cosine = Math.Cos(b / 2), rise = StableFunctions.OneMinusExp(a);
            double sumOver = (StableFunctions.OneMinusExp(2 * a) / a) + (2 * decay * SineOver(b));
            double differenceOver = (StableFunctions.ScaledSinhMinusArgument(a) / a) + (2 * decay * OneMinusSineOver(b));
            double coshSquare = (rise * rise) + (4 * decay * cosine * cosine), sinhSquare = (rise * rise) + (4 * decay * sine * sine);
            double scale = 2 * half * SquareOf(kappa);
            EvenSquare = 2 * half * sumOver / coshSquare;
            OddSquare = 2 * half * differenceOver / sinhSquare;
            EvenSlope = scale * differenceOver / coshSquare;
            OddSlope = scale * sumOver / sinhSquare;
        }

        public double EvenSquare { get; }

        public double OddSquare { get; }

        public double EvenSlope { get; }

        public double OddSlope { get; }

        private static double SineOver(double b) => b == 0 ? 1 : Math.Sin(b) / b;

        private static double OneMinusSineOver(double b)
        {
            if (Math.Abs(b) > 0.5) return 1 - (Math.Sin(b) / b);
            double square = b * b, term = square / 6, sum = term;
            for (int k = 4; Math.Abs(term) > 1e-18 * sum; k += 2)
            {
                term *= -square / (k * (k + 1.0));
                sum += term;
            }
            return sum;
        }
    }
}
