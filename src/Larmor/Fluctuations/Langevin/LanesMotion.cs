using Larmor.Numerics;
using Larmor.Numerics.Lanes;

namespace Larmor.Fluctuations.Langevin;

/// <summary>One moment with everything folded, in vector lanes.</summary>
internal sealed class LanesMotion(FoldedMoment moment, LaneWidth width) : IBlockMotion
{
    /// <inheritdoc/>
    public int NormalsPerStep => 3;

    /// <inheritdoc/>
    public Vector3d Into(Vector3d lab) => moment.Axes.Into(lab);

    /// <inheritdoc/>
    public Vector3d Out(Vector3d own) => moment.Axes.Out(own);

    /// <inheritdoc/>
    public void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps)
    {
        ReadOnlySpan<double> slopes = moment.Slopes;
        int ofStep = moment.Coefficients.SlopesOfStep;
        if (slopes.Length > ofStep) slopes = slopes[(ofStep * first)..];
        HeunLanes.Move(width, u, normals, slopes, steps, moment.Coefficients);
    }
}
