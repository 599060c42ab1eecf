using System.Text;

namespace Larmor.Cli.Screen;

/// <summary>Sentences in lines that a terminal shows whole.</summary>
internal static class WrappedText
{
    private const int Width = 100;

    /// <summary>The words after a lead-in, broken between words; later lines are indented as deep as asked.</summary>
    /// <param name="lead">Begins the first line.</param>
    /// <param name="words">What is said.</param>
    /// <param name="indent">Spaces before each later line.</param>
    public static string Of(string lead, string words, int indent)
    {
        StringBuilder text = new(lead);
        int length = lead.Length;
        bool isFirst = true;
        foreach (string word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isFirst && length + 1 + word.Length > Width)
            {
                text.Append('\n').Append(' ', indent);
                length = indent;
            }
            else if (!isFirst)
            {
                text.Append(' ');
                length++;
            }
            text.Append(word);
            length += word.Length;
            isFirst = false;
        }
        return text.Append('\n').ToString();
    }
}
