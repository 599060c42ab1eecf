using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>In words: the fields that a magnet feels beside the applied one, and which are left out.</summary>
internal static class FieldNotes
{
    private const double ToMilliteslas = 1e3;

    /// <summary>One sentence for each field that is in the energy, and one for what is not.</summary>
    public static IEnumerable<string> Of(Magnet magnet)
    {
        StrayField[] stray = [.. SumOfTerms.Of(magnet.Energy).Terms.OfType<StrayField>()];
        OerstedField[] oersted = [.. magnet.Driven.OfType<OerstedField>()];
        foreach (StrayFieldSource source in stray.SelectMany(term => term.Layers))
        {
            yield return $"Stray field of '{source.Layer}' at '{magnet.Name}', averaged over it: {Components(source.Field)} mT.";
        }
        foreach (OerstedField field in oersted)
        {
            yield return $"Field of the current at '{magnet.Name}': {field.FieldPerCurrent} along {field.Axis}.";
        }
        if (magnet.Driven.OfType<VoltageControlledAnisotropy>().Any())
        {
            yield return $"'{magnet.Name}' has an anisotropy that follows the voltage across a barrier; it acts where a measurement applies a voltage.";
        }
        string[] left = ["temperature", .. stray.Length > 0 ? (string[])[] : ["stray field of the fixed layer"], .. oersted.Length > 0 ? (string[])[] : ["Oersted field"], "heating"];
        yield return $"Left out: {string.Join(", ", left)}.";
    }

    private static string Components(Vector3d field) => string.Create(
        CultureInfo.InvariantCulture, $"[{ToMilliteslas * field.X:F2}, {ToMilliteslas * field.Y:F2}, {ToMilliteslas * field.Z:F2}]");
}
