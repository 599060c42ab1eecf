using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The course of one moment among many trajectories with thermal noise.</summary>
/// <param name="Name">Name of its layer.</param>
/// <param name="Temperature">T of its bath.</param>
/// <param name="X">⟨u_x⟩ with its standard error at each time.</param>
/// <param name="Y">⟨u_y⟩.</param>
/// <param name="Z">⟨u_z⟩.</param>
/// <param name="Spreads">Standard deviation of the three components among the trajectories.</param>
/// <param name="StepBiases">What the averages change by where the step is doubled on the same random fields: the error of first order.</param>
public sealed record MomentCourse(
    string Name, Temperature Temperature, IReadOnlyList<Estimate> X, IReadOnlyList<Estimate> Y, IReadOnlyList<Estimate> Z, IReadOnlyList<Vector3d> Spreads, IReadOnlyList<Vector3d> StepBiases);

/// <summary>Works and heat of an ensemble from start to end in J, on the average over the trajectories, the error of the step taken away.</summary>
/// <param name="Field">Work of changing fields.</param>
/// <param name="Torque">Work of the spin torque.</param>
/// <param name="Heats">Heat of each moment to its bath.</param>
/// <param name="EnergyChange">Change of the magnetic energy.</param>
public sealed record ThermalWorks(Estimate Field, Estimate Torque, IReadOnlyList<Estimate> Heats, Estimate EnergyChange);

/// <summary>What many trajectories with thermal noise have in common, in time.</summary>
public sealed record ThermalCourse
{
    /// <summary>Number of trajectories.</summary>
    public required int Trajectories { get; init; }

    /// <summary>Length of a step.</summary>
    public required Duration Step { get; init; }

    /// <summary>The moments, in the order of their layers.</summary>
    public required IReadOnlyList<MomentCourse> Moments { get; init; }

    /// <summary>Energy of all moments over their volume in J/m³ at each time.</summary>
    public required IReadOnlyList<Estimate> Energies { get; init; }

    /// <summary>Power of changing fields in W, over the time since the sample before; zero at the start.</summary>
    public required IReadOnlyList<Estimate> FieldPowers { get; init; }

    /// <summary>Power of the spin torque in W, as the field's.</summary>
    public required IReadOnlyList<Estimate> TorquePowers { get; init; }

    /// <summary>Heat of all moments to their baths per time in W, as the field's.</summary>
    public required IReadOnlyList<Estimate> HeatPowers { get; init; }

    /// <summary>Resistance at rest in ohm at each time; empty where the electrons are not followed.</summary>
    public IReadOnlyList<Estimate> Resistances { get; init; } = [];

    /// <summary>Voltage R I in V at each time; empty where the electrons are not followed.</summary>
    public IReadOnlyList<Estimate> Voltages { get; init; } = [];

    /// <summary>Works and heat of the whole run.</summary>
    public required ThermalWorks Works { get; init; }

    /// <summary>The first few trajectories whole.</summary>
    public required IReadOnlyList<IReadOnlyList<MomentTrajectory>> Ways { get; init; }
}
