using System.Runtime.CompilerServices;
using static Larmor.Numerics.MomentStep;

namespace Larmor.Numerics;

/// <summary>The classical Runge-Kutta method for one unit vector: the same method as <see cref="RungeKutta4{TSystem}"/>, kept in registers.</summary>
/// <typeparam name="TFlow">The flow on the sphere; a struct, so that its derivative is compiled into the step.</typeparam>
internal sealed class RungeKutta4Moment<TFlow> : ConstantStepper
    where TFlow : struct, IVectorFlow
{
    private TFlow flow;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public RungeKutta4Moment(TFlow flow, StepControl control)
        : base(flow, control) => this.flow = flow;

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => RungeKutta4.Declaration;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override bool TryStages(double h, double end)
    {
        double half = 0.5 * h, middle = Time + half;
        Vector3d u = Read(Current), k1 = Read(First);
        Vector3d k2 = flow.Velocity(middle, Along(u, half, k1));
        Vector3d k3 = flow.Velocity(middle, Along(u, half, k2));
        Vector3d k4 = flow.Velocity(end, Along(u, h, k3));
        Vector3d moved = Along(Along(Along(u, h / 6, k1), h / 3, k2 + k3), h / 6, k4);
        Vector3d projected = OntoSphere(moved);
        if (!double.IsFinite(projected.X)) return false;
        Write(Stage, projected);
        Write(Last, flow.Velocity(end, projected));
        return true;
    }
}
