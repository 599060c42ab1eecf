using Larmor.Coupling;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers that a laboratory would quote of a torque.</summary>
internal static class SpinTransferScalars
{
    public static IEnumerable<Scalar> Of(Device device, AngularScan scan, TorqueLaw[] laws)
    {
        foreach (TorqueLaw law in laws)
        {
            string suffix = law == laws[0] ? "" : $"-{law.Name}";
            foreach (Scalar scalar in OfMagnet(device, law)) yield return scalar with { Name = scalar.Name + suffix };
        }
        (double? lambda, string? reason) = AngularLaws.LambdaSquaredFromResistance(scan);
        yield return new Scalar("lambda-squared-from-resistance", lambda, "1", AngularLaws.LambdaFromResistanceMeaning, reason);
        foreach (Scalar scalar in Resistances(device, scan)) yield return scalar;
    }

    private static IEnumerable<Scalar> OfMagnet(Device device, TorqueLaw law)
    {
        string of = $"of the torque on '{law.Name}'";
        yield return new Scalar("efficiency-parallel", law.Efficiency(1), "1", $"Efficiency eta {of} in the parallel state, aJ = hbar eta J/(2 |e| Ms d).", law.NotAxial);
        yield return new Scalar("efficiency-antiparallel", law.Efficiency(-1), "1", $"Efficiency eta {of} in the antiparallel state.", law.NotAxial);
        (double? lambda, string? reason) = law.LambdaSquared;
        yield return new Scalar("polarization", 2 * law.Efficiency(1), "1", "Polarization j of Slonczewski's formula eta = j Lambda^2/[(Lambda^2 + 1) + (Lambda^2 - 1) c] through both ends: twice the efficiency of the parallel state.", law.NotAxial);
        yield return new Scalar("lambda-squared-from-torque", lambda, "1", "Slonczewski's Lambda^2 from the torque: efficiency of the antiparallel over that of the parallel state.", reason);
        double? deviation = law.SlonczewskiDeviation();
        yield return new Scalar("slonczewski-deviation", deviation, "1", "Largest deviation of the efficiency from that formula at any angle, relative to the largest efficiency.", deviation is null ? reason ?? "The torque changes its sign between the two states: the formula does not apply." : null);
        double? perAmpere = SpinTransferReport.FieldPerAmpere(device, law.Name);
        string? missing = law.NotAxial ?? (perAmpere is null ? "It needs the cross-section of the device, and thickness and saturation magnetization of the layer." : null);
        yield return new Scalar("damping-like-parallel", perAmpere * law.Towards(1), "T/A", "aJ/I in the parallel state; positive pulls towards the reference at positive current.", missing);
        yield return new Scalar("damping-like-antiparallel", perAmpere * law.Towards(-1), "T/A", "aJ/I in the antiparallel state.", missing);
        yield return new Scalar("field-like-parallel", -perAmpere * law.Across(1), "T/A", "bJ/I in the parallel state, a field along the reference.", missing);
        yield return new Scalar("field-like-antiparallel", -perAmpere * law.Across(-1), "T/A", "bJ/I in the antiparallel state.", missing);
    }

    private static IEnumerable<Scalar> Resistances(Device device, AngularScan scan)
    {
        double? area = device.CrossSection?.Area.Si;
        foreach ((string state, double angle) in new[] { ("parallel", 0.0), ("antiparallel", Math.PI) })
        {
            double? value = scan.Points.FirstOrDefault(point => Math.Abs(point.Angle - angle) < 1e-9)?.State.ResistanceArea;
            string? missing = value is null ? "This angle was not measured." : null;
            yield return new Scalar($"resistance-area-{state}", value, "ohm m^2", $"Resistance times area of the {state} state, without the leads' own.", missing);
            yield return new Scalar($"resistance-{state}", value / area, "ohm", $"Resistance of the {state} state, without the leads' own.", missing ?? (area is null ? "The device has no cross-section." : null));
        }
    }
}
