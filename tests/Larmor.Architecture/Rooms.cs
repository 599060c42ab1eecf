using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Larmor.Architecture;

/// <summary>
/// Who may use whom. A room is the second word of a namespace (Larmor.Transport); it may use the rooms named here and no others.
/// Dependencies are read from the compiled code, so bodies of methods count too.
/// </summary>
public class Rooms
{
    /// <summary>What the house consists of.</summary>
    internal static readonly System.Reflection.Assembly[] Assemblies =
    [
        typeof(Larmor.Quantities.Length).Assembly,
        System.Reflection.Assembly.Load("Larmor.Workbench"),
        System.Reflection.Assembly.Load("Larmor.Cli"),
    ];

    private static readonly string[][] Floors =
    [
        ["Provenance"],
        ["Quantities", "Numerics"],
        ["Thermodynamics"],
        ["Materials"],
        ["Layers"],
        ["Transport", "Magnetism"],
        ["Coupling", "Fluctuations", "Fitting"],
        ["Experiments"],
        ["Workbench"],
        ["Cli"],
    ];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> House = new(() => new ArchLoader().LoadAssemblies(Assemblies).Build());

    [Fact]
    public void A_room_uses_only_the_rooms_below_it()
    {
        string[] wrong = [.. (from type in House.Value.Types
                              from dependency in type.Dependencies
                              let user = Room(type.FullName)
                              let used = Room(dependency.Target.FullName)
                              where user is not null && used is not null && user != used && !MayUse(user, used)
                              select $"{type.FullName} uses {dependency.Target.FullName}, but {user} may not use {used}").Distinct(StringComparer.Ordinal)];
        Complaints.None(wrong);
    }

    [Fact]
    public void Every_type_lives_in_a_room_of_the_house_plan()
    {
        string[] homeless = [.. House.Value.Types
            .Where(type => type.FullName.StartsWith("Larmor.", StringComparison.Ordinal) && Floor(Room(type.FullName)!) < 0)
            .Select(type => type.FullName)];
        Complaints.None(homeless);
    }

    [Fact]
    public void Numerics_and_fitting_could_be_lifted_out_whole()
    {
        string[] allowed = ["Numerics", "Fitting", "Provenance"];
        string[] wrong = [.. (from type in House.Value.Types
                              where Room(type.FullName) is "Numerics" or "Fitting"
                              from dependency in type.Dependencies
                              let used = Room(dependency.Target.FullName)
                              where used is not null && !allowed.Contains(used, StringComparer.Ordinal)
                              select $"{type.FullName} uses {dependency.Target.FullName}").Distinct(StringComparer.Ordinal)];
        Complaints.None(wrong);
    }

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.FileStream")]
    [InlineData("System.IO.FileInfo")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.DirectoryInfo")]
    [InlineData("System.Console")]
    [InlineData("System.Environment")]
    public void The_physics_library_knows_no_disk_and_no_screen(string outside)
    {
        string[] wrong = [.. House.Value.Types
            .Where(type => Floor(Room(type.FullName) ?? "") is >= 0 and < 8)
            .Where(type => type.Dependencies.Any(dependency => dependency.Target.FullName == outside))
            .Select(type => $"{type.FullName} uses {outside}")];
        Complaints.None(wrong);
    }

    [Fact]
    public void The_rules_have_something_to_rule()
    {
        Assert.Contains(House.Value.Types, type => Room(type.FullName) == "Experiments");
        Assert.True(MayUse("Transport", "Layers"));
        Assert.False(MayUse("Transport", "Magnetism"));
        Assert.False(MayUse("Layers", "Transport"));
        Assert.False(MayUse("Numerics", "Quantities"));
    }

    private static bool MayUse(string user, string used) => Floor(used) >= 0 && Floor(user) > Floor(used);

    private static int Floor(string room) => Array.FindIndex(Floors, floor => floor.Contains(room, StringComparer.Ordinal));

    /// <summary>The room of a full type name; null outside Larmor. A type that stands in no room gets its own name, which is no room.</summary>
    private static string? Room(string fullName)
    {
        string[] words = fullName.Split('.', 3);
        return words[0] == "Larmor" && words.Length > 1 ? words[1] : null;
    }
}
