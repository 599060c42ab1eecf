namespace Larmor.Workbench.DeviceFiles;

/// <summary>Finds the valid name nearest to a misspelt one.</summary>
internal static class Suggestion
{
    /// <summary>A sentence with the nearest name, or the list of valid names where none is near.</summary>
    public static string For(string word, IEnumerable<string> valid)
    {
        string[] names = [.. valid.Distinct(StringComparer.Ordinal)];
        if (Nearest(word, names) is { } near) return $"Did you mean '{near}'?";
        if (names.Length == 0) return "";
        return names.Length <= 24 ? $"Known here: {string.Join(", ", names)}." : "";
    }

    /// <summary>The nearest name within a third of the word's length; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> valid)
    {
        string? best = null;
        int least = int.MaxValue;
        foreach (string name in valid)
        {
            int distance = Distance(Plain(word), Plain(name));
            if (distance < least) (best, least) = (name, distance);
        }
        return best is not null && least <= Math.Max(1, Math.Min(word.Length, best.Length) / 3) ? best : null;
    }

    private static string Plain(string name) => name.Length > 60 ? name[..60] : name.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');

    // Edits (insert, delete, replace, exchange of neighbours) between two words: the optimal string alignment distance.
    private static int Distance(string a, string b)
    {
        int[,] edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) edits[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) edits[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replace, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[a.Length, b.Length];
    }
}
