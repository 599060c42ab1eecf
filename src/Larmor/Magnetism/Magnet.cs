using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Magnetism;

/// <summary>A uniform ferromagnetic moment: M = Ms u.</summary>
public sealed record Magnet
{
    /// <summary>A moment with its volume and its material's magnetic values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Volume, thickness or Ms not positive, or α negative; the message names it.</exception>
    public Magnet(string name, Volume volume, Length thickness, MagneticProperties properties, EnergyTerm energy)
    {
        if (!(volume.Si > 0 && double.IsFinite(volume.Si))) throw new ArgumentOutOfRangeException(nameof(volume), $"The volume of magnet '{name}' must be positive; got {volume}.");
        if (!(thickness.Si > 0 && double.IsFinite(thickness.Si))) throw new ArgumentOutOfRangeException(nameof(thickness), $"The thickness of magnet '{name}' must be positive; got {thickness}.");
        if (!(properties.SaturationMagnetization.Si > 0)) throw new ArgumentOutOfRangeException(nameof(properties), $"The saturation magnetization of magnet '{name}' must be positive; got {properties.SaturationMagnetization}.");
        if (!(properties.Damping >= 0)) throw new ArgumentOutOfRangeException(nameof(properties), string.Create(CultureInfo.InvariantCulture, $"The damping of magnet '{name}' must not be negative; got {properties.Damping}. A negative one would let entropy fall."));
        Name = name;
        Volume = volume;
        Thickness = thickness;
        Properties = properties;
        Energy = energy;
    }

    /// <summary>The moment of a layer cut to a cross-section.</summary>
    /// <param name="layer">The layer, with a thickness and a material whose magnetic values are known.</param>
    /// <param name="crossSection">Cross-section seen along x.</param>
    /// <param name="energy">V(u, t) in J/m³, without the applied field.</param>
    /// <exception cref="ArgumentException">The layer has no thickness, or its material no magnetic values.</exception>
    public static Magnet OfLayer(Layer layer, CrossSection crossSection, EnergyTerm energy)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(crossSection);
        if (layer.Thickness is not { } thickness) throw new ArgumentException($"Layer '{layer.Name}' has no thickness, so that its moment has no volume.", nameof(layer));
        if (layer.Material.Magnetic is not { } properties) throw new ArgumentException($"The material '{layer.Material.Name}' of layer '{layer.Name}' has no saturation magnetization and damping. Give it `Magnetic`.", nameof(layer));
        return new Magnet(layer.Name, Volume.FromSi(crossSection.Area.Si * thickness.Si), thickness, properties, energy);
    }

    /// <summary>Name of the layer that carries the moment.</summary>
    public string Name { get; }

    /// <summary>v in m³.</summary>
    public Volume Volume { get; }

    /// <summary>Thickness d of the layer in m; the cross-section is v/d.</summary>
    public Length Thickness { get; }

    /// <summary>Ms, α and g.</summary>
    public MagneticProperties Properties { get; }

    /// <summary>V(u, t) in J/m³, without what an experiment adds: see <see cref="In"/>.</summary>
    public EnergyTerm Energy { get; init; }

    /// <summary>Energies that follow the current or the voltage of an experiment.</summary>
    public IReadOnlyList<IDrivenTerm> Driven { get; init; } = [];

    /// <summary>
    /// The moment while drives act on it, its energy complete: its own terms, those that follow the drives, and −Ms u·B(t) of the applied fields.
    /// </summary>
    /// <param name="drives">Fields (T), current (A) and voltage (V) in time.</param>
    public Magnet In(Drives drives)
    {
        ArgumentNullException.ThrowIfNull(drives);
        return this with
        {
            Energy = SumOfTerms.Of([Energy, .. Driven.Select(term => term.Under(drives)), .. drives.Fields.Select(field => new Zeeman(Properties.SaturationMagnetization, field.Along, field.Strength))]),
            Driven = [],
        };
    }

    /// <summary>L_F = γ/[Ms(1 + α²)] in m³/(J s), the prefactor of Eq. (24).</summary>
    public double KineticCoefficient =>
        Properties.GyromagneticRatio / (Properties.SaturationMagnetization.Si * (1 + (Properties.Damping * Properties.Damping)));
}
