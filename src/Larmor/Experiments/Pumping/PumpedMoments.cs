using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Experiments.Motion;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pumping;

/// <summary>The free moments of a device with the stack that they pump into: what a measurement of spin pumping sees.</summary>
/// <param name="Magnets">The moments, in the order of their layers.</param>
/// <param name="Pairs">Energies that they share.</param>
/// <param name="Transport">The stack, both ways.</param>
internal sealed record PumpedMoments(IReadOnlyList<Magnet> Magnets, IReadOnlyList<MomentPair> Pairs, TwoWayTransport Transport)
{
    /// <summary>The free moments of a device.</summary>
    /// <exception cref="DeviceException">The device has none, or its stack cannot be solved.</exception>
    public static PumpedMoments Of(Device device, string kind)
    {
        ArgumentNullException.ThrowIfNull(device);
        TwoWayTransport transport = new(device.Stack);
        if (device.Magnets.Count != transport.Names.Count)
        {
            throw new DeviceException($"The measurement '{kind}' moves the free layers, which needs their volumes. Give the stack a cross-section, and the free layers materials with a saturation magnetization.", "cross-section");
        }
        Magnet[] magnets = [.. device.Magnets.Select(entry => entry.Magnet)];
        CoupledState.RequireFew(magnets, kind);
        return new PumpedMoments(magnets, device.Pairs, transport);
    }

    /// <summary>Ms v of each over the sum of all.</summary>
    public double[] Weights => CoupledSettling.WeightsOf(Magnets);

    /// <summary>The equation of motion in a constant field, without current.</summary>
    public GeneralizedLlg Equation(UnitVector along, MagneticField field, DampingTensor? damping = null)
    {
        Drives drives = Drives.Constant(along, field);
        return new GeneralizedLlg([.. Magnets.Select(magnet => magnet.In(drives))]) { Pairs = Pairs, Damping = damping };
    }

    /// <summary>The stable state whose net moment lies nearest to the field, and by how much the indices of all states miss their sum.</summary>
    public (CoupledEquilibrium? State, int IndexResidual) RestIn(UnitVector along, MagneticField field)
    {
        UnitVector towards = field.Si < 0 ? -along : along;
        CoupledEquilibriumSet set = CoupledEquilibria.Of(Equation(along, field), Current.Zero);
        double[] weights = Weights;
        CoupledEquilibrium? state = set.Stable.MaxBy(one => Math.Round(one.Directions.Select((u, k) => weights[k] * Vector3d.Dot(u, towards)).Sum(), 9));
        return (state, CoupledState.Judged(set).Residual);
    }

    /// <summary>The small motion about directions of rest with the damping of the stack.</summary>
    public CoupledResponse ResponseAt(UnitVector along, MagneticField field, IReadOnlyList<UnitVector> directions, DampingTensor? damping) =>
        CoupledResponse.Of(Equation(along, field, damping), Moments.Of([.. directions]).View, Current.Zero);

    /// <summary>The same device with another thickness of some layers. The energies per volume of a moment are kept, and those that moments share per area.</summary>
    /// <param name="layers">Indices of the layers.</param>
    /// <param name="thickness">Their thickness.</param>
    public PumpedMoments With(IReadOnlySet<int> layers, Length thickness)
    {
        Multilayer old = Transport.Stack;
        Multilayer stack = new([.. old.Layers.Select((layer, i) => layers.Contains(i) ? layer with { Thickness = thickness } : layer)], old.Interfaces, old.Left, old.Right);
        HashSet<string> changed = [.. layers.Select(i => old.Layers[i].Name)];
        Magnet[] magnets = [.. Magnets.Select(magnet => !changed.Contains(magnet.Name) ? magnet : new Magnet(
            magnet.Name, Volume.FromSi(magnet.Volume.Si / magnet.Thickness.Si * thickness.Si), thickness, magnet.Properties, magnet.Energy) { Driven = magnet.Driven })];
        return new PumpedMoments(magnets, Pairs, new TwoWayTransport(stack));
    }

    /// <summary>Index of the layer of a free moment.</summary>
    public int LayerOf(int moment)
    {
        string name = Magnets[moment].Name;
        for (int i = 0; i < Transport.Stack.Layers.Count; i++)
        {
            if (Transport.Stack.Layers[i].Name == name) return i;
        }
        throw new DeviceException($"The magnet '{name}' is not a layer of the stack.", $"magnets/{name}");
    }

    /// <summary>For each magnetic layer that lies along (+1) or against (−1) a free moment within 1e-9: its sense.</summary>
    public IReadOnlyDictionary<int, int> SensesAgainst(int moment, IReadOnlyList<UnitVector> directions)
    {
        Dictionary<int, int> senses = [];
        for (int i = 0, k = 0; i < Transport.Stack.Layers.Count; i++)
        {
            UnitVector? direction = Transport.Stack.Layers[i].Magnetization switch
            {
                LayerMagnetization.FixedMoment one => one.Direction,
                LayerMagnetization.FreeMoment => directions[k++],
                _ => null,
            };
            if (direction is not { } u) continue;
            Vector3d across = Vector3d.Cross(u, directions[moment]);
            if (across.Norm < 1e-9) senses[i] = Vector3d.Dot(u, directions[moment]) > 0 ? 1 : -1;
        }
        return senses;
    }
}
