using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>A mode of relaxation as a function on the sphere.</summary>
public sealed class ModeShape
{
    private readonly HarmonicSeries series;

    internal ModeShape(HarmonicSeries series) => this.series = series;

    /// <summary>Size of the last two degrees beside the whole: what the degrees that are missing may add. The rate feels only its product with that of the left vector.</summary>
    internal double Tail => new SphereDensity(series).Tail(series.Degree - 2);

    /// <summary>The function at a direction; its sign is arbitrary.</summary>
    public double At(UnitVector u) => series.At(u);
}
