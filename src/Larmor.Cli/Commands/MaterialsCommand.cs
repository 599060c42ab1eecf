using System.CommandLine;
using System.CommandLine.Parsing;
using Larmor.Cli.Screen;
using Larmor.Quantities;

namespace Larmor.Cli.Commands;

/// <summary><c>larmor materials [NAME]</c>: the built-in numbers with their uncertainties, methods and sources.</summary>
internal static class MaterialsCommand
{
    public static Command Make(Terminal terminal)
    {
        Argument<string?> name = new("NAME")
        {
            Description = "A material (Co) or a contact of two (Co/Cu); without it, all are listed",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> kind = new("--kind") { Description = "List only one kind", HelpName = "normal|ferromagnet|interface" };
        kind.Validators.Add(result =>
        {
            string word = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (word is not (LibraryEntry.Normal or LibraryEntry.Ferromagnet or LibraryEntry.Contact)) result.AddError($"--kind is one of normal, ferromagnet and interface; got '{word}'.");
        });
        Option<string?> part = new("--named") { Description = "List only what has this text in its name", HelpName = "TEXT" };
        Option<Temperature?> temperature = new("--temperature")
        {
            Description = "List only what was measured near a temperature such as '4.2 K', and show the values that a device at it uses",
            HelpName = "T",
            CustomParser = ReadTemperature,
        };
        Option<bool> json = new("--json") { Description = "Print JSON with values in SI, for machines" };
        Command command = new("materials", "Show the built-in materials and contacts with their sources") { name, kind, part, temperature, json };
        command.SetAction(parsed =>
        {
            Temperature? use = parsed.GetValue(temperature);
            return parsed.GetValue(name) is { } chosen
                ? ShowOne(chosen, use, parsed.GetValue(json), terminal)
                : ShowAll(Filtered(parsed.GetValue(kind), parsed.GetValue(part), use), use, parsed.GetValue(json), terminal);
        });
        return command;
    }

    private static Temperature? ReadTemperature(ArgumentResult words)
    {
        string text = string.Join(' ', words.Tokens.Select(token => token.Value));
        try
        {
            Temperature read = Quantity.Parse<Temperature>(text);
            if (read.Si >= 0) return read;
            words.AddError($"--temperature must not be negative; got '{text}'.");
        }
        catch (QuantityFormatException failure)
        {
            words.AddError($"--temperature: {failure.Message}.");
        }
        return null;
    }

    private static LibraryEntry[] Filtered(string? kind, string? part, Temperature? temperature) =>
        [.. LibraryEntry.All.Where(entry => (kind is null || entry.Kind == kind)
            && (part is null || entry.Name.Contains(part, StringComparison.OrdinalIgnoreCase))
            && (temperature is not { } use || entry.HasDataAt(use)))];

    private static int ShowAll(LibraryEntry[] entries, Temperature? temperature, bool json, Terminal terminal)
    {
        if (json) terminal.Out.WriteLine(LibraryJson.Of(entries, temperature));
        else if (entries.Length == 0) terminal.Out.WriteLine("The library has nothing of that kind, name and temperature.");
        else LibraryPage.List(entries, temperature, terminal);
        return ExitCode.Good;
    }

    private static int ShowOne(string name, Temperature? temperature, bool json, Terminal terminal)
    {
        if (LibraryEntry.Find(name) is { } entry)
        {
            if (json) terminal.Out.WriteLine(LibraryJson.Of([entry], temperature));
            else LibraryPage.Show(entry, temperature, terminal);
            return ExitCode.Good;
        }
        terminal.Error.Write(WrappedText.Of("", $"The library has no '{name}'. It has {string.Join(", ", LibraryEntry.All.Select(one => one.Name))}.", 0));
        return ExitCode.Input;
    }
}
