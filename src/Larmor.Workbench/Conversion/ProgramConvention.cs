using System.Globalization;
using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>How one program writes the parameters of a uniform magnet, and the equation that it solves with them.</summary>
internal abstract class ProgramConvention
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProgramConvention> All { get; } = [new LarmorConvention(), new Mumax3Convention(), new OommfConvention(), new CmtjConvention(isSpinOrbit: false), new CmtjConvention(isSpinOrbit: true)];

    public abstract string Name { get; }

    /// <summary>Parameters in the words of the program.</summary>
    public abstract IReadOnlyList<string> Known { get; }

    /// <summary>Parameters of the program that do nothing to a uniform moment or are not translated, with the reason.</summary>
    public abstract IReadOnlyDictionary<string, string> Refused { get; }

    public abstract string Example { get; }

    public abstract MacrospinParameters Read(ConversionWords words);

    /// <summary>Lines of the program's input.</summary>
    public abstract IReadOnlyList<string> Write(MacrospinParameters magnet);

    /// <summary>The equation that the program solves, with its numbers.</summary>
    public abstract IReadOnlyList<string> Equation(MacrospinParameters magnet);

    public static ProgramConvention Find(string name) => All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? (string.Equals(name, "cmtj", StringComparison.OrdinalIgnoreCase) ? Find("cmtj-stt") : throw new DeviceException($"No convention is called '{name}'. There are {string.Join(", ", All.Select(one => one.Name))}; 'cmtj' is cmtj-stt."));

    protected static string Text(double value) => value.ToString("G15", CultureInfo.InvariantCulture);

    protected static string Short(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>Directions of the other programs: their z is the film normal, Larmor's x; the handedness stays.</summary>
    protected static UnitVector FromProgramAxes(UnitVector direction)
    {
        Vector3d d = direction.Components;
        return UnitVector.Along(d.Z, d.X, d.Y);
    }

    protected static string InProgramAxes(UnitVector direction, string separator = ", ")
    {
        Vector3d d = direction.Components;
        return string.Join(separator, Text(d.Y), Text(d.Z), Text(d.X));
    }

    /// <summary>η₉₀ (or another strength) as a function of c.</summary>
    protected static string AsFunction(IReadOnlyList<TorqueTerm> terms, double scale = 1) => terms.Count == 0 ? "0" : string.Join(" + ", terms.Select(term =>
        term.Lambda == 1 ? Short(scale * term.AtRightAngles) : $"{Short(scale * term.AtRightAngles)}/(1 {(term.Asymmetry < 0 ? "-" : "+")} {Short(Math.Abs(term.Asymmetry))} c)"));

    protected static string OrUnknown(double? value, string name) => value is { } known ? $"{name} = {Short(known)}" : $"{name} not given";

    /// <summary>A torque for the programs whose normal is z and whose fields stand against one polarizer.</summary>
    protected static StandardTorque TorqueOf(MacrospinParameters magnet) => magnet.Torque ?? new StandardTorque([], []);
}
