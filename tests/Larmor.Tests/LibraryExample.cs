using System.Reflection;
using Larmor.Quantities;

namespace Larmor.Tests;

/// <summary>Runs examples/library as it stands and reads what it prints.</summary>
public class LibraryExample
{
    [Fact]
    public void The_example_in_CSharp_prints_the_known_numbers_of_the_pillar()
    {
        Dictionary<string, double> printed = Printed();
        Assert.Equal(0.69960854569, printed["resistance-parallel"], 5e-12);
        Assert.Equal(0.79263049498, printed["resistance-antiparallel"], 1.5e-11);
        // Kittel's frequency with factors 0.95256, 0.03606, 0.01139 of the ellipsoid 2.5 x 60 x 130 nm, and what damping takes off it.
        double ms = PhysicalConstants.VacuumPermeability * 1.42e6, bk = ms * (0.03606 - 0.01139), bd = ms * (0.95256 - 0.03606);
        double kittel = Math.Sqrt(bk * (bk + bd)), width = 0.02 * (bk + (bd / 2));
        double expected = PhysicalConstants.ElectronGyromagneticRatio / (2 * Math.PI) * Math.Sqrt((kittel * kittel) - (width * width));
        Assert.Equal(expected, printed["frequency"], 1e-3 * expected);
        Assert.Equal(4.48e-3, printed["threshold-current-up"], 0.005e-3);
        Assert.Equal(-2.18e-3, printed["threshold-current-down"], 0.005e-3);
    }

    private static Dictionary<string, double> Printed()
    {
        TextWriter screen = Console.Out;
        using StringWriter text = new(CultureInfo.InvariantCulture);
        Console.SetOut(text);
        try
        {
            Assembly.Load("Larmor.Example").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(screen);
        }
        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ')).ToDictionary(words => words[0], words => double.Parse(words[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
