using Larmor.Magnetism;
using Larmor.Numerics;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>J_m/J₀ of all moving magnets and its derivatives by all directions, kept for the directions asked for last; one for each thread.</summary>
internal sealed class TorqueSlopeTable
{
    private const double Step = 1.0 / 256;

    // Central difference of eighth order.
    private static readonly double[] Weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];

    private readonly PartlyFixedTransport transport;
    private readonly TorqueSlopes? exact;
    private readonly Vector3d[] here, slopes;
    private readonly TangentFrame[] frames;
    private readonly int count;
    private readonly Vector3d[] asked, absorbed;
    private readonly UnitVector[] moments;
    private bool isFilled, isEvaluated;

    public TorqueSlopeTable(PartlyFixedTransport transport, bool isExact = true)
    {
        this.transport = transport;
        exact = isExact ? transport.Slopes() : null;
        count = transport.Moving.Count;
        (here, frames, slopes) = (new Vector3d[count], new TangentFrame[count], new Vector3d[2 * count * count]);
        (asked, absorbed, moments) = (new Vector3d[count], new Vector3d[count], new UnitVector[count]);
    }

    /// <summary>Whether the derivatives are those of the elimination; otherwise they are differences of eighth order.</summary>
    public bool IsExact => exact is not null;

    /// <summary>The tangent frame of a moving magnet.</summary>
    public TangentFrame Frame(int magnet) => exact is null ? frames[magnet] : exact.Frame(magnet);

    /// <summary>The change of J_m/J₀ of one magnet while another, or itself, moves along the first (0) or second (1) direction of its frame, per rad.</summary>
    public Vector3d Slope(int magnet, int turned, int direction) => exact is null ? slopes[(((2 * turned) + direction) * count) + magnet] : exact.Slope(magnet, turned, direction);

    /// <summary>J_m/J₀ of one magnet; all are solved for the directions asked for last. Directions need not have length 1.</summary>
    public Vector3d Absorbed(int magnet, MomentsView directions)
    {
        bool isSame = isEvaluated;
        for (int k = 0; k < count; k++)
        {
            Vector3d direction = directions[k];
            isSame &= direction == asked[k];
            asked[k] = direction;
        }
        if (isSame) return absorbed[magnet];
        for (int k = 0; k < count; k++) moments[k] = UnitVector.Along(asked[k]);
        transport.Evaluate(moments, absorbed);
        isEvaluated = true;
        return absorbed[magnet];
    }

    /// <summary>Turns the magnets, given as unit vectors.</summary>
    public void Turn(ReadOnlySpan<Vector3d> moments)
    {
        if (isFilled && moments.SequenceEqual(here)) return;
        moments.CopyTo(here);
        isFilled = true;
        if (exact is null) Difference();
        else transport.Differentiate(here, exact);
    }

    private void Difference()
    {
        Span<UnitVector> directions = stackalloc UnitVector[count];
        Span<Vector3d> moved = stackalloc Vector3d[count];
        Array.Clear(slopes);
        for (int turned = 0; turned < count; turned++)
        {
            TangentFrame frame = frames[turned] = TangentFrame.At(here[turned]);
            for (int direction = 0; direction < 2; direction++)
            {
                for (int step = -Weights.Length; step <= Weights.Length; step++)
                {
                    if (step == 0) continue;
                    double weight = Math.Sign(step) * Weights[Math.Abs(step) - 1] / Step;
                    for (int k = 0; k < count; k++) directions[k] = UnitVector.Along(here[k]);
                    directions[turned] = UnitVector.Along(direction == 0 ? frame.Move(step * Step, 0) : frame.Move(0, step * Step));
                    transport.Evaluate(directions, moved);
                    for (int k = 0; k < count; k++) slopes[(((2 * turned) + direction) * count) + k] += weight * moved[k];
                }
            }
        }
    }
}
