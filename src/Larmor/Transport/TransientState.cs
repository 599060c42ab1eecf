using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>The state of a driven stack at one instant.</summary>
/// <param name="Time">t in s.</param>
/// <param name="CurrentDensity">J₀ in A/m²; where it jumps, after the jump.</param>
/// <param name="Voltage">V between the ends in V, the leads' own left out.</param>
/// <param name="ExcessVoltage">The part that spin accumulation adds, in V.</param>
/// <param name="StoredEnergy">Free energy of the accumulation in J/m².</param>
/// <param name="Work">Work put in since the start, in J/m².</param>
/// <param name="Heat">Heat since the start, in J/m².</param>
public sealed record TransientPoint(double Time, double CurrentDensity, double Voltage, double ExcessVoltage, double StoredEnergy, double Work, double Heat);

/// <summary>Spin accumulation along the stack at one instant.</summary>
public sealed class TransientProfile
{
    private readonly ChannelMesh mesh;
    private readonly double[] values;

    internal TransientProfile(ChannelMesh mesh, double time, double[] values)
    {
        this.mesh = mesh;
        this.values = values;
        Time = time;
    }

    /// <summary>t in s.</summary>
    public double Time { get; }

    /// <summary>Δ of the s channels in V inside a layer, its faces included; zero in a lead beyond what spins have reached.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="x">Position in m; 0 at the left face of the first layer that has a thickness.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public double Accumulation(int layer, Length x) => mesh.ValueAt(values, DomainOf(layer), 0, x.Si);

    /// <summary>μ of a channel less the mean of s-up and s-down, in V, as <see cref="Accumulation"/>.</summary>
    /// <param name="layer">Index of the layer along +x.</param>
    /// <param name="channel">A channel beyond s-up and s-down, named along the common axis.</param>
    /// <param name="x">Position in m.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer or channel.</exception>
    public double Elevation(int layer, string channel, Length x)
    {
        int domain = DomainOf(layer), difference = mesh.Domains[domain].Slab.DifferenceOf(channel);
        if (difference < 0) throw new ArgumentOutOfRangeException(nameof(channel), $"The layer has no channel '{channel}' beside s-up and s-down.");
        return mesh.ValueAt(values, domain, difference, x.Si);
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

/// <summary>How to follow a transient.</summary>
public sealed record TransientSettings
{
    /// <summary>How long, in s.</summary>
    public required Duration Duration { get; init; }

    /// <summary>Number of evenly spaced instants, start and end among them.</summary>
    public int Samples { get; init; } = 401;

    /// <summary>Largest error of a step, relative to the largest accumulation that the drive can make in this time.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>J₀ before t = 0 in A/m²: the steady state of it is where the transient starts.</summary>
    public CurrentDensity Before { get; init; }

    /// <summary>cos²θ of the angle between the current and the common axis, 0 to 1, for relaxations that depend on it.</summary>
    public double CosineSquared { get; init; }

    /// <summary>Number of instants at which the whole profile is kept, from the first sample to the last by equal ratios; all samples where there are no more.</summary>
    public int Profiles { get; init; } = 9;
}

/// <summary>A transient, followed to its end or to where it stopped.</summary>
public sealed record TransientRun
{
    /// <summary>The instants reached.</summary>
    public required IReadOnlyList<TransientPoint> Points { get; init; }

    /// <summary>Names of the faces whose accumulation is recorded: each layer's left and right face, as <c>free.left</c>.</summary>
    public required IReadOnlyList<string> Faces { get; init; }

    /// <summary>Δ in V at each face (first index) and instant.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> FaceAccumulations { get; init; }

    /// <summary>Whole profiles at some instants.</summary>
    public required IReadOnlyList<TransientProfile> Profiles { get; init; }

    /// <summary>Heats by place and mechanism over the whole time, in J/m².</summary>
    public required IReadOnlyList<PowerEntry> Heats { get; init; }

    /// <summary>How the integration ended.</summary>
    public required IntegrationEnd End { get; init; }

    /// <summary>Steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>Laws checked on this run.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }
}
