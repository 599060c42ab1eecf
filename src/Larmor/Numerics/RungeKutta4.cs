using Larmor.Provenance;
using static System.Math;

namespace Larmor.Numerics;

/// <summary>The classical method of Runge and Kutta of order 4: its claims and the stepper for a given system.</summary>
public static class RungeKutta4
{
    /// <summary>What the stepper claims.</summary>
    public static StepperDeclaration Declaration { get; } = new(
        "Runge-Kutta 4",
        Order: 4,
        DenseOrder: 3,
        StochasticCalculus.Deterministic,
        "the set that the system projects onto, for example |u| = 1",
        new Citation(
            "kutta-1901",
            "W. Kutta, Beitrag zur näherungsweisen Integration totaler Differentialgleichungen, Z. Math. Phys. 46, 435-453 (1901).",
            null));

    /// <summary>A stepper for a system with steps of one length.</summary>
    public static RungeKutta4<TSystem> For<TSystem>(TSystem system, double step)
        where TSystem : IOdeSystem => new(system, StepControl.Every(step));
}

/// <summary>Integrates dy/dt = f(t, y) by the classical Runge-Kutta method with steps of one length.</summary>
/// <typeparam name="TSystem">The system.</typeparam>
public sealed class RungeKutta4<TSystem> : ConstantStepper
    where TSystem : IOdeSystem
{
    private readonly double[] k2, k3, k4;
    private TSystem system;    // not readonly: a step would copy it for every stage

    /// <summary>A stepper; <see cref="Stepper.Start"/> sets it going.</summary>
    public RungeKutta4(TSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        (k2, k3, k4) = (new double[Size], new double[Size], new double[Size]);
    }

    /// <inheritdoc/>
    public override StepperDeclaration Declaration => RungeKutta4.Declaration;

    private protected override bool TryStages(double h, double end)
    {
        double half = 0.5 * h, sixth = h / 6, third = h / 3, middle = Time + half, size = 0;
        ReadOnlySpan<double> y = Current, f1 = First, f2 = k2, f3 = k3, f4 = k4;
        Span<double> z = Stage;
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(half, f1[i], y[i]);
        system.Derivative(middle, z, k2);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(half, f2[i], y[i]);
        system.Derivative(middle, z, k3);
        for (int i = 0; i < z.Length; i++) z[i] = FusedMultiplyAdd(h, f3[i], y[i]);
        system.Derivative(end, z, k4);
        for (int i = 0; i < z.Length; i++)
        {
            z[i] = FusedMultiplyAdd(sixth, f4[i], FusedMultiplyAdd(third, f3[i], FusedMultiplyAdd(third, f2[i], FusedMultiplyAdd(sixth, f1[i], y[i]))));
            size += z[i];
        }
        if (!double.IsFinite(size)) return false;
        system.Project(z);
        system.Derivative(end, z, Last);
        return true;
    }
}
