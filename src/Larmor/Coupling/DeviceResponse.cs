using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>
/// Both ways of spin transfer as one matrix, at given directions: [V; N₁; N₂ ...] = M(u) [J₀; Ω₁; Ω₂ ...] with Ω_k = u_k × du_k/dt and N_k the torque per area on
/// the free moment k.
/// </summary>
/// <remarks>
/// <para>M_VJ = R, M_VΩ = −(ħ/q) v, M_NJ = (ħ/2q) j, M_NΩ = −(ħ²/2q²) Y, with R, v, j, Y of <see cref="TerminalResponse"/>: every magnet is a terminal of the
/// network at the spin potential D_m = −(ħ/q) Ω, and the spin current that it absorbs is its torque. Back-flow through the whole stack is in it. q &lt; 0 is the
/// electron's charge.</para>
/// <para>Onsager-Casimir: M(−u) = M(u)^T, all moments reversed. Second law: J₀ V + Σ N_k·Ω_k ≥ 0. N·Ω is the power that a moment gives to the electrons.</para>
/// <para>Source: A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006), doi:10.1016/j.physrep.2005.12.003; Eqs. (19)-(24) of J.-E. Wegrowe, H.-J. Drouhin,
/// Entropy 13, 316 (2011), corrected.</para>
/// </remarks>
public sealed class DeviceResponse
{
    private readonly TerminalResponse terminals;
    private readonly IReadOnlyList<int> free;

    internal DeviceResponse(TwoWayTransport transport, UnitVector[] moments, TerminalResponse terminals, TerminalResponse reversed)
    {
        this.terminals = terminals;
        free = transport.Free;
        Names = transport.Names;
        Moments = moments;
        Checks = ResponseAudit.Of(this, new DeviceResponse(transport, [.. moments.Select(moment => -moment)], reversed));
    }

    internal DeviceResponse(TwoWayTransport transport, UnitVector[] moments, TerminalResponse terminals)
    {
        this.terminals = terminals;
        free = transport.Free;
        Names = transport.Names;
        Moments = moments;
        Checks = [];
    }

    /// <summary>Layer names of the free magnets, the order of all that follows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their directions.</summary>
    public IReadOnlyList<UnitVector> Moments { get; }

    /// <summary>M_VJ in ohm m²: resistance times area at rest.</summary>
    public double ResistanceArea => terminals.ResistanceArea;

    /// <summary>M(−u) = M(u)^T and the second law.</summary>
    public IReadOnlyList<AuditCheck> Checks { get; }

    /// <summary>M_VΩ of free magnet k in V s: the voltage V_left − V_right that its motion pumps at J₀ = 0 is this · Ω_k.</summary>
    public Vector3d VoltagePerTurning(int k) => -2 * SpinTorque.PerSpinCurrent * terminals.VoltagePerTerminal[free[k]];

    /// <summary>M_NJ of free magnet k in J/A: its torque per area over the charge current density.</summary>
    public Vector3d TorquePerCurrent(int k) => SpinTorque.PerSpinCurrent * terminals.AbsorbedPerCurrent[free[k]];

    /// <summary>M_NΩ in J s/m²: torque per area on free magnet k over Ω of free magnet l, at J₀ = 0. Damping for k = l, cross-damping otherwise.</summary>
    public Matrix3 TorquePerTurning(int k, int l) => -SquareOfSpinTorque * terminals.AbsorbedPerTerminal(free[k], free[l]);

    /// <summary>The pumped damping of free magnet k alone, all others at rest, at fixed current.</summary>
    public PumpedDamping Damping(int k) => new(TorquePerTurning(k, k), Moments[k], SquareOfSpinTorque * terminals.BulkConductances[free[k]]);

    /// <summary>
    /// The same at fixed voltage: M_NΩ − M_NJ M_VΩ/M_VJ. A device in series with a load lies between.
    /// </summary>
    public PumpedDamping DampingAtFixedVoltage(int k) =>
        new(TorquePerTurning(k, k) - Matrix3.Dyad(TorquePerCurrent(k) / ResistanceArea, VoltagePerTurning(k)), Moments[k], SquareOfSpinTorque * terminals.BulkConductances[free[k]]);

    /// <summary>The damping of free magnet k if its electrons stayed at D = 0, in J s/m²: the scale of <see cref="TorquePerTurning"/>.</summary>
    internal double PerfectSink(int k) => SquareOfSpinTorque * terminals.ExchangeConductances[free[k]];

    /// <summary>ħ²/(2q²) in (V s)².</summary>
    private static double SquareOfSpinTorque => 2 * SpinTorque.PerSpinCurrent * SpinTorque.PerSpinCurrent;
}
