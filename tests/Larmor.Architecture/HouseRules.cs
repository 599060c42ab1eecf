using System.Reflection;
using System.Text.RegularExpressions;

namespace Larmor.Architecture;

/// <summary>Rules on the files themselves.</summary>
public partial class HouseRules
{
    private const int LongestFile = 450;

    private static readonly string[] TextEndings =
        [".cs", ".md", ".csproj", ".props", ".targets", ".slnx", ".json", ".yaml", ".yml", ".sh", ".ps1", ".cmd", ".txt", ".css", ".html", ".py", ""];

    [Fact]
    public void A_file_has_one_subject_and_is_not_long()
    {
        string[] wrong = [.. Code()
            .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(file => (file, lines: File.ReadLines(Repository.PathOf(file)).Count()))
            .Where(entry => entry.lines > LongestFile)
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.file} has {entry.lines} lines"))];
        Complaints.None(wrong);
    }

    [Fact]
    public void A_namespace_is_a_folder()
    {
        string[] wrong = [.. Repository.Files("src", "*.cs").Where(file => !HasNamespaceOfItsFolder(file))];
        Complaints.None(wrong);
    }

    [Fact]
    public void No_file_names_a_folder_outside_the_clone()
    {
        string[] wrong = [.. AllText()
            .SelectMany(file => File.ReadLines(Repository.PathOf(file)).Select((line, index) => (file, line, number: index + 1)))
            .Where(place => PlaceOnSomeMachine().IsMatch(place.line))
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.file}:{place.number}: {place.line.Trim()}"))];
        Complaints.None(wrong);
    }

    [Fact]
    public void Nothing_is_left_to_be_done_in_code()
    {
        string[] wrong = [.. Code()
            .SelectMany(file => File.ReadLines(Repository.PathOf(file)).Select((line, index) => (file, line, number: index + 1)))
            .Where(place => Leftover().IsMatch(place.line))
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.file}:{place.number}: {place.line.Trim()}"))];
        Complaints.None(wrong);
    }

    [Fact]
    public void Identifiers_are_ascii()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        string[] wrong = [.. from assembly in Rooms.Assemblies
                             from type in assembly.GetTypes()
                             from member in type.GetMembers(all)
                             let parameters = member is MethodBase method ? method.GetParameters().Select(parameter => parameter.Name ?? "") : []
                             from name in parameters.Append(type.Name).Append(member.Name)
                             where name.Any(letter => !char.IsAscii(letter))
                             select $"{type.FullName}.{member.Name}: {name}"];
        Complaints.None(wrong);
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        string[] broken = [.. from file in Repository.Files("", "*.md")
                              from Match link in MarkdownLink().Matches(File.ReadAllText(Repository.PathOf(file)))
                              let target = link.Groups["target"].Value
                              where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
                              let path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(file)!, target))
                              where !path.StartsWith(Repository.Root, StringComparison.Ordinal) || !Path.Exists(path)
                              select $"{file} links to {target}"];
        Complaints.None(broken);
    }

    private static IEnumerable<string> Code() =>
        new[] { "src", "tests", "benchmarks", "examples" }
            .Where(folder => Directory.Exists(Repository.PathOf(folder)))
            .SelectMany(folder => Repository.Files(folder, "*.cs"));

    private static IEnumerable<string> AllText() =>
        Repository.Files("", "*").Where(file => TextEndings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    private static bool HasNamespaceOfItsFolder(string file)
    {
        string? declared = File.ReadLines(Repository.PathOf(file)).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
        if (declared is null) return Path.GetFileName(file) == "Program.cs";
        string folder = Path.GetDirectoryName(file)!.Replace('\\', '/');
        return declared == $"namespace {folder["src/".Length..].Replace('/', '.')};";
    }

    /// <summary>Absolute paths in somebody's home or workplace, and a shared folder beside the clone.</summary>
    [GeneratedRegex(@"(?<![\w.:/>*-])/(home|root|work|Users)/|[A-Z]:\\Users\\|\.\./shared\b", RegexOptions.ExplicitCapture)]
    private static partial Regex PlaceOnSomeMachine();

    [GeneratedRegex(@"//.*\b(T[O]DO|F[I]XME|H[A]CK|X[X]X)\b|\bNot[I]mplementedException\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\]\((?<target>[^)\s#]+)(#[^)\s]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex MarkdownLink();
}
