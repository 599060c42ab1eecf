using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>What a translation carries of one magnet, in Larmor's convention and axes; what was not given is null.</summary>
internal sealed record MacrospinParameters
{
    /// <summary>γ in rad/(s T).</summary>
    public required double GyromagneticRatio { get; init; }

    public double? Damping { get; init; }

    public Magnetization? Magnetization { get; init; }

    public Length? Thickness { get; init; }

    public StandardTorque? Torque { get; init; }

    /// <summary>p.</summary>
    public UnitVector? Polarizer { get; init; }

    /// <summary>J counted so that its electrons push towards +p.</summary>
    public CurrentDensity? Pushing { get; init; }

    /// <summary>Whether the fixed layer stands at smaller x than the free one: then J along +x is the negative of <see cref="Pushing"/>.</summary>
    public bool FixedFirst { get; init; } = true;

    /// <summary>Whether the order of the layers was said, or taken for granted.</summary>
    public bool OrderIsKnown { get; init; }

    public EnergyDensity? Anisotropy { get; init; }

    public EnergyDensity SecondAnisotropy { get; init; }

    public UnitVector? Axis { get; init; }

    public EnergyPerArea? Exchange { get; init; }

    public EnergyPerArea? Biquadratic { get; init; }

    /// <summary>What was left behind or taken for granted, in words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>J along +x.</summary>
    public CurrentDensity? AlongStack => Pushing is { } density ? (FixedFirst ? CurrentDensity.FromSi(-density.Si) : density) : null;

    /// <summary>f = ħJ/(2|e| Ms d); null where something is missing.</summary>
    public MagneticField? FieldOfEfficiencyOne => Pushing is { } density && Magnetization is { } magnetization && Thickness is { } thickness
        ? StandardTorque.FieldOfEfficiencyOne(density, magnetization, thickness)
        : null;

    /// <summary>f, or what must be added to know it.</summary>
    /// <exception cref="DeviceException">Something is missing.</exception>
    public MagneticField RequireField(string why) => FieldOfEfficiencyOne
        ?? throw new DeviceException($"{why} needs the current density, Ms and the thickness of the free layer; {(Pushing is null ? "the current density" : Magnetization is null ? "Ms" : "the thickness")} was not given.");

    /// <summary>α, or the reason why it is needed.</summary>
    /// <exception cref="DeviceException">It was not given.</exception>
    public double RequireDamping(string why) => Damping ?? throw new DeviceException($"{why}; the damping was not given.");
}
