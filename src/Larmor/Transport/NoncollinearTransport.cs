using System.Buffers;
using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport;

/// <summary>
/// A stack whose magnetizations may point anywhere, prepared once: charge potential and spin-accumulation vector by exact modes without a mesh.
/// </summary>
/// <remarks>
/// <para>Equations: K D = J₀ b + C D_m, V = J₀ R_s + ½ b·D, J_m = C̃ D − E D_m. In normal metal Js = −D′/(2ρ), D″ = D/l² in all components; in a
/// ferromagnet of moment u the two-channel model along u, across it Js_T = −σ_t D_T′, Js_T′ = −g_L D_T − g_m (D_T − D_m); at its contacts
/// Js_T = G_r D̃_T + G_i D̃ × u + G_L D_T + G_p (D_T − D_T^F), D̃ = D_T − D_m. J_m is what the moment absorbs; its torque per area is (ħ/2q) J_m.</para>
/// <para>Valid for currents perpendicular to the layers, quasi-static and linear. Any number of magnets at any angles, absorbing or with
/// transverse modes, with or without tunnel barriers.</para>
/// <para>Source: T. Valet, A. Fert, PRB 48, 7099 (1993); A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006); corrected
/// Eqs. (13)-(15) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011).</para>
/// <para>Fields that turn spins in the normal metal: <see cref="PrecessingTransport"/>. Not done: time dependence, ballistic interference.</para>
/// </remarks>
public sealed class NoncollinearTransport
{
    private const int OnStack = 48;
    private readonly NoncollinearStack prepared;
    private readonly StackPart[] parts;

    private NoncollinearTransport(Multilayer stack)
    {
        Stack = stack;
        prepared = new NoncollinearStack(stack);
        parts = prepared.Merged;
    }

    /// <summary>The stack.</summary>
    public Multilayer Stack { get; }

    /// <summary>Layer indices of the magnetic layers along +x: the order of all moments and torques.</summary>
    public IReadOnlyList<int> Magnets => prepared.Magnets;

    /// <summary>Why the stack cannot be solved, in words for the user; null where it can.</summary>
    public static string? Refusal(Multilayer stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        return NoncollinearRefusal.Of(stack);
    }

    /// <summary>Prepares a stack.</summary>
    /// <exception cref="ArgumentException">The stack cannot be solved; the message is that of <see cref="Refusal"/>.</exception>
    public static NoncollinearTransport Of(Multilayer stack) =>
        Refusal(stack) is { } reason ? throw new ArgumentException(reason, nameof(stack)) : new NoncollinearTransport(stack);

    /// <summary>Solves the stack with all moments at rest.</summary>
    /// <param name="moments">Directions of the moments, in the order of <see cref="Magnets"/>.</param>
    /// <param name="currentDensity">J₀ in A/m², positive along +x.</param>
    /// <exception cref="ArgumentException">Not one direction for each magnet, or a current that is not finite.</exception>
    public NoncollinearState Solve(ReadOnlySpan<UnitVector> moments, CurrentDensity currentDensity) => Solve(moments, currentDensity, []);

    /// <summary>Solves the stack with given potentials of the magnet terminals.</summary>
    /// <param name="moments">Directions of the moments, in the order of <see cref="Magnets"/>.</param>
    /// <param name="currentDensity">J₀ in A/m², positive along +x.</param>
    /// <param name="terminalPotentials">D_m of each magnet in V; only its part across the moment counts. Empty for moments at rest.</param>
    /// <exception cref="ArgumentException">Not one direction or potential for each magnet, or a value that is not finite.</exception>
    public NoncollinearState Solve(ReadOnlySpan<UnitVector> moments, CurrentDensity currentDensity, ReadOnlySpan<Vector3d> terminalPotentials)
    {
        Require(moments.Length, "direction");
        if (terminalPotentials.Length != 0) Require(terminalPotentials.Length, "terminal potential");
        if (!double.IsFinite(currentDensity.Si)) throw new ArgumentException("The current density must be finite.", nameof(currentDensity));
        NoncollinearSolution solution = new(prepared, moments, currentDensity.Si, terminalPotentials);
        return solution.EndlessLead is { } lead
            ? throw new ArgumentException($"The moment of the semi-infinite lead '{lead}' cannot move: it would hand spin to the lattice without end. Give the layer a thickness.", nameof(terminalPotentials))
            : solution.State();
    }

    /// <summary>Potential and spins at unit current with all moments at rest, without powers and laws.</summary>
    internal NoncollinearProfile ProfileAt(ReadOnlySpan<UnitVector> moments)
    {
        Require(moments.Length, "direction");
        return new NoncollinearProfile(new NoncollinearSolution(prepared, moments, 1, []));
    }

    /// <summary>The hot path: resistance and torques at unit current. Allocates nothing.</summary>
    /// <param name="moments">Directions of the moments, in the order of <see cref="Magnets"/>.</param>
    /// <param name="absorbed">Takes J_m/J₀ of each magnet: the spin current absorbed per charge current.</param>
    /// <returns>R A = (R_s + R_ne) A in ohm m².</returns>
    /// <exception cref="ArgumentException">Not one direction or place for each magnet.</exception>
    public double Evaluate(ReadOnlySpan<UnitVector> moments, Span<Vector3d> absorbed)
    {
        Require(moments.Length, "direction");
        Require(absorbed.Length, "absorbed spin current");
        int frameCount = Math.Max(1, moments.Length);
        if (parts.Length <= OnStack) return Evaluate(moments, absorbed, stackalloc TangentFrame[frameCount], stackalloc EliminatedNode[parts.Length]);
        TangentFrame[] frames = ArrayPool<TangentFrame>.Shared.Rent(frameCount);
        EliminatedNode[] nodes = ArrayPool<EliminatedNode>.Shared.Rent(parts.Length);
        double resistance = Evaluate(moments, absorbed, frames.AsSpan(0, frameCount), nodes);
        ArrayPool<EliminatedNode>.Shared.Return(nodes);
        ArrayPool<TangentFrame>.Shared.Return(frames);
        return resistance;
    }

    /// <summary>The power budget alone, in W/m²: what <see cref="Solve(ReadOnlySpan{UnitVector}, CurrentDensity, ReadOnlySpan{Vector3d})"/> gives without profile and audit.</summary>
    internal PowerBudget PowerAt(ReadOnlySpan<UnitVector> moments, double currentDensity, ReadOnlySpan<Vector3d> terminalPotentials) =>
        NoncollinearReport.Power(new NoncollinearSolution(prepared, moments, currentDensity, terminalPotentials));

    /// <summary>The response of the stack to its charge current and to the potentials of all magnet terminals.</summary>
    /// <param name="moments">Directions of the moments, in the order of <see cref="Magnets"/>.</param>
    /// <exception cref="ArgumentException">Not one direction for each magnet.</exception>
    public TerminalResponse Terminals(ReadOnlySpan<UnitVector> moments)
    {
        Require(moments.Length, "direction");
        return TerminalsOf(prepared, moments);
    }

    /// <summary>The response of a prepared stack to its charge current and to the potentials of all magnet terminals.</summary>
    internal static TerminalResponse TerminalsOf(NoncollinearStack prepared, ReadOnlySpan<UnitVector> moments)
    {
        int count = moments.Length;
        NoncollinearSolution atRest = new(prepared, moments, 1, []);
        Matrix3[] admittances = new Matrix3[count * count];
        Vector3d[] voltages = new Vector3d[count];
        if (prepared.Precession is null && count > 0) AtOnce(prepared, moments, voltages, admittances);
        else OneByOne(atRest, moments, voltages, admittances);
        return new TerminalResponse(count, admittances)
        {
            ResistanceArea = atRest.SeriesResistanceArea + atRest.NonEquilibriumResistanceArea,
            VoltagePerTerminal = voltages,
            AbsorbedPerCurrent = atRest.Absorbed(),
            ExchangeConductances = [.. prepared.Blocks.Select(block => atRest.ExchangeConductance(block.Magnet) + Complex.Abs(block.Transverse.Direct))],
            BulkConductances = [.. prepared.Blocks.Select(block => block.BulkConductance)],
        };
    }

    /// <summary>One elimination for the terminals of all magnets.</summary>
    private static void AtOnce(NoncollinearStack prepared, ReadOnlySpan<UnitVector> moments, Span<Vector3d> voltages, Span<Matrix3> admittances)
    {
        int count = moments.Length, size = 1 + (2 * count);
        PartlyFixedTransport all = new(prepared, [.. Enumerable.Range(0, count)], moments);
        TerminalMatrix matrix = all.Matrix();
        Vector3d[] directions = new Vector3d[count];
        for (int k = 0; k < count; k++) directions[k] = moments[k];
        all.Respond(directions, matrix);
        ReadOnlySpan<double> entries = matrix.Entries;
        for (int l = 0; l < count; l++)
        {
            ref readonly TangentFrame column = ref matrix.Frame(l);
            int first = 1 + (2 * l), second = first + 1;
            voltages[l] = column.Vector(entries[first], entries[second]);
            for (int k = 0; k < count; k++)
            {
                ref readonly TangentFrame row = ref matrix.Frame(k);
                int one = (1 + (2 * k)) * size, two = one + size;
                admittances[(k * count) + l] = Matrix3.Dyad(row.Vector(entries[one + first], entries[two + first]), column.First) + Matrix3.Dyad(row.Vector(entries[one + second], entries[two + second]), column.Second);
            }
        }
    }

    /// <summary>One solution for each component of each terminal.</summary>
    private static void OneByOne(NoncollinearSolution atRest, ReadOnlySpan<UnitVector> moments, Span<Vector3d> voltages, Span<Matrix3> admittances)
    {
        int count = moments.Length;
        Vector3d[] potentials = new Vector3d[count];
        for (int l = 0; l < count; l++)
        {
            TangentFrame tangent = TangentFrame.At(moments[l]);
            foreach (Vector3d direction in new[] { tangent.First, tangent.Second })
            {
                potentials[l] = direction;
                (double voltage, Vector3d[] absorbed) = atRest.RespondTo(potentials);
                voltages[l] += voltage * direction;
                for (int k = 0; k < count; k++) admittances[(k * count) + l] += Matrix3.Dyad(absorbed[k], direction);
            }
            potentials[l] = Vector3d.Zero;
        }
    }

    /// <summary>The same stack with some magnets held: everything outside of the moving ones is eliminated once.</summary>
    /// <param name="moving">Places of the moving magnets in <see cref="Magnets"/>, rising.</param>
    /// <param name="moments">Directions of all magnets; those of the moving ones do not count.</param>
    /// <exception cref="ArgumentException">No place, places that do not rise or do not exist, or not one direction for each magnet.</exception>
    public PartlyFixedTransport WithMoving(IReadOnlyList<int> moving, ReadOnlySpan<UnitVector> moments)
    {
        ArgumentNullException.ThrowIfNull(moving);
        Require(moments.Length, "direction");
        bool rises = moving.Count > 0;
        for (int i = 0; i < moving.Count; i++) rises &= moving[i] < Magnets.Count && moving[i] > (i == 0 ? -1 : moving[i - 1]);
        return rises ? new PartlyFixedTransport(prepared, [.. moving], moments) : throw new ArgumentException("The moving magnets are given by their places, rising.", nameof(moving));
    }

    private double Evaluate(ReadOnlySpan<UnitVector> moments, Span<Vector3d> absorbed, Span<TangentFrame> axes, Span<EliminatedNode> nodes)
    {
        MomentFrames.Fill(moments, axes);
        MomentFrames frames = new(axes);
        SpinSide left = prepared.End(true, frames), right = prepared.End(false, frames);
        if (!prepared.HasUndrivenPart)
        {
            left = left.Relative(prepared.ReferenceIn(0, frames));
            right = right.Relative(prepared.ReferenceIn(parts[^1].RightFrame, frames));
        }
        StackRange range = new(prepared, 0, parts.Length - 1, !prepared.HasUndrivenPart);
        return range.Solve((left, parts[0].LeftFrame), (right, parts[^1].RightFrame), frames, nodes, absorbed);
    }

    private void Require(int given, string what)
    {
        if (given == Magnets.Count) return;
        throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The stack has {Magnets.Count} magnetic layers and needs one {what} for each; got {given}."), what);
    }
}
