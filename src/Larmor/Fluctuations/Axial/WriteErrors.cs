using System.Globalization;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Axial;

/// <summary>What a pulse of one length does, with the errors that the mesh makes.</summary>
/// <param name="Pulse">Length of the pulse.</param>
/// <param name="Probability">Chance that the moment is found on the side where it started: the write error, a pure number.</param>
/// <param name="Switched">Chance that it is found on the other side, a pure number with digits of its own.</param>
/// <param name="RelativeError">Estimated relative error of the write error.</param>
/// <param name="SwitchedError">Estimated relative error of the chance to have switched; large for the tiny chances of pulses much shorter than a relaxation.</param>
public readonly record struct WriteError(Duration Pulse, double Probability, double Switched, double RelativeError, double SwitchedError);

/// <summary>
/// The chance that a pulse switches an axial moment, or fails to: it starts from equilibrium above a value of c in one landscape, diffuses in another one during the pulse,
/// may wait in the first one again, and is then found above or below that value.
/// </summary>
/// <remarks>
/// <para>Solved backwards: φ(c, t), the chance of a start at c to end on one side, obeys ∂φ/∂t = (1/w) ∂/∂c [D(1 − c²) w ∂φ/∂c], w = e^{−g}, here as jumps between cells
/// (<see cref="AxialGenerator"/>) at the events of a clock (<see cref="JumpChain"/>): sums of positive terms, so that 1e-30 has as many digits as 0.1, on either side. One evolution
/// gives all lengths of a pulse; it ends when only the slowest mode is left, which gives all longer ones. Meshes of n, 2n and 4n cells are extrapolated in the logarithm;
/// n doubles from 100 until what the last extrapolation adds to the write error is below 5e-5 at the lengths that were asked for.</para>
/// <para>Sources: W. H. Butler et al., IEEE Trans. Magn. 48, 4684 (2012), doi:10.1109/TMAG.2012.2209122 (the problem); derived from the paper's equation after Eq. (24).</para>
/// </remarks>
public sealed class WriteErrors
{
    private const int FewestCells = 100, MostCells = 1600;
    private const double Enough = 5e-5, EnoughOfSwitched = 1e-3, Interesting = 1e-32, EnoughBelow = 1e-2, LargestDivide = 0.95;

    private readonly double divide;

    /// <summary>Errors of pulses.</summary>
    /// <param name="before">The landscape before and after the pulse; its equilibrium above the divide is the start.</param>
    /// <param name="during">The landscape during the pulse.</param>
    public WriteErrors(AxialLandscape before, AxialLandscape during) => (Before, During) = (before, during);

    /// <summary>The landscape before and after the pulse.</summary>
    public AxialLandscape Before { get; }

    /// <summary>The landscape during the pulse.</summary>
    public AxialLandscape During { get; }

    /// <summary>The value of c between both sides, dimensionless: the top of the barrier before the pulse; 0 without a field.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Beyond ±0.95.</exception>
    public double Divide
    {
        get => divide;
        init => divide = Math.Abs(value) <= LargestDivide
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"The value of c between both states must lie between -{LargestDivide} and {LargestDivide}; got {value:G4}: one of the states has almost ended before the pulse."));
    }

    /// <summary>How long the moment is left alone after the pulse, before it is read.</summary>
    public Duration Relaxation { get; init; }

    /// <summary>Whether it starts exactly on the pole c = 1 instead of in equilibrium.</summary>
    public bool StartsOnPole { get; init; }

    /// <summary>Whether the mesh is refined for the chance to have switched as well, to 1e-3.</summary>
    public bool WatchesSwitched { get; init; }

    /// <summary>What pulses of several lengths do.</summary>
    /// <param name="pulses">Lengths, not negative; without a wait a length of zero gives an error of 1.</param>
    /// <exception cref="ArgumentException">A length or the wait is negative or not finite.</exception>
    public IReadOnlyList<WriteError> Of(params IReadOnlyList<Duration> pulses)
    {
        PulseCurve curve = Curve(pulses);
        return [.. pulses.Select(curve.At)];
    }

    /// <summary>What pulses of any length do, resolved well at some.</summary>
    /// <param name="pulses">Lengths, not negative, at which the mesh is judged.</param>
    /// <exception cref="ArgumentException">A length or the wait is negative or not finite.</exception>
    public PulseCurve Curve(params IReadOnlyList<Duration> pulses)
    {
        for (int i = 0; i < pulses.Count; i++) PulseCurve.Require(pulses[i], nameof(pulses));
        PulseCurve.Require(Relaxation, nameof(Relaxation));
        PulseMesh coarse = new(this, FewestCells), fine = new(this, 2 * FewestCells);
        for (int cells = 4 * FewestCells; ; cells *= 2)
        {
            PulseMesh finest = new(this, cells);
            PulseCurve curve = new(coarse, fine, finest, Relaxation.Si == 0 && !StartsOnPole);
            if (cells >= MostCells || pulses.All(pulse => IsEnough(curve.At(pulse)))) return curve;
            (coarse, fine) = (fine, finest);
        }
    }

    private bool IsEnough(WriteError found) => found.RelativeError <= (found.Probability > Interesting ? Enough : EnoughBelow) && (!WatchesSwitched || found.SwitchedError <= EnoughOfSwitched);
}
