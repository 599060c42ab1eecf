using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>An energy that two moments share, as one of them feels it while the other is held: V(u, t) = E(u, u_held, t)/v in J/m³, v the volume of the moving one.</summary>
public sealed class HeldPartner : EnergyTerm
{
    private readonly PairEnergyTerm pair;
    private readonly Vector3d held;
    private readonly bool movesFirst;
    private readonly double volume;

    /// <summary>The energy of the moving moment.</summary>
    /// <param name="pair">What both share.</param>
    /// <param name="held">Direction of the one that is held.</param>
    /// <param name="movesFirst">Whether u_i moves and u_j is held; otherwise the other way round.</param>
    /// <param name="volume">v of the moving one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The volume is not positive.</exception>
    public HeldPartner(PairEnergyTerm pair, UnitVector held, bool movesFirst, Volume volume)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (!(volume.Si > 0 && double.IsFinite(volume.Si))) throw new ArgumentOutOfRangeException(nameof(volume), $"The volume of a moment must be positive; got {volume}.");
        (this.pair, this.held, this.movesFirst, this.volume) = (pair, held, movesFirst, volume.Si);
    }

    /// <inheritdoc/>
    public override string Name => $"{pair.Name} with a held moment";

    /// <inheritdoc/>
    public override IReadOnlyList<Citation> Citations => pair.Citations;

    /// <inheritdoc/>
    public override QuadraticForm? Quadratic
    {
        get
        {
            if (pair.Bilinear is not { } form) return null;
            Matrix3 matrix = new(form.X, form.Y, form.Z);
            return new QuadraticForm((movesFirst ? matrix * held : matrix.Left(held)) / volume, default);
        }
    }

    /// <inheritdoc/>
    public override double Value(Vector3d u, double time) => (movesFirst ? pair.Value(u, held, time) : pair.Value(held, u, time)) / volume;

    /// <inheritdoc/>
    public override Vector3d Gradient(Vector3d u, double time) => (movesFirst ? pair.GradientFirst(u, held, time) : pair.GradientSecond(held, u, time)) / volume;

    /// <inheritdoc/>
    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => 1 / volume * (movesFirst ? pair.Hessian(u, held, time).First : pair.Hessian(held, u, time).Second);
}
