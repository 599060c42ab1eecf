using Larmor.Numerics;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The word for free layers that a measurement holds.</summary>
internal static class HeldGrammar
{
    public static readonly Key<IReadOnlyList<(ScalarNode Name, UnitVector Value)>> Held = new(
        "held", new MapForm<UnitVector>(DirectionForm.Instance, "directions by the names of free layers", "reference: +z"), "free layers held at these directions during the measurement; the others move in their presence") { Default = "none" };
}
