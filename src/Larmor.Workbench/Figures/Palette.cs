namespace Larmor.Workbench.Figures;

/// <summary>A colour of the standard RGB space, with how much it covers.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue, double Opacity = 1)
{
    /// <summary>The colour mixed with white: 0 leaves it, 1 is white.</summary>
    public Colour Paler(double share) => new(Mix(Red, share), Mix(Green, share), Mix(Blue, share), Opacity);

    private static byte Mix(byte component, double share) => (byte)Math.Round(component + ((255 - component) * share));
}

/// <summary>
/// Colours that people with every kind of colour vision tell apart and that differ in grey as well; the lines also differ in how they
/// are broken.
/// </summary>
/// <remarks>Source: the eight colours proposed by M. Okabe and K. Ito, Color Universal Design (2008), reordered by lightness contrast.</remarks>
internal static class Palette
{
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour Grey = new(120, 120, 120);
    public static readonly Colour Blue = new(0, 114, 178);
    public static readonly Colour Vermilion = new(213, 94, 0);
    public static readonly Colour Green = new(0, 158, 115);
    public static readonly Colour Purple = new(204, 121, 167);
    public static readonly Colour Sky = new(86, 180, 233);
    public static readonly Colour Orange = new(230, 159, 0);
    public static readonly Colour Yellow = new(240, 228, 66);

    private static readonly Colour[] Colours = [Blue, Vermilion, Green, Purple, Black, Orange, Sky];
    private static readonly LineStyle[] Styles = [LineStyle.Solid, LineStyle.Dashed, LineStyle.DashDotted, LineStyle.Dotted];

    /// <summary>The colour of the i-th curve.</summary>
    public static Colour Of(int index) => Colours[index % Colours.Length];

    /// <summary>The line style of the i-th curve.</summary>
    public static LineStyle StyleOf(int index) => Styles[index % Styles.Length];
}
