using System.Runtime.CompilerServices;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>The classical Runge-Kutta method for one unit vector: the same method as <see cref="RungeKutta4{TSystem}"/>, kept in registers.</summary>
/// <typeparam name="TFlow">The flow on the sphere; a struct, so that its derivative is compiled into the step.</typeparam>
internal sealed class RungeKutta4Moment<TFlow> : ConstantStepper
    where TFlow : struct, IVectorFlow
{
    private const double SeriesRange = 1e-4;

    private readonly TFlow flow;

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
        double excess = FusedMultiplyAdd(-moved.Z, moved.Z, FusedMultiplyAdd(-moved.Y, moved.Y, FusedMultiplyAdd(-moved.X, moved.X, 1)));
        if (!double.IsFinite(excess)) return false;
        // 1/√(1 − e) by its series where that is exact to rounding.
        Vector3d projected = Abs(excess) < SeriesRange
            ? Along(moved, excess * FusedMultiplyAdd(excess, FusedMultiplyAdd(excess, 0.3125, 0.375), 0.5), moved)
            : moved / moved.Norm;
        Write(Stage, projected);
        Write(Last, flow.Velocity(end, projected));
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Along(Vector3d start, double length, Vector3d direction) =>
        new(FusedMultiplyAdd(length, direction.X, start.X), FusedMultiplyAdd(length, direction.Y, start.Y), FusedMultiplyAdd(length, direction.Z, start.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector3d Read(double[] numbers) => new(numbers[0], numbers[1], numbers[2]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(double[] numbers, Vector3d vector) => (numbers[0], numbers[1], numbers[2]) = (vector.X, vector.Y, vector.Z);
}
