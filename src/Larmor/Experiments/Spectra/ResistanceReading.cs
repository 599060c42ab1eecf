using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>The resistance of a device with one free moment as a function of its direction, fast enough for every look at an ensemble.</summary>
/// <remarks>From the stack where all fixed layers stand on one line p: R depends on u·p alone, and a Chebyshev series of the solved stack is kept. Or R_P + ΔR (1 − u·r)/2, where ΔR is given.</remarks>
internal sealed class ResistanceReading
{
    private const double Accuracy = 1e-11, OneLine = 1e-9;

    private readonly ChebyshevSeries? series;
    private readonly Vector3d axis;
    private readonly double slope;

    private ResistanceReading(ChebyshevSeries? series, Vector3d axis, double slope, string note)
    {
        (this.series, this.axis, this.slope) = (series, axis, slope);
        Note = note;
    }

    /// <summary>Whether there is a resistance.</summary>
    public bool Exists => series is not null || slope != 0;

    /// <summary>Whether the whole resistance is known, not only its change.</summary>
    public bool IsWhole => series is not null;

    /// <summary>Where it comes from, or why there is none.</summary>
    public string Note { get; }

    /// <summary>R in ohm; of a given change the part that changes.</summary>
    public double At(Vector3d u)
    {
        double c = Vector3d.Dot(u, axis);
        return series is null ? slope * (1 - c) : series.At(Math.Clamp(c, -1, 1));
    }

    /// <summary>∂R/∂u in ohm.</summary>
    public Vector3d Gradient(Vector3d u) => (series is null ? -slope : series.Derivative().At(Math.Clamp(Vector3d.Dot(u, axis), -1, 1))) * axis;

    /// <summary>The resistance of a device.</summary>
    public static ResistanceReading Of(Device device, FreeMoment moment, Noise settings)
    {
        if (settings.ResistanceChange is { } change) return Given(change, settings.Reference ?? moment.Parallel ?? moment.SpinTransfer.Polarizer ?? settings.Field.Along);
        if (!device.HasStack || device.CrossSection is null) return None("The device has no stack with a cross-section. Give `resistance-change`.");
        try
        {
            return OfStack(device, moment);
        }
        catch (DeviceException refusal)
        {
            return None(refusal.Message);
        }
        catch (ArgumentException unresolved)
        {
            return None(unresolved.Message);
        }
    }

    /// <summary>A given change between the two directions of a reference.</summary>
    public static ResistanceReading Given(Resistance change, UnitVector reference)
    {
        ResistanceLaw law = new ResistanceLaw.Giant(change, reference);
        return new ResistanceReading(null, reference, law.Value(-reference.Components) / 2, $"The resistance is R + {change} (1 - u·r)/2 with r = {reference}, as given; its constant part is not in it.");
    }

    private static ResistanceReading OfStack(Device device, FreeMoment moment)
    {
        OrientedTransport solver = new(device.Stack);
        if (solver.IsAnisotropic) return None("Relaxations of the stack depend on the angle to the current, so that its resistance is no function of one angle. Give `resistance-change`.");
        UnitVector?[] given = [.. solver.Magnets.Select(i => device.Stack.Layers[i].Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } ? direction : (UnitVector?)null)];
        if (given.FirstOrDefault(direction => direction is not null) is not { } line) return None("No layer of the stack is fixed, so that its resistance does not change with the moment. Give `resistance-change` and `resistance-axis`.");
        if (given.Any(direction => direction is { } other && Vector3d.Cross(other, line).Norm > OneLine)) return None("The fixed layers are not on one line, so that the resistance is no function of one angle. Give `resistance-change`.");
        TangentFrame frame = TangentFrame.At(line);
        double area = device.CrossSection!.Area.Si;
        double Resistance(double c)
        {
            UnitVector u = UnitVector.Along((c * frame.Normal) + (Math.Sqrt((1 - c) * (1 + c)) * frame.First));
            return solver.Solve([.. given.Select(direction => direction ?? u)], CurrentDensity.FromSi(1)).ResistanceArea / area;
        }
        return new ResistanceReading(ChebyshevSeries.Fit(Resistance, Accuracy), line, 0, $"The resistance is that of the stack with the moment of '{moment.Magnet.Name}' at each direction, solved at the angles of a series in their cosine.");
    }

    private static ResistanceReading None(string reason) => new(null, default, 0, $"No resistance is given: {reason}");
}
