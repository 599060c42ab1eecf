using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Coupling;

/// <summary>Spin transfer of a device: the potentials A, B of its free moments and the direction p of the polarizer.</summary>
/// <param name="Potentials">A and B per ampere of current along +x.</param>
/// <param name="Polarizer">p of the first free moment; null where there is no torque.</param>
public sealed record SpinTransferModel(SpinTransferPotentials Potentials, UnitVector? Polarizer)
{
    /// <summary>No spin transfer.</summary>
    public static SpinTransferModel None { get; } = new(SpinTransferPotentials.None, null);

    /// <summary>In words: which way positive current drives the electrons and which state that favours.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What needs care in the numbers.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Works that the torque rests on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>±2|e|v/ħ in A m³/J of each free moment, + where positive current drives electrons from the polarizer to it: η = this · A′(c).</summary>
    internal IReadOnlyList<double> EfficiencyFactors { get; init; } = [];

    /// <summary>
    /// Efficiency η(c) in aJ = ħ η J/(2|e| Ms d), with J the conventional current density counted so that its electrons push from the polarizer
    /// to the free layer; c = u·p. Zero without torque.
    /// </summary>
    /// <param name="c">Cosine of the angle between the free moment and the polarizer, −1 to 1.</param>
    /// <param name="magnet">Which free moment.</param>
    public double Efficiency(double c, int magnet = 0) =>
        Potentials is AxialPotentials axial ? EfficiencyFactors[magnet] * axial.Torques[magnet].DampingLike.Derivative(c) : 0;
}
