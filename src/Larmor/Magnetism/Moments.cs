using Larmor.Numerics;

namespace Larmor.Magnetism;

/// <summary>
/// The directions of N moments seen in a flat array of 3N doubles as a structure of arrays: x of all moments, then y, then z.
/// One magnet is N = 1.
/// </summary>
public readonly ref struct MomentsView
{
    private readonly ReadOnlySpan<double> components;

    /// <summary>A view on 3N components.</summary>
    public MomentsView(ReadOnlySpan<double> components)
    {
        this.components = components;
        Count = components.Length / 3;
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>The direction of moment k.</summary>
    public Vector3d this[int k] => new(components[k], components[Count + k], components[(2 * Count) + k]);
}

/// <summary>The state of N moments (unit vectors), as a structure of arrays.</summary>
public sealed class Moments
{
    private readonly double[] components;

    private Moments(double[] components) => this.components = components;

    /// <summary>N.</summary>
    public int Count => components.Length / 3;

    /// <summary>All components: x of all moments, then y, then z.</summary>
    public Span<double> Components => components;

    /// <summary>The direction of moment k.</summary>
    public Vector3d this[int k] => View[k];

    /// <summary>A view to read.</summary>
    public MomentsView View => new(components);

    /// <summary>The state with these directions.</summary>
    public static Moments Of(params ReadOnlySpan<UnitVector> directions)
    {
        int count = directions.Length;
        double[] state = new double[3 * count];
        for (int k = 0; k < count; k++) Write(state, k, directions[k]);
        return new Moments(state);
    }

    /// <summary>A copy that does not share its memory.</summary>
    public Moments Copy() => new([.. components]);

    /// <summary>Writes the direction of moment k of N into a flat array of 3N components.</summary>
    public static void Write(Span<double> components, int k, Vector3d direction)
    {
        int count = components.Length / 3;
        components[k] = direction.X;
        components[count + k] = direction.Y;
        components[(2 * count) + k] = direction.Z;
    }
}
