using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.ClosedForms;

/// <summary>What a moving moment meets in the metal around it: admittances across the moment, complex in its frame.</summary>
public class TerminalAdmittanceTests
{
    private const double Rho = 6e-9;
    private const double Length = 450e-9;
    private static readonly Complex One = new(5.5e14, -1.2e14);
    private static readonly Complex Two = new(3e14, 0.7e14);

    [Theory]
    [InlineData(1, false)]
    [InlineData(30, false)]
    [InlineData(2000, false)]
    [InlineData(1, true)]
    [InlineData(300, true)]
    public void A_magnet_on_one_metal_is_damped_through_the_back_flow(double nanometres, bool isReservoir)
    {
        double x = nanometres * 1e-9 / Length, behind = (isReservoir ? 1 / Math.Tanh(x) : Math.Tanh(x)) / (2 * Rho * Length);
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Slab("magnet", Magnet, 5), StackBuilder.Slab("metal", Normal, nanometres)], [Contact(One)],
            new EndCondition.Sealed(), isReservoir ? new EndCondition.Reservoir() : new EndCondition.Sealed());
        UnitVector moment = UnitVector.FromAngles(0.8, 2);
        TerminalResponse response = NoncollinearTransport.Of(stack).Terminals([moment]);
        AssertTensor(-One * behind / (behind + One), response.AbsorbedPerTerminal(0, 0), moment);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_collinear_magnets_exchange_spin_through_the_spacer(bool isParallel)
    {
        const double thickness = 20e-9;
        double y = 1 / (2 * Rho * Length), c = y / Math.Tanh(thickness / Length), s = y / Math.Sinh(thickness / Length);
        // In the frame of the first moment an opposite one has the conjugate conductance.
        Complex second = isParallel ? Two : Complex.Conjugate(Two), determinant = ((One + c) * (second + c)) - (s * s);
        UnitVector moment = UnitVector.FromAngles(0.8, 2);
        Multilayer stack = StackBuilder.Stack(
            [StackBuilder.Slab("one", Magnet, 5), StackBuilder.Slab("spacer", Normal, 20), StackBuilder.Slab("two", Magnet, 5)], [Contact(One), Contact(Two)],
            new EndCondition.Sealed(), new EndCondition.Sealed());
        TerminalResponse response = NoncollinearTransport.Of(stack).Terminals([moment, isParallel ? moment : -moment]);
        AssertTensor((One * One * (second + c) / determinant) - One, response.AbsorbedPerTerminal(0, 0), moment);
        AssertTensor((second * second * (One + c) / determinant) - second, response.AbsorbedPerTerminal(1, 1), moment);
        AssertTensor(One * s * second / determinant, response.AbsorbedPerTerminal(0, 1), moment);
        AssertTensor(One * s * second / determinant, response.AbsorbedPerTerminal(1, 0), moment);
        Assert.InRange(response.VoltagePerTerminal[0].Norm + response.AbsorbedPerCurrent[1].Norm, 0, 1e-14);
    }

    [Fact]
    public void A_magnet_with_modes_gives_spin_to_its_lattice_without_any_metal()
    {
        // Sealed on both sides nothing flows out: J_m = −g_m (1 − s) d D_m, uniform.
        TransverseProperties modes = new() { Conductivity = Conductivity.FromSi(5e6), LatticeLength = Quantities.Length.FromSi(40e-9), DephasingLength = Quantities.Length.FromSi(3e-9), PrecessionLength = Quantities.Length.FromSi(2e-9) };
        Multilayer stack = StackBuilder.Stack([StackBuilder.Slab("magnet", Magnet with { Transverse = modes }, 4)], [], new EndCondition.Sealed(), new EndCondition.Sealed());
        Complex magnet = 5e6 * new Complex(1 / 9e-18, -1 / 4e-18);
        double lattice = 5e6 / 1600e-18;
        UnitVector moment = UnitVector.FromAngles(2.1, -1);
        AssertTensor(-magnet * lattice / (magnet + lattice) * 4e-9, NoncollinearTransport.Of(stack).Terminals([moment]).AbsorbedPerTerminal(0, 0), moment);
    }

    private static Material Magnet { get; } = StackBuilder.Metal(75, 0.46, 60);

    private static Material Normal { get; } = StackBuilder.Metal(Rho * 1e9, 0, Length * 1e9);

    /// <summary>z = Gr − i Gi.</summary>
    private static InterfaceProperties Contact(Complex z) => StackBuilder.Contact(0.5, 0.7) with
    {
        Mixing = new MixingConductance(ConductancePerArea.FromSi(z.Real), ConductancePerArea.FromSi(-z.Imaginary), SharvinIncluded: true),
    };

    // a + ib acts as a + b u ×.
    private static void AssertTensor(Complex expected, Matrix3 actual, UnitVector moment)
    {
        TangentFrame frame = TangentFrame.At(moment);
        foreach (Vector3d direction in new[] { frame.First, frame.Second })
        {
            Vector3d should = (expected.Real * direction) + (expected.Imaginary * Vector3d.Cross(moment, direction));
            Assert.InRange((should - (actual * direction)).Norm, 0, 1e-10 * Complex.Abs(expected));
        }
    }
}
