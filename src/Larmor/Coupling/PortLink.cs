using System.Numerics;
using Larmor.Numerics;
using Larmor.Transport.InTime;

namespace Larmor.Coupling;

/// <summary>How one component at a face of a layer hangs on moments and nodes: what its value changes with, and what a spin current into it does.</summary>
/// <param name="port">The face.</param>
/// <param name="component">Its component.</param>
internal sealed class PortLink(Port port, int component)
{
    private readonly int[] values = new int[6], effects = new int[3];
    private readonly double[] weights = new double[6], strengths = new double[3];
    private int valueCount, effectCount;

    /// <summary>Takes its weights at a state.</summary>
    /// <param name="electrons">The electrons.</param>
    /// <param name="motion">The motion, turned to the state.</param>
    /// <param name="faces">The accumulation at faces.</param>
    /// <param name="own">Number of components of the moments, which come first.</param>
    public void Take(VectorElectrons electrons, TransientTwoWayMotion motion, ReadOnlySpan<double> faces, int own)
    {
        (valueCount, effectCount) = (0, 0);
        VectorNetwork network = electrons.Network;
        switch (port.Kind)
        {
            case PortKind.Scalar:
                int place = own + (3 * network.VectorMasses.Count) + port.Node;
                AddValue(place, 1);
                AddEffect(place, 1 / network.ScalarMasses[port.Node]);
                break;
            case PortKind.Vector:
                AddValue(own + (3 * port.Node) + component, 1);
                Vector3d unit = component switch { 0 => UnitVector.X, 1 => UnitVector.Y, _ => UnitVector.Z };
                AddEffects(own, electrons.MassAt(port.Node, motion.Frames).Inverse() * unit);
                break;
            case PortKind.Bound:
                Vector3d normal = motion.Frames[port.Magnet].Normal;
                AddValues(own + (3 * port.Node), normal);
                AddEffects(own, electrons.MassAt(port.Node, motion.Frames).Inverse() * normal);
                for (int k = 0; k < motion.Free.Count; k++)
                {
                    if (motion.Free[k] == port.Magnet) AddMoment(k, motion.Free.Count, Across(VectorElectrons.At(faces, port.Node), normal));
                }
                break;
        }
    }

    /// <summary>The change of its value.</summary>
    public Complex Read(ReadOnlySpan<Complex> changes)
    {
        Complex sum = 0;
        for (int i = 0; i < valueCount; i++) sum += weights[i] * changes[values[i]];
        return sum;
    }

    /// <summary>Adds what a spin current into it does to the slopes.</summary>
    public void Put(Span<Complex> slopes, Complex current)
    {
        for (int i = 0; i < effectCount; i++) slopes[effects[i]] += strengths[i] * current;
    }

    /// <summary>Takes from a matrix by rows what this face feels of the value of another one, a conductance times it.</summary>
    public void Add(Complex[] matrix, int size, Complex conductance, PortLink other)
    {
        for (int i = 0; i < effectCount; i++)
        {
            Complex row = strengths[i] * conductance;
            for (int j = 0; j < other.valueCount; j++) matrix[(effects[i] * size) + other.values[j]] -= row * other.weights[j];
        }
    }

    // A moment counts by its direction only.
    private static Vector3d Across(Vector3d vector, Vector3d normal) => vector - (Vector3d.Dot(vector, normal) * normal);

    private void AddValues(int first, Vector3d vector)
    {
        AddValue(first, vector.X);
        AddValue(first + 1, vector.Y);
        AddValue(first + 2, vector.Z);
    }

    // All x, then all y, then all z.
    private void AddMoment(int k, int count, Vector3d vector)
    {
        AddValue(k, vector.X);
        AddValue(count + k, vector.Y);
        AddValue((2 * count) + k, vector.Z);
    }

    private void AddEffects(int own, Vector3d vector)
    {
        int first = own + (3 * port.Node);
        AddEffect(first, vector.X);
        AddEffect(first + 1, vector.Y);
        AddEffect(first + 2, vector.Z);
    }

    private void AddValue(int place, double weight) => (values[valueCount], weights[valueCount++]) = (place, weight);

    private void AddEffect(int place, double strength) => (effects[effectCount], strengths[effectCount++]) = (place, strength);
}
