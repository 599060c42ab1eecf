using Larmor.Experiments;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words for something driven in time: one shape is named by its amplitude, as in <c>{ pulse: 6 mA, width: 5 ns }</c>; a list of shapes adds.</summary>
internal sealed class ShapeWords<T>
    where T : struct, IQuantity<T>
{
    public ShapeWords()
    {
        ValueForm<T> quantity = QuantityForm.Of<T>(Limits.None);
        Step = new Key<T>("step", quantity, "value after a step, with 'from', 'at' and 'rise'");
        From = new Key<T>("from", quantity, "value before the step") { Default = "zero" };
        Pulse = new Key<T>("pulse", quantity, "height of a pulse, with 'width', 'start', 'rise' and 'fall'; of a train, with 'period' and 'count' too");
        Sine = new Key<T>("sine", quantity, "amplitude of a sine, with 'frequency', 'phase' and 'offset'");
        Offset = new Key<T>("offset", quantity, "mean of the sine") { Default = "zero" };
        Chirp = new Key<T>("chirp", quantity, "amplitude of a sine whose frequency goes evenly from 'frequency' to 'last-frequency' within 'length'");
        Sinc = new Key<T>("sinc", quantity, "height of a sinc, which holds all frequencies up to 'frequency' alike, centred at 'at'");
        Gaussian = new Key<T>("gaussian", quantity, "height of a Gaussian, centred at 'at', with 'deviation'");
        Values = new Key<IReadOnlyList<T>>("values", new ListForm<T>(quantity, "a list of values"), "values at 'times', with straight lines between them");
        Kinds = [Step, Pulse, Sine, Chirp, Sinc, Gaussian, Values, ShapeTimes.File];
        Keys = [Step, From, Pulse, Sine, Offset, Chirp, Sinc, Gaussian, Values, .. ShapeTimes.Keys];
        Section = new Section($"{T.Kind.Name.ToLowerInvariant()} in time", "One shape in time: step, pulse, train of pulses, sine, chirp, sinc, Gaussian, or a table from a file.", [.. Keys]);
    }

    public Key<T> Step { get; }

    public Key<T> From { get; }

    public Key<T> Pulse { get; }

    public Key<T> Sine { get; }

    public Key<T> Offset { get; }

    public Key<T> Chirp { get; }

    public Key<T> Sinc { get; }

    public Key<T> Gaussian { get; }

    public Key<IReadOnlyList<T>> Values { get; }

    /// <summary>The keys that say which shape it is.</summary>
    public IReadOnlyList<Key> Kinds { get; }

    public IReadOnlyList<Key> Keys { get; }

    /// <summary>A section with these keys alone.</summary>
    public Section Section { get; }

    /// <summary>The shape that a section means; null with a listed fault where it means none.</summary>
    public DriveShape<T>? Read(SectionValues section, Reading reading)
    {
        Key[] given = [.. Kinds.Where(section.Has)];
        if (given.Length != 1)
        {
            reading.Errors.Add(section.Node, given.Length == 0 ? "nothing says how it changes in time" : $"one shape in time is named by one key, and here are '{given[0].Name}' and '{given[1].Name}'", "Give one of 'step', 'pulse', 'sine', 'chirp', 'sinc', 'gaussian', 'values' and 'file'. Several shapes are a list; they add.");
            return null;
        }
        Key[] fitting = [given[0], .. Companions(given[0])];
        if (Keys.FirstOrDefault(key => section.Has(key) && !fitting.Contains(key)) is { } stray)
        {
            reading.Errors.Add(section.NodeOf(stray), $"'{stray.Name}' does not belong to '{given[0].Name}'", $"With '{given[0].Name}' go {string.Join(", ", fitting.Skip(1).Select(key => $"'{key.Name}'"))}.");
            return null;
        }
        if (Needed(given[0]).FirstOrDefault(key => !section.Has(key)) is { } missing)
        {
            reading.Errors.Add(section.Node, $"'{given[0].Name}' needs '{missing.Name}' beside it: {missing.Meaning}");
            return null;
        }
        DriveShape<T>? shape = Of(given[0], section, reading);
        return shape is null || IsSound(shape, section, reading) ? shape : null;
    }

    private Key[] Companions(Key kind) =>
        kind == Step ? [From, ShapeTimes.At, ShapeTimes.Rise]
        : kind == Pulse ? [ShapeTimes.Start, ShapeTimes.Rise, ShapeTimes.Width, ShapeTimes.Fall, ShapeTimes.Period, ShapeTimes.Count]
        : kind == Sine ? [ShapeTimes.Frequency, ShapeTimes.Phase, Offset]
        : kind == Chirp ? [ShapeTimes.Frequency, ShapeTimes.LastFrequency, ShapeTimes.Length]
        : kind == Sinc ? [ShapeTimes.Frequency, ShapeTimes.At]
        : kind == Gaussian ? [ShapeTimes.At, ShapeTimes.Deviation]
        : kind == Values ? [ShapeTimes.Times]
        : [ShapeTimes.TimeColumn, ShapeTimes.Column, ShapeTimes.TimeUnit, ShapeTimes.Unit];

    private Key[] Needed(Key kind) =>
        kind == Pulse ? [ShapeTimes.Width]
        : kind == Sine ? [ShapeTimes.Frequency]
        : kind == Chirp ? [ShapeTimes.Frequency, ShapeTimes.LastFrequency, ShapeTimes.Length]
        : kind == Sinc ? [ShapeTimes.Frequency]
        : kind == Gaussian ? [ShapeTimes.Deviation]
        : kind == Values ? [ShapeTimes.Times]
        : kind == Step ? []
        : [ShapeTimes.TimeColumn, ShapeTimes.Column];

    private DriveShape<T>? Of(Key kind, SectionValues s, Reading reading)
    {
        T none = T.FromSi(0);
        Duration at = s.Get(ShapeTimes.At, Duration.Zero);
        Frequency frequency = s.Get(ShapeTimes.Frequency, Frequency.Zero);
        if (kind == ShapeTimes.File) return Table(s, reading);
        if (kind == Values) return s.TryGet(Values, out IReadOnlyList<T>? values) && s.TryGet(ShapeTimes.Times, out IReadOnlyList<Duration>? times) ? new DriveShape<T>.Table(times, values) : null;
        if (!s.TryGet((Key<T>)kind, out T height)) return null;
        if (kind == Step) return new DriveShape<T>.Step(height, s.Get(From, none), at, s.Get(ShapeTimes.Rise, Duration.Zero));
        if (kind == Sine) return new DriveShape<T>.Sine(height, frequency, s.Get(ShapeTimes.Phase, Angle.Zero), s.Get(Offset, none));
        if (kind == Chirp) return new DriveShape<T>.Chirp(height, frequency, s.Get(ShapeTimes.LastFrequency, Frequency.Zero), s.Get(ShapeTimes.Length, Duration.Zero));
        if (kind == Sinc) return new DriveShape<T>.Sinc(height, frequency, at);
        if (kind == Gaussian) return new DriveShape<T>.Gaussian(height, at, s.Get(ShapeTimes.Deviation, Duration.Zero));
        return new DriveShape<T>.Pulse(height, s.Get(ShapeTimes.Start, Duration.Zero), s.Get(ShapeTimes.Rise, Duration.Zero), s.Get(ShapeTimes.Width, Duration.Zero), s.Get(ShapeTimes.Fall, Duration.Zero))
        {
            Period = s.TryGet(ShapeTimes.Period, out Duration period) ? period : null,
            Count = s.Get(ShapeTimes.Count, 1),
        };
    }

    private static DriveShape<T>.Table? Table(SectionValues s, Reading reading)
    {
        if (!s.TryGet(ShapeTimes.File, out string? file) || !s.TryGet(ShapeTimes.TimeColumn, out string? timeColumn) || !s.TryGet(ShapeTimes.Column, out string? column)) return null;
        IReadOnlyList<double>? times = new CsvColumn(file, timeColumn, s.Get(ShapeTimes.TimeUnit, "")).Read(Duration.Kind, s.NodeOf(ShapeTimes.File), s.NodeOf(ShapeTimes.TimeColumn), reading);
        IReadOnlyList<double>? values = times is null ? null : new CsvColumn(file, column, s.Get(ShapeTimes.Unit, "")).Read(T.Kind, s.NodeOf(ShapeTimes.File), s.NodeOf(ShapeTimes.Column), reading);
        return values is null ? null : new DriveShape<T>.Table([.. times!.Select(Duration.FromSi)], [.. values.Select(T.FromSi)]);
    }

    private static bool IsSound(DriveShape<T> shape, SectionValues section, Reading reading)
    {
        try
        {
            _ = shape.Waveform;
            return true;
        }
        catch (ArgumentException failure)
        {
            reading.Errors.Add(section.Node, failure.Message.Split(" (Parameter", 2)[0]);
            return false;
        }
    }
}

/// <summary>The words of shapes in time that are times, frequencies and columns, the same for every quantity.</summary>
internal static class ShapeTimes
{
    public static readonly Key<Duration> At = new("at", QuantityForm.Of<Duration>(Limits.None), "when the step begins, or the centre of a sinc or a Gaussian") { Default = "0 s" };
    public static readonly Key<Duration> Start = new("start", QuantityForm.Of<Duration>(Limits.None), "when the first pulse begins to rise") { Default = "0 s" };
    public static readonly Key<Duration> Rise = new("rise", QuantityForm.Of<Duration>(Limits.NotNegative), "length of the rising edge") { Default = "0 s" };
    public static readonly Key<Duration> Width = new("width", QuantityForm.Of<Duration>(Limits.NotNegative), "time at full height");
    public static readonly Key<Duration> Fall = new("fall", QuantityForm.Of<Duration>(Limits.NotNegative), "length of the falling edge") { Default = "0 s" };
    public static readonly Key<Duration> Period = new("period", QuantityForm.Of<Duration>(Limits.Positive), "from the beginning of one pulse of a train to that of the next");
    public static readonly Key<int> Count = new("count", new IntegerForm(1, 100_000), "number of pulses of a train") { Default = "1" };
    public static readonly Key<Frequency> Frequency = new("frequency", QuantityForm.Of<Frequency>(Limits.NotNegative), "frequency of a sine, first frequency of a chirp, cutoff of a sinc");
    public static readonly Key<Frequency> LastFrequency = new("last-frequency", QuantityForm.Of<Frequency>(Limits.NotNegative), "last frequency of a chirp");
    public static readonly Key<Angle> Phase = new("phase", QuantityForm.Of<Angle>(Limits.None), "phase of the sine at t = 0") { Default = "0 deg" };
    public static readonly Key<Duration> Length = new("length", QuantityForm.Of<Duration>(Limits.Positive), "length of a chirp");
    public static readonly Key<Duration> Deviation = new("deviation", QuantityForm.Of<Duration>(Limits.Positive), "standard deviation of a Gaussian; its full width at half height is 2.3548 times as long");
    public static readonly Key<IReadOnlyList<Duration>> Times = new("times", new ListForm<Duration>(QuantityForm.Of<Duration>(Limits.None), "a list of times"), "times of 'values'; two at the same time are a jump");
    public static readonly Key<string> File = new("file", new TextForm("the path of a CSV file"), "a CSV file with a table in time, counted from the folder of the device file; with 'time-column' and 'column'");
    public static readonly Key<string> TimeColumn = new("time-column", new TextForm("the name or the number of a column"), "the column of the times");
    public static readonly Key<string> Column = new("column", new TextForm("the name or the number of a column"), "the column of the values");
    public static readonly Key<string> TimeUnit = new("time-unit", new TextForm("a unit such as 'ns'"), "unit of the times where the header gives none");
    public static readonly Key<string> Unit = new("unit", new TextForm("a unit such as 'mT'"), "unit of the values where the header gives none");

    public static readonly IReadOnlyList<Key> Keys = [At, Start, Rise, Width, Fall, Period, Count, Frequency, LastFrequency, Phase, Length, Deviation, Times, File, TimeColumn, Column, TimeUnit, Unit];
}
