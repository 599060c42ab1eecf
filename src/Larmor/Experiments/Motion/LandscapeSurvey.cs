using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>Looks over the spheres on which the moments of a trajectory move.</summary>
internal static class LandscapeSurvey
{
    private const int Rows = 91, PathPoints = 40;

    /// <summary>The landscape of each moment with all drives as they stand at the end.</summary>
    public static IReadOnlyList<MomentLandscape> Of(Dynamics settings, FreeMoments moments, Trajectory trajectory) =>
        Of(settings, moments, Moments.Of([.. trajectory.Directions.Select(way => UnitVector.Along(way[0]))]));

    /// <summary>The same of moments that start at given directions.</summary>
    public static IReadOnlyList<MomentLandscape> Of(Dynamics settings, FreeMoments moments, Moments start)
    {
        Drives drives = settings.DrivesInTime();
        double end = settings.Duration.Si;
        Current current = Current.FromSi(drives.Current.At(end));
        GeneralizedLlg equation = moments.Equation(new Drives
        {
            Fields = [.. drives.Fields.Select(field => field with { Strength = Waveform.Constant(field.Strength.At(end)) })],
            Current = Waveform.Constant(current.Si),
            Voltage = Waveform.Constant(drives.Voltage.At(end)),
        });
        bool isAlone = equation.Count == 1;
        return
        [
            .. equation.Magnets.Select((magnet, k) => new MomentLandscape(
                magnet.Name,
                EnergyLandscape.Of(equation, k, start, current, UnitVector.X, Rows),
                magnet.Properties.Damping,
                isAlone ? States(magnet, equation.SpinTransfer, current) : [],
                isAlone ? Path(equation) : [])),
        ];
    }

    private static IReadOnlyList<RestState> States(Magnet magnet, SpinTransferPotentials torque, Current current) =>
        [.. Equilibria.Of(magnet, torque, current).Points.Select(point => new RestState(point.Direction, point.IsStable, point.Index < 0))];

    /// <summary>Between the two lowest minima of the energy.</summary>
    private static IReadOnlyList<Vector3d> Path(GeneralizedLlg equation)
    {
        Equilibrium[] minima = [.. Equilibria.Of(equation.Magnets[0], SpinTransferPotentials.None, Current.Zero).Stable.OrderBy(point => point.Energy.Si).Take(2)];
        if (minima.Length < 2) return [];
        EnergyPathSearch search = EnergyPathSearch.Between(equation, Moments.Of(minima[0].Direction), Moments.Of(minima[1].Direction), PathPoints);
        return search.Path is { } path ? [.. path.Points.Select(point => point.Directions[0].Components)] : [];
    }
}
