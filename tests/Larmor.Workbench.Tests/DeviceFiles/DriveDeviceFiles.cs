using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests.DeviceFiles;

public class DriveDeviceFiles
{
    private static DeviceFile Sample => DeviceFileReader.Read(Path.Combine(Repository.Root, "tests", "Larmor.Workbench.Tests", "GoodFiles", "drives.yaml"));

    private static Dynamics[] Settings => [.. Sample.Experiments.OfType<Dynamics>()];

    [Fact]
    public void Shapes_in_time_are_read_as_they_are_written()
    {
        Dynamics[] settings = Settings;
        Duration Picoseconds(double value) => Duration.FromPicoseconds(value);
        Assert.Equal(new DriveShape<Current>.Pulse(Current.FromMilliamperes(1), Picoseconds(5), Picoseconds(10), Picoseconds(50), Picoseconds(20)), settings[0].CurrentDrive);
        Assert.Equal(3, Assert.IsType<DriveShape<Current>.Pulse>(settings[1].CurrentDrive).Count);
        DriveShape<Current>.Sum sum = Assert.IsType<DriveShape<Current>.Sum>(settings[2].CurrentDrive);
        Assert.Equal(new DriveShape<Current>.Step(Current.FromMilliamperes(1), Current.FromMilliamperes(-1), Picoseconds(40), Picoseconds(5)), sum.Parts[0]);
        Assert.Equal(new DriveShape<Current>.Sine(Current.FromMilliamperes(0.1), Frequency.FromGigahertz(5), Angle.FromDegrees(90), Current.FromMilliamperes(0.2)), sum.Parts[1]);
        Assert.Equal(0, (settings[3].Field.Vector - new Vector3d(0.01, 0, 0.02)).Norm, 1e-15);
        Assert.Equal(UnitVector.Y, Assert.Single(settings[3].FieldDrives).Along);
        Assert.IsType<DriveShape<MagneticField>.Sinc>(Assert.Single(settings[4].FieldDrives).Shape);
        Assert.IsType<DriveShape<Voltage>.Gaussian>(settings[4].VoltageDrive);
    }

    [Fact]
    public void Shapes_have_the_values_that_their_words_say()
    {
        Dynamics[] settings = Settings;
        // 10 ps of rise from 5 ps on, 50 ps of height, 20 ps of fall.
        Assert.Equal([0, 0.5e-3, 1e-3, 0.5e-3, 0], new double[] { 4, 10, 30, 75, 86 }.Select(time => Math.Round(settings[0].CurrentDrive!.Waveform.At(1e-12 * time), 12)));
        // Pulses at 0, 30 and 60 ps.
        Assert.Equal([1e-3, 0, 1e-3, 0, 1e-3, 0], new double[] { 5, 15, 35, 45, 65, 95 }.Select(time => settings[1].CurrentDrive!.Waveform.At(1e-12 * time)));
        // −1 mA before the step; 0.2 mA and a sine of 0.1 mA from its crest on.
        Assert.Equal(-0.7e-3, settings[2].CurrentDrive!.Waveform.At(0), 1e-15);
        Waveform table = settings[5].CurrentDrive!.Waveform;
        Assert.Equal(0.5e-3, table.At(10e-12), 1e-15);
        Assert.Equal(2e-3, table.At(20e-12), 1e-15);
        Assert.Equal(1e-3, table.At(55e-12), 1e-15);
        Assert.Equal(0, settings[6].FieldDrives[0].Shape.Waveform.At(45e-12), 1e-15);
        Assert.Equal(5e-3, settings[6].FieldDrives[0].Shape.Waveform.At(30e-12), 1e-15);
    }

    [Fact]
    public void The_file_with_its_defaults_written_out_asks_for_the_same_trajectories()
    {
        DeviceFile file = Sample, again = DeviceFileReader.Parse(file.CanonicalInput);
        Assert.Equal(file.CanonicalInput, again.CanonicalInput);
        foreach ((IExperiment one, IExperiment other) in file.Experiments.Zip(again.Experiments))
        {
            DynamicsResult first = (DynamicsResult)one.Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            DynamicsResult second = (DynamicsResult)other.Run(again.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
            Assert.Equal(first.Directions, second.Directions);
            Assert.All(first.Checks, check => Assert.True(check.Passed, $"{one.Name}: {check.Name}"));
        }
    }
}
