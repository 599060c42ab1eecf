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
        SectorLayout layout = SectorLayout.Of(count, entries);
        return [.. layout.Members.Zip(layout.Filled(entries), (harmonics, matrix) => new Sector(harmonics, matrix))];
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
