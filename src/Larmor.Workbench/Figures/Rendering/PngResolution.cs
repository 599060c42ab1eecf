using System.Buffers.Binary;
using System.Text;

namespace Larmor.Workbench.Figures.Rendering;

/// <summary>Writes into a PNG how many dots it has per inch, so that it prints at its size.</summary>
/// <remarks>Chunk pHYs right after the header; W3C, Portable Network Graphics (PNG) Specification, third edition, 11.3.4.3.</remarks>
internal static class PngResolution
{
    private const int EndOfHeader = 33;
    private const double MetresPerInch = 0.0254;
    private const uint Polynomial = 0xEDB88320;

    /// <summary>The same picture with its resolution.</summary>
    public static byte[] Stamp(byte[] png, double dotsPerInch)
    {
        Span<byte> chunk = stackalloc byte[21];
        uint dotsPerMetre = (uint)Math.Round(dotsPerInch / MetresPerInch);
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        Encoding.ASCII.GetBytes("pHYs", chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[8..], dotsPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[12..], dotsPerMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], CyclicRedundancyCheck(chunk[4..17]));
        return [.. png.AsSpan(0, EndOfHeader), .. chunk, .. png.AsSpan(EndOfHeader)];
    }

    private static uint CyclicRedundancyCheck(ReadOnlySpan<byte> bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte value in bytes)
        {
            remainder ^= value;
            for (int bit = 0; bit < 8; bit++) remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ Polynomial;
        }
        return ~remainder;
    }
}
