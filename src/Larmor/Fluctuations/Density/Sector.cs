using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>Harmonics that the operator couples with each other and with no others.</summary>
/// <param name="Harmonics">Their places, rising.</param>
/// <param name="Matrix">The operator among them.</param>
internal sealed record Sector(int[] Harmonics, BandedMatrix Matrix)
{
    /// <summary>Whether it holds the harmonic (0, 0), whose coefficient is the total probability.</summary>
    public bool HoldsProbability => Harmonics[0] == 0;

    /// <summary>The sectors of a matrix given by its entries, which add up; in the order of their lowest harmonics.</summary>
    public static IReadOnlyList<Sector> Of(int count, IReadOnlyList<(int Row, int Column, double Value)> entries)
    {
        int[] parents = [.. Enumerable.Range(0, count)];
        foreach ((int row, int column, _) in entries) parents[Math.Max(Root(row), Root(column))] = Math.Min(Root(row), Root(column));
        int[][] members = [.. Enumerable.Range(0, count).GroupBy(Root).OrderBy(group => group.Key).Select(group => group.ToArray())];
        int[] places = new int[count], owners = new int[count], widths = new int[members.Length];
        for (int s = 0; s < members.Length; s++)
        {
            for (int i = 0; i < members[s].Length; i++) (places[members[s][i]], owners[members[s][i]]) = (i, s);
        }
        foreach ((int row, int column, _) in entries) widths[owners[row]] = Math.Max(widths[owners[row]], Math.Abs(places[row] - places[column]));
        Sector[] sectors = [.. members.Select((harmonics, s) => new Sector(harmonics, new BandedMatrix(harmonics.Length, widths[s])))];
        foreach ((int row, int column, double value) in entries) sectors[owners[row]].Matrix[places[row], places[column]] += value;
        return sectors;

        int Root(int i)
        {
            while (parents[i] != i) i = parents[i] = parents[parents[i]];
            return i;
        }
    }

    /// <summary>The operator without the row and column of the total probability.</summary>
    public BandedMatrix WithoutProbability()
    {
        if (!HoldsProbability) return Matrix;
        BandedMatrix inner = new(Matrix.Size - 1, Math.Min(Matrix.Width, Math.Max(0, Matrix.Size - 2)));
        for (int i = 0; i < inner.Size; i++)
        {
            for (int j = Math.Max(0, i - inner.Width); j <= Math.Min(inner.Size - 1, i + inner.Width); j++) inner[i, j] = Matrix[i + 1, j + 1];
        }
        return inner;
    }
}
