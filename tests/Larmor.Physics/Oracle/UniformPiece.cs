using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Physics.Oracle;

/// <summary>
/// A uniform piece of a stack and its equations in the primitive unknowns: μ_i and J_i of every channel along the axis, and across it, where the
/// piece has such unknowns, two components of the accumulation and of the spin current.
/// </summary>
/// <remarks>
/// μ_i′ = −J_i/σ_i, J_i′ = −Σ_j G_ij (μ_i − μ_j); D_T′ = −J_T/σ_t, J_T′ = −g_L D_T − g_m (D_T − D_m). Lengths in nm, resistances in fΩ m²,
/// currents in units of the charge current.
/// </remarks>
internal sealed class UniformPiece
{
    private const double PerNanometre = 1e-6, PerCubicMetre = 1e-24;

    /// <summary>Names of the channels in the common axis of the stack.</summary>
    public List<string> Names { get; } = [];

    /// <summary>σ_i in 1/(fΩ m² nm⁻¹).</summary>
    public List<DoubleDouble> Conductivities { get; } = [];

    /// <summary>Pairs of channels and what relaxes between them.</summary>
    public List<(string First, string Second, DoubleDouble Conductance)> Relaxations { get; } = [];

    /// <summary>In nm; null for a lead.</summary>
    public double? Thickness { get; init; }

    /// <summary>Layer that this is; −1 for a contact written as a slab.</summary>
    public int Layer { get; init; } = -1;

    /// <summary>The direction of "up".</summary>
    public Vector3d Axis { get; init; } = UnitVector.Z;

    /// <summary>Whether there are unknowns across the axis.</summary>
    public bool HasTransverse { get; init; }

    /// <summary>σ_t; zero where spin across the axis does not enter (an absorbing ferromagnet).</summary>
    public DoubleDouble TransverseConductivity { get; set; }

    /// <summary>g_L.</summary>
    public DoubleDouble LatticeLoss { get; set; }

    /// <summary>g_m, real and imaginary part.</summary>
    public (DoubleDouble Real, DoubleDouble Imaginary) MagnetLoss { get; set; }

    /// <summary>D_m across the axis.</summary>
    public (DoubleDouble First, DoubleDouble Second) TerminalPotential { get; set; }

    /// <summary>Longest decay length in nm, for the reach of a lead.</summary>
    public double LongestLength { get; set; }

    public bool AbsorbsAtItsFaces => HasTransverse && TransverseConductivity.IsZero;

    public int ChannelCount => Names.Count;

    public int TransverseCount => HasTransverse ? 2 : 0;

    public int StateSize => 2 * (ChannelCount + TransverseCount);

    /// <summary>Two directions that make a right-handed frame with the axis.</summary>
    public (Vector3d First, Vector3d Second) Across
    {
        get
        {
            Vector3d other = Math.Abs(Axis.Z) > 0.9 ? new Vector3d(1, 0, 0) : new Vector3d(0, 0, 1);
            Vector3d first = other - (Vector3d.Dot(other, Axis) * Axis);
            first /= first.Norm;
            return (first, Vector3d.Cross(Axis, first));
        }
    }

    public DoubleDouble TotalConductivity => Conductivities.Aggregate(DoubleDouble.Zero, (sum, one) => sum + one);

    /// <summary>Takes the channels of a metal; of sense −1 they change places, up for down.</summary>
    public void Fill(ChannelNetwork network, int sense, double cosineSquared)
    {
        if (network.IsTwoChannel)
        {
            DoubleDouble rho = (DoubleDouble)network.RhoStar.Si / PerNanometre, beta = (double)sense * network.Beta;
            FillTwo(DoubleDouble.One / (rho * 2 * (DoubleDouble.One - beta)), DoubleDouble.One / (rho * 2 * (DoubleDouble.One + beta)));
            DoubleDouble length = network.SpinDiffusionLength.Si * 1e9;
            if (double.IsFinite(length.ToDouble())) Relaxations.Add((Channel.SpinUp, Channel.SpinDown, DoubleDouble.One / (rho * 4 * length * length)));
            LongestLength = length.ToDouble();
            return;
        }
        foreach (Channel channel in network.Channels)
        {
            Names.Add(InCommonAxis(channel.Name, sense));
            Conductivities.Add((DoubleDouble)channel.Conductivity.Si * PerNanometre);
        }
        foreach (ChannelRelaxation one in network.Relaxations) Relaxations.Add((InCommonAxis(one.First, sense), InCommonAxis(one.Second, sense), (DoubleDouble)one.At(cosineSquared) * PerCubicMetre));
        LongestLength = network.DecayLengths(cosineSquared)[0].Si * 1e9;
    }

    public void FillTwo(DoubleDouble up, DoubleDouble down)
    {
        Names.AddRange([Channel.SpinUp, Channel.SpinDown]);
        Conductivities.AddRange([up, down]);
    }

    public static string InCommonAxis(string name, int sense)
    {
        if (sense >= 0) return name;
        if (name.EndsWith("-up", StringComparison.Ordinal)) return name[..^3] + "-down";
        return name.EndsWith("-down", StringComparison.Ordinal) ? name[..^5] + "-up" : name;
    }

    /// <summary>The matrix of y′ = A y + c as [A c; 0 0], y = (μ, D_T, J, J_T).</summary>
    public DoubleDouble[,] Equations()
    {
        int n = ChannelCount, half = n + TransverseCount;
        DoubleDouble[,] matrix = new DoubleDouble[StateSize + 1, StateSize + 1];
        for (int i = 0; i < n; i++) matrix[i, half + i] = -(DoubleDouble.One / Conductivities[i]);
        foreach ((string first, string second, DoubleDouble conductance) in Relaxations)
        {
            int a = Names.IndexOf(first), b = Names.IndexOf(second);
            matrix[half + a, a] -= conductance;
            matrix[half + a, b] += conductance;
            matrix[half + b, b] -= conductance;
            matrix[half + b, a] += conductance;
        }
        if (!HasTransverse || AbsorbsAtItsFaces) return matrix;
        for (int k = 0; k < 2; k++)
        {
            matrix[n + k, half + n + k] = -(DoubleDouble.One / TransverseConductivity);
            matrix[half + n + k, n + k] = -(LatticeLoss + MagnetLoss.Real);
        }
        // (a + ib)(D₁ + iD₂): the imaginary part turns D about the axis.
        matrix[half + n, n + 1] = MagnetLoss.Imaginary;
        matrix[half + n + 1, n] = -MagnetLoss.Imaginary;
        (DoubleDouble first1, DoubleDouble second1) = Times(MagnetLoss, TerminalPotential);
        matrix[half + n, StateSize] = first1;
        matrix[half + n + 1, StateSize] = second1;
        return matrix;
    }

    public static (DoubleDouble Real, DoubleDouble Imaginary) Times((DoubleDouble Real, DoubleDouble Imaginary) a, (DoubleDouble Real, DoubleDouble Imaginary) b) =>
        ((a.Real * b.Real) - (a.Imaginary * b.Imaginary), (a.Real * b.Imaginary) + (a.Imaginary * b.Real));

    /// <summary>Lengths of the panels: fine at the faces, where modes begin, growing with the distance from them.</summary>
    /// <param name="startsAtLeft">Whether modes begin at the left face.</param>
    /// <param name="startsAtRight">Whether they begin at the right face.</param>
    /// <param name="refinement">Into how many parts each panel is cut.</param>
    public List<double> Panels(bool startsAtLeft, bool startsAtRight, int refinement)
    {
        double rate = 0;
        for (int i = 0; i < ChannelCount; i++)
        {
            double sum = Relaxations.Where(one => one.First == Names[i] || one.Second == Names[i]).Sum(one => one.Conductance.ToDouble());
            rate = Math.Max(rate, 2 * sum / Conductivities[i].ToDouble());
        }
        if (HasTransverse && !AbsorbsAtItsFaces)
        {
            double real = (LatticeLoss + MagnetLoss.Real).ToDouble(), imaginary = MagnetLoss.Imaginary.ToDouble();
            rate = Math.Max(rate, Math.Sqrt((real * real) + (imaginary * imaginary)) / TransverseConductivity.ToDouble());
        }
        double whole = Thickness ?? (80 * LongestLength), kappa = Math.Sqrt(rate);
        double reach = startsAtLeft && startsAtRight ? whole / 2 : whole;
        List<double> steps = [];
        for (double x = 0; x < reach; x += steps[^1]) steps.Add(kappa == 0 ? reach : Math.Min(Math.Max(2 / kappa, x / 3), 60 / kappa));
        double fit = reach / steps.Sum();
        List<double> sizes = [.. steps.SelectMany(step => Enumerable.Repeat(step * fit / refinement, refinement))];
        if (startsAtLeft && startsAtRight) return [.. sizes, .. sizes.AsEnumerable().Reverse()];
        return startsAtLeft ? sizes : [.. sizes.AsEnumerable().Reverse()];
    }
}

/// <summary>The unknowns at one face of a piece, as forms.</summary>
internal sealed class Face(UniformPiece piece, int offset)
{
    public UniformPiece Piece => piece;

    public bool Has(string name) => piece.Names.Contains(name);

    public LinearForm Potential(string name) => LinearForm.Of(offset + piece.Names.IndexOf(name));

    public LinearForm Current(string name) => LinearForm.Of(offset + piece.ChannelCount + piece.TransverseCount + piece.Names.IndexOf(name));

    /// <summary>(μ↑ + μ↓)/2 of the s channels.</summary>
    public LinearForm Voltage => (DoubleDouble)0.5 * (Potential(Channel.SpinUp) + Potential(Channel.SpinDown));

    public LinearForm ChargeCurrent => piece.Names.Select(Current).Aggregate((sum, one) => sum + one);

    public LinearForm Along => Potential(Channel.SpinUp) - Potential(Channel.SpinDown);

    public LinearForm CurrentAlong => Current(Channel.SpinUp) - Current(Channel.SpinDown);

    /// <summary>Component k of the accumulation across the axis.</summary>
    public LinearForm Across(int k) => LinearForm.Of(offset + piece.ChannelCount + k);

    /// <summary>Component k of the spin current across the axis.</summary>
    public LinearForm CurrentAcross(int k) => LinearForm.Of(offset + piece.StateSize - 2 + k);

    /// <summary>The accumulation along a direction of the laboratory.</summary>
    public LinearForm Accumulation(Vector3d direction) => Component(direction, Along, Across);

    /// <summary>The spin current along a direction of the laboratory.</summary>
    public LinearForm SpinCurrent(Vector3d direction) => Component(direction, CurrentAlong, CurrentAcross);

    private LinearForm Component(Vector3d direction, LinearForm along, Func<int, LinearForm> across)
    {
        LinearForm result = (DoubleDouble)Vector3d.Dot(direction, piece.Axis) * along;
        if (!piece.HasTransverse) return result;
        (Vector3d first, Vector3d second) = piece.Across;
        return result + ((DoubleDouble)Vector3d.Dot(direction, first) * across(0)) + ((DoubleDouble)Vector3d.Dot(direction, second) * across(1));
    }
}
