using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pumping;

/// <summary>The measurement of pumped voltages and linewidths at one field after another.</summary>
/// <param name="moments">The moments and their stack.</param>
/// <param name="along">Direction of the field.</param>
/// <param name="frequencies">Frequencies of the microwave field.</param>
/// <param name="microwave">Its direction.</param>
internal sealed class PumpingMeasurement(PumpedMoments moments, UnitVector along, IReadOnlyList<Frequency> frequencies, UnitVector microwave)
{
    /// <summary>The moments and their stack.</summary>
    public PumpedMoments Moments => moments;

    /// <summary>Everything at one field.</summary>
    public PumpingPoint At(MagneticField field)
    {
        (CoupledEquilibrium? state, int index) = moments.RestIn(along, field);
        return state is null
            ? new PumpingPoint(field.Si, [], [.. frequencies.Select(_ => (PumpedResponse?)null)], [], new PumpingAudit(0, [], index))
            : At(field, state.Directions, index);
    }

    /// <summary>Everything about given directions of rest.</summary>
    public PumpingPoint At(MagneticField field, IReadOnlyList<UnitVector> directions, int index = 0)
    {
        DeviceResponse device = moments.Transport.At([.. directions]);
        CoupledResponse own = moments.ResponseAt(along, field, directions, null);
        CoupledResponse full = moments.ResponseAt(along, field, directions, new StackDamping(moments.Transport, moments.Magnets));
        CoupledResponse alone = moments.Magnets.Count == 1 ? full : moments.ResponseAt(along, field, directions, new StackDamping(moments.Transport, moments.Magnets, isCrossed: false));
        PumpedVoltage voltage = PumpedVoltage.At(moments.Transport, directions);
        (LaggingVoltage? lagging, string? noLag) = LaggingVoltage.About(moments.Transport, directions);
        double residual = 0;
        PumpedResponse?[] responses = new PumpedResponse?[frequencies.Count];
        for (int i = 0; i < responses.Length; i++)
        {
            if (Driven(full, frequencies[i]) is not { } motion) continue;
            residual = Math.Max(residual, motion.Power.ClosureResidual);
            responses[i] = new PumpedResponse(voltage.Mean(motion), voltage.Alternating(motion), Cone(motion), motion.Power.FromDrive) { Lagging = lagging?.Mean(motion) };
        }
        return new PumpingPoint(field.Si, directions, responses, Modes(full, alone, own), new PumpingAudit(residual, [.. device.Checks, .. lagging?.Laws ?? []], index))
        {
            Device = device,
            NoLag = noLag ?? "",
            Fluxes = [.. Enumerable.Range(0, directions.Count).Select(voltage.FluxOf)],
        };
    }

    private AlternatingMotion? Driven(CoupledResponse response, Frequency frequency)
    {
        try
        {
            return CoupledSusceptibility.Of(response, frequency).ToField(microwave);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static PumpedMode[] Modes(CoupledResponse full, CoupledResponse alone, CoupledResponse own)
    {
        int[] toAlone = CoupledState.Continued(full.Modes, alone.Modes), toOwn = CoupledState.Continued(full.Modes, own.Modes);
        return [.. full.Modes.Select((mode, i) => new PumpedMode(mode.Frequency.Si, mode.Linewidth.Si, Width(alone, toAlone, i), Width(own, toOwn, i)) { Shape = mode })];
    }

    // Where an overdamped mode has split the numbers differ and nothing continues it.
    private static double Width(CoupledResponse response, int[] continuation, int mode) =>
        mode < continuation.Length && continuation[mode] >= 0 && continuation[mode] < response.Modes.Count ? response.Modes[continuation[mode]].Linewidth.Si : double.NaN;

    /// <summary>The largest half axis of the ellipses P cos ωt + Q sin ωt.</summary>
    private static double Cone(AlternatingMotion motion)
    {
        double largest = 0;
        for (int k = 0; k < motion.InPhase.Count; k++)
        {
            Vector3d p = motion.InPhase[k], q = motion.Quadrature[k];
            double sum = Vector3d.Dot(p, p) + Vector3d.Dot(q, q), area = Vector3d.Cross(p, q).Norm;
            double plus = Math.Sqrt(sum + (2 * area)), minus = Math.Sqrt(Math.Max(0, sum - (2 * area)));
            largest = Math.Max(largest, 0.5 * (plus + minus));
        }
        return largest;
    }
}
