using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>The moments of a field loop, one or several: how they move, where they settle, and what they add up to.</summary>
internal sealed class LoopMoments
{
    private readonly Func<Drives, GeneralizedLlg> equation;

    private LoopMoments(Func<Drives, GeneralizedLlg> equation, IReadOnlyList<Magnet> magnets)
    {
        this.equation = equation;
        Magnets = magnets;
        Weights = magnets.Count == 1 ? [1] : CoupledSettling.WeightsOf(magnets);
    }

    /// <summary>The magnets, in the order of their layers.</summary>
    public IReadOnlyList<Magnet> Magnets { get; }

    /// <summary>N.</summary>
    public int Count => Magnets.Count;

    /// <summary>Share of every moment in the sum of all, Ms v over their sum.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>What a reader needs to know of them.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Works that their motion rests on.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>A single moment.</summary>
    public static LoopMoments Of(FreeMoment moment) => new(
        drives => new GeneralizedLlg(moment.Magnet.In(drives)) { SpinTransfer = moment.SpinTransfer.Potentials, Current = drives.Current }, [moment.Magnet])
    {
        Notes = [.. moment.Notes],
        Citations = moment.Citations,
    };

    /// <summary>Several moments with what couples them.</summary>
    public static LoopMoments Of(FreeMoments moments) => new(moments.Equation, moments.Magnets) { Notes = [.. moments.Notes], Citations = moments.Citations };

    /// <summary>The equation of motion while drives act.</summary>
    public GeneralizedLlg Equation(Drives drives) => equation(drives);

    /// <summary>The equation of motion in a constant field (T) at a constant current (A).</summary>
    public GeneralizedLlg Equation(UnitVector along, double field, double current) =>
        equation(Drives.Constant(along, MagneticField.FromTeslas(field), Current.FromSi(current)));

    /// <summary>What they do in the end, let go from given directions, each turned by the tilt (rad).</summary>
    public (SettledMotion Motion, MotionLedger Ledger) Settle(GeneralizedLlg there, IReadOnlyList<Vector3d> from, (double Tilt, Vector3d Along) how, SettlingLimit limit, CancellationToken cancellation) => Count == 1
        ? Settling.Follow(there, Tilt.Of(from[0], how.Tilt), how.Along, limit, cancellation)
        : CoupledSettling.Follow(there, Tilt.OfAll(from, how.Tilt), how.Along, limit, cancellation);

    /// <summary>Moments that stand closer than the tilt (rad) to a stable state of rest, turned by it; others as they are.</summary>
    public IReadOnlyList<Vector3d> Disturbed(GeneralizedLlg there, IReadOnlyList<Vector3d> moments, double tilt)
    {
        if (!(tilt > 0)) return moments;
        if (Count == 1) return RestPoint.Near(there, moments[0]) is { IsStable: true } rest && (moments[0] - rest.Direction).Norm < tilt ? [Tilt.Of(rest.Direction, tilt)] : moments;
        return CoupledRestPoint.Near(there, moments) is { IsStable: true } state && state.DistanceOf(moments) < tilt
            ? [.. Tilt.OfAll(state.Directions, tilt).Select(direction => direction.Components)]
            : moments;
    }

    /// <summary>The sum of all moments over the sum of their sizes.</summary>
    public Vector3d Sum(IReadOnlyList<Vector3d> directions)
    {
        Vector3d sum = default;
        for (int k = 0; k < Weights.Count; k++) sum += Weights[k] * directions[k];
        return sum;
    }
}
