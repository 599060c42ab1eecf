using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Workbench.Display;

/// <summary>A power budget in the quantity that a person would read: as power where there is a current, per current squared where any current will do.</summary>
/// <param name="State">The state that it belongs to, such as P; empty where there is one.</param>
/// <param name="Budget">The budget per cross-section.</param>
/// <param name="Quantity">What is shown, as markup.</param>
/// <param name="SiUnit">Its SI unit.</param>
/// <param name="Factor">From W/m^2 to that unit.</param>
internal sealed record ShownBudget(string State, PowerBudget Budget, string Quantity, string SiUnit, double Factor)
{
    /// <summary>The budgets of a result; none where it solves no stack.</summary>
    public static IReadOnlyList<ShownBudget> Of(Result result, Device device) => result switch
    {
        AccumulationResult accumulation => [AtItsCurrent(accumulation.Transport, device)],
        MagnetoresistanceResult both => [PerCurrentSquared("P", both.Parallel, device), PerCurrentSquared("AP", both.Antiparallel, device)],
        _ => [],
    };

    /// <summary>A mechanism in words.</summary>
    public static string Words(string mechanism) => mechanism switch
    {
        "joule" => "Joule",
        "joule-excess" => "Joule excess",
        [_, '-', _] => mechanism,
        _ => mechanism.Replace('-', ' '),
    };

    /// <summary>The mechanisms from the plainest to the rest, in order of first appearance.</summary>
    public IEnumerable<string> Mechanisms => Budget.ByMechanism().Keys.OrderBy(mechanism => mechanism == "joule" ? 0 : 1);

    /// <summary>What each mechanism takes at each place, in the shown unit; places along +x.</summary>
    public (IReadOnlyList<string> Places, IReadOnlyDictionary<string, double[]> Parts) ByPlaceAndMechanism()
    {
        string[] places = [.. Budget.ByPlace().Keys];
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        for (int i = 0; i < places.Length; i++) index[places[i]] = i;
        Dictionary<string, double[]> parts = new(StringComparer.Ordinal);
        foreach (PowerEntry entry in Budget.Entries)
        {
            double[] column = parts.TryGetValue(entry.Mechanism, out double[]? known) ? known : parts[entry.Mechanism] = new double[places.Length];
            column[index[entry.Place]] += entry.PowerPerArea * Factor;
        }
        return (places, parts);
    }

    private static ShownBudget AtItsCurrent(SteadyTransport transport, Device device) => device.CrossSection is { } section
        ? new ShownBudget("", transport.Power, "Power", "W", section.Area.Si)
        : new ShownBudget("", transport.Power, "Power", "W/m^2", 1);

    /// <summary>Where the resistance is linear response the power goes with the square of the current: a resistance is what remains.</summary>
    private static ShownBudget PerCurrentSquared(string state, SteadyTransport transport, Device device)
    {
        double square = transport.CurrentDensity * transport.CurrentDensity;
        return device.CrossSection is { } section
            ? new ShownBudget(state, transport.Power, "Power / I^{2}", "ohm", 1 / (square * section.Area.Si))
            : new ShownBudget(state, transport.Power, "Power / J^{2}", "ohm m^2", 1 / square);
    }
}
