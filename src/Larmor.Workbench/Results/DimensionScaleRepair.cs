using System.Buffers.Binary;
using System.Numerics;

namespace Larmor.Workbench.Results;

/// <summary>
/// Gives the attribute CLASS of dimension scales its required length of 16 bytes. PureHDF writes all strings of a file at one length, and
/// HDF5 1.10 (hence netCDF4 of many systems) recognizes a scale only at exactly 16.
/// </summary>
/// <remarks>
/// The bytes behind the sixteenth are zeros, so only the length in the attribute's datatype and the header's checksum change. Source: HDF5
/// File Format Specification 3.0, IV.A.1.b (object header version 2), IV.A.2.m (attribute), IV.A.2.d (datatype); checksum: Jenkins' lookup3.
/// </remarks>
internal static class DimensionScaleRepair
{
    private const int ClassLength = 16;
    private const int AttributeMessage = 0x0C;
    private const int StringClass = 3;
    private const int ChecksumLength = 4;
    private const int Window = 8 << 20, Overlap = 1 << 20;

    /// <summary>Repairs a whole file on the disk, in windows that overlap by more than any header is long.</summary>
    public static void Apply(FileStream file)
    {
        byte[] window = new byte[Window];
        for (long start = 0; start < file.Length; start += Window - Overlap)
        {
            Span<byte> bytes = window.AsSpan(0, RandomAccess.Read(file.SafeFileHandle, window, start));
            if (Apply(bytes)) RandomAccess.Write(file.SafeFileHandle, bytes, start);
        }
    }

    /// <summary>Repairs a whole file in memory; true where anything was there to be repaired.</summary>
    public static bool Apply(Span<byte> file)
    {
        bool found = false;
        ReadOnlySpan<byte> signature = "OHDR"u8;
        for (int start = file.IndexOf(signature); start >= 0;)
        {
            if (TryHeader(file[start..], out int messages, out int end))
            {
                Repair(file.Slice(start, end + ChecksumLength), messages, end);
                found = true;
            }
            int next = file[(start + 4)..].IndexOf(signature);
            start = next < 0 ? -1 : start + 4 + next;
        }
        return found;
    }

    /// <summary>Finds the messages of an object header; false for data that only looks like one, which its checksum tells.</summary>
    private static bool TryHeader(ReadOnlySpan<byte> bytes, out int messages, out int end)
    {
        (messages, end) = (0, 0);
        if (bytes.Length < 16 || bytes[4] != 2) return false;
        int flags = bytes[5];
        int position = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        int width = 1 << (flags & 3);
        if (position + width > bytes.Length) return false;
        Span<byte> size = stackalloc byte[8];
        size.Clear();
        bytes.Slice(position, width).CopyTo(size);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(size);
        messages = position + width;
        if (length > (ulong)(bytes.Length - messages - ChecksumLength)) return false;
        end = messages + (int)length;
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[end..]) == Checksum(bytes[..end]);
    }

    private static void Repair(Span<byte> header, int messages, int end)
    {
        int prefix = (header[5] & 4) != 0 ? 6 : 4;
        for (int position = messages; position + prefix <= end;)
        {
            int type = header[position];
            int size = BinaryPrimitives.ReadUInt16LittleEndian(header[(position + 1)..]);
            if (type == AttributeMessage) RepairAttribute(header.Slice(position + prefix, size));
            position += prefix + size;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(header[end..], Checksum(header[..end]));
    }

    /// <summary>Version 3 of the message: version, flags, lengths of name, datatype and dataspace, encoding, then these three and the data.</summary>
    private static void RepairAttribute(Span<byte> attribute)
    {
        const int nameStart = 9;
        if (attribute[0] != 3) return;
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(attribute[2..]);
        if (!attribute.Slice(nameStart, nameLength).SequenceEqual("CLASS\0"u8)) return;
        Span<byte> datatype = attribute[(nameStart + nameLength)..];
        bool isLongString = (datatype[0] & 0x0F) == StringClass && BinaryPrimitives.ReadUInt32LittleEndian(datatype[4..]) > ClassLength;
        if (isLongString) BinaryPrimitives.WriteUInt32LittleEndian(datatype[4..], ClassLength);
    }

    /// <summary>The 32-bit hash of lookup3 over bytes, from zero: three words mixed twelve bytes at a time.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint a, b, c;
        a = b = c = 0xDEADBEEF + (uint)bytes.Length;
        Span<byte> last = stackalloc byte[12];
        while (bytes.Length > 12)
        {
            Add(bytes, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
            bytes = bytes[12..];
        }
        if (bytes.Length == 0) return c;
        last.Clear();
        bytes.CopyTo(last);
        Add(last, ref a, ref b, ref c);
        Finish(ref a, ref b, ref c);
        return c;
    }

    private static void Add(ReadOnlySpan<byte> twelve, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(twelve);
        b += BinaryPrimitives.ReadUInt32LittleEndian(twelve[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(twelve[8..]);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Turn(ref a, ref c, b, 4);
        Turn(ref b, ref a, c, 6);
        Turn(ref c, ref b, a, 8);
        Turn(ref a, ref c, b, 16);
        Turn(ref b, ref a, c, 19);
        Turn(ref c, ref b, a, 4);

        static void Turn(ref uint x, ref uint y, uint z, int bits)
        {
            x = (x - y) ^ BitOperations.RotateLeft(y, bits);
            y += z;
        }
    }

    private static void Finish(ref uint a, ref uint b, ref uint c)
    {
        Stir(ref c, b, 14);
        Stir(ref a, c, 11);
        Stir(ref b, a, 25);
        Stir(ref c, b, 16);
        Stir(ref a, c, 4);
        Stir(ref b, a, 14);
        Stir(ref c, b, 24);

        static void Stir(ref uint x, uint y, int bits) => x = (x ^ y) - BitOperations.RotateLeft(y, bits);
    }
}
