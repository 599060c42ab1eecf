using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class GoodDeviceFiles
{
    private static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", name);

    [Fact]
    public void The_pillar_reads_to_exactly_the_numbers_given()
    {
        DeviceFile file = DeviceFileReader.Read(PathOf("pillar.yaml"));
        Device device = file.Device;
        Assert.Equal("Co/Cu/Co pillar, 60 x 130 nm, low temperature", device.Title);
        Assert.Equal(4.2, device.Temperature.Si);
        Multilayer stack = device.Stack;
        Assert.Equal(["Cu 1", "fixed", "Cu 2", "free", "Cu 3"], stack.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        Assert.Equal([null, 40e-9, 6e-9, 2.5e-9, null], stack.Layers.Select(layer => layer.Thickness?.Si));
        Assert.Equal(LayerMagnetization.Fixed(UnitVector.Z), stack.Layers[1].Magnetization);
        Assert.Equal(LayerMagnetization.Free, stack.Layers[3].Magnetization);
        Assert.IsType<EndCondition.Lead>(stack.Left);
        Assert.IsType<EndCondition.Lead>(stack.Right);
        foreach (int i in (int[])[1, 3])
        {
            ChannelNetwork channels = stack.Layers[i].Material.Channels;
            Assert.Equal((75e-9, 0.46, 60e-9), (channels.RhoStar.Si, channels.Beta, channels.SpinDiffusionLength.Si));
        }
        foreach (int i in (int[])[0, 2, 4])
        {
            ChannelNetwork channels = stack.Layers[i].Material.Channels;
            Assert.Equal((6e-9, 0.0, 450e-9), (channels.RhoStar.Si, channels.Beta, channels.SpinDiffusionLength.Si));
        }
        Assert.All(stack.Interfaces, contact =>
        {
            Assert.Equal((1.02e-15 / 2, 0.77, 0.25), (contact.AreaResistance.Si, contact.Gamma, contact.Delta));
            Assert.Equal(new MixingConductance(ConductancePerArea.FromSi(5.5e14), ConductancePerArea.Zero, SharvinIncluded: true), contact.Mixing);
        });
        Assert.Equal(new CrossSection.Ellipse(Length.FromSi(60e-9), Length.FromSi(130e-9)), device.CrossSection);
        DeviceMagnet magnet = Assert.Single(device.Magnets);
        Assert.Empty(magnet.Torques);
        Assert.Equal((1.42e6, 0.02, PhysicalConstants.ElectronGFactor), (magnet.Magnet.Properties.SaturationMagnetization.Si, magnet.Magnet.Properties.Damping, magnet.Magnet.Properties.GFactor));
        Demagnetization shape = Assert.IsType<Demagnetization>(Assert.Single(Assert.IsType<SumOfTerms>(magnet.Magnet.Energy).Terms));
        Assert.Equal(0.95256, shape.Tensor.XX, 5e-6);
    }

    [Fact]
    public void The_pillar_is_measured_as_written()
    {
        IReadOnlyList<IExperiment> settings = DeviceFileReader.Read(PathOf("pillar.yaml")).Experiments;
        Assert.Equal(5, settings.Count);
        Assert.Equal(new Accumulation { CurrentDensity = CurrentDensity.FromSi(1e11) }, settings[0]);
        Assert.Equal(new Magnetoresistance(), settings[1]);
        Hysteresis loops = Assert.IsType<Hysteresis>(settings[2]);
        Assert.Equal(UnitVector.Z, loops.Field.Along);
        Assert.Equal(61, loops.Field.Values.Count);
        Assert.Equal((-0.15, 0.0, 0.15), (loops.Field.Values[0].Si, loops.Field.Values[30].Si, loops.Field.Values[60].Si));
        Assert.Equal([-3e-3, -2.3e-3, 0, 4.8e-3, 6e-3], loops.Currents.Select(current => current.Si));
        Assert.Equal(1e-6, loops.SettlingTime.Si);
        Fmr resonance = Assert.IsType<Fmr>(settings[3]);
        Assert.Equal([0.1], resonance.Field.Values.Select(field => field.Si));
        Assert.Equal((61, -4e-3, 8e-3), (resonance.Currents.Count, resonance.Currents[0].Si, resonance.Currents[60].Si));
        Dynamics trajectory = Assert.IsType<Dynamics>(settings[4]);
        Assert.Equal(new Dynamics { Field = new AppliedField(UnitVector.Z, MagneticField.FromSi(0.02)), Current = Current.FromSi(6e-3), Duration = Duration.FromSi(20e-9) }, trajectory);
    }

    [Fact]
    public void The_pillar_is_warned_that_its_mixing_conductance_is_below_the_bound()
    {
        DeviceFile file = DeviceFileReader.Read(PathOf("pillar.yaml"));
        DeviceFileWarning warning = Assert.Single(file.Warnings, one => one.Path != "temperature");
        Assert.Contains("spin-diffusion-length at 77 K", Assert.Single(file.Warnings, one => one.Path == "temperature").Message, StringComparison.Ordinal);
        Assert.Equal((7, 3), (warning.Line, warning.Column));
        Assert.Contains("mixing conductance of Cu/Co", warning.Message, StringComparison.Ordinal);
        Assert.Contains(file.Readings, note => note.StartsWith("customary library values in use for Co: rho-star 75 nohm m", StringComparison.Ordinal));
    }

    [Fact]
    public void Less_common_words_are_read()
    {
        DeviceFile file = DeviceFileReader.Read(PathOf("words.yaml"));
        Multilayer stack = file.Device.Stack;
        Assert.Equal(["N2", "A", "N 1", "B 1", "N 2", "B 2", "N 3", "soft", "N 4"], stack.Layers.Select(layer => layer.Name), StringComparer.Ordinal);
        Assert.Equal(0.5, stack.Layers[1].Material.Channels.Beta, 1e-15);
        Assert.Equal(1.8 / PhysicalConstants.VacuumPermeability, stack.Layers[1].Material.Magnetic!.SaturationMagnetization.Si, 1e-6);
        Assert.Equal(0.01, stack.Layers[1].Material.Magnetic!.Damping);
        Assert.Equal(["one", "two"], stack.Layers[1].Material.Sources.Select(source => source.Text), StringComparer.Ordinal);
        Assert.Equal(20e-8, stack.Layers[3].Material.Channels.Resistivity.Si, 1e-20);
        Assert.True(double.IsPositiveInfinity(stack.Layers[0].Material.Channels.SpinDiffusionLength.Si));
        Assert.NotNull(stack.Layers[0].Material.DensityOfStates);
        Assert.False(stack.Interfaces[0].Mixing!.SharvinIncluded);
        Assert.Equal(1e15, stack.Interfaces[0].ConductanceUp.Si, 10.0);
        Assert.Equal(-1e18 * PhysicalConstants.ConductancePerChannel, stack.Interfaces[0].Mixing!.Imaginary.Si);
        Assert.Equal(0.5e-15, stack.Interfaces[2].AreaResistance.Si);
        Assert.Equal(0.1e-15, stack.Interfaces[5].AreaResistance.Si);
        Assert.True(stack.Interfaces[7].IsTransparent);
        Assert.Equal(-1, stack.Layers[7].ParallelSense);
        Assert.IsType<EndCondition.Reservoir>(stack.Left);
        Assert.Equal(new EndCondition.Polarization(0.3), stack.Right);
        DeviceMagnet magnet = Assert.Single(file.Device.Magnets);
        Assert.Equal(0.02, magnet.Magnet.Properties.Damping);
        Assert.Equal(2.1, magnet.Magnet.Properties.GFactor);
        Assert.Equal(3, Assert.IsType<SumOfTerms>(magnet.Magnet.Energy).Terms.Count);
        GivenTorque.FieldsPerCurrent torque = Assert.IsType<GivenTorque.FieldsPerCurrent>(magnet.Torques[0]);
        Assert.Equal(0.5, torque.DampingLike.Si, 1e-9);
        Assert.Equal(-0.1, torque.FieldLike.Si);
        Assert.Equal([-1.5e-3, 0, 2.25e-3], Assert.IsType<Fmr>(file.Experiments[2]).Currents.Select(current => current.Si));
        Assert.Equal("dynamics-2", Assert.IsType<Dynamics>(file.Experiments[4]).Name);
        Assert.Contains(file.Readings, note => note.Contains("'1 kOe' is read as H in Oe, times mu0", StringComparison.Ordinal));
        Assert.Contains(file.Readings, note => note.Contains("'1.2 kG' is read as B = mu0 H in G", StringComparison.Ordinal));
        Assert.Contains(file.Readings, note => note.Contains("'1.8 T' is read as mu0 Ms in T", StringComparison.Ordinal));
        Assert.Contains("magnetization up is read as +z, down as -z", file.Readings, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("pillar.yaml")]
    [InlineData("words.yaml")]
    public void The_canonical_input_reads_back_to_the_same_device_and_to_itself(string name)
    {
        DeviceFile first = DeviceFileReader.Read(PathOf(name));
        string record = new System.Text.Json.Nodes.JsonObject { ["larmor"] = "0.1.0", ["seed"] = 42, ["input"] = first.CanonicalInput }.ToJsonString();
        DeviceFile again = DeviceFileReader.Parse(record, "run.json");
        Assert.Equal(first.CanonicalInput, again.CanonicalInput);
        Assert.Equal(42ul, again.Seed);
        Assert.Equal(first.Device.Stack.Layers.Select(layer => layer.Material.Channels), again.Device.Stack.Layers.Select(layer => layer.Material.Channels));
        Assert.Equal(first.Device.Stack.Interfaces.Select(contact => (contact.AreaResistance, contact.Gamma, contact.Delta, contact.Mixing)), again.Device.Stack.Interfaces.Select(contact => (contact.AreaResistance, contact.Gamma, contact.Delta, contact.Mixing)));
        Assert.Equal(first.Device.Magnets[0].Magnet.Properties, again.Device.Magnets[0].Magnet.Properties);
        Assert.Equal(first.Device.Magnets[0].Torques, again.Device.Magnets[0].Torques);
        Vector3d u = UnitVector.Along(0.3, 0.5, -0.7);
        Assert.Equal(first.Device.Magnets[0].Magnet.Energy.Value(u, 0), again.Device.Magnets[0].Magnet.Energy.Value(u, 0));
        Assert.Equal(first.CanonicalInput, DeviceFileReader.Parse(first.CanonicalInput).CanonicalInput);
        Assert.Equal(first.Experiments.OfType<Fmr>().SelectMany(fmr => fmr.Field.Values), again.Experiments.OfType<Fmr>().SelectMany(fmr => fmr.Field.Values));
    }

    [Fact]
    public void Every_example_is_a_good_file_and_repeats_itself()
    {
        string[] examples = Directory.GetFiles(Path.Combine(Repository.Root, "examples"), "*.yaml");
        Assert.NotEmpty(examples);
        foreach (string example in examples)
        {
            DeviceFile file = DeviceFileReader.Read(example);
            Assert.NotEmpty(file.Experiments);
            Assert.Equal(file.CanonicalInput, DeviceFileReader.Parse(file.CanonicalInput).CanonicalInput);
        }
    }

    [Fact]
    public void The_file_to_start_from_is_a_good_file()
    {
        DeviceFile file = DeviceFileReader.Parse(DeviceFileTemplate.Text);
        Assert.Equal(5, file.Experiments.Count);
        Assert.NotEmpty(file.Device.Magnets);
    }

    [Fact]
    public void A_contact_is_the_same_in_either_order_of_its_metals()
    {
        string text = File.ReadAllText(PathOf("pillar.yaml"));
        DeviceFile turned = DeviceFileReader.Parse(text.Replace("Co/Cu: { mixing", "Cu/Co: { mixing", StringComparison.Ordinal));
        Assert.Equal(DeviceFileReader.Parse(text).CanonicalInput, turned.CanonicalInput);
    }

    [Fact]
    public void An_entry_of_the_file_changes_only_the_keys_it_gives()
    {
        string text = File.ReadAllText(PathOf("pillar.yaml")).Replace("sharvin: included }", "sharvin: included, gamma: 0.5 }", StringComparison.Ordinal);
        InterfaceProperties contact = DeviceFileReader.Parse(text).Device.Stack.Interfaces[0];
        Assert.Equal((0.51e-15, 0.5, 0.25), (contact.AreaResistance.Si, contact.Gamma, contact.Delta));
    }

    [Theory]
    [InlineData("magnets/free/torque", 16, "magnets.free")]
    [InlineData("magnets/free", 16, "magnets.free")]
    [InlineData("magnets", 15, "magnets")]
    [InlineData("interfaces/Cu/Co-free", 7, "interfaces.Co/Cu")]
    [InlineData("stack/Cu 2", 11, "stack[2]")]
    [InlineData("experiments/hysteresis/field", 20, "experiments[2].hysteresis.field")]
    [InlineData("experiments/fmr/no-such-key", 21, "experiments[3].fmr")]
    [InlineData("something else", 1, "something else")]
    public void A_fault_found_by_a_measurement_gets_its_place_in_the_file(string subject, int line, string path)
    {
        DeviceFile file = DeviceFileReader.Read(PathOf("pillar.yaml"));
        DeviceFileError error = file.ErrorFor(new DeviceException("The torque needs a mixing conductance.", subject));
        Assert.Equal((line, path), (error.Line, error.Path));
    }

    [Fact]
    public void The_schema_in_the_repository_is_what_the_definitions_say() =>
        ApprovedText.Check("docs/device-file.schema.json", DeviceFileSchema.Json());
}
