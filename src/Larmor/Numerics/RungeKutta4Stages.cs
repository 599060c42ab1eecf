using System.Runtime.CompilerServices;
using static Larmor.Numerics.MomentStep;

namespace Larmor.Numerics;

/// <summary>The classical Runge-Kutta method for one unit vector with its stages in a loop: <see cref="RungeKutta4Moment{TFlow}"/> for flows too long to stand in one step four times.</summary>
/// <typeparam name="TFlow">The flow on the sphere; a struct, so that its derivative is compiled into the step, where it should make no call.</typeparam>
internal sealed class RungeKutta4Stages<TFlow> : ConstantStepper
    where TFlow : struct, IStagedFlow
{
    private TFlow flow;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public RungeKutta4Stages(TFlow flow, StepControl control)
        : base(flow, control) => this.flow = flow;

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => RungeKutta4.Declaration;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private protected override bool TryStages(double h, double end)
    {
        double sixth = h / 6, reach = 0.5 * h, time = Time + reach;
        flow.Begin(time, end);
        Vector3d u = Read(Current), slope = Read(First), sum = Along(u, sixth, slope), point = Along(u, reach, slope);
        for (int stage = 2; ; stage++)
        {
            slope = flow.Stage(time, point);
            if (stage == 5) break;
            sum = Along(sum, stage == 4 ? sixth : sixth + sixth, slope);
            if (stage > 2) (reach, time) = (h, end);
            point = stage == 4 ? OntoSphere(sum) : Along(u, reach, slope);
        }
        if (!double.IsFinite(point.X)) return false;
        Write(Stage, point);
        Write(Last, slope);
        return true;
    }
}
