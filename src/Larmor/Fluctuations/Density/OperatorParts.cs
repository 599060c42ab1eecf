using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The operator of a moment whose drives change, taken apart at one degree: diffusion and one matrix for every shape, all in the same sectors, so that the operator at a time is their
/// sum with the weights of that time.
/// </summary>
internal sealed class OperatorParts
{
    private readonly BandedMatrix[] spreading;
    private readonly BandedMatrix[][] drifts;

    /// <summary>The parts.</summary>
    /// <param name="degree">Highest l.</param>
    /// <param name="shapes">What the drives are sums of.</param>
    /// <param name="damping">α.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public OperatorParts(int degree, IReadOnlyList<MomentPotentials> shapes, double damping, double diffusion)
    {
        Degree = degree;
        MatrixEntry[] spread = [.. FokkerPlanckMatrix.Spreading(degree, diffusion)];
        IReadOnlyList<MatrixEntry>[] drift = [.. shapes.Select(shape => FokkerPlanckMatrix.Drift(degree, shape.Turning(damping), shape.Falling(damping)))];
        SectorLayout layout = SectorLayout.Of(RealHarmonics.Count(degree), [.. spread, .. drift.SelectMany(entries => entries)]);
        Members = layout.Members;
        spreading = layout.Filled(spread);
        drifts = [.. drift.Select(layout.Filled)];
    }

    /// <summary>Highest l.</summary>
    public int Degree { get; }

    /// <summary>Number of shapes.</summary>
    public int Count => drifts.Length;

    /// <summary>The harmonics of each sector.</summary>
    public IReadOnlyList<int[]> Members { get; }

    /// <summary>A matrix with the form of a sector.</summary>
    public BandedMatrix Empty(int sector) => new(spreading[sector].Size, spreading[sector].Width);

    /// <summary>Writes the operator of a sector.</summary>
    /// <param name="sector">Its number.</param>
    /// <param name="weights">Of the shapes.</param>
    /// <param name="target">A matrix from <see cref="Empty"/>.</param>
    /// <param name="spread">Weight of diffusion: 1 for the operator, 0 for its change in time.</param>
    public void Write(int sector, double[] weights, BandedMatrix target, double spread = 1)
    {
        Array.Clear(target.Entries);
        SpanArithmetic.Add(target.Entries, spread, spreading[sector].Entries);
        for (int k = 0; k < weights.Length; k++)
        {
            if (weights[k] != 0) SpanArithmetic.Add(target.Entries, weights[k], drifts[k][sector].Entries);
        }
    }
}
