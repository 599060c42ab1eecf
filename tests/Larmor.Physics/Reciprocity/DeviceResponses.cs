using CsCheck;
using Larmor.Thermodynamics;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Reciprocity;

/// <summary>Torque, pumped voltage and pumped damping of random non-collinear stacks as one matrix: Onsager-Casimir, second law, and the heat counted by mechanism.</summary>
public class DeviceResponses
{
    /// <summary>Random stacks in which one to three magnets are free, with their directions.</summary>
    internal static Gen<(Multilayer Stack, UnitVector[] Moments)> Devices { get; } =
        from pair in NoncollinearGenerator.Stacks.Where(pair => pair.Stack.Layers.Any(layer => layer.Material.IsMagnetic && !layer.IsLead))
        from wanted in Gen.Int[1, 3] from skipped in Gen.Int[0, 3]
        select Freed(pair.Stack, pair.Moments, wanted, skipped);

    [Fact]
    public void With_all_moments_reversed_torque_and_pumping_change_places() =>
        Devices.Sample(device =>
        {
            DeviceResponse response = new TwoWayTransport(device.Stack).At(device.Moments);
            AuditCheck check = response.Checks.Single(one => one.Name == "reciprocity");
            Assert.True(check.Value < 1e-10, check.ToString());
        }, iter: 200);

    [Fact]
    public void Electrons_never_give_back_more_than_current_and_motion_put_in() =>
        Devices.Sample(device =>
        {
            DeviceResponse response = new TwoWayTransport(device.Stack).At(device.Moments);
            AuditCheck check = response.Checks.Single(one => one.Name == "entropy-production");
            Assert.True(check.Passed, check.ToString());
            Assert.All(Enumerable.Range(0, response.Names.Count), k => Assert.True(response.Damping(k).Least >= -1e-12 * response.PerfectSink(k)));
        }, iter: 200);

    [Fact]
    public void The_matrix_pays_for_every_heat_of_the_electrons() =>
        Gen.Select(Devices, Gen.Double[-1, 1].Array[9], Gen.Double[-1, 1]).Sample((device, numbers, current) =>
        {
            TwoWayTransport transport = new(device.Stack);
            if (transport.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return;
            DeviceResponse response = transport.At(device.Moments);
            // Turning at 1e11 rad/s, and a current that makes heat of the same order.
            Vector3d[] turning = [.. device.Moments.Select((u, k) => 1e11 * Vector3d.Cross(u, new Vector3d(numbers[3 * k], numbers[(3 * k) + 1], numbers[(3 * k) + 2])))];
            double j = 1e-4 * current / Math.Sqrt(response.ResistanceArea), volts = 2 * SpinTorque.PerSpinCurrent;
            UnitVector[] all = transport.All(device.Moments);
            Vector3d[] potentials = new Vector3d[all.Length];
            for (int k = 0; k < turning.Length; k++) potentials[transport.Free[k]] = -volts * turning[k];
            NoncollinearState state = NoncollinearTransport.Of(transport.Stack).Solve(all, CurrentDensity.FromSi(j), potentials);
            double voltage = response.ResistanceArea * j, scale = voltage * j, power = voltage * j;
            for (int k = 0; k < turning.Length; k++)
            {
                double pumped = Vector3d.Dot(response.VoltagePerTurning(k), turning[k]) * j;
                Vector3d torque = j * response.TorquePerCurrent(k);
                for (int l = 0; l < turning.Length; l++) torque += response.TorquePerTurning(k, l) * turning[l];
                power += pumped + Vector3d.Dot(torque, turning[k]);
                scale += Math.Abs(pumped) + (response.PerfectSink(k) * Vector3d.Dot(turning[k], turning[k]));
                voltage += Vector3d.Dot(response.VoltagePerTurning(k), turning[k]);
            }
            Assert.Equal(state.Power.Dissipated, power, 1e-11 * scale);
            Assert.Equal(state.Voltage * j, voltage * j, 1e-11 * scale);
        }, iter: 150);

    [Fact]
    public void A_prepared_response_is_that_of_the_whole_stack() =>
        Devices.Sample(device =>
        {
            TwoWayTransport transport = new(device.Stack);
            PreparedResponse prepared = transport.Prepare();
            // Twice, so that nothing is left of other directions.
            foreach (UnitVector[] moments in new[] { [.. device.Moments.Select(moment => -moment)], device.Moments })
            {
                DeviceResponse response = transport.At(moments);
                prepared.Turn(moments);
                Assert.Equal(response.ResistanceArea, prepared.ResistanceArea, 1e-11 * response.ResistanceArea);
                double least = Math.Abs(SpinTorque.PerSpinCurrent);
                for (int k = 0; k < moments.Length; k++)
                {
                    Assert.Equal(0, (response.VoltagePerTurning(k) - prepared.VoltagePerTurning(k)).Norm, 1e-10 * Math.Max(least, response.VoltagePerTurning(k).Norm));
                    Assert.Equal(0, (response.TorquePerCurrent(k) - prepared.TorquePerCurrent(k)).Norm, 1e-10 * Math.Max(least, response.TorquePerCurrent(k).Norm));
                    for (int l = 0; l < moments.Length; l++)
                    {
                        Matrix3 whole = response.TorquePerTurning(k, l);
                        double scale = Math.Max(1e-3 * Math.Sqrt(response.PerfectSink(k) * response.PerfectSink(l)), Math.Max(response.TorquePerTurning(k, k).LargestElement, response.TorquePerTurning(l, l).LargestElement));
                        Assert.Equal(0, (whole - prepared.TorquePerTurning(k, l)).LargestElement, 1e-10 * scale);
                    }
                }
            }
        }, iter: 200);

    private static (Multilayer Stack, UnitVector[] Moments) Freed(Multilayer stack, UnitVector[] moments, int wanted, int skipped)
    {
        int[] magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Material.IsMagnetic)];
        int[] candidates = [.. magnets.Where(i => !stack.Layers[i].IsLead)];
        int[] free = [.. candidates.Skip(Math.Min(skipped, candidates.Length - 1)).Take(wanted)];
        Layer[] layers = [.. stack.Layers];
        List<UnitVector> directions = [];
        for (int k = 0; k < magnets.Length; k++)
        {
            bool isFree = free.Contains(magnets[k]);
            if (isFree) directions.Add(moments[k]);
            layers[magnets[k]] = layers[magnets[k]] with { Magnetization = isFree ? LayerMagnetization.Free : LayerMagnetization.Fixed(moments[k]) };
        }
        return (new Multilayer(layers, stack.Interfaces, stack.Left, stack.Right), [.. directions]);
    }
}
