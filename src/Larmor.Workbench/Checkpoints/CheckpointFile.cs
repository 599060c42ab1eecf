using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Larmor.Workbench.Checkpoints;

/// <summary>
/// One file of a checkpoint: the mark <c>LARMORCP</c>, version of the format, number in its sequence and length (8 bytes each, little end first), the
/// bytes kept, and the SHA-256 of all before it.
/// </summary>
/// <remarks>Written under a temporary name and renamed when it is on the disk: a file that has its name is whole unless the disk has changed it, and then the sum tells.</remarks>
internal static class CheckpointFile
{
    private const long Format = 1;
    private const int HeadLength = 32;

    private static ReadOnlySpan<byte> Mark => "LARMORCP"u8;

    /// <summary>Writes a file in place of what has its name.</summary>
    public static void Write(string path, long sequence, ReadOnlySpan<byte> content)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[8..], Format);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(head[24..], content.Length);
        string building = path + ".new";
        using (FileStream file = new(building, FileMode.Create, FileAccess.Write))
        {
            file.Write(head);
            file.Write(content);
            file.Write(SumOf(head, content));
            file.Flush(flushToDisk: true);
        }
        File.Move(building, path, overwrite: true);
    }

    /// <summary>Reads a file; null where there is none, where it is damaged, or of another format.</summary>
    public static (long Sequence, byte[] Content)? Read(string path)
    {
        if (!File.Exists(path)) return null;
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeadLength + SHA256.HashSizeInBytes || !bytes.AsSpan(0, 8).SequenceEqual(Mark)) return null;
        ReadOnlySpan<byte> head = bytes.AsSpan(0, HeadLength);
        if (BinaryPrimitives.ReadInt64LittleEndian(head[8..]) != Format) return null;
        long length = BinaryPrimitives.ReadInt64LittleEndian(head[24..]);
        if (length != bytes.Length - HeadLength - SHA256.HashSizeInBytes) return null;
        ReadOnlySpan<byte> content = bytes.AsSpan(HeadLength, (int)length);
        return SumOf(head, content).AsSpan().SequenceEqual(bytes.AsSpan(HeadLength + (int)length)) ? (BinaryPrimitives.ReadInt64LittleEndian(head[16..]), content.ToArray()) : null;
    }

    private static byte[] SumOf(ReadOnlySpan<byte> head, ReadOnlySpan<byte> content)
    {
        using IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sum.AppendData(head);
        sum.AppendData(content);
        return sum.GetHashAndReset();
    }
}
