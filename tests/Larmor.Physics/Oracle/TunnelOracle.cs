using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Physics.Oracle;

/// <summary>A tunnel barrier as four conductances between the spin directions of its two sides; a side without moment has P = 0.</summary>
internal sealed class TunnelOracle
{
    private static readonly Vector3d[] Axes = [UnitVector.X, UnitVector.Y, UnitVector.Z];
    private readonly Vector3d left;
    private readonly Vector3d right;
    private readonly Vector3d a;
    private readonly Vector3d b;
    private readonly double fieldLike;
    private readonly DoubleDouble conductance;
    private LinearForm voltage = new();
    private LinearForm[] force = [];
    private LinearForm[] spin = [];

    /// <summary>A barrier between two moments; the zero vector stands for a normal metal.</summary>
    public TunnelOracle(TunnelBarrier barrier, Vector3d left, Vector3d right)
    {
        this.left = left;
        this.right = right;
        a = barrier.PolarizationLeft * left;
        b = barrier.PolarizationRight * right;
        fieldLike = barrier.FieldLike;
        conductance = CollocatedStack.Unit / (barrier.ResistanceAreaParallel.Si * (1 + (barrier.PolarizationLeft * barrier.PolarizationRight)));
    }

    /// <summary>G₀(1 + A·B).</summary>
    public DoubleDouble Conductance => conductance * (1 + Vector3d.Dot(a, b));

    /// <summary>The equations of the barrier: charge, and spin along each moment (whole where there is none).</summary>
    public void Join(BandedElimination equations, Face leftFace, Face rightFace, Vector3d leftTerminal, Vector3d rightTerminal)
    {
        voltage = leftFace.Voltage - rightFace.Voltage;
        LinearForm[] before = Side(leftFace, left, leftTerminal), after = Side(rightFace, right, rightTerminal);
        force = [.. before.Zip(after, (one, other) => one - other)];
        spin = [.. Axes.Select(SpinCurrent)];
        LinearForm charge = Conductance * voltage;
        for (int k = 0; k < 3; k++) charge += (conductance * 0.5 * Vector3d.Dot(Axes[k], a + b)) * force[k];
        charge = charge.Plus(conductance * (fieldLike / 2) * (Vector3d.Dot(Vector3d.Cross(right, left), rightTerminal) + Vector3d.Dot(Vector3d.Cross(left, right), leftTerminal)));
        equations.Add(leftFace.ChargeCurrent - charge, 0);
        equations.Add(leftFace.ChargeCurrent - rightFace.ChargeCurrent, 0);
        // No transverse spin passes the barrier itself; where a magnet absorbs at its faces its unknowns across are zero from end to end.
        Spin(equations, leftFace, left, leftFace.Piece.AbsorbsAtItsFaces ? leftFace.Across : leftFace.CurrentAcross);
        Spin(equations, rightFace, right, rightFace.CurrentAcross);
    }

    /// <summary>What the right magnet absorbs: J_s less its part along the moment, and the field-like part.</summary>
    public IEnumerable<(Vector3d Direction, LinearForm Form)> AbsorbedRight() => Absorbed(right, 1, Vector3d.Cross(right, left));

    /// <summary>What the left magnet absorbs.</summary>
    public IEnumerable<(Vector3d Direction, LinearForm Form)> AbsorbedLeft() => Absorbed(left, -1, Vector3d.Cross(left, right));

    private IEnumerable<(Vector3d Direction, LinearForm Form)> Absorbed(Vector3d moment, double sign, Vector3d across)
    {
        for (int k = 0; k < 3; k++)
        {
            // Component k of the unit matrix less m m.
            yield return (sign * (Axes[k] - (Vector3d.Dot(Axes[k], moment) * moment)), spin[k]);
        }
        yield return (fieldLike * across, conductance * voltage);
    }

    private LinearForm SpinCurrent(Vector3d axis)
    {
        LinearForm sum = (conductance * Vector3d.Dot(axis, a + b)) * voltage;
        for (int k = 0; k < 3; k++)
        {
            double factor = ((1 - Vector3d.Dot(a, b)) * Vector3d.Dot(axis, Axes[k])) + (Vector3d.Dot(Axes[k], a) * Vector3d.Dot(b, axis)) + (Vector3d.Dot(Axes[k], b) * Vector3d.Dot(a, axis));
            sum += (conductance * (factor / 2)) * force[k];
        }
        return sum;
    }

    private void Spin(BandedElimination equations, Face face, Vector3d moment, Func<int, LinearForm> vanishing)
    {
        if (moment == default)
        {
            for (int k = 0; k < 3; k++) equations.Add(face.SpinCurrent(Axes[k]) - spin[k], 0);
            return;
        }
        LinearForm along = new();
        for (int k = 0; k < 3; k++) along += (DoubleDouble)Vector3d.Dot(Axes[k], moment) * spin[k];
        equations.Add(face.CurrentAlong - along, 0);
        FaceConditions.Across(equations, vanishing);
    }

    private static LinearForm[] Side(Face face, Vector3d moment, Vector3d terminal) => moment == default
        ? [.. Axes.Select(face.Accumulation)]
        : [.. Axes.Select(axis => ((DoubleDouble)Vector3d.Dot(axis, moment) * face.Along).Plus(Vector3d.Dot(axis, terminal - (Vector3d.Dot(terminal, moment) * moment))))];
}
