using System.Collections.Immutable;
using System.Reflection;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>A material of the library. It may be incomplete: a number without a source is not there.</summary>
/// <param name="Name">Name in the device file.</param>
/// <param name="IsFerromagnet">Whether it is a ferromagnet, so that its β must be known before it is used.</param>
/// <param name="Description">What it is.</param>
/// <param name="Values">The numbers; a word may have several, measured differently or at different temperatures.</param>
public sealed record LibraryMaterial(string Name, bool IsFerromagnet, string Description, IReadOnlyList<LibraryValue> Values)
{
    /// <summary>The numbers to use at a temperature, one of each word; see <see cref="LibraryChoice"/>.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    public IReadOnlyList<LibraryValue> ChosenAt(Temperature? use) => LibraryChoice.Of(Values, use);

    /// <summary>The first numbers by their words.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters => LibraryParameters.Of(ChosenAt(null));

    /// <summary>The temperature of the transport numbers; null where it is not known.</summary>
    public Temperature? DataTemperature => LibraryParameters.TemperatureOf(ChosenAt(null));

    /// <summary>The parameters of the material.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    public MaterialParameters ParametersAt(Temperature? use)
    {
        MaterialParameters parameters = MaterialParameters.Nothing.OverlaidBy(LibraryParameters.Of(ChosenAt(use)));
        return IsFerromagnet ? parameters.OfFerromagnet() : parameters;
    }

    /// <summary>The material, where the library knows enough of it.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    /// <exception cref="ParameterException">A number that a material needs is not in the library.</exception>
    public Material ToMaterial(Temperature? use = null) => ParametersAt(use).ToMaterial(Name, LibraryParameters.TemperatureOf(ChosenAt(use)), at: use);
}

/// <summary>A contact of the library.</summary>
/// <param name="First">One metal.</param>
/// <param name="Second">The other; the order does not matter.</param>
/// <param name="Description">What it is.</param>
/// <param name="Values">The numbers; a word may have several, measured differently or at different temperatures.</param>
public sealed record LibraryInterface(string First, string Second, string Description, IReadOnlyList<LibraryValue> Values)
{
    /// <summary>Whether a mixing conductance of the library contains the Sharvin correction already; null where there is none.</summary>
    public bool? SharvinIncluded { get; init; }

    /// <summary>The numbers to use at a temperature, one of each word; see <see cref="LibraryChoice"/>.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    public IReadOnlyList<LibraryValue> ChosenAt(Temperature? use) => LibraryChoice.Of(Values, use);

    /// <summary>The first numbers by their words.</summary>
    public IReadOnlyDictionary<string, ParameterValue> Parameters => ParametersAt(null);

    /// <summary>The numbers by their words.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    public IReadOnlyDictionary<string, ParameterValue> ParametersAt(Temperature? use) => LibraryParameters.Of(ChosenAt(use));

    /// <summary>The contact, without a mixing conductance where the library has none.</summary>
    /// <param name="use">Temperature of use in K; null for the first value of each word.</param>
    /// <exception cref="ParameterException">A number that a contact needs is not in the library.</exception>
    public InterfaceProperties ToInterface(Temperature? use = null) =>
        InterfaceParameters.Nothing.OverlaidBy(ParametersAt(use), SharvinIncluded).ToInterface($"{First}/{Second}", touchesFerromagnet: true);
}

/// <summary>Values of the library as parameters.</summary>
internal static class LibraryParameters
{
    public static IReadOnlyDictionary<string, ParameterValue> Of(IReadOnlyList<LibraryValue> chosen) =>
        chosen.ToImmutableDictionary(value => value.Word, value => new ParameterValue(value.Si, value.Source, value.Temperature), StringComparer.Ordinal);

    public static Temperature? TemperatureOf(IReadOnlyList<LibraryValue> chosen) =>
        chosen.FirstOrDefault(value => value.Word is "rho-star" or "resistivity")?.Temperature ?? chosen.FirstOrDefault(value => value.Temperature is not null)?.Temperature;
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
