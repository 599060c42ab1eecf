using System.Collections.Concurrent;
using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>
/// The spin torques of a stack on all its free moments, each a function of all directions: N_k = M_NJ,k(u₁ ... u_N) J₀, for the equation of motion, states of rest, small motion and resonance.
/// </summary>
/// <remarks>
/// <para>On the sphere of one moment, the others held, a torque always has two potentials, ∇A − u × ∇B; on all of them together it is in general no gradient. What the laws of motion need is the torque itself and how it changes,
/// and both are given here whole: ∂A/∂u is the torque over the volume per ampere and ∂B/∂u is zero, the Hessians are the symmetric and the antisymmetric part of the derivative (their traces, the divergence and the curl, are those
/// of A and B), and <see cref="Mixed"/> what the direction of another moment changes. <see cref="Values"/> gives A and B themselves by <see cref="TorqueMap"/>, at the directions of the others asked for last.</para>
/// <para>The derivative is that of the elimination, exact to rounding (<see cref="IsExact"/>); with a tunnel barrier beside a free moment, or relaxations that depend on direction, it is a difference of eighth order over 1/256 rad, good to
/// some 1e-12 of the largest torque as long as the torque is smooth over 0.2 rad. Pumping is not in it: see <see cref="StackDamping"/>. Quasi-static, linear response. Safe for several threads.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (20)-(24); A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006), doi:10.1016/j.physrep.2005.12.003.</para>
/// </remarks>
public sealed class StackTorques : SpinTransferPotentials
{
    private readonly TwoWayTransport transport;
    private readonly Magnet[] magnets;
    private readonly double[] perVolume;
    private readonly PartlyFixedTransport moving;
    private readonly ConcurrentBag<TorqueSlopeTable> tables = [];
    private readonly ConcurrentDictionary<int, (Vector3d[] Others, TorqueMap Map)> maps = new();

    /// <summary>The torques of a stack.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="magnets">Its free moments, in the order of <see cref="TwoWayTransport.Names"/>.</param>
    /// <exception cref="ArgumentException">The magnets are not the free layers of the stack in their order.</exception>
    /// <exception cref="DeviceException">An end puts in a given spin current.</exception>
    public StackTorques(TwoWayTransport transport, IReadOnlyList<Magnet> magnets)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(magnets);
        if (!magnets.Select(magnet => magnet.Name).SequenceEqual(transport.Names, StringComparer.Ordinal))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The torques need the {transport.Names.Count} free layers of the stack in their order ({string.Join(", ", transport.Names)}); got {magnets.Count} magnets ({string.Join(", ", magnets.Select(magnet => magnet.Name))})."), nameof(magnets));
        }
        if (transport.Stack.Left is EndCondition.SpinCurrent || transport.Stack.Right is EndCondition.SpinCurrent) throw new DeviceException("An end that puts in a given spin current exerts a torque without any charge current. Take a reservoir, a lead or a fixed polarization as the end.", "stack");
        (this.transport, this.magnets) = (transport, [.. magnets]);
        perVolume = [.. magnets.Select(magnet => SpinTorque.PerSpinCurrent / magnet.Volume.Si)];
        moving = transport.Moving();
        TorqueSlopeTable table = new(moving);
        IsExact = table.IsExact;
        tables.Add(table);
    }

    /// <summary>Whether the derivatives are those of the elimination, exact to rounding; otherwise they are differences.</summary>
    public bool IsExact { get; }

    /// <summary>The stack.</summary>
    public TwoWayTransport Transport => transport;

    /// <summary>A and B of moment <paramref name="k"/> in J/(m³ A) at the given directions of the others, each up to a constant: by vector spherical harmonics, see <see cref="MapOf"/>.</summary>
    /// <exception cref="DeviceException">The torque varies too sharply to be held.</exception>
    public override (double A, double B) Values(int k, MomentsView moments)
    {
        Vector3d[] others = Others(k, moments);
        if (!maps.TryGetValue(k, out (Vector3d[] Others, TorqueMap Map) kept) || !kept.Others.AsSpan().SequenceEqual(others))
        {
            kept = (others, MapOf(k, moments));
            maps[k] = kept;
        }
        return kept.Map.Potentials.Values(0, Moments.Of(UnitVector.Along(moments[k])).View);
    }

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        if (!tables.TryTake(out TorqueSlopeTable? table)) table = new TorqueSlopeTable(moving);
        Vector3d absorbed = table.Absorbed(k, moments);
        tables.Add(table);
        return (perVolume[k] * absorbed, default);
    }

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments)
    {
        TorqueSlopeTable table = At(moments);
        TangentFrame frame = table.Frame(k);
        (Vector3d along, Vector3d across) = (perVolume[k] * table.Slope(k, k, 0), perVolume[k] * table.Slope(k, k, 1));
        tables.Add(table);
        (double xx, double yx) = frame.Components(along);
        (double xy, double yy) = frame.Components(across);
        SymmetricMatrix3 first = SymmetricMatrix3.Dyad(1, frame.First), second = SymmetricMatrix3.Dyad(1, frame.Second), both = SymmetricMatrix3.Dyad(1, frame.First + frame.Second);
        double mixed = 0.5 * (xy + yx), turning = 0.5 * (yx - xy);
        return ((xx - mixed) * first + ((yy - mixed) * second) + (mixed * both), -turning * (first + second));
    }

    /// <inheritdoc/>
    public override (Matrix3 A, Matrix3 B) Mixed(int k, int l, MomentsView moments)
    {
        TorqueSlopeTable table = At(moments);
        TangentFrame frame = table.Frame(l);
        Matrix3 mixed = Matrix3.Dyad(perVolume[k] * table.Slope(k, l, 0), frame.First) + Matrix3.Dyad(perVolume[k] * table.Slope(k, l, 1), frame.Second);
        tables.Add(table);
        return (mixed, Matrix3.Zero);
    }

    /// <summary>The torque on one moment over its whole sphere with its two potentials (Helmholtz), the others held where they are.</summary>
    /// <param name="k">Which moment.</param>
    /// <param name="moments">Directions of all; that of moment k does not count.</param>
    /// <exception cref="DeviceException">The torque varies too sharply to be held.</exception>
    public TorqueMap MapOf(int k, MomentsView moments)
    {
        Dictionary<string, UnitVector> others = new(StringComparer.Ordinal);
        for (int i = 0; i < magnets.Length; i++)
        {
            if (i != k) others[magnets[i].Name] = UnitVector.Along(moments[i]);
        }
        return TorqueMap.Of(transport.Stack, magnets[k], others);
    }

    /// <summary>A table of derivatives at these directions, to be given back.</summary>
    private TorqueSlopeTable At(MomentsView moments)
    {
        if (!tables.TryTake(out TorqueSlopeTable? table)) table = new TorqueSlopeTable(moving);
        Span<Vector3d> directions = stackalloc Vector3d[magnets.Length];
        for (int k = 0; k < directions.Length; k++) directions[k] = moments[k] / moments[k].Norm;
        table.Turn(directions);
        return table;
    }

    private Vector3d[] Others(int k, MomentsView moments)
    {
        Vector3d[] others = new Vector3d[magnets.Length];
        for (int i = 0; i < others.Length; i++) others[i] = i == k ? default : moments[i];
        return others;
    }
}
