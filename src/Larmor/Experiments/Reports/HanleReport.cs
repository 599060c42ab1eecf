using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>Puts the answers of a Hanle measurement together.</summary>
internal static class HanleReport
{
    private const double Tolerance = 1e-11;
    private const double StepsPerTurn = 40;
    private const int MostSteps = 4000;
    private const double SmallestCosine = 1e-12;

    public static HanleResult Of(Hanle settings, HanleWire solver, IReadOnlyList<HanlePoint> points, HanlePoint atZero)
    {
        SpinWire wire = settings.Wire;
        bool isLocal = wire.Detector is null;
        double[] fields = [.. settings.Field.Values.Select(value => value.Si)], parallel = [.. points.Select(point => point.DetectorResistance)];
        double[] antiparallel = isLocal ? [] : [.. parallel.Select(value => -value)];
        (double? halfWidth, string? reason) = HalfWidth(settings, solver, atZero.DetectorResistance);
        IReadOnlyList<WirePoint> profile = solver.Profile(settings.Field.Along, MagneticField.Zero);
        return new HanleResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Wire = wire,
            Along = settings.Field.Along,
            Fields = fields,
            Parallel = parallel,
            Antiparallel = antiparallel,
            HalfWidth = halfWidth,
            Profile = profile,
            Power = atZero.Power,
            Scalars = [.. Signals(isLocal, atZero), new Scalar("half-width", halfWidth, "T", "Field at which the curve has fallen to half of its value without field.", reason), .. WireScalars(wire, atZero)],
            Tables = [Curves(fields, points, isLocal), ProfileTable(profile), PowerTable(atZero.Power, wire.CrossSection.Si)],
            Checks = ChecksOf([.. points, atZero]),
            Notes = [.. NotesOf(settings)],
            Citations = [Citations.WegroweDrouhin, Citations.Jedema, Citations.TakahashiMaekawa, .. wire.Material.Sources],
        };
    }

    private static IEnumerable<Scalar> Signals(bool isLocal, HanlePoint atZero)
    {
        double signal = atZero.DetectorResistance;
        if (isLocal)
        {
            yield return new Scalar("local-resistance", signal, "ohm", "Spin part of the injector's resistance without field: its spin voltage over the current.");
            yield break;
        }
        yield return new Scalar("nonlocal-resistance-parallel", signal, "ohm", "Spin voltage of the detector over the injected current without field, contacts as given.");
        yield return new Scalar("nonlocal-resistance-antiparallel", -signal, "ohm", "The same with the detector turned over.");
        yield return new Scalar("signal-change", 2 * signal, "ohm", "Parallel minus antiparallel without field.");
        yield return new Scalar("local-resistance", atZero.InjectorResistance, "ohm", "Spin part of the injector's own resistance without field.");
    }

    private static IEnumerable<Scalar> WireScalars(SpinWire wire, HanlePoint atZero)
    {
        double length = wire.Material.Channels.SpinDiffusionLength.Si;
        yield return new Scalar("spin-lifetime", wire.SpinLifetime!.Value.Si, "s", "T1 = l^2/D of the wire: the tau_sf of Hanle measurements.");
        yield return new Scalar("diffusion-constant", wire.Diffusion!.Value.Si, "m^2/s", "Diffusion constant D of the wire.");
        yield return new Scalar("decay-length", length, "m", "Length l over which spin accumulation decays in the wire.");
        yield return new Scalar("spin-resistance", wire.Material.Channels.SpinResistance.Si / wire.CrossSection.Si, "ohm", "rho l/A of the wire: contacts of smaller resistance absorb spin.");
        yield return new Scalar("injected-polarization", atZero.InjectedPolarization, "1", "Spin current that enters the wire at the injector, along its magnetization, over the charge current, without field.");
    }

    /// <summary>The curve is followed outwards from zero field in steps small against a turn on the way, then the crossing is found.</summary>
    private static (double? Field, string? Reason) HalfWidth(Hanle settings, HanleWire solver, double signal)
    {
        SpinWire wire = settings.Wire;
        double cosine = wire.Detector is null ? 1 : Vector3d.Dot(wire.Injector.Magnetization, wire.Detector.Magnetization);
        if (signal == 0 || Math.Abs(cosine) < SmallestCosine) return (null, "There is no signal without field.");
        double length = wire.Material.Channels.SpinDiffusionLength.Si, lengths = 1 + (wire.Distance.Si / length);
        double step = 2 * Math.PI / (StepsPerTurn * wire.SpinLifetime!.Value.Si * lengths * solver.Precession(MagneticField.FromSi(1)));
        double Excess(double field) => (solver.At(settings.Field.Along, MagneticField.FromSi(field)).DetectorResistance / signal) - 0.5;
        for (int k = 1; k <= MostSteps; k++)
        {
            if (Excess(k * step) <= 0) return (RootFinding.Brent(Excess, (k - 1) * step, k * step, 1e-15 * step), null);
        }
        return (null, "In a field of this direction the curve does not fall to half.");
    }

    private static Table Curves(double[] fields, IReadOnlyList<HanlePoint> points, bool isLocal)
    {
        double[] signal = [.. points.Select(point => point.DetectorResistance)];
        List<Column> columns = [new Column("field", "T", "mu0 H along its direction.", fields)];
        if (isLocal)
        {
            columns.Add(new Column("local-resistance", "ohm", "Spin part of the injector's resistance.", signal));
        }
        else
        {
            columns.Add(new Column("resistance-parallel", "ohm", "Spin voltage of the detector over the injected current, contacts as given.", signal));
            columns.Add(new Column("resistance-antiparallel", "ohm", "The same with the detector turned over.", [.. signal.Select(value => -value)]));
            columns.Add(new Column("local-resistance", "ohm", "Spin part of the injector's own resistance.", [.. points.Select(point => point.InjectorResistance)]));
        }
        return new Table("curve", "Hanle curve.", columns);
    }

    private static Table ProfileTable(IReadOnlyList<WirePoint> profile) => new(
        "profile",
        "Spins along the wire without field, per unit of injected current; both sides of each contact occur.",
        [
            new Column("position", "m", "Along the wire, 0 at the injector, positive towards the detector.", [.. profile.Select(point => point.Position)]),
            new Column("accumulation", "ohm", "Spin accumulation along the injector's magnetization over the current.", [.. profile.Select(point => point.Accumulation)]),
            new Column("spin-current", "1", "Spin current along the wire, of the same component, over the charge current.", [.. profile.Select(point => point.SpinCurrent)]),
        ]);

    private static Table PowerTable(PowerBudget power, double area)
    {
        PowerEntry[] entries = [.. power.Entries];
        return new Table(
            "power",
            "Power that the spins turn into heat over the square of the current, without field, by place and mechanism.",
            [new Column("power-per-current-squared", "ohm", "Heat over current squared.", [.. entries.Select(entry => entry.PowerPerArea / area)])],
            [.. entries.Select(entry => $"{entry.Place}: {entry.Mechanism}")]);
    }

    private static AuditCheck[] ChecksOf(IReadOnlyList<HanlePoint> points) =>
    [
        new AuditCheck("power-closure", points.Max(point => point.Power.ClosureResidual), Tolerance, "Power that the current does against the spin accumulation, against the sum of all heats, relative; worst of all fields."),
        new AuditCheck("reciprocity", points.Max(point => point.ReciprocityResidual), Tolerance, "Detector's answer to the injector against the reverse with the field turned over, relative; eliminated from opposite ends; worst of all fields."),
        new AuditCheck("entropy-production", points.Max(NegativeShare), 0, "Most negative heat of all places and mechanisms, relative to their sum; worst of all fields."),
    ];

    private static double NegativeShare(HanlePoint point)
    {
        double most = point.Power.Entries.Max(entry => -entry.PowerPerArea);
        return most <= 0 ? 0 : most / Math.Abs(point.Power.Dissipated);
    }

    private static IEnumerable<string> NotesOf(Hanle settings)
    {
        SpinWire wire = settings.Wire;
        yield return "The wire of a Hanle measurement lies in the film plane; only the angles between the field and the magnetizations of the contacts count.";
        yield return wire.Detector is null
            ? "Local measurement: the injector is its own detector, and its curve is the spin part of its resistance."
            : "Non-local measurement: the charge current enters the wire at the injector and leaves by its left end; only spins reach the detector. Antiparallel means the detector turned over.";
        if (wire.Left.Condition is EndCondition.Polarization) yield return "The current that leaves by the left end is polarized and takes spins with it.";
        yield return "Contacts keep their magnetization in the field; the ohmic resistance of wire and contacts is left out.";
        yield return "A contact that absorbs spin absorbs all directions alike: transverse spin has no sink of its own.";
    }
}
