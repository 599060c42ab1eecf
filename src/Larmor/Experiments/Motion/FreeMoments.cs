using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Experiments.Motion;

/// <summary>All free moments of a device with their couplings and their spin transfer, as an experiment on their motion sees them.</summary>
/// <param name="Magnets">The moments, in the order of their layers.</param>
/// <param name="Pairs">Energies that they share.</param>
/// <param name="SpinTransfer">A, B per ampere.</param>
/// <param name="Parallel">Direction of each in the parallel state; null where the stack has no fixed magnetization.</param>
internal sealed record FreeMoments(IReadOnlyList<Magnet> Magnets, IReadOnlyList<MomentPair> Pairs, SpinTransferModel SpinTransfer, IReadOnlyList<UnitVector?> Parallel)
{
    /// <summary>The free moments of a device.</summary>
    /// <exception cref="DeviceException">The device has none, or its torque lacks something.</exception>
    public static FreeMoments Of(Device device, string kind)
    {
        Require(device, kind);
        return Without(device, kind, Coupling.SpinTransfer.Of(device));
    }

    /// <summary>The same with this spin transfer: none where it is left to the motion, or where nothing drives a current.</summary>
    /// <exception cref="DeviceException">The device has no free moment.</exception>
    public static FreeMoments Without(Device device, string kind, SpinTransferModel model)
    {
        Require(device, kind);
        UnitVector? fixedDirection = device.Stack.Layers.Select(layer => layer.Magnetization).OfType<LayerMagnetization.FixedMoment>().FirstOrDefault()?.Direction;
        return new FreeMoments(
            [.. device.Magnets.Select(entry => entry.Magnet)],
            device.Pairs,
            model,
            [.. device.Magnets.Select(entry => InParallelState(device, entry.Magnet, fixedDirection))]);
    }

    private static void Require(Device device, string kind)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Magnets.Count == 0)
        {
            throw new DeviceException($"The measurement '{kind}' follows free moments; this device has none. Give a layer of the stack the magnetization 'free' and a cross-section, so that its volume is known.", "magnets");
        }
    }

    /// <summary>The equation of motion while drives act.</summary>
    public GeneralizedLlg Equation(Drives drives) => new([.. Magnets.Select(magnet => magnet.In(drives))])
    {
        Pairs = Pairs,
        SpinTransfer = SpinTransfer.Potentials,
        Current = drives.Current,
    };

    /// <summary>What a reader needs to know of the torque and of what is left out.</summary>
    public IEnumerable<string> Notes => NotesWith(SolvedEquation.NotesOf(Magnets, SpinTransfer.Potentials));

    /// <summary>The same with the words of another equation of motion.</summary>
    public IEnumerable<string> NotesWith(IEnumerable<string> equation) => [.. SpinTransfer.Notes, .. equation, .. SpinTransfer.Warnings, .. Magnets.SelectMany(FieldNotes.Of).Distinct(StringComparer.Ordinal)];

    /// <summary>Works that the motion and the torque rest on.</summary>
    public IReadOnlyList<Citation> Citations =>
        [.. new GeneralizedLlg(Magnets) { Pairs = Pairs }.Citations.Concat(SpinTransfer.Citations).Append(DormandPrince54.Declaration.Source).Distinct()];

    private static UnitVector? InParallelState(Device device, Magnet magnet, UnitVector? fixedDirection)
    {
        int sense = device.Stack.Layers.FirstOrDefault(layer => layer.Name == magnet.Name)?.ParallelSense ?? 1;
        return fixedDirection is { } direction ? (sense < 0 ? -direction : direction) : null;
    }
}
