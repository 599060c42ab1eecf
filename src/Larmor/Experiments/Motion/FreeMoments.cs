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
    /// <summary>Damping of all moments together; null for the scalar one of each.</summary>
    public DampingTensor? Damping { get; init; }

    /// <summary>The same of the device with all that is fixed reversed.</summary>
    public DampingTensor? ReversedDamping { get; init; }

    /// <summary>The free moments of a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="kind">The measurement.</param>
    /// <param name="isDriven">Whether a current flows at all; the torque of a stack on several free layers is asked for only then.</param>
    /// <exception cref="DeviceException">The device has none, or its torque lacks something.</exception>
    public static FreeMoments Of(Device device, string kind, bool isDriven = true)
    {
        Require(device, kind);
        bool isAsked = isDriven || device.Magnets.Count == 1 || device.Magnets.Any(magnet => magnet.Torques.Count > 0);
        return Without(device, kind, isAsked ? Coupling.SpinTransfer.Of(device) : SpinTransferModel.None with { Notes = [.. device.Remarks, "No current flows, and no spin torque is asked for."] });
    }

    /// <summary>The same with the damping that the whole stack makes, back-flow and the damping of moments by each other included.</summary>
    /// <param name="device">The device.</param>
    /// <param name="settings">The measurement.</param>
    /// <param name="isDriven">Whether a current flows at all.</param>
    /// <exception cref="DeviceException">The stack cannot be solved, or a torque is given by hand.</exception>
    public static FreeMoments Pumping(Device device, IExperiment settings, bool isDriven)
    {
        Require(device, settings.Kind);
        if (device.Magnets.Any(magnet => magnet.Torques.Count > 0)) throw new DeviceException("A torque given by hand says nothing of what the motion pumps. Leave `torque` out of `magnets`, so that both follow from the stack, or leave `pumping` out.", $"experiments/{settings.Name}/pumping");
        FreeMoments moments = Of(device, settings.Kind, isDriven);
        TwoWayTransport transport = new(device.Stack);
        return moments with { Damping = new StackDamping(transport, moments.Magnets), ReversedDamping = new StackDamping(transport.Reversed(), moments.Magnets) };
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
        Damping = Damping,
    };

    /// <summary>What a reader needs to know of the torque and of what is left out.</summary>
    public IEnumerable<string> Notes => NotesWith([.. SolvedEquation.NotesOf(Magnets, SpinTransfer.Potentials), .. Damping is null ? [] : new[] { PumpingNote }]);

    private const string PumpingNote = "The moments drive the electrons of the stack, at fixed current: α of each is the measured one of its bulk, and what it pumps with back-flow, the damping of moments by each other and the changed gyromagnetic ratio stand beside it.";

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
