using Larmor.Experiments.Escapes;
using Larmor.Fluctuations.Axial;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pulses;

/// <summary>How often a small current turns over the state that it reads.</summary>
internal static class ReadSurvey
{
    /// <summary>Both states; none where no read current is asked for.</summary>
    public static IReadOnlyList<ReadDisturb> Of(PulsedMoment pulsed)
    {
        if (pulsed.Settings.Read is not { } read) return [];
        if (pulsed.During(new PulseDrive(read.Current, MagneticField.Zero, Voltage.Zero)) is { } during)
        {
            return [Axial(pulsed, (pulsed.Quiet!, during), pulsed.Divide, read, pulsed.Names[0]), Axial(pulsed, (pulsed.Quiet!.Mirrored, during.Mirrored), -pulsed.Divide, read, pulsed.Names[1])];
        }
        AppliedField field = pulsed.Settings.Field;
        EscapePair pair = new EscapeSurvey(pulsed.Moment, pulsed.Temperature, pulsed.Axis, field.Along).At(field.Value.Si, read.Current.Si);
        return [ByRate(pair.First, read, pulsed.Names[0]), ByRate(pair.Second, read, pulsed.Names[1])];
    }

    private static ReadDisturb Axial(PulsedMoment pulsed, (AxialLandscape Before, AxialLandscape During) landscapes, double divide, ReadPulse read, string state)
    {
        WriteErrors errors = new(landscapes.Before, landscapes.During) { Divide = divide, Relaxation = pulsed.Settings.Relaxation, WatchesSwitched = true };
        WriteError found = errors.Of(read.Duration)[0];
        double? rate = AxialWells.Of(landscapes.During) is { } wells && AxialEscape.Within(landscapes.During) is { } escape ? escape.SlowestRate * escape.PopulationBelow(wells.Top) : null;
        return new ReadDisturb(state, "axial", found.Switched, found.SwitchedError, rate is { } known ? StableFunctions.OneMinusExp(known * read.Duration.Si) : null, "");
    }

    private static ReadDisturb ByRate(EscapePoint point, ReadPulse read, string state)
    {
        double? probability = point.Rate is { } rate ? StableFunctions.OneMinusExp(rate * read.Duration.Si) : null;
        return new ReadDisturb(state, point.Method, probability, point.RateError ?? 0, probability, probability is null ? point.Reason.Length > 0 ? point.Reason : "No rate of escape is known under this current." : "");
    }
}
