using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;
using Larmor.Transport.InTime;

namespace Larmor.Transport;

/// <summary>Accumulation across the common axis of a stack in time, with its precession about this axis.</summary>
/// <remarks>
/// <para>Equations (corrected Eq. (13) with the precession of Section 4): D = D₁ + iD₂ in V in a right-handed frame (e₁, e₂, axis),
/// c_t ∂D/∂t = −∂δJ_t/∂x − (G_t − iωc_t) D, δJ_t = −σ_t D′ in A/m². A normal metal has σ_t = 1/(2ρ), G_t = σ_t/l², ω = gμ_Bμ₀H/ħ in rad/s, so that
/// T2 = T1 = l²/D_N; a ferromagnet has its <see cref="Materials.TransverseProperties"/>, G_t = σ_t/λ_L² + σ_t/λ_φ² and ωc_t = ±σ_t/λ_J² by the
/// sense of its moment, beside the field's own rate. c_t = 2e²N_h in F/m³ in both.</para>
/// <para>Method: that of <see cref="TransientTransport"/> with complex states. Each run is held against the exact response at three rates
/// (<c>spatial-resolution</c>) and against its own energies (<c>power-closure</c>); precession takes no part in these.</para>
/// <para>Valid for metals of two channels, moments that rest along one axis, slow against the scattering of momentum. Contacts are
/// transparent, or between two normal metals resistive; these act at once. The relaxing moment's answer is not followed.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (13)-(15), corrected.</para>
/// </remarks>
public static class TransverseTransient
{
    private const double ResolutionTolerance = 1e-9;

    /// <summary>Why the accumulation across the axis of a stack cannot be followed; null where it can.</summary>
    /// <param name="stack">The stack; every material needs a density of states or a diffusion constant, every ferromagnet its transverse properties.</param>
    /// <param name="orientations">For each layer +1 or −1, the sense of its moment along the common axis; 0 for a normal metal.</param>
    /// <param name="injectAtRight">Whether the spin current enters at the right face.</param>
    public static string? Refusal(Multilayer stack, ReadOnlySpan<int> orientations, bool injectAtRight = false)
    {
        ArgumentNullException.ThrowIfNull(stack);
        if (orientations.Length != stack.Layers.Count) return "Transverse transport needs one orientation for each layer.";
        if (SpinStack.UnknownMaterial(stack) is { } unknown) return unknown;
        for (int i = 0; i < orientations.Length; i++)
        {
            Layer layer = stack.Layers[i];
            bool isMagnetic = CollinearStack.IsMagnetic(layer);
            if (isMagnetic && layer.Material.Transverse is null) return $"Layer '{layer.Name}' is a ferromagnet that absorbs all transverse spin at its faces; there is nothing in it to follow. Give '{layer.Material.Name}' transverse properties.";
            if (isMagnetic && orientations[i] is not (1 or -1)) return $"The moment of layer '{layer.Name}' needs a sense along the common axis, +1 or -1.";
            if (!isMagnetic && layer.Material.Transverse is not null) return $"Layer '{layer.Name}' has transverse properties but no moment.";
            if (i + 1 == orientations.Length || stack.Interfaces[i].IsTransparent) continue;
            if (isMagnetic || CollinearStack.IsMagnetic(stack.Layers[i + 1])) return $"The contact '{stack.InterfaceName(i)}' of a ferromagnet is resistive; across the axis only transparent ones are followed in time.";
        }
        foreach (EndCondition end in new[] { stack.Left, stack.Right })
        {
            if (end is EndCondition.Polarization or EndCondition.SpinCurrent) return "Across the axis an end is a lead, a reservoir or sealed; what enters is given as the spin current of the run.";
        }
        return (injectAtRight ? stack.Right : stack.Left) is EndCondition.Reservoir ? "A reservoir takes at once all spin that is put in at its face. Choose the other end, or seal this one." : null;
    }

    /// <summary>Follows the accumulation from what it is at t = 0.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="orientations">For each layer +1 or −1; 0 for a normal metal.</param>
    /// <param name="spinCurrent">Spin current density along e₁ put in at one face, in A/m², from t = 0 on; into the stack is positive. In another direction the answer turns with it.</param>
    /// <param name="settings">How long, how accurately, in which field and from which state.</param>
    /// <param name="progress">Receives the finished share, 0 to 1.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="ArgumentException">The stack cannot be followed; the message is that of <see cref="Refusal"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TransverseTransientRun Follow(
        Multilayer stack, ReadOnlySpan<int> orientations, Waveform spinCurrent, TransverseTransientSettings settings, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spinCurrent);
        ArgumentNullException.ThrowIfNull(settings);
        if (Refusal(stack, orientations, settings.InjectAtRight) is { } reason) throw new ArgumentException(reason, nameof(stack));
        if (!(settings.Duration.Si > 0 && double.IsFinite(settings.Duration.Si))) throw new ArgumentOutOfRangeException(nameof(settings), $"The duration must be positive; got {settings.Duration}.");
        if (settings.Samples < 2) throw new ArgumentOutOfRangeException(nameof(settings), "A transient needs at least 2 samples.");
        if (!(settings.Tolerance is >= 1e-13 and <= 1e-2)) throw new ArgumentOutOfRangeException(nameof(settings), "The tolerance of a transient must lie between 1e-13 and 0.01.");
        if (!double.IsFinite(settings.Field.Si)) throw new ArgumentOutOfRangeException(nameof(settings), $"The field must be finite; got {settings.Field}.");
        if (!(settings.GFactor > 0 && double.IsFinite(settings.GFactor))) throw new ArgumentOutOfRangeException(nameof(settings), string.Create(CultureInfo.InvariantCulture, $"The g-factor must be positive; got {settings.GFactor}."));
        return new TransverseRecorder(TransverseStack.Of(stack, orientations, RateOf(settings)), spinCurrent, settings).Run(progress, cancellation);
    }

    /// <summary>D/j at the driven face in ohm m² of a spin current that has long been constant; exact.</summary>
    internal static Complex SteadyResponse(Multilayer stack, ReadOnlySpan<int> orientations, TransverseTransientSettings settings) =>
        TransverseStack.Of(stack, orientations, RateOf(settings)).ImpedanceAt(0, settings.InjectAtRight);

    /// <summary>T2 in s, which may be infinite, and the rate of turning in rad/s of each layer.</summary>
    internal static IReadOnlyList<(double Time, double Rate)> TimesAndRates(Multilayer stack, ReadOnlySpan<int> orientations, TransverseTransientSettings settings)
    {
        TransverseStack prepared = TransverseStack.Of(stack, orientations, RateOf(settings));
        return [.. prepared.RelaxationTimes.Zip(prepared.Precession)];
    }

    // ω = g μ_B μ₀H/ħ.
    private static double RateOf(TransverseTransientSettings settings) => settings.GFactor * PhysicalConstants.BohrMagneton * settings.Field.Si / PhysicalConstants.ReducedPlanckConstant;

    /// <summary>The laws of a run.</summary>
    internal static IReadOnlyList<AuditCheck> ChecksOf(TransverseStack stack, TransverseFlow flow, TransverseLedger ledger, double stored, TransverseTransientSettings settings)
    {
        double scale = Math.Max(Math.Abs(ledger.Work), Math.Max(ledger.Heat, Math.Abs(stored)));
        double missing = scale == 0 ? 0 : Math.Abs(ledger.Work - ledger.Heat - stored) / scale;
        return
        [
            new AuditCheck("power-closure", missing, Math.Max(1e-11, 30 * settings.Tolerance), "Work of the injected spin current against heat and change of the energy stored, relative to the largest of them."),
            new AuditCheck("reciprocity", ReciprocityOf(flow, settings.Duration.Si), 1e-10, "Accumulation at one place per spin current put in at another, against the reverse with the axis turned over, relative."),
            new AuditCheck("entropy-production", ledger.NegativeHeat, 0, "Most negative heat of a place and mechanism at any instant, in W/m^2."),
            new AuditCheck("spatial-resolution", ResolutionOf(stack, flow, settings), ResolutionTolerance, "Response of the mesh at three rates between the duration and the spacing of the samples, against the exact one, relative."),
        ];
    }

    private static double ResolutionOf(TransverseStack stack, TransverseFlow flow, TransverseTransientSettings settings)
    {
        double longest = settings.Duration.Si, shortest = longest / (settings.Samples - 1), largest = 0;
        foreach (double time in new[] { longest, Math.Sqrt(longest * shortest), shortest })
        {
            Complex exact = stack.ImpedanceAt(1 / time, settings.InjectAtRight);
            largest = Math.Max(largest, Complex.Abs(flow.ResponseAt(1 / time, flow.DrivenNode)[flow.DrivenNode] - exact) / Complex.Abs(exact));
        }
        return largest;
    }

    // The matrix is complex symmetric in the frame of the axis, which is the symmetry of Onsager and Casimir in a frame at rest.
    private static double ReciprocityOf(TransverseFlow flow, double time)
    {
        Complex[] driven = flow.ResponseAt(1 / time, flow.DrivenNode);
        int place = flow.DrivenNode + ((flow.DrivenNode == 0 ? 1 : -1) * Math.Min(7, flow.Mesh.Size - 1));
        Complex forward = driven[place];
        return Complex.Abs(forward - flow.ResponseAt(1 / time, place)[flow.DrivenNode]) / Complex.Abs(forward);
    }
}
