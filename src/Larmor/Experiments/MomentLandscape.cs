using Larmor.Magnetism.Statics;
using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>A direction in which a moment rests.</summary>
/// <param name="Direction">The direction.</param>
/// <param name="IsStable">Whether no small deviation grows, the torque of the current included.</param>
/// <param name="IsSaddle">Whether it is a saddle, where a deviation grows along one line and decays along another.</param>
public sealed record RestState(Vector3d Direction, bool IsStable, bool IsSaddle);

/// <summary>
/// What a moment moves in: its energy over the sphere and the potentials of its torque, with field, current and voltage as they stand at the end of the measurement and
/// the other moments held where they start.
/// </summary>
/// <param name="Layer">Name of its layer.</param>
/// <param name="Energies">V, A I and B I on a grid whose pole is the film normal x.</param>
/// <param name="Damping">α, dimensionless, by which χ = (A + αB) I and Φ = (αA − B) I.</param>
/// <param name="States">All its states of rest, where it is the only one.</param>
/// <param name="Path">Path of least energy between its two lowest minima without current, where it is the only one and has two; otherwise empty.</param>
public sealed record MomentLandscape(string Layer, EnergyLandscape Energies, double Damping, IReadOnlyList<RestState> States, IReadOnlyList<Vector3d> Path);
