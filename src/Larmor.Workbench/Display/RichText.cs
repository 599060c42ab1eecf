namespace Larmor.Workbench.Display;

/// <summary>Where a piece of text stands.</summary>
internal enum RunLevel
{
    /// <summary>On the line.</summary>
    Plain,

    /// <summary>A superscript.</summary>
    Raised,

    /// <summary>A subscript.</summary>
    Lowered,
}

/// <summary>A piece of text at one level.</summary>
internal readonly record struct TextRun(string Text, RunLevel Level);

/// <summary>Text with subscripts <c>_{...}</c> and superscripts <c>^{...}</c>, as labels of figures are written.</summary>
internal static class RichText
{
    /// <summary>The pieces in order; a brace that is never closed is plain text.</summary>
    public static IReadOnlyList<TextRun> Runs(string markup)
    {
        List<TextRun> runs = [];
        int plain = 0;
        for (int i = 0; i + 1 < markup.Length; i++)
        {
            if (markup[i] is not ('^' or '_') || markup[i + 1] != '{') continue;
            int close = markup.IndexOf('}', i);
            if (close < 0) break;
            if (i > plain) runs.Add(new TextRun(markup[plain..i], RunLevel.Plain));
            runs.Add(new TextRun(markup[(i + 2)..close], markup[i] == '^' ? RunLevel.Raised : RunLevel.Lowered));
            plain = close + 1;
            i = close;
        }
        if (plain < markup.Length) runs.Add(new TextRun(markup[plain..], RunLevel.Plain));
        return runs;
    }
}
