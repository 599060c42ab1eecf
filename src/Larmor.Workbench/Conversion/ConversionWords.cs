using System.Globalization;
using Larmor.Coupling;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.Conversion;

/// <summary>Parameters as they were said, <c>name=value</c>; names as the program writes them.</summary>
internal sealed class ConversionWords
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly ProgramConvention convention;

    /// <exception cref="DeviceException">A word is not name=value, unknown to the program, said twice, or has nothing to do with a uniform moment.</exception>
    public ConversionWords(ProgramConvention convention, IEnumerable<string> words)
    {
        this.convention = convention;
        foreach (string word in words)
        {
            int equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new DeviceException($"'{word}' is not of the form name=value, for example {convention.Example}.");
            string name = word[..equals].Trim(), value = word[(equals + 1)..].Trim();
            if (convention.Refused.TryGetValue(name, out string? reason)) throw new DeviceException($"{convention.Name}'s {name} has no translation: {reason}");
            if (!convention.Known.Contains(name, StringComparer.Ordinal)) throw new DeviceException($"{convention.Name} has no parameter '{name}' that is translated. {Suggest(name)}");
            if (value.Length == 0) throw new DeviceException($"'{name}=' has no value.");
            if (!values.TryAdd(name, value)) throw new DeviceException($"'{name}' is given twice.");
        }
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (values.ContainsKey(name)) return true;
        }
        return false;
    }

    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>A plain number in the program's own unit; null where not said.</summary>
    public double? Number(string name)
    {
        if (!values.TryGetValue(name, out string? text)) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new DeviceException($"{convention.Name} gives {name} as a plain number in SI units, for example 1e-9; got '{text}'.");
    }

    /// <summary>A plain number above zero; null where not said.</summary>
    public double? Positive(string name) => Number(name) is not { } value ? null
        : value > 0 ? value
        : throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"{name} must be positive; got {value}."));

    /// <summary>A damping; null where not said.</summary>
    public double? Damping(string name) => Number(name) is not { } value ? null
        : value >= 0 ? value
        : throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"{name} must not be negative; got {value}. A negative damping would let entropy fall."));

    /// <summary>A quantity with its unit, as in a device file; null where not said.</summary>
    public T? Quantity<T>(string name)
        where T : struct, IQuantity<T>
    {
        if (!values.TryGetValue(name, out string? text)) return null;
        return Quantities.Quantity.TryParse(text, out T value, out string? message) ? value : throw new DeviceException($"{name}: {message}.");
    }

    /// <summary>A direction in the program's axes: three numbers, or an axis such as -z; null where not said.</summary>
    public UnitVector? Direction(string name)
    {
        if (!values.TryGetValue(name, out string? text)) return null;
        if (DirectionForm.Axis(text) is { } axis) return axis;
        double[] parts = Numbers(text) is { Length: 3 } three ? three : throw new DeviceException($"{name} is a direction, for example '0,0,1' or '+z'; got '{text}'.");
        return parts.Any(part => part != 0) ? UnitVector.Along(parts[0], parts[1], parts[2]) : throw new DeviceException($"{name} = (0, 0, 0) has no direction.");
    }

    /// <summary>One number, or three; null where not said.</summary>
    public double[]? Numbers(string name, params ReadOnlySpan<int> counts)
    {
        if (!values.TryGetValue(name, out string? text)) return null;
        if (Numbers(text) is { } numbers && counts.Contains(numbers.Length)) return numbers;
        throw new DeviceException($"{name} is a number or a vector of three, for example '1e11' or '0,0,1e11'; got '{text}'.");
    }

    private static double[]? Numbers(string text)
    {
        string bare = text.Replace("vector", "", StringComparison.OrdinalIgnoreCase).Trim('(', ')', '[', ']', '{', '}', ' ');
        string[] parts = bare.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. parts.Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN)];
        return numbers.Length > 0 && numbers.All(double.IsFinite) ? numbers : null;
    }

    private string Suggest(string name) => Suggestion.Nearest(name, convention.Known) is { } near
        ? $"Did you mean '{near}'?"
        : $"It has {string.Join(", ", convention.Known)}.";
}
