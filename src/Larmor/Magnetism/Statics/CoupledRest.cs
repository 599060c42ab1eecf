using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// Where N coupled moments come to rest without current when they are let go: down the energy with strong damping, then by Newton's method.
/// </summary>
/// <remarks>Energies are taken at one time. Saddles that the motion passes are not taken for rest; a start exactly on one is never left and gives no state.</remarks>
public static class CoupledRest
{
    private const double Tolerance = 1e-6, Rest = 1e-13, Longest = 1e-3;
    private const int MostNewtonSteps = 30;

    /// <summary>The state of rest that these moments run into; null where none is reached within a million steps or a millisecond, as where an energy has no minimum that isolates it.</summary>
    /// <param name="equation">The moments; their damping, torques and current are left out.</param>
    /// <param name="start">Where they are let go.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public static Moments? From(GeneralizedLlg equation, Moments start, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(start);
        GeneralizedLlg descent = new([.. equation.Magnets.Select(Damped)]) { Pairs = equation.Pairs };
        FrozenInTime frozen = new(descent, time);
        DormandPrince54<FrozenInTime> stepper = DormandPrince54.For(frozen, new StepControl(Tolerance) { MaxSteps = 1_000_000 });
        stepper.Start(0, start.Components);
        do
        {
            if (IsNearRest(descent, stepper.State, time) && Polished(descent, stepper.State, time) is { } rest && !Leaves(CoupledResponse.Of(descent, rest.View, Current.Zero, time))) return rest;
        }
        while (stepper.Step(Longest) == IntegrationEnd.Reached && stepper.Time < Longest);
        return null;
    }

    /// <summary>Whether some deviation grows; along a line of states of rest none does.</summary>
    private static bool Leaves(CoupledResponse response) =>
        response.Modes.Max(mode => mode.Eigenvalue.Real) > 1e-7 * response.Modes.Max(mode => mode.Eigenvalue.Magnitude);

    private static Magnet Damped(Magnet magnet) => new(magnet.Name, magnet.Volume, magnet.Thickness, new MagneticProperties(magnet.Properties.SaturationMagnetization, 1, magnet.Properties.GFactor), magnet.Energy);

    private static bool IsNearRest(GeneralizedLlg equation, ReadOnlySpan<double> state, double time) => Residual(new CoupledMotion(equation, new MomentsView(state), 0, time).Torques(), equation) < 1e-3;

    /// <summary>Largest torque relative to Ms v times 1 T.</summary>
    private static double Residual(double[] torques, GeneralizedLlg equation)
    {
        double largest = 0;
        for (int i = 0; i < torques.Length; i++)
        {
            Magnet magnet = equation.Magnets[i / 2];
            largest = Math.Max(largest, Math.Abs(torques[i]) / (magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si));
        }
        return largest;
    }

    private static Moments? Polished(GeneralizedLlg equation, ReadOnlySpan<double> state, double time)
    {
        UnitVector[] directions = new UnitVector[equation.Count];
        for (int k = 0; k < directions.Length; k++) directions[k] = UnitVector.Along(new MomentsView(state)[k]);
        double before = double.PositiveInfinity;
        for (int step = 0; step < MostNewtonSteps; step++)
        {
            Moments moments = Moments.Of(directions);
            CoupledMotion motion = new(equation, moments.View, 0, time);
            double[] torques = motion.Torques();
            double residual = Residual(torques, equation);
            if (residual <= Rest || (residual < 1e-10 && residual >= before)) return moments;
            before = residual;
            Vector<double> change = motion.Stiffness().Solve(Vector<double>.Build.Dense(torques));
            if (!change.ForAll(double.IsFinite) || change.AbsoluteMaximum() > 0.3) return null;
            for (int k = 0; k < directions.Length; k++) directions[k] = UnitVector.Along(motion.Frames[k].Move(-change[2 * k], -change[(2 * k) + 1]));
        }
        return null;
    }

    /// <summary>The equation with its drives held at one instant.</summary>
    private sealed class FrozenInTime(GeneralizedLlg equation, double time) : IOdeSystem
    {
        public int Dimension => equation.Dimension;

        public IReadOnlyList<double> Corners => [];

        public void Derivative(double t, ReadOnlySpan<double> y, Span<double> dydt) => equation.Derivative(time, y, dydt);

        public void Project(Span<double> y) => equation.Project(y);
    }
}
