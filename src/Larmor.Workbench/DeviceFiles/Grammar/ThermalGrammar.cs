using Larmor.Experiments;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>Temperatures of moments: one for all, or by the names of free layers.</summary>
internal sealed record TemperatureWord(Temperature? All, IReadOnlyList<(ScalarNode Name, Temperature Value)> ByName);

/// <summary>The words of a trajectory with thermal noise.</summary>
internal static class ThermalGrammar
{
    public const string Heun = "heun";

    private static readonly ValueForm<Temperature> One = QuantityForm.Of<Temperature>(Limits.NotNegative);

    public static readonly Key<TemperatureWord> Temperature = new("temperature", new ChoiceForm<TemperatureWord>(
        "a temperature such as '300 K', or temperatures by the names of free layers such as { free: 300 K, reference: 350 K }",
        (Fits.Mapping, new MapForm<Temperature>(One, "temperatures by the names of free layers", "free: 300 K").As(entries => new TemperatureWord(null, entries))),
        (_ => true, One.As(temperature => new TemperatureWord(temperature, [])))),
        "temperature of the moments, of all or by name: thermal noise moves them") { Default = "none: motion without noise" };

    public static readonly Key<int> Trajectories = new("trajectories", new IntegerForm(1, Dynamics.MostTrajectories), "with a temperature: number of trajectories; with more than one means, standard errors and spread") { Default = "1" };
}
