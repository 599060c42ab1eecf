using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Where the trajectories start.</summary>
public abstract class EnsembleStart
{
    // Starts draw from streams of their own, so that they leave those of the thermal field alone.
    private const ulong Apart = 0x5AFE_57A2_70F5_7A27;

    private EnsembleStart()
    {
    }

    /// <summary>All trajectories at the same directions, one for each magnet. Exactly on a pole is allowed.</summary>
    public static EnsembleStart At(params IReadOnlyList<UnitVector> directions) => new Fixed([.. directions]);

    /// <summary>Every moment anywhere on its sphere with equal chance.</summary>
    public static EnsembleStart Anywhere { get; } = new Uniform();

    /// <summary>The directions of each trajectory by its number.</summary>
    public static EnsembleStart From(Func<ulong, IReadOnlyList<UnitVector>> directions) => new Given(directions);

    /// <summary>The direction of a moment of a trajectory.</summary>
    internal abstract void Write(ulong seed, ulong trajectory, Span<Vector3d> directions);

    private static ArgumentException WrongNumber(int given, int needed) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"An ensemble of {needed} magnets starts at as many directions; got {given}."), nameof(given));

    private sealed class Fixed(UnitVector[] start) : EnsembleStart
    {
        internal override void Write(ulong seed, ulong trajectory, Span<Vector3d> directions)
        {
            if (start.Length != directions.Length) throw WrongNumber(start.Length, directions.Length);
            for (int k = 0; k < directions.Length; k++) directions[k] = start[k];
        }
    }

    private sealed class Given(Func<ulong, IReadOnlyList<UnitVector>> start) : EnsembleStart
    {
        internal override void Write(ulong seed, ulong trajectory, Span<Vector3d> directions)
        {
            IReadOnlyList<UnitVector> given = start(trajectory);
            if (given.Count != directions.Length) throw WrongNumber(given.Count, directions.Length);
            for (int k = 0; k < directions.Length; k++) directions[k] = given[k];
        }
    }

    private sealed class Uniform : EnsembleStart
    {
        internal override void Write(ulong seed, ulong trajectory, Span<Vector3d> directions)
        {
            RandomStream stream = new(seed ^ Apart, trajectory);
            for (int k = 0; k < directions.Length; k++) directions[k] = Draw(ref stream);
        }

        /// <summary>G. Marsaglia, Ann. Math. Statist. 43, 645 (1972), doi:10.1214/aoms/1177692644: needs a root only.</summary>
        private static Vector3d Draw(ref RandomStream stream)
        {
            while (true)
            {
                double a = (2 * stream.NextDouble()) - 1, b = (2 * stream.NextDouble()) - 1, square = (a * a) + (b * b);
                if (square >= 1) continue;
                double root = 2 * Math.Sqrt(1 - square);
                return new Vector3d(a * root, b * root, 1 - (2 * square));
            }
        }
    }
}
