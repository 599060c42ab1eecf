namespace Larmor.Fluctuations.Axial;

/// <summary>
/// Diffusion of c = cos θ as jumps between cells that differ little in their width in θ (Scharfetter and Gummel): rates that are never negative and keep detailed balance exactly, so that
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
    /// <param name="cells">Number of cells from pole to pole, even.</param>
    /// <param name="divide">The value of c at which half of the cells end: θ = 2 atan[κ tan(πs/2)], κ² = (1 − c)/(1 + c), for evenly spaced s.</param>
    public AxialGenerator(AxialLandscape landscape, int cells, double divide)
    {
        double kappa = Math.Sqrt((1 - divide) / (1 + divide));
        double[] middles = new double[cells];
        (Up, Down, Heights, Areas) = (new double[cells], new double[cells], new double[cells], new double[cells]);
        for (int i = 0; i < cells; i++)
        {
            (double upper, double lower) = (Angle(i), Angle(i + 1));
            middles[i] = Angle(i + 0.5);
            Heights[i] = Math.Cos(middles[i]);
            Areas[i] = 2 * Math.Sin(0.5 * (upper + lower)) * Math.Sin(0.5 * (lower - upper));
        }
        for (int face = 1; face < cells; face++)
        {
            double s = Math.Sin(Angle(face)), distance = 2 * Math.Sin(0.5 * (middles[face] + middles[face - 1])) * Math.Sin(0.5 * (middles[face] - middles[face - 1]));
            double rise = landscape.ReducedEnergy(Heights[face]) - landscape.ReducedEnergy(Heights[face - 1]), coupling = landscape.Diffusion * s * s / distance;
            Up[face - 1] = coupling * Bernoulli(rise) / Areas[face - 1];
            Down[face] = coupling * Bernoulli(-rise) / Areas[face];
        }

        double Angle(double place) => 2 * Math.Atan2(kappa * Math.Sin(0.5 * Math.PI * place / cells), Math.Cos(0.5 * Math.PI * place / cells));
    }

    /// <summary>Number of cells.</summary>
    public int Count => Heights.Length;

    /// <summary>Rates in 1/s to the next cell, of larger θ.</summary>
    public double[] Up { get; }

    /// <summary>Rates in 1/s to the cell before.</summary>
    public double[] Down { get; }

    /// <summary>c in the middle of each cell.</summary>
    public double[] Heights { get; }

    /// <summary>Width of each cell in c.</summary>
    public double[] Areas { get; }

    /// <summary>z/(e^z − 1).</summary>
    internal static double Bernoulli(double z)
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
