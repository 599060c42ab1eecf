using System.CommandLine;
using System.Globalization;
using Larmor.Cli.Screen;
using Larmor.Materials;
using Larmor.Provenance;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor materials [NAME]</c>: the built-in numbers with their sources.</summary>
internal static class MaterialsCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string?> name = new("NAME")
        {
            Description = "A material (Co) or a contact of two (Co/Cu); without it, all are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new("materials", "Show the built-in materials and contacts with their sources") { name };
        command.SetAction(parsed => parsed.GetValue(name) is { } chosen ? ShowOne(chosen, terminal) : ShowAll(terminal));
        return command;
    }

    private static int ShowAll(Terminal terminal)
    {
        AlignedText materials = new(), contacts = new();
        foreach (LibraryMaterial material in MaterialLibrary.Materials) materials.Add(material.Name, material.Description);
        foreach (LibraryInterface contact in MaterialLibrary.Interfaces) contacts.Add($"{contact.First}/{contact.Second}", contact.Description);
        terminal.Out.WriteLine("Materials");
        terminal.Out.Write(materials);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Contacts");
        terminal.Out.Write(contacts);
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("'larmor materials NAME' shows the numbers of one with their sources.");
        return ExitCode.Good;
    }

    private static int ShowOne(string name, Terminal terminal)
    {
        if (MaterialLibrary.Find(name) is { } material)
        {
            Show(material.Name, material.Description, material.Values, terminal);
            return ExitCode.Good;
        }
        string[] metals = name.Split('/');
        if (metals.Length == 2 && MaterialLibrary.FindInterface(metals[0], metals[1]) is { } contact)
        {
            Show($"{contact.First}/{contact.Second}", contact.Description, contact.Values, terminal);
            return ExitCode.Good;
        }
        IEnumerable<string> known = MaterialLibrary.Materials.Select(one => one.Name).Concat(MaterialLibrary.Interfaces.Select(one => $"{one.First}/{one.Second}"));
        terminal.Error.WriteLine($"The library has no '{name}'. It has {string.Join(", ", known)}.");
        return ExitCode.Input;
    }

    private static void Show(string name, string description, IReadOnlyList<LibraryValue> values, Terminal terminal)
    {
        List<Citation> sources = [.. values.Select(value => value.Source).Distinct()];
        AlignedText numbers = new(), remarks = new(), references = new();
        foreach (LibraryValue value in values)
        {
            string uncertainty = value.Uncertainty is null ? "" : value.Uncertainty.Text;
            string temperature = value.Temperature is { } kelvin ? string.Create(CultureInfo.InvariantCulture, $"at {kelvin.Si:G4} K") : "";
            string customary = value.IsCustomary ? "customary" : "";
            numbers.Add(value.Word, value.Text, uncertainty, temperature, Mark(sources.IndexOf(value.Source)), customary);
            if (value.Remark.Length > 0) remarks.Add(value.Word, value.Remark);
        }
        for (int i = 0; i < sources.Count; i++) references.Add(Mark(i), sources[i].ToString());
        terminal.Out.WriteLine($"{name}: {description}");
        terminal.Out.Write(numbers);
        if (values.Any(value => value.Remark.Length > 0))
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine("Remarks");
            terminal.Out.Write(remarks);
        }
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Sources");
        terminal.Out.Write(references);
    }

    private static string Mark(int source) => string.Create(CultureInfo.InvariantCulture, $"[{source + 1}]");
}
