using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>The accumulation of a collinear stack of any channels in time, under a charge current that is given.</summary>
/// <remarks>
/// <para>Equations (corrected Eq. (7) with charge neutrality): C ∂y/∂t = M⁻¹y″ − Gy in each layer for the differences y of the channels' potentials,
/// C = e²(B N⁻¹ Bᵀ)⁻¹, q̃ = PJ₀ − M⁻¹y′, J₀(t) uniform; of two channels c ∂Δ/∂t = Δ″/(2ρ*) − 2GΔ. Contacts store nothing; their spin flip and relaxations act
/// at once. V(t) = J₀R + b·y, of two channels J₀R + b·Δ/2. Channels meet and are blocked as in <see cref="CollinearTransport"/>. A tunnel barrier is
/// its two conductances along the axis; the charge on its two sides is left out, which holds for times above its resistance times its capacitance.</para>
/// <para>Method: spectral elements of degree 12 in space, Radau IIA of order 5 in time with control of its error. Each run is held against the exact
/// response at three rates (<c>spatial-resolution</c>) and against its own energies (<c>power-closure</c>).</para>
/// <para>Valid as <see cref="AlternatingTransport"/>. Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (7), (8), corrected.</para>
/// </remarks>
public static class TransientTransport
{
    private const double ResolutionTolerance = 1e-9;

    /// <summary>Why the stack cannot be followed in time; null where it can.</summary>
    /// <param name="stack">The stack; every material needs a density of states or a diffusion constant.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="cosineSquared">cos²θ of the angle between the current and the common axis, for relaxations that depend on it.</param>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, double cosineSquared = 0) => AlternatingTransport.Refusal(stack, orientations, cosineSquared);

    /// <summary>Follows the accumulation from the steady state of the current before t = 0.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1; 0 for a normal metal.</param>
    /// <param name="currentDensity">J₀(t) in A/m² from t = 0 on.</param>
    /// <param name="settings">How long and how accurately.</param>
    /// <param name="progress">Receives the finished share, 0 to 1.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="ArgumentException">The stack has no solution; the message is that of <see cref="Refusal"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TransientRun Follow(
        Multilayer stack, ReadOnlySpan<int> orientations, Waveform currentDensity, TransientSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(currentDensity);
        ArgumentNullException.ThrowIfNull(settings);
        if (Refusal(stack, orientations, settings.CosineSquared) is { } reason) throw new ArgumentException(reason, nameof(stack));
        if (!(settings.Duration.Si > 0 && double.IsFinite(settings.Duration.Si))) throw new ArgumentOutOfRangeException(nameof(settings), $"The duration must be positive; got {settings.Duration}.");
        if (settings.Samples < 2) throw new ArgumentOutOfRangeException(nameof(settings), "A transient needs at least 2 samples.");
        if (!(settings.Tolerance is >= 1e-13 and <= 1e-2)) throw new ArgumentOutOfRangeException(nameof(settings), "The tolerance of a transient must lie between 1e-13 and 0.01.");
        return new TransientRecorder(CollinearStack.Of(stack, orientations, settings.CosineSquared), currentDensity, settings).Run(progress, cancellation);
    }

    /// <summary>The laws of a run.</summary>
    internal static IReadOnlyList<AuditCheck> ChecksOf(ChannelMesh mesh, TransientLedger ledger, double stored, TransientSettings settings)
    {
        double scale = Math.Max(Math.Abs(ledger.Work), Math.Max(ledger.Heat, Math.Abs(stored)));
        double missing = scale == 0 ? 0 : Math.Abs(ledger.Work - ledger.Heat - stored) / scale;
        return
        [
            new AuditCheck("power-closure", missing, Math.Max(1e-11, 30 * settings.Tolerance), "Work put in against heat and change of the energy stored, relative to the largest of them."),
            new AuditCheck("reciprocity", ReciprocityOf(mesh, settings.Duration.Si), 1e-10, "Accumulation at one place per spin current put in along the drive, against the reverse, relative."),
            new AuditCheck("entropy-production", ledger.NegativeHeat, 0, "Most negative heat of a place and mechanism at any instant, in W/m^2."),
            new AuditCheck("spatial-resolution", ResolutionOf(mesh, ledger.SeriesResistanceArea, settings), ResolutionTolerance, "Response of the mesh at three rates between the duration and the spacing of the samples, against the exact one, relative."),
        ];
    }

    private static double ResolutionOf(ChannelMesh mesh, double series, TransientSettings settings)
    {
        double longest = settings.Duration.Si, shortest = longest / (settings.Samples - 1), largest = 0;
        foreach (double time in new[] { longest, Math.Sqrt(longest * shortest), shortest })
        {
            double exact = new AlternatingNetwork(mesh.Stack, 1 / time).NonEquilibriumImpedance().Real;
            double difference = Math.Abs(mesh.NonEquilibriumImpedance(1 / time).Real - exact);
            if (difference > 0) largest = Math.Max(largest, difference / Math.Max(exact, series * 1e-9));
        }
        return largest;
    }

    private static double ReciprocityOf(ChannelMesh mesh, double time)
    {
        BandedSymmetricSolver solver = mesh.Factorize(1 / time);
        Complex[] driven = [.. mesh.Drive.Select(value => (Complex)value)];
        solver.Solve(driven);
        int place = Enumerable.Range(0, mesh.Size).MaxBy(i => driven[i].Magnitude);
        Complex[] reverse = new Complex[mesh.Size];
        reverse[place] = 1;
        solver.Solve(reverse);
        double forward = driven[place].Real, back = 0;
        for (int i = 0; i < mesh.Size; i++) back += mesh.Drive[i] * reverse[i].Real;
        return forward == 0 ? 0 : Math.Abs(forward - back) / Math.Abs(forward);
    }
}
