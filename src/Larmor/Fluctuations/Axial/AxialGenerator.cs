namespace Larmor.Fluctuations.Axial;

/// <summary>
/// Diffusion of c = cos θ as jumps between cells of equal width in θ (Scharfetter and Gummel): rates that are never negative and keep detailed balance exactly, so that
/// probabilities stay positive, add up to one, and obey the second law cell by cell.
/// </summary>
/// <remarks>
/// From cell i to i + 1: k = D sin²θ_f B(g_(i+1) − g_i)/(|Δc| |C_i|) with B(z) = z/(e^z − 1), θ_f the face between, Δc the distance of the middles and C_i the width of the cell in
/// c. Second order in the width. Source: D. L. Scharfetter, H. K. Gummel, IEEE Trans. Electron Devices 16, 64 (1969), doi:10.1109/T-ED.1969.16566.
/// </remarks>
internal sealed class AxialGenerator
{
    /// <summary>The cells from θ = 0 on.</summary>
    /// <param name="landscape">The landscape.</param>
    /// <param name="cells">Number of cells from pole to pole.</param>
    /// <param name="kept">How many of them, from θ = 0, are kept; what leaves the last one does not come back. All of them: nothing leaves.</param>
    public AxialGenerator(AxialLandscape landscape, int cells, int kept)
    {
        double width = Math.PI / cells;
        Count = kept;
        (Up, Down, Heights, Areas) = (new double[kept], new double[kept], new double[kept], new double[kept]);
        for (int i = 0; i < kept; i++)
        {
            Heights[i] = Math.Cos((i + 0.5) * width);
            Areas[i] = 2 * Math.Sin((i + 0.5) * width) * Math.Sin(0.5 * width);
        }
        for (int face = 1; face <= Math.Min(kept, cells - 1); face++)
        {
            double s = Math.Sin(face * width), distance = 2 * s * Math.Sin(0.5 * width);
            double lower = Math.Cos((face + 0.5) * width), rise = landscape.ReducedEnergy(lower) - landscape.ReducedEnergy(Heights[face - 1]);
            double coupling = landscape.Diffusion * s * s / distance;
            Up[face - 1] = coupling * Bernoulli(rise) / Areas[face - 1];
            if (face < kept) Down[face] = coupling * Bernoulli(-rise) / Areas[face];
        }
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>Rates in 1/s to the next cell, of larger θ.</summary>
    public double[] Up { get; }

    /// <summary>Rates in 1/s to the cell before.</summary>
    public double[] Down { get; }

    /// <summary>c in the middle of each cell.</summary>
    public double[] Heights { get; }

    /// <summary>Width of each cell in c.</summary>
    public double[] Areas { get; }

    /// <summary>The backward operator: (Qφ)_i = Up_i (φ_(i+1) − φ_i) + Down_i (φ_(i−1) − φ_i), φ = 0 beyond the cells kept.</summary>
    public void Apply(double[] values, double[] image)
    {
        double before = 0, here = values[0];
        for (int i = 0; i < Count; i++)
        {
            double next = i + 1 < Count ? values[i + 1] : 0;
            image[i] = (Up[i] * (next - here)) + (Down[i] * (before - here));
            (before, here) = (here, next);
        }
    }

    /// <summary>z/(e^z − 1).</summary>
    private static double Bernoulli(double z)
    {
        if (Math.Abs(z) < 1e-5) return 1 - (z / 2) + (z * z / 12);
        return z > 0 ? z * Math.Exp(-z) / -ExpMinusOne(-z) : z / ExpMinusOne(z);

        static double ExpMinusOne(double x)
        {
            // e^x − 1 for x < 0 by halves: e^x − 1 = (e^(x/2) − 1)(e^(x/2) + 1).
            if (x > -0.5)
            {
                double half = Math.Tanh(x / 2);
                return 2 * half / (1 - half);
            }
            return Math.Exp(x) - 1;
        }
    }
}
