using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Physics;

/// <summary>Random non-collinear stacks: absorbing magnets and such with transverse modes, G_i and λ_J of both signs, tunnel barriers, all ends.</summary>
internal static class NoncollinearGenerator
{
    private static readonly Gen<double> Asymmetry = Gen.Double[-0.95, 0.95];

    /// <summary>A direction, often along an axis.</summary>
    public static Gen<UnitVector> Directions { get; } = Gen.Frequency(
        (1, Gen.OneOf(Gen.Const(UnitVector.X), Gen.Const(UnitVector.Y), Gen.Const(UnitVector.Z), Gen.Const(-UnitVector.Z))),
        (3, from theta in Gen.Double[0, Math.PI] from phi in Gen.Double[0, 2 * Math.PI] select UnitVector.FromAngles(theta, phi)));

    private static readonly Gen<TransverseProperties> Modes =
        from isGiven in Gen.Bool from lattice in Logarithmic(1, 1000) from dephasing in Gen.OneOf(Gen.Const(double.PositiveInfinity), Logarithmic(0.3, 100))
        from precession in Gen.OneOf(Gen.Const(double.PositiveInfinity), Logarithmic(0.3, 100)) from isFerromagnetic in Gen.Bool
        select new TransverseProperties
        {
            LatticeLength = isGiven ? Length.FromSi(lattice * 1e-9) : null,
            DephasingLength = Length.FromSi(dephasing * 1e-9),
            PrecessionLength = Length.FromSi((isFerromagnetic ? 1 : -1) * precession * 1e-9),
        };

    /// <summary>Three channels as in the s-d model, or four as in Mott's, with or without anisotropy.</summary>
    private static readonly Gen<ChannelNetwork> Networks =
        from sigma in Logarithmic(1e5, 1e7).Array[4] from relaxation in Logarithmic(1e20, 1e24).Array[3] from anisotropy in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 1]) from isMott in Gen.Bool
        select ChannelNetwork.FromChannels(
            [.. new[] { "s-up", "s-down", "d-down", "d-up" }.Take(isMott ? 4 : 3).Select((name, i) => new Channel(name, Conductivity.FromSi(sigma[i])))],
            [
                new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(relaxation[0])),
                new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(relaxation[1]), ConductancePerVolume.FromSi(anisotropy * relaxation[1])),
                .. isMott ? new[] { new ChannelRelaxation("s-up", "d-up", ConductancePerVolume.FromSi(relaxation[2])) } : [],
            ]);

    private static readonly Gen<Material> Magnet = Gen.Select(TwoChannelMagnet(), Networks, Gen.Int[0, 3], (two, network, kind) => kind == 0 ? two with { Channels = network } : two);

    private static Gen<Material> TwoChannelMagnet() =>
        from rho in Logarithmic(10, 1000) from beta in Asymmetry from length in Logarithmic(1, 1e4) from hasModes in Gen.Bool from modes in Modes
        select StackBuilder.Metal(rho, beta, length, "magnet") with
        {
            Transverse = hasModes ? modes : null,
            Magnetic = new MagneticProperties(Magnetization.FromSi(1e6), 0.01),
        };

    /// <summary>Normal metal with d states, alike for both spins.</summary>
    private static readonly Gen<ChannelNetwork> SymmetricNetworks =
        from sigma in Logarithmic(1e5, 1e8).Array[2] from relaxation in Logarithmic(1e19, 1e24).Array[3]
        select ChannelNetwork.FromChannels(
            [.. new[] { "s-up", "s-down", "d-down", "d-up" }.Select((name, i) => new Channel(name, Conductivity.FromSi(sigma[i / 2])))],
            [
                new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(relaxation[0])),
                new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(relaxation[1])),
                new ChannelRelaxation("s-up", "d-up", ConductancePerVolume.FromSi(relaxation[1])),
                new ChannelRelaxation("d-up", "d-down", ConductancePerVolume.FromSi(relaxation[2])),
            ]);

    private static readonly Gen<Material> Normal = Gen.Select(TwoChannelNormal(), SymmetricNetworks, Gen.Int[0, 4], (two, network, kind) => kind == 0 ? two with { Channels = network } : two);

    private static Gen<Material> TwoChannelNormal() =>
        from rho in Logarithmic(1, 1000) from length in Gen.Frequency((4, Logarithmic(1, 1e4)), (1, Gen.Const(double.PositiveInfinity)))
        select StackBuilder.Metal(rho, 0, length, "normal");

    private static readonly Gen<Layer> Inner =
        from isMagnet in Gen.Bool from magnet in Magnet from normal in Normal from thickness in Logarithmic(0.1, 1000)
        select StackBuilder.Slab("layer", isMagnet ? magnet : normal, thickness);

    private static readonly Gen<EndCondition> Ends = Gen.OneOf(
        Gen.Const<EndCondition>(new EndCondition.Lead()),
        Gen.Const<EndCondition>(new EndCondition.Reservoir()),
        Gen.Const<EndCondition>(new EndCondition.Sealed()),
        from p in Gen.Double[-1, 1] from axis in Directions select (EndCondition)new EndCondition.Polarization(p, axis));

    /// <summary>Numbers of one contact; which of them count depends on its sides.</summary>
    private static readonly Gen<ContactNumbers> Contacts =
        from area in Logarithmic(0.01, 100) from gamma in Asymmetry from delta in Gen.OneOf(Gen.Const(0.0), Logarithmic(0.01, 3))
        from real in Logarithmic(0.01, 10) from imaginary in Gen.Double[-2, 2] from passing in Gen.OneOf(Gen.Const(0.0), Gen.Const(double.PositiveInfinity), Logarithmic(0.01, 10))
        from loss in Gen.OneOf(Gen.Const(0.0), Logarithmic(0.01, 10))
        from left in Asymmetry from right in Asymmetry from kind in Gen.Int[0, 3]
        select new ContactNumbers(area, gamma, delta, real, imaginary) { Passing = passing, Loss = loss, Left = left, Right = right, Kind = kind };

    /// <summary>A stack and directions of its magnets.</summary>
    public static Gen<(Multilayer Stack, UnitVector[] Moments)> Stacks { get; } =
        from inner in Inner.Array[1, 7] from left in Ends from right in Ends from leftLead in Gen.OneOf(Magnet, Normal) from rightLead in Gen.OneOf(Magnet, Normal)
        from contacts in Contacts.Array[9] from moments in Directions.Array[9]
        let stack = Assemble(inner, left, right, leftLead, rightLead, contacts)
        select (stack, moments[..stack.Layers.Count(layer => layer.Material.IsMagnetic)]);

    /// <summary>
    /// Scale of the torques of a stack per current, at least 1: what its largest accumulation would give straight across a moment, G Δ/J0, where
    /// nothing else stood in its way. Between ends that hardly relax it exceeds the current by decades, and one rounding of an angle turns that part of it over.
    /// </summary>
    public static double TorqueScale(Multilayer stack, NoncollinearState state)
    {
        double conductance = 0, accumulation = state.Profile.Sample(3).Max(point => point.Accumulation.Norm);
        foreach (InterfaceProperties contact in stack.Interfaces)
        {
            if (contact.Mixing is { } mixing) conductance = Math.Max(conductance, 2 * (mixing.Real.Si + Math.Abs(mixing.Imaginary.Si)));
            if (contact.Tunnel is { } barrier) conductance = Math.Max(conductance, 2 * TunnelJunction.ConductanceOf(barrier));
        }
        foreach (Layer layer in stack.Layers.Where(layer => layer.Material.IsMagnetic && layer.Material.Transverse is not null))
        {
            TransverseProperties modes = layer.Material.Transverse!;
            double shortest = Math.Min(modes.DephasingLength.Si, Math.Min(Math.Abs(modes.PrecessionLength.Si), layer.Material.Channels.SpinDiffusionLength.Si));
            conductance = Math.Max(conductance, 1 / (layer.Material.Channels.RhoStar.Si * shortest));
        }
        return Math.Max(1, conductance * accumulation / Math.Abs(state.CurrentDensity));
    }

    private static Multilayer Assemble(Layer[] inner, EndCondition left, EndCondition right, Material leftLead, Material rightLead, ContactNumbers[] numbers)
    {
        List<Layer> layers = [.. inner];
        if (left is EndCondition.Lead) layers.Insert(0, StackBuilder.Lead("lead", Relaxing(leftLead)));
        if (right is EndCondition.Lead) layers.Add(StackBuilder.Lead("lead", Relaxing(rightLead)));
        // What an absorbing magnet cannot have: an end that puts spins across its moment.
        if (left is EndCondition.Polarization && Absorbs(layers[0].Material)) left = new EndCondition.Sealed();
        if (right is EndCondition.Polarization && Absorbs(layers[^1].Material)) right = new EndCondition.Sealed();
        // Something relaxes.
        if (layers.TrueForAll(layer => !layer.IsLead && double.IsInfinity(layer.Material.Channels.SpinDiffusionLength.Si))) right = new EndCondition.Reservoir();
        layers = [.. layers.Select((layer, i) => layer with { Name = $"layer {i.ToString(CultureInfo.InvariantCulture)}" })];
        InterfaceProperties[] contacts = [.. Enumerable.Range(0, layers.Count - 1).Select(i => Contact(layers[i].Material, layers[i + 1].Material, numbers[i]))];
        return new Multilayer(layers, contacts, left, right);
    }

    private static InterfaceProperties Contact(Material left, Material right, ContactNumbers numbers)
    {
        bool first = left.IsMagnetic, second = right.IsMagnetic;
        TunnelBarrier barrier = new(ResistanceArea.FromSi(numbers.Area * 1e-15), first ? numbers.Left : 0, second ? numbers.Right : 0, first && second ? numbers.Imaginary : 0);
        bool hasHidden = Hides(left) || Hides(right), mayShare = Hides(left) && Hides(right);
        if (first && second) return mayShare || Absorbs(left) || Absorbs(right) || numbers.Kind == 0 ? InterfaceProperties.FromTunnelBarrier(barrier) : InterfaceProperties.Transparent;
        if (!first && !second) return numbers.Kind == 0 && !mayShare ? InterfaceProperties.Transparent : StackBuilder.Contact(numbers.Area, 0, numbers.Delta);
        if (numbers.Kind == 0) return InterfaceProperties.FromTunnelBarrier(barrier);
        bool absorbs = Absorbs(first ? left : right);
        if (!absorbs && numbers.Kind == 1 && !mayShare) return InterfaceProperties.Transparent;
        return StackBuilder.Contact(numbers.Kind == 2 && !mayShare ? 0 : numbers.Area, numbers.Gamma, numbers.Delta) with
        {
            Mixing = new MixingConductance(ConductancePerArea.FromSi(numbers.Real * 1e15), ConductancePerArea.FromSi(numbers.Imaginary * 1e15), SharvinIncluded: true),
            PassingConductance = ConductancePerArea.FromSi(absorbs ? 0 : numbers.Passing * 1e15),
            TransverseLoss = ConductancePerArea.FromSi(numbers.Loss * 1e15),
            Relaxations = hasHidden && !mayShare && Hides(first ? left : right) ? [new InterfaceRelaxation("s-down", "d-down", ConductancePerArea.FromSi(numbers.Loss * 1e14), ConductancePerArea.FromSi(numbers.Real * 1e13))] : [],
        };
    }

    private static bool Hides(Material material) => !material.Channels.IsTwoChannel;

    private static bool Absorbs(Material material) => material.IsMagnetic && material.Transverse is null;

    private static Material Relaxing(Material material) => double.IsFinite(material.Channels.SpinDiffusionLength.Si)
        ? material
        : StackBuilder.Metal(material.Channels.RhoStar.Si * 1e9, 0, 100, "normal");

    private static Gen<double> Logarithmic(double from, double to) => Gen.Double[Math.Log(from), Math.Log(to)].Select(Math.Exp);

    private sealed record ContactNumbers(double Area, double Gamma, double Delta, double Real, double Imaginary)
    {
        public double Passing { get; init; }

        public double Loss { get; init; }

        public double Left { get; init; }

        public double Right { get; init; }

        public int Kind { get; init; }
    }
}
