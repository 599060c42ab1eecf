namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>How the points of a sweep are laid out.</summary>
internal enum SweepDesign
{
    /// <summary>Every value of an axis with every value of the others; the last axis runs fastest.</summary>
    Grid,

    /// <summary>The first values of all axes together, then the second, and so on.</summary>
    Zip,

    /// <summary>Points of a Sobol sequence between the ends of the axes.</summary>
    Sobol,
}

/// <summary>The points of a sweep: a pure function of their number.</summary>
/// <param name="Design">How they are laid out.</param>
/// <param name="Axes">The axes, the slowest first.</param>
/// <param name="Keep">Names of the scalars that are kept; empty for all.</param>
/// <param name="Places">Number of swept quantities.</param>
internal sealed record SweepPlan(SweepDesign Design, IReadOnlyList<SweepAxis> Axes, IReadOnlyList<string> Keep, int Places)
{
    /// <summary>Whether all points lie on a grid; otherwise they are one long row.</summary>
    public bool IsGrid => Design == SweepDesign.Grid;

    /// <summary>Number of points.</summary>
    public int Count { get; } = Design == SweepDesign.Grid ? Axes.Aggregate(1, (count, axis) => checked(count * axis.Values.Count)) : Axes[0].Values.Count;

    /// <summary>Which value of an axis belongs to a point.</summary>
    public int IndexOn(int axis, int point)
    {
        if (!IsGrid) return point;
        for (int later = Axes.Count - 1; later > axis; later--) point /= Axes[later].Values.Count;
        return point % Axes[axis].Values.Count;
    }

    /// <summary>The value of an axis at a point, in SI.</summary>
    public double ValueOn(int axis, int point) => Axes[axis].Values[IndexOn(axis, point)];

    /// <summary>The values of all swept quantities at a point, in the order in which they were found.</summary>
    public void Fill(int point, Span<double> values)
    {
        for (int axis = Axes.Count - 1; axis >= 0; axis--)
        {
            int index = IndexOn(axis, point);
            foreach ((int place, IReadOnlyList<double> all) in Axes[axis].Places) values[place] = all[index];
        }
    }
}
