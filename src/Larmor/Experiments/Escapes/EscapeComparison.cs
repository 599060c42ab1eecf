using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;

namespace Larmor.Experiments.Escapes;

/// <summary>The rates of one pair of states without an axis by both methods: from the slowest mode of the density and from mean times of first passage, which share no equation and no mesh.</summary>
/// <param name="Difference">Largest relative difference of a rate.</param>
/// <param name="Tolerance">The sum of the errors that both methods state for it.</param>
/// <param name="Pair">Where.</param>
internal sealed record EscapeComparison(double Difference, double Tolerance, EscapePair Pair)
{
    /// <summary>ln of D over the sum of both rates at barriers of some 10 and 22 kT, where both methods apply, and between them.</summary>
    private const double Least = 5.5, Middle = 11, Most = 18;

    /// <summary>The pair on which both are tried; null where no barrier is between 10 and 22 kT, or no rate comes from one of the two.</summary>
    /// <param name="pairs">All pairs.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static EscapePair? Choose(IEnumerable<EscapePair> pairs, double diffusion)
    {
        double Barrier(EscapePair pair) => pair is { First: { Rate: > 0 and { } there, Method: "spectral" or "committor" }, Second: { Rate: > 0 and { } back, Method: "spectral" or "committor" } } ? Math.Log(diffusion / (there + back)) : double.NaN;
        return pairs.Where(pair => Barrier(pair) is > Least and < Most).MinBy(pair => Math.Abs(Barrier(pair) - Middle));
    }

    /// <summary>Both methods on one pair; null where one of them gives no answer.</summary>
    /// <param name="pair">The pair with one rate.</param>
    /// <param name="equation">Its equation.</param>
    /// <param name="temperature">T.</param>
    public static EscapeComparison? Of(EscapePair pair, GeneralizedLlg equation, Temperature temperature)
    {
        EscapePair? spectral = pair.First.Method == "spectral" ? pair : SpectralEscapes.Into(pair, equation, temperature);
        EscapePair? committor = pair.First.Method == "committor" ? pair : CommittorEscapes.Into(pair, equation, temperature, pair.First.Current != 0 && !equation.SpinTransfer.IsNone);
        if (spectral is null || committor is null) return null;
        (double Difference, double Tolerance) Compared(bool first)
        {
            (EscapePoint mode, EscapePoint passage) = (spectral.Of(first), committor.Of(first));
            return (Math.Abs((mode.Rate!.Value / passage.Rate!.Value) - 1), mode.RateError!.Value + passage.RateError!.Value);
        }

        (double Difference, double Tolerance) there = Compared(true), back = Compared(false), worst = there.Difference / there.Tolerance > back.Difference / back.Tolerance ? there : back;
        return new EscapeComparison(worst.Difference, worst.Tolerance, pair);
    }

    /// <summary>As a check of the run.</summary>
    /// <param name="comparison">The comparison; null where there was none.</param>
    public static AuditCheck Check(EscapeComparison? comparison)
    {
        const string name = "spectral-versus-committor", what = "Rates of escape without an axis by the slowest mode of the density on the sphere against those by mean times of first passage, largest relative difference";
        return comparison is { Pair.First: var point }
            ? new AuditCheck(name, comparison.Difference, comparison.Tolerance, string.Create(CultureInfo.InvariantCulture, $"{what}, at {QuantityText.Format(point.Field, MagneticField.Kind)} and {QuantityText.Format(point.Current, Current.Kind)}; the tolerance is the sum of the errors that both state."))
            : new AuditCheck(name, 0, 1e-3, what + "; zero where not both apply (an axis, or no barrier between some 10 and 22 kT).");
    }
}
