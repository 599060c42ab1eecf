using System.Collections.Concurrent;
using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// The damping of all free moments of a stack together, in J s: D_kl = α_g (Ms v/γ) δ_kl + A [M_NΩ,kl − M_NJ,k M_VΩ,l/(R_L A + M_VJ)], the last term behind a source of voltage only.
/// </summary>
/// <remarks>
/// <para>A is the cross-section in m², M the matrix of <see cref="DeviceResponse"/> with the back-flow through everything in the stack. The magnets' α is the measured damping of the bulk, which contains what a moment
/// hands to its own lattice through its conduction electrons (α_bulk, s-d); that part stands in M_NΩ, so that α_g = α − α_bulk counts it once.</para>
/// <para>With it <see cref="GeneralizedLlg"/> moves as <see cref="TwoWayMotion"/> does while the source is at zero, and thermal noise, whose torques have the covariance 2kT times the symmetric part, leaves Boltzmann's
/// distribution as it is: the electrons are a bath at the temperature of the moments. D(−u) = D(u)^T with all that is fixed reversed too. Quasi-static as M(u) itself.</para>
/// <para>Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.</para>
/// </remarks>
public sealed class StackDamping : DampingTensor
{
    // A prepared response holds memory of its own; each caller borrows one.
    private readonly ConcurrentBag<PreparedResponse> responses = [];
    private readonly TwoWayTransport transport;
    private readonly double[] gilbert;
    private readonly double area, loadArea;
    private readonly bool isVoltage, isCrossed;

    /// <summary>The damping at fixed current.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="magnets">Its free moments, in the order of <see cref="TwoWayTransport.Names"/>.</param>
    /// <param name="isCrossed">Whether the moments damp each other; without it each is damped as if the others stood still.</param>
    /// <exception cref="ArgumentException">The magnets are not the free layers of the stack in their order.</exception>
    /// <exception cref="DeviceException">The damping given for a magnet is below its bulk's own part.</exception>
    public StackDamping(TwoWayTransport transport, IReadOnlyList<Magnet> magnets, bool isCrossed = true)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(magnets);
        if (!magnets.Select(magnet => magnet.Name).SequenceEqual(transport.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The damping needs the {transport.Names.Count} free layers of the stack in their order ({string.Join(", ", transport.Names)}); got {magnets.Count} magnets ({string.Join(", ", magnets.Select(magnet => magnet.Name))})."), nameof(magnets));
        }
        (this.transport, this.isCrossed) = (transport, isCrossed);
        // What the bulk hands over is the same in all directions.
        DeviceResponse anywhere = transport.Unaudited([.. Enumerable.Repeat(UnitVector.Z, magnets.Count)]);
        gilbert = [.. magnets.Select((magnet, k) => anywhere.Damping(k).GilbertRestOf(magnet) * AngularMomentum(magnet))];
        area = magnets[0].Volume.Si / magnets[0].Thickness.Si;
    }

    /// <summary>The damping in a two-way motion, behind its load.</summary>
    /// <param name="motion">The motion; what its source gives plays no part.</param>
    public StackDamping(TwoWayMotion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        (transport, isCrossed) = (motion.Transport, true);
        gilbert = [.. motion.GilbertRests];
        area = motion.Area;
        (isVoltage, loadArea) = (motion.Circuit.IsVoltage, motion.Circuit.Load * area);
    }

    /// <inheritdoc/>
    public override int Count => gilbert.Length;

    /// <inheritdoc/>
    public override void Write(MomentsView moments, Span<double> matrix)
    {
        if (!responses.TryTake(out PreparedResponse? here)) here = transport.Prepare();
        Span<Vector3d> directions = stackalloc Vector3d[Count];
        for (int k = 0; k < Count; k++) directions[k] = moments[k] / moments[k].Norm;
        here.Turn(directions);
        double conductance = isVoltage ? 1 / (here.ResistanceArea + loadArea) : 0;
        matrix.Clear();
        for (int k = 0; k < Count; k++)
        {
            Vector3d torque = here.TorquePerCurrent(k);
            for (int l = 0; l < Count; l++)
            {
                if (l != k && !isCrossed) continue;
                Matrix3 block = area * (here.TorquePerTurning(k, l) - Matrix3.Dyad(conductance * torque, here.VoltagePerTurning(l)));
                Set(matrix, (k, l), k == l ? block + Matrix3.Scalar(gilbert[k]) : block);
            }
        }
        responses.Add(here);
    }

    private void Set(Span<double> matrix, (int Row, int Column) moment, in Matrix3 block)
    {
        int rows = 3 * Count, start = (3 * moment.Row * rows) + (3 * moment.Column);
        Write(matrix[start..], block.RowX);
        Write(matrix[(start + rows)..], block.RowY);
        Write(matrix[(start + (2 * rows))..], block.RowZ);
    }

    private static void Write(Span<double> row, Vector3d values) => (row[0], row[1], row[2]) = (values.X, values.Y, values.Z);
}
