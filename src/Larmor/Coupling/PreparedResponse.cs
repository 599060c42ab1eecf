using System.Globalization;
using Larmor.Numerics;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>
/// M(u) of a device for many directions of its free moments: [V; N₁; N₂ ...] = M(u) [J₀; Ω₁; Ω₂ ...], the numbers of <see cref="DeviceResponse"/> without its audit.
/// </summary>
/// <remarks>Everything outside of the moving magnets is eliminated once; directions cost one small elimination with 1 + 2n columns and allocate nothing. It holds the last directions asked for: use one for each thread.</remarks>
public sealed class PreparedResponse
{
    private readonly PartlyFixedTransport transport;
    private readonly TerminalMatrix matrix;

    internal PreparedResponse(PartlyFixedTransport transport)
    {
        this.transport = transport;
        matrix = transport.Matrix();
    }

    /// <summary>Number of free moments.</summary>
    public int Count => (matrix.Size - 1) / 2;

    /// <summary>M_VJ in ohm m².</summary>
    public double ResistanceArea => matrix.Entries[0];

    /// <summary>Turns the free moments.</summary>
    /// <param name="moments">One direction for each.</param>
    /// <exception cref="ArgumentException">Not one direction for each free magnet.</exception>
    public void Turn(params ReadOnlySpan<UnitVector> moments)
    {
        if (moments.Length != Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The response has {Count} free moments and needs one direction for each; got {moments.Length}."), nameof(moments));
        Span<Vector3d> vectors = stackalloc Vector3d[Count];
        for (int k = 0; k < vectors.Length; k++) vectors[k] = moments[k];
        Turn(vectors);
    }

    /// <summary>M_VΩ of free magnet k in V s.</summary>
    public Vector3d VoltagePerTurning(int k) => Frame(k).Vector(VoltagePerTurningAlong(2 * k), VoltagePerTurningAlong((2 * k) + 1));

    /// <summary>M_NJ of free magnet k in J/A.</summary>
    public Vector3d TorquePerCurrent(int k) => Frame(k).Vector(TorquePerCurrentAlong(2 * k), TorquePerCurrentAlong((2 * k) + 1));

    /// <summary>M_NΩ in J s/m²: torque per area on free magnet k over Ω of free magnet l.</summary>
    public Matrix3 TorquePerTurning(int k, int l)
    {
        ref readonly TangentFrame row = ref Frame(k), column = ref Frame(l);
        Vector3d first = row.Vector(TorquePerTurningAlong(2 * k, 2 * l), TorquePerTurningAlong((2 * k) + 1, 2 * l));
        Vector3d second = row.Vector(TorquePerTurningAlong(2 * k, (2 * l) + 1), TorquePerTurningAlong((2 * k) + 1, (2 * l) + 1));
        return Matrix3.Dyad(first, column.First) + Matrix3.Dyad(second, column.Second);
    }

    /// <summary>Turns the free moments, given as unit vectors.</summary>
    internal void Turn(ReadOnlySpan<Vector3d> moments) => transport.Respond(moments, matrix);

    /// <summary>The frame of free magnet k: components 2k and 2k + 1 of what follows are along its first and second direction.</summary>
    internal ref readonly TangentFrame Frame(int k) => ref matrix.Frame(k);

    /// <summary>A component of M_VΩ.</summary>
    internal double VoltagePerTurningAlong(int component) => -2 * SpinTorque.PerSpinCurrent * matrix.Entries[1 + component];

    /// <summary>A component of M_NJ.</summary>
    internal double TorquePerCurrentAlong(int component) => SpinTorque.PerSpinCurrent * matrix.Entries[(1 + component) * matrix.Size];

    /// <summary>An element of M_NΩ.</summary>
    internal double TorquePerTurningAlong(int row, int column) => -2 * SpinTorque.PerSpinCurrent * SpinTorque.PerSpinCurrent * matrix.Entries[((1 + row) * matrix.Size) + 1 + column];
}
