using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>Which harmonics couple with each other: the sectors of an operator, or of several operators that are added up with changing weights.</summary>
internal sealed class SectorLayout
{
    private readonly int[][] members;
    private readonly int[] places, owners, widths;

    private SectorLayout(int[][] members, int[] places, int[] owners, int[] widths) => (this.members, this.places, this.owners, this.widths) = (members, places, owners, widths);

    /// <summary>The harmonics of each sector, rising; sectors in the order of their lowest harmonics.</summary>
    public IReadOnlyList<int[]> Members => members;

    /// <summary>Both signs of an order side by side: a drive turns one into the other, and the band stays as narrow as the coupling of degrees and orders allows.</summary>
    private static int Rank(int place)
    {
        int l = (int)Math.Sqrt(place), m = place - (l * (l + 1));
        return (l * l) + (2 * Math.Abs(m)) - (m > 0 ? 1 : 0);
    }

    /// <summary>The layout of a matrix, or of several, given by its entries.</summary>
    /// <param name="count">Number of harmonics.</param>
    /// <param name="entries">All entries that may differ from zero.</param>
    public static SectorLayout Of(int count, IEnumerable<MatrixEntry> entries)
    {
        MatrixEntry[] all = [.. entries];
        int[] parents = [.. Enumerable.Range(0, count)];
        foreach ((int row, int column, _) in all) parents[Math.Max(Root(row), Root(column))] = Math.Min(Root(row), Root(column));
        int[][] groups = [.. Enumerable.Range(0, count).GroupBy(Root).OrderBy(group => group.Key).Select(group => group.OrderBy(Rank).ToArray())];
        int[] positions = new int[count], sectors = new int[count], bands = new int[groups.Length];
        for (int s = 0; s < groups.Length; s++)
        {
            for (int i = 0; i < groups[s].Length; i++) (positions[groups[s][i]], sectors[groups[s][i]]) = (i, s);
        }
        foreach ((int row, int column, _) in all) bands[sectors[row]] = Math.Max(bands[sectors[row]], Math.Abs(positions[row] - positions[column]));
        return new SectorLayout(groups, positions, sectors, bands);

        int Root(int i)
        {
            while (parents[i] != i) i = parents[i] = parents[parents[i]];
            return i;
        }
    }

    /// <summary>The band matrix of each sector; entries at one place add up.</summary>
    public BandedMatrix[] Filled(IEnumerable<MatrixEntry> entries)
    {
        BandedMatrix[] matrices = [.. members.Select((harmonics, s) => new BandedMatrix(harmonics.Length, widths[s]))];
        foreach ((int row, int column, DoubleDouble value) in entries) matrices[owners[row]][places[row], places[column]] += value.High;
        return matrices;
    }

    /// <summary>The entries of each sector, their rows and columns counted in it.</summary>
    public IReadOnlyList<MatrixEntry[]> Parted(IReadOnlyList<MatrixEntry> entries)
    {
        int[] counts = new int[members.Length];
        foreach (MatrixEntry entry in entries) counts[owners[entry.Row]]++;
        MatrixEntry[][] parts = [.. counts.Select(count => new MatrixEntry[count])];
        Array.Clear(counts);
        foreach (MatrixEntry entry in entries)
        {
            int owner = owners[entry.Row];
            parts[owner][counts[owner]++] = new MatrixEntry(places[entry.Row], places[entry.Column], entry.Value);
        }
        return parts;
    }
}
