using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Barriers;

/// <summary>
/// How often thermal fluctuations carry one moment from one of its two wells into the other, on the full sphere, with or without a current: barriers from some kT to 600 kT.
/// </summary>
/// <remarks>
/// <para>The rate is 1/T, T the mean time of first passage from the bottom of one well to the other well. T obeys the backward equation
/// ΔT + (κ u × ∇U − ∇U + P)·∇T = −1/D, κ = 1/α, U = v(V − IB)/kT, P = (vI/kT)(u × ∇A + ∇A/α), solved on the sphere as a cylinder between the wells
/// (<see cref="ConformalCylinder"/>) by elements of degree 6 whose lines follow the energy, in a weight near the stationary density, and eliminated line by line without
/// differences of large numbers.</para>
/// <para>Meshes are refined until two of them agree; their difference is the error that is stated. The rate of the two-state equation is met up to terms of the order of the
/// probability to be on the way, e^(−Δ) times some tens. For damping below 0.005 the layers are thinner than the finest mesh: the error then says so. Sources: the paper's equation
/// after Eq. (24); the committor and its capacity: A. Bovier, F. den Hollander, Metastability (2015), doi:10.1007/978-3-319-24777-9.</para>
/// </remarks>
public sealed class WellEscape
{
    private static readonly double[] Densities = [0.5, 0.7, 1, 1.4, 2], UnderTorque = [0.8, 1.1, 1.5];

    private WellEscape(double rate, double error, double barrier, bool isConverged)
    {
        (Rate, RelativeError, Barrier, IsConverged) = (Frequency.FromSi(rate), error, barrier, isConverged);
    }

    /// <summary>Rate of escape in 1/s.</summary>
    public Frequency Rate { get; }

    /// <summary>Difference of the rates of the two finest meshes, relative. What all meshes share is not in it: up to 1e-6 without a torque and 2e-3 under a strong one that has no energy, found against the slowest mode of the density at 10 to 30 kT.</summary>
    public double RelativeError { get; }

    /// <summary>Energy of the lowest saddle over the well in kT; under a torque that of the energy with the field-like part, which is no barrier by itself.</summary>
    public double Barrier { get; }

    /// <summary>Whether the error is within what was asked for.</summary>
    public bool IsConverged { get; }

    /// <summary>The escape of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping, its drives taken at one time.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="from">The stable state that is left, or a direction near it.</param>
    /// <param name="to">The other stable state.</param>
    /// <param name="tolerance">Relative error asked for, at least 1e-9.</param>
    /// <param name="time">Time in s at which field and current are taken.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, no noise, not two stable states, or a barrier beyond 600 kT; the message says which.</exception>
    public static WellEscape Of(GeneralizedLlg equation, Temperature temperature, UnitVector from, UnitVector to, double tolerance = 1e-3, double time = 0)
    {
        if (!(tolerance >= 1e-9)) throw new ArgumentOutOfRangeException(nameof(tolerance), string.Create(CultureInfo.InvariantCulture, $"A rate of escape is computed to a relative error of 1e-9 or more; got {tolerance}."));
        ReducedMotion motion = new(equation, temperature, time);
        PassageProblem problem = new(motion, from, to);
        double before = double.NaN, rate = double.NaN, error = double.PositiveInfinity;
        foreach (double density in motion.HasTorque ? UnderTorque : Densities)
        {
            (before, rate) = (rate, problem.Rate(density));
            if (rate > 0 && before > 0) error = Math.Abs((before / rate) - 1);
            if (error <= tolerance) break;
        }
        if (!(rate > 0)) throw new ArithmeticException("The layers of the escape are thinner than the finest mesh: no rate was found. The damping is too weak.");
        return new WellEscape(rate, Math.Max(error, 1e-10), problem.Barrier, error <= tolerance);
    }
}
