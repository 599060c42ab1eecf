using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>Steppers of one moment that moves both ways, with everything constant folded into the step, once for all of them.</summary>
internal sealed class FoldedMotion
{
    private readonly TwoWayMotion motion;
    private readonly AxialVelocity? functions;
    private readonly PiecewiseOctet? table;
    private readonly FixedSurroundings? surroundings;

    /// <summary>Folds a motion as far as it can be.</summary>
    public FoldedMotion(TwoWayMotion motion)
    {
        this.motion = motion;
        if (motion.Equation.Count != 1 || motion.Equation.Pairs.Count != 0) return;
        if (motion.Transport.Axial is { } axial)
        {
            functions = new AxialVelocity(motion, axial);
            table = functions.Tabulated();
        }
        else
        {
            surroundings = motion.Transport.Surroundings;
        }
    }

    /// <summary>The stepper of a method; null where the motion cannot be folded or the method has no folded form.</summary>
    public IStepper? Stepper(SteppingMethod method, StepControl control)
    {
        if (surroundings is null && functions is null) return null;
        if (functions is not null && table is null) return Stepper(new RationalTwoWayFlow(motion, functions), method, control);
        if (SteadyDrive.Of(motion) is { } steady) return Driven(steady, method, control);
        return VaryingDrive.Of(motion) is { } varying ? Driven(varying, method, control) : Driven(new GeneralDrive(motion), method, control);
    }

    private IStepper? Driven<TDrive>(TDrive drive, SteppingMethod method, StepControl control)
        where TDrive : struct, IMomentDrive => surroundings is not null
        ? Stepper(new SurroundedTwoWayFlow<TDrive>(motion, surroundings, drive), method, control)
        : Stepper(new AxialTwoWayFlow<TDrive>(motion, functions!.Axis, table!, drive), method, control);

    private static IStepper? Stepper<TFlow>(TFlow flow, SteppingMethod method, StepControl control)
        where TFlow : struct, IStagedFlow => method switch
    {
        SteppingMethod.RungeKutta4 => new RungeKutta4Stages<TFlow>(flow, control),
        SteppingMethod.DormandPrince54 => new DormandPrince54<TFlow>(flow, control),
        SteppingMethod.DormandPrince853 => new DormandPrince853<TFlow>(flow, control),
        _ => null,
    };
}
