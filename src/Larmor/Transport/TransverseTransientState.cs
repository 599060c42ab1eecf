using System.Numerics;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>How to follow the accumulation across the axis of a stack.</summary>
public sealed record TransverseTransientSettings
{
    /// <summary>How long, in s.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Number of evenly spaced instants, start and end among them; at least 2.</summary>
    public int Samples { get; init; } = 401;

    /// <summary>Largest error of a step, relative to the largest accumulation at the start or that the drive can make in this time.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Number of instants at which the whole profile is kept, from the first sample to the last by equal ratios; all samples where there are no more.</summary>
    public int Profiles { get; init; } = 9;

    /// <summary>μ₀H in T along the common axis: every spin turns about it with ω = g μ_B μ₀H/ħ, beside the exchange field of its layer.</summary>
    public MagneticField Field { get; init; }

    /// <summary>g of the spins that carry the current, positive, dimensionless.</summary>
    public double GFactor { get; init; } = PhysicalConstants.ElectronGFactor;

    /// <summary>Whether the spin current enters at the right face of the stack, along −x; otherwise at the left face, along +x.</summary>
    public bool InjectAtRight { get; init; }

    /// <summary>D = D₁ + iD₂ in V at t = 0 by layer and x; null for none. Where two layers meet, the mean weighted by the spin that they store.</summary>
    public Func<int, Length, Complex>? Initial { get; init; }
}

/// <summary>The state at one instant.</summary>
/// <param name="Time">t in s.</param>
/// <param name="SpinCurrent">Injected spin current density along the first direction e₁, in A/m²; where it jumps, after the jump.</param>
/// <param name="Accumulation">D = D₁ + iD₂ at the driven face, in V.</param>
/// <param name="StoredEnergy">Free energy ∫c_t|D|²/4 dx in J/m².</param>
/// <param name="Work">Work of the injection since the start, in J/m².</param>
/// <param name="Heat">Heat since the start, in J/m².</param>
public sealed record TransverseTransientPoint(double Time, double SpinCurrent, Complex Accumulation, double StoredEnergy, double Work, double Heat);

/// <summary>Accumulation across the axis along the stack at one instant.</summary>
public sealed class TransverseTransientProfile
{
    private readonly SpinMesh mesh;
    private readonly double[] real;
    private readonly double[] imaginary;

    internal TransverseTransientProfile(SpinMesh mesh, double time, ReadOnlySpan<Complex> values)
    {
        this.mesh = mesh;
        Time = time;
        (real, imaginary) = (new double[values.Length], new double[values.Length]);
        for (int i = 0; i < values.Length; i++) (real[i], imaginary[i]) = (values[i].Real, values[i].Imaginary);
    }

    /// <summary>t in s.</summary>
    public double Time { get; }

    /// <summary>D = D₁ + iD₂ in V inside a layer, its faces included; zero in a lead beyond what spins have reached.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Complex Accumulation(int layer, Length x)
    {
        int domain = DomainOf(layer);
        return new Complex(mesh.ValueAt(real, domain, x.Si), mesh.ValueAt(imaginary, domain, x.Si));
    }

    /// <summary>δJ_t = −σ_t D′ in A/m², in the layer or at a face from within it.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public Complex SpinCurrent(int layer, Length x)
    {
        int domain = DomainOf(layer);
        return -mesh.Domains[domain].Conductivity * new Complex(mesh.SlopeAt(real, domain, x.Si), mesh.SlopeAt(imaginary, domain, x.Si));
    }

    private int DomainOf(int layer)
    {
        for (int domain = 0; domain < mesh.Domains.Count; domain++)
        {
            if (mesh.Domains[domain].Layer == layer) return domain;
        }
        throw new ArgumentOutOfRangeException(nameof(layer), "There is no such layer.");
    }
}

/// <summary>A transient of the accumulation across the axis, followed to its end or to where it stopped.</summary>
public sealed record TransverseTransientRun
{
    /// <summary>The instants reached.</summary>
    public required IReadOnlyList<TransverseTransientPoint> Points { get; init; }

    /// <summary>Whole profiles at some instants.</summary>
    public required IReadOnlyList<TransverseTransientProfile> Profiles { get; init; }

    /// <summary>Heats by place and mechanism over the whole time, in J/m².</summary>
    public required IReadOnlyList<PowerEntry> Heats { get; init; }

    /// <summary>How the integration ended.</summary>
    public required IntegrationEnd End { get; init; }

    /// <summary>Steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>Laws checked on this run.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }
}
