using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>A solved non-collinear stack: fields at the faces of every part, and what follows from them.</summary>
internal sealed class NoncollinearSolution
{
    // Below this the exponential decay of a thick layer has reached the end of the floating-point range (ohm m²).
    private const double SmallestComparable = 1e-290;
    private readonly TangentFrame[] axes;
    private readonly Vector3d[] terminals;
    private readonly SpinSweep perCurrent;
    private readonly PartFaces[] unit;
    private readonly PartFaces[] added;
    private readonly double[] voltages;

    /// <summary>Solves a stack at the charge current density J₀ in A/m² and the terminal potentials in V (none: moments at rest).</summary>
    public NoncollinearSolution(NoncollinearStack stack, ReadOnlySpan<UnitVector> directions, double currentDensity, ReadOnlySpan<Vector3d> potentials)
        : this(stack, directions, currentDensity, potentials, true)
    {
    }

    private NoncollinearSolution(NoncollinearStack stack, ReadOnlySpan<UnitVector> directions, double currentDensity, ReadOnlySpan<Vector3d> potentials, bool isInjected)
    {
        Stack = stack;
        CurrentDensity = currentDensity;
        Directions = directions.ToArray();
        axes = new TangentFrame[stack.FrameCount];
        stack.Fill(directions, axes);
        terminals = new Vector3d[directions.Length];
        for (int k = 0; k < potentials.Length; k++) terminals[k] = TunnelJunction.Across(directions[k], potentials[k]);
        if (isInjected)
        {
            InjectedLeft = stack.Injected(true, Frames);
            InjectedRight = stack.Injected(false, Frames);
        }
        int count = stack.Parts.Count;
        perCurrent = Sweep(Frames);
        unit = [.. Enumerable.Range(0, count).Select(perCurrent.Faces)];
        added = new PartFaces[count];
        if (HasOtherSources)
        {
            SpinSweep other = Added();
            added = [.. Enumerable.Range(0, count).Select(other.Faces)];
        }
        SeriesResistanceArea = stack.Parts.Sum(part => part.ChargeResistance(Frames));
        NonEquilibriumResistanceArea = perCurrent.Resistance + stack.Parts.Sum(part => part.InnerResistance(Frames));
        if (!double.IsFinite(NonEquilibriumResistanceArea + Enumerable.Range(0, count).Sum(k => Faces(k).Left.Norm + Faces(k).Right.Norm)))
        {
            throw new ArgumentException("The spin accumulation of the stack is not determined: somewhere spins neither relax nor flow away nor reach a magnet (mixing conductance zero beside metals without relaxation, or fully polarized barriers on both sides). Give a spin-diffusion length or a mixing conductance there.", nameof(stack));
        }
        voltages = Voltages();
    }

    /// <summary>The prepared stack.</summary>
    public NoncollinearStack Stack { get; }

    /// <summary>J₀ in A/m².</summary>
    public double CurrentDensity { get; }

    /// <summary>The moments in the laboratory frame.</summary>
    public UnitVector[] Directions { get; }

    /// <summary>The frames of the magnets.</summary>
    public MomentFrames Frames => new(axes);

    /// <summary>D at the left end in the frame of the first magnet, in V.</summary>
    public Vector3d LeftNode => Faces(0).Left;

    /// <summary>D at the right end in the frame of the last magnet, in V.</summary>
    public Vector3d RightNode => Faces(unit.Length - 1).Right;

    /// <summary>Spin current that the left end puts in, in A/m² along +x and in the frame of the first magnet.</summary>
    public Vector3d InjectedLeft { get; }

    /// <summary>Spin current that the right end takes out, in A/m² along +x and in the frame of the last magnet.</summary>
    public Vector3d InjectedRight { get; }

    /// <summary>R_s A in ohm m².</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>R_ne A in ohm m².</summary>
    public double NonEquilibriumResistanceArea { get; }

    /// <summary>Whether anything but the charge current drives spins.</summary>
    private bool HasOtherSources => InjectedLeft != default || InjectedRight != default || terminals.Any(terminal => terminal != default);

    /// <summary>The semi-infinite magnet whose terminal potential would give spin to its lattice without end; null for none.</summary>
    public string? EndlessLead => Stack.Blocks
        .Where(block => block.Layer.IsLead && terminals[block.Magnet] != default && block.Modes is { Lattice: > 0 })
        .Select(block => block.Layer.Name).FirstOrDefault();

    /// <summary>V_left − V_right in V.</summary>
    public double Voltage
    {
        get
        {
            SpinSide end = Stack.End(true, Frames);
            return voltages[0] + (Vector3d.Dot(end.Source, LeftNode) / 2) + (CurrentDensity * end.Resistance);
        }
    }

    /// <summary>V at a node in V; zero at the right end (in the far field of a right lead, its own resistance left out).</summary>
    public double VoltageAt(int node) => voltages[node];

    /// <summary>D at the faces of a part, in V.</summary>
    public PartFaces Faces(int part) => (CurrentDensity * unit[part]) + added[part];

    /// <summary>D at the faces of a part per J₀, in ohm m².</summary>
    public PartFaces UnitFaces(int part) => unit[part];

    /// <summary>The accumulation along the moment inside a magnet, in V.</summary>
    public AxialFields Axial(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        return (CurrentDensity * UnitAxial(part)) + AxialFields.Of(block, block.AxialAt(Frames), added[part].Z, 0);
    }

    /// <summary>The same per J₀, in ohm m².</summary>
    public AxialFields UnitAxial(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        return AxialFields.Of(block, block.AxialAt(Frames), unit[part].Z, 1);
    }

    /// <summary>The accumulation across the moment at a magnet, in V.</summary>
    public TransverseFields Transverse(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        return TransverseFields.Of(block, Faces(part), Potential(block));
    }

    /// <summary>What flows through a barrier, in the laboratory frame.</summary>
    public BarrierState Barrier(int part)
    {
        TunnelJunction junction = (TunnelJunction)Stack.Parts[part];
        return junction.State(Frames, CurrentDensity, BarrierDifference(part), BarrierTerminals(part));
    }

    /// <summary>D_m,r − D_m,l of a barrier in V, in the laboratory frame.</summary>
    public Vector3d BarrierTerminals(int part)
    {
        TunnelJunction junction = (TunnelJunction)Stack.Parts[part];
        return terminals[junction.RightMagnet] - terminals[junction.LeftMagnet];
    }

    /// <summary>E across a barrier in V, in the laboratory frame.</summary>
    public Vector3d BarrierDifference(int part)
    {
        TunnelJunction junction = (TunnelJunction)Stack.Parts[part];
        PartFaces faces = Faces(part);
        return (faces.Left.Z * axes[junction.LeftMagnet].Normal) - (faces.Right.Z * axes[junction.RightMagnet].Normal) + terminals[junction.LeftMagnet] - terminals[junction.RightMagnet];
    }

    /// <summary>J_m of all magnets in A/m², in the laboratory frame.</summary>
    public Vector3d[] Absorbed()
    {
        Vector3d[] absorbed = new Vector3d[Directions.Length];
        for (int k = 0; k < Stack.Parts.Count; k++)
        {
            if (Stack.Parts[k] is MagnetBlock block) absorbed[block.Magnet] += Frames.Out(block.Magnet, block.Absorbed(Faces(k).Left, Faces(k).Right, Potential(block)));
            if (Stack.Parts[k] is not TunnelJunction junction) continue;
            BarrierState state = Barrier(k);
            absorbed[junction.LeftMagnet] += state.AbsorbedLeft;
            absorbed[junction.RightMagnet] += state.AbsorbedRight;
        }
        return absorbed;
    }

    /// <summary>V_left − V_right in V and what all magnets absorb, at J₀ = 0 and without injected spins.</summary>
    /// <param name="potentials">D_m of all magnets in the laboratory frame, in V.</param>
    public (double Voltage, Vector3d[] Absorbed) RespondTo(ReadOnlySpan<Vector3d> potentials)
    {
        NoncollinearSolution other = new(Stack, Directions, 0, potentials, false);
        return (other.Voltage, other.Absorbed());
    }

    /// <summary>−½ Σ J_m·D_m: the power that moving moments put in, in W/m².</summary>
    public double TerminalPower()
    {
        Vector3d[] absorbed = Absorbed();
        double power = 0;
        for (int k = 0; k < absorbed.Length; k++) power -= Vector3d.Dot(absorbed[k], terminals[k]) / 2;
        return power;
    }

    /// <summary>What moving moments would give to electrons held at D = 0, in W/m²: the scale of powers that nearly cancel.</summary>
    public double ExchangedPower() => Enumerable.Range(0, terminals.Length).Sum(k => ExchangeOf(k) * Vector3d.Dot(terminals[k], terminals[k]) / 2);

    /// <summary>The largest spin current that a moving moment would give to electrons held at D = 0, in A/m²: the scale of currents that nearly cancel.</summary>
    public double ExchangedCurrent() => Enumerable.Range(0, terminals.Length).Select(k => ExchangeOf(k) * terminals[k].Norm).DefaultIfEmpty().Max();

    /// <summary>What the terminal of a magnet would give to electrons held at D = 0, in S/m².</summary>
    public double ExchangeConductance(int magnet) => Stack.Parts.Sum(part => part switch
    {
        MagnetBlock block when block.Magnet == magnet => Complex.Abs(block.Transverse.MagnetLeft) + Complex.Abs(block.Transverse.MagnetRight),
        TunnelJunction junction when junction.LeftMagnet == magnet || junction.RightMagnet == magnet => junction.Conductance * (1 + Math.Abs(junction.Barrier.FieldLike)),
        _ => 0,
    });

    private double ExchangeOf(int magnet) => terminals[magnet] == default ? 0 : ExchangeConductance(magnet);

    /// <summary>
    /// Largest difference between the accumulation behind a part per spin current put in before it, and the reverse with all moments turned
    /// round and the tensor transposed; relative to its largest element. The one from the elimination from the left, the other from the right.
    /// </summary>
    public double ReciprocityResidual()
    {
        TangentFrame[] reversed = [.. axes.Select(frame => TangentFrame.At(-frame.Normal))];
        SpinSweep turned = Sweep(new MomentFrames(reversed));
        double largest = 0;
        for (int k = 0; k < Stack.Parts.Count; k++)
        {
            Matrix3 forward = perCurrent.Forward(k), backward = FrameTurn.HalfTurn.Apply(turned.Backward(k)).Transposed;
            double scale = Math.Max(forward.LargestElement, backward.LargestElement);
            if (scale > SmallestComparable) largest = Math.Max(largest, (forward - backward).LargestElement / scale);
        }
        return largest;
    }

    private Complex Potential(MagnetBlock block) => MagnetBlock.Component(Frames.Into(block.Magnet, terminals[block.Magnet]));

    private SpinSweep Sweep(in MomentFrames frames)
    {
        SpinTwoPort[] parts = new SpinTwoPort[Stack.Parts.Count];
        for (int k = 0; k < parts.Length; k++)
        {
            Stack.Parts[k].At(frames, out parts[k]);
            if (!Stack.HasUndrivenPart) Stack.SubtractReference(Stack.Parts[k], frames, ref parts[k]);
        }
        SpinSide left = Stack.End(true, frames), right = Stack.End(false, frames);
        if (!Stack.HasUndrivenPart) (left, right) = (left.Relative(Stack.ReferenceIn(0, frames)), right.Relative(Stack.ReferenceIn(Math.Max(0, Directions.Length - 1), frames)));
        return new SpinSweep(Stack.Parts, parts, frames, (left, right));
    }

    private SpinSweep Added()
    {
        SpinTwoPort[] parts = new SpinTwoPort[Stack.Parts.Count];
        for (int k = 0; k < parts.Length; k++)
        {
            Stack.Parts[k].At(Frames, out parts[k]);
            parts[k].DriveLeft = parts[k].DriveRight = parts[k].DriveStep = Vector3d.Zero;
            Stack.Parts[k].AddTerminals(Frames, terminals, ref parts[k]);
        }
        return new SpinSweep(Stack.Parts, parts, Frames, (Stack.End(true, Frames) with { Source = InjectedLeft }, Stack.End(false, Frames) with { Source = InjectedRight }));
    }

    private double[] Voltages()
    {
        double[] values = new double[Stack.Parts.Count + 1];
        SpinSide end = Stack.End(false, Frames);
        values[^1] = (CurrentDensity * end.Resistance) - (Vector3d.Dot(end.Source, RightNode) / 2);
        for (int k = values.Length - 2; k >= 0; k--) values[k] = values[k + 1] + Drop(k);
        return values;
    }

    private double Drop(int part)
    {
        switch (Stack.Parts[part])
        {
            case TunnelJunction:
                return Barrier(part).Voltage;
            case MagnetBlock block:
                AxialFields fields = Axial(part);
                double sum = block.AxialAt(Frames).Drop(block.Layer, fields.Layer, CurrentDensity);
                if (block.Left.Element is { } left) sum += left.Polarization * fields.LeftContact.Difference / 2;
                if (block.Right.Element is { } right) sum += right.Polarization * fields.RightContact.Difference / 2;
                return (CurrentDensity * block.ChargeResistance(Frames)) + sum;
            default:
                return CurrentDensity * (Stack.Parts[part].ChargeResistance(Frames) + Stack.Parts[part].InnerResistance(Frames));
        }
    }
}
