using Larmor.Quantities;

namespace Larmor.Layers;

/// <summary>The shape of a pillar seen along the stack axis x.</summary>
public abstract record CrossSection
{
    private CrossSection()
    {
    }

    /// <summary>Its area in m².</summary>
    public abstract Area Area { get; }

    /// <summary>An ellipse with full widths along y and z.</summary>
    /// <param name="Y">Full width along y in m.</param>
    /// <param name="Z">Full width along z in m.</param>
    public sealed record Ellipse(Length Y, Length Z) : CrossSection
    {
        /// <inheritdoc/>
        public override Area Area => Area.FromSi(Math.PI / 4 * Y.Si * Z.Si);
    }

    /// <summary>A rectangle with full widths along y and z.</summary>
    /// <param name="Y">Full width along y in m.</param>
    /// <param name="Z">Full width along z in m.</param>
    public sealed record Rectangle(Length Y, Length Z) : CrossSection
    {
        /// <inheritdoc/>
        public override Area Area => Area.FromSi(Y.Si * Z.Si);
    }

    /// <summary>A cross-section of which only the area is known.</summary>
    /// <param name="Value">The area in m².</param>
    public sealed record OfArea(Area Value) : CrossSection
    {
        /// <inheritdoc/>
        public override Area Area => Value;
    }

    /// <summary>A disc of the given diameter.</summary>
    public static CrossSection Disc(Length diameter) => new Ellipse(diameter, diameter);
}
