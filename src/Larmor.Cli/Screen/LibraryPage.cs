using System.Globalization;
using Larmor.Materials;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Cli.Screen;

/// <summary>The library on the screen: the list of it, and one entry with everything known about it.</summary>
internal static class LibraryPage
{
    private static readonly (string Kind, string Title, string[] Heads, string[] Words)[] Groups =
    [
        (LibraryEntry.Normal, "Normal metals", ["rho*", "l_sf"], ["rho-star", "spin-diffusion-length"]),
        (LibraryEntry.Ferromagnet, "Ferromagnets", ["rho*", "l_sf", "beta"], ["rho-star", "spin-diffusion-length", "beta"]),
        (LibraryEntry.Contact, "Interfaces", ["2AR* in fohm m^2", "gamma", "delta"], ["twice-area-resistance", "gamma", "delta"]),
    ];

    /// <summary>The entries in groups, each with its main numbers and what a device file must still give.</summary>
    public static void List(IReadOnlyList<LibraryEntry> entries, Temperature? temperature, Terminal terminal)
    {
        foreach ((string kind, string title, string[] heads, string[] words) in Groups)
        {
            LibraryEntry[] group = [.. entries.Where(entry => entry.Kind == kind)];
            if (group.Length == 0) continue;
            AlignedText table = new();
            table.Add([title, .. heads, "at", "to be given"]);
            foreach (LibraryEntry entry in group)
            {
                IReadOnlyList<LibraryValue> chosen = entry.ChosenAt(temperature);
                LibraryValue?[] cells = [.. words.Select(word => chosen.FirstOrDefault(value => value.Word == word))];
                string[] temperatures = [.. chosen.Select(value => value.Temperature).OfType<Temperature>().Distinct().Select(Kelvin)];
                table.Add([entry.Name, .. cells.Select((value, i) => Cell(value, words[i], chosen)), string.Join(", ", temperatures), string.Join(", ", DerivedNumbers.StillNeeded(entry).Select(word => word == "area-resistance" ? "AR*" : word))]);
            }
            terminal.Out.Write(table);
            terminal.Out.WriteLine();
        }
        terminal.Out.WriteLine("* customary: in common use without one measurement behind it.");
        terminal.Out.WriteLine("'larmor materials NAME' shows all numbers of one, their uncertainties, methods and sources.");
    }

    /// <summary>Everything known about one entry.</summary>
    public static void Show(LibraryEntry entry, Temperature? temperature, Terminal terminal)
    {
        List<Citation> sources = [.. entry.Values.Select(value => value.Source).Distinct()];
        IReadOnlyList<LibraryValue> chosen = entry.ChosenAt(temperature);
        AlignedText numbers = new();
        foreach (LibraryValue value in entry.Values)
        {
            string use = chosen.Contains(value) ? "" : temperature is null ? "another choice" : "not used";
            numbers.Add(value.Word, value.Text, value.Uncertainty?.Text ?? "", value.Temperature is { } kelvin ? $"at {Kelvin(kelvin)}" : "", Mark(sources.IndexOf(value.Source)), value.IsCustomary ? "customary" : "", use);
        }
        terminal.Out.WriteLine($"{entry.Name} ({entry.Kind}): {entry.Description}");
        terminal.Out.Write(numbers);
        ShowDerived(entry, temperature, terminal);
        ShowMethods(entry, terminal);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Sources");
        for (int i = 0; i < sources.Count; i++) terminal.Out.Write(WrappedText.Of($"  {Mark(i)} ", sources[i].ToString(), 6));
    }

    private static void ShowDerived(LibraryEntry entry, Temperature? temperature, Terminal terminal)
    {
        IReadOnlyList<string> needed = DerivedNumbers.StillNeeded(entry);
        if (needed.Count > 0)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine($"To be given in the device file: {string.Join(", ", needed)}.");
        }
        IReadOnlyList<DerivedNumber> derived = DerivedNumbers.Of(entry, temperature);
        if (derived.Count == 0) return;
        AlignedText table = new();
        foreach (DerivedNumber number in derived) table.Add(number.Name, Text(number), number.Meaning);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(temperature is { } kelvin ? $"What follows at {Kelvin(kelvin)}" : "What follows from the first value of each word");
        terminal.Out.Write(table);
    }

    private static void ShowMethods(LibraryEntry entry, Terminal terminal)
    {
        LibraryValue[] told = [.. entry.Values.Where(value => value.Method.Length > 0 || value.Remark.Length > 0)];
        if (told.Length == 0) return;
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Methods and remarks");
        foreach (LibraryValue value in told)
        {
            string words = string.Join("; ", new[] { value.Method, value.Remark }.Where(text => text.Length > 0));
            terminal.Out.Write(WrappedText.Of($"  {value.Word} {value.Text}: ", words, 4));
        }
    }

    private static string Cell(LibraryValue? value, string word, IReadOnlyList<LibraryValue> chosen)
    {
        bool isArea = word == "twice-area-resistance";
        if (value is null && isArea && chosen.FirstOrDefault(one => one.Word == "area-resistance") is { } single) return Femto(2 * single.Si);
        if (value is null) return "-";
        string uncertainty = value.Uncertainty is null ? "" : " " + WithoutUnit(value.Uncertainty.Text);
        return (isArea ? Femto(value.Si) : value.Text) + uncertainty + (value.IsCustomary ? "*" : "");
    }

    private static string Femto(double resistanceArea) => (resistanceArea * 1e15).ToString("G4", CultureInfo.InvariantCulture);

    private static string WithoutUnit(string uncertainty)
    {
        int start = uncertainty.StartsWith('±') ? 2 : 0;
        int space = uncertainty.IndexOf(' ', start);
        return space < 0 ? uncertainty : uncertainty[..space];
    }

    private static string Text(DerivedNumber number) => number.Kind is { } kind
        ? QuantityText.Format(number.Si, kind, 4)
        : number.Si.ToString("G4", CultureInfo.InvariantCulture);

    private static string Kelvin(Temperature temperature) => string.Create(CultureInfo.InvariantCulture, $"{temperature.Si:G4} K");

    private static string Mark(int source) => string.Create(CultureInfo.InvariantCulture, $"[{source + 1}]");
}
