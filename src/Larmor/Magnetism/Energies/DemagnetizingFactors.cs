using System.Globalization;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Demagnetizing factors Nx, Ny, Nz of a body along x (film normal), y and z, averaged over its volume; dimensionless, each 0 to 1, with
/// Nx + Ny + Nz = 1.
/// </summary>
public readonly record struct DemagnetizingFactors
{
    private const double SumTolerance = 0.01;

    private readonly IReadOnlyList<Citation>? sources;

    private DemagnetizingFactors(double x, double y, double z, params IReadOnlyList<Citation> sources)
    {
        X = x;
        Y = y;
        Z = z;
        this.sources = sources;
    }

    /// <summary>An infinite film normal to x: (1, 0, 0).</summary>
    public static DemagnetizingFactors ThinFilm { get; } = new(1, 0, 0);

    /// <summary>Nx, along the film normal.</summary>
    public double X { get; }

    /// <summary>Ny.</summary>
    public double Y { get; }

    /// <summary>Nz.</summary>
    public double Z { get; }

    /// <summary>The diagonal tensor.</summary>
    public SymmetricMatrix3 Tensor => SymmetricMatrix3.Diagonal(X, Y, Z);

    /// <summary>Works that the values rest on.</summary>
    public IReadOnlyList<Citation> Sources => sources ?? [];

    /// <summary>Factors given as numbers.</summary>
    /// <param name="x">Nx, 0 to 1.</param>
    /// <param name="y">Ny, 0 to 1.</param>
    /// <param name="z">Nz, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is outside 0 to 1 or the sum differs from 1 by more than rounding to two digits (0.01).</exception>
    public static DemagnetizingFactors FromFactors(double x, double y, double z)
    {
        RequireUnitRange(x, "Nx");
        RequireUnitRange(y, "Ny");
        RequireUnitRange(z, "Nz");
        if (!(Math.Abs(x + y + z - 1) <= SumTolerance))
        {
            throw new ArgumentOutOfRangeException(nameof(x), string.Create(CultureInfo.InvariantCulture, $"Demagnetizing factors must add up to 1; Nx + Ny + Nz = {x + y + z:G6}."));
        }
        return new DemagnetizingFactors(x, y, z);
    }

    /// <summary>
    /// A general ellipsoid: Nx = (abc/2) ∫₀^∞ ds/[(s + a²) √((s + a²)(s + b²)(s + c²))] = (abc/3) R_D(b², c², a²) with semi-axes a, b, c along
    /// x, y, z; Ny and Nz by exchange.
    /// </summary>
    /// <param name="x">Full axis along x.</param>
    /// <param name="y">Full axis along y.</param>
    /// <param name="z">Full axis along z.</param>
    /// <remarks>Exact at every point inside, not only on average. Source: J. A. Osborn, Phys. Rev. 67 (1945) 351.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An axis is not positive and finite.</exception>
    public static DemagnetizingFactors Ellipsoid(Length x, Length y, Length z)
    {
        (double a, double b, double c) = Scaled(x, y, z);
        return new DemagnetizingFactors(Factor(a, b, c), Factor(b, c, a), Factor(c, a, b), BodyFactorSources.Osborn, BodyFactorSources.Carlson);

        static double Factor(double along, double second, double third) =>
            along * second * third / 3 * EllipticIntegrals.CarlsonRD(second * second, third * third, along * along);
    }

    /// <summary>A rectangular prism, averaged over its volume (magnetometric factors), by Aharoni's closed form.</summary>
    /// <param name="x">Edge along x.</param>
    /// <param name="y">Edge along y.</param>
    /// <param name="z">Edge along z.</param>
    /// <remarks>Source: A. Aharoni, J. Appl. Phys. 83 (1998) 3432, rearranged so that flat and long prisms lose no digits.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An edge is not positive and finite.</exception>
    public static DemagnetizingFactors RectangularPrism(Length x, Length y, Length z)
    {
        (double a, double b, double c) = Scaled(x, y, z);
        return new DemagnetizingFactors(PrismFactors.Along(b, c, a), PrismFactors.Along(c, a, b), PrismFactors.Along(a, b, c), BodyFactorSources.Aharoni);
    }

    /// <summary>A cylinder of elliptic cross-section with its axis along x, averaged over its volume (magnetometric factors).</summary>
    /// <param name="thickness">Height along x.</param>
    /// <param name="y">Full axis of the ellipse along y.</param>
    /// <param name="z">Full axis of the ellipse along z.</param>
    /// <remarks>
    /// Average of the circular cylinder's closed form over the direction in the plane; better than 1e-12 for heights above 1e-3 of the
    /// widths. Sources: M. Beleggia et al., J. Phys. D 38 (2005) 3333; D.-X. Chen et al., IEEE Trans. Magn. 27 (1991) 3601.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">A width is not positive and finite.</exception>
    public static DemagnetizingFactors EllipticCylinder(Length thickness, Length y, Length z)
    {
        (double t, double a, double b) = Scaled(thickness, y, z);
        (double nx, double ny, double nz) = EllipticCylinderFactors.Of(t, a / 2, b / 2);
        return new DemagnetizingFactors(nx, ny, nz, BodyFactorSources.Beleggia, BodyFactorSources.Chen);
    }

    /// <summary>The layer as it is cut: an elliptic cylinder or a rectangular prism.</summary>
    /// <param name="crossSection">Cross-section seen along x.</param>
    /// <param name="thickness">Thickness along x.</param>
    /// <exception cref="ArgumentException">Only the area of the cross-section is known, which fixes no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width is not positive and finite.</exception>
    public static DemagnetizingFactors FromShape(CrossSection crossSection, Length thickness) => crossSection switch
    {
        CrossSection.Ellipse ellipse => EllipticCylinder(thickness, ellipse.Y, ellipse.Z),
        CrossSection.Rectangle rectangle => RectangularPrism(thickness, rectangle.Y, rectangle.Z),
        _ => throw NoShape(nameof(crossSection)),
    };

    /// <summary>The ellipsoid that touches the layer's faces: full axes are the thickness and the two widths.</summary>
    /// <param name="crossSection">Cross-section seen along x.</param>
    /// <param name="thickness">Thickness along x.</param>
    /// <exception cref="ArgumentException">Only the area of the cross-section is known, which fixes no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A width is not positive and finite.</exception>
    public static DemagnetizingFactors InscribedEllipsoid(CrossSection crossSection, Length thickness) => crossSection switch
    {
        CrossSection.Ellipse ellipse => Ellipsoid(thickness, ellipse.Y, ellipse.Z),
        CrossSection.Rectangle rectangle => Ellipsoid(thickness, rectangle.Y, rectangle.Z),
        _ => throw NoShape(nameof(crossSection)),
    };

    /// <summary>Whether the three factors are the same; where they come from does not matter.</summary>
    public bool Equals(DemagnetizingFactors other) => (X, Y, Z) == (other.X, other.Y, other.Z);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(X, Y, Z);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"N = ({X:G6}, {Y:G6}, {Z:G6})");

    private static (double X, double Y, double Z) Scaled(Length x, Length y, Length z)
    {
        RequirePositive(x, "x");
        RequirePositive(y, "y");
        RequirePositive(z, "z");
        double largest = Math.Max(x.Si, Math.Max(y.Si, z.Si));
        return (x.Si / largest, y.Si / largest, z.Si / largest);
    }

    private static ArgumentException NoShape(string name) => new(
        "Demagnetizing factors need the widths of the cross-section along y and z, but only its area is given. Give an ellipse, a disc or a rectangle, or the factors themselves, or the thin-film limit.",
        name);

    private static void RequirePositive(Length width, string axis)
    {
        if (!(width.Si > 0 && double.IsFinite(width.Si)))
        {
            throw new ArgumentOutOfRangeException(nameof(width), $"The width of the magnet along {axis} must be positive; got {width}.");
        }
    }

    private static void RequireUnitRange(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"The demagnetizing factor {name} must lie between 0 and 1; got {value}."));
        }
    }
}
