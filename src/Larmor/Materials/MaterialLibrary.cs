using System.Collections.Immutable;
using System.Reflection;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>A number of the library with everything that is known about it.</summary>
/// <param name="Word">Its word in the device file.</param>
/// <param name="Text">The value as it is written in the data file, for example <c>75 nohm m</c>.</param>
/// <param name="Si">The value in SI.</param>
/// <param name="Uncertainty">Its uncertainty as written; null where the source gives none.</param>
/// <param name="Temperature">Temperature of the measurement, where one was given.</param>
/// <param name="IsCustomary">True for a value that is in common use without one measurement that it could be traced to.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Remark">What a reader must know; empty where nothing.</param>
public sealed record LibraryValue(
    string Word, string Text, double Si, string? Uncertainty, Temperature? Temperature, bool IsCustomary, Citation Source, string Remark);

/// <summary>A material of the library. It may be incomplete: a number without a source is not there.</summary>
/// <param name="Name">Name in the device file.</param>
/// <param name="Description">What it is.</param>
/// <param name="Values">The numbers.</param>
public sealed record LibraryMaterial(string Name, string Description, IReadOnlyList<LibraryValue> Values)
{
    /// <summary>The numbers by their words.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters => Values.ToImmutableDictionary(value => value.Word, value => new ParameterValue(value.Si, value.Source), StringComparer.Ordinal);

    /// <summary>The temperature of the transport numbers; null where it is not known.</summary>
    public Temperature? DataTemperature => Values.FirstOrDefault(value => value.Word is "rho-star" or "resistivity")?.Temperature ?? Values.FirstOrDefault(value => value.Temperature is not null)?.Temperature;

    /// <summary>The material, where the library knows enough of it.</summary>
    /// <exception cref="ParameterException">A number that a material needs is not in the library.</exception>
    public Material ToMaterial() => MaterialParameters.Nothing.OverlaidBy(Parameters).ToMaterial(Name, DataTemperature);
}

/// <summary>A contact of the library.</summary>
/// <param name="First">One metal.</param>
/// <param name="Second">The other; the order does not matter.</param>
/// <param name="Description">What it is.</param>
/// <param name="Values">The numbers.</param>
public sealed record LibraryInterface(string First, string Second, string Description, IReadOnlyList<LibraryValue> Values)
{
    /// <summary>The numbers by their words.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters => Values.ToImmutableDictionary(value => value.Word, value => new ParameterValue(value.Si, value.Source), StringComparer.Ordinal);

    /// <summary>The contact, without a mixing conductance where the library has none.</summary>
    /// <exception cref="ParameterException">A number that a contact needs is not in the library.</exception>
    public InterfaceProperties ToInterface() =>
        InterfaceParameters.Nothing.OverlaidBy(Parameters, null).ToInterface($"{First}/{Second}", touchesFerromagnet: true);
}

/// <summary>
/// The built-in materials and contacts: every number with value, uncertainty, temperature and source, from data/materials. What is only
/// customary is marked so.
/// </summary>
public static class MaterialLibrary
{
    private static readonly Lazy<(ImmutableArray<LibraryMaterial> Materials, ImmutableArray<LibraryInterface> Interfaces)> Content = new(Load);

    /// <summary>The materials, by name.</summary>
    public static IReadOnlyList<LibraryMaterial> Materials => Content.Value.Materials;

    /// <summary>The contacts, by their metals.</summary>
    public static IReadOnlyList<LibraryInterface> Interfaces => Content.Value.Interfaces;

    /// <summary>The material with this name; null where the library has none.</summary>
    public static LibraryMaterial? Find(string name) => Materials.FirstOrDefault(material => material.Name == name);

    /// <summary>The contact of two metals in either order; null where the library has none.</summary>
    public static LibraryInterface? FindInterface(string first, string second) => Interfaces.FirstOrDefault(contact =>
        (contact.First == first && contact.Second == second) || (contact.First == second && contact.Second == first));

    private static (ImmutableArray<LibraryMaterial> Materials, ImmutableArray<LibraryInterface> Interfaces) Load()
    {
        List<LibraryMaterial> materials = [];
        List<LibraryInterface> interfaces = [];
        Assembly assembly = typeof(MaterialLibrary).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith("materials/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            MaterialData.Read(stream, resource, materials, interfaces);
        }
        return ([.. materials.OrderBy(one => one.Name, StringComparer.Ordinal)], [.. interfaces.OrderBy(one => one.First, StringComparer.Ordinal).ThenBy(one => one.Second, StringComparer.Ordinal)]);
    }
}
