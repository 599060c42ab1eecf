using System.Globalization;

namespace Larmor.Numerics.Lanes;

/// <summary>
/// Normal numbers for eight trajectories side by side: each has its own stream, that of <see cref="RandomStream"/> for its seed and number.
/// </summary>
/// <remarks>
/// Every draw takes two words of each stream and gives four normal numbers of variance 1 to each trajectory: upper and lower halves of the words x, y make
/// r_lo sin πt_lo, r_hi sin πt_hi, ± r_lo cos πt_lo, ± r_hi cos πt_hi, in this order; see <see cref="NormalPolynomials"/>. Number j of trajectory i stands at 8j + i.
/// In double precision two words give two numbers, r sin πt and ± r cos πt; see <see cref="DoubleNormalPolynomials"/>.
/// </remarks>
internal static class RandomLanes
{
    /// <summary>Words of state of eight streams: word w of stream i stands at 8w + i.</summary>
    public const int StateLength = 4 * LaneWidths.Group;

    /// <summary>Normal numbers of eight trajectories that one draw gives.</summary>
    public const int NumbersPerDraw = 4 * LaneWidths.Group;

    /// <summary>Normal numbers in double precision of eight trajectories that one draw gives.</summary>
    public const int DoublesPerDraw = 2 * LaneWidths.Group;

    /// <summary>Writes the states of the streams of eight trajectories.</summary>
    public static void Start(ulong seed, ReadOnlySpan<ulong> trajectories, Span<ulong> states)
    {
        for (int i = 0; i < LaneWidths.Group; i++)
        {
            (states[i], states[8 + i], states[16 + i], states[24 + i]) = new RandomStream(seed, trajectories[i]).State;
        }
    }

    /// <summary>Draws normal numbers and advances the streams.</summary>
    /// <param name="width">Lanes; the numbers do not depend on it.</param>
    /// <param name="states">States of eight streams.</param>
    /// <param name="normals">32 numbers for every draw.</param>
    /// <exception cref="ArgumentException">The spans have wrong lengths.</exception>
    public static void Fill(LaneWidth width, Span<ulong> states, Span<float> normals)
    {
        if (states.Length != StateLength || normals.Length % NumbersPerDraw != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Eight streams have {StateLength} words of state and give multiples of {NumbersPerDraw} numbers; got {states.Length} and {normals.Length}."), nameof(normals));
        }
        switch (width)
        {
            case LaneWidth.Eight:
                RandomLanes512.Fill(states, normals);
                break;
            case LaneWidth.Four:
                RandomLanes256.Fill(states, normals, 0);
                RandomLanes256.Fill(states, normals, 4);
                break;
            default:
                for (int lane = 0; lane < LaneWidths.Group; lane++) RandomLane.Fill(states, normals, lane);
                break;
        }
    }

    /// <summary>Draws normal numbers in double precision and advances the streams.</summary>
    /// <param name="width">Lanes; the numbers do not depend on it.</param>
    /// <param name="states">States of eight streams.</param>
    /// <param name="normals">16 numbers for every draw.</param>
    /// <exception cref="ArgumentException">The spans have wrong lengths.</exception>
    public static void Fill(LaneWidth width, Span<ulong> states, Span<double> normals)
    {
        if (states.Length != StateLength || normals.Length % DoublesPerDraw != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Eight streams have {StateLength} words of state and give multiples of {DoublesPerDraw} numbers in double precision; got {states.Length} and {normals.Length}."), nameof(normals));
        }
        switch (width)
        {
            case LaneWidth.Eight:
                DoubleRandomLanes512.Fill(states, normals);
                break;
            case LaneWidth.Four:
                DoubleRandomLanes256.Fill(states, normals, 0);
                DoubleRandomLanes256.Fill(states, normals, 4);
                break;
            default:
                for (int lane = 0; lane < LaneWidths.Group; lane++) DoubleRandomLane.Fill(states, normals, lane);
                break;
        }
    }
}
