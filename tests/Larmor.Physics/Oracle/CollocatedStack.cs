using Larmor.Layers;
using Larmor.Materials;

namespace Larmor.Physics.Oracle;

/// <summary>
/// A stack solved in the primitive unknowns, potential and current of every channel at the borders of small panels, with nothing eliminated
/// and no mode known beforehand: collocation on each panel, the conditions at each face, one banded system with about 31 digits.
/// Leads are long layers. It shares no code with Larmor's solvers and no idea but the equations.
/// </summary>
internal sealed class CollocatedStack
{
    /// <summary>Resistances in fΩ m².</summary>
    public const double Unit = 1e-15;

    private readonly List<PlacedPiece> pieces = [];
    private readonly Dictionary<int, PlacedPiece> pieceOfLayer = [];
    private readonly Multilayer stack;
    private readonly double current;
    private readonly int points;
    private readonly int refinement;
    private DoubleDouble[] unknowns = [];
    private DoubleDouble series;
    private int count;

    /// <summary>An empty assembly for a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="current">The charge current density.</param>
    /// <param name="points">Gauss points on each panel.</param>
    /// <param name="refinement">Into how many parts each panel is cut.</param>
    public CollocatedStack(Multilayer stack, double current, int points, int refinement)
    {
        this.stack = stack;
        this.current = current;
        this.points = points;
        this.refinement = refinement;
    }

    /// <summary>Everything that is known about the unknowns.</summary>
    public BandedElimination Equations { get; } = new();

    /// <summary>What the meters of both ends read, per unit current, leads left out, in ohm m².</summary>
    public double ResistanceArea { get; private set; }

    /// <summary>That less what layers and contacts have as parallel channels.</summary>
    public double NonEquilibriumResistanceArea { get; private set; }

    /// <summary>What a right lead itself adds to all voltages, in V; zero without one.</summary>
    public double VoltageOfRightLead => pieces[^1].Piece.Thickness is not null ? 0 : (current * pieces[^1].Positions[^1] / pieces[^1].Piece.TotalConductivity).ToDouble() * Unit;

    /// <summary>The right face of what stands so far.</summary>
    public Face RightFace => pieces[^1].Borders[^1];

    /// <summary>Left and right face of a layer.</summary>
    public (Face Left, Face Right) FacesOf(int layer) => (pieceOfLayer[layer].Borders[0], pieceOfLayer[layer].Borders[^1]);

    /// <summary>The borders of the panels of a layer and their distances from its left face in nm.</summary>
    public IEnumerable<(double Position, Face Face)> BordersOf(int layer) => pieceOfLayer[layer].Positions.Select(position => position.ToDouble()).Zip(pieceOfLayer[layer].Borders);

    /// <summary>A form of the solution, as a double.</summary>
    public double Value(LinearForm form) => form.At(unknowns).ToDouble();

    /// <summary>Sets a piece at the right of all others and gives its left face; its own equations come with <see cref="Span"/>.</summary>
    public Face Place(UniformPiece piece)
    {
        List<double> panels = piece.Panels(piece.Thickness is not null || pieces.Count > 0, piece.Thickness is not null || pieces.Count == 0, refinement);
        PlacedPiece placed = new(piece, panels, [], [DoubleDouble.Zero]);
        for (int k = 0; k <= panels.Count; k++, count += piece.StateSize)
        {
            placed.Borders.Add(new Face(piece, count));
            placed.Offsets.Add(count);
            if (k > 0) placed.Positions.Add(placed.Positions[^1] + panels[k - 1]);
        }
        pieces.Add(placed);
        if (piece.Layer >= 0) pieceOfLayer[piece.Layer] = placed;
        if (piece.Thickness is not null) series += placed.Positions[^1] / piece.TotalConductivity;
        return placed.Borders[0];
    }

    /// <summary>Counts the resistance of a contact as parallel channels.</summary>
    public void CountContact(IEnumerable<DoubleDouble> conductances)
    {
        DoubleDouble sum = conductances.Aggregate(DoubleDouble.Zero, (total, one) => total + one);
        if (!sum.IsZero) series += DoubleDouble.One / sum;
    }

    /// <summary>Collocation on every panel of the last piece.</summary>
    public void Span()
    {
        PlacedPiece placed = pieces[^1];
        DoubleDouble[,] matrix = placed.Piece.Equations();
        Dictionary<double, (DoubleDouble[,] AtStart, DoubleDouble[,] AtEnd)> known = [];
        int size = placed.Piece.StateSize;
        for (int k = 0; k < placed.Panels.Count; k++)
        {
            if (!known.TryGetValue(placed.Panels[k], out (DoubleDouble[,] AtStart, DoubleDouble[,] AtEnd) panel)) known[placed.Panels[k]] = panel = GaussCollocation.Panel(matrix, placed.Panels[k], points);
            for (int i = 0; i < size; i++)
            {
                LinearForm form = new();
                for (int j = 0; j < size; j++)
                {
                    form.With(placed.Offsets[k] + j, -panel.AtStart[i, j]);
                    form.With(placed.Offsets[k + 1] + j, panel.AtEnd[i, j]);
                }
                Equations.Add(form, panel.AtStart[i, size] - panel.AtEnd[i, size]);
            }
        }
    }

    /// <summary>Solves everything that was written down.</summary>
    public void Solve()
    {
        FaceConditions.RightEnd(Equations, RightFace, stack.Right, current);
        unknowns = Equations.Solve();
        DoubleDouble voltage = FaceConditions.Meter(pieces[0].Borders[0], stack.Left).At(unknowns);
        foreach (PlacedPiece lead in new[] { pieces[0], pieces[^1] }.Where(one => one.Piece.Thickness is null)) voltage -= current * lead.Positions[^1] / lead.Piece.TotalConductivity;
        ResistanceArea = voltage.ToDouble() * Unit / current;
        NonEquilibriumResistanceArea = (voltage - (current * series)).ToDouble() * Unit / current;
    }

    /// <summary>A contact with spin flip as a slab: thickness δ in lengths, the same r↑ and r↓, flip conductance δ²/(4AR*) in all.</summary>
    public static UniformPiece SlabOf(InterfaceProperties contact, int sense)
    {
        UniformPiece slab = new() { Thickness = contact.Delta, LongestLength = 1 };
        foreach ((string name, DoubleDouble conductance) in FaceConditions.Conductances(contact, sense))
        {
            slab.Names.Add(name);
            slab.Conductivities.Add(conductance * contact.Delta);
        }
        slab.Relaxations.Add((Channel.SpinUp, Channel.SpinDown, (DoubleDouble)contact.Delta / ((DoubleDouble)contact.AreaResistance.Si / Unit * 4)));
        return slab;
    }

    private sealed record PlacedPiece(UniformPiece Piece, List<double> Panels, List<Face> Borders, List<DoubleDouble> Positions)
    {
        public List<int> Offsets { get; } = [];
    }
}

/// <summary>Collinear stacks of any channel networks by collocation.</summary>
internal static class CollinearOracle
{
    /// <summary>Magnets along one axis with a sense for each layer.</summary>
    public static CollocatedStack Solve(Multilayer stack, int[] senses, double cosineSquared = 0, double current = 1, int points = 12, int refinement = 1)
    {
        CollocatedStack result = new(stack, current, points, refinement);
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            UniformPiece piece = new() { Thickness = stack.Layers[i].Thickness?.Si * 1e9, Layer = i };
            piece.Fill(stack.Layers[i].Material.Channels, senses[i], cosineSquared);
            if (i == 0) FaceConditions.LeftEnd(result.Equations, result.Place(piece), stack.Left, current);
            else Join(result, stack, piece, SenseOfContact(stack, senses, i - 1), cosineSquared);
            result.Span();
        }
        result.Solve();
        return result;
    }

    private static int SenseOfContact(Multilayer stack, int[] senses, int contact) =>
        (stack.Layers[contact].Material.IsMagnetic ? senses[contact] : senses[contact + 1]) < 0 ? -1 : 1;

    private static void Join(CollocatedStack result, Multilayer stack, UniformPiece piece, int sense, double cosineSquared)
    {
        InterfaceProperties contact = stack.Interfaces[piece.Layer - 1];
        Face before = result.RightFace;
        if (contact.Delta > 0)
        {
            FaceConditions.Channels(result.Equations, before, result.Place(CollocatedStack.SlabOf(contact, sense)), InterfaceProperties.Transparent, sense, cosineSquared);
            result.Span();
            before = result.RightFace;
            contact = InterfaceProperties.Transparent;
        }
        Face after = result.Place(piece);
        FaceConditions.Channels(result.Equations, before, after, contact, sense, cosineSquared);
        result.CountContact(FaceConditions.Conductances(contact, sense).Values);
    }
}
