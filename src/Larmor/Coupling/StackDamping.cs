using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// The damping of all free moments of a stack together: each one's own, and what the electrons of the whole stack take from them at fixed current, D_kl = (α − α_bulk)(Ms v/γ) δ_kl + A M_NΩ,kl(u).
/// </summary>
/// <remarks>
/// <para>A is the cross-section in m², M_NΩ in J s/m² that of <see cref="DeviceResponse"/> with the back-flow through everything in the stack. α is the measured damping of the bulk, which contains what
/// a moment hands to its own lattice through its conduction electrons (α_bulk, s-d); that part stands in M_NΩ, and is taken off α so that it counts once.</para>
/// <para>Quasi-static as M(u) itself. Every evaluation solves the stack: made for linear response at a state of rest, not for long motions.</para>
/// <para>Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.</para>
/// </remarks>
public sealed class StackDamping : DampingTensor
{
    private readonly TwoWayTransport transport;
    private readonly IReadOnlyList<Magnet> magnets;
    private readonly bool isCrossed;

    /// <summary>The damping of these moments in this stack.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="magnets">Its free moments, in the order of <see cref="TwoWayTransport.Names"/>.</param>
    /// <param name="isCrossed">Whether the moments damp each other; without it each is damped as if the others stood still.</param>
    /// <exception cref="ArgumentException">The magnets are not the free layers of the stack in their order.</exception>
    public StackDamping(TwoWayTransport transport, IReadOnlyList<Magnet> magnets, bool isCrossed = true)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(magnets);
        if (!magnets.Select(magnet => magnet.Name).SequenceEqual(transport.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The damping needs the {transport.Names.Count} free layers of the stack in their order ({string.Join(", ", transport.Names)}); got {magnets.Count} magnets ({string.Join(", ", magnets.Select(magnet => magnet.Name))})."), nameof(magnets));
        }
        this.transport = transport;
        this.magnets = magnets;
        this.isCrossed = isCrossed;
    }

    /// <inheritdoc/>
    public override int Count => magnets.Count;

    /// <inheritdoc/>
    /// <exception cref="DeviceException">The damping given for a magnet is below its bulk's own part.</exception>
    public override void Write(MomentsView moments, Span<double> matrix)
    {
        UnitVector[] directions = new UnitVector[Count];
        for (int k = 0; k < Count; k++) directions[k] = UnitVector.Along(moments[k]);
        DeviceResponse response = transport.Unaudited(directions);
        matrix.Clear();
        for (int k = 0; k < Count; k++)
        {
            double own = response.Damping(k).GilbertRestOf(magnets[k]) * AngularMomentum(magnets[k]), area = magnets[k].Volume.Si / magnets[k].Thickness.Si;
            for (int l = 0; l < Count; l++)
            {
                if (l == k || isCrossed) Add(matrix, k, l, area * response.TorquePerTurning(k, l));
            }
            for (int a = 3 * k; a < (3 * k) + 3; a++) matrix[(a * 3 * Count) + a] += own;
        }
    }

    private void Add(Span<double> matrix, int k, int l, Matrix3 block)
    {
        Vector3d[] rows = [block.RowX, block.RowY, block.RowZ];
        for (int a = 0; a < 3; a++)
        {
            int start = (((3 * k) + a) * 3 * Count) + (3 * l);
            (matrix[start], matrix[start + 1], matrix[start + 2]) = (rows[a].X, rows[a].Y, rows[a].Z);
        }
    }
}
