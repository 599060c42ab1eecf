using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>The settings that measurements by ensembles over fields and currents have in common.</summary>
/// <param name="Field">The field values.</param>
/// <param name="Currents">The currents.</param>
/// <param name="Temperature">T; null for that of the device.</param>
/// <param name="Step">Step of the trajectories; null for one by the shortest period.</param>
/// <param name="Seed">Seed of the random streams; null for that of the run.</param>
/// <param name="RandomFields">Arithmetic of the random fields.</param>
internal sealed record EnsembleWords(FieldSweep Field, IReadOnlyList<Current> Currents, Temperature? Temperature, Duration? Step, ulong? Seed, NoisePrecision RandomFields)
{
    /// <summary>Reads them; null where something is wrong.</summary>
    /// <param name="values">The words of the measurement.</param>
    /// <param name="reading">Takes the faults.</param>
    /// <param name="kind">Kind of the measurement.</param>
    /// <param name="field">The field values where the file gives none.</param>
    /// <param name="currents">The currents where it gives none.</param>
    public static EnsembleWords? Read(SectionValues values, Reading reading, string kind, FieldSweep field, IReadOnlyList<Current> currents)
    {
        FieldSweep? swept = field;
        if (values.Has(FluctuationGrammar.Field) && (!values.TryGet(FluctuationGrammar.Field, out SectionValues? words) || !ExperimentBuilder.TrySweep(reading, words, kind, out swept))) return null;
        return new EnsembleWords(
            swept,
            values.Get(ExperimentGrammar.Currents, currents),
            values.TryGet(NoiseGrammar.Temperature, out Temperature temperature) ? temperature : null,
            values.TryGet(NoiseGrammar.Step, out Duration step) ? step : null,
            SeedOf(values),
            values.Get(NoiseGrammar.RandomFields, NoisePrecision.Binary32));
    }

    /// <summary>The seed; null for that of the run.</summary>
    public static ulong? SeedOf(SectionValues values) => values.TryGet(NoiseGrammar.Seed, out int seed) ? (ulong)seed : null;
}
