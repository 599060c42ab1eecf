using Larmor.Experiments;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.DeviceFiles.Building;
using Larmor.Workbench.DeviceFiles.Sweeps;

namespace Larmor.Workbench.Tests.Sweeps;

/// <summary>A point of a sweep is the file with every range replaced by its value: nothing that is kept from point to point changes a bit.</summary>
public class PointsOfSweeps
{
    private const int Count = 4;

    /// <summary>Every place where the language has one number, with four values: the sweep takes the list, a single file one of them.</summary>
    private static readonly (string Name, string[] Values)[] Places =
    [
        ("TEMPERATURE", ["4.2 K", "77 K", "20 K", "150 K"]),
        ("DAMPING", ["0.02", "1 %", "0.005", "0.1"]),
        ("MAGNETIZATION", ["1.42 MA/m", "1.1 MA/m", "800 kA/m", "1.3 MA/m"]),
        ("GAMMA", ["0.77", "-0.2", "0", "0.5"]),
        ("FIXED", ["40 nm", "3 nm", "17.3 nm", "1 um"]),
        ("SPACER", ["6 nm", "60 nm", "0.3 nm", "11 nm"]),
        ("DELTA", ["0.25", "0", "1", "3"]),
        ("REPEAT", ["1", "3", "2", "1"]),
        ("WIDTH", ["60 nm", "61 nm", "59.5 nm", "100 nm"]),
        ("ANISOTROPY", ["10 kJ/m^3", "0 J/m^3", "1 kJ/m^3", "3 kJ/m^3"]),
        ("DENSITY", ["1e11 A/m^2", "-1e11 A/m^2", "3 MA/cm^2", "1 A/m^2"]),
        ("FIELD", ["100 mT", "0 T", "1 kOe", "-20 mT"]),
        ("TILT", ["1 deg", "0.1 rad", "2 deg", "3 deg"]),
    ];

    private const string Template = """
        larmor: 1
        temperature: TEMPERATURE
        materials:
          A: { rho-star: 20 nohm m, spin-diffusion-length: 150 nm }
          B: { rho-star: 30 nohm m, spin-diffusion-length: 60 nm }
          Co-free: { like: Co, damping: DAMPING, saturation-magnetization: MAGNETIZATION }
        interfaces:
          Co/Cu: { mixing-conductance: 5.5e15 S/m^2, sharvin: included, gamma: GAMMA }
        sweep: zip
        stack:
          - Cu
          - { name: fixed, material: Co, thickness: FIXED, magnetization: +z }
          - { material: Cu, thickness: SPACER }
          - { name: free, material: Co-free, thickness: 2.5 nm, magnetization: free }
          - interface: { twice-area-resistance: 1.02 fohm m^2, gamma: 0.7, delta: DELTA, mixing-conductance: 5.5e15 S/m^2, sharvin: included }
          - { material: Cu, thickness: 5 nm }
          - interface: transparent
          - { repeat: REPEAT, layers: [{ material: A, thickness: 2 nm }, { interface: transparent }, { material: B, thickness: 3 nm }], between: transparent }
          - interface: transparent
          - Cu
        cross-section: { ellipse: { y: WIDTH, z: 130 nm } }
        magnets:
          free: { demagnetization: ellipsoid, anisotropy: { axis: z, constant: ANISOTROPY } }
        experiments:
          - accumulation: { current-density: DENSITY }
          - magnetoresistance
          - fmr: { field: { along: z, value: FIELD } }
          - dynamics: { field: { along: z, value: 20 mT }, current: 1 mA, duration: 50 ps, tilt: TILT }
        """;

    [Fact]
    public void A_point_has_the_bits_of_the_file_with_its_values_written_in()
    {
        DeviceFile file = DeviceFileReader.Parse(Fill((_, values) => $"[{string.Join(", ", values)}]"));
        Assert.Equal(Count, file.Points);
        PointDevices devices = new(file.Sweep!);
        foreach (int point in (int[])[2, 0, 3, 1, 1, 0])
        {
            DeviceFile alone = DeviceFileReader.Parse(Fill((_, values) => values[point]).Replace("sweep: zip\n", "", StringComparison.Ordinal));
            AssembledDevice at = devices.At(point);
            Assert.Equal(Numbers(alone.Device, alone.Experiments), Numbers(at.Device, at.Measurements), StringComparer.Ordinal);
        }
    }

    [Theory]
    [InlineData("TEMPERATURE")]
    [InlineData("GAMMA")]
    [InlineData("SPACER")]
    [InlineData("DELTA")]
    [InlineData("REPEAT")]
    [InlineData("WIDTH")]
    [InlineData("ANISOTROPY")]
    [InlineData("FIELD")]
    public void Where_one_quantity_alone_is_swept_the_rest_is_kept_and_the_bits_are_the_same(string swept)
    {
        string With(string name, string[] values, string given) => name == swept ? given : values[0];
        DeviceFile file = DeviceFileReader.Parse(Fill((name, values) => With(name, values, $"[{string.Join(", ", values)}]")));
        PointDevices devices = new(file.Sweep!);
        for (int point = Count - 1; point >= 0; point--)
        {
            int here = point;
            DeviceFile alone = DeviceFileReader.Parse(Fill((name, values) => With(name, values, values[here])).Replace("sweep: zip\n", "", StringComparison.Ordinal));
            AssembledDevice at = devices.At(point);
            Assert.Equal(Numbers(alone.Device, alone.Experiments), Numbers(at.Device, at.Measurements), StringComparer.Ordinal);
        }
    }

    [Fact]
    public void A_point_that_is_refused_says_why_and_leaves_no_mark_on_the_next()
    {
        string text = Fill((name, values) => name switch
        {
            "FIELD" => "[100 mT, 50 mT]",
            _ => values[0],
        }).Replace("fmr: { field: { along: z, value: [100 mT, 50 mT] } }", "hysteresis: { field: { along: z, from: [-20 mT, 20 mT, -20 mT], to: 10 mT, points: 3 } }", StringComparison.Ordinal);
        PointDevices devices = new(DeviceFileReader.Parse(text).Sweep!);
        AssembledDevice before = devices.At(0);
        Assert.Contains("must rise", Assert.Throws<DeviceFileException>(() => devices.At(1)).Message, StringComparison.Ordinal);
        AssembledDevice after = devices.At(2);
        Assert.Equal(((Hysteresis)before.Measurements[2]).Field.Values, ((Hysteresis)after.Measurements[2]).Field.Values);
    }

    [Fact]
    public void A_sweep_whose_first_point_is_refused_is_shown_by_its_last()
    {
        string text = Fill((_, values) => values[0]).Replace("fmr: { field: { along: z, value: 100 mT } }", "hysteresis: { field: { along: z, from: [20 mT, -20 mT], to: 10 mT, points: 3 } }", StringComparison.Ordinal);
        DeviceFile file = DeviceFileReader.Parse(text);
        Assert.Equal(2, file.Points);
        Assert.Contains(file.Warnings, warning => warning.Message.Contains("the first point of the sweep is refused", StringComparison.Ordinal));
    }

    private static string Fill(Func<string, string[], string> value)
    {
        string text = Template;
        foreach ((string name, string[] values) in Places) text = text.Replace(name, value(name, values), StringComparison.Ordinal);
        return text;
    }

    private static string Numbers(Coupling.Device device, IReadOnlyList<IExperiment> experiments)
    {
        IEnumerable<Scalar> scalars = experiments.SelectMany(one => one.Run(device, new RunContext { Cancellation = TestContext.Current.CancellationToken }).Scalars);
        return string.Join('\n', scalars.Select(scalar => $"{scalar.Name} {scalar.Value?.ToString("R", CultureInfo.InvariantCulture)} {scalar.Unit}"));
    }
}
