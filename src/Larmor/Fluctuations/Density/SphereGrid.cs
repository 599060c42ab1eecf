using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>A grid on the sphere, Gauss's rule along z and equal steps in φ, on which series are written out with their gradients.</summary>
internal sealed class SphereGrid
{
    private readonly HarmonicTables tables;
    private readonly int degree, azimuths;
    private readonly double[] cosines, sines;

    /// <summary>A grid for series up to a degree.</summary>
    /// <param name="degree">Highest l.</param>
    /// <param name="heights">Number of points along z; twice as many in φ.</param>
    public SphereGrid(int degree, int heights)
    {
        (this.degree, tables, azimuths) = (degree, new HarmonicTables(degree, heights), 2 * heights);
        Weights = new double[heights * azimuths];
        for (int i = 0; i < Weights.Length; i++) Weights[i] = tables.Weights[i / azimuths] * 2 * Math.PI / azimuths;
        (cosines, sines) = (new double[azimuths], new double[azimuths]);
        for (int k = 0; k < azimuths; k++) (sines[k], cosines[k]) = Math.SinCos(2 * Math.PI * k / azimuths);
    }

    /// <summary>Weights of the points for integrals over the sphere.</summary>
    public double[] Weights { get; }

    /// <summary>Whether series of a degree can be written out.</summary>
    public bool Holds(int series) => series <= degree;

    /// <summary>A series at all points.</summary>
    public FieldOnGrid Write(HarmonicSeries series)
    {
        FieldOnGrid field = new(new double[Weights.Length], new double[Weights.Length], new double[Weights.Length]);
        double[] parts = new double[6];
        for (int j = 0; j < tables.Points; j++)
        {
            for (int m = 0; m <= series.Degree; m++)
            {
                if (Order(series, m, j, parts)) AddOrder(field, m, j, parts);
            }
        }
        return field;
    }

    /// <summary>Sums over l of one |m| on one ring: of p, ∂p/∂θ and p/sin θ with the coefficients of cos and of sin. False where all coefficients are zero.</summary>
    private bool Order(HarmonicSeries series, int m, int j, double[] parts)
    {
        Array.Clear(parts);
        bool any = false;
        for (int l = m; l <= series.Degree; l++)
        {
            double c = series.Coefficients[RealHarmonics.Index(l, m)], s = m == 0 ? 0 : series.Coefficients[RealHarmonics.Index(l, -m)];
            if (c == 0 && s == 0) continue;
            any = true;
            double value = tables.Values(l, m)[j], slope = tables.Slopes(l, m)[j], share = tables.Shares(l, m)[j];
            (parts[0], parts[1]) = (parts[0] + (c * value), parts[1] + (s * value));
            (parts[2], parts[3]) = (parts[2] + (c * slope), parts[3] + (s * slope));
            (parts[4], parts[5]) = (parts[4] + (c * share), parts[5] + (s * share));
        }
        return any;
    }

    private void AddOrder(FieldOnGrid field, int m, int j, double[] parts)
    {
        double scale = Math.Sqrt((m == 0 ? 1 : 2) / (2 * Math.PI));
        int step = m % azimuths;
        for (int k = 0, turn = 0; k < azimuths; k++, turn = turn + step < azimuths ? turn + step : turn + step - azimuths)
        {
            int place = (j * azimuths) + k;
            double cos = scale * cosines[turn], sin = scale * sines[turn];
            field.Values[place] += (parts[0] * cos) + (parts[1] * sin);
            field.Down[place] += (parts[2] * cos) + (parts[3] * sin);
            field.Around[place] += m * ((parts[5] * cos) - (parts[4] * sin));
        }
    }
}

/// <summary>A function on a grid with its gradient.</summary>
/// <param name="Values">f.</param>
/// <param name="Down">∂f/∂θ.</param>
/// <param name="Around">∂f/∂φ over sin θ.</param>
internal sealed record FieldOnGrid(double[] Values, double[] Down, double[] Around);
