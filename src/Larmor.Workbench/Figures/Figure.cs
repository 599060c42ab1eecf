using Larmor.Layers;

namespace Larmor.Workbench.Figures;

/// <summary>A figure as a physicist thinks of it: panels with axes, curves, bars and marks, above the stack that it belongs to.</summary>
/// <remarks>Values are in SI; the axes choose the unit that is printed. Labels may hold subscripts <c>_{...}</c> and superscripts <c>^{...}</c>.</remarks>
public sealed record Figure
{
    /// <summary>Kebab-case name, the file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader must know to read it, in one or two sentences.</summary>
    public required string Caption { get; init; }

    /// <summary>The panels from top to bottom.</summary>
    internal IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>Whether all panels have one x axis in common, labelled beneath the last.</summary>
    internal bool SharesX { get; init; }

    /// <summary>The stack drawn to scale beneath the panels along their common x axis; null for none.</summary>
    internal Multilayer? Stack { get; init; }

    /// <summary>Width in millimetres; 86 is one column of a journal.</summary>
    internal double WidthInMillimetres { get; init; } = 86;
}

/// <summary>One pair of axes and what is drawn between them.</summary>
internal sealed record Panel
{
    /// <summary>The horizontal axis.</summary>
    public required FigureAxis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required FigureAxis Y { get; init; }

    /// <summary>Height of the box in points; zero for a square box.</summary>
    public double Height { get; init; } = 86;

    /// <summary>Whether the box, its ticks and its labels are drawn.</summary>
    public bool HasFrame { get; init; } = true;

    /// <summary>Words above the box, such as the value that the panel belongs to; empty for none.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Lines and markers.</summary>
    public IReadOnlyList<Curve> Curves { get; init; } = [];

    /// <summary>A map of coloured cells, beneath everything else; null for none.</summary>
    public CellMap? Cells { get; init; }

    /// <summary>Whether the panel is counted by a letter where a figure has several.</summary>
    public bool HasLetter { get; init; } = true;

    /// <summary>Filled shapes, beneath everything else.</summary>
    public IReadOnlyList<Patch> Patches { get; init; } = [];

    /// <summary>Arrows, above the filled shapes and beneath the curves.</summary>
    public IReadOnlyList<Arrow> Arrows { get; init; } = [];

    /// <summary>Filled areas, beneath the curves.</summary>
    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>Horizontal bars over the categories of the y axis.</summary>
    public IReadOnlyList<BarSeries> Bars { get; init; } = [];

    /// <summary>Thin straight lines across the box.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Words at places in the data.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];
}

/// <summary>An axis: what it means, its SI unit and, where they are fixed, its ends in SI.</summary>
internal sealed record FigureAxis(string Label, string SiUnit)
{
    /// <summary>Lower end in SI; null for what the data need.</summary>
    public double? Minimum { get; init; }

    /// <summary>Upper end in SI; null for what the data need.</summary>
    public double? Maximum { get; init; }

    /// <summary>Names along a category axis, from top to bottom; category i stands at −i. Null for an axis of numbers.</summary>
    public IReadOnlyList<string>? Categories { get; init; }
}

/// <summary>How a line is broken, so that curves differ without colour too.</summary>
internal enum LineStyle
{
    Solid,
    Dashed,
    Dotted,
    DashDotted,
    None,
}

/// <summary>The shape of a marker.</summary>
internal enum MarkerShape
{
    None,
    Disc,
    Ring,
    TriangleUp,
    TriangleDown,
    Square,
    Diamond,
}

/// <summary>A line through points, with or without markers. A value that is not finite breaks the line.</summary>
internal sealed record Curve(IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Words in the legend; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The colour.</summary>
    public Colour Colour { get; init; } = Palette.Black;

    /// <summary>How the line is broken.</summary>
    public LineStyle Style { get; init; } = LineStyle.Solid;

    /// <summary>Shape at each point.</summary>
    public MarkerShape Marker { get; init; } = MarkerShape.None;

    /// <summary>Line width in points.</summary>
    public double Width { get; init; } = 1.1;
}

/// <summary>The area between two curves.</summary>
internal sealed record Band(IReadOnlyList<double> X, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>Words in the legend; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The colour, drawn pale.</summary>
    public Colour Colour { get; init; } = Palette.Black;
}

/// <summary>A grid of cells, each in the colour of its class; lines are drawn between different classes.</summary>
/// <param name="XEdges">Edges of the columns, rising, one more than there are columns.</param>
/// <param name="YEdges">Edges of the rows, rising, one more than there are rows.</param>
/// <param name="Classes">The class of each cell, row by row from the lowest.</param>
/// <param name="Colours">The colour of each class.</param>
internal sealed record CellMap(IReadOnlyList<double> XEdges, IReadOnlyList<double> YEdges, IReadOnlyList<int> Classes, IReadOnlyList<Colour> Colours)
{
    /// <summary>Words in the legend for each class; empty for none.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Number of columns.</summary>
    public int Columns => XEdges.Count - 1;

    /// <summary>Number of rows.</summary>
    public int Rows => YEdges.Count - 1;

    /// <summary>The class of a cell.</summary>
    public int At(int column, int row) => Classes[(row * Columns) + column];
}

/// <summary>A filled shape through corners.</summary>
internal sealed record Patch(IReadOnlyList<double> X, IReadOnlyList<double> Y, Colour Colour);

/// <summary>An arrow from a place by a displacement.</summary>
internal sealed record Arrow(double X, double Y, double DX, double DY);

/// <summary>One value per category. Bars of one <paramref name="Group"/> are stacked, groups stand one beneath the other.</summary>
internal sealed record BarSeries(string Label, IReadOnlyList<double> Values, Colour Colour, int Group = 0);

/// <summary>A thin line across the box.</summary>
internal sealed record Rule(double Position, bool IsVertical, LineStyle Style = LineStyle.Solid, string Label = "");

/// <summary>Words at a place.</summary>
internal sealed record Mark(double X, double Y, string Text, double OffsetX = 0, double OffsetY = 0);
