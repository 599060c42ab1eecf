using Larmor.Numerics;

namespace Larmor.Fluctuations.Density;

/// <summary>Harmonics that the operator couples with each other and with no others.</summary>
/// <param name="Harmonics">Their places, rising.</param>
/// <param name="Matrix">The operator among them.</param>
/// <param name="Entries">The same by entries of more digits, their rows and columns counted in the sector.</param>
internal sealed record Sector(int[] Harmonics, BandedMatrix Matrix, MatrixEntry[] Entries)
{
    /// <summary>Whether it holds the harmonic (0, 0), whose coefficient is the total probability.</summary>
    public bool HoldsProbability => Harmonics[0] == 0;

    /// <summary>The harmonics without that of the total probability.</summary>
    public int[] InnerHarmonics => HoldsProbability ? Harmonics[1..] : Harmonics;

    /// <summary>The operator beyond double precision.</summary>
    public ExactOperator Exact => new(Harmonics.Length, Entries);

    /// <summary>The same without the row and column of the total probability.</summary>
    public ExactOperator InnerExact => HoldsProbability
        ? new(Harmonics.Length - 1, [.. Entries.Where(entry => entry is { Row: > 0, Column: > 0 }).Select(entry => new MatrixEntry(entry.Row - 1, entry.Column - 1, entry.Value))])
        : Exact;

    /// <summary>The sectors of a matrix given by its entries, in the order of their lowest harmonics.</summary>
    public static IReadOnlyList<Sector> Of(int count, IReadOnlyList<MatrixEntry> entries)
    {
        SectorLayout layout = SectorLayout.Of(count, entries);
        IReadOnlyList<MatrixEntry[]> parts = layout.Parted(entries);
        return [.. layout.Filled(entries).Select((matrix, s) => new Sector(layout.Members[s], matrix, parts[s]))];
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
