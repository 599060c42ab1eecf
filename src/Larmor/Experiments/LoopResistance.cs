using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The resistance of a stack with several free layers along a field loop.</summary>
/// <remarks>From <see cref="OrientedTransport"/> at the directions of each state at rest or on its way; a limit cycle has none here.</remarks>
internal sealed class LoopResistance
{
    private readonly OrientedTransport? transport;
    private readonly Func<IReadOnlyList<Vector3d>, UnitVector[]> directions;
    private readonly double area;

    private LoopResistance(OrientedTransport? transport, Func<IReadOnlyList<Vector3d>, UnitVector[]> directions, double area, IReadOnlyList<string> notes)
    {
        (this.transport, this.directions, this.area) = (transport, directions, area);
        Notes = notes;
    }

    /// <summary>Why there is no resistance, or what it is.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The resistance of a device; none of a device with one free layer, or where its stack cannot be solved at any angles.</summary>
    public static LoopResistance Of(Device device, IReadOnlyList<Magnet> magnets)
    {
        if (magnets.Count < 2 || !device.HasStack || device.CrossSection is null) return Without([]);
        try
        {
            OrientedTransport solver = new(device.Stack);
            (int Moment, UnitVector? Fixed)[] sources = [.. solver.Magnets.Select(i => Source(device.Stack.Layers[i], magnets))];
            if (sources.Any(source => source.Moment < 0 && source.Fixed is null)) return Without([]);
            UnitVector[] At(IReadOnlyList<Vector3d> moments) => [.. sources.Select(source => source.Fixed ?? UnitVector.Along(moments[source.Moment]))];
            return new LoopResistance(solver, At, device.CrossSection.Area.Si, ["The resistance is that of the stack with its moments in the directions of each state, solved anew at each; the torques on the moments are those of the notes above."]);
        }
        catch (DeviceException refusal)
        {
            return Without([$"No resistance is given: {refusal.Message}"]);
        }
    }

    /// <summary>The loop with the resistance at its points.</summary>
    public HysteresisLoop AddTo(HysteresisLoop loop) => transport is null ? loop : loop with { Up = [.. loop.Up.Select(With)], Down = [.. loop.Down.Select(With)] };

    private static LoopResistance Without(IReadOnlyList<string> notes) => new(null, _ => [], 1, notes);

    private static (int Moment, UnitVector? Fixed) Source(Layer layer, IReadOnlyList<Magnet> magnets) => layer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction }
        ? (-1, direction)
        : (magnets.ToList().FindIndex(magnet => magnet.Name == layer.Name), null);

    private LoopPoint With(LoopPoint point) => point.State is MomentState.FixedPoint or MomentState.Moving
        ? point with { Resistance = transport!.Solve(directions(point.Moments), CurrentDensity.FromSi(1)).ResistanceArea / area }
        : point;
}
