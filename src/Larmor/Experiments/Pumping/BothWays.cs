using Larmor.Coupling;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Experiments.Pumping;

/// <summary>The matrix of both ways at given directions and, from another network, with all moments reversed.</summary>
/// <param name="Forward">M(u).</param>
/// <param name="Backward">M(−u).</param>
internal sealed record BothWays(DeviceResponse Forward, DeviceResponse Backward)
{
    /// <summary>Both at one sample of directions.</summary>
    public static BothWays At(TwoWayTransport transport, TwoWayTransport reversed, UnitVector[] directions) =>
        new(transport.At(directions), reversed.Unaudited([.. directions.Select(u => -u)]));

    /// <summary>
    /// |J₀V + Σ N_k·Ω_k − heat of the electrons by mechanism| over the powers in it, for a current and turnings of equal power; null where a semi-infinite magnet would take up spin without end.
    /// </summary>
    public double? PowerClosure(TwoWayTransport transport)
    {
        if (transport.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return null;
        const double rate = 1e11;
        int count = Forward.Names.Count;
        Vector3d[] turning = [.. Forward.Moments.Select(u => rate * TangentFrame.At(u).First)];
        double sinks = Enumerable.Range(0, count).Sum(k => Forward.PerfectSink(k) * rate * rate), current = Math.Sqrt(sinks / Forward.ResistanceArea);
        UnitVector[] all = transport.All([.. Forward.Moments]);
        Vector3d[] potentials = new Vector3d[all.Length];
        for (int k = 0; k < count; k++) potentials[transport.Free[k]] = -2 * SpinTorque.PerSpinCurrent * turning[k];
        double power = Forward.ResistanceArea * current * current;
        for (int k = 0; k < count; k++)
        {
            Vector3d torque = current * (Forward.TorquePerCurrent(k) + Forward.VoltagePerTurning(k));
            for (int l = 0; l < count; l++) torque += Forward.TorquePerTurning(k, l) * turning[l];
            power += Vector3d.Dot(torque, turning[k]);
        }
        double heat = NoncollinearTransport.Of(transport.Stack).Solve(all, CurrentDensity.FromSi(current), potentials).Power.Dissipated;
        return sinks > 0 ? Math.Abs(power - heat) / (2 * sinks) : null;
    }

    /// <summary>The pairs of torque and voltage, two axes for each moment.</summary>
    public IEnumerable<ExchangedPair> Pairs(int number)
    {
        for (int k = 0; k < Forward.Names.Count; k++)
        {
            TangentFrame frame = TangentFrame.At(Forward.Moments[k]);
            foreach (Vector3d axis in new[] { frame.First, frame.Second })
            {
                yield return new ExchangedPair(number, Forward.Names[k], Forward.Moments[k], axis, Vector3d.Dot(axis, Forward.TorquePerCurrent(k)), Vector3d.Dot(axis, Backward.VoltagePerTurning(k)));
            }
        }
    }
}
