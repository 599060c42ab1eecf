using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>A stack at one angle, at unit current density.</summary>
/// <param name="Angle">In rad.</param>
/// <param name="Moments">Direction of every magnet.</param>
/// <param name="State">The steady state at J₀ = 1 A/m², without its profile.</param>
/// <param name="Absorbed">J_m/J₀ of every magnet.</param>
internal sealed record AnglePoint(double Angle, IReadOnlyList<UnitVector> Moments, SteadyTransport State, IReadOnlyList<Vector3d> Absorbed);

/// <summary>A stack at one angle after another.</summary>
internal sealed class AngularScan
{
    private AngularScan(IReadOnlyList<string> magnets, IReadOnlyList<AnglePoint> points) => (Magnets, Points) = (magnets, points);

    /// <summary>Names of all magnets along +x.</summary>
    public IReadOnlyList<string> Magnets { get; }

    /// <summary>The points, in the order of the angles.</summary>
    public IReadOnlyList<AnglePoint> Points { get; }

    /// <summary>Angles in rad.</summary>
    public IReadOnlyList<double> Angles => [.. Points.Select(point => point.Angle)];

    /// <summary>R A in ohm m².</summary>
    public IReadOnlyList<double> ResistanceAreas => [.. Points.Select(point => point.State.ResistanceArea)];

    /// <summary>Torque on each magnet per current density, N/J₀ in J/A, by angle and magnet.</summary>
    public IReadOnlyList<IReadOnlyList<Vector3d>> Torques =>
        [.. Points.Select(point => (IReadOnlyList<Vector3d>)[.. point.Absorbed.Select(SpinTorque.Of)])];

    /// <summary>For each law its worst residual at any angle.</summary>
    public IReadOnlyList<AuditCheck> Checks =>
        [.. Points.SelectMany(point => point.State.Checks).GroupBy(check => check.Name, StringComparer.Ordinal).Select(law => law.MaxBy(check => check.Severity)!)];

    /// <summary>Solves the stack at all angles.</summary>
    /// <exception cref="DeviceException">The stack cannot be solved.</exception>
    public static AngularScan Of(Multilayer stack, Turning turning, IReadOnlyList<Angle> angles, RunContext context)
    {
        OrientedTransport transport = new(stack);
        List<AnglePoint> points = [];
        foreach (Angle angle in angles)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            UnitVector[] moments = turning.Moments(angle.Si);
            NoncollinearState state = transport.Solve(moments, CurrentDensity.FromSi(1));
            points.Add(new AnglePoint(angle.Si, moments, VectorAccumulation.Steady(state), state.AbsorbedSpinCurrents));
            context.Progress?.Report((double)points.Count / angles.Count);
        }
        return new AngularScan(transport.Names, points);
    }

    /// <summary>Solves the stack with all its magnets on one line that turns against the current: nothing is absorbed, and any channel network will do.</summary>
    /// <exception cref="DeviceException">The stack cannot be solved.</exception>
    public static AngularScan OfAll(Multilayer stack, Turning turning, IReadOnlyList<Angle> angles, RunContext context)
    {
        IReadOnlyList<int> orientations = CollinearState.Parallel(stack);
        string[] names = [.. stack.Layers.Where(layer => layer.Magnetization is not LayerMagnetization.NotMagnetic).Select(layer => layer.Name)];
        List<AnglePoint> points = [];
        foreach (Angle angle in angles)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            UnitVector[] moments = turning.Moments(angle.Si);
            SteadyTransport state = CollinearState.Solve(stack, orientations, CurrentDensity.FromSi(1), moments[0].Components.X * moments[0].Components.X);
            points.Add(new AnglePoint(angle.Si, moments, state, [.. names.Select(_ => Vector3d.Zero)]));
            context.Progress?.Report((double)points.Count / angles.Count);
        }
        return new AngularScan(names, points);
    }
}
