using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;
using static Larmor.Physics.StackBuilder;

namespace Larmor.Physics.Published;

/// <summary>The Co/Cu/Co pillar, 60 x 130 nm, against two independent solvers that agree with each other to 14 digits.</summary>
public class PillarResistanceTests
{
    [Fact]
    public void The_pillar_has_the_resistances_of_two_independent_solvers()
    {
        Material cobalt = Metal(75, 0.46, 60), copper = Metal(6, 0, 450);
        InterfaceProperties contact = Contact(0.51, 0.77, 0.25);
        Multilayer stack = Stack(
            [Lead("left", copper), Slab("fixed", cobalt, 40), Slab("spacer", copper, 6), Slab("free", cobalt, 2.5), Lead("right", copper)],
            [contact, contact, contact, contact]);
        double area = Math.PI / 4 * 60e-9 * 130e-9;
        double parallel = CollinearTransport.Solve(stack, [0, 1, 0, 1, 0], CurrentDensity.FromSi(1e11)).ResistanceArea / area;
        double antiparallel = CollinearTransport.Solve(stack, [0, 1, 0, -1, 0], CurrentDensity.FromSi(1e11)).ResistanceArea / area;
        Assert.Equal(0.69960854569, parallel, 5e-12);
        Assert.Equal(0.09302194929, antiparallel - parallel, 5e-12);
    }
}
