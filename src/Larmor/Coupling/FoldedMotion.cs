using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>Steppers of one moment that moves both ways, with everything constant folded into the step, once for all of them.</summary>
internal sealed class FoldedMotion
{
    private readonly TwoWayMotion motion;
    private readonly AxialVelocity? functions;
    private readonly PiecewiseOctet? table;

    /// <summary>Folds a motion as far as it can be.</summary>
    public FoldedMotion(TwoWayMotion motion)
    {
        this.motion = motion;
        if (motion.Equation.Count != 1 || motion.Equation.Pairs.Count != 0 || motion.Transport.Axial is not { } axial) return;
        functions = new AxialVelocity(motion, axial);
        table = functions.Tabulated();
    }

    /// <summary>The stepper of a method; null where the motion cannot be folded or the method has no folded form.</summary>
    public IStepper? Stepper(SteppingMethod method, StepControl control)
    {
        if (functions is null) return null;
        if (table is null) return Stepper(new RationalTwoWayFlow(motion, functions), method, control);
        return SteadyDrive.Of(motion) is { } steady
            ? Stepper(new AxialTwoWayFlow<SteadyDrive>(motion, functions.Axis, table, steady), method, control)
            : Stepper(new AxialTwoWayFlow<GeneralDrive>(motion, functions.Axis, table, new GeneralDrive(motion)), method, control);
    }

    private static IStepper? Stepper<TFlow>(TFlow flow, SteppingMethod method, StepControl control)
        where TFlow : struct, IVectorFlow => method switch
    {
        SteppingMethod.RungeKutta4 => new RungeKutta4Stages<TFlow>(flow, control),
        SteppingMethod.DormandPrince54 => new DormandPrince54<TFlow>(flow, control),
        SteppingMethod.DormandPrince853 => new DormandPrince853<TFlow>(flow, control),
        _ => null,
    };
}
