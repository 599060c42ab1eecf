using Larmor.Coupling;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Conversion;

/// <summary>A translation of the parameters of a uniform magnet and its spin torque from one program's convention into another's.</summary>
/// <param name="Lines">Lines of the other program's input.</param>
/// <param name="Equations">The equation actually solved, in both conventions, with numbers.</param>
/// <param name="Remarks">What was taken for granted or left behind.</param>
public sealed record ConventionTranslation(IReadOnlyList<string> Lines, IReadOnlyList<string> Equations, IReadOnlyList<string> Remarks)
{
    /// <summary>Names of the conventions: <c>larmor</c>, <c>mumax3</c>, <c>oommf</c>, <c>cmtj-stt</c>, <c>cmtj-sot</c>.</summary>
    public static IReadOnlyList<string> Names => [.. ProgramConvention.All.Select(one => one.Name)];

    /// <summary>Translates parameters.</summary>
    /// <param name="from">Convention of the words.</param>
    /// <param name="to">Convention of the answer.</param>
    /// <param name="words"><c>name=value</c>, the names as the first program writes them.</param>
    /// <exception cref="DeviceException">A word is unknown or cannot be said in the other convention; the message says why.</exception>
    public static ConventionTranslation Of(string from, string to, IEnumerable<string> words)
    {
        ProgramConvention source = ProgramConvention.Find(from), target = ProgramConvention.Find(to);
        return Between(source, target, source.Read(new ConversionWords(source, words)));
    }

    /// <summary>Translates the magnets of a device file whose torques are given by hand.</summary>
    /// <param name="file">The device file.</param>
    /// <param name="to">Convention of the answer.</param>
    /// <exception cref="DeviceException">There is no such magnet, or its torque cannot be said in the other convention.</exception>
    public static IReadOnlyList<ConventionTranslation> Of(DeviceFile file, string to)
    {
        ArgumentNullException.ThrowIfNull(file);
        ProgramConvention target = ProgramConvention.Find(to);
        if (file.Device.Magnets.Count == 0) throw new DeviceException("The device has no free magnet, so there is no torque to translate.");
        return [.. file.Device.Magnets.Select(entry => Between(ProgramConvention.Find("larmor"), target, DeviceMagnetParameters.Of(file.Device, entry)))];
    }

    private static ConventionTranslation Between(ProgramConvention source, ProgramConvention target, MacrospinParameters magnet)
    {
        List<string> remarks = [.. magnet.Remarks];
        if (!magnet.OrderIsKnown && magnet.Torque is not null) remarks.Add($"{source.Name} counts J positive where it pulls towards p. Taken for granted: the fixed layer stands before the free one, so that this is a negative current along the stack axis.");
        if (source.Name != target.Name && (source.Name == "larmor" || target.Name == "larmor")) remarks.Add("Axes: (x, y, z) of the other programs, z the film normal, are (y, z, x) of Larmor.");
        return new ConventionTranslation(
            target.Write(magnet),
            source == target ? source.Equation(magnet) : [.. source.Equation(magnet), .. target.Equation(magnet)],
            remarks);
    }
}
