using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>One order m of the drives f and g as functions of θ at the points of a rule, parted into even and odd degrees: Σ_l f_lm p_lm and what else the operator needs of it.</summary>
/// <remarks>Rows 0 and 1 belong to even and odd l. All harmonics of one order are added up first: an integral costs the same for one of them and for thirty.</remarks>
internal sealed class DriveOrder
{
    private readonly bool[] turns = new bool[2];
    private readonly int[] degrees = new int[2], only = new int[2];

    /// <summary>The functions of one order.</summary>
    /// <param name="m">m.</param>
    /// <param name="turning">f.</param>
    /// <param name="falling">g.</param>
    /// <param name="tables">Tables that reach to the degrees of both.</param>
    public DriveOrder(int m, HarmonicSeries turning, HarmonicSeries falling, WideTables tables)
    {
        Order = m;
        (Fall, Bent, Slope, Share) = (tables.Empty(2), tables.Empty(2), tables.Empty(2), tables.Empty(2));
        for (int l = Math.Max(1, Math.Abs(m)); l <= Math.Max(turning.Degree, falling.Degree); l++)
        {
            int place = RealHarmonics.Index(l, m), row = WideTables.Row(l, Math.Abs(m)), parity = l % 2;
            double f = l <= turning.Degree ? turning.Coefficients[place] : 0, g = l <= falling.Degree ? falling.Coefficients[place] : 0;
            if (g != 0)
            {
                Fall.Add(parity, g, tables.Values, row);
                Bent.Add(parity, (DoubleDouble)g * (l * (l + 1)), tables.Values, row);
                (degrees[parity], only[parity]) = (degrees[parity] + 1, l);
            }
            if (f != 0)
            {
                Slope.Add(parity, f, tables.Slopes, row);
                Share.Add(parity, f, tables.Shares, row);
                turns[parity] = true;
            }
            if (f != 0 || g != 0) Degree = l;
        }
    }

    /// <summary>m.</summary>
    public int Order { get; }

    /// <summary>The highest l with a coefficient; zero where there is none.</summary>
    public int Degree { get; }

    /// <summary>Σ g p.</summary>
    public DoubleDoubleRows Fall { get; }

    /// <summary>Σ l(l + 1) g p.</summary>
    public DoubleDoubleRows Bent { get; }

    /// <summary>Σ f ∂p/∂θ.</summary>
    public DoubleDoubleRows Slope { get; }

    /// <summary>Σ f p/sin θ.</summary>
    public DoubleDoubleRows Share { get; }

    /// <summary>Whether g has this order in degrees of a parity.</summary>
    public bool Falls(int parity) => degrees[parity] > 0;

    /// <summary>The highest degree of a parity.</summary>
    public int Reach(int parity) => Degree - ((Degree + parity) % 2);

    /// <summary>The degree of a parity where g has it alone.</summary>
    public int? OnlyDegree(int parity) => degrees[parity] == 1 ? only[parity] : null;

    /// <summary>Whether f has this order in degrees of a parity.</summary>
    public bool Turns(int parity) => turns[parity];
}
