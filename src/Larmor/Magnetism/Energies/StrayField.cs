using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>The stray field of one fixed layer, averaged over the magnet that feels it.</summary>
/// <param name="Layer">Name of the layer that makes it.</param>
/// <param name="Field">B = −μ₀ Ms N u in T, with Ms and u of that layer.</param>
public sealed record StrayFieldSource(string Layer, Vector3d Field)
{
    /// <summary>The field of a layer held along a direction.</summary>
    /// <param name="layer">Its name.</param>
    /// <param name="factors">Its factors at the magnet.</param>
    /// <param name="saturationMagnetization">Its Ms.</param>
    /// <param name="direction">Its u.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive and finite.</exception>
    public static StrayFieldSource Of(string layer, InteractionFactors factors, Magnetization saturationMagnetization, UnitVector direction)
    {
        double ms = saturationMagnetization.Si;
        if (!(ms > 0 && double.IsFinite(ms))) throw new ArgumentOutOfRangeException(nameof(saturationMagnetization), $"The saturation magnetization of layer '{layer}' must be positive; got {saturationMagnetization}.");
        return new StrayFieldSource(layer, -PhysicalConstants.VacuumPermeability * ms * (factors.Tensor * direction)) { Sources = factors.Sources };
    }

    /// <summary>Works that the field rests on.</summary>
    public IReadOnlyList<Citation> Sources { get; init; } = [];
}

/// <summary>
/// Energy of the moment in the stray fields of layers that do not move: V = −Ms u·Σ B_j in J/m³, with Ms in A/m and B_j in T averaged over
/// the magnet.
/// </summary>
/// <remarks>
/// ∂V/∂u = −Ms Σ B_j, Hessian 0. Exact for uniformly magnetized layers; the field's variation over the magnet, largest at its rim, is not in
/// a macrospin. Of a layer that moves itself use <see cref="DipolarCoupling"/>.
/// </remarks>
public sealed class StrayField : EnergyTerm
{
    private readonly double saturationMagnetization;
    private readonly Vector3d total;

    /// <summary>The stray fields of some layers.</summary>
    /// <param name="saturationMagnetization">Ms of the moment that feels them, positive.</param>
    /// <param name="sources">The fields, layer by layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive or a field not finite.</exception>
    public StrayField(Magnetization saturationMagnetization, params IReadOnlyList<StrayFieldSource> sources)
    {
        if (!(saturationMagnetization.Si > 0 && double.IsFinite(saturationMagnetization.Si))) throw new ArgumentOutOfRangeException(nameof(saturationMagnetization), $"The saturation magnetization must be positive; got {saturationMagnetization}.");
        this.saturationMagnetization = saturationMagnetization.Si;
        Layers = sources;
        total = sources.Aggregate(Vector3d.Zero, (sum, source) => sum + source.Field);
        if (!double.IsFinite(total.Norm)) throw new ArgumentOutOfRangeException(nameof(sources), "A stray field must be a finite number of teslas.");
    }

    /// <inheritdoc/>
    public override string Name => "stray field";

    /// <summary>The fields, layer by layer.</summary>
    public IReadOnlyList<StrayFieldSource> Layers { get; }

    /// <summary>Their sum in T.</summary>
    public Vector3d Field => total;

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations => [.. Layers.SelectMany(source => source.Sources).Distinct()];

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => -saturationMagnetization * Vector3d.Dot(total, u);

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic => new(-saturationMagnetization * total, default);

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => -saturationMagnetization * total;

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => default;
}
