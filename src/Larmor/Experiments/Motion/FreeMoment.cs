using System.Globalization;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>The one free moment of a device with its spin transfer, as the experiments on its motion see it.</summary>
/// <param name="Magnet">The moment.</param>
/// <param name="SpinTransfer">A, B per ampere and the direction of the polarizer.</param>
/// <param name="Parallel">Direction of the parallel state; null where the stack has no fixed magnetization.</param>
internal sealed record FreeMoment(Magnet Magnet, SpinTransferModel SpinTransfer, UnitVector? Parallel)
{
    /// <summary>The free moment of a device.</summary>
    /// <exception cref="DeviceException">The device has none or several, or its torque lacks something.</exception>
    public static FreeMoment Of(Device device, string kind)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (device.Magnets.Count != 1)
        {
            throw new DeviceException(
                string.Create(CultureInfo.InvariantCulture, $"The measurement '{kind}' follows exactly one free moment; this device has {device.Magnets.Count}. Give one layer of the stack the magnetization 'free'{(device.Magnets.Count == 0 ? " and a cross-section, so that its volume is known" : " and hold the others fixed")}."),
                "magnets");
        }
        Magnet magnet = device.Magnets[0].Magnet;
        SpinTransferModel model = Coupling.SpinTransfer.Of(device);
        UnitVector? fixedDirection = model.Polarizer ?? device.Stack.Layers.Select(layer => layer.Magnetization).OfType<LayerMagnetization.FixedMoment>().FirstOrDefault()?.Direction;
        int sense = device.Stack.Layers.FirstOrDefault(layer => layer.Name == magnet.Name)?.ParallelSense ?? 1;
        UnitVector? parallel = fixedDirection is { } direction ? (sense < 0 ? -direction : direction) : null;
        return new FreeMoment(magnet, model, parallel);
    }

    /// <summary>The equation of motion in a constant field and at a constant current.</summary>
    public GeneralizedLlg Equation(UnitVector along, double field, double current) =>
        new(Magnet.In(Drives.Constant(along, MagneticField.FromTeslas(field), Current.FromSi(current))))
        {
            SpinTransfer = SpinTransfer.Potentials,
            Current = Waveform.Constant(current),
        };

    /// <summary>The moment with a constant field (T) in its energy.</summary>
    public Magnet In(UnitVector along, double field) =>
        Magnet.In(Drives.Constant(along, MagneticField.FromTeslas(field)));

    /// <summary>What a reader needs to know of the torque and of what is left out.</summary>
    public IEnumerable<string> Notes => [.. SpinTransfer.Notes, .. SolvedEquation.NotesOf([Magnet], SpinTransfer.Potentials), .. SpinTransfer.Warnings, .. FieldNotes.Of(Magnet)];

    /// <summary>Works that the motion and the torque rest on.</summary>
    public IReadOnlyList<Citation> Citations =>
        [.. new GeneralizedLlg(Magnet).Citations.Concat(SpinTransfer.Citations).Append(DormandPrince54.Declaration.Source).Distinct()];
}
