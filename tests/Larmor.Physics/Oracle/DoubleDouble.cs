namespace Larmor.Physics.Oracle;

/// <summary>A number as the sum of two doubles: about 31 digits, enough to take differences of potentials without fear.</summary>
/// <remarks>Source: T. J. Dekker, Numer. Math. 18, 224 (1971), doi:10.1007/BF01397083; products by fused multiply-add.</remarks>
internal readonly struct DoubleDouble
{
    private readonly double high;
    private readonly double low;

    private DoubleDouble(double high, double low)
    {
        this.high = high;
        this.low = low;
    }

    public static DoubleDouble Zero => default;

    public static DoubleDouble One => new(1, 0);

    public bool IsZero => high == 0;

    public double ToDouble() => high + low;

    public double Magnitude => Math.Abs(high);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        (double sum, double error) = Sum(a.high, b.high);
        (double small, double rest) = Sum(a.low, b.low);
        (sum, error) = Ordered(sum, error + small);
        return Normal(sum, error + rest);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.high, -a.low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.high, -b.low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        double product = a.high * b.high;
        double error = Math.FusedMultiplyAdd(a.high, b.high, -product);
        return Normal(product, Math.FusedMultiplyAdd(a.high, b.low, Math.FusedMultiplyAdd(a.low, b.high, error)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double first = a.high / b.high;
        DoubleDouble rest = a - (b * first);
        double second = rest.high / b.high;
        rest -= b * second;
        return new DoubleDouble(first, 0) + second + (rest.high / b.high);
    }

    private static DoubleDouble Normal(double a, double b)
    {
        (double sum, double error) = Ordered(a, b);
        return new DoubleDouble(sum, error);
    }

    private static (double Sum, double Error) Sum(double a, double b)
    {
        double sum = a + b, part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    private static (double Sum, double Error) Ordered(double a, double b)
    {
        double sum = a + b;
        return (sum, b - (sum - a));
    }
}
