using System.Buffers.Binary;
using System.Numerics;

namespace Larmor.Workbench.Sweeps;

/// <summary>
/// The checksum CRC-32C of Castagnoli (polynomial 0x1EDC6F41, reflected, all ones before and after): finds every burst of errors of up to 32 bits.
/// </summary>
/// <remarks>Source: G. Castagnoli, S. Bräuer, M. Herrmann, IEEE Trans. Commun. 41, 883 (1993), doi:10.1109/26.231911; check value of "123456789", 0xE3069283: RFC 3720, B.4.</remarks>
internal static class Crc32C
{
    /// <summary>The checksum of two pieces of bytes, one after the other.</summary>
    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second = default) => ~Through(Through(uint.MaxValue, first), second);

    private static uint Through(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
