namespace Larmor.Fluctuations.Axial;

/// <summary>
/// Closed forms of the write error of a moment with an easy axis, field and torque along it, to be printed beside exact numbers: the start is narrow, the angle from the unstable
/// pole grows as e^{k(i − 1)t}, and whatever has not come beyond a capture angle θ_c has failed.
/// </summary>
/// <remarks>
/// ⟨θ²⟩ = {[(i − 1)/(1 + h₀) + 1] e^{2kt(i − 1)} − 1}/[Δ(i − 1)] and error = 1 − exp(−θ_c²/⟨θ²⟩), with k = 2ΔD, h₀ the field before the pulse over Bk and −i that during it, the torque
/// in it. Butler: θ_c = π/2. Corrected: the angle from which the deterministic motion reaches the divide. Both hold for Δ(i − 1) much larger than 1. Sources: W. H. Butler et al., IEEE
/// Trans. Magn. 48, 4684 (2012), doi:10.1109/TMAG.2012.2209122, for h₀ = 0; the capture angle from the closed form of the motion, derived in docs/theory/fluctuations.md.
/// </remarks>
public sealed record WriteErrorFormulas
{
    private const double Tolerance = 1e-8;

    private WriteErrorFormulas(double sigma, double field, double pulsed, double diffusion) => (Sigma, Field, Overdrive, Diffusion) = (sigma, field, -pulsed, diffusion);

    /// <summary>Δ without field, dimensionless.</summary>
    public double Sigma { get; }

    /// <summary>h₀ before the pulse, dimensionless.</summary>
    public double Field { get; }

    /// <summary>i during the pulse, dimensionless; the upper pole is unstable above 1.</summary>
    public double Overdrive { get; }

    /// <summary>D in 1/s.</summary>
    public double Diffusion { get; }

    /// <summary>The formulas; null where a landscape is not that of an easy axis with a field, or where the two have different easy axes.</summary>
    /// <param name="before">Before the pulse.</param>
    /// <param name="during">During the pulse.</param>
    public static WriteErrorFormulas? Of(AxialLandscape before, AxialLandscape during) =>
        Quadratic(before) is var (sigma, field) && Quadratic(during) is var (same, pulsed) && Math.Abs(same - sigma) <= Tolerance * sigma
            ? new WriteErrorFormulas(sigma, field, pulsed, during.Diffusion)
            : null;

    /// <summary>Butler's write error, a pure number; null where the pole stays stable.</summary>
    /// <param name="time">Length of the pulse in s.</param>
    public double? Butler(double time) => Error(Math.PI * Math.PI / 4, time);

    /// <summary>The write error with the exact capture angle, a pure number; null where the pole stays stable.</summary>
    /// <param name="time">Length of the pulse in s.</param>
    /// <param name="divide">The value of c between both sides, dimensionless.</param>
    public double? Corrected(double time, double divide = 0) => Overdrive > 1 && divide < Overdrive ? Error(CaptureAngleSquared(divide), time) : null;

    /// <summary>θ_c² = 2 exp{2(i − 1)[F(c) + ln 2/(2(i + 1)) + ln(i − 1)/(i² − 1)]} in rad², F the time to reach c in units of 1/k; 2·2^{(i−1)/(i+1)}[(i − 1)/i]^{2/(i+1)} at c = 0.</summary>
    /// <param name="divide">c, dimensionless.</param>
    public double CaptureAngleSquared(double divide = 0)
    {
        double i = Overdrive, c = divide;
        double time = (Math.Log(1 - c) / (2 * (i - 1))) - (Math.Log(1 + c) / (2 * (i + 1))) - (Math.Log(i - c) / ((i * i) - 1));
        return 2 * Math.Exp(2 * (i - 1) * (time + (Math.Log(2) / (2 * (i + 1))) + (Math.Log(i - 1) / ((i * i) - 1))));
    }

    private double? Error(double squaredAngle, double time)
    {
        if (!(Overdrive > 1)) return null;
        double faster = Overdrive - 1, growth = 2 * 2 * Sigma * Diffusion * time * faster;
        // With e^{growth} as a divisor nothing overflows.
        double decay = Math.Exp(-growth), spread = (faster / (1 + Field)) + 1 - decay;
        return Numerics.StableFunctions.OneMinusExp(squaredAngle * Sigma * faster * decay / spread);
    }

    /// <summary>σ and h of g = −σ(c² + 2hc).</summary>
    private static (double Sigma, double Field)? Quadratic(AxialLandscape landscape)
    {
        double g(double c) => landscape.ReducedEnergy(c) - landscape.ReducedEnergy(0);
        double sigma = -0.5 * (g(1) + g(-1)), field = -(g(1) - g(-1)) / (4 * sigma), scale = Math.Abs(sigma) * (1 + Math.Abs(field));
        bool fits = sigma > 0 && Enumerable.Range(0, 9).All(i => Math.Abs(g(-0.8 + (0.2 * i)) + (sigma * ((-0.8 + (0.2 * i)) * (-0.8 + (0.2 * i) + (2 * field))))) <= Tolerance * scale);
        return fits ? (sigma, field) : null;
    }
}
