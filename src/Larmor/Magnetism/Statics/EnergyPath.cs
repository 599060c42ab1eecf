using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>A point of a path of least energy.</summary>
/// <param name="Length">Distance from the start along the path in rad: the root of the sum of the squared angles of the moments, added up.</param>
/// <param name="Energy">The energy of all moments.</param>
/// <param name="Directions">The directions, in the order of the magnets.</param>
public sealed record EnergyPathPoint(double Length, Energy Energy, IReadOnlyList<UnitVector> Directions);

/// <summary>A path of least energy between two minima, over one saddle or several.</summary>
/// <param name="Points">The path from start to end; minima and saddles are among its points.</param>
/// <param name="Stations">Start, saddle, minimum, saddle, ..., end: states of rest to rounding.</param>
public sealed record EnergyPath(IReadOnlyList<EnergyPathPoint> Points, IReadOnlyList<CoupledEquilibrium> Stations)
{
    /// <summary>The minimum at which the path begins.</summary>
    public CoupledEquilibrium Start => Stations[0];

    /// <summary>The minimum at which it ends.</summary>
    public CoupledEquilibrium End => Stations[^1];

    /// <summary>The saddles on the way.</summary>
    public IEnumerable<CoupledEquilibrium> Saddles => Stations.Where((_, index) => index % 2 == 1);

    /// <summary>The highest saddle: the one that decides.</summary>
    public CoupledEquilibrium Highest => Saddles.MaxBy(saddle => saddle.Energy.Si)!;

    /// <summary>The escape from the start over the highest saddle. With minima in between the rate supposes that they are filled from the start as in equilibrium.</summary>
    public ThermalEscape Forward => ThermalEscape.Over(Start, Highest);

    /// <summary>The escape from the end over the highest saddle.</summary>
    public ThermalEscape Backward => ThermalEscape.Over(End, Highest);
}

/// <summary>A path, or why there is none.</summary>
/// <param name="Path">The path; null where none was found.</param>
/// <param name="Reason">Why; empty where there is a path.</param>
public sealed record EnergyPathSearch(EnergyPath? Path, string Reason)
{
    /// <summary>
    /// The path of least energy between two minima of the total energy of N moments, without current: chains of states that start on different sides and
    /// in different orders relax onto such paths, their highest points are taken to saddles by Newton's method, and the one with the lowest highest saddle is kept.
    /// </summary>
    /// <remarks>
    /// A path of least energy is one of steepest descent, with angles of all moments counted alike; its saddles and minima do not depend on that. They are
    /// exact to rounding, the energies between them to the square of the spacing of the points. That no lower path exists is not
    /// proved: compare with the saddles of <see cref="CoupledEquilibria"/>. Sources: as in <see cref="ThermalEscape"/>; W. E, W. Ren,
    /// E. Vanden-Eijnden, J. Chem. Phys. 126, 164103 (2007); P. F. Bessarab, V. M. Uzdin, H. Jónsson, Comput. Phys. Commun. 196, 335 (2015), doi:10.1016/j.cpc.2015.07.001.
    /// </remarks>
    /// <param name="equation">The moments; torques and current are left out.</param>
    /// <param name="from">A minimum, or directions near one.</param>
    /// <param name="to">Another one.</param>
    /// <param name="points">Number of points between two stations of the path, at least 3.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public static EnergyPathSearch Between(GeneralizedLlg equation, Moments from, Moments to, int points = 24, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Count != equation.Count || to.Count != equation.Count) throw new ArgumentException("Start and end of a path must give a direction to every moment of the equation.", nameof(from));
        if (points < 3) throw new ArgumentOutOfRangeException(nameof(points), string.Create(CultureInfo.InvariantCulture, $"A path needs at least 3 points between its stations; got {points}."));
        return new PathFinder(equation, time).Between(from, to, points);
    }
}
