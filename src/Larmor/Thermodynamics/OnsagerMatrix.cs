using System.Globalization;
using Larmor.Numerics;

namespace Larmor.Thermodynamics;

/// <summary>
/// Linear laws between conjugate pairs, J_i = Σ_j L_ij(u) F_j, each pair with its parity under time reversal: T dS/dt = Σ J_i F_i.
/// </summary>
/// <remarks>
/// <para>Onsager-Casimir: L_ij(u) = ε_i ε_j L_ji(−u), all moments reversed. ε_i is the parity of the force of the pair, +1 or −1.</para>
/// <para>Second law: the symmetric part of L is not negative. Source: L. Onsager, Phys. Rev. 38, 2265 (1931); H. B. G. Casimir, Rev. Mod. Phys. 17, 343 (1945).</para>
/// </remarks>
public sealed class OnsagerMatrix
{
    private readonly double[] here;
    private readonly double[] there;
    private readonly double[] dissipative;

    /// <summary>A matrix from its coefficients.</summary>
    /// <param name="pairs">Names and parities of the n pairs.</param>
    /// <param name="coefficients">The n × n coefficients by rows.</param>
    /// <param name="reversed">The same with all moments reversed.</param>
    /// <exception cref="ArgumentException">Not n × n coefficients.</exception>
    public OnsagerMatrix(IReadOnlyList<OnsagerPair> pairs, IReadOnlyList<double> coefficients, IReadOnlyList<double> reversed)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(coefficients);
        ArgumentNullException.ThrowIfNull(reversed);
        int count = pairs.Count * pairs.Count;
        if (coefficients.Count != count || reversed.Count != count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{pairs.Count} pairs have {count} coefficients; got {coefficients.Count} and, reversed, {reversed.Count}."), nameof(coefficients));
        Pairs = pairs;
        here = [.. coefficients];
        there = [.. reversed];
        dissipative = [.. Enumerable.Range(0, count).Select(i => (here[i] + here[(i % pairs.Count * pairs.Count) + (i / pairs.Count)]) / 2)];
    }

    /// <summary>As above with the symmetric part given apart, which a much larger antisymmetric one would hide in rounding.</summary>
    internal OnsagerMatrix(IReadOnlyList<OnsagerPair> pairs, IReadOnlyList<double> coefficients, IReadOnlyList<double> reversed, double[] symmetric)
        : this(pairs, coefficients, reversed) => dissipative = symmetric;

    /// <summary>The fluxes with their forces.</summary>
    public IReadOnlyList<OnsagerPair> Pairs { get; }

    /// <summary>L_ij, in the unit of flux i over force j.</summary>
    public double this[int i, int j] => here[(i * Pairs.Count) + j];

    /// <summary>The fluxes that these forces drive.</summary>
    public double[] Fluxes(IReadOnlyList<double> forces)
    {
        ArgumentNullException.ThrowIfNull(forces);
        double[] fluxes = new double[Pairs.Count];
        for (int i = 0; i < here.Length; i++) fluxes[i / Pairs.Count] += here[i] * forces[i % Pairs.Count];
        return fluxes;
    }

    /// <summary>T dS/dt of these forces per volume in W/m³: Σ J_i F_i.</summary>
    public double EntropyProduction(IReadOnlyList<double> forces) => Fluxes(forces).Zip(forces, (flux, force) => flux * force).Sum();

    /// <summary>Both laws.</summary>
    public IReadOnlyList<AuditCheck> Checks =>
    [
        new AuditCheck("reciprocity", Reciprocity().Residual, 1e-12, "L_ij(u) against the parities times L_ji(-u), relative to the geometric mean of both diagonal coefficients."),
        new AuditCheck("entropy-production", -Math.Min(0, LeastEigenvalue()), 1e-12, "Most negative eigenvalue of the symmetric part of L, each row and column divided by the root of its diagonal coefficient."),
    ];

    /// <summary>Why the matrix breaks a law, naming the coefficient; null where it breaks none.</summary>
    public string? Refusal()
    {
        double[] matrix = here;
        int size = Pairs.Count;
        for (int i = 0; i < size; i++)
        {
            if (!(matrix[(i * size) + i] >= 0)) return $"The coefficient of {Pairs[i].Name} on its own force is {Text(matrix[(i * size) + i])}: entropy would fall. It must not be negative.";
        }
        (double residual, int row, int column) = Reciprocity();
        if (!(residual <= 1e-12)) return $"The coefficients of {Pairs[row].Name} on {Pairs[column].Name} ({Text(matrix[(row * size) + column])}) and back ({Text(matrix[(column * size) + row])}) break Onsager's reciprocity with all moments reversed.";
        for (int i = 0; i < size; i++)
        {
            for (int j = i + 1; j < size; j++)
            {
                double both = dissipative[(i * size) + j], bound = Own(i) * Own(j);
                if (Math.Abs(both) > bound * (1 + 1e-12)) return $"The coupling of {Pairs[i].Name} and {Pairs[j].Name} is {Text(both)} in its symmetric part, above {Text(bound)}, the root of the product of both own coefficients: entropy could fall. Make it smaller, or one of the two own coefficients larger.";
            }
        }
        return LeastEigenvalue() < -1e-12 ? $"The couplings of {string.Join(", ", Pairs.Select(pair => pair.Name))} are each allowed but not all together: entropy could fall. Make the largest of them smaller." : null;
    }

    private (double Residual, int Row, int Column) Reciprocity()
    {
        int size = Pairs.Count;
        (double residual, int row, int column) worst = default;
        for (int i = 0; i < here.Length; i++)
        {
            (int row, int column) = (i / size, i % size);
            int sign = Pairs[row].Parity * Pairs[column].Parity;
            double scale = Math.Max(Math.Sqrt(Math.Abs(here[(row * size) + row] * here[(column * size) + column])), Math.Max(Math.Abs(here[i]), Math.Abs(there[(column * size) + row])));
            double difference = Math.Abs(here[i] - (sign * there[(column * size) + row]));
            if (difference > 0 && !(difference / scale <= worst.residual)) worst = (difference / scale, row, column);
        }
        return worst;
    }

    // The root of a diagonal coefficient, not below what squares of small components can still be told apart at.
    private double Own(int i)
    {
        double largest = Enumerable.Range(0, Pairs.Count).Max(k => dissipative[(k * Pairs.Count) + k]);
        return Math.Max(Math.Sqrt(Math.Max(0, dissipative[(i * Pairs.Count) + i])), 1e-150 * Math.Sqrt(Math.Max(0, largest)));
    }

    private double LeastEigenvalue()
    {
        double[] matrix = dissipative, scaled = new double[matrix.Length];
        int size = Pairs.Count;
        for (int i = 0; i < matrix.Length; i++)
        {
            (int row, int column) = (i / size, i % size);
            scaled[i] = matrix[i] == 0 ? 0 : matrix[i] / Own(row) / Own(column);
        }
        return scaled.All(double.IsFinite) ? SymmetricEigensystem.Of(scaled, size).Values[0] : double.NegativeInfinity;
    }

    private static string Text(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:G4}");
}

/// <summary>One flux and its conjugate force.</summary>
/// <param name="Name">The flux in words.</param>
/// <param name="Parity">Of the force under time reversal: +1 or −1.</param>
public sealed record OnsagerPair(string Name, int Parity);
