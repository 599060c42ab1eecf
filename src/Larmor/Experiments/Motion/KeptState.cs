using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Larmor.Numerics;

namespace Larmor.Experiments.Motion;

/// <summary>Writes numbers one after another into the bytes of a state, little end first.</summary>
internal sealed class StateWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>All that was written.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.WrittenSpan;

    public void Add(double number) => Add(BitConverter.DoubleToInt64Bits(number));

    public void Add(bool truth) => Add(truth ? 1L : 0L);

    public void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(buffer.GetSpan(8), number);
        buffer.Advance(8);
    }

    public void Add(ReadOnlySpan<double> numbers)
    {
        Add((long)numbers.Length);
        foreach (double number in numbers) Add(number);
    }

    public void Add(Vector3d vector)
    {
        Add(vector.X);
        Add(vector.Y);
        Add(vector.Z);
    }

    public void Add(StepperState state)
    {
        byte[] name = Encoding.UTF8.GetBytes(state.Stepper);
        Add((long)name.Length);
        buffer.Write(name);
        Add((long)state.Dimension);
        Add(state.Numbers.AsSpan());
    }
}

/// <summary>Reads a state in the order in which it was written.</summary>
internal sealed class StateReader(byte[] bytes)
{
    private int at;

    public long Long()
    {
        long number = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at, 8));
        at += 8;
        return number;
    }

    public double Double() => BitConverter.Int64BitsToDouble(Long());

    public bool Truth() => Long() != 0;

    public Vector3d Vector() => new(Double(), Double(), Double());

    public double[] Doubles()
    {
        double[] numbers = new double[Long()];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = Double();
        return numbers;
    }

    public StepperState Stepper()
    {
        int length = (int)Long();
        string name = Encoding.UTF8.GetString(bytes, at, length);
        at += length;
        return new StepperState(name, (int)Long(), [.. Doubles()]);
    }
}
