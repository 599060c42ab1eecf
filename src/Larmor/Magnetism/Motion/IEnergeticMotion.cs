using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// An equation of motion that knows its energy and the powers that change it: the change of energy is torque + field − heat, identically.
/// </summary>
public interface IEnergeticMotion : IOdeSystem
{
    /// <summary>Σ Ms v times 1 T, in J: the scale of its energies.</summary>
    double EnergyScale { get; }

    /// <summary>The (free) energy of a state in J.</summary>
    double Energy(double time, ReadOnlySpan<double> y);

    /// <summary>The derivative of the state together with the powers of the motion, in W.</summary>
    MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt);
}
