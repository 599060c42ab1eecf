using System.Reflection;

namespace Larmor.Architecture;

/// <summary>Descriptions do not change after they were made; state lives in the run, in the few types named here.</summary>
public class Immutability
{
    private static readonly Dictionary<string, string> MutableOnPurpose = new(StringComparer.Ordinal)
    {
        ["Larmor.Magnetism.Moments"] = "the state of a run: written by the steppers",
    };

    [Fact]
    public void No_public_type_has_a_setter_or_a_field_that_can_be_written()
    {
        string[] wrong = [.. PublicTypes()
            .Where(type => !MutableOnPurpose.ContainsKey(type.FullName!))
            .SelectMany(type => Setters(type).Concat(Fields(type)))];
        Complaints.None(wrong);
    }

    [Fact]
    public void Every_exception_to_the_rule_still_exists() =>
        Assert.All(MutableOnPurpose.Keys, name => Assert.Contains(PublicTypes(), type => type.FullName == name));

    private static IEnumerable<Type> PublicTypes() => typeof(Larmor.Quantities.Length).Assembly.GetExportedTypes();

    private static IEnumerable<string> Setters(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let setter = property.GetSetMethod()
        where setter is not null && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
        select $"{type.FullName}.{property.Name} can be set";

    private static IEnumerable<string> Fields(Type type) =>
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !field.IsInitOnly && !field.IsLiteral && !type.IsEnum
        select $"{type.FullName}.{field.Name} is a field that can be written";
}
