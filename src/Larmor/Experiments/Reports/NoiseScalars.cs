using System.Globalization;
using Larmor.Fluctuations.Langevin;
using Larmor.Quantities;

namespace Larmor.Experiments.Reports;

/// <summary>The numbers that a laboratory would quote of a noise measurement.</summary>
internal static class NoiseScalars
{
    public static IEnumerable<Scalar> Of(IReadOnlyList<NoisePoint> points)
    {
        foreach (Scalar scalar in AtRest(points.Where(point => point.State == MomentState.FixedPoint && point.Frame is not null).MinBy(point => Math.Abs(point.Current)))) yield return scalar;
        foreach (Scalar scalar in OnCycles([.. points.Where(point => point.State == MomentState.LimitCycle)])) yield return scalar;
        foreach (Scalar scalar in OfResistance(points)) yield return scalar;
    }

    private static IEnumerable<Scalar> AtRest(NoisePoint? point)
    {
        string place = point is null ? "" : Place(point);
        const string none = "The moment rests at none of the fields and currents.";
        string? why = point is null ? none : point.Line is null ? point.LineReason : null;
        yield return new Scalar("frequency", point?.Line?.Frequency.Value, "Hz", $"Frequency of the thermal line{place}.", why);
        yield return new Scalar("frequency-error", point?.Line?.Frequency.Error, "Hz", "Its standard error.", why);
        yield return new Scalar("linewidth", point?.Line?.Width.Value, "Hz", $"Full width at half maximum of the thermal line{place}.", why);
        yield return new Scalar("linewidth-error", point?.Line?.Width.Error, "Hz", "Its standard error.", why);
        yield return new Scalar("linear-frequency", point?.Frequency, "Hz", $"Frequency in linear response{place}.", point is null ? none : null);
        yield return new Scalar("linear-linewidth", point?.Linewidth, "Hz", $"Full width in linear response{place}.", point is null ? none : point.Linewidth is null ? "Rest does not hold in every direction." : null);
        string? noTemperature = point is null ? none : point.EffectiveTemperature is null ? "Rest does not hold in every direction." : null;
        yield return new Scalar("effective-temperature", point?.EffectiveTemperature?.Value, "K", $"Temperature that the variances of the moment would need without current{place}.", noTemperature);
        yield return new Scalar("effective-temperature-error", point?.EffectiveTemperature?.Error, "K", "Its standard error.", noTemperature);
    }

    private static IEnumerable<Scalar> OnCycles(NoisePoint[] cycles)
    {
        NoisePoint? narrowest = cycles.Where(point => point.PhaseLinewidth is { Value: > 0 }).MinBy(point => point.PhaseLinewidth!.Value.Value);
        string? why = narrowest is null ? "The moment oscillates at none of the fields and currents." : null;
        string place = narrowest is null ? "" : Place(narrowest);
        yield return new Scalar("oscillator-linewidth", narrowest?.PhaseLinewidth!.Value.Value, "Hz", $"Narrowest line of the oscillation, from the diffusion of its phase{place}.", why);
        yield return new Scalar("oscillator-linewidth-error", narrowest?.PhaseLinewidth!.Value.Error, "Hz", "Its standard error.", why);
        yield return new Scalar("oscillator-linewidth-theory", narrowest?.Linewidth, "Hz", "The same for weak noise, in closed form along the cycle.", why);
        yield return new Scalar("linewidth-amplification", narrowest?.Amplification, "1", "Factor by which the dependence of the frequency on the amplitude widens it.", why);
    }

    private static IEnumerable<Scalar> OfResistance(IReadOnlyList<NoisePoint> points)
    {
        NoisePoint? point = points.FirstOrDefault(one => one.ResistanceVariance is not null);
        string? why = point is null ? "There is no resistance that follows the moment; the notes say why." : null;
        string place = point is null ? "" : Place(point);
        yield return new Scalar("resistance-noise", point?.ResistanceVariance is { } variance ? Math.Sqrt(Math.Max(0, variance.Value)) : null, "ohm", $"Standard deviation of the resistance{place}.", why);
        Estimate? low = point?.LowResistanceDensity;
        yield return new Scalar("low-frequency-resistance-noise", low?.Value, "ohm^2/Hz", $"One-sided spectral density of the resistance far below the line{place}.", why);
        yield return new Scalar("low-frequency-resistance-noise-error", low?.Error, "ohm^2/Hz", "Its standard error.", why);
    }

    private static string Place(NoisePoint point) =>
        string.Create(CultureInfo.InvariantCulture, $" at {QuantityText.Format(point.Field, MagneticField.Kind)} and {QuantityText.Format(point.Current, Current.Kind)}");
}
