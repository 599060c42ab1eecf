using System.Collections.Concurrent;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// The torque of a stack on all its free moments, from the transport itself in each state: N_k = M_NJ,k J₀ as ∂A/∂u_k, per ampere of a given current or per volt of a source.
/// </summary>
/// <remarks>
/// With it and <see cref="StackDamping"/> a <see cref="Magnetism.Motion.GeneralizedLlg"/> moves as <see cref="TwoWayMotion"/> does, so that noise can act on it; its current is then <see cref="Circuit.Source"/>.
/// v (∂A/∂u − u × ∂B/∂u) = M_NJ with ∂B/∂u = 0. The torque is in general the gradient of no potential: it has neither values nor second derivatives.
/// </remarks>
internal sealed class CircuitTorques : SpinTransferPotentials
{
    // A prepared response holds memory of its own; each caller borrows one.
    private readonly ConcurrentBag<PreparedResponse> responses = [];
    private readonly TwoWayMotion motion;
    private readonly double[] volumes;

    /// <summary>The torque in a two-way motion.</summary>
    public CircuitTorques(TwoWayMotion motion)
    {
        this.motion = motion;
        volumes = [.. motion.Equation.Magnets.Select(magnet => magnet.Volume.Si)];
    }

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments) => throw NoPotential();

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments) => throw NoPotential();

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        PreparedResponse here = Turned(moments);
        double perSource = motion.Circuit.IsVoltage ? motion.Area / (here.ResistanceArea + (motion.Circuit.Load * motion.Area)) : 1;
        Vector3d torque = perSource / volumes[k] * here.TorquePerCurrent(k);
        responses.Add(here);
        return (torque, default);
    }

    /// <summary>How many numbers <see cref="Electric"/> writes.</summary>
    public const int Numbers = 3;

    /// <summary>Writes the resistance in ohm at rest in a state, and voltage and current per volt or ampere of the source.</summary>
    public void Electric(MomentsView moments, Span<double> values)
    {
        PreparedResponse here = Turned(moments);
        double resistance = here.ResistanceArea / motion.Area, current = motion.Circuit.IsVoltage ? 1 / (resistance + motion.Circuit.Load) : 1;
        responses.Add(here);
        (values[0], values[1], values[2]) = (resistance, resistance * current, current);
    }

    private PreparedResponse Turned(MomentsView moments)
    {
        if (!responses.TryTake(out PreparedResponse? here)) here = motion.Transport.Prepare();
        Span<Vector3d> directions = stackalloc Vector3d[volumes.Length];
        for (int i = 0; i < directions.Length; i++) directions[i] = moments[i] / moments[i].Norm;
        here.Turn(directions);
        return here;
    }

    private static InvalidOperationException NoPotential() => new("The torque of a stack in motion is no gradient: it has no potential to ask for.");
}
