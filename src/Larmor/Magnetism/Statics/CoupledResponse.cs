using System.Numerics;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// Small motion of N coupled moments about directions where they rest together at a given current: dx/dt = J x with J = M⁻¹K, two tangent
/// components per moment.
/// </summary>
/// <remarks>
/// <para>M = Ms v/γ − D (u × ·) and K the derivative of the torques, shared energies, spin torques of moving polarizers and a <see cref="DampingTensor"/>
/// included. Eigenvalues λ = −Γ ± iω: frequencies ω/2π, linewidths (FWHM) Γ/π. For one moment with scalar damping this is
/// <see cref="LinearResponse"/>.</para>
/// <para>Valid for deviations of well below a radian, constant current, and directions in which the moments rest. Source: Eq. (24) for each
/// moment, linearized; J. Smit, H. G. Beljers, Philips Res. Rep. 10, 113 (1955), for one moment in angles.</para>
/// </remarks>
public sealed class CoupledResponse
{
    private readonly Matrix<double> jacobian;
    private readonly double time;

    private CoupledResponse(GeneralizedLlg equation, CoupledMotion motion, double current, double time)
    {
        this.time = time;
        Motion = motion;
        Equation = equation;
        Current = Current.FromSi(current);
        Directions = [.. motion.Frames.Select(frame => UnitVector.Along(frame.Normal))];
        Frames = motion.Frames;
        jacobian = motion.Inertia().Solve(motion.Stiffness());
        Modes = FindModes();
    }

    /// <summary>The equation of motion.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>The equations of the small motion.</summary>
    internal CoupledMotion Motion { get; }

    /// <summary>The current, positive along +x.</summary>
    public Current Current { get; }

    /// <summary>Where the moments rest.</summary>
    public IReadOnlyList<UnitVector> Directions { get; }

    /// <summary>The tangent frames in which J is written.</summary>
    public IReadOnlyList<TangentFrame> Frames { get; }

    /// <summary>All modes, lowest frequency first; a pair of complex eigenvalues is one mode, a real eigenvalue is one of its own.</summary>
    public IReadOnlyList<OscillationMode> Modes { get; }

    /// <summary>Element of J in 1/s; row and column 2k and 2k + 1 belong to the frame of moment k.</summary>
    public double Jacobian(int row, int column) => jacobian[row, column];

    /// <summary>Whether no small deviation grows (equality without damping, where precession goes on for ever).</summary>
    public bool IsStable => Modes.All(mode => mode.Eigenvalue.Real <= 1e-14 * jacobian.FrobeniusNorm()) && Index > 0;

    /// <summary>
    /// Sign of det J: the Poincaré-Hopf index of the state on the product of the N spheres; over all states they add up to 2^N. Zero where det J
    /// vanishes to rounding.
    /// </summary>
    public int Index
    {
        get
        {
            double scale = jacobian.FrobeniusNorm();
            return scale == 0 ? 0 : Modes.Any(mode => mode.Eigenvalue.Magnitude <= 1e-13 * scale) ? 0 : Math.Sign((jacobian / scale).Determinant());
        }
    }

    /// <summary>The small motion about a state of rest.</summary>
    /// <param name="equation">The moments, their energies, torques and damping.</param>
    /// <param name="moments">Directions in which they rest at that current.</param>
    /// <param name="current">The current.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public static CoupledResponse Of(GeneralizedLlg equation, MomentsView moments, Current current, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        return new CoupledResponse(equation, new CoupledMotion(equation, moments, current.Si, time), current.Si, time);
    }

    /// <summary>The same at the same directions without current, where in general the moments do not rest.</summary>
    internal CoupledMotion WithoutCurrent() => new(Equation, Moments.Of([.. Directions]).View, 0, time);

    private List<OscillationMode> FindModes()
    {
        Evd<double> system = jacobian.Evd(Symmetricity.Asymmetric);
        List<OscillationMode> modes = [];
        for (int i = 0; i < jacobian.RowCount; i++)
        {
            Complex eigenvalue = system.EigenValues[i];
            if (eigenvalue.Imaginary < 0) continue;
            Complex[] shape = new Complex[jacobian.RowCount];
            bool isPair = eigenvalue.Imaginary > 0;
            // A pair of complex eigenvalues has the real and the imaginary part of its vector in two columns that follow each other.
            for (int row = 0; row < shape.Length; row++) shape[row] = new Complex(system.EigenVectors[row, i], isPair ? system.EigenVectors[row, i + 1] : 0);
            modes.Add(new OscillationMode(eigenvalue, Motions(shape)));
        }
        return [.. modes.OrderBy(mode => mode.Eigenvalue.Imaginary).ThenByDescending(mode => mode.Eigenvalue.Real)];
    }

    private MomentMotion[] Motions(Complex[] shape)
    {
        int largest = Enumerable.Range(0, Frames.Count).MaxBy(k => Axes(shape, k).Major);
        (Complex a, Complex b) = (shape[2 * largest], shape[(2 * largest) + 1]);
        Complex square = (a * a) + (b * b);
        // The square of a circular motion has no phase; its first component then serves.
        double phase = square.Magnitude > 1e-12 * ((a.Magnitude * a.Magnitude) + (b.Magnitude * b.Magnitude)) ? 0.5 * square.Phase : a.Phase;
        Complex unit = Complex.FromPolarCoordinates(1 / Axes(shape, largest).Major, -phase);
        for (int i = 0; i < shape.Length; i++) shape[i] *= unit;
        return [.. Enumerable.Range(0, Frames.Count).Select(k =>
        {
            (double major, double minor) = Axes(shape, k);
            return new MomentMotion(Frames[k].Vector(shape[2 * k].Real, shape[(2 * k) + 1].Real), Frames[k].Vector(shape[2 * k].Imaginary, shape[(2 * k) + 1].Imaginary), major, minor);
        })];
    }

    /// <summary>Half axes of Re[(a, b) e^{iωt}]: major² + minor² = |a|² + |b|², major · minor = −Im(a* b).</summary>
    private static (double Major, double Minor) Axes(Complex[] shape, int k)
    {
        (Complex a, Complex b) = (shape[2 * k], shape[(2 * k) + 1]);
        double sum = (a.Magnitude * a.Magnitude) + (b.Magnitude * b.Magnitude), product = -(Complex.Conjugate(a) * b).Imaginary;
        double plus = Math.Sqrt(sum + (2 * Math.Abs(product))), minus = Math.Sqrt(Math.Max(0, sum - (2 * Math.Abs(product))));
        double major = 0.5 * (plus + minus);
        return (major, major > 0 ? product / major : 0);
    }
}
