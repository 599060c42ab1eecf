using System.Numerics;
using Larmor.Transport.InTime;

namespace Larmor.Tests.Transport.InTime;

public class SlabModesTests
{
    private const double Conductivity = 2.5e7, Diffusion = 0.01, Shortest = 1e-13;

    [Theory]
    [InlineData(2e-9, 300e-9)]
    [InlineData(120e-9, 300e-9)]
    [InlineData(700e-9, 50e-9)]
    [InlineData(40e-9, double.PositiveInfinity)]
    public void The_admittance_of_a_layer_at_any_rate_is_that_of_its_diffusion(double thickness, double length)
    {
        SlabModes slab = new(new SpinDomain(0, 0, thickness, Conductivity, 1 / length, 1 / Diffusion, 0, 0), Shortest);
        foreach (Complex rate in new Complex[] { 0, 1e9, new(0, 1e11), new(0, 1e12), 1e13, new(1e12, 1e13) })
        {
            Complex kappa = Complex.Sqrt((1 / (length * length)) + (rate / Diffusion)), z = kappa * thickness;
            Complex own = z == Complex.Zero ? Conductivity / thickness : Conductivity * kappa / Complex.Tanh(z), across = z == Complex.Zero ? -own : -Conductivity * kappa / Complex.Sinh(z);
            Assert.Equal(0, (Own(slab, rate, slab.LeftOwn, slab.LeftMass, slab.Left) - own).Magnitude, 1e-10 * own.Magnitude);
            Assert.Equal(0, (Own(slab, rate, slab.RightOwn, slab.RightMass, slab.Right) - own).Magnitude, 1e-10 * own.Magnitude);
            Assert.Equal(0, (slab.Between - Sum(slab, rate, slab.Left, slab.Right) - across).Magnitude, 1e-10 * own.Magnitude);
        }
    }

    [Fact]
    public void A_lead_that_ends_where_nothing_arrives_is_a_half_space()
    {
        const double length = 60e-9;
        SlabModes slab = new(new SpinDomain(0, 0, SpinDomain.LengthsOfLead * length, Conductivity, 1 / length, 1 / Diffusion, 0, 1), Shortest);
        foreach (Complex rate in new Complex[] { 0, new(0, 1e11), 1e13 })
        {
            Complex expected = Conductivity * Complex.Sqrt((1 / (length * length)) + (rate / Diffusion));
            Assert.Equal(0, (Own(slab, rate, slab.LeftOwn, slab.LeftMass, slab.Left) - expected).Magnitude, 1e-10 * expected.Magnitude);
        }
    }

    [Fact]
    public void Its_masses_add_up_to_all_that_it_stores_and_its_heats_to_what_flows_in()
    {
        const double thickness = 90e-9, length = 70e-9;
        SlabModes slab = new(new SpinDomain(0, 0, thickness, Conductivity, 1 / length, 1 / Diffusion, 0, 0), Shortest);
        Assert.Equal(Conductivity / Diffusion * thickness, slab.Mass, 1e-12 * slab.Mass);
        double[] modes = [.. Enumerable.Range(0, slab.Count).Select(k => -((0.7 * slab.Left[k]) - (0.2 * slab.Right[k])) / slab.Rates[k])], nodal = new double[slab.Nodes];
        slab.Fill(0.7, -0.2, modes, nodal);
        (double joule, double flip) = slab.Powers(nodal);
        double own = Conductivity / length / Math.Tanh(thickness / length), across = -Conductivity / length / Math.Sinh(thickness / length);
        double entering = ((own * ((0.7 * 0.7) + (0.2 * 0.2))) - (2 * across * 0.7 * 0.2)) / 2;
        Assert.Equal(entering, joule + flip, 1e-11 * entering);
        Assert.True(joule > 0 && flip > 0);
    }

    private static Complex Own(SlabModes slab, Complex rate, double own, double mass, double[] couplings) => own + (rate * mass) - Sum(slab, rate, couplings, couplings);

    private static Complex Sum(SlabModes slab, Complex rate, double[] one, double[] other)
    {
        Complex sum = 0;
        for (int k = 0; k < slab.Count; k++) sum += slab.Mass * one[k] * other[k] / (rate + slab.Rates[k]);
        return sum;
    }
}
