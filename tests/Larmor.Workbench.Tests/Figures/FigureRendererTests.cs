using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Larmor.Experiments;
using Larmor.Workbench.Figures;
using Larmor.Workbench.Figures.Rendering;
using SkiaSharp;

namespace Larmor.Workbench.Tests.Figures;

public sealed class FigureRendererTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Kinds => ["accumulation", "magnetoresistance", "hysteresis", "fmr", "dynamics"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_experiment_draws_well_formed_figures_with_titles_and_descriptions(string kind)
    {
        foreach (Figure figure in FiguresOf(kind))
        {
            XElement root = XDocument.Parse(FigureRenderer.Svg(figure, "p")).Root!;
            Assert.NotEmpty(root.Element(Svg + "title")!.Value);
            Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
            Assert.Equal("img", root.Attribute("role")!.Value);
            Assert.DoesNotContain("NaN", root.ToString(), StringComparison.Ordinal);
            Assert.True(root.Descendants(Svg + "path").Any());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_id_begins_with_the_prefix_and_occurs_once(string kind)
    {
        foreach (Figure figure in FiguresOf(kind))
        {
            string svg = FigureRenderer.Svg(figure, "fig7");
            string[] ids = [.. Regex.Matches(svg, "(?<= id=\")[^\"]*", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value)];
            Assert.NotEmpty(ids);
            Assert.All(ids, id => Assert.StartsWith("fig7-", id, StringComparison.Ordinal));
            Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
            string[] used = [.. Regex.Matches(svg, @"(?<=url\(#)[^)]*", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value)];
            Assert.Empty(used.Except(ids, StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_embedded_font_has_every_sign_that_is_drawn_so_that_no_font_need_be_installed(string kind)
    {
        using SKFont font = EmbeddedFont.Font(8);
        Assert.Equal("Liberation Sans", font.Typeface.FamilyName);
        foreach (Figure figure in FiguresOf(kind))
        {
            foreach (XElement text in XDocument.Parse(FigureRenderer.Svg(figure, "p")).Descendants(Svg + "text"))
            {
                Assert.True(font.ContainsGlyphs(text.Value), $"The font lacks a sign of '{text.Value}'.");
            }
        }
    }

    [Fact]
    public void A_picture_has_the_size_of_a_journal_column_at_its_resolution_and_ink_on_it()
    {
        byte[] png = FigureRenderer.Png(FiguresOf("fmr")[0]);
        Assert.Equal(1016, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        using SKBitmap picture = SKBitmap.Decode(png);
        Assert.Equal(1016, picture.Width);
        double dark = picture.Pixels.Average(pixel => pixel.Red + pixel.Green + pixel.Blue < 3 * 128 ? 1.0 : 0.0);
        Assert.InRange(dark, 0.01, 0.3);
    }

    [Fact]
    public void A_picture_says_how_many_dots_it_has_per_inch_in_a_chunk_that_readers_accept()
    {
        byte[] png = FigureRenderer.Png(FiguresOf("fmr")[0], 200);
        int chunk = png.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(37, chunk);
        Assert.Equal(7874, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(chunk + 4)));
        Assert.Equal(1, png[chunk + 12]);
        Assert.NotNull(SKBitmap.Decode(png));
    }

    [Fact]
    public void Bars_end_where_their_values_say()
    {
        MagnetoresistanceResult result = Samples.Magnetoresistance();
        XElement root = XDocument.Parse(FigureRenderer.Svg(ExperimentFigures.Of(result, Samples.Pillar(), "mr")[0], "p")).Root!;
        double[] widths = [.. root.Descendants(Svg + "g").First().Elements(Svg + "path").Where(path => path.Attribute("fill")!.Value == "#c2c2c2").Select(Width)];
        double[] series = [.. result.Parallel.Shares.Select(share => share.Series)];
        Assert.Equal(series.Length, widths.Length);
        for (int i = 0; i < series.Length; i++) Assert.Equal(series[i] / series[1], widths[i] / widths[1], 2e-3);
    }

    [Fact]
    public void A_drawing_of_a_result_without_any_points_is_left_out_rather_than_broken()
    {
        Assert.Empty(ExperimentFigures.Of(Samples.Fmr() with { Resonances = [] }, Samples.Pillar(), "fmr"));
        Assert.Empty(ExperimentFigures.Of(Samples.Hysteresis() with { Loops = [] }, Samples.Pillar(), "h"));
        Assert.Empty(ExperimentFigures.Of(Samples.Dynamics() with { Times = [] }, Samples.Pillar(), "d"));
    }

    [Fact]
    public void A_long_name_is_shortened_in_its_middle_to_the_room_there_is()
    {
        string name = "a free layer of cobalt between two others of copper";
        string shown = EmbeddedFont.Shortened(name, 7, 92);
        Assert.InRange(EmbeddedFont.Width(shown, 7), 80, 92);
        Assert.StartsWith("a free", shown, StringComparison.Ordinal);
        Assert.EndsWith("copper", shown, StringComparison.Ordinal);
        Assert.Equal("free | Cu", EmbeddedFont.Shortened("free | Cu", 7, 92));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.0001)]
    [InlineData(-2)]
    public void Bars_have_room_within_the_frame_whether_or_not_one_points_left(double least)
    {
        Figure figure = new()
        {
            Name = "bars",
            Title = "Bars",
            Caption = "Bars.",
            Panels = [new Panel { X = new FigureAxis("R", "ohm"), Y = new FigureAxis("", "1") { Categories = ["a", "b"] }, Bars = [new BarSeries("series", [3, least], Palette.Blue)] }],
        };
        XElement[] paths = [.. XDocument.Parse(FigureRenderer.Svg(figure, "p")).Root!.Descendants(Svg + "path")];
        double bar = paths.Where(path => path.Attribute("fill")!.Value == "#0072b2").Max(Right);
        double frame = paths.Max(Right);
        Assert.True(bar < frame - 5, string.Create(CultureInfo.InvariantCulture, $"The longest bar ends at {bar}, the frame at {frame}."));
    }

    private static double Right(XElement path) =>
        Regex.Matches(path.Attribute("d")!.Value, "[ML](?<x>[-0-9.]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Max(match => double.Parse(match.Groups["x"].Value, CultureInfo.InvariantCulture));

    private static IReadOnlyList<Figure> FiguresOf(string kind)
    {
        RunRecord run = Samples.WholeRun();
        return ExperimentFigures.Of(run.Results.Single(result => result.Kind == kind), run.Device, kind);
    }

    private static double Width(XElement path)
    {
        double[] numbers = [.. Regex.Matches(path.Attribute("d")!.Value, "[0-9.]+", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        return numbers.Where((_, i) => i % 2 == 0).Max() - numbers.Where((_, i) => i % 2 == 0).Min();
    }
}
