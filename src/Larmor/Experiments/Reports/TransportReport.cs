using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Provenance;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Reports;

/// <summary>The parts that the results of collinear transport share: scalars, tables and sentences.</summary>
internal static class TransportReport
{
    public const string LeadsLeftOut = "The leads' own ohmic resistance is left out; their spin accumulation and its heat are included.";

    public const string BarriersWithoutCharge = "A tunnel barrier is its two conductances along the common axis; the charge that it stores as a capacitor is left out, which holds for times far above its resistance times its capacitance.";

    /// <summary>Decay lengths of the accumulation in each material, once.</summary>
    public static IEnumerable<Scalar> DecayLengths(Multilayer stack)
    {
        double cosine = CollinearState.Axis(stack)?.Components.X ?? 0;
        return ChannelReport.DecayLengths(stack, cosine * cosine);
    }

    /// <summary>Each mechanism's heat in W/m².</summary>
    public static IEnumerable<Scalar> Powers(PowerBudget power) => power.ByMechanism().Select(pair => new Scalar(
        $"power-{pair.Key}", pair.Value, "W/m^2", $"Heat per cross-section: {MeaningOf(pair.Key)}, over all places."));

    /// <summary>The current polarization δJ/J₀ where it counts most: the largest at a contact of a magnet and a normal metal, on the normal side.</summary>
    public static Scalar SpinPolarization(Device device, SteadyTransport solution)
    {
        const string name = "spin-polarization", meaning = "Largest dJ/J0 at a contact of a magnet and a normal metal, taken on the normal side; up is the first magnet's axis.";
        if (solution.CurrentDensity == 0) return new Scalar(name, null, "1", meaning, "There is no current.");
        double? largest = null;
        foreach ((_, double left, double right, int magnet) in Contacts(device, solution))
        {
            double polarization = (magnet == 0 ? right : left) / solution.CurrentDensity;
            if (magnet >= 0 && Math.Abs(polarization) > Math.Abs(largest ?? 0)) largest = polarization;
        }
        return new Scalar(name, largest, "1", meaning, largest is null ? "The stack has no contact of a magnet and a normal metal that polarizes the current." : null);
    }

    /// <summary>Spin current at both faces of every contact.</summary>
    public static Table ContactTable(Device device, SteadyTransport solution)
    {
        var contacts = Contacts(device, solution).ToArray();
        return new Table(
            "contacts",
            "Spin current dJ = J_up - J_down along +x on both sides of each contact.",
            [
                new Column("spin-current-left", "A/m^2", "dJ on the left side.", [.. contacts.Select(contact => contact.Left)]),
                new Column("spin-current-right", "A/m^2", "dJ on the right side.", [.. contacts.Select(contact => contact.Right)]),
            ],
            [.. contacts.Select(contact => contact.Name)]);
    }

    /// <summary>Series and non-equilibrium part of each layer and interface.</summary>
    public static Table Shares(string name, string state, SteadyTransport solution) => new(
        name,
        $"Share of each layer and interface in the resistance of the {state}, times area. A share of the non-equilibrium part may be negative; their sum is not.",
        [
            new Column("series", "ohm m^2", "Resistance times area without spin accumulation.", [.. solution.Shares.Select(share => share.Series)]),
            new Column("non-equilibrium", "ohm m^2", "What spin accumulation adds.", [.. solution.Shares.Select(share => share.NonEquilibrium)]),
        ],
        [.. solution.Shares.Select(share => share.Name)]);

    /// <summary>Heat by place and mechanism.</summary>
    public static Table Power(string name, PowerBudget power)
    {
        string[] places = [.. power.ByPlace().Keys];
        Dictionary<string, int> rows = places.Select((place, row) => (place, row)).ToDictionary(pair => pair.place, pair => pair.row, StringComparer.Ordinal);
        Dictionary<string, double[]> columns = power.ByMechanism().Keys.ToDictionary(mechanism => mechanism, _ => new double[places.Length], StringComparer.Ordinal);
        foreach (PowerEntry entry in power.Entries) columns[entry.Mechanism][rows[entry.Place]] += entry.PowerPerArea;
        return new Table(
            name,
            "Heat per cross-section by place and mechanism.",
            [.. power.ByMechanism().Keys.Select(mechanism => new Column(mechanism, "W/m^2", $"{MeaningOf(mechanism)}.", columns[mechanism]))],
            places);
    }

    /// <summary>Works that the models and the numbers of a stack rest on.</summary>
    public static IReadOnlyList<Citation> CitationsOf(Multilayer stack) =>
    [
        .. new[] { Citations.WegroweDrouhin, Citations.ValetFert }
            .Concat(stack.Layers.SelectMany(layer => layer.Material.Sources))
            .Concat(stack.Interfaces.SelectMany(contact => contact.Sources))
            .Distinct(),
    ];

    /// <summary>The same check of several solutions: the worst of each.</summary>
    public static IReadOnlyList<AuditCheck> Worst(params SteadyTransport[] solutions) =>
        [.. solutions.SelectMany(solution => solution.Checks).GroupBy(check => check.Name, StringComparer.Ordinal).Select(group => group.MaxBy(check => check.Value)!)];

    /// <summary>A mechanism of heat in words.</summary>
    public static string MeaningOf(string mechanism) => mechanism switch
    {
        "joule" => "Joule heat of the charge current alone",
        "joule-excess" => "Joule heat that the spin current adds",
        "spin-flip" => "heat of spin flips",
        "transverse-relaxation" => "heat of spins across the axis that the lattice and the moments take up",
        [var first, '-', var second] => $"heat of relaxation between the bands {first} and {second}",
        _ => mechanism,
    };

    /// <summary>Contacts with the spin current on both sides; magnet is 0 where only the left layer is magnetic, 1 where only the right one is, −1 otherwise.</summary>
    private static IEnumerable<(string Name, double Left, double Right, int Magnet)> Contacts(Device device, SteadyTransport solution)
    {
        Multilayer stack = device.Stack;
        TransportProfile profile = solution.Profile!;
        for (int i = 0; i + 1 < stack.Layers.Count; i++)
        {
            bool left = stack.Layers[i].Magnetization is not LayerMagnetization.NotMagnetic, right = stack.Layers[i + 1].Magnetization is not LayerMagnetization.NotMagnetic;
            yield return (stack.InterfaceName(i), profile.At(i, profile.RightFace(i)).SpinCurrent, profile.At(i + 1, profile.LeftFace(i + 1)).SpinCurrent, left == right ? -1 : left ? 0 : 1);
        }
    }
}
