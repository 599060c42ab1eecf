using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>The search behind <see cref="EnergyPathSearch"/>.</summary>
internal sealed class PathFinder(GeneralizedLlg equation, double time)
{
    private const int FirstImages = 25, FirstRounds = 60, Climbs = 200;

    private readonly EnergySurface surface = new(equation, time);

    public EnergyPathSearch Between(Moments from, Moments to, int points)
    {
        if (!surface.Solver.HasTorques) return new EnergyPathSearch(null, "Without any energy there is no barrier.");
        if (Minimum(Directions(from)) is not { } start) return new EnergyPathSearch(null, $"There is no minimum of the energy near {Text(from)}.");
        if (Minimum(Directions(to)) is not { } end) return new EnergyPathSearch(null, $"There is no minimum of the energy near {Text(to)}.");
        if (CoupledRestSolver.Distance(start, end) < 1e-6) return new EnergyPathSearch(null, "Start and end are the same minimum.");
        EnergyPath? best = null;
        double lowest = double.PositiveInfinity;
        foreach (Vector3d[][] chain in FirstPaths.Between(start, end, FirstImages * ((2 + equation.Count) / 2)))
        {
            EnergyString path = new(surface, chain);
            path.Relax(FirstRounds);
            if (Stations(path.Images) is not { } found) continue;
            double highest = found.Max(station => surface.Energy(station));
            // A lower pass counts only if it is lower by more than rounding: the first of equals is kept.
            if (highest < lowest - (1e-13 * surface.Scale) && Drawn(found, points) is { } drawn) (best, lowest) = (drawn, highest);
        }
        return best is not null ? new EnergyPathSearch(best, "") : new EnergyPathSearch(null, "No chain of states relaxed onto a path over proper saddles. The two minima may touch a whole line of states.");
    }

    /// <summary>Minima and saddles that a relaxed chain passes, in order; null where one of them does not converge.</summary>
    private List<Vector3d[]>? Stations(Vector3d[][] images)
    {
        double[] energies = [.. images.Select(image => surface.Energy(image))];
        List<int> at = [0];
        List<Vector3d[]> stations = [images[0]];
        double tiny = 1e-9 * surface.Scale;
        for (int i = 1; i < images.Length - 1; i++)
        {
            bool isTop = at.Count % 2 == 1;
            double rise = isTop ? 1 : -1;
            if (rise * (energies[i] - energies[i - 1]) < -tiny || rise * (energies[i + 1] - energies[i]) > tiny) continue;
            // On a plateau the turn comes at its end.
            if (rise * (energies[i] - energies[at[^1]]) <= tiny) continue;
            Vector3d[]? station = isTop ? Saddle(images, i) : Minimum(images[i]);
            if (station is null || CoupledRestSolver.Distance(station, images[i]) > 0.5) return null;
            at.Add(i);
            stations.Add(station);
        }
        if (at.Count % 2 == 1) return null;
        stations.Add(images[^1]);
        return stations;
    }

    /// <summary>From the top of a chain up along it and down across it to a saddle.</summary>
    private Vector3d[]? Saddle(Vector3d[][] images, int top)
    {
        Vector3d[] state = images[top];
        Vector3d[] ahead = [.. images[top + 1].Zip(images[top - 1], (after, before) => after - before)];
        for (int climb = 0; climb < Climbs; climb++)
        {
            Curvature here = surface.CurvatureAt(state);
            int uphill = MostAlong(here, ahead);
            (Vector3d[] next, double length) = EnergySurface.Step(here, uphill);
            ahead = [.. Enumerable.Range(0, ahead.Length).Select(k => here.Motion.Frames[k].Vector(here.Axes[2 * k, uphill], here.Axes[(2 * k) + 1, uphill]))];
            state = next;
            if (length < 1e-6) break;
        }
        return surface.Solver.From(state) is { } rest && CoupledRestSolver.Distance(rest, state) < 1e-2 && CountDown(rest) == 1 ? rest : null;
    }

    private static int MostAlong(Curvature here, Vector3d[] ahead)
    {
        double[] parts = new double[here.Gradient.Count];
        for (int k = 0; k < ahead.Length; k++) (parts[2 * k], parts[(2 * k) + 1]) = here.Motion.Frames[k].Components(ahead[k]);
        Vector<double> overlaps = here.Axes.TransposeThisAndMultiply(Vector<double>.Build.Dense(parts));
        return overlaps.AbsoluteMaximumIndex();
    }

    private Vector3d[]? Minimum(Vector3d[] start)
    {
        Vector3d[] state = start;
        for (int descent = 0; descent < Climbs; descent++)
        {
            (state, double length) = EnergySurface.Step(surface.CurvatureAt(state));
            if (length < 1e-6) break;
        }
        return surface.Solver.From(state) is { } rest && CountDown(rest) == 0 ? rest : null;
    }

    private int CountDown(Vector3d[] state)
    {
        Vector<double> curvatures = surface.CurvatureAt(state).Curvatures;
        double small = 1e-8 * curvatures.AbsoluteMaximum();
        return curvatures.Count(value => value < -small);
    }

    /// <summary>Steepest descent from every saddle to the minima on its two sides; null where one of them leads elsewhere.</summary>
    private EnergyPath? Drawn(List<Vector3d[]> stations, int points)
    {
        SteepestDescent descent = new(surface);
        List<EnergyPathPoint> path = [Point(0, stations[0])];
        for (int top = 1; top < stations.Count; top += 2)
        {
            Vector3d[][] minima = [stations[top - 1], stations[top + 1]];
            if (descent.From(stations[top], 1, minima) is not { } one || descent.From(stations[top], -1, minima) is not { } other || one[^1] == other[^1]) return null;
            (Vector3d[][] up, Vector3d[][] down) = one[^1] == minima[0] ? (one, other) : (other, one);
            Append(path, EnergyString.Spread([.. up.Reverse()], points + 2));
            Append(path, EnergyString.Spread(down, points + 2));
        }
        return new EnergyPath(path, [.. stations.Select(Equilibrium)]);
    }

    private void Append(List<EnergyPathPoint> path, Vector3d[][] leg)
    {
        for (int i = 1; i < leg.Length; i++) path.Add(Point(path[^1].Length + EnergySurface.Arc(leg[i - 1], leg[i]), leg[i]));
    }

    private EnergyPathPoint Point(double length, Vector3d[] state)
    {
        UnitVector[] directions = [.. state.Select(UnitVector.Along)];
        return new EnergyPathPoint(length, Energy.FromSi(equation.Energy(time, Moments.Of(directions).View)), directions);
    }

    private CoupledEquilibrium Equilibrium(Vector3d[] state)
    {
        Moments moments = Moments.Of([.. state.Select(UnitVector.Along)]);
        return new CoupledEquilibrium(CoupledResponse.Of(equation, moments.View, Current.Zero, time), Energy.FromSi(equation.Energy(time, moments.View)));
    }

    private static Vector3d[] Directions(Moments moments) => [.. Enumerable.Range(0, moments.Count).Select(k => moments[k] / moments[k].Norm)];

    private static string Text(Moments moments) => string.Join(", ", Directions(moments).Select(u => UnitVector.Along(u).ToString()));
}
