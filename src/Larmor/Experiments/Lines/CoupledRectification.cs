using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Lines;

/// <summary>The mean of microwave current times resistance of several moments, per square of the current: ½ Σ ∂R/∂u_k·P_k, with P_k cos ωt the part of the motion in phase with the current.</summary>
internal sealed class CoupledRectification(FreeMoments moments, ResistanceSlope slope, Current current)
{
    private readonly double[] weights = CoupledSettling.WeightsOf(moments.Magnets);

    /// <summary>At one field, for all frequencies.</summary>
    public RectifiedPoint At(UnitVector along, MagneticField field, IReadOnlyList<Frequency> frequencies)
    {
        UnitVector towards = field.Si < 0 ? -along : along;
        (CoupledEquilibrium? state, FmrAudit audit) = Nearest(Drives.Constant(along, field, current), towards);
        if (current.Si == 0)
        {
            if (state is not null) audit = FmrAudit.Larger(audit, CoupledLaws.WithoutCurrent(state.Response, moments.ReversedDamping));
        }
        else if (Nearest(Drives.Constant(along, field), towards) is ({ } quiet, var indices))
        {
            audit = FmrAudit.Larger(FmrAudit.Larger(audit, indices), CoupledLaws.WithoutCurrent(quiet.Response, moments.ReversedDamping));
        }
        if (state is null) return new RectifiedPoint(field.Si, [.. frequencies.Select(_ => (double?)null)], audit);
        IReadOnlyList<Vector3d> slopes = slope(state.Directions);
        Vector3d[] fields = [.. moments.Magnets.Select(FieldPerAmpere)];
        return new RectifiedPoint(field.Si, [.. frequencies.Select(frequency => CoupledState.Finite(() => Mean(state.Response, slopes, fields, frequency)))], FmrAudit.Larger(audit, CoupledLaws.Power(state.Response)));
    }

    /// <summary>The stable state whose net moment lies nearest to a direction.</summary>
    private (CoupledEquilibrium? State, FmrAudit Audit) Nearest(Drives drives, UnitVector towards)
    {
        GeneralizedLlg equation = moments.Equation(drives);
        CoupledEquilibriumSet set = CoupledEquilibria.Of(equation, Current.FromSi(drives.Current.At(0)));
        CoupledEquilibrium? state = set.Stable.MaxBy(one => Math.Round(one.Directions.Select((u, k) => weights[k] * Vector3d.Dot(u, towards)).Sum(), 9));
        return (state, new FmrAudit(0, 0, 0, CoupledState.Judged(set).Residual));
    }

    /// <summary>The field of the current at a moment, in T/A.</summary>
    private static Vector3d FieldPerAmpere(Magnet magnet)
    {
        Drives ampere = Drives.Constant(UnitVector.Z, MagneticField.Zero, Current.FromSi(1));
        Vector3d sum = default;
        foreach (OerstedField oersted in magnet.Driven.OfType<OerstedField>()) sum -= (1 / magnet.Properties.SaturationMagnetization.Si) * oersted.Under(ampere).Gradient(UnitVector.Z, 0);
        return sum;
    }

    private static double Mean(CoupledResponse response, IReadOnlyList<Vector3d> slopes, Vector3d[] fields, Frequency frequency)
    {
        AlternatingMotion motion = CoupledSusceptibility.Of(response, frequency).ToCurrent(Current.FromSi(1), fields);
        double sum = 0;
        for (int k = 0; k < slopes.Count; k++) sum += Vector3d.Dot(slopes[k], motion.InPhase[k]);
        return 0.5 * sum;
    }
}

/// <summary>∂R/∂u of every moment in ohm, at given directions.</summary>
internal delegate IReadOnlyList<Vector3d> ResistanceSlope(IReadOnlyList<UnitVector> directions);
