using System.Globalization;
using Larmor.Fluctuations.Density;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Escapes from the slowest mode of the density on the sphere.</summary>
/// <remarks>
/// The mode is ψ = ρ₁ − ρ₂, the densities of the two states each with its integral 1, up to a factor, and the stationary density P₁ρ₁ + P₂ρ₂: at the bottom of the two wells
/// ψ/ρ is 1/P₁ and −1/P₂. The rates are λ1 P₂ and λ1 P₁. Two states are a fair description up to terms of order e^(−Δ).
/// </remarks>
internal static class SpectralEscapes
{
    /// <summary>Why a moment under a torque has a rate and no barrier.</summary>
    public const string NoEnergy = "Energy and torque share no axis: there is no energy W, and so no barrier, under this current.";

    /// <summary>Above this barrier double precision loses the slowest rate.</summary>
    private const double HighestBarrier = 18;
    private const double WorstError = 1e-3;

    private static readonly DensityAccuracy Accuracy = new() { Tolerance = 1e-9, HighestDegree = 100 };

    /// <summary>Rates of a moment without an axis.</summary>
    /// <param name="pair">Both states with their directions, and what formulas there are.</param>
    /// <param name="equation">The equation.</param>
    /// <param name="temperature">T.</param>
    /// <param name="barrier">The lowest barrier without current over kT; null where it is not known.</param>
    /// <param name="hasTorque">Whether a torque acts, so that no formula holds.</param>
    public static EscapePair Into(EscapePair pair, GeneralizedLlg equation, Temperature temperature, double? barrier, bool hasTorque)
    {
        string lost = string.Create(CultureInfo.InvariantCulture, $"The slowest rate of the density is lost to rounding at barriers beyond some 15 kT{(barrier is { } known ? $"; without current it is {known:F1} kT" : "")}.");
        if (barrier is > HighestBarrier && CommittorEscapes.Into(pair, equation, temperature, hasTorque) is { } committor) return committor;
        // A current may lower the barrier to any extent: whether the rate is lost is then seen from its rounding error.
        Split? split = hasTorque || barrier is null or <= HighestBarrier ? Of(pair, equation, temperature) : null;
        if (split is { } found && found.Error <= WorstError)
        {
            return new EscapePair(Taken(pair.First, found.First, found.Error, hasTorque), Taken(pair.Second, found.Second, found.Error, hasTorque));
        }
        if (barrier is null or <= HighestBarrier && CommittorEscapes.Into(pair, equation, temperature, hasTorque) is { } other) return other;
        EscapePoint Otherwise(EscapePoint point) => point.FormulaRate is { } rate && !hasTorque
            ? point with { Method = "formula", Rate = rate, RateError = point.Barrier > 0 ? 1 / point.Barrier : null }
            : point with { Reason = lost + (hasTorque ? " Meshes for high barriers do not resolve it either, and under a torque without an axis no formula stands in for it." : point.Reason) };
        return new EscapePair(Otherwise(pair.First), Otherwise(pair.Second));
    }

    /// <summary>Rates of a moment without an axis from the slowest mode, whatever the barrier; null where it is not resolved.</summary>
    public static EscapePair? Into(EscapePair pair, GeneralizedLlg equation, Temperature temperature) => Of(pair, equation, temperature) is { } split && split.Error <= WorstError
        ? new EscapePair(Taken(pair.First, split.First, split.Error, hasTorque: false), Taken(pair.Second, split.Second, split.Error, hasTorque: false))
        : null;

    /// <summary>The same rates beside those of an axial moment, where the barriers are low enough.</summary>
    public static EscapePair Beside(EscapePair pair, GeneralizedLlg equation, Temperature temperature)
    {
        if (!(Math.Max(pair.First.Barrier ?? double.PositiveInfinity, pair.Second.Barrier ?? double.PositiveInfinity) <= HighestBarrier) || pair.First.Direction is null || pair.Second.Direction is null) return pair;
        return Of(pair, equation, temperature) is { } split && split.Error <= WorstError
            ? new EscapePair(pair.First with { SpectralRate = split.First, SpectralError = split.Error }, pair.Second with { SpectralRate = split.Second, SpectralError = split.Error })
            : pair;
    }

    private static EscapePoint Taken(EscapePoint point, double rate, double error, bool hasTorque) => point with
    {
        Method = "spectral",
        Rate = rate,
        RateError = error,
        SpectralRate = rate,
        SpectralError = error,
        Reason = hasTorque ? NoEnergy : point.Reason,
    };

    private static Split? Of(EscapePair pair, GeneralizedLlg equation, Temperature temperature)
    {
        if (pair.First.Direction is not { } first || pair.Second.Direction is not { } second) return null;
        FokkerPlanck density = FokkerPlanck.Of(equation, temperature);
        StationaryDensity stationary = density.Stationary(Accuracy);
        RelaxationModes modes = density.Modes(1, Accuracy);
        ModeShape shape = modes.Modes[0].Shape;
        double here = shape.At(UnitVector.Along(first)), there = shape.At(UnitVector.Along(second));
        double a = here / stationary.Density.ValueAt(UnitVector.Along(first)), b = -there / stationary.Density.ValueAt(UnitVector.Along(second));
        // One sign on both sides: the slowest mode is not the exchange between these states.
        if (!(a * b > 0)) return null;
        double least = Math.Min(stationary.Density.ValueAt(UnitVector.Along(first)), stationary.Density.ValueAt(UnitVector.Along(second)));
        double error = Math.Max(modes.RoundingError, modes.TruncationError) + ((stationary.TruncationError + stationary.RoundingError + 1e-14) / least) + (shape.Tail / Math.Min(Math.Abs(here), Math.Abs(there)));
        return double.IsFinite(error) ? new Split(modes.SlowestRate * a / (a + b), modes.SlowestRate * b / (a + b), error) : null;
    }

    /// <summary>Rates in 1/s from the first and from the second state, and their relative error.</summary>
    private sealed record Split(double First, double Second, double Error);
}
