using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Testing;
using Larmor.Transport;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Files that measure wires, without a stack or beside one, and series of stacks.</summary>
public sealed class WireDeviceFiles : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("larmor-wires-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Wires_are_read_as_written()
    {
        DeviceFile file = DeviceFileReader.Read(PathOf("wires.yaml"));
        Assert.False(file.Device.HasStack);
        Assert.Throws<DeviceException>(() => file.Device.Stack);
        Hanle[] measurements = [.. file.Experiments.Cast<Hanle>()];
        Assert.Equal(["hanle", "local", "hanle-2"], measurements.Select(one => one.Name), StringComparer.Ordinal);
        SpinWire wire = measurements[0].Wire;
        Assert.Equal(("Cu-wire", 5e-15, 0.07, -0.07), (wire.Material.Name, wire.CrossSection.Si, wire.Injector.Polarization, wire.Detector!.Polarization));
        Assert.Equal(-UnitVector.Z, wire.Injector.Magnetization);
        Assert.Equal(UnitVector.Along(0, 0.6, 0.8), wire.Detector.Magnetization);
        Assert.Null(wire.Injector.Resistance);
        Assert.Equal(0.3, wire.Detector.Resistance!.Value.Si, 1e-15);
        Assert.Equal(4e-12, wire.SpinLifetime!.Value.Si, 1e-24);
        Assert.Equal((2e-7, 2.0, 2.1, 500e-9), (wire.Absorber!.Position.Si, wire.Absorber.Resistance.Si, wire.GFactor, wire.Distance.Si));
        Assert.Equal(2e-6, wire.Left.Length!.Value.Si, 1e-20);
        Assert.Equal(0.1, Assert.IsType<EndCondition.Polarization>(wire.Left.Condition).Value);
        Assert.IsType<EndCondition.Reservoir>(wire.Right.Condition);
        Assert.Equal([0, 0.1, 0.2], measurements[0].Field.Values.Select(field => field.Si));
        Assert.Null(measurements[1].Wire.Detector);
        Assert.Equal((WireEnd.Reflecting(Quantities.Length.FromSi(1e-6)), WireEnd.Infinite), (measurements[1].Wire.Left, measurements[1].Wire.Right));
        Assert.Equal((WireEnd.Infinite, WireEnd.Infinite, 0.0), (measurements[2].Wire.Left, measurements[2].Wire.Right, measurements[2].Wire.Distance.Si));
        Assert.DoesNotContain(file.Warnings, warning => warning.Message.Contains("no layer", StringComparison.Ordinal));
    }

    [Fact]
    public void Their_canonical_input_reads_back_to_itself_and_to_the_same_curves()
    {
        DeviceFile first = DeviceFileReader.Read(PathOf("wires.yaml")), again = DeviceFileReader.Parse(first.CanonicalInput);
        Assert.Equal(first.CanonicalInput, again.CanonicalInput);
        foreach ((IExperiment one, IExperiment other) in first.Experiments.Zip(again.Experiments))
        {
            HanleResult result = ((Hanle)one).Run(first.Device, new RunContext()), repeated = ((Hanle)other).Run(again.Device, new RunContext());
            Assert.Equal(result.Parallel, repeated.Parallel);
        }
    }

    [Theory]
    [InlineData("hanle-copper-wire", "tunnel", "nonlocal-resistance-parallel", 0.28155155e-3, 1e-11)]
    [InlineData("hanle-copper-wire", "tunnel", "half-width", 0.80585669, 1e-8)]
    [InlineData("hanle-copper-wire", "transparent", "nonlocal-resistance-parallel", 25.789990e-6, 1e-12)]
    [InlineData("hanle-copper-wire", "transparent", "half-width", 1.3216027, 1e-7)]
    [InlineData("hanle-copper-wire", "local", "local-resistance", 3.43e-3, 1e-14)]
    [InlineData("hanle-copper-wire", "local", "half-width", 3.6096855, 1e-7)]
    [InlineData("co-cu-multilayer", "multilayer", "resistance-area-parallel", 59.2051187922e-15, 1e-25)]
    [InlineData("co-cu-multilayer", "multilayer", "resistance-area-antiparallel", 93.6425299798e-15, 1e-25)]
    [InlineData("co-cu-multilayer", "multilayer", "series-resistor-root-per-repeat", 0.9924e-15, 1e-27)]
    [InlineData("co-cu-multilayer", "thickness-series", "largest-resistance-area-change", 5.2085351709e-15, 1e-25)]
    public void Examples_give_the_numbers_that_they_promise(string example, string measurement, string scalar, double expected, double tolerance)
    {
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", $"{example}.yaml"));
        Result result = file.Experiments.Single(one => one.Name == measurement).Run(file.Device, new RunContext());
        Assert.Equal(expected, result.Scalars.Single(one => one.Name == scalar).Value!.Value, tolerance);
        Assert.All(result.Checks, check => Assert.True(check.Passed, check.ToString()));
    }

    [Fact]
    public void A_file_without_a_stack_has_a_page_of_its_wires_alone()
    {
        PipelineResult run = new Pipeline(PathOf("wires.yaml")) { Folder = Path.Combine(folder, "out") }.Run(cancellation: TestContext.Current.CancellationToken);
        Assert.True(run.Run.AuditPassed);
        string page = System.Net.WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(run.Folder, "report.html")));
        Assert.Contains("<h2>Wires</h2>", page, StringComparison.Ordinal);
        Assert.Contains("absorber at 200 nm", page, StringComparison.Ordinal);
        Assert.Contains("leaves it by its left end", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h2>Device</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("from the first layer to the last", page, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(run.Folder, "figures"), "*.svg").Length);
    }

    [Fact]
    public void A_wire_may_be_measured_beside_a_stack()
    {
        string wires = File.ReadAllText(PathOf("wires.yaml"));
        string text = wires.Replace("experiments:", "stack:\n  - Cu\n  - { name: fixed, material: Co, thickness: 40 nm, magnetization: +z }\n  - Cu\nexperiments:\n  - accumulation: { current-density: 1e11 A/m^2 }", StringComparison.Ordinal);
        DeviceFile file = DeviceFileReader.Parse(text);
        Assert.True(file.Device.HasStack);
        Assert.Equal(file.CanonicalInput, DeviceFileReader.Parse(file.CanonicalInput).CanonicalInput);
        Assert.Equal(4, file.Experiments.Count);
    }

    [Fact]
    public void Series_are_read_as_written()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "examples", "co-cu-multilayer.yaml"))
            .Replace("{ from: 2, to: 60, step: 2 }", "{ from: 3, to: 8 }", StringComparison.Ordinal)
            .Replace("layer: spacer, thickness: { from: 1 nm, to: 1.5 um, points: 101 }", "layer: [spacer, magnet 3], thickness: [1 nm, 5 nm]", StringComparison.Ordinal);
        DeviceFile file = DeviceFileReader.Parse(text);
        Assert.Equal([3, 4, 5, 6, 7, 8], Assert.IsType<MultilayerSeries>(file.Experiments[0]).Repeats);
        ThicknessSeries series = Assert.IsType<ThicknessSeries>(file.Experiments[1]);
        Assert.Equal(["spacer", "magnet 3"], series.Layers, StringComparer.Ordinal);
        Assert.Equal([1e-9, 5e-9], series.Thicknesses.Select(thickness => thickness.Si));
        DeviceFile again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        Assert.Equal(10, again.Device.Stack.Repeated!.Count);
    }

    private static string PathOf(string name) => Path.Combine(Repository.Root, "tests/Larmor.Workbench.Tests/GoodFiles", name);
}
