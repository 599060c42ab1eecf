using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>A slab whose modes a″ = K a are mixed by what they store, K = diag(1/L²) + sĈ, between its two faces; or a half-space of it.</summary>
/// <remarks>
/// <para>
/// Currents into the faces: shunt a + series (a − a_other), shunt = K^(1/2) tanh(K^(1/2)t/2), series = K^(1/2) csch(K^(1/2)t). Both are made from
/// a slice so thin that a short series has all its digits, doubled until it is t: series′ = ½ series (shunt + series)⁻¹ series,
/// shunt′ = shunt + series (shunt + series)⁻¹ shunt. There is no eigenvector in it, so that modes which meet in a double root at some frequency do no
/// harm, and no difference but in the slice. A half-space is the limit, K^(1/2).
/// </para>
/// <para>Heats: ∫a†Wa dx = e†Even e + o†Odd o with e the mean of both faces and o half their difference, doubled along with the rest: sums of positive forms.</para>
/// </remarks>
internal sealed class AlternatingLine
{
    private const int Terms = 7;
    private const double ThinSlice = 1.0 / 64;

    // Points of Gauss on one half of the slice, which is all as the integrands are even, with the weights of both halves.
    private static readonly (double Place, double Weight)[] Points =
        [(0.5 * 0.33998104358485626, 0.65214515486254614), (0.5 * 0.86113631159405258, 0.34785484513745386)];

    private readonly ComplexMatrix[] weights;
    private readonly ComplexMatrix[] even;
    private readonly ComplexMatrix[] odd;

    /// <summary>A slab, or a half-space where the thickness is infinite.</summary>
    /// <param name="square">K in 1/m².</param>
    /// <param name="thickness">t in m.</param>
    /// <param name="weights">W of the forms wanted; the first one belongs to ∫a′†Wa′ dx, the others to ∫a†Wa dx.</param>
    public AlternatingLine(ComplexMatrix square, double thickness, params ComplexMatrix[] weights)
    {
        this.weights = weights;
        bool isHalfSpace = double.IsInfinity(thickness);
        double norm = Math.Sqrt(square.Norm() / ThinSlice);
        double slice = isHalfSpace ? 1 / norm : thickness;
        int doublings = 0;
        for (; slice * norm > 1; doublings++) slice /= 2;
        even = new ComplexMatrix[weights.Length];
        odd = new ComplexMatrix[weights.Length];
        Begin(square, slice);
        for (int k = 0; isHalfSpace ? Series.Norm() > 0 : k < doublings; k++) Double();
    }

    /// <summary>Current into either face per common amplitude, in 1/m.</summary>
    public ComplexMatrix Shunt { get; private set; } = new(0);

    /// <summary>Current through the slab per difference of the amplitudes, in 1/m.</summary>
    public ComplexMatrix Series { get; private set; } = new(0);

    /// <summary>A form of the solution with these values at the faces.</summary>
    /// <param name="weight">Which of the weights.</param>
    /// <param name="mean">Mean of both faces.</param>
    /// <param name="half">Half of right − left.</param>
    public double Form(int weight, Complex[] mean, Complex[] half) => even[weight].Form(mean) + odd[weight].Form(half);

    // Taylor series of cosh and sinh about the middle of the slice.
    private void Begin(ComplexMatrix square, double slice)
    {
        int m = square.Size;
        ComplexMatrix argument = slice * slice * square;
        ComplexMatrix cosh = Cosh(argument, 0.5).Inverse(), sinh = Sinh(argument, 0.5).Inverse();
        Shunt = (1 / slice) * (argument * Sinh(argument, 0.5) * cosh);
        Series = (0.5 / slice) * ((Cosh(argument, 0.5) * sinh) - (argument * Sinh(argument, 0.5) * cosh));
        for (int w = 0; w < weights.Length; w++)
        {
            even[w] = new ComplexMatrix(m);
            odd[w] = new ComplexMatrix(m);
            foreach ((double place, double weight) in Points)
            {
                ComplexMatrix symmetric = Cosh(argument, place) * cosh, skew = Sinh(argument, place) * sinh;
                double scale = weight * slice;
                if (w == 0)
                {
                    (symmetric, skew) = (argument * Sinh(argument, place) * cosh, Cosh(argument, place) * sinh);
                    scale /= slice * slice;
                }
                even[w] += scale * (symmetric.Adjoint() * weights[w] * symmetric);
                odd[w] += scale * (skew.Adjoint() * weights[w] * skew);
            }
        }
    }

    // Two equal slabs: in the left one the mean is e − (o + Fe)/2 and half the difference (o − Fe)/2, F = (shunt + series)⁻¹ shunt.
    private void Double()
    {
        ComplexMatrix inverse = (Shunt + Series).Inverse(), lost = 0.5 * (inverse * Shunt), through = inverse * Series;
        ComplexMatrix kept = ComplexMatrix.Identity(Shunt.Size) - lost;
        for (int w = 0; w < weights.Length; w++)
        {
            (even[w], odd[w]) = (2 * ((kept.Adjoint() * even[w] * kept) + (lost.Adjoint() * odd[w] * lost)), 0.5 * (even[w] + odd[w]));
        }
        Shunt += Series * inverse * Shunt;
        Series = 0.5 * (Series * through);
    }

    private static ComplexMatrix Cosh(ComplexMatrix argument, double place) => Sum(argument, place, 0);

    private static ComplexMatrix Sinh(ComplexMatrix argument, double place) => place * Sum(argument, place, 1);

    // Σ (K h² ξ²)^n/(2n + parity)!.
    private static ComplexMatrix Sum(ComplexMatrix argument, double place, int parity)
    {
        ComplexMatrix one = ComplexMatrix.Identity(argument.Size), sum = one;
        for (int n = Terms; n > 0; n--)
        {
            int top = (2 * n) + parity;
            sum = one + ((place * place / (top * (top - 1))) * (argument * sum));
        }
        return sum;
    }
}
