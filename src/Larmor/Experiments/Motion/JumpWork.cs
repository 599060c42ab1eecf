using Larmor.Magnetism;
using Larmor.Magnetism.Motion;

namespace Larmor.Experiments.Motion;

/// <summary>Work of drives that jump: the energy changes at once while nothing moves, and no derivative tells of it.</summary>
internal static class JumpWork
{
    /// <summary>The work in J at the instant that a stepper has reached; zero where nothing jumps.</summary>
    public static double At(AuditedMotion motion, double time, ReadOnlySpan<double> state)
    {
        if (!IsCorner(motion.Corners, time)) return 0;
        MomentsView moments = new(state[..motion.Equation.Dimension]);
        return motion.Equation.Energy(time, moments) - motion.Equation.Energy(Math.BitDecrement(time), moments);
    }

    /// <summary>The same for any equation of motion.</summary>
    public static double At(FollowedMotion motion, IReadOnlyList<double> corners, double time, ReadOnlySpan<double> state) =>
        IsCorner(corners, time) ? motion.Energy(time, state) - motion.Energy(Math.BitDecrement(time), state) : 0;

    /// <summary>Whether a drive has a corner at a time.</summary>
    public static bool IsCorner(IReadOnlyList<double> corners, double time)
    {
        (int low, int high) = (0, corners.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (corners[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low < corners.Count && corners[low] == time;
    }
}
