using CsCheck;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Reciprocity;

/// <summary>The terminal response against Onsager and Casimir, and against the full solution with terminal potentials.</summary>
public class NoncollinearReciprocityTests
{
    [Fact]
    public void With_all_moments_reversed_the_response_is_the_transposed_one() =>
        NoncollinearGenerator.Stacks.Sample(
            pair =>
            {
                UnitVector[] moments = pair.Moments;
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack), reversed = NoncollinearTransport.Of(WithEndsReversed(pair.Stack));
                TerminalResponse here = transport.Terminals(moments), there = reversed.Terminals([.. moments.Select(moment => -moment)]);
                Assert.Equal(here.ResistanceArea, there.ResistanceArea, 1e-11 * here.ResistanceArea);
                for (int k = 0; k < moments.Length; k++)
                {
                    Assert.InRange((here.VoltagePerTerminal[k] + (0.5 * there.AbsorbedPerCurrent[k])).Norm, 0, 1e-11);
                    for (int l = 0; l < moments.Length; l++)
                    {
                        Matrix3 forward = here.AbsorbedPerTerminal(k, l), backward = there.AbsorbedPerTerminal(l, k).Transposed;
                        double scale = Math.Max(here.AbsorbedPerTerminal(k, k).LargestElement, here.AbsorbedPerTerminal(l, l).LargestElement);
                        // Where nothing relaxes D follows D_m, and a conductance of up to 1e16 S/m² is left with its rounding.
                        Assert.InRange((forward - backward).LargestElement, 0, (1e-11 * scale) + 100);
                    }
                }
            },
            iter: 400);

    [Fact]
    public void The_response_is_dissipative() =>
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Double[-1, 1].Array[27], Gen.Double[-1, 1]).Sample(
            (pair, numbers, current) =>
            {
                if (pair.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return;
                TerminalResponse response = NoncollinearTransport.Of(pair.Stack).Terminals(pair.Moments);
                int count = pair.Moments.Length;
                // Potentials and currents of one power.
                double volt = Math.Sqrt(response.ResistanceArea) * Math.Abs(current);
                Vector3d[] potentials = [.. Enumerable.Range(0, count).Select(k => volt * 1e-7 * new Vector3d(numbers[3 * k], numbers[(3 * k) + 1], numbers[(3 * k) + 2]))];
                double j = current / Math.Sqrt(response.ResistanceArea) * 1e-7;
                double power = j * j * response.ResistanceArea, scale = power;
                for (int k = 0; k < count; k++)
                {
                    Vector3d absorbed = j * response.AbsorbedPerCurrent[k];
                    for (int l = 0; l < count; l++) absorbed += response.AbsorbedPerTerminal(k, l) * potentials[l];
                    double own = -Vector3d.Dot(absorbed, potentials[k]) / 2;
                    power += (j * Vector3d.Dot(response.VoltagePerTerminal[k], potentials[k])) + own;
                    scale += Math.Abs(own);
                }
                Assert.True(power >= -1e-12 * scale);
            },
            iter: 400);

    [Fact]
    public void The_response_adds_up_to_the_solution_with_terminal_potentials() =>
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Double[-1, 1].Array[27]).Sample(
            (pair, numbers) =>
            {
                if (pair.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return;
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack);
                TerminalResponse response = transport.Terminals(pair.Moments);
                int count = pair.Moments.Length;
                Vector3d[] potentials = [.. Enumerable.Range(0, count).Select(k => 1e-4 * new Vector3d(numbers[3 * k], numbers[(3 * k) + 1], numbers[(3 * k) + 2]))];
                NoncollinearState state = transport.Solve(pair.Moments, CurrentDensity.FromSi(1e11), potentials);
                double voltage = 1e11 * response.ResistanceArea;
                for (int k = 0; k < count; k++)
                {
                    voltage += Vector3d.Dot(response.VoltagePerTerminal[k], potentials[k]);
                    Vector3d absorbed = 1e11 * response.AbsorbedPerCurrent[k];
                    double scale = 1e11;
                    for (int l = 0; l < count; l++)
                    {
                        absorbed += response.AbsorbedPerTerminal(k, l) * potentials[l];
                        scale += 1e-4 * response.AbsorbedPerTerminal(k, l).LargestElement;
                    }
                    Assert.InRange((absorbed - state.AbsorbedSpinCurrents[k]).Norm, 0, 1e-11 * scale);
                }
                Assert.Equal(voltage, state.Voltage, 1e-11 * (1e11 * response.ResistanceArea + 1e-4));
            },
            iter: 300);

    [Fact]
    public void Reversing_the_current_and_the_motion_reverses_every_field() =>
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Double[-1, 1].Array[27]).Sample(
            (pair, numbers) =>
            {
                if (pair.Stack.Layers.Any(layer => layer.IsLead && layer.Material.Transverse is not null)) return;
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack);
                Vector3d[] potentials = [.. Enumerable.Range(0, pair.Moments.Length).Select(k => 1e-4 * new Vector3d(numbers[3 * k], numbers[(3 * k) + 1], numbers[(3 * k) + 2]))];
                NoncollinearState forward = transport.Solve(pair.Moments, CurrentDensity.FromSi(1e11), potentials);
                NoncollinearState backward = transport.Solve(pair.Moments, CurrentDensity.FromSi(-1e11), [.. potentials.Select(potential => -potential)]);
                Assert.Equal(forward.Voltage, -backward.Voltage);
                Assert.All(forward.Profile.Sample(3).Zip(backward.Profile.Sample(3)), both =>
                {
                    Assert.Equal(both.First.Voltage, -both.Second.Voltage);
                    Assert.Equal(both.First.Accumulation, -both.Second.Accumulation);
                    Assert.Equal(both.First.SpinCurrent, -both.Second.SpinCurrent);
                });
            },
            iter: 200);

    private static Multilayer WithEndsReversed(Multilayer stack)
    {
        EndCondition Reversed(EndCondition end) => end is EndCondition.Polarization { Along: { } along } one ? one with { Along = -along } : end;
        return new Multilayer(stack.Layers, stack.Interfaces, Reversed(stack.Left), Reversed(stack.Right));
    }
}
