using CsCheck;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Reciprocity;

/// <summary>Random stacks whose normal metals turn spins about an axis: with all moments and the turning reversed cause and effect change places, and the turning takes no power.</summary>
public class PrecessingResponses
{
    private static readonly Gen<(Multilayer Stack, UnitVector[] Moments, UnitVector Axis, double Rate)> Devices =
        from pair in NoncollinearGenerator.Stacks.Where(pair => pair.Stack.Layers.Any(layer => layer.Material.IsMagnetic && !layer.IsLead))
        from axis in NoncollinearGenerator.Directions from rate in Gen.Double[-1, 1] from states in Gen.Double[45, 48]
        let stack = Known(pair.Stack, Math.Pow(10, states))
        where PrecessingTransport.Refusal(stack) is null
        select (stack, pair.Moments, axis, 3e10 * rate);

    [Fact]
    public void With_moments_and_turning_reversed_torque_and_pumping_change_places() =>
        Devices.Sample(device =>
        {
            (Multilayer stack, UnitVector[] moments) = Freed(device.Stack, device.Moments);
            DeviceResponse response = new TwoWayTransport(stack).Precessing(device.Axis, Frequency.FromSi(device.Rate)).At(moments);
            Assert.All(response.Checks, check => Assert.True(check.Passed, check.ToString()));
        }, iter: 60);

    [Fact]
    public void Spins_that_do_not_turn_are_those_of_the_plain_stack() =>
        Devices.Sample(device =>
        {
            (Multilayer stack, UnitVector[] moments) = Freed(device.Stack, device.Moments);
            TwoWayTransport plain = new(stack);
            DeviceResponse still = plain.At(moments), turning = plain.Precessing(device.Axis, Frequency.Zero).At(moments);
            Assert.Equal(still.ResistanceArea, turning.ResistanceArea, 1e-10 * still.ResistanceArea);
            Assert.InRange((still.TorquePerCurrent(0) - turning.TorquePerCurrent(0)).Norm, 0, 1e-9 * Math.Max(still.TorquePerCurrent(0).Norm, Math.Abs(SpinTorque.PerSpinCurrent)));
            Assert.InRange((still.TorquePerTurning(0, 0) - turning.TorquePerTurning(0, 0)).LargestElement, 0, 1e-10 * still.PerfectSink(0));
        }, iter: 60);

    private static Multilayer Known(Multilayer stack, double states) => new(
        [.. stack.Layers.Select(layer => layer.Material.IsMagnetic ? layer : layer with { Material = layer.Material with { DensityOfStates = DensityOfStates.FromSi(states) } })], stack.Interfaces, stack.Left, stack.Right);

    /// <summary>The first magnet with a thickness free, all others held.</summary>
    private static (Multilayer Stack, UnitVector[] Moments) Freed(Multilayer stack, UnitVector[] moments)
    {
        int[] magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Material.IsMagnetic)];
        int free = Array.FindIndex(magnets, i => !stack.Layers[i].IsLead);
        Layer[] layers = [.. stack.Layers];
        for (int k = 0; k < magnets.Length; k++) layers[magnets[k]] = layers[magnets[k]] with { Magnetization = k == free ? LayerMagnetization.Free : LayerMagnetization.Fixed(moments[k]) };
        return (new Multilayer(layers, stack.Interfaces, stack.Left, stack.Right), [moments[free]]);
    }
}
