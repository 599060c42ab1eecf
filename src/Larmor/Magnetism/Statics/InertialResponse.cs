using System.Numerics;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// Small motion of N coupled moments with inertia about directions where they rest: precession and nutation as the eigenvalues of
/// −N R x″ + M x′ = K x, two tangent components per moment.
/// </summary>
/// <remarks>
/// <para>N = η Ms v/γ of each moment, R the rotation by +90 degrees in its tangent plane, M and K as in <see cref="CoupledResponse"/>. The eigenvalues
/// λ = −Γ ± iω come from the companion matrix of 4N rows. For one moment in a field B along it: λ = iΩ, η Ω² + (1 − iα) Ω − γB = 0.</para>
/// <para>Valid for deviations of well below a radian, constant current, directions in which the moments rest. Source: <see cref="InertialLlg"/>,
/// linearized.</para>
/// </remarks>
public sealed class InertialResponse
{
    private InertialResponse(IReadOnlyList<Complex> eigenvalues) => Eigenvalues = eigenvalues;

    /// <summary>All 4N eigenvalues λ in 1/s, by rising |λ|: of N magnets the first 2N belong to precession, the others to nutation, where η is short against 1/(γB).</summary>
    public IReadOnlyList<Complex> Eigenvalues { get; }

    /// <summary>Whether no small deviation grows.</summary>
    public bool IsStable => Eigenvalues.All(value => value.Real <= 1e-13 * Eigenvalues[^1].Magnitude);

    /// <summary>The frequencies ω/2π &gt; 0, rising.</summary>
    public IReadOnlyList<Frequency> Frequencies => [.. Eigenvalues.Where(value => value.Imaginary > 0).Select(value => value.Imaginary).Order().Select(omega => Frequency.FromSi(omega / (2 * Math.PI)))];

    /// <summary>The small motion about a state of rest.</summary>
    /// <param name="motion">The equation with inertia.</param>
    /// <param name="moments">Directions in which the moments rest at that current.</param>
    /// <param name="current">The current.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public static InertialResponse Of(InertialLlg motion, MomentsView moments, Current current, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(motion);
        CoupledMotion small = new(motion.Equation, moments, current.Si, time);
        int size = 2 * motion.Equation.Count;
        // Velocities in units of 1/s₀ with s₀ the shortest inertia, so that the companion matrix is of order one.
        double unit = Enumerable.Range(0, motion.Equation.Count).Min(k => motion.Inertia(k).Si);
        Matrix<double> stiffness = Matrix<double>.Build.Dense(size, size), friction = stiffness.Clone();
        Matrix<double> bare = small.Stiffness(), damped = small.Inertia();
        for (int k = 0; k < motion.Equation.Count; k++)
        {
            // (−N R)⁻¹ = R/N: row pair k of R m is (−second row, first row).
            double inertia = motion.Inertia(k).Si * DampingTensor.AngularMomentum(motion.Equation.Magnets[k]);
            for (int column = 0; column < size; column++)
            {
                stiffness[2 * k, column] = -bare[(2 * k) + 1, column] / inertia;
                stiffness[(2 * k) + 1, column] = bare[2 * k, column] / inertia;
                friction[2 * k, column] = damped[(2 * k) + 1, column] / inertia;
                friction[(2 * k) + 1, column] = -damped[2 * k, column] / inertia;
            }
        }
        Matrix<double> companion = Matrix<double>.Build.Dense(2 * size, 2 * size);
        companion.SetSubMatrix(0, size, Matrix<double>.Build.DenseIdentity(size));
        companion.SetSubMatrix(size, 0, unit * unit * stiffness);
        companion.SetSubMatrix(size, size, unit * friction);
        return new InertialResponse([.. companion.Evd(Symmetricity.Asymmetric).EigenValues.Select(value => value / unit).OrderBy(value => value.Magnitude)]);
    }
}
