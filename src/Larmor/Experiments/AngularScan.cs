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
/// <param name="State">The steady state at J₀ = 1 A/m².</param>
internal sealed record AnglePoint(double Angle, IReadOnlyList<UnitVector> Moments, NoncollinearState State);

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
        [.. Points.Select(point => (IReadOnlyList<Vector3d>)[.. point.State.AbsorbedSpinCurrents.Select(absorbed => SpinTorque.Of(absorbed) / point.State.CurrentDensity)])];

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
            points.Add(new AnglePoint(angle.Si, moments, transport.Solve(moments, CurrentDensity.FromSi(1))));
            context.Progress?.Report((double)points.Count / angles.Count);
        }
        return new AngularScan(transport.Names, points);
    }
}
