using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Materials;

/// <summary>The parameters of a ferromagnet's moment.</summary>
/// <param name="SaturationMagnetization">Ms in A/m, positive.</param>
/// <param name="Damping">Gilbert damping α, not negative.</param>
/// <param name="GFactor">g-factor of the moment, positive; γ = g |e|/(2 m_e).</param>
public sealed record MagneticProperties(Magnetization SaturationMagnetization, double Damping, double GFactor = PhysicalConstants.ElectronGFactor)
{
    /// <summary>Curie temperature Tc in K, where known; only equations with a free length and Ms(T) use it.</summary>
    public Temperature? CurieTemperature { get; init; }

    /// <summary>Gyromagnetic ratio γ &gt; 0 in rad/(s T).</summary>
    public double GyromagneticRatio => PhysicalConstants.ElectronGyromagneticRatio * (GFactor / PhysicalConstants.ElectronGFactor);

    /// <summary>The same moment at another temperature, its Ms following a law; α and g are kept.</summary>
    /// <param name="temperature">The temperature of use, below Tc.</param>
    /// <param name="measuredAt">The temperature at which Ms was measured, below Tc.</param>
    /// <param name="law">m_e(T).</param>
    /// <exception cref="ArgumentOutOfRangeException">A temperature is at or above Tc, where there is no spontaneous magnetization, or negative.</exception>
    public MagneticProperties At(Temperature temperature, Temperature measuredAt, MagnetizationLaw law)
    {
        ArgumentNullException.ThrowIfNull(law);
        if (!(temperature < law.CurieTemperature)) throw new ArgumentOutOfRangeException(nameof(temperature), $"At {temperature} there is no spontaneous magnetization: the Curie temperature is {law.CurieTemperature}. Above it use the Landau-Lifshitz-Bloch equation.");
        return this with { SaturationMagnetization = law.Saturation(SaturationMagnetization, measuredAt, temperature) };
    }
}

/// <summary>What a layer is made of.</summary>
public sealed record Material
{
    /// <summary>Name as in the device file, for example <c>Co</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How it conducts.</summary>
    public required ChannelNetwork Channels { get; init; }

    /// <summary>Its magnetic moment; null for a normal metal and for a ferromagnet used only as a conductor.</summary>
    public MagneticProperties? Magnetic { get; init; }

    /// <summary>Reduced density of states N_h = N↑N↓/(N↑ + N↓) per volume and energy, in 1/(J m³), where known: n↑ rises and n↓ falls by N_h q Δμ.</summary>
    public DensityOfStates? DensityOfStates { get; init; }

    /// <summary>Sharvin conductance per spin and area, (e²/h) k_F²/(4π), in S/m², where known.</summary>
    public ConductancePerArea? SharvinConductance { get; init; }

    /// <summary>How transverse spin moves inside a ferromagnet; null where it is absorbed at the faces (and in a normal metal, where all spin is alike).</summary>
    public TransverseProperties? Transverse { get; init; }

    /// <summary>Temperature at which the numbers were measured, where known.</summary>
    public Temperature? DataTemperature { get; init; }

    /// <summary>Sources of the numbers.</summary>
    public IReadOnlyList<Citation> Sources { get; init; } = [];

    /// <summary>Whether a layer of it carries a magnetization.</summary>
    public bool IsMagnetic => Magnetic is not null || Channels.Beta != 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Channels}";
}
