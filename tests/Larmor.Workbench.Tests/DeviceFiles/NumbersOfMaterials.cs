using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Transverse words, resistivities at a temperature and choices of the library, as a file reads and writes them.</summary>
public class NumbersOfMaterials
{
    private const string Transverse = """
        larmor: 1
        temperature: 300 K
        materials:
          F: { rho-star: 75 nohm m, beta: 0.46, spin-diffusion-length: 38 nm, transverse-conductivity: 8 MS/m, transverse-length: infinite, dephasing-length: 1.2 nm, precession-length: -2 nm, temperature: 295 K }
          G: { rho-star: 75 nohm m, beta: 0.4, spin-diffusion-length: 38 nm, precession-length: infinite }
          N: { residual-resistivity: 6 nohm m, phonon-resistivity: 80 nohm m, debye-temperature: 330 K, spin-diffusion-length: 300 nm }
        stack:
          - N
          - interface: { area-resistance: 0.5 fohm m^2, gamma: 0.7, mixing-conductance: 5.5e14 S/m^2, sharvin: included, passing-conductance: infinite, transverse-loss: 1e13 S/m^2 }
          - { material: F, thickness: 4 nm, magnetization: +z }
          - interface: { area-resistance: 0.5 fohm m^2, gamma: 0.7, passing-conductance: 1e18 1/m^2 }
          - { material: N, thickness: 3 nm }
          - interface: transparent
          - { material: G, thickness: 4 nm, magnetization: -z }
          - interface: transparent
          - N
        experiments:
          - accumulation: { current-density: 1e11 A/m^2 }
        """;

    private static readonly string Pillar = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "pillar.yaml"));

    [Fact]
    public void Transverse_words_reach_the_material_and_the_contact()
    {
        Multilayer stack = DeviceFileReader.Parse(Transverse).Device.Stack;
        TransverseProperties transverse = stack.Layers[1].Material.Transverse!;
        Assert.Equal((8e6, double.PositiveInfinity), (transverse.Conductivity!.Value.Si, transverse.LatticeLength!.Value.Si));
        Assert.Equal((1.2e-9, -2e-9), (transverse.DephasingLength.Si, transverse.PrecessionLength.Si));
        Assert.Equal(new TransverseProperties(), stack.Layers[3].Material.Transverse);
        Assert.Null(stack.Layers[0].Material.Transverse);
        Assert.Equal((double.PositiveInfinity, 1e13), (stack.Interfaces[0].PassingConductance.Si, stack.Interfaces[0].TransverseLoss.Si));
        Assert.Equal((1e18 * PhysicalConstants.ConductancePerChannel, 0.0), (stack.Interfaces[1].PassingConductance.Si, stack.Interfaces[1].TransverseLoss.Si));
    }

    [Fact]
    public void The_record_of_a_run_repeats_them_to_the_last_bit()
    {
        DeviceFile first = DeviceFileReader.Parse(Transverse);
        DeviceFile second = DeviceFileReader.Parse(first.CanonicalInput);
        Assert.Equal(first.CanonicalInput, second.CanonicalInput);
        for (int i = 0; i < first.Device.Stack.Layers.Count; i++)
        {
            Assert.Equal(first.Device.Stack.Layers[i].Material.Channels, second.Device.Stack.Layers[i].Material.Channels);
            Assert.Equal(first.Device.Stack.Layers[i].Material.Transverse, second.Device.Stack.Layers[i].Material.Transverse);
        }
        for (int i = 0; i < first.Device.Stack.Interfaces.Count; i++)
        {
            Assert.Equal(first.Device.Stack.Interfaces[i].PassingConductance, second.Device.Stack.Interfaces[i].PassingConductance);
            Assert.Equal(first.Device.Stack.Interfaces[i].TransverseLoss, second.Device.Stack.Interfaces[i].TransverseLoss);
        }
    }

    [Fact]
    public void A_resistivity_by_phonons_is_that_of_the_temperature_of_the_device()
    {
        double warm = new BlochGruneisen(Resistivity.FromSi(6e-9), Resistivity.FromSi(80e-9), Temperature.FromSi(330)).At(Temperature.FromSi(300)).Si;
        Assert.Equal(warm, DeviceFileReader.Parse(Transverse).Device.Stack.Layers[0].Material.Channels.RhoStar.Si);
        Assert.Equal(6e-9, DeviceFileReader.Parse(Transverse.Replace("300 K", "0 K", StringComparison.Ordinal)).Device.Stack.Layers[0].Material.Channels.RhoStar.Si);
    }

    [Fact]
    public void Numbers_of_another_temperature_are_named_in_a_warning_with_it()
    {
        Assert.DoesNotContain(DeviceFileReader.Parse(Transverse).Warnings, one => one.Path == "temperature");
        DeviceFileWarning warning = Assert.Single(DeviceFileReader.Parse(Transverse.Replace("temperature: 295 K", "temperature: 77 K", StringComparison.Ordinal)).Warnings, one => one.Path == "temperature");
        Assert.Contains("numbers of F were measured at another temperature than the device's 300 K: rho-star and beta and spin-diffusion-length", warning.Message, StringComparison.Ordinal);
        Assert.Contains("at 77 K", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_gives_the_value_measured_nearest_to_the_device_and_says_so()
    {
        DeviceFile cold = DeviceFileReader.Parse(Pillar), warm = DeviceFileReader.Parse(Pillar.Replace("temperature: 4.2 K", "temperature: 300 K", StringComparison.Ordinal));
        Assert.Equal(60e-9, cold.Device.Stack.Layers[1].Material.Channels.SpinDiffusionLength.Si);
        Assert.Equal(38e-9, warm.Device.Stack.Layers[1].Material.Channels.SpinDiffusionLength.Si);
        Assert.Contains(cold.Readings, note => note.StartsWith("delta of Co/Cu: 0.25 (4.2 K", StringComparison.Ordinal) && note.Contains("0.33", StringComparison.Ordinal));
        Assert.Contains(warm.Warnings, one => one.Message.StartsWith("numbers of Co/Cu were measured", StringComparison.Ordinal));
        Assert.DoesNotContain(cold.Warnings, one => one.Message.StartsWith("numbers of Co/Cu were measured", StringComparison.Ordinal));
        Assert.Contains(warm.Readings, note => note.StartsWith("spin-diffusion-length of Co: 38 nm (300 K", StringComparison.Ordinal) && note.Contains("the library also has 60 nm (77 K", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ferromagnet_of_the_library_without_beta_is_not_taken_for_a_normal_metal()
    {
        string text = Pillar.Replace("material: Co,", "material: Ni,", StringComparison.Ordinal).Replace("materials:", "materials:\n  Ni: { resistivity: 33 nohm m }", StringComparison.Ordinal);
        Assert.Contains("material 'Ni' has no 'beta'", Assert.Throws<DeviceFileException>(() => DeviceFileReader.Parse(text)).Message, StringComparison.Ordinal);
    }
}
