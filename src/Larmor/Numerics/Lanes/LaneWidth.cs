using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Numerics.Lanes;

/// <summary>How many doubles a processor takes in one instruction. All widths give the same bits.</summary>
internal enum LaneWidth
{
    /// <summary>One: any processor.</summary>
    One = 1,

    /// <summary>Four: 256 bits.</summary>
    Four = 4,

    /// <summary>Eight: 512 bits.</summary>
    Eight = 8,
}

/// <summary>The widths of this machine.</summary>
internal static class LaneWidths
{
    /// <summary>Trajectories that are stored side by side, whatever the width.</summary>
    public const int Group = 8;

    /// <summary>The widest of this machine.</summary>
    public static LaneWidth Best => Supports(LaneWidth.Eight) ? LaneWidth.Eight : Supports(LaneWidth.Four) ? LaneWidth.Four : LaneWidth.One;

    /// <summary>Whether this machine has the width.</summary>
    public static bool Supports(LaneWidth width) => width switch
    {
        LaneWidth.Eight => Vector512.IsHardwareAccelerated && Avx512F.IsSupported,
        LaneWidth.Four => Vector256.IsHardwareAccelerated && Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };
}
