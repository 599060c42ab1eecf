using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Limits;

/// <summary>The non-collinear engine where its answer is known from elsewhere: collinear stacks, turned stacks, cut layers, thick and thin magnets.</summary>
public class NoncollinearLimitsTests
{
    private static readonly CurrentDensity Current = CurrentDensity.FromSi(1e11);

    [Fact]
    public void At_0_and_180_degrees_along_any_axis_it_is_the_collinear_solver() =>
        Gen.Select(NoncollinearGenerator.Stacks, NoncollinearGenerator.Directions, Gen.Bool.Array[9]).Sample(
            (pair, axis, senses) =>
            {
                if (pair.Stack.Interfaces.Any(contact => contact.Tunnel is not null)) return;
                Multilayer stack = WithEndsAlong(pair.Stack, axis);
                NoncollinearTransport transport = NoncollinearTransport.Of(stack);
                int[] orientations = new int[stack.Layers.Count];
                UnitVector[] moments = new UnitVector[transport.Magnets.Count];
                for (int k = 0; k < moments.Length; k++)
                {
                    orientations[transport.Magnets[k]] = senses[k] ? 1 : -1;
                    moments[k] = senses[k] ? axis : -axis;
                }
                const double precision = 1e-11;
                SteadyTransport expected = CollinearTransport.Solve(stack, orientations, Current, axis.Components.X * axis.Components.X);
                double rounding = RoundingOf(stack, orientations, axis.Components.X * axis.Components.X);
                NoncollinearState actual = transport.Solve(moments, Current);
                Assert.Equal(expected.SeriesResistanceArea, actual.SeriesResistanceArea, 1e-13 * expected.ResistanceArea);
                Assert.Equal(expected.NonEquilibriumResistanceArea, actual.NonEquilibriumResistanceArea, (precision * expected.NonEquilibriumResistanceArea) + (rounding / Current.Si));
                Assert.Equal(expected.ResistanceArea, transport.Evaluate(moments, new Vector3d[moments.Length]), (stack.Layers.All(layer => layer.Material.Channels.IsTwoChannel) ? 1e-12 : precision) * expected.ResistanceArea);
                Assert.All(actual.AbsorbedSpinCurrents, absorbed => Assert.InRange(absorbed.Norm, 0, 1e-11 * Current.Si * NoncollinearGenerator.TorqueScale(stack, actual)));
                for (int i = 0; i < stack.Layers.Count; i++) AssertFaces(expected, actual, i, axis, precision, rounding);
            },
            iter: 400);

    [Fact]
    public void A_common_rotation_of_everything_turns_the_torques_and_leaves_the_resistance() =>
        Gen.Select(NoncollinearGenerator.Stacks, NoncollinearGenerator.Directions, NoncollinearGenerator.Directions).Sample(
            (pair, axis, other) =>
            {
                // Anisotropic relaxations know the direction of the current.
                if (pair.Stack.Layers.Any(layer => !layer.Material.Channels.IsTwoChannel)) return;
                // Two reflections make a rotation.
                Vector3d Turn(Vector3d v) => Mirror(Mirror(v, axis), other);
                EndCondition TurnEnd(EndCondition end) => end is EndCondition.Polarization { Along: { } along } one ? one with { Along = UnitVector.Along(Turn(along)) } : end;
                Multilayer turned = new(pair.Stack.Layers, pair.Stack.Interfaces, TurnEnd(pair.Stack.Left), TurnEnd(pair.Stack.Right));
                Vector3d[] before = new Vector3d[pair.Moments.Length], after = new Vector3d[pair.Moments.Length];
                double resistance = NoncollinearTransport.Of(pair.Stack).Evaluate(pair.Moments, before);
                UnitVector[] moments = [.. pair.Moments.Select(moment => UnitVector.Along(Turn(moment)))];
                Assert.Equal(resistance, NoncollinearTransport.Of(turned).Evaluate(moments, after), 1e-12 * resistance);
                double scale = NoncollinearGenerator.TorqueScale(pair.Stack, NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, Current));
                for (int k = 0; k < before.Length; k++) Assert.InRange((Turn(before[k]) - after[k]).Norm, 0, 1e-12 * scale);
            },
            iter: 400);

    [Fact]
    public void The_hot_path_is_the_full_solution_at_unit_current() =>
        NoncollinearGenerator.Stacks.Sample(
            pair =>
            {
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack);
                Vector3d[] absorbed = new Vector3d[pair.Moments.Length];
                double resistance = transport.Evaluate(pair.Moments, absorbed);
                NoncollinearState state = transport.Solve(pair.Moments, Current);
                Assert.Equal(state.ResistanceArea, resistance, 1e-13 * resistance);
                for (int k = 0; k < absorbed.Length; k++) Assert.InRange(((Current.Si * absorbed[k]) - state.AbsorbedSpinCurrents[k]).Norm, 0, 1e-12 * Current.Si * NoncollinearGenerator.TorqueScale(pair.Stack, state));
            },
            iter: 400);

    [Fact]
    public void With_the_held_magnets_eliminated_once_the_numbers_are_the_same() =>
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Bool.Array[9], NoncollinearGenerator.Directions.Array[9]).Sample(
            (pair, moves, others) =>
            {
                int[] moving = [.. Enumerable.Range(0, pair.Moments.Length).Where(k => moves[k])];
                if (moving.Length == 0) return;
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack);
                // Prepared at other directions of those that move.
                PartlyFixedTransport held = transport.WithMoving(moving, [.. pair.Moments.Select((moment, k) => moves[k] ? others[k] : moment)]);
                Vector3d[] all = new Vector3d[pair.Moments.Length], some = new Vector3d[moving.Length];
                double resistance = transport.Evaluate(pair.Moments, all);
                Assert.Equal(resistance, held.Evaluate([.. moving.Select(k => pair.Moments[k])], some), 1e-12 * resistance);
                double scale = NoncollinearGenerator.TorqueScale(pair.Stack, transport.Solve(pair.Moments, Current));
                for (int k = 0; k < moving.Length; k++) Assert.InRange((some[k] - all[moving[k]]).Norm, 0, 1e-12 * scale);
            },
            iter: 400);

    [Fact]
    public void The_hot_path_allocates_nothing()
    {
        Multilayer stack = Valve(new TransverseProperties { DephasingLength = Length.FromSi(2e-9) }, StackBuilder.Contact(0.5, 0.7, 0.2) with { Mixing = Mixing(5e14, 1e14), PassingConductance = ConductancePerArea.FromSi(1e14) });
        NoncollinearTransport transport = NoncollinearTransport.Of(stack);
        UnitVector[] moments = [UnitVector.X, UnitVector.FromAngles(1, 2)];
        PartlyFixedTransport held = transport.WithMoving([1], moments);
        Vector3d[] absorbed = new Vector3d[2];
        double Once() => transport.Evaluate(moments, absorbed) + held.Evaluate(moments.AsSpan(1, 1), absorbed.AsSpan(1, 1));
        double sum = Once();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) sum += Once();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }

    [Fact]
    public void Any_layer_cut_in_two_is_the_layer() =>
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Int[0, 8], Gen.Double[0.01, 0.99]).Sample(
            (pair, which, fraction) =>
            {
                int cut = which % pair.Stack.Layers.Count;
                Layer layer = pair.Stack.Layers[cut];
                // An absorbing magnet ends at its faces, and so do channels beyond the s ones: neither can be cut.
                if (layer.IsLead || !layer.Material.Channels.IsTwoChannel || (layer.Material.IsMagnetic && layer.Material.Transverse is null)) return;
                Layer first = layer with { Name = "first", Thickness = Length.FromSi(layer.Thickness!.Value.Si * fraction) };
                Layer second = layer with { Name = "second", Thickness = Length.FromSi(layer.Thickness!.Value.Si * (1 - fraction)) };
                Multilayer stack = new(
                    [.. pair.Stack.Layers.Take(cut), first, second, .. pair.Stack.Layers.Skip(cut + 1)],
                    [.. pair.Stack.Interfaces.Take(cut), InterfaceProperties.Transparent, .. pair.Stack.Interfaces.Skip(cut)], pair.Stack.Left, pair.Stack.Right);
                int magnet = pair.Stack.Layers.Take(cut).Count(before => before.Material.IsMagnetic);
                UnitVector[] moments = layer.Material.IsMagnetic ? [.. pair.Moments[..magnet], pair.Moments[magnet], .. pair.Moments[magnet..]] : pair.Moments;
                Vector3d[] whole = new Vector3d[pair.Moments.Length], parts = new Vector3d[moments.Length];
                double resistance = NoncollinearTransport.Of(pair.Stack).Evaluate(pair.Moments, whole);
                Assert.Equal(resistance, NoncollinearTransport.Of(stack).Evaluate(moments, parts), 1e-12 * resistance);
                double scale = NoncollinearGenerator.TorqueScale(pair.Stack, NoncollinearTransport.Of(pair.Stack).Solve(pair.Moments, Current));
                if (!layer.Material.IsMagnetic) Assert.All(whole.Zip(parts), both => Assert.InRange((both.First - both.Second).Norm, 0, 1e-11 * scale));
                else Assert.InRange((whole[magnet] - parts[magnet] - parts[magnet + 1]).Norm, 0, 1e-11 * scale);
            },
            iter: 400);

    [Fact]
    public void A_thick_magnet_behind_a_passing_conductance_is_an_absorbing_contact()
    {
        // 1/z = 1/Gp + 1/(σ_t κ), G_mix = conj(z).
        const double passing = 0.8e15, sigma = 4e6, dephasing = 0.9e-9, precession = 0.7e-9;
        System.Numerics.Complex kappa = System.Numerics.Complex.Sqrt(new System.Numerics.Complex(1 / (dephasing * dephasing), -1 / (precession * precession)));
        System.Numerics.Complex z = 1 / ((1 / passing) + (1 / (sigma * kappa)));
        TransverseProperties modes = new()
        {
            Conductivity = Conductivity.FromSi(sigma),
            LatticeLength = Length.FromSi(double.PositiveInfinity),
            DephasingLength = Length.FromSi(dephasing),
            PrecessionLength = Length.FromSi(precession),
        };
        Multilayer passed = Valve(modes, StackBuilder.Contact(0.5, 0.7, 0.2) with { PassingConductance = ConductancePerArea.FromSi(passing) });
        Multilayer absorbed = Valve(null, StackBuilder.Contact(0.5, 0.7, 0.2) with { Mixing = Mixing(z.Real, -z.Imaginary) });
        AssertSame(absorbed, passed, 1e-12);
    }

    [Fact]
    public void Infinitely_fast_dephasing_behind_a_passing_conductance_absorbs_by_that_conductance()
    {
        Multilayer absorbed = Valve(null, StackBuilder.Contact(0.5, 0.7, 0.2) with { Mixing = Mixing(0.8e15, 0) });
        foreach (double length in new[] { 1e-17, 1e-18 })
        {
            TransverseProperties modes = new() { DephasingLength = Length.FromSi(length) };
            Multilayer passed = Valve(modes, StackBuilder.Contact(0.5, 0.7, 0.2) with { PassingConductance = ConductancePerArea.FromSi(0.8e15) });
            // 1/(σ_t κ) against 1/Gp.
            AssertSame(absorbed, passed, 10 * 0.8e15 * length / 5e6);
        }
    }

    private static void AssertFaces(SteadyTransport expected, NoncollinearState actual, int layer, UnitVector axis, double precision, double rounding)
    {
        double spins = expected.Profile!.Sample(5).Max(point => Math.Abs(point.Accumulation)), volts = expected.Profile.Sample(2).Max(point => Math.Abs(point.PotentialUp) + Math.Abs(point.PotentialDown));
        foreach (Length face in new[] { expected.Profile.LeftFace(layer), expected.Profile.RightFace(layer) })
        {
            if (!double.IsFinite(face.Si)) continue;
            TransportPoint here = expected.Profile.At(layer, face);
            NoncollinearPoint there = actual.Profile.At(layer, face);
            Assert.InRange((there.Accumulation - (here.Accumulation * (Vector3d)axis)).Norm, 0, (precision * spins) + rounding);
            Assert.InRange((there.SpinCurrent - (here.SpinCurrent * (Vector3d)axis)).Norm, 0, precision * Current.Si);
            Assert.Equal((here.PotentialUp + here.PotentialDown) / 2, there.Voltage, precision * volts);
        }
    }

    /// <summary>
    /// What one rounding of a polarization does to an accumulation in V: the drives of hidden channels may cancel to the last bit (all channels of a
    /// magnet alike), and then one solver is left with that and the other with zero. As much as polarized ends would give, and the voltage.
    /// </summary>
    private static double RoundingOf(Multilayer stack, int[] orientations, double cosineSquared)
    {
        if (stack.Layers.All(layer => layer.Material.Channels.IsTwoChannel)) return 0;
        EndCondition Polarized(EndCondition end) => end is EndCondition.Lead or EndCondition.Reservoir ? end : new EndCondition.Polarization(1);
        Multilayer polarized = new(stack.Layers, stack.Interfaces, Polarized(stack.Left), Polarized(stack.Right));
        SteadyTransport solution = CollinearTransport.Solve(polarized, orientations, Current, cosineSquared);
        double leads = stack.Layers.Where(layer => layer.IsLead).Sum(layer => layer.Material.Channels.SpinResistance.Si);
        return 1e-15 * (solution.Profile!.Sample(5).Max(point => Math.Abs(point.Accumulation)) + (Current.Si * (leads + solution.ResistanceArea)));
    }

    private static Multilayer WithEndsAlong(Multilayer stack, UnitVector axis)
    {
        EndCondition Along(EndCondition end) => end is EndCondition.Polarization one ? one with { Along = axis } : end;
        return new Multilayer(stack.Layers, stack.Interfaces, Along(stack.Left), Along(stack.Right));
    }

    private static Vector3d Mirror(Vector3d v, UnitVector axis) => v - (2 * Vector3d.Dot(v, axis) * (Vector3d)axis);

    private static MixingConductance Mixing(double real, double imaginary) =>
        new(ConductancePerArea.FromSi(real), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true);

    private static Multilayer Valve(TransverseProperties? modes, InterfaceProperties contact)
    {
        Material magnet = StackBuilder.Metal(100, 0.6, 20) with { Transverse = modes }, normal = StackBuilder.Metal(6, 0, 450);
        return StackBuilder.Stack(
            [StackBuilder.Lead("left", normal), StackBuilder.Slab("one", magnet, 100), StackBuilder.Slab("spacer", normal, 5), StackBuilder.Slab("two", magnet, 60), StackBuilder.Lead("right", normal)],
            [contact, contact, contact, contact]);
    }

    private static void AssertSame(Multilayer expected, Multilayer actual, double precision)
    {
        UnitVector[] moments = [UnitVector.FromAngles(0.4, 0.2), UnitVector.FromAngles(1.9, -0.7)];
        Vector3d[] first = new Vector3d[2], second = new Vector3d[2];
        double resistance = NoncollinearTransport.Of(expected).Evaluate(moments, first);
        Assert.Equal(resistance, NoncollinearTransport.Of(actual).Evaluate(moments, second), precision * resistance);
        for (int k = 0; k < 2; k++) Assert.InRange((first[k] - second[k]).Norm, 0, precision * first[k].Norm);
    }
}
