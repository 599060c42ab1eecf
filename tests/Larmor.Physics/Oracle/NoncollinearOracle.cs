using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Physics.Oracle;

/// <summary>
/// Non-collinear stacks by collocation: every layer in its own frame, normal metals along z, contacts written out as vectors of the laboratory.
/// A ferromagnet without transverse modes keeps its two components across as unknowns that are zero.
/// </summary>
internal sealed class NoncollinearOracle
{
    private const double PerNanometre = 1e-6, PerSquareMetre = FaceConditions.PerSquareMetre;
    private readonly CollocatedStack result;
    private readonly Multilayer stack;
    private readonly Dictionary<int, Vector3d> moments = [];
    private readonly Dictionary<int, Vector3d> terminals = [];
    private readonly Dictionary<int, List<(Vector3d Direction, LinearForm Form)>> absorbed = [];

    private NoncollinearOracle(Multilayer stack, double current, int points, int refinement)
    {
        this.stack = stack;
        result = new CollocatedStack(stack, current, points, refinement);
    }

    /// <summary>The solved stack.</summary>
    public CollocatedStack Stack => result;

    /// <summary>Solves at a charge current density.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="magnets">Layers that carry a moment.</param>
    /// <param name="moments">Their moments.</param>
    /// <param name="terminalPotentials">D_m of each in V per A/m² of current; null for moments at rest.</param>
    /// <param name="current">Charge current density in A/m².</param>
    /// <param name="points">Gauss points on each panel.</param>
    /// <param name="refinement">Into how many parts each panel is cut.</param>
    public static NoncollinearOracle Solve(Multilayer stack, IReadOnlyList<int> magnets, IReadOnlyList<UnitVector> moments, IReadOnlyList<Vector3d>? terminalPotentials = null, double current = 1, int points = 12, int refinement = 1)
    {
        NoncollinearOracle oracle = new(stack, current, points, refinement);
        for (int k = 0; k < magnets.Count; k++)
        {
            oracle.moments[magnets[k]] = moments[k];
            oracle.terminals[magnets[k]] = (1 / CollocatedStack.Unit) * (terminalPotentials?[k] ?? default);
            oracle.absorbed[magnets[k]] = [];
        }
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            UniformPiece piece = oracle.PieceOf(i);
            if (i == 0) FaceConditions.LeftEnd(oracle.result.Equations, oracle.result.Place(piece), stack.Left, current);
            else oracle.Join(piece, i - 1);
            oracle.result.Span();
        }
        oracle.result.Solve();
        return oracle;
    }

    /// <summary>Spin current in A/m² that a magnet absorbs, at its faces and inside.</summary>
    public Vector3d Absorbed(int layer)
    {
        Vector3d sum = default;
        foreach ((Vector3d direction, LinearForm form) in absorbed[layer]) sum += result.Value(form) * direction;
        UniformPiece piece = result.FacesOf(layer).Left.Piece;
        return piece.AbsorbsAtItsFaces ? sum : sum + Inside(layer, piece);
    }

    /// <summary>V (a right lead's own left out), D (in V) and J_s (in A/m²) at a face.</summary>
    public (double Voltage, Vector3d Accumulation, Vector3d SpinCurrent) At(Face face) => (
        (result.Value(face.Voltage) * CollocatedStack.Unit) - result.VoltageOfRightLead,
        CollocatedStack.Unit * Vector(face.Accumulation),
        Vector(face.SpinCurrent));

    /// <summary>D_m of a magnet across its moment, in V.</summary>
    public Vector3d Terminal(int layer) => CollocatedStack.Unit * (terminals[layer] - (Vector3d.Dot(terminals[layer], moments[layer]) * moments[layer]));

    private Vector3d Vector(Func<Vector3d, LinearForm> component) => new(result.Value(component(UnitVector.X)), result.Value(component(UnitVector.Y)), result.Value(component(UnitVector.Z)));

    private UniformPiece PieceOf(int layer)
    {
        Material material = stack.Layers[layer].Material;
        bool isMagnet = moments.TryGetValue(layer, out Vector3d moment);
        UniformPiece piece = new() { Thickness = stack.Layers[layer].Thickness?.Si * 1e9, Layer = layer, HasTransverse = true, Axis = isMagnet ? moment : UnitVector.Z };
        piece.Fill(material.Channels, 1, CosineSquared(layer));
        if (!isMagnet) FillIsotropic(piece);
        else if (material.Transverse is { } transverse) FillMagnet(piece, material.Channels, transverse, terminals[layer]);
        return piece;
    }

    private double CosineSquared(int layer) => moments.TryGetValue(layer, out Vector3d moment) ? moment.X * moment.X : 0;

    // In a normal metal what holds along z holds across: σ_t of one channel, spins lost at twice the rate of the splitting's flux.
    private static void FillIsotropic(UniformPiece piece)
    {
        piece.TransverseConductivity = piece.Conductivities[0];
        piece.LatticeLoss = piece.Relaxations.Count == 0 ? 0 : piece.Relaxations[0].Conductance * 2;
    }

    private static void FillMagnet(UniformPiece piece, ChannelNetwork network, TransverseProperties transverse, Vector3d terminal)
    {
        DoubleDouble conductivity = transverse.Conductivity is { } given ? (DoubleDouble)given.Si * PerNanometre : (piece.Conductivities[0] + piece.Conductivities[1]) / 2;
        piece.TransverseConductivity = conductivity;
        double lattice = transverse.LatticeLength?.Si * 1e9 ?? network.SpinDiffusionLength.Si * 1e9 / Math.Sqrt(1 - (network.Beta * network.Beta));
        double precession = transverse.PrecessionLength.Si * 1e9;
        piece.LatticeLoss = Over(conductivity, lattice);
        piece.MagnetLoss = (Over(conductivity, transverse.DephasingLength.Si * 1e9), Math.Sign(precession) * -Over(conductivity, precession));
        (Vector3d first, Vector3d second) = piece.Across;
        piece.TerminalPotential = (Vector3d.Dot(terminal, first), Vector3d.Dot(terminal, second));
        piece.LongestLength = Math.Max(piece.LongestLength, Math.Sqrt(conductivity.ToDouble() / (piece.LatticeLoss + piece.MagnetLoss.Real).ToDouble()));
    }

    private static DoubleDouble Over(DoubleDouble conductivity, double length) => double.IsInfinity(length) ? 0 : conductivity / ((DoubleDouble)length * length);

    private void Join(UniformPiece piece, int contact)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        bool isLeftMagnet = moments.ContainsKey(contact), isRightMagnet = moments.ContainsKey(contact + 1);
        Face left = result.RightFace;
        if (properties.Tunnel is { } barrier)
        {
            TunnelOracle tunnel = new(barrier, MomentOrZero(contact), MomentOrZero(contact + 1));
            Face right = result.Place(piece);
            FaceConditions.Blocked(result.Equations, left);
            tunnel.Join(result.Equations, left, right, terminals.GetValueOrDefault(contact), terminals.GetValueOrDefault(contact + 1));
            FaceConditions.Blocked(result.Equations, right);
            if (isLeftMagnet) absorbed[contact].AddRange(tunnel.AbsorbedLeft());
            if (isRightMagnet) absorbed[contact + 1].AddRange(tunnel.AbsorbedRight());
            result.CountContact([tunnel.Conductance]);
            return;
        }
        if (properties.Delta == 0) result.CountContact(FaceConditions.Conductances(properties, 1).Values);
        if (isLeftMagnet == isRightMagnet)
        {
            JoinAlike(left, piece, properties);
            return;
        }
        int magnet = isLeftMagnet ? contact : contact + 1;
        if (properties.Delta == 0)
        {
            Mixed(left, result.Place(piece), properties, magnet, isLeftMagnet);
            return;
        }
        // The slab stands on the magnet's side: across the axis it does nothing.
        UniformPiece slab = SlabAlong(properties, moments[magnet]);
        if (isLeftMagnet)
        {
            OneAxis(left, result.Place(slab), properties, magnet);
            result.Span();
            Mixed(result.RightFace, result.Place(piece), properties, magnet, isLeftMagnet);
        }
        else
        {
            Mixed(left, result.Place(slab), properties, magnet, isLeftMagnet);
            result.Span();
            OneAxis(result.RightFace, result.Place(piece), properties, magnet);
        }
    }

    private Vector3d MomentOrZero(int layer) => moments.GetValueOrDefault(layer);

    private static UniformPiece SlabAlong(InterfaceProperties contact, Vector3d axis)
    {
        UniformPiece plain = CollocatedStack.SlabOf(contact, 1);
        UniformPiece slab = new() { Thickness = contact.Delta, HasTransverse = true, Axis = axis, LongestLength = 1 };
        slab.Names.AddRange(plain.Names);
        slab.Conductivities.AddRange(plain.Conductivities);
        slab.Relaxations.AddRange(plain.Relaxations);
        return slab;
    }

    // Two normal metals, or two ferromagnets in plain contact.
    private void JoinAlike(Face left, UniformPiece piece, InterfaceProperties contact)
    {
        if (contact.Delta > 0)
        {
            UniformPiece slab = SlabAlong(contact, UnitVector.Z);
            FillIsotropic(slab);
            Continuous(left, result.Place(slab));
            result.Span();
            Continuous(result.RightFace, result.Place(piece));
            return;
        }
        Face right = result.Place(piece);
        if (contact.IsTransparent)
        {
            Continuous(left, right);
            return;
        }
        DoubleDouble area = (DoubleDouble)contact.AreaResistance.Si / CollocatedStack.Unit;
        result.Equations.Add(left.ChargeCurrent - right.ChargeCurrent, 0);
        result.Equations.Add((area * left.ChargeCurrent) - (left.Voltage - right.Voltage), 0);
        foreach (Vector3d axis in Axes)
        {
            result.Equations.Add(left.SpinCurrent(axis) - right.SpinCurrent(axis), 0);
            result.Equations.Add(((area * 2) * left.SpinCurrent(axis)) - (left.Accumulation(axis) - right.Accumulation(axis)), 0);
        }
    }

    private static Vector3d[] Axes { get; } = [UnitVector.X, UnitVector.Y, UnitVector.Z];

    private void Continuous(Face left, Face right)
    {
        FaceConditions.Blocked(result.Equations, left);
        result.Equations.Add(left.ChargeCurrent - right.ChargeCurrent, 0);
        result.Equations.Add(left.Voltage - right.Voltage, 0);
        foreach (Vector3d axis in Axes)
        {
            result.Equations.Add(left.SpinCurrent(axis) - right.SpinCurrent(axis), 0);
            result.Equations.Add(left.Accumulation(axis) - right.Accumulation(axis), 0);
        }
        FaceConditions.Blocked(result.Equations, right);
    }

    // Pieces with one frame: channel by channel.
    private void OneAxis(Face left, Face right, InterfaceProperties contact, int magnet)
    {
        FaceConditions.Channels(result.Equations, left, right, InterfaceProperties.Transparent with { Relaxations = contact.Relaxations }, 1, CosineSquared(magnet));
        for (int k = 0; k < 2; k++)
        {
            result.Equations.Add(left.Across(k) - right.Across(k), 0);
            result.Equations.Add(left.CurrentAcross(k) - right.CurrentAcross(k), 0);
        }
    }

    // A ferromagnet on a normal metal: channels along its moment, the mixing conductance across.
    private void Mixed(Face left, Face right, InterfaceProperties contact, int magnet, bool isLeftMagnet)
    {
        (Face normal, Face ferromagnet) = isLeftMagnet ? (right, left) : (left, right);
        DoubleDouble sign = isLeftMagnet ? -1.0 : 1.0;
        Along(normal, ferromagnet, sign, contact, magnet);
        DoubleDouble real = (contact.Mixing?.Real.Si ?? 0) * PerSquareMetre, imaginary = (contact.Mixing?.Imaginary.Si ?? 0) * PerSquareMetre, loss = contact.TransverseLoss.Si * PerSquareMetre;
        (Vector3d first, Vector3d second) = ferromagnet.Piece.Across;
        LinearForm[] own = [normal.Accumulation(first), normal.Accumulation(second)];
        LinearForm[] beyond = [own[0].Plus(-Vector3d.Dot(terminals[magnet], first)), own[1].Plus(-Vector3d.Dot(terminals[magnet], second))];
        // D × u turns e1 into −e2 and e2 into e1.
        LinearForm[] mixing = [(real * beyond[0]) + (imaginary * beyond[1]), (real * beyond[1]) - (imaginary * beyond[0])];
        absorbed[magnet].Add((first, mixing[0]));
        absorbed[magnet].Add((second, mixing[1]));
        for (int k = 0; k < 2; k++)
        {
            LinearForm into = sign * normal.SpinCurrent(k == 0 ? first : second), passed = sign * ferromagnet.CurrentAcross(k), kept = mixing[k] + (loss * own[k]);
            result.Equations.Add(into - kept - passed, 0);
            result.Equations.Add(Beyond(contact, magnet, own[k] - ferromagnet.Across(k), passed, isLeftMagnet ? ferromagnet.Across(k) : ferromagnet.CurrentAcross(k)), 0);
        }
    }

    // What vanishes on the magnet's side. Where it absorbs all, its unknowns across are zero from end to end: the accumulation at the right face, the current at the left.
    private LinearForm Beyond(InterfaceProperties contact, int magnet, LinearForm drop, LinearForm passed, LinearForm nothing)
    {
        if (stack.Layers[magnet].Material.Transverse is null) return nothing;
        bool isPlain = contact.IsTransparent && contact.Mixing is null && contact.PassingConductance.Si == 0;
        return isPlain || double.IsInfinity(contact.PassingConductance.Si) ? drop : passed - (((DoubleDouble)contact.PassingConductance.Si * PerSquareMetre) * drop);
    }

    // Relaxations of a contact stand at the face of the magnet itself, behind the slab that a contact with spin flip is.
    private void Along(Face normal, Face ferromagnet, DoubleDouble sign, InterfaceProperties contact, int magnet)
    {
        Vector3d axis = ferromagnet.Piece.Axis;
        Dictionary<string, DoubleDouble> conductances = contact.Delta > 0 ? [] : FaceConditions.Conductances(contact, 1);
        foreach (string name in ferromagnet.Piece.Names)
        {
            LinearForm beyond = ferromagnet.Current(name);
            if (contact.Delta == 0) beyond += sign * FaceConditions.Relaxing(ferromagnet, normal, contact, 1, CosineSquared(magnet), name);
            if (name is not (Channel.SpinUp or Channel.SpinDown))
            {
                result.Equations.Add(beyond, 0);
                continue;
            }
            DoubleDouble half = name == Channel.SpinUp ? 0.5 : -0.5;
            LinearForm potential = normal.Voltage + (half * normal.Accumulation(axis));
            LinearForm current = ((DoubleDouble)0.5 * normal.ChargeCurrent) + (half * normal.SpinCurrent(axis));
            result.Equations.Add(current - beyond, 0);
            LinearForm drop = potential - ferromagnet.Potential(name);
            result.Equations.Add(conductances.TryGetValue(name, out DoubleDouble conductance) ? (sign * current) - (conductance * drop) : drop, 0);
        }
    }

    // J_m inside = ∫ g_m (D − D_m), from what the layer keeps of the spin current: X = ∫ (g_L D + g_m (D − D_m)).
    private Vector3d Inside(int layer, UniformPiece piece)
    {
        (Face left, Face right) = result.FacesOf(layer);
        double loss = piece.LatticeLoss.ToDouble();
        System.Numerics.Complex magnet = new(piece.MagnetLoss.Real.ToDouble(), piece.MagnetLoss.Imaginary.ToDouble());
        System.Numerics.Complex kept = new(result.Value(left.CurrentAcross(0) - right.CurrentAcross(0)), result.Value(left.CurrentAcross(1) - right.CurrentAcross(1)));
        System.Numerics.Complex terminal = new(piece.TerminalPotential.First.ToDouble(), piece.TerminalPotential.Second.ToDouble());
        System.Numerics.Complex given = (magnet / (loss + magnet) * kept) - (magnet * loss / (loss + magnet) * (piece.Thickness ?? 0) * terminal);
        (Vector3d first, Vector3d second) = piece.Across;
        return (given.Real * first) + (given.Imaginary * second);
    }
}
