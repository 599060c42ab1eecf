namespace Larmor.Fluctuations.Langevin;

/// <summary>The normal numbers of a block for 16 steps: number j of trajectory i at ((i/8) numbers + j) 8 + i mod 8, where <c>numbers</c> are those of 16 steps of one trajectory.</summary>
internal readonly ref struct BlockNormals
{
    /// <summary>Numbers in single precision.</summary>
    public BlockNormals(ReadOnlySpan<float> numbers) => Singles = numbers;

    /// <summary>Numbers in double precision.</summary>
    public BlockNormals(ReadOnlySpan<double> numbers)
    {
        Doubles = numbers;
        IsDouble = true;
    }

    /// <summary>The numbers where they are in single precision.</summary>
    public ReadOnlySpan<float> Singles { get; }

    /// <summary>The numbers where they are in double precision.</summary>
    public ReadOnlySpan<double> Doubles { get; }

    /// <summary>Which of both.</summary>
    public bool IsDouble { get; }

    /// <summary>How many there are.</summary>
    public int Length => IsDouble ? Doubles.Length : Singles.Length;

    /// <summary>The number at a place.</summary>
    public double this[int place] => IsDouble ? Doubles[place] : Singles[place];

    /// <summary>A number of one trajectory.</summary>
    /// <param name="perStep">Numbers of a step.</param>
    /// <param name="lane">The trajectory.</param>
    /// <param name="number">The number, from the first of the 16 steps on.</param>
    public double At(int perStep, int lane, int number) => this[(((lane / 8 * perStep * Block.Steps) + number) * 8) + (lane % 8)];
}

/// <summary>A precision of the normal numbers: each has kernels of its own.</summary>
internal interface INoise
{
    /// <summary>Whether they are doubles.</summary>
    static abstract bool IsDouble { get; }
}

/// <summary>Normal numbers in single precision.</summary>
internal readonly struct SingleNoise : INoise
{
    /// <inheritdoc/>
    public static bool IsDouble => false;
}

/// <summary>Normal numbers in double precision.</summary>
internal readonly struct DoubleNoise : INoise
{
    /// <inheritdoc/>
    public static bool IsDouble => true;
}
