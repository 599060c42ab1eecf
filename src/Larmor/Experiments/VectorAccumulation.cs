using Larmor.Coupling;
using Larmor.Experiments.Reports;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Experiments;

/// <summary>Spin accumulation as a vector, where the moments of a stack do not lie on one line.</summary>
internal static class VectorAccumulation
{
    public static AccumulationResult Of(Accumulation settings, Device device, RunContext context)
    {
        Multilayer stack = device.Stack;
        OrientedTransport transport = new(stack);
        UnitVector[] moments = MomentsOf(settings, stack, transport);
        NoncollinearState state = transport.Solve(moments, settings.CurrentDensity);
        IReadOnlyList<NoncollinearPoint> points = state.Profile.Sample();
        SteadyTransport solution = Steady(state);
        context.Progress?.Report(1);
        return new AccumulationResult
        {
            Kind = settings.Kind,
            Name = settings.Name,
            Transport = solution,
            Positions = [.. points.Select(point => point.Position)],
            Points = [],
            VectorPoints = points,
            Moments = moments,
            Scalars = [.. Accumulation.Resistances(device, solution), .. TransportReport.DecayLengths(stack), .. TransportReport.Powers(solution.Power)],
            Tables =
            [
                ProfileTable(points),
                TransportReport.Shares("resistance-shares", "state drawn", solution),
                TorqueTable(transport.Names, moments, state),
                TransportReport.Power("power", solution.Power),
            ],
            Checks = solution.Checks,
            Notes = [.. NotesOf(settings, stack, transport.Names, moments)],
            Citations = TransportReport.CitationsOf(stack),
        };
    }

    /// <summary>What both solvers know of a state: everything but the profile.</summary>
    internal static SteadyTransport Steady(NoncollinearState state) => new()
    {
        CurrentDensity = state.CurrentDensity,
        SeriesResistanceArea = state.SeriesResistanceArea,
        NonEquilibriumResistanceArea = state.NonEquilibriumResistanceArea,
        Shares = state.Shares,
        Power = state.Power,
        Checks = state.Checks,
    };

    /// <summary>Directions with the free layers turned; without any where they are drawn.</summary>
    private static UnitVector[] MomentsOf(Accumulation settings, Multilayer stack, OrientedTransport transport)
    {
        if (settings.Angle.Si != 0) return Turning.Of(stack, [], null, settings.About, $"experiments/{settings.Name}").Moments(settings.Angle.Si);
        UnitVector axis = CollinearState.Axis(stack) ?? UnitVector.Z;
        return [.. transport.Magnets.Select(i => stack.Layers[i]).Select(layer =>
            layer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } ? direction : layer.ParallelSense < 0 ? -axis : axis)];
    }

    private static Table ProfileTable(IReadOnlyList<NoncollinearPoint> points)
    {
        Column Of(string name, string unit, string meaning, Func<NoncollinearPoint, double> value) => new(name, unit, meaning, [.. points.Select(value)]);
        return new Table(
            "profiles",
            "Voltage, spin accumulation and spin current along the stack.",
            [
                Of("position", "m", "x, 0 at the left face of the first layer with a thickness; both sides of each contact occur.", point => point.Position),
                Of("voltage", "V", "Mean electrochemical potential of both spins over the carrier's charge; 0 at the right end.", point => point.Voltage),
                Of("accumulation-x", "V", "Component of the spin accumulation vector along x; its component along any axis n is the potential of spins along n minus that of spins against n.", point => point.Accumulation.X),
                Of("accumulation-y", "V", "The same along y.", point => point.Accumulation.Y),
                Of("accumulation-z", "V", "The same along z.", point => point.Accumulation.Z),
                Of("spin-current-x", "A/m^2", "Flow along +x of spins along x.", point => point.SpinCurrent.X),
                Of("spin-current-y", "A/m^2", "Flow along +x of spins along y.", point => point.SpinCurrent.Y),
                Of("spin-current-z", "A/m^2", "Flow along +x of spins along z.", point => point.SpinCurrent.Z),
            ]);
    }

    private static Table TorqueTable(IReadOnlyList<string> names, UnitVector[] moments, NoncollinearState state)
    {
        Vector3d[] torques = [.. state.AbsorbedSpinCurrents.Select(SpinTorque.Of)];
        return new Table(
            "torques",
            "Direction of every magnet and the torque per area that the current exerts on it.",
            [
                new Column("moment-x", "1", "Direction along x.", [.. moments.Select(u => u.Components.X)]),
                new Column("moment-y", "1", "Direction along y.", [.. moments.Select(u => u.Components.Y)]),
                new Column("moment-z", "1", "Direction along z.", [.. moments.Select(u => u.Components.Z)]),
                new Column("torque-x", "J/m^2", "Torque per area along x.", [.. torques.Select(torque => torque.X)]),
                new Column("torque-y", "J/m^2", "Torque per area along y.", [.. torques.Select(torque => torque.Y)]),
                new Column("torque-z", "J/m^2", "Torque per area along z.", [.. torques.Select(torque => torque.Z)]),
            ],
            names);
    }

    private static IEnumerable<string> NotesOf(Accumulation settings, Multilayer stack, IReadOnlyList<string> names, UnitVector[] moments)
    {
        yield return Accumulation.Electrons(stack, settings.CurrentDensity);
        if (names.Count > 0) yield return $"State: {string.Join(", ", names.Select((name, k) => $"'{name}' along {moments[k]}"))}.";
        yield return TransportReport.LeadsLeftOut;
    }
}
