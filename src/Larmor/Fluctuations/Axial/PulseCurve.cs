using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Axial;

/// <summary>What a pulse does to an axial moment, for any length of the pulse; made by <see cref="WriteErrors.Curve"/>.</summary>
public sealed class PulseCurve
{
    private const double Longest = 1e9;
    private const int Halvings = 60;

    private readonly PulseMesh coarse, fine, finest;
    private readonly bool isCertainAtFirst;

    internal PulseCurve(PulseMesh coarse, PulseMesh fine, PulseMesh finest, bool isCertainAtFirst) =>
        (this.coarse, this.fine, this.finest, this.isCertainAtFirst) = (coarse, fine, finest, isCertainAtFirst);

    /// <summary>What a pulse of one length does.</summary>
    /// <param name="pulse">Its length, not negative.</param>
    /// <exception cref="ArgumentException">The length is negative or not finite.</exception>
    public WriteError At(Duration pulse)
    {
        Require(pulse, nameof(pulse));
        if (pulse.Si == 0 && isCertainAtFirst) return new WriteError(pulse, 1, 0, 0, 0);
        (double Near, double Far) a = coarse.At(pulse.Si), b = fine.At(pulse.Si), c = finest.At(pulse.Si);
        (double near, double nearError) = Extrapolated(a.Near, b.Near, c.Near);
        (double far, double farError) = Extrapolated(a.Far, b.Far, c.Far);
        double decay = pulse.Si > finest.Followed ? finest.Decay(pulse.Si) : 0, beyond = decay > 0 ? finest.Unsettled : 0;
        return new WriteError(pulse, Math.Min(1, near), Math.Min(1, far), nearError + (beyond * decay), farError + beyond);
    }

    /// <summary>The length of pulse at which the write error has fallen to a value; null where it never does.</summary>
    /// <param name="probability">The write error, between 0 and 1.</param>
    public Duration? PulseFor(double probability)
    {
        if (!(probability is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), string.Create(CultureInfo.InvariantCulture, $"A write error lies between 0 and 1; got {probability}."));
        double high = finest.Followed;
        while (high < Longest && At(Duration.FromSi(high)).Probability > probability) high *= 2;
        if (high >= Longest) return null;
        double low = 0;
        for (int i = 0; i < Halvings && high - low > 1e-10 * high; i++)
        {
            double middle = 0.5 * (low + high);
            if (At(Duration.FromSi(middle)).Probability > probability) low = middle;
            else high = middle;
        }
        return Duration.FromSi(high);
    }

    internal static void Require(Duration pulse, string name)
    {
        if (!(pulse.Si >= 0 && double.IsFinite(pulse.Si))) throw new ArgumentException($"The length of a pulse must not be negative; got {pulse}.", name);
    }

    /// <summary>Two extrapolations of second order in the width of a cell, and one of fourth of both, in the logarithm.</summary>
    private static (double Value, double Error) Extrapolated(double coarse, double fine, double finest)
    {
        if (!(coarse > 0 && fine > 0 && finest > 0)) return (finest, finest > 0 ? 1 : 0);
        (double a, double b, double c) = (Math.Log(coarse), Math.Log(fine), Math.Log(finest));
        double first = b + ((b - a) / 3), second = c + ((c - b) / 3), both = second + ((second - first) / 15);
        return (Math.Exp(both), Math.Abs(both - second));
    }
}
