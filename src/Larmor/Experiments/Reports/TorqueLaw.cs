using Larmor.Coupling;
using Larmor.Numerics;

namespace Larmor.Experiments.Reports;

/// <summary>Torque on one turned magnet as a function of the angle: J_m = J₀[T(c)(p − c u) + F(c) u × p], with its limits at c = ±1 where it is such a function.</summary>
internal sealed class TorqueLaw
{
    private PiecewiseSeries? towards;
    private PiecewiseSeries? across;

    private TorqueLaw(string name, bool isLeft) => (Name, IsLeft) = (name, isLeft);

    /// <summary>Name of the magnet.</summary>
    public string Name { get; }

    /// <summary>Whether it stands at the left of the reference.</summary>
    public bool IsLeft { get; }

    /// <summary>Why the torque is more than a function of c; null where it is one.</summary>
    public string? NotAxial { get; private init; }

    /// <summary>η at the parallel (+1) or antiparallel (−1) state; null where it has no limit.</summary>
    public double? Efficiency(int state) => towards is null ? null : (IsLeft ? -1 : 1) * towards.At(state);

    /// <summary>T(c) at the parallel (+1) or antiparallel (−1) state; null where it has no limit.</summary>
    public double? Towards(int state) => towards?.At(state);

    /// <summary>F(c) at the parallel (+1) or antiparallel (−1) state; null where it has no limit.</summary>
    public double? Across(int state) => across?.At(state);

    /// <summary>Ms aJ(c) per positive current up to a positive factor, c from −1 to 1 in 41 steps; null where there is no such function.</summary>
    public double[]? Strengths => towards is null ? null : [.. Enumerable.Range(-20, 41).Select(i => SpinTorque.PerSpinCurrent * towards.At(i / 20.0))];

    /// <summary>Λ² = T(−1)/T(1), or why there is none.</summary>
    public (double? Value, string? Reason) LambdaSquared =>
        towards is null ? (null, NotAxial)
        : towards.At(1) == 0 ? (null, "There is no torque in the parallel state.")
        : (towards.At(-1) / towards.At(1), null);

    /// <summary>Largest deviation of η(c) from Slonczewski's formula through both ends, relative to the largest |η|; null where it has none.</summary>
    public double? SlonczewskiDeviation()
    {
        if (LambdaSquared.Value is not { } lambda || towards is null || !(lambda > 0)) return null;
        double largest = 0, deviation = 0, parallel = towards.At(1);
        for (int i = -50; i <= 50; i++)
        {
            double c = i / 50.0, value = towards.At(c);
            largest = Math.Max(largest, Math.Abs(value));
            deviation = Math.Max(deviation, Math.Abs(value - (2 * parallel * lambda / ((lambda + 1) + ((lambda - 1) * c)))));
        }
        return deviation / largest;
    }

    /// <summary>T and F at one point of a scan.</summary>
    public (double Towards, double Across) At(AnglePoint point, int magnet, Turning turning)
    {
        UnitVector moment = point.Moments[magnet];
        if (towards is not null)
        {
            double c = turning.Sense(magnet) * Vector3d.Dot(moment, turning.Reference);
            return (towards.At(c), across!.At(c));
        }
        return SpinTorque.Components(point.Absorbed[magnet], moment, turning.Reference) ?? (double.NaN, double.NaN);
    }

    /// <summary>The torque on a magnet of a stack.</summary>
    /// <exception cref="DeviceException">The stack cannot be solved.</exception>
    public static TorqueLaw Of(Layers.Multilayer stack, Turning turning, string name)
    {
        bool isLeft = TurningWords.IndexOf(stack, name) < TurningWords.IndexOf(stack, turning.ReferenceName);
        if (AxialTransport.Refusal(stack, turning.Reference, [.. turning.Turned]) is { } reason) return new TorqueLaw(name, isLeft) { NotAxial = reason };
        (PiecewiseSeries first, PiecewiseSeries second) = new AxialTransport(stack, turning.Reference, [.. turning.Turned]).Torque(name);
        return new TorqueLaw(name, isLeft) { towards = first, across = second };
    }
}
