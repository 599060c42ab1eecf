using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Larmor.Architecture;

/// <summary>A public number of type double says its unit, or that it is a pure number, in its documentation.</summary>
public partial class UnitsInDocumentation
{
    private static readonly Assembly Library = typeof(Larmor.Quantities.Length).Assembly;

    private static readonly Lazy<Dictionary<string, string>> Words = new(() =>
        XDocument.Load(Path.ChangeExtension(Library.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value, member => member.ToString(), StringComparer.Ordinal));

    [Fact]
    public void Every_public_double_says_its_unit()
    {
        string[] wrong = [.. from type in Library.GetExportedTypes()
                             where !type.GetInterfaces().Any(face => face.Name.StartsWith("IQuantity", StringComparison.Ordinal))    // their unit is their name
                             where type.Namespace != "Larmor.Numerics"    // plain numbers: the unit is the caller's
                             from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                             where property.GetIndexParameters().Length == 0
                             where property.PropertyType == typeof(double) || property.PropertyType == typeof(double?)
                             let text = TextOf(type, property)
                             where text is not null && !UnitOrPureNumber().IsMatch(text)
                             select $"{type.FullName}.{property.Name}: {text}"];
        Complaints.None(wrong);
    }

    /// <summary>The documentation of a property: its own, that of the record's parameter, and what the type says of all; null where inherited.</summary>
    private static string? TextOf(Type type, PropertyInfo property)
    {
        string typeName = type.FullName!.Replace('+', '.');
        string own = Words.Value.GetValueOrDefault($"P:{typeName}.{property.Name}", "");
        if (own.Contains("<inheritdoc", StringComparison.Ordinal)) return null;
        string all = Words.Value.GetValueOrDefault($"T:{typeName}", "");
        Match parameter = Regex.Match(all, $"<param name=\"{property.Name}\">(.*?)</param>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return own + parameter.Value + OfTheType().Replace(all, "");
    }

    /// <summary>What in the documentation of a type is said of one parameter only, or names another type.</summary>
    [GeneratedRegex("<param .*?</param>|<member [^>]*>|<see [^>]*>", RegexOptions.Singleline)]
    private static partial Regex OfTheType();

    [GeneratedRegex(
        @"(?<![\p{L}])(in|of) (units of )?((k|M|m|n|G|µ|f)?(m|s|A|V|T|J|K|W|Hz|C|S|Pa|eV|rad|ohm|Ω|kg)|SI|degrees|radians)(?![\p{L}])|\bSI\b|\d/(m|s|A|T|J|K|V|S)\b|(?<![\p{L}])(A|V|T|J|W|S|C|rad|Ω|ohm)[·/ ](m|s|A|T|J|K|V)|dimensionless|pure number|ratio|relative|share|fraction|factor|component|cosine|exponent|probability|[−-]1 (to|and) 1|0 (to|and) 1|[≤<] 1|polarization|asymmetry|residual|tolerance|angle|number|[Dd]amping|Λ|<c>1</c>",
        RegexOptions.ExplicitCapture)]
    private static partial Regex UnitOrPureNumber();
}
