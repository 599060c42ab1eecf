using System.Numerics;
using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Lines;

/// <summary>What is rectified at one field.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="PerSquare">V/I_rf² in V/A² by frequency; null where no state of rest is stable.</param>
/// <param name="Audit">The residuals of the laws.</param>
internal sealed record RectifiedPoint(double Field, IReadOnlyList<double?> PerSquare, FmrAudit Audit);

/// <summary>The mean of microwave current times resistance, per square of the current: ½ Re(∇R·χ_I).</summary>
internal sealed class Rectification(FreeMoment moment, ResistanceLaw law, Current current)
{
    /// <summary>At one field, for all frequencies.</summary>
    public RectifiedPoint At(UnitVector along, MagneticField field, IReadOnlyList<Frequency> frequencies)
    {
        UnitVector towards = field.Si < 0 ? -along : along;
        Magnet inField = moment.Magnet.In(Drives.Constant(along, field, current));
        EquilibriumSet set = Equilibria.Of(inField, moment.SpinTransfer.Potentials, current);
        Equilibrium? state = set.Stable.MaxBy(one => Vector3d.Dot(one.Direction, towards));
        FmrAudit audit = current.Si == 0 ? Audit(inField, set, state) : AuditWithoutCurrent(along, field, towards);
        if (state is null) return new RectifiedPoint(field.Si, [.. frequencies.Select(_ => (double?)null)], audit);
        Vector3d drive = DrivePerCurrent(inField, state.Direction);
        Vector3d slope = law.Gradient(state.Direction);
        return new RectifiedPoint(field.Si, [.. frequencies.Select(frequency => Mean(state.Response, drive, slope, frequency))], FmrAudit.Larger(audit, FmrLaws.Power(state.Response)));
    }

    private FmrAudit AuditWithoutCurrent(UnitVector along, MagneticField field, UnitVector towards)
    {
        Magnet quiet = moment.In(along, field.Si);
        EquilibriumSet set = Equilibria.Of(quiet, SpinTransferPotentials.None, Current.Zero);
        return Audit(quiet, set, set.Stable.MaxBy(one => Vector3d.Dot(one.Direction, towards)));
    }

    private static FmrAudit Audit(Magnet quiet, EquilibriumSet set, Equilibrium? state)
    {
        FmrAudit indices = new(0, 0, 0, set.Residual);
        return state is null ? indices : FmrAudit.Larger(indices, FmrLaws.WithoutCurrent(quiet, state.Response));
    }

    /// <summary>∂F/∂I in J/(m³ A): spin torques and the field of the current.</summary>
    private Vector3d DrivePerCurrent(Magnet inField, UnitVector u)
    {
        Vector3d drive = new TangentField(inField, moment.SpinTransfer.Potentials).ForcePerCurrent(u);
        Drives ampere = Drives.Constant(UnitVector.Z, MagneticField.Zero, Current.FromSi(1));
        foreach (OerstedField oersted in moment.Magnet.Driven.OfType<OerstedField>())
        {
            Vector3d gradient = oersted.Under(ampere).Gradient(u, 0);
            Vector3d tangent = gradient - (Vector3d.Dot(u, gradient) * u.Components);
            drive += Vector3d.Cross(u, tangent) - (moment.Magnet.Properties.Damping * tangent);
        }
        return drive;
    }

    private double? Mean(LinearResponse response, Vector3d drive, Vector3d slope, Frequency frequency)
    {
        Complex rate = new(0, -2 * Math.PI * frequency.Si);
        Matrix2 j = response.Jacobian;
        (Complex a, Complex d) = (rate - j.XX, rate - j.YY);
        Complex determinant = (a * d) - (j.XY * j.YX);
        if (determinant == Complex.Zero) return null;
        (double first, double second) = response.Frame.Components(moment.Magnet.KineticCoefficient * drive);
        (double along, double across) = response.Frame.Components(slope);
        Complex swing = ((along * ((d * first) + (j.XY * second))) + (across * ((j.YX * first) + (a * second)))) / determinant;
        return 0.5 * swing.Real;
    }
}
