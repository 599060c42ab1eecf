using Larmor.Numerics;

namespace Larmor.Experiments.Hall;

/// <summary>Finds the fields of the current again from the harmonics of the transverse voltage, as an experiment does: see <see cref="Harmonics"/>.</summary>
/// <remarks>
/// Moment near the normal, σ = ±1 its side, κ = ΔR_p/R_a: with X = (dV₂/dB)/(d²V₁/dB²) of the field along (j) and across (t) the current,
/// ΔB_j = −2(X_j + σκ X_t)/(1 − κ²) and ΔB_t = −2(X_t + σκ X_j)/(1 − κ²); ΔB_j = −σ aJ, ΔB_t = bJ + b_Oe. In the plane: least squares of V₂/I over cos φ and cos φ cos 2φ at
/// each field; the inverse of the first is linear in B, slope −2/(R_a aJ) and ratio of constant and slope Bk.
/// </remarks>
internal sealed class EffectiveFieldFit
{
    private const string Sweep = "sweeps along and across the current about the film normal, with the planar Hall correction";
    private const string Turn = "field turned in the plane";
    private const double Near = 1e-9;
    private readonly Harmonics settings;
    private readonly HarmonicPoint[] points;
    private readonly double amplitude;

    private EffectiveFieldFit(Harmonics settings, IReadOnlyList<HarmonicPoint> points)
    {
        this.settings = settings;
        this.points = [.. points.Where(point => point.Across is not null && point.Direction is not null)];
        amplitude = settings.Amplitude.Si;
    }

    /// <summary>The fields, or the reason why there are none.</summary>
    public static EffectiveFields Of(Harmonics settings, IReadOnlyList<HarmonicPoint> points) => new EffectiveFieldFit(settings, points).Run();

    private EffectiveFields Run()
    {
        if (points.Length == 0) return None("", "There are no harmonics to fit.");
        double along = Math.Abs(Vector3d.Dot(settings.Along, settings.Bar.CurrentAlong)), across = Math.Abs(Vector3d.Dot(settings.Side, settings.Bar.Transverse));
        if (along < 1 - Near || across < 1 - Near) return None("", "The fits need a field along the current at 0 deg and across it in the film plane at 90 deg.");
        if (settings.Bar.AnomalousHall.Si == 0) return None("", "The fits need an anomalous Hall effect.");
        double[] heights = [.. points.Select(point => point.Direction!.Value.X)];
        if (heights.Min(Math.Abs) > 0.7) return heights.All(height => height > 0) || heights.All(height => height < 0) ? FromSweeps(Math.Sign(heights[0])) : None(Sweep, "The moment changes sides.");
        return heights.Max(Math.Abs) < 0.1 ? FromTurns() : None("", "The moment stands neither near the film normal nor in the film plane.");
    }

    private EffectiveFields FromSweeps(int side)
    {
        if (RatioAt(0) is not { } x || RatioAt(Math.PI / 2) is not { } y) return None(Sweep, "The fit needs sweeps of 5 fields or more at 0 and at 90 deg, and a first harmonic that is curved.");
        double kappa = side * settings.Bar.PlanarHall.Si / settings.Bar.AnomalousHall.Si, divisor = 1 - (kappa * kappa);
        if (Math.Abs(divisor) < 1e-6) return None(Sweep, "The planar and the anomalous Hall resistance are of one size: fields along and across the current cannot be told apart.");
        double signAlong = Math.Sign(Vector3d.Dot(settings.Along, settings.Bar.CurrentAlong)), signAcross = Math.Sign(Vector3d.Dot(settings.Side, settings.Bar.Transverse));
        (x, y) = (x * signAlong, y * signAcross);
        return new EffectiveFields(side * 2 * (x + (kappa * y)) / divisor, -2 * (y + (kappa * x)) / divisor, null, Sweep);
    }

    /// <summary>(dV₂/dB)/(d²V₁/dB²) in T at one angle.</summary>
    private double? RatioAt(double angle)
    {
        HarmonicPoint[] sweep = [.. points.Where(point => Math.Abs(point.Angle - angle) < Near)];
        if (sweep.Length < 5) return null;
        double scale = sweep.Max(point => Math.Abs(point.Field));
        if (scale == 0) return null;
        double[] fields = [.. sweep.Select(point => point.Field / scale)];
        double offset = sweep[0].Across!.Value.First;
        double[] first = [.. sweep.Select(point => point.Across!.Value.First - offset)], second = [.. sweep.Select(point => point.Across!.Value.Second)];
        if (LeastSquares.Fit(fields, first, _ => 1, x => x, x => x * x) is not var (curve, _) || LeastSquares.Fit(fields, second, _ => 1, x => x) is not var (line, _)) return null;
        return Math.Abs(curve[2]) <= 1e-14 * Math.Abs(offset) ? null : scale * line[1] / (2 * curve[2]);
    }

    private EffectiveFields FromTurns()
    {
        double[] fields = [.. points.Select(point => point.Field).Distinct()];
        double sense = Math.Sign(Vector3d.Dot(settings.Along, settings.Bar.CurrentAlong)), turn = Math.Sign(Vector3d.Dot(settings.Side, settings.Bar.Transverse));
        List<(double Field, double Cosine, double Product)> parts = [];
        foreach (double field in fields)
        {
            HarmonicPoint[] round = [.. points.Where(point => point.Field == field)];
            double[] angles = [.. round.Select(point => Math.Atan2(turn * Math.Sin(point.Angle) * field, sense * Math.Cos(point.Angle) * field))];
            double[] seconds = [.. round.Select(point => point.Across!.Value.Second / amplitude)];
            if (round.Length < 6 || LeastSquares.Fit(angles, seconds, _ => 1, Math.Cos, x => Math.Cos(x) * Math.Cos(2 * x)) is not var (found, _)) return None(Turn, "The fit needs 6 angles or more at every field.");
            parts.Add((Math.Abs(field), found[1], found[2]));
        }
        if (parts.Any(part => part.Field == 0)) return None(Turn, "The fit needs fields other than zero.");
        (double? damping, double? holding) = DampingLike(parts);
        double weights = parts.Sum(part => 1 / (part.Field * part.Field));
        double? field2 = settings.Bar.PlanarHall.Si == 0 ? null : -2 * parts.Sum(part => part.Product / part.Field) / (settings.Bar.PlanarHall.Si * weights);
        string reason = damping is null ? "The damping-like field needs two strengths of the field at least." : field2 is null ? "The field-like field needs a planar Hall effect." : "";
        return new EffectiveFields(damping, field2, holding, Turn, reason);
    }

    private (double? DampingLike, double? AnisotropyField) DampingLike(List<(double Field, double Cosine, double Product)> parts)
    {
        if (parts.All(part => Math.Abs(part.Cosine) <= 1e-13 * settings.Bar.Scale(part.Field))) return (0, null);
        if (parts.Count < 2 || parts.Any(part => part.Cosine == 0)) return (null, null);
        double scale = parts.Max(part => part.Field);
        if (LeastSquares.Fit([.. parts.Select(part => part.Field / scale)], [.. parts.Select(part => 1 / part.Cosine)], _ => 1, x => x) is not var (line, _) || line[1] == 0) return (null, null);
        return (-2 * scale / (settings.Bar.AnomalousHall.Si * line[1]), scale * line[0] / line[1]);
    }

    private static EffectiveFields None(string manner, string reason) => new(null, null, null, manner, reason);
}
