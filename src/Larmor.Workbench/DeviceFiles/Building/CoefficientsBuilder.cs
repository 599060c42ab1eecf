using System.Globalization;
using Larmor.Experiments;
using Larmor.Experiments.Inverse;
using Larmor.Fitting;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a search for spin-transfer coefficients into its settings.</summary>
internal sealed class CoefficientsBuilder(Reading reading)
{
    private bool isMadeUp;

    public Coefficients? Build(SectionValues values, string name)
    {
        if (!values.TryGet(CoefficientsGrammar.Along, out UnitVector along)) return null;
        isMadeUp = values.Has(CoefficientsGrammar.Synthetic);
        List<MeasuredValue> all = [];
        foreach (SectionValues one in values.Get(CoefficientsGrammar.Resonance, [])) AddResonance(one, all);
        foreach (SectionValues one in values.Get(CoefficientsGrammar.Loops, [])) AddLoops(one, all);
        foreach (SectionValues one in values.Get(CoefficientsGrammar.Pumping, [])) AddPumping(one, all);
        if (reading.Errors.Any) return null;
        if (all.Count == 0)
        {
            reading.Errors.Add(values.Node, "there is nothing to fit", "Give 'resonance', 'loops' or 'pumping' with errors.");
            return null;
        }
        Coefficients plain = new() { Name = name, Along = along, Values = all };
        SectionValues? synthetic = values.TryGet(CoefficientsGrammar.Synthetic, out SectionValues? words) ? words : null;
        return plain with
        {
            Microwave = values.TryGet(CoefficientsGrammar.MicrowaveAlong, out UnitVector microwave) ? microwave : null,
            Sought = values.TryGet(CoefficientsGrammar.Fit, out IReadOnlyList<string>? fit) ? [.. fit.Distinct(StringComparer.Ordinal).Select(Sought)] : plain.Sought,
            Errors = values.Get(CoefficientsGrammar.Errors, "known") == "relative" ? FitErrors.Relative : FitErrors.Known,
            Synthetic = synthetic is null ? null : (ulong)synthetic.Get(CoefficientsGrammar.Seed, 1),
            Repetitions = synthetic?.Get(CoefficientsGrammar.Repetitions, 1) ?? 1,
        };
    }

    /// <summary>The word of a sought parameter.</summary>
    public static string WordOf(SoughtCoefficient sought) => sought switch
    {
        SoughtCoefficient.Perpendicular => "perpendicular",
        SoughtCoefficient.Parallel => "parallel",
        SoughtCoefficient.FieldLike => "field-like",
        _ => "damping",
    };

    private static SoughtCoefficient Sought(string word) => Enum.GetValues<SoughtCoefficient>().First(one => WordOf(one) == word);

    private static bool IsParallel(SectionValues one) => one.Get(CoefficientsGrammar.State, "parallel") == "parallel";

    private void AddResonance(SectionValues one, List<MeasuredValue> all)
    {
        Columns columns = new(reading, isMadeUp, one);
        IReadOnlyList<double> field = columns.Of(CoefficientsGrammar.Field) ?? [0], current = columns.Of(CoefficientsGrammar.Current) ?? [0];
        MeasuredValue At(MeasuredQuantity quantity, int i, double? value, double error) => new() { Quantity = quantity, IsParallel = IsParallel(one), Field = field[Math.Min(i, field.Count - 1)], Current = current[Math.Min(i, current.Count - 1)], Value = value, Error = error };
        bool any = columns.Add(all, CoefficientsGrammar.Frequency, CoefficientsGrammar.FrequencyError, (i, value, error) => At(MeasuredQuantity.Frequency, i, value, error))
            | columns.Add(all, CoefficientsGrammar.Linewidth, CoefficientsGrammar.LinewidthError, (i, value, error) => At(MeasuredQuantity.Linewidth, i, value, error));
        if (!any) reading.Errors.Add(one.Node, "measured resonances have neither 'frequency-error' nor 'linewidth-error'", "Give the standard deviation of what is to be fitted.");
    }

    private void AddLoops(SectionValues one, List<MeasuredValue> all)
    {
        Columns columns = new(reading, isMadeUp, one);
        IReadOnlyList<double> current = columns.Of(CoefficientsGrammar.Current) ?? [0];
        MeasuredValue At(MeasuredQuantity quantity, int i, double? value, double error) => new() { Quantity = quantity, Current = current[Math.Min(i, current.Count - 1)], Value = value, Error = error };
        bool any = columns.Add(all, CoefficientsGrammar.Up, CoefficientsGrammar.UpError, (i, value, error) => At(MeasuredQuantity.CoerciveFieldUp, i, value, error))
            | columns.Add(all, CoefficientsGrammar.Down, CoefficientsGrammar.DownError, (i, value, error) => At(MeasuredQuantity.CoerciveFieldDown, i, value, error));
        if (!any) reading.Errors.Add(one.Node, "measured loops have neither 'up-error' nor 'down-error'", "Give the standard deviation of what is to be fitted.");
    }

    private void AddPumping(SectionValues one, List<MeasuredValue> all)
    {
        Columns columns = new(reading, isMadeUp, one);
        IReadOnlyList<double> field = columns.Of(CoefficientsGrammar.Field) ?? [0], frequency = columns.Of(CoefficientsGrammar.Drive) ?? [0], microwave = columns.Of(CoefficientsGrammar.Microwave) ?? [0];
        columns.Add(all, CoefficientsGrammar.PumpedVoltage, CoefficientsGrammar.VoltageError, (i, value, error) => new MeasuredValue
        {
            Quantity = MeasuredQuantity.PumpedVoltage,
            IsParallel = IsParallel(one),
            Field = field[Math.Min(i, field.Count - 1)],
            Frequency = frequency[Math.Min(i, frequency.Count - 1)],
            Microwave = microwave[Math.Min(i, microwave.Count - 1)],
            Value = value,
            Error = error,
        });
    }

    /// <summary>The columns of one section: each has one value, or as many as the longest.</summary>
    private sealed class Columns(Reading reading, bool isMadeUp, SectionValues section)
    {
        private readonly List<(Key Key, int Count)> counts = [];

        public IReadOnlyList<double>? Of<T>(Key<IReadOnlyList<T>> key)
            where T : struct, IQuantity<T>
        {
            if (!section.TryGet(key, out IReadOnlyList<T>? values)) return null;
            counts.Add((key, values.Count));
            return [.. values.Select(value => value.Si)];
        }

        /// <summary>Adds the values of one column; false where their errors are not given.</summary>
        public bool Add<T>(List<MeasuredValue> all, Key<IReadOnlyList<T>> key, Key<IReadOnlyList<T>> errorKey, Func<int, double?, double, MeasuredValue> at)
            where T : struct, IQuantity<T>
        {
            IReadOnlyList<double>? values = Of(key), errors = Of(errorKey);
            if (errors is null)
            {
                if (values is not null) Refuse(key, $"'{key.Name}' has no standard deviation", $"Give '{errorKey.Name}'.");
                return false;
            }
            if (errors.Any(error => !(error > 0))) Refuse(errorKey, $"'{errorKey.Name}' must be positive", "");
            else if (values is null && !isMadeUp) Refuse(errorKey, $"'{errorKey.Name}' stands without '{key.Name}'", "Give the values, or 'synthetic' to have them made up.");
            else if (values is not null && isMadeUp) Refuse(key, $"'{key.Name}' is given, and 'synthetic' makes it up", "Keep one of them.");
            int count = counts.Max(one => one.Count);
            if (counts.FirstOrDefault(one => one.Count != 1 && one.Count != count) is { Key: { } odd } wrong) Refuse(odd, string.Create(CultureInfo.InvariantCulture, $"'{odd.Name}' has {wrong.Count} values beside {count}"), "Each column has one value for all, or one each.");
            if (reading.Errors.Any) return true;
            for (int i = 0; i < count; i++) all.Add(at(i, values is null ? null : values[Math.Min(i, values.Count - 1)], errors[Math.Min(i, errors.Count - 1)]));
            return true;
        }

        private void Refuse(Key key, string what, string remedy) => reading.Errors.Add(section.NodeOf(key), what, remedy);
    }
}
