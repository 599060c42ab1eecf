using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>Fills Φ and χ of Eq. (24) from a stack or from a torque given by hand.</summary>
/// <remarks>
/// <para>Equations: torque per area on the free layer N = (ħ/2q)[T(c)(p − c u) + F(c) u × p] J₀, hence aJ = (ħ/2q) T J₀/(Ms d),
/// bJ = −(ħ/2q) F J₀/(Ms d) (T) and A = ∫Ms aJ dc, B = ∫Ms bJ dc. q is the electron's charge with its sign.</para>
/// <para>Valid for a free magnet in any stack that <see cref="NoncollinearTransport"/> solves: several fixed layers, magnets that let transverse
/// spin through, tunnel barriers. Where all fixed magnets lie along or against one direction p the potentials are functions of c; otherwise A and B are functions on the
/// sphere, see <see cref="TorqueMap"/>. Quasi-static, linear response.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (20)-(24); J. C. Slonczewski, JMMM 247, 324 (2002); A. Brataas,
/// G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006).</para>
/// <para>Of several free layers each torque is a function of all directions, see <see cref="StackTorques"/>. Not done: what a moving moment pumps (<see cref="DeviceResponse"/>).</para>
/// </remarks>
public static class SpinTransfer
{
    /// <summary>The spin transfer of a device; none where it has no free or no fixed layer and no torque is given by hand.</summary>
    /// <exception cref="DeviceException">The stack lacks what the torque needs; the message says what to add.</exception>
    public static SpinTransferModel Of(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Remarks.Count > 0 && Of(device with { Remarks = [] }) is var plain) return plain with { Notes = [.. device.Remarks, .. plain.Notes] };
        if (device.Magnets.Count == 0) return SpinTransferModel.None;
        bool isGiven = device.Magnets.Any(magnet => magnet.Torques.Count > 0);
        if (!isGiven && device.Magnets.Count > 1) return SeveralLayers.Of(device);
        if (!isGiven && !device.Stack.Layers.Any(layer => layer.Magnetization is LayerMagnetization.FixedMoment))
        {
            return SpinTransferModel.None with { Notes = ["There is no fixed magnetic layer: the current exerts no spin torque."] };
        }
        return isGiven ? GivenTorques.Of(device) : FromStack(device);
    }

    private static SpinTransferModel FromStack(Device device)
    {
        Magnet magnet = device.Magnets[0].Magnet;
        UnitVector polarizer = CollinearState.Axis(device.Stack)!.Value;
        if (AxialTransport.Refusal(device.Stack, polarizer, [magnet.Name]) is not null) return SphereTorque.Of(device, magnet, polarizer);
        // c = u·p with u the moment itself: which of its states is called parallel changes no torque.
        Multilayer stack = new([.. device.Stack.Layers.Select(layer => layer with { ParallelSense = 1 })], device.Stack.Interfaces, device.Stack.Left, device.Stack.Right);
        (PiecewiseSeries towards, PiecewiseSeries across) = new AxialTransport(stack, polarizer, [magnet.Name]).Torque(magnet.Name);
        // Ms aJ per ampere: (ħ/2q) T/(d · area), and d · area is the volume.
        double perAmpere = SpinTorque.PerSpinCurrent / magnet.Volume.Si;
        AxialTorque torque = new(polarizer, AxialFunction.FromStrength(towards.Times(perAmpere)), AxialFunction.FromStrength(across.Times(-perAmpere)));
        Layer fixedLayer = device.Stack.Layers.First(layer => layer.Magnetization is LayerMagnetization.FixedMoment);
        return new SpinTransferModel(new AxialPotentials(torque), polarizer)
        {
            Notes = [.. NotesOf(device, magnet, torque.DampingLike, torque.FieldLike, fixedLayer), FromStackNote(device.Stack)],
            Warnings = MixingContacts.Warnings(device.Stack),
            Citations = [Citations.WegroweDrouhin, Citations.ValetFert, Citations.BrataasBauerKelly, Citations.Slonczewski],
            EfficiencyFactors = [EfficiencyFactor(magnet, IndexOf(device, magnet.Name) < IndexOf(device, fixedLayer.Name))],
        };
    }

    internal static string FromStackNote(Multilayer stack) => stack.Interfaces.Any(contact => contact.Tunnel is not null)
        ? "The spin torque follows from the stack, with its tunnel barrier in linear response: a field-like torque even in the voltage is not in it."
        : stack.Layers.Any(layer => layer.Magnetization is not LayerMagnetization.NotMagnetic && layer.Material.Transverse is not null)
            ? "The spin torque follows from the stack: transverse spin moves and decays inside the magnets that have transverse lengths, and is absorbed at the faces of the others."
            : "The spin torque follows from the stack: circuit theory with mixing conductances, all transverse spin absorbed at the faces of the magnets.";

    /// <summary>±2|e|v/ħ: electrons go against the conventional current, so + where the free layer stands at the left of its polarizer.</summary>
    internal static double EfficiencyFactor(Magnet magnet, bool freeIsLeft) =>
        (freeIsLeft ? 2 : -2) * PhysicalConstants.ElementaryCharge * magnet.Volume.Si / PhysicalConstants.ReducedPlanckConstant;

    internal static int IndexOf(Device device, string layer)
    {
        for (int i = 0; i < device.Stack.Layers.Count; i++)
        {
            if (device.Stack.Layers[i].Name == layer) return i;
        }
        throw new DeviceException($"The magnet '{layer}' is not a layer of the stack.", $"magnets/{layer}");
    }

    /// <summary>What positive current does to a magnet, as the end of a sentence.</summary>
    /// <param name="strengths">aJ per positive current up to a positive factor, from c = −1 to c = 1.</param>
    /// <param name="magnet">Name of the magnet.</param>
    /// <param name="polarizer">Name of the polarizer.</param>
    internal static string EffectOf(IReadOnlyList<double> strengths, string magnet, string polarizer) =>
        strengths.All(strength => strength == 0) ? "exerts no damping-like torque on it"
        : strengths.All(strength => strength >= 0) ? $"favours the parallel state of '{magnet}' and '{polarizer}'"
        : strengths.All(strength => strength <= 0) ? $"favours the antiparallel state of '{magnet}' and '{polarizer}'"
        : $"{(strengths[^1] > 0 ? "stabilizes" : "destabilizes")} the parallel state and {(strengths[0] > 0 ? "destabilizes" : "stabilizes")} the antiparallel one: the torque changes its sign with the angle";

    internal static IEnumerable<string> NotesOf(Device device, Magnet magnet, AxialFunction dampingLike, AxialFunction fieldLike, Layer polarizer)
    {
        string first = device.Stack.Layers[0].Name, last = device.Stack.Layers[^1].Name;
        bool freeIsLeft = IndexOf(device, magnet.Name) < IndexOf(device, polarizer.Name);
        string way = freeIsLeft ? $"from the polarizer '{polarizer.Name}' to '{magnet.Name}'" : $"from '{magnet.Name}' to the polarizer '{polarizer.Name}'";
        double[] strengths = [.. Enumerable.Range(-20, 41).Select(i => dampingLike.Derivative(i / 20.0))];
        string effect = EffectOf(strengths, magnet.Name, polarizer.Name);
        yield return $"Positive current is conventional current along +x, from '{first}' to '{last}'. It drives electrons {way}, which {effect}.";
        double factor = EfficiencyFactor(magnet, freeIsLeft), ms = magnet.Properties.SaturationMagnetization.Si;
        yield return $"Spin torque on '{magnet.Name}': {At(1)} where it is parallel to the polarizer; {At(-1)} where it is antiparallel. aJ > 0 pulls towards the polarizer's direction, bJ acts as a field along it.";

        string At(double c) => string.Create(
            CultureInfo.InvariantCulture,
            $"efficiency {factor * dampingLike.Derivative(c):G4}, aJ/I = {dampingLike.Derivative(c) / ms:G4} mT/mA and bJ/I = {fieldLike.Derivative(c) / ms:G4} mT/mA");
    }
}
