using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>A stretch of time between two corners of the drives, in which they change smoothly.</summary>
/// <param name="Drives">The drives.</param>
/// <param name="Powers">Powers of torque and energy.</param>
/// <param name="From">Its beginning in s.</param>
/// <param name="To">Its end in s; there the drives are taken from before.</param>
internal sealed record DrivenStretch(DrivenPotentials Drives, WorkFunctions Powers, double From, double To)
{
    // Instants at parts of the golden section: no swinging drive repeats itself at all of them.
    private const int Looks = 9;
    private const double GoldenPart = 0.6180339887498949;

    private double Last => Math.BitDecrement(To);

    /// <summary>Weights of the shapes at a time of the stretch.</summary>
    public double[] At(double time) => Drives.At(Math.Min(time, Last));

    /// <summary>Their change per s.</summary>
    public double[] SlopesAt(double time) => Drives.SlopesAt(Math.Min(time, Last));

    /// <summary>The weights where nothing changes; null where something does.</summary>
    /// <param name="longestStep">The longest step in s that still sees every change; infinite where the corners tell all.</param>
    public double[]? Constant(double longestStep)
    {
        double[] first = At(From);
        int looks = Looks + (int)Math.Min(1000, 2 * (To - From) / longestStep);
        for (int i = 1; i <= looks; i++)
        {
            double[] here = At(i == looks ? To : From + ((To - From) * (i * GoldenPart % 1)));
            if (!here.AsSpan().SequenceEqual(first)) return null;
        }
        return first;
    }

    /// <summary>Powers of the field, of the torque and of the change of energy at fixed drives, in kT/s, as functions whose averages are taken.</summary>
    public IReadOnlyList<HarmonicSeries> PowersAt(double time)
    {
        double[] weights = At(time), slopes = SlopesAt(time);
        (HarmonicSeries torque, HarmonicSeries energy) = Powers.At(Drives.Shapes, weights);
        return [Powers.EnergyOf(Drives.Shapes, slopes), torque, energy];
    }
}
