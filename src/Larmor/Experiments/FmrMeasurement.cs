using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Experiments.Reports;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>Everything found at one field, in plain numbers.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Branches">The branches, by name.</param>
/// <param name="Problem">What is special or missing at this field; empty where nothing is.</param>
/// <param name="Remark">What is special but harmless; empty where nothing is.</param>
/// <param name="Audit">The residuals of the laws.</param>
internal sealed record FmrFieldPoint(double Field, IReadOnlyList<FmrBranch> Branches, string Problem, string Remark, FmrAudit Audit)
{
    /// <summary>χ″ by frequency of the stable state nearest to the direction of the field; null where there is none.</summary>
    public IReadOnlyList<double?> Absorption { get; init; } = [];
}

/// <summary>One branch at one field.</summary>
/// <param name="State">Its name.</param>
/// <param name="Resonances">By current as asked for; null where the branch has ended.</param>
/// <param name="Up">Threshold at positive current, or why there is none.</param>
/// <param name="Down">Threshold at negative current, or why there is none.</param>
internal sealed record FmrBranch(string State, IReadOnlyList<ResonancePoint?> Resonances, FmrThreshold Up, FmrThreshold Down);

/// <summary>A threshold, or the reason why there is none.</summary>
internal sealed record FmrThreshold(ThresholdPoint? Point, string Reason);

/// <summary>The largest residuals of the laws at one field.</summary>
internal readonly record struct FmrAudit(double PowerClosure, double Reciprocity, double EntropyProduction, double PoincareHopf)
{
    public static FmrAudit Larger(FmrAudit a, FmrAudit b) => new(
        Math.Max(a.PowerClosure, b.PowerClosure),
        Math.Max(a.Reciprocity, b.Reciprocity),
        Math.Max(a.EntropyProduction, b.EntropyProduction),
        Math.Max(a.PoincareHopf, b.PoincareHopf));
}

/// <summary>The measurement of a resonance at one field after another.</summary>
internal sealed class FmrMeasurement(FreeMoment moment, UnitVector along, IReadOnlyList<Current> currents)
{
    /// <summary>Frequencies of the microwave field.</summary>
    public IReadOnlyList<Frequency> Frequencies { get; init; } = [];

    /// <summary>Its direction h.</summary>
    public UnitVector Microwave { get; init; } = UnitVector.Y;

    /// <summary>The moment measured.</summary>
    public FreeMoment Moment => moment;

    /// <summary>All branches at one field.</summary>
    public FmrFieldPoint At(MagneticField field)
    {
        Magnet inField = moment.In(along, field.Si);
        EquilibriumSet set = Equilibria.Of(inField, SpinTransferPotentials.None, Current.Zero);
        Equilibrium[] stable = [.. set.Stable];
        string[] names = StateNames.Of([.. stable.Select(state => state.Direction)], moment.Parallel);
        List<FmrBranch> branches = [];
        FmrAudit audit = new(0, 0, 0, set.Residual);
        for (int i = 0; i < stable.Length; i++)
        {
            (FmrBranch branch, FmrAudit laws) = Follow(inField, field.Si, names[i], stable[i]);
            branches.Add(branch);
            audit = FmrAudit.Larger(audit, laws);
        }
        string problem = set.Reason ?? (stable.Length == 0 ? "No state of rest is stable." : "");
        return new FmrFieldPoint(field.Si, [.. branches.OrderBy(branch => StateNames.Rank(branch.State)).ThenBy(branch => branch.State, StringComparer.Ordinal)], problem, set.Remark, audit) { Absorption = Absorption(stable, field.Si < 0 ? -along : along) };
    }

    /// <summary>χ″ = μ₀ Ms Im(h·X h).</summary>
    private IReadOnlyList<double?> Absorption(Equilibrium[] stable, UnitVector towards)
    {
        LinearResponse? response = stable.MaxBy(state => Vector3d.Dot(state.Direction, towards))?.Response;
        double scale = PhysicalConstants.VacuumPermeability * moment.Magnet.Properties.SaturationMagnetization.Si;
        return [.. Frequencies.Select(frequency => response is null ? (double?)null : scale * response.Susceptibility(frequency).Element(Microwave, Microwave).Imaginary)];
    }

    private (FmrBranch Branch, FmrAudit Audit) Follow(Magnet inField, double field, string name, Equilibrium state)
    {
        BranchSide up = EquilibriumBranch.Follow(inField, moment.SpinTransfer.Potentials, state.Direction, true, [.. currents.Where(current => current.Si >= 0)]);
        BranchSide down = EquilibriumBranch.Follow(inField, moment.SpinTransfer.Potentials, state.Direction, false, [.. currents.Where(current => current.Si < 0)]);
        (int positive, int negative) = (0, 0);
        List<ResonancePoint?> resonances = [];
        FmrAudit audit = FmrLaws.WithoutCurrent(inField, state.Response);
        foreach (Current current in currents)
        {
            LinearResponse? response = current.Si >= 0 ? up.States[positive++] : down.States[negative++];
            resonances.Add(response is null ? null : Resonance(field, name, response));
            if (response is not null) audit = FmrAudit.Larger(audit, FmrLaws.Power(response));
        }
        return (new FmrBranch(name, resonances, Threshold(up, field, name), Threshold(down, field, name)), audit);
    }

    private static ResonancePoint Resonance(double field, string name, LinearResponse response) => new(
        field, response.Current.Si, name, response.Direction, response.DampedFrequency.Si, response.Linewidth.Si, response.IsStable);

    private static FmrThreshold Threshold(BranchSide side, double field, string name) => new(
        side.Threshold is { } threshold ? new ThresholdPoint(field, name, threshold.Current.Si, threshold.IsOscillatory) : null, side.Reason);
}
