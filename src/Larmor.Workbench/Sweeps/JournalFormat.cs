using System.Buffers.Binary;

namespace Larmor.Workbench.Sweeps;

/// <summary>What a journal belongs to: its first bytes.</summary>
/// <param name="Digest">SHA-256 of the sweep's input.</param>
/// <param name="Seed">Seed of all random streams.</param>
/// <param name="Points">Number of points of the sweep.</param>
internal sealed record JournalHeader(byte[] Digest, ulong Seed, int Points);

/// <summary>
/// The bytes of a journal: a header of 64 bytes, then frames. A frame is its length (4 bytes), its checksum over length and body (4 bytes, CRC-32C)
/// and its body, whose first byte says what it is. All numbers are little-endian.
/// </summary>
internal static class JournalFormat
{
    /// <summary>Version of the bytes; another is refused.</summary>
    public const int Version = 1;

    public const int HeaderLength = 64;
    public const int FrameHead = 8;
    public const int LongestFrame = 1 << 28;
    public const byte LayoutFrame = 1, BeginFrame = 2, PointsFrame = 3, CitationFrame = 4, NoteFrame = 5, ValueFrame = 6;

    private const int DigestLength = 32, DigestAt = 16, SeedAt = 48, PointsAt = 56, ChecksumAt = 60;

    private static ReadOnlySpan<byte> Magic => "LARMORPJ"u8;

    /// <summary>The header as bytes.</summary>
    public static byte[] Bytes(JournalHeader header)
    {
        byte[] bytes = new byte[HeaderLength];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        header.Digest.AsSpan(0, DigestLength).CopyTo(bytes.AsSpan(DigestAt));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(SeedAt), header.Seed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(PointsAt), header.Points);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(ChecksumAt), Crc32C.Of(bytes.AsSpan(0, ChecksumAt)));
        return bytes;
    }

    /// <summary>The header; null where the file is too short to have one, so that nothing was computed.</summary>
    /// <exception cref="JournalException">The bytes are of another version, damaged or no journal.</exception>
    public static JournalHeader? Header(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < HeaderLength) return null;
        if (!bytes.StartsWith(Magic)) throw new JournalException($"'{name}' is not a journal of Larmor.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        bool isWhole = BinaryPrimitives.ReadUInt32LittleEndian(bytes[ChecksumAt..]) == Crc32C.Of(bytes[..ChecksumAt]);
        if (!isWhole) throw new JournalException($"The first bytes of '{name}' are damaged.");
        if (version != Version) throw new JournalException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"'{name}' is a journal of version {version}; this Larmor reads version {Version}. Finish the sweep with the Larmor that began it, or begin anew."));
        return new JournalHeader(bytes.Slice(DigestAt, DigestLength).ToArray(), BinaryPrimitives.ReadUInt64LittleEndian(bytes[SeedAt..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[PointsAt..]));
    }

    /// <summary>The checksum of a frame.</summary>
    /// <param name="frame">The frame whole; its four bytes of checksum do not count.</param>
    public static uint Checksum(ReadOnlySpan<byte> frame) => Crc32C.Of(frame[..sizeof(int)], frame[FrameHead..]);
}

/// <summary>A journal cannot be used; the message says why.</summary>
internal sealed class JournalException(string message) : Exception(message);
