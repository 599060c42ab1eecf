using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Writes a device and its measurements in the language of device files, with nothing left to a default or to the library.</summary>
internal sealed class CanonicalInput(Device device, IReadOnlyList<BuiltMagnet> magnets, IReadOnlyList<BuiltCoupling> couplings, IReadOnlyList<IExperiment> experiments)
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Json()
    {
        JsonObject file = new()
        {
            [FileGrammar.Larmor.Name] = FileGrammar.Version,
            [FileGrammar.Title.Name] = device.Title,
            [FileGrammar.Temperature.Name] = Text(device.Temperature),
            [FileGrammar.Library.Name] = "none",
            [FileGrammar.Materials.Name] = Object(DeviceFileReader.MaterialsOf(device, experiments).Select(material => (material.Name, (JsonNode)MaterialOf(material)))),
        };
        if (device.HasStack)
        {
            file[FileGrammar.Stack.Name] = StackOf(device.Stack);
            if (!device.Stack.Layers[0].IsLead) file[FileGrammar.Left.Name] = EndOf(device.Stack.Left);
            if (!device.Stack.Layers[^1].IsLead) file[FileGrammar.Right.Name] = EndOf(device.Stack.Right);
        }
        if (device.CrossSection is { } shape) file[FileGrammar.CrossSection.Name] = ShapeOf(shape);
        if (magnets.Count > 0) file[FileGrammar.Magnets.Name] = Object(magnets.Select(magnet => (magnet.Magnet.Magnet.Name, (JsonNode)MagnetOf(magnet))));
        if (couplings.Count > 0) file[CouplingGrammar.Couplings.Name] = new JsonArray([.. couplings.Select(one => one.Words.DeepClone())]);
        file[FileGrammar.Experiments.Name] = new JsonArray([.. experiments.Select(one => (JsonNode)ExperimentOf(one))]);
        return file.ToJsonString(Layout);
    }

    private static JsonObject MaterialOf(Material material)
    {
        JsonObject node = CanonicalNetwork.Of(material.Channels);
        if (material.DensityOfStates is { } states) node["density-of-states"] = Text(states);
        if (material.SharvinConductance is { } sharvin) node["sharvin-conductance"] = Text(sharvin);
        if (material.Transverse is { } transverse)
        {
            if (transverse.Conductivity is { } conductivity) node["transverse-conductivity"] = Text(conductivity);
            if (transverse.LatticeLength is { } lattice) node["transverse-length"] = OrInfinite(lattice);
            node["dephasing-length"] = OrInfinite(transverse.DephasingLength);
            node["precession-length"] = OrInfinite(transverse.PrecessionLength);
        }
        if (material.Magnetic is { } magnetic)
        {
            node["saturation-magnetization"] = Text(magnetic.SaturationMagnetization);
            node["damping"] = magnetic.Damping;
            node["g-factor"] = magnetic.GFactor;
            if (magnetic.CurieTemperature is { } curie) node["curie-temperature"] = Text(curie);
        }
        if (material.DataTemperature is { } temperature) node[MaterialGrammar.DataTemperature.Name] = Text(temperature);
        AddSources(node, material.Sources);
        return node;
    }

    private static JsonArray StackOf(Multilayer stack)
    {
        JsonArray items = [];
        RepeatedBlock? block = stack.Repeated;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            if (i > 0) items.Add(Between(stack.Interfaces[i - 1]));
            bool isBlock = i == block?.First;
            items.Add(isBlock ? BlockOf(stack, block!) : LayerOf(stack.Layers[i], stack.Layers[i].Name));
            if (isBlock) i += (block!.Length * block.Count) - 1;
        }
        return items;
    }

    // Names are written without their numbers, which come out of the reading again.
    private static JsonObject BlockOf(Multilayer stack, RepeatedBlock block)
    {
        JsonArray layers = [];
        for (int i = 0; i < block.Length; i++)
        {
            if (i > 0) layers.Add(Between(stack.Interfaces[block.First + i - 1]));
            Layer layer = stack.Layers[block.First + i];
            layers.Add(LayerOf(layer, block.Count > 1 && block.Names[i] == layer.Material.Name ? null : block.Names[i]));
        }
        return new JsonObject { [StackGrammar.Repeat.Name] = block.Count, [StackGrammar.Between.Name] = ContactOf(block.Joint), [StackGrammar.Layers.Name] = layers };
    }

    private static JsonObject Between(InterfaceProperties contact) => new() { [StackGrammar.Interface.Name] = ContactOf(contact) };

    private static JsonObject LayerOf(Layer layer, string? name)
    {
        JsonObject item = new() { [StackGrammar.Material.Name] = layer.Material.Name };
        if (name is not null) item[StackGrammar.Name.Name] = name;
        if (layer.Thickness is { } thickness) item[StackGrammar.Thickness.Name] = Text(thickness);
        if (layer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } && layer.Material.IsMagnetic) item[StackGrammar.Magnetization.Name] = DirectionOf(direction);
        if (layer.Magnetization is LayerMagnetization.FreeMoment)
        {
            item[StackGrammar.Magnetization.Name] = "free";
            item[StackGrammar.Parallel.Name] = layer.ParallelSense < 0 ? "down" : "up";
        }
        return item;
    }

    private static JsonNode ContactOf(InterfaceProperties contact)
    {
        if (contact == InterfaceProperties.Transparent) return "transparent";
        JsonObject node = CanonicalNetwork.Of(contact);
        if (contact.Mixing is { } mixing)
        {
            node[MaterialGrammar.Mixing.Name] = new JsonObject { ["real"] = Text(mixing.Real), ["imaginary"] = Text(mixing.Imaginary) };
            node[MaterialGrammar.Sharvin.Name] = mixing.SharvinIncluded ? "included" : "bare";
        }
        if (contact.PassingConductance.Si != 0) node["passing-conductance"] = OrInfinite(contact.PassingConductance);
        if (contact.TransverseLoss.Si != 0) node["transverse-loss"] = Text(contact.TransverseLoss);
        AddSources(node, contact.Sources);
        return node;
    }

    internal static JsonNode EndOf(EndCondition end) => end switch
    {
        EndCondition.Lead => "lead",
        EndCondition.Reservoir => "reservoir",
        EndCondition.Sealed => "sealed",
        EndCondition.Polarization polarized => Along(new JsonObject { ["polarization"] = polarized.Value }, polarized.Along),
        EndCondition.SpinCurrent spin => Along(new JsonObject { ["spin-current"] = Text(spin.Density) }, spin.Along),
        _ => throw new InvalidOperationException($"The end {end} has no words in the device file."),
    };

    private static JsonObject Along(JsonObject end, UnitVector? direction)
    {
        if (direction is { } known) end[StackGrammar.EndAlong.Name] = DirectionOf(known);
        return end;
    }

    private static JsonObject ShapeOf(CrossSection shape) => shape switch
    {
        CrossSection.Ellipse ellipse => new JsonObject { ["ellipse"] = new JsonObject { ["y"] = Text(ellipse.Y), ["z"] = Text(ellipse.Z) } },
        CrossSection.Rectangle rectangle => new JsonObject { ["rectangle"] = new JsonObject { ["y"] = Text(rectangle.Y), ["z"] = Text(rectangle.Z) } },
        _ => new JsonObject { ["area"] = Text(shape.Area) },
    };

    private static JsonObject MagnetOf(BuiltMagnet built)
    {
        Magnetism.Magnet magnet = built.Magnet.Magnet;
        JsonObject node = new()
        {
            [MagnetGrammar.SaturationMagnetization.Name] = Text(magnet.Properties.SaturationMagnetization),
            [MagnetGrammar.Damping.Name] = magnet.Properties.Damping,
            [MagnetGrammar.GFactor.Name] = magnet.Properties.GFactor,
            [MagnetGrammar.Demagnetization.Name] = built.Demagnetization.Word == "factors"
                ? new JsonArray([.. built.Demagnetization.Factors.Select(factor => (JsonNode)factor)])
                : built.Demagnetization.Word,
        };
        if (built.Anisotropies.Count > 0)
        {
            node[MagnetGrammar.Anisotropy.Name] = new JsonArray([.. built.Anisotropies.Select(one => (JsonNode)AnisotropyOf(one))]);
        }
        foreach (BuiltTerm term in built.Terms) node[term.Key] = term.Words.DeepClone();
        if (built.Magnet.Torques.Count > 0) node[TorqueGrammar.Torques.Name] = new JsonArray([.. built.Magnet.Torques.Select(torque => (JsonNode)CanonicalTorque.Of(torque))]);
        return node;
    }

    private static JsonObject AnisotropyOf(Magnetism.Energies.UniaxialAnisotropy one)
    {
        JsonObject node = new() { [MagnetGrammar.Constant.Name] = Text(one.Constant), [MagnetGrammar.Axis.Name] = DirectionOf(one.Axis) };
        if (one.SecondConstant.Si != 0) node[MagnetGrammar.SecondConstant.Name] = Text(one.SecondConstant);
        return node;
    }

    private static JsonObject ExperimentOf(IExperiment settings)
    {
        JsonObject node = WithoutHeld(settings);
        if (settings is IHoldsLayers { Held: { IsNone: false } held }) node[settings.Kind]![HeldGrammar.Held.Name] = Object(held.Directions.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, DirectionOf(one.Value))));
        return node;
    }

    private static JsonObject WithoutHeld(IExperiment settings) => settings switch
    {
        Accumulation one => Named("accumulation", one.Name, [(ExperimentGrammar.CurrentDensity.Name, Text(one.CurrentDensity)), (AngleWords.Angle.Name, Text(one.Angle)), .. AxisOf(one.About)]),
        Magnetoresistance one => Named("magnetoresistance", one.Name, [.. one.Angles.Count == 0 ? ((string, JsonNode)[])[] : [(AngleWords.Angles.Name, Values(one.Angles))], .. AxisOf(one.About)]),
        SpinTransferMeasurement one => Named("spin-transfer", one.Name, [.. TurnedOf(one.Layers, one.Reference), (AngleWords.Angles.Name, Values(one.Angles)), .. AxisOf(one.About), .. CanonicalPumping.MapsOf(one)]),
        Angular one => Named(
            "angular",
            one.Name,
            [
                .. TurnedOf(one.Layers, one.Reference),
                (AngleWords.All.Name, one.All ? "true" : "false"),
                (AngleWords.From.Name, Text(one.Angles[0])),
                (AngleWords.To.Name, Text(one.Angles[^1])),
                (AngleWords.AngularPoints.Name, one.Angles.Count),
                .. AxisOf(one.About),
            ]),
        Impedance one => Named(one.Kind, one.Name, CanonicalTime.Of(one)),
        Transient one => Named(one.Kind, one.Name, CanonicalTime.Of(one)),
        Precession one => Named(one.Kind, one.Name, CanonicalTime.Of(one)),
        Hysteresis one => Named("hysteresis", one.Name, [("field", SweepOf(one.Field)), ("current", Values(one.Currents)), (ExperimentGrammar.TiltAtEdge.Name, Text(one.Tilt)), (ExperimentGrammar.SettlingTime.Name, Text(one.SettlingTime)), .. CanonicalDiagram.SweepTimeOf(one)]),
        Hanle one => CanonicalWire.Of(one),
        ThicknessSeries one => Named(one.Kind, one.Name, (SeriesGrammar.Layer.Name, new JsonArray([.. one.Layers.Select(layer => (JsonNode)layer)])), (SeriesGrammar.Thickness.Name, Values(one.Thicknesses))),
        MultilayerSeries one => Named(one.Kind, one.Name, (SeriesGrammar.Repeats.Name, new JsonArray([.. one.Repeats.Select(count => (JsonNode)count)]))),
        EnergyLedger one => Named(one.Kind, one.Name, CanonicalMotion.Of(one)),
        SwitchingTime one => Named(one.Kind, one.Name, CanonicalDiagram.Of(one)),
        Coefficients one => Named(one.Kind, one.Name, CanonicalCoefficients.Of(one)),
        ThermalStability one => Named(one.Kind, one.Name, CanonicalFluctuation.Of(one)),
        DensityOnSphere one => Named(one.Kind, one.Name, CanonicalDensity.Of(one)),
        Relaxation one => Named(one.Kind, one.Name, CanonicalWaitingTime.Of(one)),
        Noise one => Named(one.Kind, one.Name, CanonicalNoise.Of(one)),
        Switching one => Named(one.Kind, one.Name, CanonicalSwitching.Of(one)),
        Astroid one => Named(one.Kind, one.Name, CanonicalDiagram.Of(one)),
        Oscillator one => Named(one.Kind, one.Name, CanonicalDiagram.Of(one)),
        PhaseDiagram one => Named(one.Kind, one.Name, CanonicalDiagram.Of(one)),
        AngularResistance one => Named(one.Kind, one.Name, CanonicalHall.Of(one)),
        Harmonics one => Named(one.Kind, one.Name, CanonicalHall.Of(one)),
        Pimm one => Named(one.Kind, one.Name, CanonicalResonance.Of(one)),
        StFmr one => Named(one.Kind, one.Name, CanonicalResonance.Of(one)),
        ReciprocityMeasurement one => Named(one.Kind, one.Name, CanonicalPumping.Of(one)),
        SpinPumping one => Named(one.Kind, one.Name, CanonicalPumping.Of(one)),
        Fmr one => Named("fmr", one.Name, [("field", SweepOf(one.Field)), ("current", Values(one.Currents)), .. CanonicalResonance.SpectraOf(one)]),
        Dynamics one => Named("dynamics", one.Name, CanonicalMotion.Of(one)),
        _ => throw new InvalidOperationException($"The measurement {settings.GetType().Name} has no words in the device file."),
    };

    internal static (string Key, JsonNode Value)[] AxisOf(UnitVector? about) => about is { } axis ? [(AngleWords.About.Name, DirectionOf(axis))] : [];

    private static (string Key, JsonNode Value)[] TurnedOf(IReadOnlyList<string> layers, string? reference) =>
    [
        .. layers.Count == 0 ? ((string, JsonNode)[])[] : [(AngleWords.Layer.Name, new JsonArray([.. layers.Select(name => (JsonNode)name)]))],
        .. reference is null ? ((string, JsonNode)[])[] : [(AngleWords.Reference.Name, reference)],
    ];

    private static JsonObject Named(string kind, string name, params (string Key, JsonNode Value)[] entries)
    {
        JsonObject inner = new() { [ExperimentGrammar.Name.Name] = name };
        foreach ((string key, JsonNode value) in entries) inner[key] = value;
        return new JsonObject { [kind] = inner };
    }

    internal static JsonObject SweepOf(FieldSweep sweep)
    {
        JsonObject node = new() { ["along"] = DirectionOf(sweep.Along) };
        if (Values(sweep.Values) is JsonObject range)
        {
            foreach ((string key, JsonNode? value) in range) node[key] = value!.DeepClone();
        }
        else
        {
            node["values"] = Values(sweep.Values);
        }
        return node;
    }

    internal static JsonNode Values<T>(IReadOnlyList<T> values)
        where T : struct, IQuantity<T> => ValueRange<T>.EvenlySpaced(values) is var (first, last, points)
        ? new JsonObject { ["from"] = Text(first), ["to"] = Text(last), ["points"] = points }
        : new JsonArray([.. values.Select(value => (JsonNode)Text(value))]);

    internal static string Text<T>(T value)
        where T : struct, IQuantity<T> => QuantityText.Exact(value.Si, T.Kind);

    private static string OrInfinite<T>(T value)
        where T : struct, IQuantity<T> => double.IsPositiveInfinity(value.Si) ? "infinite" : Text(value);

    internal static JsonNode DirectionOf(UnitVector direction)
    {
        string word = direction.ToString();
        return word.StartsWith('[') ? new JsonArray(direction.Components.X, direction.Components.Y, direction.Components.Z) : word;
    }

    private static void AddSources(JsonObject node, IReadOnlyList<Citation> sources)
    {
        if (sources.Count == 0) return;
        node[MaterialGrammar.Source.Name] = new JsonArray([.. sources.Select(source =>
        {
            JsonObject cited = new() { ["key"] = source.Key, ["text"] = source.Text };
            if (source.Doi is { } doi) cited["doi"] = doi;
            return (JsonNode)cited;
        })]);
    }

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Value)> entries) => [.. entries.Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))];
}
