using Larmor.Experiments.Motion;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Lines;

/// <summary>A state of rest of several moments at one field, with its small motion at the currents asked for.</summary>
/// <param name="AtRest">The state without current.</param>
/// <param name="Responses">By current as asked for; null where the state has ended.</param>
/// <param name="Up">Threshold at positive current, or why there is none.</param>
/// <param name="Down">Threshold at negative current, or why there is none.</param>
internal sealed record CoupledFmrState(CoupledEquilibrium AtRest, IReadOnlyList<CoupledResponse?> Responses, FmrThreshold Up, FmrThreshold Down);

/// <summary>Everything found at one field.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="States">The states that are stable without current, lowest energy first.</param>
/// <param name="Problem">What is special or missing at this field; empty where nothing is.</param>
/// <param name="Remark">What is special but harmless; empty where nothing is.</param>
/// <param name="Audit">The residuals of the laws.</param>
internal sealed record CoupledFmrPoint(double Field, IReadOnlyList<CoupledFmrState> States, string Problem, string Remark, FmrAudit Audit)
{
    /// <summary>χ″ by frequency of the stable state whose sum of moments lies nearest to the direction of the field; null where there is none.</summary>
    public IReadOnlyList<double?> Absorption { get; init; } = [];

    /// <summary>Whether in that state all moments lie along the field within a degree.</summary>
    public bool IsSaturated { get; init; }
}

/// <summary>The measurement of a resonance of several moments at one field after another.</summary>
internal sealed class CoupledFmrMeasurement(FreeMoments moments, UnitVector along, IReadOnlyList<Current> currents)
{
    private static readonly double CosineOfADegree = Math.Cos(Math.PI / 180);

    /// <summary>Frequencies of the microwave field.</summary>
    public IReadOnlyList<Frequency> Frequencies { get; init; } = [];

    /// <summary>Its direction h.</summary>
    public UnitVector Microwave { get; init; } = UnitVector.Y;

    /// <summary>The moments measured.</summary>
    public FreeMoments Moments => moments;

    /// <summary>Whether a current changes anything.</summary>
    public bool FeelsCurrent => !moments.SpinTransfer.Potentials.IsNone || moments.Magnets.Any(magnet => magnet.Driven.OfType<OerstedField>().Any());

    /// <summary>Whether a current other than zero is asked for and changes anything.</summary>
    public bool IsDriven => FeelsCurrent && currents.Any(current => current.Si != 0);

    /// <summary>All states at one field.</summary>
    public CoupledFmrPoint At(MagneticField field)
    {
        GeneralizedLlg quiet = EquationAt(field.Si, 0);
        CoupledEquilibriumSet set = CoupledEquilibria.Of(quiet, Current.Zero);
        CoupledEquilibrium[] stable = [.. set.Stable];
        (string problem, string remark, int residual) = CoupledState.Judged(set);
        FmrAudit audit = new(0, 0, 0, residual);
        List<CoupledFmrState> states = [];
        foreach (CoupledEquilibrium state in stable)
        {
            CoupledFmrState followed = Follow(field.Si, state);
            states.Add(followed);
            audit = FmrAudit.Larger(audit, CoupledLaws.WithoutCurrent(state.Response, moments.ReversedDamping));
            foreach (CoupledResponse response in followed.Responses.OfType<CoupledResponse>()) audit = FmrAudit.Larger(audit, CoupledLaws.Power(response));
        }
        if (problem.Length == 0 && stable.Length == 0) problem = "No state of rest is stable.";
        UnitVector towards = field.Si < 0 ? -along : along;
        CoupledEquilibrium? nearest = stable.MaxBy(state => Math.Round(Vector3d.Dot(Sum(state.Directions), towards), 9));
        return new CoupledFmrPoint(field.Si, states, problem, remark, audit)
        {
            Absorption = Absorption(nearest?.Response),
            IsSaturated = nearest is not null && nearest.Directions.All(u => Vector3d.Dot(u, towards) > CosineOfADegree),
        };
    }

    private GeneralizedLlg EquationAt(double field, double current) => moments.Equation(Drives.Constant(along, MagneticField.FromTeslas(field), Current.FromSi(current)));

    private Vector3d Sum(IReadOnlyList<UnitVector> directions)
    {
        double[] weights = CoupledSettling.WeightsOf(moments.Magnets);
        Vector3d sum = default;
        for (int k = 0; k < weights.Length; k++) sum += weights[k] * directions[k].Components;
        return sum;
    }

    private CoupledFmrState Follow(double field, CoupledEquilibrium state)
    {
        (CoupledResponse?[] up, FmrThreshold above) = Side(field, state, [.. currents.Where(current => current.Si > 0)]);
        (CoupledResponse?[] down, FmrThreshold below) = Side(field, state, [.. currents.Where(current => current.Si < 0)]);
        (int positive, int negative) = (0, 0);
        CoupledResponse?[] responses = [.. currents.Select(current => current.Si == 0 ? state.Response : current.Si > 0 ? up[positive++] : down[negative++])];
        return new CoupledFmrState(state, responses, above, below);
    }

    /// <summary>The state at currents of one sign, and where it loses its stability before the largest of them.</summary>
    private (CoupledResponse?[] States, FmrThreshold Threshold) Side(double field, CoupledEquilibrium state, Current[] asked)
    {
        if (!FeelsCurrent) return ([.. asked.Select(current => CoupledResponse.Of(EquationAt(field, current.Si), state.ToMoments().View, current))], new FmrThreshold(null, "Neither a spin torque nor a field of the current acts on the moments, so no current makes them unstable."));
        if (asked.Length == 0) return ([], new FmrThreshold(null, "Thresholds of several moments are sought up to the largest current of the measurement; none of this sign is given."));
        double reach = asked.MaxBy(current => Math.Abs(current.Si)).Si;
        EquilibriumCurve curve = EquilibriumCurve.Follow(current => EquationAt(field, current), state.ToMoments(), 0, reach);
        CoupledResponse?[] states = [.. asked.Select(current => curve.At(value => EquationAt(field, value), current.Si) is [var first, ..] ? first : null)];
        EquilibriumThreshold? loss = curve.LossOfStability;
        return (states, loss is null
            ? new FmrThreshold(null, $"The state stays stable up to {Current.FromSi(reach)}, the largest current of the measurement.")
            : new FmrThreshold(new ThresholdPoint(field, "", loss.Parameter, loss.Kind == ThresholdKind.Hopf), ""));
    }

    /// <summary>χ″ = μ₀ Σ (Ms v)_k Im(h·δu_k) over the volume of all moments, per field along h.</summary>
    private IReadOnlyList<double?> Absorption(CoupledResponse? response)
    {
        if (response is null) return [.. Frequencies.Select(_ => (double?)null)];
        double volume = moments.Magnets.Sum(magnet => magnet.Volume.Si);
        return [.. Frequencies.Select(frequency => CoupledState.Finite(() =>
        {
            AlternatingMotion motion = CoupledSusceptibility.Of(response, frequency).ToField(Microwave);
            double sum = 0;
            for (int k = 0; k < moments.Magnets.Count; k++) sum += moments.Magnets[k].Properties.SaturationMagnetization.Si * moments.Magnets[k].Volume.Si * Vector3d.Dot(Microwave, motion.Quadrature[k]);
            return PhysicalConstants.VacuumPermeability * sum / volume;
        }))];
    }
}
