using System.Globalization;
using Larmor.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// Damping of all moments together: the torque Σ_l D_kl Ω_l on moment k, Ω_l = u_l × du_l/dt, with blocks D_kl of 3 × 3 numbers in J s.
/// </summary>
/// <remarks>
/// <para>(Ms v/γ)_k du_k/dt = torques + Σ_l D_kl Ω_l. Gilbert damping α of one moment is D_kk = (α Ms v/γ) 1: a value of it
/// (<see cref="Scalar"/>). Damping pumped through a spacer adds the blocks of the electrons' matrix M_NO times the cross-section; blocks with
/// k ≠ l damp moments against each other.</para>
/// <para>The symmetric part of the whole 3N × 3N matrix gives the heat Σ Ω_k·D_kl Ω_l and must not be negative (second law). The
/// antisymmetric part makes no heat: it changes the rate of precession. It must be odd, the symmetric part even, under reversal of all
/// moments (Onsager-Casimir); a constant matrix with an antisymmetric part breaks that and is refused.</para>
/// <para>Source: Eqs. (2), (20) of the paper in the Gilbert form; cross-damping: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin,
/// Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.</para>
/// </remarks>
public abstract class DampingTensor
{
    /// <summary>N.</summary>
    public abstract int Count { get; }

    /// <summary>
    /// Writes the 3N × 3N matrix at these directions, row by row, in J s; the row of component a (0, 1, 2 for x, y, z) of moment k is 3k + a.
    /// </summary>
    public abstract void Write(MomentsView moments, Span<double> matrix);

    /// <summary>Gilbert damping α of each magnet, D_kk = (α Ms v/γ) 1.</summary>
    public static DampingTensor Scalar(params IReadOnlyList<Magnet> magnets)
    {
        int size = 3 * magnets.Count;
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = magnets[i / 3].Properties.Damping * AngularMomentum(magnets[i / 3]);
        return new ConstantTensor(magnets.Count, matrix);
    }

    /// <summary>A damping that does not depend on the directions.</summary>
    /// <param name="count">N.</param>
    /// <param name="matrix">The 3N × 3N matrix row by row in J s, symmetric and not negative.</param>
    /// <exception cref="ArgumentException">Wrong size, not symmetric, or a negative eigenvalue; the message says which.</exception>
    public static DampingTensor Constant(int count, IReadOnlyList<double> matrix)
    {
        int size = 3 * count;
        if (matrix.Count != size * size) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The damping of {count} moments needs {size} x {size} numbers; got {matrix.Count}."), nameof(matrix));
        double largest = matrix.Max(Math.Abs);
        for (int i = 0; i < size * size; i++)
        {
            (int row, int column) = (i / size, i % size);
            if (!(Math.Abs(matrix[i] - matrix[(column * size) + row]) <= 1e-12 * largest))
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A damping that does not depend on the directions must be symmetric (Onsager-Casimir); rows {row} and {column} differ."), nameof(matrix));
            }
        }
        if (Refusal([.. matrix], size) is { } reason) throw new ArgumentException(reason, nameof(matrix));
        return new ConstantTensor(count, [.. matrix]);
    }

    /// <summary>Ms v/γ of a magnet in J s: its angular momentum.</summary>
    public static double AngularMomentum(Magnet magnet) =>
        magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si / magnet.Properties.GyromagneticRatio;

    /// <summary>Why a damping matrix breaks the second law; null where it does not.</summary>
    /// <param name="matrix">n × n numbers, row by row, in J s.</param>
    /// <param name="size">n.</param>
    public static string? Refusal(ReadOnlySpan<double> matrix, int size)
    {
        Matrix<double> symmetric = Matrix<double>.Build.Dense(size, size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++) symmetric[row, column] = 0.5 * (matrix[(row * size) + column] + matrix[(column * size) + row]);
        }
        if (!symmetric.Enumerate().All(double.IsFinite)) return "A damping matrix must hold finite numbers.";
        Vector<double> eigenvalues = symmetric.Evd(Symmetricity.Symmetric).EigenValues.Map(value => value.Real);
        double smallest = eigenvalues.Minimum();
        if (smallest >= -1e-12 * eigenvalues.AbsoluteMaximum()) return null;
        int worst = Enumerable.Range(0, size).MinBy(i => symmetric[i, i]);
        return string.Create(CultureInfo.InvariantCulture, $"The symmetric part of the damping has the negative eigenvalue {smallest:G3} J s (smallest diagonal element {symmetric[worst, worst]:G3} J s, moment {worst / 3}): some motion would be driven by its own friction and entropy would fall. Cross-damping must not exceed the damping of the moments themselves.");
    }

    private sealed class ConstantTensor(int count, double[] matrix) : DampingTensor
    {
        public override int Count => count;

        public override void Write(MomentsView moments, Span<double> target) => matrix.CopyTo(target);
    }
}
