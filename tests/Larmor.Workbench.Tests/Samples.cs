using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Workbench.Tests;

/// <summary>A pillar and made-up results of every kind, with the shapes (not the numbers) of real ones.</summary>
internal static class Samples
{
    private const double CurrentDensity = 1e11;
    private static readonly string[] Places = ["Cu | fixed", "fixed", "fixed | Cu-2", "Cu-2", "Cu-2 | free", "free", "free | Cu-3"];

    public static Device Pillar()
    {
        Material copper = new()
        {
            Name = "Cu",
            Channels = ChannelNetwork.FromMeasuredResistivity(Resistivity.FromNanoohmMetres(6), 0, Length.FromNanometres(450)),
            Sources = [new Citation("bass-pratt-2007", "J. Bass, W. P. Pratt, J. Phys.: Condens. Matter 19, 183201 (2007).", "10.1088/0953-8984/19/18/183201")],
        };
        Material cobalt = new()
        {
            Name = "Co",
            Channels = ChannelNetwork.FromValetFert(Resistivity.FromNanoohmMetres(75), 0.46, Length.FromNanometres(60)),
            Magnetic = new MagneticProperties(Magnetization.FromMegaamperesPerMetre(1.42), 0.02),
        };
        InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromFemtoohmSquareMetres(0.51), 0.77, 0.25);
        Layer[] layers =
        [
            new() { Name = "Cu", Material = copper },
            new() { Name = "fixed", Material = cobalt, Thickness = Length.FromNanometres(40), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) },
            new() { Name = "Cu-2", Material = copper, Thickness = Length.FromNanometres(6) },
            new() { Name = "free", Material = cobalt, Thickness = Length.FromNanometres(2.5), Magnetization = LayerMagnetization.Free },
            new() { Name = "Cu-3", Material = copper },
        ];
        CrossSection section = new CrossSection.Ellipse(Length.FromNanometres(60), Length.FromNanometres(130));
        return new Device
        {
            Title = "Co/Cu/Co pillar, 60 x 130 nm <low temperature>",
            Temperature = Temperature.FromKelvins(4.2),
            Stack = new Multilayer(layers, [contact, contact, contact, contact], new EndCondition.Lead(), new EndCondition.Lead()),
            CrossSection = section,
        };
    }

    public static AccumulationResult Accumulation()
    {
        double[] positions = [.. Enumerable.Range(0, 401).Select(i => -60e-9 + (i * 168.5e-9 / 400))];
        TransportPoint[] points = [.. positions.Select(Point)];
        return new AccumulationResult
        {
            Kind = "accumulation",
            Name = "accumulation",
            Scalars = [Scalar("resistance-area", 4.286e-15, "ohm m^2"), Scalar("current-density", CurrentDensity, "A/m^2")],
            Tables = [new Table("profiles", "Profiles along the stack.", [new Column("position", "m", "x", positions), new Column("accumulation", "V", "Δμ", [.. points.Select(point => point.Accumulation)])])],
            Checks = Checks(),
            Notes = ["Positive current flows along +x, from Cu to Cu-3; the electrons go the other way, from free to fixed."],
            Citations = [Citations.ValetFert],
            Transport = Transport(1),
            Positions = positions,
            Points = points,
        };
    }

    public static MagnetoresistanceResult Magnetoresistance() => new()
    {
        Kind = "magnetoresistance",
        Name = "magnetoresistance",
        Scalars =
        [
            Scalar("resistance-parallel", 0.69960854569, "ohm"),
            Scalar("resistance-antiparallel", 0.79263049498, "ohm"),
            Scalar("resistance-change", 0.09302194929, "ohm"),
        ],
        Tables =
        [
            new Table("shares", "Share of every layer and interface.", [new Column("series", "ohm m^2", "series part", [.. Transport(1).Shares.Select(share => share.Series)])], Places),
        ],
        Checks = Checks(),
        Citations = [Citations.ValetFert, Citations.WegroweDrouhin],
        Parallel = Transport(1),
        Antiparallel = Transport(1.9),
    };

    public static HysteresisResult Hysteresis()
    {
        double[] currents = [-3e-3, -2.3e-3, 0, 4.8e-3, 6e-3];
        return new HysteresisResult
        {
            Kind = "hysteresis",
            Name = "hysteresis",
            Scalars = [Scalar("coercive-field-up", 0.044, "T"), new Scalar("loop-shift", null, "T", "Shift of the loop.", "No coercive field: the moment ends on a limit cycle.")],
            Tables = [new Table("loops", "Field loops.", [new Column("field", "T", "μ0 H", [-0.1, 0, 0.1]), new Column("m-along", "1", "mean", [-1, double.NaN, 1])])],
            Arrays = [Map()],
            Checks = Checks(),
            Along = UnitVector.Z,
            Loops = [.. currents.Select(current => Loop(current))],
        };
    }

    public static FmrResult Fmr()
    {
        List<ResonancePoint> points = [];
        foreach (double sense in new[] { 1.0, -1.0 })
        {
            for (int i = 0; i <= 60; i++)
            {
                double current = -4e-3 + (i * 0.2e-3);
                double width = 0.6e9 * (1 - (sense * current / 4.8e-3));
                points.Add(new ResonancePoint(0.1, current, sense > 0 ? "parallel" : "antiparallel", sense * UnitVector.Z.Components, 7.6e9 + (sense * 2.1e9), width, width > 0));
            }
        }
        return new FmrResult
        {
            Kind = "fmr",
            Name = "fmr",
            Scalars = [Scalar("frequency", 7.6e9, "Hz"), Scalar("threshold-current-up", 4.8e-3, "A")],
            Tables = [new Table("resonances", "Resonances.", [new Column("current", "A", "I", [.. points.Select(point => point.Current)]), new Column("frequency", "Hz", "f", [.. points.Select(point => point.Frequency)])], [.. points.Select(point => point.State)])],
            Checks = Checks(),
            Along = UnitVector.Z,
            Resonances = points,
            Thresholds = [new ThresholdPoint(0.1, "parallel", 4.8e-3, true), new ThresholdPoint(0.1, "antiparallel", -4.8e-3, true)],
        };
    }

    public static DynamicsResult Dynamics()
    {
        double[] times = [.. Enumerable.Range(0, 2001).Select(i => i * 10e-12)];
        Vector3d[] directions = [.. times.Select(Direction)];
        return new DynamicsResult
        {
            Kind = "dynamics",
            Name = "dynamics",
            Scalars = [Scalar("final-z", directions[^1].Z, "1")],
            Tables = [new Table("trajectory", "Trajectory.", [new Column("time", "s", "t", times), new Column("m-z", "1", "mz", [.. directions.Select(direction => direction.Z)])])],
            Checks = Checks(),
            Times = times,
            Moments = [new MomentTrajectory("free", directions)],
            Energies = [.. directions.Select(direction => -3e4 * direction.Z * direction.Z)],
            TorquePowers = [.. directions.Select(direction => 4e-9 * (1 - (direction.Z * direction.Z)))],
            GilbertPowers = [.. directions.Select(direction => 3.6e-9 * (1 - (direction.Z * direction.Z)))],
        };
    }

    public static RunRecord Run(params Result[] results) => new()
    {
        Device = Pillar(),
        Results = results,
        Input = "larmor: 1\ntitle: Co/Cu/Co pillar <low temperature> & more\n",
        InputName = "pillar.yaml",
        Version = "0.1.0",
        Seed = 7,
        Readings = ["The field 500 Oe was read as μ0H = 50 mT."],
    };

    public static RunRecord WholeRun() => Run(Accumulation(), Magnetoresistance(), Hysteresis(), Fmr(), Dynamics());

    private static Scalar Scalar(string name, double value, string unit) => new(name, value, unit, $"The {name.Replace('-', ' ')}.");

    private static AuditCheck[] Checks() =>
    [
        new("power-closure", 3e-16, 1e-12, "Power supplied against the sum of all powers dissipated."),
        new("reciprocity", 0, 1e-12, "Asymmetry of the response matrix."),
        new("entropy-production", 0, 0, "The most negative dissipated power, as a share of the total."),
    ];

    private static TransportPoint Point(double x)
    {
        double accumulation = (x < 0 ? Math.Exp(x / 450e-9) * 40e-6 : x < 40e-9 ? (40e-6 * (1 - (x / 16e-9))) : -60e-6 * Math.Exp(-(x - 40e-9) / 450e-9));
        double mean = -CurrentDensity * (x < 0 ? 3e-9 : x < 40e-9 ? 30e-9 : 3e-9) * x;
        double polarization = x < 0 ? 0.3 : 0.46 - (x < 40e-9 ? 0.1 * Math.Cos(x / 10e-9) : 0.2);
        return new TransportPoint(x, mean + (accumulation / 2), mean - (accumulation / 2), accumulation, CurrentDensity * (1 + polarization) / 2, CurrentDensity * (1 - polarization) / 2, 1e15 * accumulation, null);
    }

    private static SteadyTransport Transport(double spin)
    {
        double[] series = [0.21e-15, 2.36e-15, 0.21e-15, 0.036e-15, 0.21e-15, 0.15e-15, 0.21e-15];
        double[] extra = [0.08e-15, 0.12e-15, 0.1e-15, 0.002e-15, 0.11e-15, 0.01e-15, 0.06e-15];
        ResistanceShare[] shares = [.. Places.Select((place, i) => new ResistanceShare(place, series[i], spin * extra[i]))];
        List<PowerEntry> entries = [];
        foreach (ResistanceShare share in shares)
        {
            entries.Add(new PowerEntry(share.Name, "joule", share.Series * CurrentDensity * CurrentDensity));
            entries.Add(new PowerEntry(share.Name, "joule-excess", share.NonEquilibrium / 2 * CurrentDensity * CurrentDensity));
            entries.Add(new PowerEntry(share.Name, "spin-flip", share.NonEquilibrium / 2 * CurrentDensity * CurrentDensity));
        }
        return new SteadyTransport
        {
            CurrentDensity = CurrentDensity,
            SeriesResistanceArea = shares.Sum(share => share.Series),
            NonEquilibriumResistanceArea = shares.Sum(share => share.NonEquilibrium),
            Shares = shares,
            Power = new PowerBudget { Supplied = entries.Sum(entry => entry.PowerPerArea), Entries = entries },
            Checks = Checks(),
        };
    }

    private static HysteresisLoop Loop(double current)
    {
        double up = 0.044 - (current * 2);
        double down = -0.044 - (current * 2);
        bool hasCycle = current > 5e-3;
        return new HysteresisLoop(current, Branch(1, up), Branch(-1, down), up, hasCycle ? null : down, "", hasCycle ? "it ends on a limit cycle" : "");

        LoopPoint[] Branch(int sense, double switching) => [.. Enumerable.Range(0, 61).Select(i =>
        {
            double field = sense * (-0.15 + (i * 0.005));
            double m = field > switching ? 1 : -1;
            bool cycles = hasCycle && field is > -0.03 and < 0.06;
            return cycles
                ? new LoopPoint(field, MomentState.LimitCycle, new Vector3d(0, 0.1, 0.4), -0.2, 0.8, 5e9)
                : new LoopPoint(field, MomentState.FixedPoint, new Vector3d(0, 0, m), m, m, 0);
        })];
    }

    private static NamedArray Map()
    {
        Axis current = new("current", "A", [-1e-3, 0, 1e-3]);
        Axis field = new("field", "T", [-0.1, -0.05, 0.05, 0.1]);
        return new NamedArray("m-along-up", "1", "Component of the moment along the field, rising branch.", [current, field], [.. Enumerable.Range(0, 12).Select(i => i / 12.0)]);
    }

    private static Vector3d Direction(double time)
    {
        double progress = 1 / (1 + Math.Exp(-(time - 9e-9) / 0.9e-9));
        double theta = 0.05 + ((Math.PI - 0.1) * progress);
        double phi = 2 * Math.PI * 7.6e9 * time;
        UnitVector direction = UnitVector.Along(0.25 * Math.Sin(theta) * Math.Sin(phi), Math.Sin(theta) * Math.Cos(phi), Math.Cos(theta));
        return direction.Components;
    }
}
