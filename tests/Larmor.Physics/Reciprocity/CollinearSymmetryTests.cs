using CsCheck;
using Larmor.Layers;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Collinear;

namespace Larmor.Physics.Reciprocity;

public class CollinearSymmetryTests
{
    private static readonly CurrentDensity Current = CurrentDensity.FromSi(1e11);

    [Fact]
    public void The_mirror_image_has_the_same_resistance() => StackGenerator.Stacks.Sample(
        sample =>
        {
            double here = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current).ResistanceArea;
            double there = CollinearTransport.Solve(StackBuilder.Mirror(sample.Stack), [.. sample.Orientations.Reverse()], Current).ResistanceArea;
            Assert.Equal(here, there, 1e-13 * here);
        },
        iter: 300);

    [Fact]
    public void All_magnetizations_reversed_give_the_same_resistance_and_the_opposite_accumulation() => StackGenerator.Stacks.Sample(
        sample =>
        {
            // A polarization fixed at an end is a magnetization too.
            Multilayer reversed = new(sample.Stack.Layers, sample.Stack.Interfaces, Reversed(sample.Stack.Left), Reversed(sample.Stack.Right));
            SteadyTransport here = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            SteadyTransport there = CollinearTransport.Solve(reversed, [.. sample.Orientations.Select(sense => -sense)], Current);
            Assert.Equal(here.ResistanceArea, there.ResistanceArea, 1e-13 * here.ResistanceArea);
            foreach ((TransportPoint a, TransportPoint b) in here.Profile!.Sample(3).Zip(there.Profile!.Sample(3)))
            {
                Assert.Equal(a.Accumulation, -b.Accumulation);
            }
        },
        iter: 200);

    [Fact]
    public void Spin_accumulation_between_any_two_faces_is_reciprocal() => StackGenerator.Stacks.Sample(
        sample => Assert.True(new CollinearSolution(CollinearStack.Of(sample.Stack, sample.Orientations), 1).ReciprocityResidual <= 1e-13),
        iter: 300);

    [Fact]
    public void The_opposite_current_gives_the_opposite_accumulation() => StackGenerator.Stacks.Sample(
        sample =>
        {
            SteadyTransport here = CollinearTransport.Solve(sample.Stack, sample.Orientations, Current);
            SteadyTransport there = CollinearTransport.Solve(sample.Stack, sample.Orientations, -Current);
            foreach ((TransportPoint a, TransportPoint b) in here.Profile!.Sample(3).Zip(there.Profile!.Sample(3))) Assert.Equal(a.Accumulation, -b.Accumulation);
            Assert.Equal(here.Power.Dissipated, there.Power.Dissipated);
        },
        iter: 50);

    private static EndCondition Reversed(EndCondition end) => end is EndCondition.Polarization p ? new EndCondition.Polarization(-p.Value) : end;
}
