using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Magnetism.Energies;

/// <summary>A sum of energy terms; the empty sum is no energy at all.</summary>
public sealed class SumOfTerms : EnergyTerm
{
    private readonly EnergyTerm[] terms;

    private SumOfTerms(EnergyTerm[] terms) => this.terms = terms;

    /// <summary>No energy: V = 0.</summary>
    public static SumOfTerms Nothing { get; } = new([]);

    /// <summary>The terms of the sum.</summary>
    public IReadOnlyList<EnergyTerm> Terms => terms;

    /// <inheritdoc/>
    public override string Name => string.Join(" + ", terms.Select(term => term.Name));

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations => [.. terms.SelectMany(term => term.Citations).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyList<double> Corners => [.. terms.SelectMany(term => term.Corners).Distinct().Order()];

    /// <summary>The sum of terms, sums among them taken apart.</summary>
    public static SumOfTerms Of(params IEnumerable<EnergyTerm> terms) =>
        new([.. terms.SelectMany(term => term is SumOfTerms sum ? sum.Terms : [term])]);

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time)
    {
        double sum = 0;
        foreach (EnergyTerm term in terms) sum += term.Value(u, time);
        return sum;
    }

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time)
    {
        Vector3d sum = default;
        foreach (EnergyTerm term in terms) sum += term.Gradient(u, time);
        return sum;
    }

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time)
    {
        SymmetricMatrix3 sum = default;
        foreach (EnergyTerm term in terms) sum += term.Hessian(u, time);
        return sum;
    }

    /// <inheritdoc/>
    public override double TimeDerivative(Vector3d u, double time)
    {
        double sum = 0;
        foreach (EnergyTerm term in terms) sum += term.TimeDerivative(u, time);
        return sum;
    }
}
