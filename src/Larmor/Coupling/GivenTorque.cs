using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>
/// A spin torque given by its numbers instead of being computed from the stack, in Gilbert form:
/// du/dt = ... − γ aJ u × (u × p) − γ bJ u × p, which is Eq. (24) with χ = (A + αB) I, Φ = (αA − B) I and A′(c) = Ms aJ/I, B′(c) = Ms bJ/I, c = u·p.
/// </summary>
/// <remarks>aJ = ħ η J/(2|e| Ms d), J counted so that its electrons push towards the polarizer's direction +p.</remarks>
public abstract record GivenTorque
{
    private GivenTorque()
    {
    }

    /// <summary>The layer that polarizes the current, fixed or itself free to move; null for the fixed layer next to the magnet.</summary>
    public string? From { get; init; }

    /// <summary>An efficiency that does not depend on the angle: η(c) = η.</summary>
    /// <param name="Value">η, −1 to 1.</param>
    public sealed record Efficiency(double Value) : GivenTorque;

    /// <summary>Slonczewski's form: η(c) = j Λ²/[(Λ² + 1) + (Λ² − 1) c].</summary>
    /// <param name="Polarization">Current polarization j of the electrode (circuit theory), −1 to 1.</param>
    /// <param name="Lambda">Asymmetry Λ &gt; 0; 1 for none (then η = j/2).</param>
    public sealed record Slonczewski(double Polarization, double Lambda) : GivenTorque
    {
        /// <summary>ξ in bJ(c) = ξ aJ(c).</summary>
        public double FieldLikeRatio { get; init; }
    }

    /// <summary>Fields per ampere of conventional current along +x.</summary>
    /// <param name="DampingLike">aJ/I in T/A; positive pulls u towards +p.</param>
    /// <param name="FieldLike">bJ/I in T/A; positive acts as a field along +p.</param>
    public sealed record FieldsPerCurrent(MagneticFieldPerCurrent DampingLike, MagneticFieldPerCurrent FieldLike) : GivenTorque
    {
        /// <summary>p where no layer polarizes; null for the direction of the layer.</summary>
        public UnitVector? Towards { get; init; }
    }

    /// <summary>
    /// A spin-orbit torque: the current flows in the plane of a strip of heavy metal under the magnet, J = I/A, and
    /// aJ = ħ ξ J/(2|e| Ms d), bJ = ħ ξ_FL J/(2|e| Ms d).
    /// </summary>
    /// <param name="DampingLike">ξ, the damping-like efficiency (of the order of the spin Hall angle); positive pulls u towards +p where the current is positive.</param>
    /// <param name="FieldLike">ξ_FL; positive acts as a field along +p.</param>
    /// <param name="Towards">p: in the film plane and at right angles to the current.</param>
    /// <param name="Strip">A, the cross-section of the strip that the current flows through.</param>
    /// <remarks>Source: L. Liu, T. Moriyama, D. C. Ralph, R. A. Buhrman, Phys. Rev. Lett. 106, 036601 (2011), doi:10.1103/PhysRevLett.106.036601.</remarks>
    public sealed record SpinOrbit(double DampingLike, double FieldLike, UnitVector Towards, Area Strip) : GivenTorque;

    /// <summary>Spin-transfer coefficients of Eq. (20) at one face of the magnet; the forces that they act on come from the transport of the stack. See <see cref="PhenomenologicalTransfer"/>.</summary>
    public sealed record Coefficients : GivenTorque
    {
        /// <summary>l_⊥ in m/(V s); null for the value that matches the angular momentum absorbed.</summary>
        public TransferCoefficient? Perpendicular { get; init; }

        /// <summary>l_∥ in m/(V s); null for l_⊥.</summary>
        public TransferCoefficient? Parallel { get; init; }

        /// <summary>l_f in m/(V s); null for the Gilbert form: what matches beside a matched l_⊥, −α l_⊥ beside a given one.</summary>
        public TransferCoefficient? FieldLike { get; init; }

        /// <summary>l_sd in m/(V s).</summary>
        public TransferCoefficient InterBand { get; init; }

        /// <summary>The face; null for the one towards the polarizer.</summary>
        public LayerFace? Face { get; init; }

        /// <summary>Depth of the zone inside the magnet in m; null for the whole layer.</summary>
        public Length? Zone { get; init; }

        /// <summary>The numbers, with those that are not given filled in.</summary>
        /// <param name="transfer">The route at the face.</param>
        public TransferCoefficients At(PhenomenologicalTransfer transfer)
        {
            ArgumentNullException.ThrowIfNull(transfer);
            TransferCoefficients matched = transfer.Matched();
            TransferCoefficient across = Perpendicular ?? matched.Perpendicular;
            TransferCoefficient fieldLike = FieldLike ?? (Perpendicular is null ? matched.FieldLike : -transfer.Magnet.Properties.Damping * across);
            return new TransferCoefficients(across, Parallel ?? across, fieldLike, InterBand);
        }
    }
}
