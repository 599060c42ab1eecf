using Larmor.Numerics;

namespace Larmor.Experiments.Escapes;

/// <summary>
/// The field at which a moment first leaves its state while the field goes evenly: P(B) = 1 − exp[−∫r dB'/|dB/dt|] with the computed rate r, its logarithm linear between field values.
/// </summary>
/// <remarks>
/// First escapes only; the way back is not counted. Valid while the field changes slowly against the motion within the state. The law is that of J. Kurkijärvi, Phys. Rev. B 6, 832
/// (1972), doi:10.1103/PhysRevB.6.832, with the rate integrated instead of a formula.
/// </remarks>
internal static class FieldRamp
{
    private const int Parts = 32;
    private const double MostLeft = 1e-3, Never = 1e-300;

    /// <summary>One ramp through all field values.</summary>
    public static RampPoint Of(IReadOnlyList<EscapePair> pairs, double sweepTime)
    {
        EscapePair last = pairs[^1];
        bool first = (last.First.Rate ?? 0) >= (last.Second.Rate ?? 0);
        double[] fields = [.. pairs.Select(pair => pair.First.Field)], rates = [.. pairs.Select(pair => pair.Of(first) is { IsOnlyState: true } ? Never : Math.Max(Never, pair.Of(first).Rate ?? double.NaN))];
        double speed = (fields[^1] - fields[0]) / sweepTime;
        RampPoint point = new(last.First.Current, sweepTime, speed, last.Of(first).State);
        int missing = Array.FindIndex(rates, rate => !(rate > 0));
        if (missing >= 0) return point with { Reason = $"The rate of escape is not known at every field value. {pairs[missing].Of(first).Reason}".TrimEnd() };
        Distribution all = Distribution.Along(fields, rates, Math.Abs(speed)), half = Distribution.Along(Every(fields), Every(rates), Math.Abs(speed));
        point = point with { Probabilities = all.Switched, Median = all.Median };
        if (all.Left > MostLeft) return point with { Reason = "At the last field value a part has not switched yet: mean and spread are not known." };
        return point with { Mean = all.Mean, Spread = all.Spread, InterpolationError = Math.Abs(all.Mean - half.Mean) };
    }

    private static double[] Every(double[] values) => [.. values.Where((_, i) => i % 2 == 0 || i == values.Length - 1)];

    private sealed record Distribution(double[] Switched, double Mean, double Spread, double? Median, double Left)
    {
        public static Distribution Along(double[] fields, double[] rates, double speed)
        {
            double[] switched = new double[fields.Length];
            double exponent = 0, sum = 0, squares = 0;
            double? median = null;
            for (int i = 0; i + 1 < fields.Length; i++)
            {
                double width = Math.Abs(fields[i + 1] - fields[i]), slope = Math.Log(rates[i + 1] / rates[i]), scale = rates[i] * width / speed, before = Math.Abs(fields[i] - fields[0]);
                double Exponent(double x) => exponent + (scale * x * Grown(slope * x));
                for (int part = 0; part < Parts; part++)
                {
                    double left = (double)part / Parts, middle = (part + 0.5) / Parts, right = (part + 1.0) / Parts, weight = width / (6 * Parts);
                    double Kept(double x) => Math.Exp(-Exponent(x));
                    (double a, double b, double c) = (Kept(left), Kept(middle), Kept(right));
                    sum += weight * (a + (4 * b) + c);
                    squares += 2 * weight * (((before + (left * width)) * a) + (4 * (before + (middle * width)) * b) + ((before + (right * width)) * c));
                }
                double after = Exponent(1);
                if (median is null && after >= Math.Log(2)) median = fields[i] + ((fields[i + 1] - fields[i]) * Inverse(Math.Log(2) - exponent, scale, slope));
                exponent = after;
                switched[i + 1] = StableFunctions.OneMinusExp(exponent);
            }
            return new Distribution(switched, fields[0] + (Math.Sign(fields[^1] - fields[0]) * sum), Math.Sqrt(Math.Max(0, squares - (sum * sum))), median, Math.Exp(-exponent));
        }

        /// <summary>(e^x − 1)/x.</summary>
        private static double Grown(double x) => x == 0 ? 1 : x < 0 ? StableFunctions.OneMinusExp(-x) / -x : Math.Exp(x) * StableFunctions.OneMinusExp(x) / x;

        /// <summary>x of scale (e^(slope x) − 1)/slope = wanted.</summary>
        private static double Inverse(double wanted, double scale, double slope) => wanted / scale * StableFunctions.LogarithmOfOnePlusOver(wanted * slope / scale);
    }
}
