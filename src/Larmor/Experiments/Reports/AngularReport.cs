using System.Globalization;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a scan of angles into its result.</summary>
internal static class AngularReport
{
    public static AngularResult Of(Angular settings, Device device, Turning turning, AngularScan scan) => new()
    {
        Kind = settings.Kind,
        Name = settings.Name,
        AllTogether = settings.All,
        Turned = [.. Turned(turning, scan)],
        Angles = scan.Angles,
        ResistanceAreas = scan.ResistanceAreas,
        Magnets = scan.Magnets,
        Torques = scan.Torques,
        About = turning.About,
        Scalars = [.. Extremes(device, scan), .. settings.All ? Anisotropic(scan) : Lambda(scan)],
        Tables = [new Table("angular", "Resistance and torques against the angle.", [.. TorqueColumns.Resistance(scan, device.CrossSection?.Area.Si), .. settings.All ? [] : Turned(turning, scan).SelectMany(Columns), .. TorqueColumns.Vectors(scan)])],
        Arrays = [TorqueColumns.Array(scan)],
        Checks = scan.Checks,
        Notes = [.. Notes(settings, device.Stack, turning)],
        Citations = TransportReport.CitationsOf(device.Stack),
    };

    private static IEnumerable<TurningTorque> Turned(Turning turning, AngularScan scan)
    {
        IReadOnlyList<IReadOnlyList<Vector3d>> torques = scan.Torques;
        for (int k = 0; k < scan.Magnets.Count; k++)
        {
            int magnet = k;
            if (turning.Sense(magnet) == 0) continue;
            yield return new TurningTorque(
                scan.Magnets[magnet],
                [.. scan.Points.Select((point, i) => Vector3d.Dot(torques[i][magnet], Vector3d.Cross(turning.About, point.Moments[magnet])))],
                [.. torques.Select(row => Vector3d.Dot(row[magnet], turning.About))]);
        }
    }

    private static IEnumerable<Column> Columns(TurningTorque torque) =>
    [
        new Column($"turning-torque-{torque.Name}", "J/A", $"Torque per area on '{torque.Name}' about the turning axis over the current density; positive turns it the way in which the angle grows.", torque.Turning),
        new Column($"torque-out-of-plane-{torque.Name}", "J/A", $"Torque per area on '{torque.Name}' along the turning axis over the current density.", torque.Across),
    ];

    private static IEnumerable<Scalar> Extremes(Device device, AngularScan scan)
    {
        AnglePoint least = scan.Points.MinBy(point => point.State.NonEquilibriumResistanceArea)!, most = scan.Points.MaxBy(point => point.State.NonEquilibriumResistanceArea)!;
        // The series part does not depend on the angle, or as little as what is written out beside it: its difference is exact.
        double change = Change(most, least);
        string? flat = Math.Abs(change) > 1e-13 * most.State.ResistanceArea ? null : "The resistance does not depend on the angle, to rounding.";
        if (flat is not null) change = 0;
        yield return new Scalar("resistance-area-smallest", least.State.ResistanceArea, "ohm m^2", "Smallest resistance times area at the angles measured, without the leads' own.");
        yield return new Scalar("resistance-area-largest", most.State.ResistanceArea, "ohm m^2", "Largest resistance times area at the angles measured.");
        yield return new Scalar("resistance-area-change", change, "ohm m^2", "Largest minus smallest.");
        yield return new Scalar("angle-of-smallest-resistance", flat is null ? least.Angle : null, "rad", "Angle of the smallest resistance.", flat);
        yield return new Scalar("angle-of-largest-resistance", flat is null ? most.Angle : null, "rad", "Angle of the largest resistance.", flat);
        yield return device.CrossSection is { } section
            ? new Scalar("resistance-change", change / section.Area.Si, "ohm", "Largest minus smallest resistance.")
            : new Scalar("resistance-change", null, "ohm", "Largest minus smallest resistance.", "The device has no cross-section.");
        yield return least.State.ResistanceArea > 0
            ? new Scalar("magnetoresistance", change / least.State.ResistanceArea, "1", "Change over the smallest resistance, both without the leads' own.")
            : new Scalar("magnetoresistance", null, "1", "Change over the smallest resistance, both without the leads' own.", "The smallest resistance is zero.");
    }

    private static IEnumerable<Scalar> Anisotropic(AngularScan scan)
    {
        const string meaning = "R(0 deg) - R(90 deg), the moments along and across the current, times area.", ratio = "The same over R(90 deg).";
        AnglePoint? along = At(scan, 0), across = At(scan, 90);
        if (along is null || across is null)
        {
            const string reason = "The angles 0 deg and 90 deg were not both measured.";
            yield return new Scalar("anisotropic-magnetoresistance-area", null, "ohm m^2", meaning, reason);
            yield return new Scalar("anisotropic-magnetoresistance", null, "1", ratio, reason);
            yield break;
        }
        double change = Change(along, across);
        yield return new Scalar("anisotropic-magnetoresistance-area", change, "ohm m^2", meaning);
        yield return across.State.ResistanceArea > 0
            ? new Scalar("anisotropic-magnetoresistance", change / across.State.ResistanceArea, "1", ratio)
            : new Scalar("anisotropic-magnetoresistance", null, "1", ratio, "R(90 deg) is zero.");
    }

    private static IEnumerable<Scalar> Lambda(AngularScan scan)
    {
        (double? lambda, string? reason) = AngularLaws.LambdaSquaredFromResistance(scan);
        yield return new Scalar("lambda-squared-from-resistance", lambda, "1", AngularLaws.LambdaFromResistanceMeaning, reason);
    }

    private static AnglePoint? At(AngularScan scan, double degrees) => scan.Points.FirstOrDefault(point => Math.Abs(point.Angle - (degrees * Math.PI / 180)) < 1e-9);

    private static double Change(AnglePoint a, AnglePoint b) =>
        (a.State.SeriesResistanceArea - b.State.SeriesResistanceArea) + (a.State.NonEquilibriumResistanceArea - b.State.NonEquilibriumResistanceArea);

    private static IEnumerable<string> Notes(Angular settings, Multilayer stack, Turning turning)
    {
        if (settings.All)
        {
            yield return $"All magnets turn together about {turning.About}, from {turning.Reference} (0 deg, along the current).";
            bool isAnisotropic = stack.Layers.Any(layer => layer.Material.Channels.IsAnisotropic) || stack.Interfaces.Any(contact => contact.Relaxations.Any(one => one.Anisotropy.Si != 0));
            if (!isAnisotropic) yield return "No relaxation of this stack depends on the angle between the moment and the current: the resistance is the same at all angles.";
        }
        else
        {
            yield return $"{TurningWords.Of(turning)} The torque per area is given over the current density along +x; its electrons move along -x.";
        }
        yield return "The resistance is linear response: it does not depend on the current or its sign.";
        yield return TransportReport.LeadsLeftOut;
    }
}
