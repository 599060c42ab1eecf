namespace Larmor.Numerics;

/// <summary>
/// How the phase of an oscillator wanders whose frequency depends on a slowly forgotten amplitude: ⟨Δφ²⟩/2 = D a(t), a(t) = t − ν (1 − e^(−Γt))/Γ, so that its line is the transform of e^(−D a(t)).
/// </summary>
/// <param name="Rate">Γ in 1/s at which a deviation of the amplitude is forgotten; infinite for a phase without memory, whose line is Lorentzian.</param>
/// <param name="Share">ν, the part of the diffusion D that comes by way of the amplitude, from 0 to 1.</param>
/// <remarks>
/// Where D is far below Γ the line is Lorentzian with the full width D/π in Hz, but for wings that fall faster beyond Γ; where D is far above Γ and ν = 1, it is a Gaussian of the full width √(2 ln 2 DΓ)/π. Source: R. Kubo, in Fluctuation, Relaxation and Resonance in Magnetic Systems, ed. D. ter Haar (Oliver and Boyd, 1962), p. 23.
/// </remarks>
internal readonly record struct PhaseMemory(double Rate, double Share)
{
    private const double LargestSeries = 4, Gone = 40;
    private const int Panels = 64;

    /// <summary>No memory: a(t) = t.</summary>
    public static PhaseMemory None => new(double.PositiveInfinity, 0);

    /// <summary>Whether a(t) = t.</summary>
    public bool IsNone => Share == 0 || double.IsPositiveInfinity(Rate);

    /// <summary>a(t) in s.</summary>
    public double Age(double time) => IsNone ? time : time - (Share * StableFunctions.OneMinusExp(Rate * time) / Rate);

    /// <summary>Full width at half maximum in Hz of the line of a diffusion D in 1/s.</summary>
    public double FullWidth(double diffusion)
    {
        if (IsNone || !(diffusion > 0)) return diffusion / Math.PI;
        double half = 0.5 * Density(diffusion, 0), low = 0, high = diffusion;
        // Forgetting narrows the line: its half height lies below D.
        for (int i = 0; i < 200 && high - low > 1e-14 * high; i++)
        {
            double middle = 0.5 * (low + high);
            if (Density(diffusion, middle) > half) low = middle;
            else high = middle;
        }
        return 0.5 * (low + high) / Math.PI;
    }

    /// <summary>∫_0^∞ cos(ωt) e^(−D a(t)) dt in s.</summary>
    private double Density(double diffusion, double omega)
    {
        double strength = Share * diffusion / Rate;
        return strength <= LargestSeries ? Series(diffusion, omega, strength) : Integral(diffusion, omega);
    }

    /// <summary>e^s Σ (−s)^n/n! (D + nΓ)/[(D + nΓ)² + ω²], s = νD/Γ.</summary>
    private double Series(double diffusion, double omega, double strength)
    {
        double sum = 0, weight = Math.Exp(strength);
        for (int n = 0; n < 100 && (n <= strength || Math.Abs(weight) > 1e-18); n++)
        {
            double decay = diffusion + (n * Rate);
            sum += weight * decay / ((decay * decay) + (omega * omega));
            weight *= -strength / (n + 1);
        }
        return sum;
    }

    private double Integral(double diffusion, double omega)
    {
        double end = Gone / diffusion;
        while (diffusion * Age(end) < Gone) end *= 1.5;
        PanelIntegration panels = new([.. Enumerable.Range(0, Panels + 1).Select(i => end * i / Panels)]);
        PhaseMemory self = this;
        return panels.Total([.. panels.Points.Select(t => Math.Cos(omega * t) * Math.Exp(-diffusion * self.Age(t)))]);
    }
}
