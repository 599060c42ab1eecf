using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// The response of a stack with one free moment whose rest lies along or against one direction p, as ratios of low polynomials in c = u·p with one denominator.
/// </summary>
/// <remarks>
/// <para>In the frame t₁ = p − c u, t₂ = u × p (both of length √(1 − c²)): M_NJ = T t₁ + F t₂, M_VΩ = P t₁ + Q t₂ and M_NΩ = a 1 + b u× + g t₁t₁^T + h (t₁t₂^T + t₂t₁^T); R, T, F, P, Q, a, b, g, h
/// depend on c alone and have no singular points. Turning the rest about p changes nothing, and the six unknowns of the faces of the free layer are a linear system whose matrix is
/// quadratic in u, so that all nine are rational with its determinant below.</para>
/// <para>Degrees and coefficients are found from the elimination itself: the denominator is the vector for which all products with it have no Chebyshev coefficients beyond the degree (the least
/// singular vector). The result is compared with the elimination between the points it rests on, at another azimuth; what differs by more than 1e-12 is not used.</para>
/// </remarks>
internal sealed class AxialResponse
{
    /// <summary>Number of functions: R, T, F, P, Q, a, b, g, h.</summary>
    private const int Count = 9;

    private const int HighestDegree = 8;
    private const double Tolerance = 1e-12, Nothing = 1e-13;

    private AxialResponse(UnitVector axis, AxialCoefficients[] coefficients) => (Axis, Coefficients) = (axis, coefficients);

    /// <summary>p.</summary>
    public UnitVector Axis { get; }

    /// <summary>Coefficients of the denominator and of the numerators, the constant ones first.</summary>
    public AxialCoefficients[] Coefficients { get; }

    /// <summary>Degree of denominator and numerators.</summary>
    public int Degree => Coefficients.Length - 1;

    /// <summary>The largest difference from the elimination, relative to the largest value of each kind of response.</summary>
    public double Residual { get; private init; }

    /// <summary>The response of a stack; null where it is not axial or no such ratios meet the tolerance.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="names">Names of its free magnets.</param>
    /// <param name="eliminated">Its response by elimination.</param>
    public static AxialResponse? Of(Multilayer stack, IReadOnlyList<string> names, PreparedResponse eliminated)
    {
        if (names.Count != 1) return null;
        UnitVector axis = CollinearState.Axis(stack) ?? UnitVector.Z;
        if (AxialTransport.Refusal(stack, axis, names) is not null) return null;
        double[][] values = [.. CommonRatios.Points.Select(c => Sample(eliminated, axis, c, 0.3))];
        double[] scales = Scales(values);
        for (int degree = 0; degree <= HighestDegree; degree++)
        {
            if (Fit(values, scales, degree) is not { } coefficients) continue;
            AxialResponse found = new(axis, coefficients) { Residual = Largest(coefficients, eliminated, axis, scales) };
            if (found.Residual <= Tolerance) return found;
        }
        return null;
    }

    /// <summary>The nine functions at c.</summary>
    public void Evaluate(double c, Span<double> functions)
    {
        AxialCoefficients sum = Coefficients[^1];
        for (int k = Coefficients.Length - 2; k >= 0; k--) sum = sum.Next(c, Coefficients[k]);
        double share = 1 / sum.Denominator;
        (functions[0], functions[1], functions[2]) = (share * sum.R, share * sum.T, share * sum.F);
        (functions[3], functions[4], functions[5]) = (share * sum.P, share * sum.Q, share * sum.A);
        (functions[6], functions[7], functions[8]) = (share * sum.B, share * sum.G, share * sum.H);
    }

    private static double[] Sample(PreparedResponse response, UnitVector axis, double c, double azimuth)
    {
        TangentFrame frame = TangentFrame.At(axis);
        double s = Math.Sqrt((1 - c) * (1 + c)), square = s * s;
        (double sin, double cos) = Math.SinCos(azimuth);
        UnitVector u = UnitVector.Along((c * frame.Normal) + (s * ((cos * frame.First) + (sin * frame.Second))));
        Vector3d second = Vector3d.Cross(u, axis), first = Vector3d.Cross(second, u);
        response.Turn([u]);
        Vector3d torque = response.TorquePerCurrent(0), voltage = response.VoltagePerTurning(0);
        Matrix3 damping = response.TorquePerTurning(0, 0);
        (Vector3d onFirst, Vector3d onSecond) = (damping * first, damping * second);
        double m11 = Vector3d.Dot(first, onFirst) / square, m12 = Vector3d.Dot(first, onSecond) / square, m21 = Vector3d.Dot(second, onFirst) / square, m22 = Vector3d.Dot(second, onSecond) / square;
        return
        [
            response.ResistanceArea,
            Vector3d.Dot(torque, first) / square, Vector3d.Dot(torque, second) / square,
            Vector3d.Dot(voltage, first) / square, Vector3d.Dot(voltage, second) / square,
            m22, (m21 - m12) / 2, (m11 - m22) / square, (m12 + m21) / (2 * square),
        ];
    }

    /// <summary>Of each kind of response the largest value, torque and voltage at least ħ/2|q|.</summary>
    private static double[] Scales(double[][] values)
    {
        double Most(params int[] functions) => values.Max(one => functions.Max(f => Math.Abs(one[f])));
        double least = Math.Abs(SpinTorque.PerSpinCurrent), torque = Math.Max(1e-3 * least, Most(1, 2)), voltage = Math.Max(1e-3 * least, Most(3, 4)), damping = Math.Max(double.Epsilon, Most(5, 6, 7, 8));
        return [Most(0), torque, torque, voltage, voltage, damping, damping, damping, damping];
    }

    private static AxialCoefficients[]? Fit(double[][] values, double[] scales, int degree)
    {
        double[][] scaled = [.. Enumerable.Range(0, Count).Select(f => values.Select(one => one[f] / scales[f]).ToArray())];
        bool IsPresent(int f) => scaled[f].Where((value, k) => Math.Abs(value) * Weight(f, CommonRatios.Points[k]) > Nothing).Any();
        if (CommonRatios.Of([.. scaled.Select((one, f) => IsPresent(f) ? one : new double[one.Length])], degree) is not { } ratios) return null;
        return [.. Enumerable.Range(0, degree + 1).Select(k => new AxialCoefficients(ratios.Denominator[k], [.. ratios.Numerators.Select((one, f) => scales[f] * one[k])]))];
    }

    private static double Largest(AxialCoefficients[] coefficients, PreparedResponse response, UnitVector axis, double[] scales)
    {
        AxialResponse found = new(axis, coefficients);
        double largest = 0;
        double[] functions = new double[Count];
        for (int k = 1; k < 24; k++)
        {
            double c = Math.Cos(Math.PI * k / 24);
            double[] expected = Sample(response, axis, c, 2.1 + k);
            found.Evaluate(c, functions);
            for (int f = 0; f < Count; f++) largest = Math.Max(largest, Math.Abs(functions[f] - expected[f]) / scales[f] * Weight(f, c));
        }
        return largest;
    }

    /// <summary>g and h act through t t^T, of size 1 − c², and are quotients of it.</summary>
    private static double Weight(int function, double c) => function > 6 ? (1 - c) * (1 + c) : 1;
}

/// <summary>Coefficients of one power of c: of the common denominator, and of the numerators of R, T, F, P, Q, a, b, g and h.</summary>
internal readonly struct AxialCoefficients
{
    /// <summary>From the denominator and the nine numerators.</summary>
    public AxialCoefficients(double denominator, ReadOnlySpan<double> numerators)
    {
        Denominator = denominator;
        (R, T, F) = (numerators[0], numerators[1], numerators[2]);
        (P, Q, A) = (numerators[3], numerators[4], numerators[5]);
        (B, G, H) = (numerators[6], numerators[7], numerators[8]);
    }

    /// <summary>Of the denominator.</summary>
    public double Denominator { get; }

    /// <summary>Of R in ohm m².</summary>
    public double R { get; }

    /// <summary>Of T in J/A.</summary>
    public double T { get; }

    /// <summary>Of F in J/A.</summary>
    public double F { get; }

    /// <summary>Of P in V s.</summary>
    public double P { get; }

    /// <summary>Of Q in V s.</summary>
    public double Q { get; }

    /// <summary>Of a in J s/m².</summary>
    public double A { get; }

    /// <summary>Of b in J s/m².</summary>
    public double B { get; }

    /// <summary>Of g in J s/m².</summary>
    public double G { get; }

    /// <summary>Of h in J s/m².</summary>
    public double H { get; }

    /// <summary>Horner's rule: these times c, and the next lower ones.</summary>
    public AxialCoefficients Next(double c, in AxialCoefficients lower) => new(
        Math.FusedMultiplyAdd(Denominator, c, lower.Denominator),
        [
            Math.FusedMultiplyAdd(R, c, lower.R), Math.FusedMultiplyAdd(T, c, lower.T), Math.FusedMultiplyAdd(F, c, lower.F),
            Math.FusedMultiplyAdd(P, c, lower.P), Math.FusedMultiplyAdd(Q, c, lower.Q), Math.FusedMultiplyAdd(A, c, lower.A),
            Math.FusedMultiplyAdd(B, c, lower.B), Math.FusedMultiplyAdd(G, c, lower.G), Math.FusedMultiplyAdd(H, c, lower.H),
        ]);
}
