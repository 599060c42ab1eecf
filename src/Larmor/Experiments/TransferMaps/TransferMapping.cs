using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.TransferMaps;

/// <summary>Maps of the torque of a stack over the sphere of each free moment, with what follows from them for one that moves alone.</summary>
internal static class TransferMapping
{
    private const int Rows = 61;

    /// <summary>The maps of all free layers, the others in the parallel state.</summary>
    /// <param name="settings">The measurement.</param>
    /// <param name="device">The device, with its free moments.</param>
    /// <exception cref="DeviceException">The device has no volumes of its moments, or a torque cannot be held.</exception>
    public static IReadOnlyList<TransferMap> Of(SpinTransferMeasurement settings, Device device)
    {
        if (device.Magnets.Count == 0) throw new DeviceException("Maps of a torque are those of the free layers, which need a volume. Give one layer the magnetization 'free', the stack a cross-section, and the layer a material with a saturation magnetization.", $"experiments/{settings.Name}/map");
        UnitVector axis = CollinearState.Axis(device.Stack) ?? UnitVector.Z;
        Dictionary<string, UnitVector> parallel = device.Stack.Layers.Where(layer => layer.Magnetization is LayerMagnetization.FreeMoment)
            .ToDictionary(layer => layer.Name, layer => layer.ParallelSense < 0 ? -axis : axis, StringComparer.Ordinal);
        return [.. device.Magnets.Select(entry => One(settings, device, entry.Magnet, parallel))];
    }

    private static TransferMap One(SpinTransferMeasurement settings, Device device, Magnet magnet, Dictionary<string, UnitVector> parallel)
    {
        TorqueMap map = TorqueMap.Of(device.Stack, magnet, parallel);
        GeneralizedLlg equation = new(magnet.In(Drives.Constant(settings.Field.Along, settings.Field.Value))) { SpinTransfer = map.Potentials, Current = Waveform.Constant(1) };
        EnergyLandscape grid = EnergyLandscape.Of(equation, 0, Moments.Of(UnitVector.X), Current.FromSi(1), UnitVector.X, Rows);
        bool isAlone = device.Magnets.Count == 1;
        IReadOnlyList<TransferThreshold> thresholds = isAlone ? TransferThreshold.Of(device, map, settings.Field) : [];
        return new TransferMap(magnet.Name, grid, magnet.Properties.Damping, map.Degree, map.Residual)
        {
            Forces = [.. grid.PolarAngles.SelectMany((_, row) => grid.Azimuths.Select((_, column) => map.ForcePerAmpere(grid.Direction(row, column))))],
            Thresholds = thresholds,
            Statement = isAlone ? SimpleStatement.Of(device, map, settings.Field, thresholds) : null,
        };
    }
}
