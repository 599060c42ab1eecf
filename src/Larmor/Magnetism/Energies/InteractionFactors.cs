using System.Globalization;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Factors Nx, Ny, Nz of the stray field of one layer of a pillar at another: averaged over the target the field is B = −μ₀ Ms N u of the
/// source, with Ms and u of the source; dimensionless, Nx + Ny + Nz = 0.
/// </summary>
/// <remarks>
/// <para>The energy of the two is E = μ₀ Ms₁ Ms₂ v₁ u₁·N₁₂·u₂ in J and v₁ N₁₂ = v₂ N₂₁ (reciprocity). In a pillar the axes x, y, z are
/// principal ones; Nx &lt; 0 (films that stand up like to be parallel), Ny and Nz &gt; 0 (films that lie like to be antiparallel).</para>
/// <para>Both layers have the cross-section of the pillar and are uniformly magnetized. Then
/// N₁₂ = (1/t₁) ∫ w(h) k(h) dh over the distances h of two of their planes, w(h) the length of the thicknesses that lie so far apart, and k
/// the interaction of two planes in closed form: of rectangles, whose edges carry the charges (the double difference of it over the faces is
/// the formula of Newell, Williams and Dunlop), and of discs, averaged over the direction in the plane for an ellipse. All parts of the
/// sums have one sign, so that thin layers and layers far apart lose no digits: relative accuracy 1e-13.</para>
/// <para>Sources: A. J. Newell, W. Williams, D. J. Dunlop, J. Geophys. Res. 98, 9551 (1993); M. Beleggia et al., J. Phys. D 38, 3333 (2005).</para>
/// </remarks>
public readonly record struct InteractionFactors
{
    private readonly IReadOnlyList<Citation>? sources;

    private InteractionFactors(double y, double z, params IReadOnlyList<Citation> sources)
    {
        X = -(y + z);
        Y = y;
        Z = z;
        this.sources = sources;
    }

    /// <summary>Nx, along the stack axis; not positive.</summary>
    public double X { get; }

    /// <summary>Ny.</summary>
    public double Y { get; }

    /// <summary>Nz.</summary>
    public double Z { get; }

    /// <summary>The diagonal tensor.</summary>
    public SymmetricMatrix3 Tensor => SymmetricMatrix3.Diagonal(X, Y, Z);

    /// <summary>Works that the values rest on.</summary>
    public IReadOnlyList<Citation> Sources => sources ?? [];

    /// <summary>The factors of two layers of one pillar.</summary>
    /// <param name="crossSection">Cross-section of both, seen along x.</param>
    /// <param name="target">Thickness of the layer that feels the field.</param>
    /// <param name="gap">Distance between the faces that look at each other; zero where the layers touch.</param>
    /// <param name="source">Thickness of the layer that makes the field.</param>
    /// <exception cref="ArgumentException">Only the area of the cross-section is known, which fixes no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width or thickness is not positive and finite, or the gap negative.</exception>
    public static InteractionFactors BetweenLayers(CrossSection crossSection, Length target, Length gap, Length source)
    {
        RequirePositive(target, "thickness of the layer in the stray field");
        RequirePositive(source, "thickness of the layer that makes the stray field");
        if (!(gap.Si >= 0 && double.IsFinite(gap.Si))) throw new ArgumentOutOfRangeException(nameof(gap), $"The gap between two layers must not be negative; got {gap}.");
        (double y, double z) = crossSection switch
        {
            CrossSection.Ellipse ellipse => Widths(ellipse.Y, ellipse.Z),
            CrossSection.Rectangle rectangle => Widths(rectangle.Y, rectangle.Z),
            _ => throw new ArgumentException("A stray field needs the widths of the cross-section along y and z, but only its area is given. Give an ellipse, a disc or a rectangle.", nameof(crossSection)),
        };
        double scale = Math.Max(y, z);
        PlaneDistances distances = new(target.Si / scale, gap.Si / scale, source.Si / scale);
        (double ny, double nz) = crossSection is CrossSection.Ellipse
            ? EllipseInteraction.Of(distances, y / (2 * scale), z / (2 * scale))
            : RectangleInteraction.Of(distances, y / scale, z / scale);
        double perTarget = scale / target.Si;
        return crossSection is CrossSection.Ellipse
            ? new InteractionFactors(ny * perTarget, nz * perTarget, BodyFactorSources.Beleggia)
            : new InteractionFactors(ny * perTarget, nz * perTarget, BodyFactorSources.Newell);
    }

    /// <summary>Whether the three factors are the same; where they come from does not matter.</summary>
    public bool Equals(InteractionFactors other) => (X, Y, Z) == (other.X, other.Y, other.Z);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y, Z);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"N = ({X:G6}, {Y:G6}, {Z:G6})");

    private static (double Y, double Z) Widths(Length y, Length z)
    {
        RequirePositive(y, "width of the pillar along y");
        RequirePositive(z, "width of the pillar along z");
        return (y.Si, z.Si);
    }

    private static void RequirePositive(Length value, string what)
    {
        if (!(value.Si > 0 && double.IsFinite(value.Si))) throw new ArgumentOutOfRangeException(nameof(value), $"The {what} must be positive; got {value}.");
    }
}
