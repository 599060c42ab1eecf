using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Cli.Screen;

/// <summary>A material or a contact of the library, as the screen lists and shows both.</summary>
/// <param name="Name">Its name, of a contact both metals with a stroke.</param>
/// <param name="Kind"><see cref="Normal"/>, <see cref="Ferromagnet"/> or <see cref="Contact"/>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Values">All its numbers.</param>
internal sealed record LibraryEntry(string Name, string Kind, string Description, IReadOnlyList<LibraryValue> Values)
{
    public const string Normal = "normal";
    public const string Ferromagnet = "ferromagnet";
    public const string Contact = "interface";

    /// <summary>Everything in the library, in its order: materials, then contacts.</summary>
    public static IEnumerable<LibraryEntry> All =>
    [
        .. MaterialLibrary.Materials.Select(Of),
        .. MaterialLibrary.Interfaces.Select(Of),
    ];

    /// <summary>The entry of this name, contacts in either order of their metals; null where there is none.</summary>
    public static LibraryEntry? Find(string name)
    {
        if (MaterialLibrary.Find(name) is { } material) return Of(material);
        string[] metals = name.Split('/');
        return metals.Length == 2 && MaterialLibrary.FindInterface(metals[0].Trim(), metals[1].Trim()) is { } contact ? Of(contact) : null;
    }

    /// <summary>Whether a number of it was measured at a temperature that fits, or holds at every temperature by a law.</summary>
    public bool HasDataAt(Temperature temperature) => Values.Any(value => value.Word == "debye-temperature" || (value.Temperature is { } data && LibraryChoice.Fits(data, temperature)));

    /// <summary>The numbers that a device at this temperature uses; the first of each word without a temperature.</summary>
    public IReadOnlyList<LibraryValue> ChosenAt(Temperature? temperature) => LibraryChoice.Of(Values, temperature);

    private static LibraryEntry Of(LibraryMaterial material) => new(material.Name, material.IsFerromagnet ? Ferromagnet : Normal, material.Description, material.Values);

    private static LibraryEntry Of(LibraryInterface contact) => new($"{contact.First}/{contact.Second}", Contact, contact.Description, contact.Values);
}
