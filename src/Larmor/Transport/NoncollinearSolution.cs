using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>A solved non-collinear stack in the frame of its first magnet: fields at the faces of every part, and what follows from them.</summary>
internal sealed class NoncollinearSolution
{
    // Below this the exponential decay of a thick layer has reached the end of the floating-point range (ohm m²).
    private const double SmallestComparable = 1e-290;
    private readonly Vector3d[] moments;
    private readonly Vector3d[] terminals;
    private readonly FrameOfMoments frame;
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
        frame = FrameOfMoments.Of(directions);
        moments = new Vector3d[directions.Length];
        terminals = new Vector3d[directions.Length];
        for (int k = 0; k < moments.Length; k++)
        {
            moments[k] = frame.Into(directions[k]);
            if (potentials.Length > 0) terminals[k] = MagnetBlock.Across(moments[k], 1, frame.Into(potentials[k]));
        }
        if (isInjected)
        {
            InjectedLeft = stack.Injected(true, moments, frame);
            InjectedRight = stack.Injected(false, moments, frame);
        }
        int count = stack.Parts.Count;
        perCurrent = Sweep(moments, 1);
        unit = [.. Enumerable.Range(0, count).Select(perCurrent.Faces)];
        added = new PartFaces[count];
        if (HasOtherSources)
        {
            SpinSweep other = Added();
            added = [.. Enumerable.Range(0, count).Select(other.Faces)];
        }
        Nodes = [.. Enumerable.Range(0, count + 1).Select(k => (currentDensity * NodeOf(unit, k)) + NodeOf(added, k))];
        SeriesResistanceArea = stack.Parts.Sum(part => part.ChargeResistance(moments));
        NonEquilibriumResistanceArea = perCurrent.Resistance + stack.Parts.Sum(part => part.InnerResistance);
        if (!double.IsFinite(NonEquilibriumResistanceArea + Nodes.Sum(node => node.Norm)))
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

    /// <summary>The moments in the frame of the solution.</summary>
    public ReadOnlySpan<Vector3d> Moments => moments;

    /// <summary>The frame of the solution.</summary>
    public FrameOfMoments Frame => frame;

    /// <summary>D at the nodes between parts, in V.</summary>
    public Vector3d[] Nodes { get; }

    /// <summary>Spin current that the left end puts in, in A/m² along +x.</summary>
    public Vector3d InjectedLeft { get; }

    /// <summary>Spin current that the right end takes out, in A/m² along +x.</summary>
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
    public double Voltage => voltages[0] + (Vector3d.Dot(Stack.End(true, moments, frame).Source, Nodes[0]) / 2);

    /// <summary>V at a node in V; zero at the right end (in the far field of a right lead, its own resistance left out).</summary>
    public double VoltageAt(int node) => voltages[node];

    /// <summary>D_m of a magnet in V.</summary>
    public Vector3d Terminal(int magnet) => terminals[magnet];

    /// <summary>D at the faces of a part, in V.</summary>
    public PartFaces Faces(int part) => (CurrentDensity * unit[part]) + added[part];

    /// <summary>D at the faces of a part per J₀, in ohm m².</summary>
    public PartFaces UnitFaces(int part) => unit[part];

    /// <summary>The accumulation along the moment inside a magnet, in V.</summary>
    public AxialFields Axial(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        Vector3d u = moments[block.Magnet];
        return (CurrentDensity * UnitAxial(part)) + AxialFields.Of(block, added[part].Along(u), 0);
    }

    /// <summary>The same per J₀, in ohm m².</summary>
    public AxialFields UnitAxial(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        return AxialFields.Of(block, unit[part].Along(moments[block.Magnet]), 1);
    }

    /// <summary>The accumulation across the moment at a magnet, in V.</summary>
    public TransverseFields Transverse(int part)
    {
        MagnetBlock block = (MagnetBlock)Stack.Parts[part];
        return TransverseFields.Of(block, moments[block.Magnet], Faces(part), terminals[block.Magnet]);
    }

    /// <summary>What flows through a barrier.</summary>
    public BarrierState Barrier(int part)
    {
        TunnelJunction junction = (TunnelJunction)Stack.Parts[part];
        return junction.State(moments, CurrentDensity, BarrierDifference(part), terminals[junction.RightMagnet] - terminals[junction.LeftMagnet]);
    }

    /// <summary>E across a barrier in V.</summary>
    public Vector3d BarrierDifference(int part)
    {
        TunnelJunction junction = (TunnelJunction)Stack.Parts[part];
        PartFaces faces = Faces(part);
        return faces.Left - faces.Right + terminals[junction.LeftMagnet] - terminals[junction.RightMagnet];
    }

    /// <summary>J_m of all magnets in A/m², in the laboratory frame.</summary>
    public Vector3d[] Absorbed()
    {
        Vector3d[] absorbed = new Vector3d[moments.Length];
        for (int k = 0; k < Stack.Parts.Count; k++)
        {
            if (Stack.Parts[k] is MagnetBlock block) absorbed[block.Magnet] += block.Absorbed(moments[block.Magnet], Faces(k).Left, Faces(k).Right, terminals[block.Magnet]);
            if (Stack.Parts[k] is not TunnelJunction junction) continue;
            BarrierState state = Barrier(k);
            absorbed[junction.LeftMagnet] += state.AbsorbedLeft;
            absorbed[junction.RightMagnet] += state.AbsorbedRight;
        }
        return [.. absorbed.Select(frame.Out)];
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
        for (int k = 0; k < absorbed.Length; k++) power -= Vector3d.Dot(absorbed[k], frame.Out(terminals[k])) / 2;
        return power;
    }

    /// <summary>
    /// Largest difference between the accumulation behind a part per spin current put in before it, and the reverse with all moments turned
    /// round and the tensor transposed; relative to its largest element. The one from the elimination from the left, the other from the right.
    /// </summary>
    public double ReciprocityResidual()
    {
        Vector3d[] reversed = [.. moments.Select(moment => -moment)];
        SpinSweep turned = Sweep(reversed, 1);
        double largest = 0;
        for (int k = 0; k < Stack.Parts.Count; k++)
        {
            Matrix3 forward = perCurrent.Forward(k), backward = turned.Backward(k).Transposed;
            double scale = Math.Max(forward.LargestElement, backward.LargestElement);
            if (scale > SmallestComparable) largest = Math.Max(largest, (forward - backward).LargestElement / scale);
        }
        return largest;
    }


    private static Vector3d NodeOf(PartFaces[] faces, int node) => node < faces.Length ? faces[node].Left : faces[^1].Right;

    private SpinSweep Sweep(Vector3d[] directions, double current)
    {
        Vector3d reference = current * Stack.Reference(directions);
        SpinTwoPort[] parts = new SpinTwoPort[Stack.Parts.Count];
        for (int k = 0; k < parts.Length; k++)
        {
            Stack.Parts[k].At(directions, out parts[k]);
            parts[k].DriveLeft -= reference;
            parts[k].DriveRight -= reference;
        }
        return new SpinSweep(parts, Stack.End(true, directions, frame).Relative(reference), Stack.End(false, directions, frame).Relative(reference));
    }

    private SpinSweep Added()
    {
        SpinTwoPort[] parts = new SpinTwoPort[Stack.Parts.Count];
        for (int k = 0; k < parts.Length; k++)
        {
            Stack.Parts[k].At(moments, out parts[k]);
            parts[k].DriveLeft = parts[k].DriveRight = Vector3d.Zero;
            Stack.Parts[k].AddTerminals(moments, terminals, ref parts[k]);
        }
        return new SpinSweep(parts, Stack.End(true, moments, frame) with { Source = InjectedLeft }, Stack.End(false, moments, frame) with { Source = InjectedRight });
    }

    private double[] Voltages()
    {
        double[] values = new double[Nodes.Length];
        values[^1] = -Vector3d.Dot(Stack.End(false, moments, frame).Source, Nodes[^1]) / 2;
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
                double sum = block.Layer.Material.Channels.Beta * fields.Layer.Difference / 2;
                if (block.Left.Element is { } left) sum += left.Polarization * fields.LeftContact.Difference / 2;
                if (block.Right.Element is { } right) sum += right.Polarization * fields.RightContact.Difference / 2;
                return (CurrentDensity * block.Axial.ChargeResistance) + sum;
            default:
                return CurrentDensity * Stack.Parts[part].ChargeResistance(moments);
        }
    }
}
