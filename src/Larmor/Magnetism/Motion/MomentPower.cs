namespace Larmor.Magnetism.Motion;

/// <summary>The powers of moving moments at one instant, in W: the change of energy is torque + field − Gilbert heat, identically.</summary>
/// <param name="EnergyRate">dE/dt of the magnetic energy, with that of moving fields.</param>
/// <param name="Torque">Work of the spin torque per time, v I [∇B·du/dt − ∇A·(u × du/dt)] summed over the moments.</param>
/// <param name="Field">Work of changing fields per time, v ∂V/∂t at fixed directions.</param>
/// <param name="GilbertHeat">Σ Ω_k·D_kl Ω_l with Ω = u × du/dt; for a scalar damping (α Ms v/γ)|du/dt|².</param>
public readonly record struct MomentPower(double EnergyRate, double Torque, double Field, double GilbertHeat);
