using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;

namespace Larmor.Physics.Published;

/// <summary>
/// Non-local damping against the thickness t of the magnet in ferromagnet/Cu/Pt with three ferromagnets (Ni81Fe19, Co60Fe20B20, Co): measured as tⁿ, n = −1.04 ± 0.06 (A. Ghosh, J. F. Sierra, S. Auffret, U. Ebels, W. E. Bailey,
/// Appl. Phys. Lett. 98, 052508 (2011), arXiv:1011.5868).
/// </summary>
public class NonlocalDamping
{
    private const double Measured = -1.04, Uncertainty = 0.06;

    [Theory]
    [InlineData(160, 0.7, 5.5)]
    [InlineData(1000, 0.6, 12)]
    [InlineData(75, 0.46, 40)]
    public void It_falls_with_the_thickness_as_measured_in_three_ferromagnets(double rho, double beta, double length)
    {
        // Their stacks, ferromagnet (t)/Cu (5 nm)/Pt (2 nm): an effect of the interface alone gives −1, whatever the ferromagnet's own length.
        Multilayer stack = StackBuilder.Stack(
            [Free("free", rho, beta, length, 5), Metal("copper", 30, 200, 5), Metal("platinum", 200, 3.4, 2)],
            [Mixed(1, 0.6, 1.2), StackBuilder.Contact(0.5, 0)], new EndCondition.Sealed(), new EndCondition.Sealed());
        SpinPumpingResult result = new Experiments.SpinPumping
        {
            Field = new FieldSweep(UnitVector.Z, [MagneticField.FromSi(0.08)]),
            Frequencies = [Frequency.FromSi(9e9)],
            Amplitudes = [MagneticField.FromSi(1e-4)],
            Cones = [],
            Layers = ["free"],
            Thicknesses = [.. new[] { 2.5, 3.5, 6, 10, 17.5, 30 }.Select(t => Length.FromSi(t * 1e-9))],
        }.Run(Of(stack), new RunContext { Cancellation = TestContext.Current.CancellationToken });
        double exponent = result.DampingsByThickness[0].Exponent!.Value;
        Assert.Equal(-1, exponent, 1e-9);
        Assert.InRange(exponent, Measured - Uncertainty, Measured + Uncertainty);
    }
}
