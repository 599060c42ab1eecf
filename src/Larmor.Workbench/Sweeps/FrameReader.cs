using System.Buffers.Binary;
using System.Text;

namespace Larmor.Workbench.Sweeps;

/// <summary>Reads the body of one frame, which its checksum has shown to be whole.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> body)
{
    private ReadOnlySpan<byte> rest = body;

    /// <summary>Whether everything was read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    public byte Byte()
    {
        byte value = rest[0];
        rest = rest[1..];
        return value;
    }

    public int Int()
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[sizeof(int)..];
        return value;
    }

    public double Double()
    {
        double value = BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(rest));
        rest = rest[sizeof(long)..];
        return value;
    }

    public string Text()
    {
        int length = Int();
        string value = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return value;
    }

    /// <summary>Passes over bytes and gives them.</summary>
    public ReadOnlySpan<byte> Skip(int count)
    {
        ReadOnlySpan<byte> value = rest[..count];
        rest = rest[count..];
        return value;
    }
}
