using System.Globalization;

namespace Larmor.Workbench.Display;

/// <summary>
/// Rows for people: the layers and interfaces one by one or, where a stack is too long for that, those of one name taken together. Tables for
/// machines are never shortened.
/// </summary>
internal sealed class PlaceGroups
{
    private const string Others = "others";

    private PlaceGroups(IReadOnlyList<string> labels, IReadOnlyList<IReadOnlyList<int>> members)
    {
        Labels = labels;
        Members = members;
    }

    /// <summary>A name for each row; with the number of places where it holds several.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The places of each row, by index.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }

    /// <summary>Whether a row holds more than one place.</summary>
    public bool IsShortened => Members.Any(members => members.Count > 1);

    /// <summary>Rows for the places.</summary>
    /// <param name="places">Names of layers and interfaces (<c>Co 1 | Cu 2</c>) along +x.</param>
    /// <param name="most">The most rows.</param>
    public static PlaceGroups Of(IReadOnlyList<string> places, int most)
    {
        if (places.Count <= most) return new PlaceGroups(places, [.. Enumerable.Range(0, places.Count).Select(i => (IReadOnlyList<int>)[i])]);
        Dictionary<string, List<int>> groups = new(StringComparer.Ordinal);
        for (int i = 0; i < places.Count; i++)
        {
            string plain = Plain(places[i]);
            string key = groups.ContainsKey(plain) || groups.Count < most - 1 ? plain : Others;
            (groups.TryGetValue(key, out List<int>? group) ? group : groups[key] = []).Add(i);
        }
        return new PlaceGroups(
            [.. groups.Select(group => group.Value.Count == 1 ? places[group.Value[0]] : string.Create(CultureInfo.InvariantCulture, $"{group.Key} (×{group.Value.Count})"))],
            [.. groups.Values]);
    }

    /// <summary>The value of each row: the sum over its places.</summary>
    public double[] Sums(Func<int, double> value) => [.. Members.Select(members => members.Sum(value))];

    // Without the numbers that tell layers of one name apart.
    private static string Plain(string place) => string.Join(" | ", place.Split(" | ").Select(WithoutNumber));

    private static string WithoutNumber(string name)
    {
        int space = name.LastIndexOf(' ');
        return space > 0 && name.AsSpan(space + 1) is { Length: > 0 } tail && !tail.ContainsAnyExceptInRange('0', '9') ? name[..space] : name;
    }
}
