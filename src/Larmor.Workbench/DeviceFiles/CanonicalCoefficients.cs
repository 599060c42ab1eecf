using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The search for spin-transfer coefficients in the language of device files; measured values are written out.</summary>
internal static class CanonicalCoefficients
{
    public static (string Key, JsonNode Value)[] Of(Coefficients settings)
    {
        JsonArray resonance = [], loops = [], pumping = [];
        for (int i = 0; i < settings.Values.Count;)
        {
            MeasuredValue[] run = [.. settings.Values.Skip(i).TakeWhile(value => value.Quantity == settings.Values[i].Quantity && value.IsParallel == settings.Values[i].IsParallel)];
            (run[0].Quantity switch
            {
                MeasuredQuantity.Frequency or MeasuredQuantity.Linewidth => resonance,
                MeasuredQuantity.PumpedVoltage => pumping,
                _ => loops,
            }).Add((JsonNode)SectionOf(run));
            i += run.Length;
        }
        return
        [
            (CoefficientsGrammar.Along.Name, CanonicalInput.DirectionOf(settings.Along)),
            .. resonance.Count > 0 ? [(CoefficientsGrammar.Resonance.Name, resonance)] : ((string, JsonNode)[])[],
            .. loops.Count > 0 ? [(CoefficientsGrammar.Loops.Name, loops)] : ((string, JsonNode)[])[],
            .. pumping.Count > 0 ? [(CoefficientsGrammar.Pumping.Name, pumping)] : ((string, JsonNode)[])[],
            .. settings.Microwave is { } microwave ? [(CoefficientsGrammar.MicrowaveAlong.Name, CanonicalInput.DirectionOf(microwave))] : ((string, JsonNode)[])[],
            (CoefficientsGrammar.Fit.Name, new JsonArray([.. settings.Sought.Select(one => JsonValue.Create(CoefficientsBuilder.WordOf(one)))])),
            (CoefficientsGrammar.Errors.Name, settings.Errors == FitErrors.Relative ? "relative" : "known"),
            .. settings.Synthetic is { } seed ? [(CoefficientsGrammar.Synthetic.Name, new JsonObject { [CoefficientsGrammar.Seed.Name] = seed, [CoefficientsGrammar.Repetitions.Name] = settings.Repetitions })] : ((string, JsonNode)[])[],
        ];
    }

    private static JsonObject SectionOf(MeasuredValue[] run)
    {
        JsonObject node = [];
        JsonNode? Column<T>(Func<MeasuredValue, double?> value)
            where T : struct, IQuantity<T> => run.All(one => value(one) is not null) ? CanonicalInput.Values<T>([.. run.Select(one => T.FromSi(value(one)!.Value))]) : null;
        void Add(Key key, JsonNode? column)
        {
            if (column is not null) node[key.Name] = column;
        }

        bool isLoop = run[0].Quantity is MeasuredQuantity.CoerciveFieldUp or MeasuredQuantity.CoerciveFieldDown, isPumping = run[0].Quantity == MeasuredQuantity.PumpedVoltage;
        if (!isLoop) node[CoefficientsGrammar.State.Name] = run[0].IsParallel ? "parallel" : "antiparallel";
        if (!isLoop) Add(CoefficientsGrammar.Field, Column<MagneticField>(one => one.Field));
        if (!isPumping) Add(CoefficientsGrammar.Current, Column<Current>(one => one.Current));
        switch (run[0].Quantity)
        {
            case MeasuredQuantity.Frequency:
                Add(CoefficientsGrammar.Frequency, Column<Frequency>(one => one.Value));
                Add(CoefficientsGrammar.FrequencyError, Column<Frequency>(one => one.Error));
                break;
            case MeasuredQuantity.Linewidth:
                Add(CoefficientsGrammar.Linewidth, Column<Frequency>(one => one.Value));
                Add(CoefficientsGrammar.LinewidthError, Column<Frequency>(one => one.Error));
                break;
            case MeasuredQuantity.CoerciveFieldUp:
                Add(CoefficientsGrammar.Up, Column<MagneticField>(one => one.Value));
                Add(CoefficientsGrammar.UpError, Column<MagneticField>(one => one.Error));
                break;
            case MeasuredQuantity.CoerciveFieldDown:
                Add(CoefficientsGrammar.Down, Column<MagneticField>(one => one.Value));
                Add(CoefficientsGrammar.DownError, Column<MagneticField>(one => one.Error));
                break;
            default:
                Add(CoefficientsGrammar.Drive, Column<Frequency>(one => one.Frequency));
                Add(CoefficientsGrammar.Microwave, Column<MagneticField>(one => one.Microwave));
                Add(CoefficientsGrammar.PumpedVoltage, Column<Voltage>(one => one.Value));
                Add(CoefficientsGrammar.VoltageError, Column<Voltage>(one => one.Error));
                break;
        }
        return node;
    }
}
