using System.Globalization;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>Turns a scan of angles into the torque on the turned magnets towards the reference.</summary>
internal static class SpinTransferReport
{
    public static SpinTransferResult Of(SpinTransferMeasurement settings, Device device, Turning turning, AngularScan scan, IReadOnlyList<TransferMap> maps)
    {
        TorqueLaw[] laws = [.. turning.Turned.Select(name => TorqueLaw.Of(device.Stack, turning, name))];
        TurnedMagnet[] turned = [.. laws.Select(law => TurnedOf(device, turning, scan, law))];
        double? lambda = laws[0].LambdaSquared.Value;
        return new SpinTransferResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Reference = turning.Reference,
            ReferenceLayer = turning.ReferenceName,
            Angles = scan.Angles,
            ResistanceAreas = scan.ResistanceAreas,
            Magnets = scan.Magnets,
            Torques = scan.Torques,
            Turned = turned,
            Maps = maps,
            Scalars = [.. SpinTransferScalars.Of(device, scan, laws), .. TransferMapReport.Scalars(maps)],
            Tables = [new Table("spin-transfer", "Torque and resistance against the angle. A field that is empty has no limit there.", [.. TorqueColumns.Resistance(scan, device.CrossSection?.Area.Si), .. turned.SelectMany(magnet => Columns(device, scan, magnet, turned.Length > 1)), .. TorqueColumns.Vectors(scan)]), .. TransferMapReport.Tables(maps)],
            Arrays = [TorqueColumns.Array(scan), .. TransferMapReport.Arrays(maps)],
            Checks = AngularLaws.Symmetry(device.Stack, scan, lambda) is { } check ? [.. scan.Checks, check, .. TransferMapReport.Checks(maps)] : [.. scan.Checks, .. TransferMapReport.Checks(maps)],
            Notes = [.. device.Remarks, .. Notes(device, turning, laws), .. TransferMapReport.Notes(maps)],
            Citations = [.. TransportReport.CitationsOf(device.Stack).Concat([Citations.BrataasBauerKelly, Citations.Slonczewski]).Distinct()],
        };
    }

    private static TurnedMagnet TurnedOf(Device device, Turning turning, AngularScan scan, TorqueLaw law)
    {
        int magnet = Enumerable.Range(0, scan.Magnets.Count).First(k => scan.Magnets[k] == law.Name);
        (double Towards, double Across)[] coefficients = [.. scan.Points.Select(point => law.At(point, magnet, turning))];
        double side = law.IsLeft ? -1 : 1;
        double[] efficiencies = [.. coefficients.Select(pair => side * pair.Towards)], fieldLike = [.. coefficients.Select(pair => -side * pair.Across)];
        double? perAmpere = FieldPerAmpere(device, law.Name);
        return new TurnedMagnet(
            law.Name,
            efficiencies,
            fieldLike,
            perAmpere is { } factor ? [.. coefficients.Select(pair => factor * pair.Towards)] : null,
            perAmpere is { } same ? [.. coefficients.Select(pair => -same * pair.Across)] : null);
    }

    /// <summary>(ħ/2q)/(Ms d · area) in T/A: aJ/I for T = 1; null without cross-section, thickness or Ms.</summary>
    internal static double? FieldPerAmpere(Device device, string layer)
    {
        Layer found = device.Stack.Layers[TurningWords.IndexOf(device.Stack, layer)];
        MagneticProperties? properties = device.Magnets.FirstOrDefault(magnet => magnet.Magnet.Name == layer)?.Magnet.Properties ?? found.Material.Magnetic;
        return properties is null || found.Thickness is not { } thickness || device.CrossSection is not { } section
            ? null
            : SpinTorque.PerSpinCurrent / (properties.SaturationMagnetization.Si * thickness.Si * section.Area.Si);
    }

    private static IEnumerable<Column> Columns(Device device, AngularScan scan, TurnedMagnet magnet, bool isOneOfMany)
    {
        string suffix = isOneOfMany ? $"-{magnet.Name}" : "";
        yield return new Column($"efficiency{suffix}", "1", $"Efficiency of the damping-like torque on '{magnet.Name}': aJ = hbar eta J/(2 |e| Ms d).", magnet.Efficiencies);
        yield return new Column($"field-like-efficiency{suffix}", "1", "The same of the field-like torque, bJ = hbar eta J/(2 |e| Ms d).", magnet.FieldLikeEfficiencies);
        if (magnet is not { DampingLike: { } damping, FieldLike: { } field } || device.CrossSection is not { } section) yield break;
        yield return new Column($"damping-like{suffix}", "T/A", "aJ/I, positive towards the reference at positive current.", damping);
        yield return new Column($"field-like{suffix}", "T/A", "bJ/I, a field along the reference.", field);
        yield return new Column($"damping-like-per-voltage{suffix}", "T/V", "aJ over the voltage, without the leads' own.", [.. damping.Select((value, i) => value * section.Area.Si / scan.ResistanceAreas[i])]);
        yield return new Column($"field-like-per-voltage{suffix}", "T/V", "bJ over the voltage, without the leads' own.", [.. field.Select((value, i) => value * section.Area.Si / scan.ResistanceAreas[i])]);
    }

    private static IEnumerable<string> Notes(Device device, Turning turning, TorqueLaw[] laws)
    {
        yield return TurningWords.Of(turning);
        foreach (TorqueLaw law in laws)
        {
            string effect = law.Strengths is { } strengths ? SpinTransfer.EffectOf(strengths, law.Name, turning.ReferenceName) : "turns it in a way that the table and the figure show";
            yield return TurningWords.Electrons(device.Stack, law.Name, turning.ReferenceName, effect);
            if (law.NotAxial is { } reason) yield return $"{reason} The torque on '{law.Name}' is therefore more than a function of its angle to '{turning.ReferenceName}', and has no aJ and bJ where both are collinear; the vectors hold everywhere.";
        }
        yield return "aJ > 0 pulls towards the direction of the reference, bJ acts as a field along it; both for positive current. The torque is linear response: it reverses with the current.";
        if (device.Stack.Interfaces.Any(contact => contact.Tunnel is { FieldLike: not 0 })) yield return "The field-like torque of the tunnel barrier is its part linear in the voltage; in real barriers it is mostly even in the voltage, which is not in these numbers.";
        if (device.Magnets.Any(magnet => magnet.Torques.Count > 0)) yield return "This is the torque computed from the stack. The measurements that move a moment use the torque given by hand in the device file instead.";
        yield return TransportReport.LeadsLeftOut;
    }
}
