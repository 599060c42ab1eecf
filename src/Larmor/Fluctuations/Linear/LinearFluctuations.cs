using System.Globalization;
using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Linear;

/// <summary>
/// Small thermal motion of one moment about a stable direction: d(δu)/dt = J δu + noise of the strength 2D in both tangent directions, D = αγkT/[Ms v (1 + α²)].
/// </summary>
/// <remarks>
/// <para>Covariance C = ⟨δu δuᵀ⟩ from J C + C Jᵀ + 2D = 0; correlation ⟨δu(t + τ) δu(t)ᵀ⟩ = e^(Jτ) C; one-sided spectral density S(f) = 4D (−iω − J)⁻¹ (−iω − J)^(−†), ∫ S df = C.
/// Without current C = (kT/v) h⁻¹ and S = (4kT/ω v Ms) (X − X†)/2i, with X the response to a field (<see cref="LinearResponse.Susceptibility"/>): fluctuation and dissipation.</para>
/// <para>Valid where C is far below 1 and J does not change over the excursions: kT far below the barrier. Source: the paper's Eq. (24) linearized, with Brown's field; H. B. Callen,
/// T. A. Welton, Phys. Rev. 83, 34 (1951), doi:10.1103/PhysRev.83.34.</para>
/// </remarks>
public sealed class LinearFluctuations
{
    private readonly LinearResponse response;

    /// <summary>The thermal motion about a stable state.</summary>
    /// <param name="magnet">The moment, its energy with the field in it.</param>
    /// <param name="response">Its linear motion.</param>
    /// <param name="temperature">T.</param>
    /// <exception cref="ArgumentException">The state is not stable, or there is no noise.</exception>
    public LinearFluctuations(Magnet magnet, LinearResponse response, Temperature temperature)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        ArgumentNullException.ThrowIfNull(response);
        if (!(response.DecayRate > 0 && response.Jacobian.Determinant > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Small fluctuations exist about a state that holds; this one has the decay rate {response.DecayRate:G4} 1/s."), nameof(response));
        if (!(temperature.Si > 0)) throw new ArgumentException($"Fluctuations need a positive temperature; got {temperature}.", nameof(temperature));
        this.response = response;
        Diffusion = magnet.Properties.Damping * magnet.KineticCoefficient * PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si;
        Matrix2 j = response.Jacobian, turned = j - (j.Trace * Identity);
        Covariance = -1 / (2 * j.Trace * j.Determinant) * 2 * Diffusion * ((j.Determinant * Identity) + (turned * Transposed(turned)));
    }

    private static Matrix2 Identity => new(1, 0, 0, 1);

    /// <summary>D in 1/s.</summary>
    public double Diffusion { get; }

    /// <summary>C in the tangent frame of the response, dimensionless (rad²).</summary>
    public Matrix2 Covariance { get; }

    /// <summary>Largest element of J C + C Jᵀ + 2D over 2D, dimensionless: zero but for rounding.</summary>
    public double Residual
    {
        get
        {
            Matrix2 rest = (response.Jacobian * Covariance) + (Covariance * Transposed(response.Jacobian)) + (2 * Diffusion * Identity);
            return Math.Max(Math.Max(Math.Abs(rest.XX), Math.Abs(rest.YY)), Math.Max(Math.Abs(rest.XY), Math.Abs(rest.YX))) / (2 * Diffusion);
        }
    }

    /// <summary>aᵀ C b, dimensionless, for two directions in the laboratory.</summary>
    public double CovarianceOf(Vector3d a, Vector3d b) => Form(Covariance, a, b);

    /// <summary>⟨(a·δu)(t + τ) (b·δu)(t)⟩, dimensionless.</summary>
    /// <param name="a">A direction in the laboratory.</param>
    /// <param name="b">Another.</param>
    /// <param name="time">τ in s, not negative.</param>
    public double Correlation(Vector3d a, Vector3d b, double time) => Form(Propagator(time) * Covariance, a, b);

    /// <summary>One-sided spectral density of a·δu in 1/Hz; times 1 in the square of a's unit.</summary>
    /// <param name="a">A direction in the laboratory, or a slope.</param>
    /// <param name="frequency">f.</param>
    public double Density(Vector3d a, Frequency frequency)
    {
        Matrix2 j = response.Jacobian;
        double omega = 2 * Math.PI * frequency.Si;
        (double x, double y) = response.Frame.Components(a);
        // aᵀ (−iω − J)⁻¹ = aᵀ adj(−iω − J)/det.
        Complex first = new((-j.YY * x) + (j.YX * y), -omega * x), second = new((j.XY * x) - (j.XX * y), -omega * y);
        Complex determinant = new(j.Determinant - (omega * omega), omega * j.Trace);
        double square = (determinant.Real * determinant.Real) + (determinant.Imaginary * determinant.Imaginary);
        return 4 * Diffusion * ((first.Real * first.Real) + (first.Imaginary * first.Imaginary) + (second.Real * second.Real) + (second.Imaginary * second.Imaginary)) / square;
    }

    /// <summary>e^(Jτ).</summary>
    private Matrix2 Propagator(double time)
    {
        Matrix2 j = response.Jacobian;
        double mean = j.Trace / 2, square = (mean * mean) - j.Determinant, size = Math.Exp(mean * time);
        double root = Math.Sqrt(Math.Abs(square)), even, odd;
        if (square < 0)
        {
            (double sin, double cos) = Math.SinCos(root * time);
            (even, odd) = (size * cos, size * sin / root);
        }
        else
        {
            // Both exponents are negative: nothing grows.
            double slow = Math.Exp((mean + root) * time), fast = Math.Exp((mean - root) * time);
            (even, odd) = ((slow + fast) / 2, root * time < 1e-8 ? size * time : (slow - fast) / (2 * root));
        }
        return (even * Identity) + (odd * (j - (mean * Identity)));
    }

    private double Form(Matrix2 matrix, Vector3d a, Vector3d b)
    {
        ((double x, double y), (double z, double w)) = (response.Frame.Components(a), response.Frame.Components(b));
        return (x * ((matrix.XX * z) + (matrix.XY * w))) + (y * ((matrix.YX * z) + (matrix.YY * w)));
    }

    private static Matrix2 Transposed(Matrix2 a) => new(a.XX, a.YX, a.XY, a.YY);
}
