using Larmor.Layers;
using Larmor.Materials;
using Larmor.Physics.Oracle;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Limits;

/// <summary>
/// Whole multilayers where no spin is flipped: two currents in series resistors (W. P. Pratt et al., PRL 66, 3060 (1991), doi:10.1103/PhysRevLett.66.3060;
/// T. Valet, A. Fert, PRB 48, 7099 (1993)), and what flips change.
/// </summary>
public class SeriesResistorStacks
{
    // Customary for Co/Cu at 4.2 K, in nΩ m and fΩ m²: J. Bass, W. P. Pratt, J. Magn. Magn. Mater. 200, 274 (1999).
    private const double Cobalt = 75, Beta = 0.46, Copper = 6, TwiceContact = 1.02, Gamma = 0.77;

    [Fact]
    public void The_root_of_the_rise_times_the_antiparallel_resistance_is_linear_in_the_number_of_bilayers()
    {
        foreach (int bilayers in new[] { 2, 10, 60 })
        {
            Multilayer stack = Repeated([6], 20, bilayers, double.PositiveInfinity);
            double parallel = Resistance(stack, i => 1), antiparallel = Resistance(stack, i => i % 2 == 0 ? 1 : -1);
            // N (β ρ*_F t_F + 2γ AR*): each bilayer has two contacts, and the first and last metals end at reservoirs.
            double slope = (Beta * Cobalt * 6e-3) + (Gamma * TwiceContact);
            Near(bilayers * slope, Math.Sqrt((antiparallel - parallel) * antiparallel), 1e-12);
            Near((bilayers * ((Cobalt * 6e-3) + (Copper * 20e-3) + TwiceContact)) + (Copper * 20e-3), antiparallel, 1e-12);
        }
    }

    /// <summary>[Co 1 | Cu 20 | Co 6 | Cu 20]×N and [Co 1 | Cu 20]×N [Co 6 | Cu 20]×N, the samples of D. Bozec et al., J. Appl. Phys. 87, 4834 (2000).</summary>
    [Fact]
    public void Interleaved_and_separated_magnets_are_alike_without_flips_and_differ_with_them()
    {
        const int repeats = 6;
        (double interleavedRise, double separatedRise) = Rises(double.PositiveInfinity);
        Near(interleavedRise, separatedRise, 1e-12);
        (double interleaved, double separated) = Rises(60);
        Assert.True(separated < 0.9 * interleaved, "Behind each other, magnets of one sense see the next sense only over a distance.");
        (double weak, double weakSeparated) = Rises(1e5);
        Assert.True(Math.Abs(weak - weakSeparated) < 0.05 * Math.Abs(interleaved - separated), "Rare flips hardly tell them apart.");

        static (double Interleaved, double Separated) Rises(double length)
        {
            Multilayer mixed = Repeated([1, 6], 20, repeats, length), apart = Repeated([.. Enumerable.Repeat(1.0, repeats), .. Enumerable.Repeat(6.0, repeats)], 20, 1, length);
            return (
                Resistance(mixed, i => i % 2 == 0 ? -1 : 1) - Resistance(mixed, i => 1),
                Resistance(apart, i => i < repeats ? -1 : 1) - Resistance(apart, i => 1));
        }
    }

    /// <summary>The magnets of a stack by their number; resistances in fΩ m², the same from both routes.</summary>
    private static double Resistance(Multilayer stack, Func<int, int> senseOfMagnet)
    {
        int magnet = 0;
        int[] senses = [.. stack.Layers.Select(layer => layer.Material.IsMagnetic ? senseOfMagnet(magnet++) : 0)];
        SteadyTransport solution = CollinearTransport.Solve(stack, senses, CurrentDensity.FromSi(1));
        CollocatedStack reference = CollinearOracle.Solve(stack, senses);
        Near(reference.ResistanceArea, solution.ResistanceArea, 1e-13);
        Near(reference.NonEquilibriumResistanceArea, solution.NonEquilibriumResistanceArea, 1e-12);
        return solution.ResistanceArea * 1e15;
    }

    // Copper, and for each thickness a magnet and copper again, all of it repeated; every length is the same.
    private static Multilayer Repeated(double[] magnets, double spacer, int repeats, double length)
    {
        Material cobalt = Metal(Cobalt, Beta, length), copper = Metal(Copper, 0, length);
        List<Layer> layers = [Slab("N", copper, spacer)];
        for (int k = 0; k < repeats * magnets.Length; k++)
        {
            string number = k.ToString(CultureInfo.InvariantCulture);
            layers.Add(Slab("F" + number, cobalt, magnets[k % magnets.Length]));
            layers.Add(Slab("N" + number, copper, spacer));
        }
        InterfaceProperties contact = Contact(TwiceContact / 2, Gamma);
        return Stack([.. layers], [.. Enumerable.Repeat(contact, layers.Count - 1)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * Math.Abs(expected));
}
