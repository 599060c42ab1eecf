namespace Larmor.Transport.InTime;

/// <summary>A stretch of one metal on the x axis: a layer, or the part of a lead that spins can reach.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Left">x of its left face in m.</param>
/// <param name="Length">Its length in m.</param>
/// <param name="Conductivity">1/(2ρ*) in S/m.</param>
/// <param name="InverseLength">1/l in 1/m.</param>
/// <param name="InverseDiffusion">1/D in s/m².</param>
/// <param name="Polarization">β with the sign of the magnetization.</param>
/// <param name="Side">−1 for a left lead, +1 for a right lead, 0 for a layer between two faces.</param>
internal readonly record struct SpinDomain(int Layer, double Left, double Length, double Conductivity, double InverseLength, double InverseDiffusion, double Polarization, int Side)
{
    /// <summary>Decay lengths after which a lead ends.</summary>
    public const double LengthsOfLead = 40;

    /// <summary>Spreads √(Dt) after which a lead ends, where they are shorter.</summary>
    public const double SpreadsOfLead = 12;

    /// <summary>2G in S/m³.</summary>
    public double Relaxation => Conductivity * InverseLength * InverseLength;

    /// <summary>c in F/m³.</summary>
    public double Capacitance => Conductivity * InverseDiffusion;

    /// <summary>Lengths of the elements from left to right: short at the faces that drive, growing away from them.</summary>
    /// <param name="shortest">Shortest time of interest in s: the element at a face is as long as spins spread in it.</param>
    public double[] Elements(double shortest) => MeshGrading.Lengths(Length, Side, Math.Sqrt(shortest / InverseDiffusion));

    /// <summary>The part of a lead that spins can reach within a time: many spin-diffusion lengths, or many spreads where those are shorter.</summary>
    public static double ReachOf(SpinEnd lead, double longest) =>
        Math.Min(LengthsOfLead / lead.InverseLength, SpreadsOfLead * Math.Sqrt(longest / lead.InverseDiffusion));
}
