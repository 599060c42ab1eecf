using Larmor.Provenance;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// An energy of a moment that the drives of an experiment set: it becomes an <see cref="EnergyTerm"/> once they are known. Examples: the
/// field of the current, an anisotropy that a voltage changes.
/// </summary>
/// <remarks>The applied field needs none: <see cref="Magnet.In"/> adds it to every moment.</remarks>
public interface IDrivenTerm
{
    /// <summary>Name of the effect, for example <c>Oersted field</c>.</summary>
    string Name { get; }

    /// <summary>Sources of the formula.</summary>
    IReadOnlyList<Citation> Citations { get; }

    /// <summary>V(u, t) in J/m³ while these drives act; <see cref="EnergyTerm.Corners"/> are those of the drive that it follows.</summary>
    EnergyTerm Under(Drives drives);
}
