using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>The measurements in frequency and time in the language of device files.</summary>
internal static class CanonicalTime
{
    public static (string Key, JsonNode Value)[] Of(Impedance settings) => [(TimeGrammar.Frequencies.Name, Frequencies(settings.Frequencies))];

    public static (string Key, JsonNode Value)[] Of(Transient settings) =>
    [
        (TimeGrammar.CurrentDensity.Name, Shape(settings.CurrentDensity)),
        (TimeGrammar.Duration.Name, Text(settings.Duration)),
        (TimeGrammar.Samples.Name, settings.Samples),
        (TimeGrammar.Tolerance.Name, settings.Tolerance),
        (TimeGrammar.Modes.Name, settings.Modes),
    ];

    public static (string Key, JsonNode Value)[] Of(Precession settings)
    {
        JsonObject shape = Shape(settings.SpinCurrent);
        shape.Remove(TimeGrammar.From.Name);
        return
        [
            (TimeGrammar.SpinCurrent.Name, shape),
            (TimeGrammar.Enters.Name, settings.EntersAtRight ? "right" : "left"),
            (TimeGrammar.Field.Name, Text(settings.Field)),
            (HanleGrammar.GFactor.Name, settings.GFactor),
            (TimeGrammar.Duration.Name, Text(settings.Duration)),
            (TimeGrammar.Samples.Name, settings.Samples),
            (TimeGrammar.Tolerance.Name, settings.Tolerance),
        ];
    }

    internal static JsonNode Frequencies(IReadOnlyList<Frequency> values) => FrequencyForm.Ratios(values) is var (first, last)
        ? new JsonObject { [FrequencyForm.From.Name] = Text(first), [FrequencyForm.To.Name] = Text(last), [FrequencyForm.Points.Name] = values.Count, [FrequencyForm.Spacing.Name] = FrequencyForm.Logarithmic }
        : new JsonArray([.. values.Select(value => (JsonNode)Text(value))]);

    private static JsonObject Shape(CurrentShape shape) => shape switch
    {
        CurrentShape.Step step => new JsonObject { [TimeGrammar.Step.Name] = Text(step.Density), [TimeGrammar.From.Name] = Text(step.From) },
        CurrentShape.Pulse pulse => new JsonObject { [TimeGrammar.Pulse.Name] = Text(pulse.Density), [TimeGrammar.Width.Name] = Text(pulse.Width) },
        CurrentShape.Sine sine => new JsonObject { [TimeGrammar.Sine.Name] = Text(sine.Amplitude), [TimeGrammar.Frequency.Name] = Text(sine.Frequency) },
        _ => throw new InvalidOperationException($"The current {shape} has no words in the device file."),
    };

    private static string Text<T>(T value)
        where T : struct, IQuantity<T> => QuantityText.Exact(value.Si, T.Kind);
}
