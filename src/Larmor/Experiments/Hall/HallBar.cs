using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Hall;

/// <summary>A Hall bar: a film with a current in its plane, and what is measured along and across the current.</summary>
/// <remarks>
/// <para>Per current, with the direction u of the moment, the field B = μ₀H (T), j along the current, n the film normal and t = n × j:</para>
/// <para>R = R⊥ + ΔR (u·j)² − ΔR_s (u·t)² and R_t = ΔR_p (u·j)(u·t) + R_a u·n + R_o B·n, all in ohm (R_o in ohm/T): anisotropic and spin Hall magnetoresistance along, planar, anomalous
/// and ordinary Hall effect across. It is E = ρ⊥ J + Δρ (J·u) u + ρ_a u × J + ρ_o B × J of an isotropic magnet: R_t is the mean of E·t over the current, positive where the
/// side from which t comes is at the higher potential. Electrons have R_o &lt; 0. In a film of width w and length L of one material ΔR_p = (ΔR + ΔR_s) w/L.</para>
/// <para>Valid for a uniform current and a moment of fixed length; no crystal axes, no change of resistance by the field itself. Source: T. R. McGuire, R. I. Potter, IEEE Trans. Magn. 11,
/// 1018 (1975), doi:10.1109/TMAG.1975.1058782; of ΔR_s: Y.-T. Chen et al., Phys. Rev. B 87, 144411 (2013), doi:10.1103/PhysRevB.87.144411.</para>
/// </remarks>
public sealed record HallBar
{
    /// <summary>j, direction of the current: in the film plane.</summary>
    public required UnitVector CurrentAlong { get; init; }

    /// <summary>R⊥, the resistance with the moment across the current.</summary>
    public Resistance Resistance { get; init; }

    /// <summary>ΔR, resistance with the moment along the current less that with the moment along the film normal.</summary>
    public Resistance Anisotropic { get; init; }

    /// <summary>ΔR_s, resistance with the moment along the film normal less that with the moment along t: spin Hall magnetoresistance.</summary>
    public Resistance SpinHall { get; init; }

    /// <summary>ΔR_p of the planar Hall effect; the transverse resistance is ±ΔR_p/2 with the moment in the plane at ±45° from the current.</summary>
    public Resistance PlanarHall { get; init; }

    /// <summary>R_a, the transverse resistance with the moment along the film normal: anomalous Hall effect.</summary>
    public Resistance AnomalousHall { get; init; }

    /// <summary>R_o, transverse resistance per field along the film normal: ordinary Hall effect.</summary>
    public ResistancePerField OrdinaryHall { get; init; }

    /// <summary>t = n × j, the direction across the current along which the transverse voltage counts.</summary>
    public UnitVector Transverse => UnitVector.Along(Vector3d.Cross(UnitVector.X, CurrentAlong));

    /// <summary>R in ohm: voltage along the current over the current.</summary>
    /// <param name="u">Direction of the moment.</param>
    public double Longitudinal(Vector3d u)
    {
        double along = Vector3d.Dot(u, CurrentAlong), across = Vector3d.Dot(u, Transverse);
        return Resistance.Si + (Anisotropic.Si * along * along) - (SpinHall.Si * across * across);
    }

    /// <summary>R_t in ohm: transverse voltage over the current.</summary>
    /// <param name="u">Direction of the moment.</param>
    /// <param name="field">B in T.</param>
    public double Across(Vector3d u, Vector3d field) => Between(CurrentAlong, Transverse, u, field);

    /// <summary>Gradient of <see cref="Longitudinal"/> with respect to u, in ohm.</summary>
    internal Vector3d LongitudinalGradient(Vector3d u) =>
        (2 * Anisotropic.Si * Vector3d.Dot(u, CurrentAlong) * CurrentAlong.Components) - (2 * SpinHall.Si * Vector3d.Dot(u, Transverse) * Transverse.Components);

    /// <summary>Gradient of <see cref="Across"/> with respect to u, in ohm.</summary>
    internal Vector3d AcrossGradient(Vector3d u) =>
        (PlanarHall.Si * ((Vector3d.Dot(u, Transverse) * CurrentAlong.Components) + (Vector3d.Dot(u, CurrentAlong) * Transverse.Components))) + (AnomalousHall.Si * UnitVector.X.Components);

    /// <summary>Transverse resistance for a current along one direction of the plane and a voltage along another at right angles to it.</summary>
    internal double Between(UnitVector current, UnitVector voltage, Vector3d u, Vector3d field) =>
        (PlanarHall.Si * Vector3d.Dot(u, current) * Vector3d.Dot(u, voltage)) + Vector3d.Dot((AnomalousHall.Si * u) + (OrdinaryHall.Si * field), Vector3d.Cross(current, voltage));

    /// <summary>|R_tj(u, B) − R_jt(−u, −B)| in ohm, which Onsager and Casimir say is zero.</summary>
    internal double Asymmetry(Vector3d u, Vector3d field) =>
        Math.Abs(Between(CurrentAlong, Transverse, u, field) - Between(Transverse, CurrentAlong, -u, -field));

    /// <summary>The largest resistance that it can have along or across in a field, in ohm: a scale.</summary>
    internal double Scale(double field) =>
        Math.Abs(Resistance.Si) + Math.Abs(Anisotropic.Si) + Math.Abs(SpinHall.Si) + Math.Abs(PlanarHall.Si) + Math.Abs(AnomalousHall.Si) + Math.Abs(OrdinaryHall.Si * field);

    /// <summary>Why nothing can be measured on it; null where it can.</summary>
    public string? Refusal()
    {
        if (Math.Abs(Vector3d.Dot(CurrentAlong, UnitVector.X)) > 1e-9) return $"The current of a Hall bar flows in the film plane, at right angles to x; got {CurrentAlong}. The resistance of a current through the stack needs no Hall bar.";
        if (!(Resistance.Si > 0 && double.IsFinite(Scale(0)))) return $"A Hall bar needs a positive resistance and finite changes of it; got {Resistance}.";
        return Resistance.Si + Math.Min(0, Math.Min(Anisotropic.Si, -SpinHall.Si)) > 0 ? null : $"The resistance of the Hall bar, {Resistance}, changes with the moment by more than itself and would fall below zero. Its changes must be smaller.";
    }
}
