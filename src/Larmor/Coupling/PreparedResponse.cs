using System.Globalization;
using Larmor.Numerics;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>
/// M(u) of a device for many directions of its free moments: [V; N₁; N₂ ...] = M(u) [J₀; Ω₁; Ω₂ ...], the numbers of <see cref="DeviceResponse"/> without its audit.
/// </summary>
/// <remarks>Everything outside of the moving magnets is eliminated once; directions cost one small elimination with 1 + 2n columns; for one free moment between metals, two inverses of 3 × 3; or, where its rest lies
/// along one direction, nine ratios of polynomials (<see cref="IsAxial"/>). Nothing is allocated. It holds the last directions asked for: use one for each thread.</remarks>
public sealed class PreparedResponse
{
    private readonly PartlyFixedTransport transport;
    private readonly TerminalMatrix matrix;
    private readonly AxialResponse? axial;
    private readonly FixedSurroundings? surroundings;
    private readonly bool isOwn;
    private readonly double[] functions = new double[9], own = new double[9];
    private TangentFrame frame;

    internal PreparedResponse(PartlyFixedTransport transport, AxialResponse? axial = null, FixedSurroundings? surroundings = null)
    {
        (this.transport, this.axial, this.surroundings) = (transport, axial, surroundings);
        isOwn = axial is not null || surroundings is not null;
        matrix = transport.Matrix();
    }

    /// <summary>Number of free moments.</summary>
    public int Count => (matrix.Size - 1) / 2;

    /// <summary>Whether the response is held as ratios of polynomials in the cosine between the free moment and the line of all others.</summary>
    public bool IsAxial => axial is not null;

    /// <summary>M_VJ in ohm m².</summary>
    public double ResistanceArea => isOwn ? own[0] : matrix.Entries[0];

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
    internal void Turn(ReadOnlySpan<Vector3d> moments)
    {
        if (axial is not null) TurnAbout(axial, moments[0]);
        else if (surroundings is not null) TurnBetween(surroundings, moments[0]);
        else transport.Respond(moments, matrix);
    }

    /// <summary>The frame of free magnet k: components 2k and 2k + 1 of what follows are along its first and second direction.</summary>
    internal ref readonly TangentFrame Frame(int k)
    {
        if (isOwn) return ref frame;
        return ref matrix.Frame(k);
    }

    /// <summary>A component of M_VΩ.</summary>
    internal double VoltagePerTurningAlong(int component) => isOwn ? own[1 + component] : -2 * SpinTorque.PerSpinCurrent * matrix.Entries[1 + component];

    /// <summary>A component of M_NJ.</summary>
    internal double TorquePerCurrentAlong(int component) => isOwn ? own[3 + (3 * component)] : SpinTorque.PerSpinCurrent * matrix.Entries[(1 + component) * matrix.Size];

    /// <summary>An element of M_NΩ.</summary>
    internal double TorquePerTurningAlong(int row, int column) => isOwn
        ? own[4 + (3 * row) + column]
        : -2 * SpinTorque.PerSpinCurrent * SpinTorque.PerSpinCurrent * matrix.Entries[((1 + row) * matrix.Size) + 1 + column];

    /// <summary>[R, M_VΩ; M_NJ, M_NΩ] by rows in the tangent frame of u.</summary>
    private void TurnAbout(AxialResponse response, Vector3d u)
    {
        frame = TangentFrame.At(u);
        response.Evaluate(Vector3d.Dot(u, response.Axis), functions);
        Vector3d second = Vector3d.Cross(u, response.Axis), first = Vector3d.Cross(second, u);
        ((double x1, double y1), (double x2, double y2)) = (frame.Components(first), frame.Components(second));
        (double r, double t, double f, double p, double q) = (functions[0], functions[1], functions[2], functions[3], functions[4]);
        (double a, double b, double g, double h) = (functions[5], functions[6], functions[7], functions[8]);
        double mixed = (g * x1 * y1) + (h * ((x1 * y2) + (x2 * y1)));
        (own[0], own[1], own[2]) = (r, (p * x1) + (q * x2), (p * y1) + (q * y2));
        (own[3], own[4], own[5]) = ((t * x1) + (f * x2), a + (g * x1 * x1) + (2 * h * x1 * x2), mixed - b);
        (own[6], own[7], own[8]) = ((t * y1) + (f * y2), mixed + b, a + (g * y1 * y1) + (2 * h * y1 * y2));
    }

    private void TurnBetween(FixedSurroundings surroundings, Vector3d u)
    {
        surroundings.Respond(u, out SurroundedResponse answer);
        double torque = SpinTorque.PerSpinCurrent, voltage = -2 * SpinTorque.PerSpinCurrent;
        frame = new TangentFrame(u, answer.First, answer.Second);
        (own[0], own[1], own[2]) = (answer.ResistanceArea, voltage * answer.VoltageFirst, voltage * answer.VoltageSecond);
        (own[3], own[4], own[5]) = (torque * answer.CurrentFirst, torque * voltage * answer.FirstFirst, torque * voltage * answer.FirstSecond);
        (own[6], own[7], own[8]) = (torque * answer.CurrentSecond, torque * voltage * answer.SecondFirst, torque * voltage * answer.SecondSecond);
    }
}
