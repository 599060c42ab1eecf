using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Larmor.Workbench.Sweeps;

/// <summary>Writes one frame of a journal into memory.</summary>
internal sealed class FrameWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(1 << 12);

    /// <summary>What was written after the head and the kind.</summary>
    public ReadOnlySpan<byte> Body => bytes.WrittenSpan[(JournalFormat.FrameHead + 1)..];

    /// <summary>Begins a frame of a kind.</summary>
    public void Begin(byte kind)
    {
        bytes.ResetWrittenCount();
        bytes.Write(stackalloc byte[JournalFormat.FrameHead]);
        Byte(kind);
    }

    public void Byte(byte value) => bytes.Write([value]);

    public void Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), value);
        bytes.Advance(sizeof(int));
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), BitConverter.DoubleToInt64Bits(value));
        bytes.Advance(sizeof(long));
    }

    public void Text(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        Int(length);
        Encoding.UTF8.GetBytes(value, bytes.GetSpan(length));
        bytes.Advance(length);
    }

    /// <summary>Appends bytes made elsewhere.</summary>
    public void Raw(ReadOnlySpan<byte> value) => bytes.Write(value);

    /// <summary>The whole frame with its length and checksum.</summary>
    public ReadOnlySpan<byte> End()
    {
        Span<byte> frame = System.Runtime.InteropServices.MemoryMarshal.AsMemory(bytes.WrittenMemory).Span;
        BinaryPrimitives.WriteInt32LittleEndian(frame, frame.Length - JournalFormat.FrameHead);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], JournalFormat.Checksum(frame));
        return frame;
    }
}
