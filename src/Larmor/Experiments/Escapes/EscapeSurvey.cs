using System.Globalization;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Fluctuations.Axial;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Finds the two states of a moment at a field and a current, and how it leaves each of them.</summary>
/// <param name="moment">The moment.</param>
/// <param name="temperature">T.</param>
/// <param name="axis">Towards which the first state lies.</param>
/// <param name="along">Direction of the field.</param>
internal sealed class EscapeSurvey(FreeMoment moment, Temperature temperature, UnitVector axis, UnitVector along)
{
    private readonly string[] names = StateNames.Of([axis, -axis], moment.Parallel);

    /// <summary>Whether axial rates are computed a second time from the density on the sphere, where that is possible: a check, and most of the work.</summary>
    public bool HasSecondMethod { get; init; } = true;

    /// <summary>Both escapes.</summary>
    public EscapePair At(double field, double current)
    {
        GeneralizedLlg equation = moment.Equation(along, field, current);
        EscapePoint first = new(field, current, names[0], ""), second = new(field, current, names[1], "");
        EscapePair bare = new(first, second);
        return Landscape(equation) is var (landscape, about) ? new AxialEscapes(equation, temperature, landscape, about).Of(bare, HasSecondMethod) : OnSphere(equation, bare);
    }

    /// <summary>Both methods for moments without an axis on one of the pairs; null where not both apply to any.</summary>
    public EscapeComparison? Compared(IReadOnlyList<EscapePair> pairs)
    {
        double damping = moment.Magnet.Properties.Damping, diffusion = damping * moment.Magnet.KineticCoefficient * ThermalMoment.Energy(temperature) / moment.Magnet.Volume.Si;
        return EscapeComparison.Choose(pairs, diffusion) is { } pair ? EscapeComparison.Of(pair, moment.Equation(along, pair.First.Field, pair.First.Current), temperature) : null;
    }

    /// <summary>The axis about which everything is symmetric, along or against the first state, and the landscape along it.</summary>
    private (AxialLandscape Landscape, UnitVector About)? Landscape(GeneralizedLlg equation)
    {
        foreach (UnitVector candidate in (UnitVector[])[axis, along])
        {
            UnitVector about = Vector3d.Dot(candidate, axis) < 0 ? -candidate : candidate;
            if (AxialLandscape.WhereSymmetric(equation, temperature, about) is { } landscape) return (landscape, about);
        }
        return null;
    }

    private EscapePair OnSphere(GeneralizedLlg equation, EscapePair bare)
    {
        double current = bare.First.Current;
        GeneralizedLlg quiet = new(equation.Magnets[0]);
        EquilibriumSet without = Equilibria.Of(equation.Magnets[0], SpinTransferPotentials.None, Current.Zero);
        EquilibriumSet set = current == 0 || equation.SpinTransfer.IsNone ? without : Equilibria.Of(equation.Magnets[0], equation.SpinTransfer, Current.FromSi(current));
        UnitVector[] stable = [.. set.Stable.Select(state => state.Direction).OrderByDescending(u => Vector3d.Dot(u, axis))];
        if (stable is [var only])
        {
            bool isFirst = Vector3d.Dot(only, axis) > 0;
            EscapePoint there = bare.Of(isFirst) with { Direction = only, IsOnlyState = true, Reason = "It is the only stable state." }, gone = bare.Of(!isFirst) with { Reason = "It is no stable state here." };
            return isFirst ? new EscapePair(there, gone) : new EscapePair(gone, there);
        }
        if (stable is not [var up, var down]) return Without(bare, string.Create(CultureInfo.InvariantCulture, $"There are {stable.Length} stable states; an escape is meant from one of two."));
        EscapePair pair = new(bare.First with { Direction = up }, bare.Second with { Direction = down });
        SaddleEscapes saddles = SaddleEscapes.Of(quiet, up, down, temperature);
        bool hasTorque = set != without;
        if (!hasTorque) pair = new EscapePair(saddles.Into(pair.First, true), saddles.Into(pair.Second, false));
        return SpectralEscapes.Into(pair, equation, temperature, saddles.LowestBarrier, hasTorque);
    }

    private static EscapePair Without(EscapePair pair, string reason) => new(pair.First with { Reason = reason }, pair.Second with { Reason = reason });
}
