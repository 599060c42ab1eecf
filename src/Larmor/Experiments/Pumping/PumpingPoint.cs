using Larmor.Coupling;
using Larmor.Experiments.Lines;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>What a microwave field of 1 T makes at one field and frequency in linear response; voltages are V_left − V_right without current.</summary>
/// <param name="Mean">Mean voltage in V/T².</param>
/// <param name="Alternating">Amplitude of the voltage at the frequency itself in V/T, V = Re(this e^(−iωt)).</param>
/// <param name="Cone">Largest half axis of a moment's motion in rad/T.</param>
/// <param name="Absorbed">Power taken from the microwave field in W/T².</param>
internal readonly record struct PumpedResponse(double Mean, Complex Alternating, double Cone, double Absorbed)
{
    /// <summary>Mean voltage in V/T² with spins of the normal metals that lag behind; null where it is not known.</summary>
    public double? Lagging { get; init; }
}

/// <summary>One mode of the moments at one field.</summary>
/// <param name="Frequency">Frequency in Hz.</param>
/// <param name="Linewidth">Full width at half maximum in Hz, with all that the stack takes.</param>
/// <param name="Alone">The same if every moment pumped while the others stood still: without cross-damping.</param>
/// <param name="Own">The same with each moment's own damping only.</param>
internal sealed record PumpedMode(double Frequency, double Linewidth, double Alone, double Own)
{
    /// <summary>Its shape.</summary>
    public required OscillationMode Shape { get; init; }

    /// <summary>The points with the modes of each in the order in which those of the first continue.</summary>
    public static IReadOnlyList<PumpingPoint> Followed(IReadOnlyList<PumpingPoint> points)
    {
        List<PumpingPoint> followed = [];
        IReadOnlyList<PumpedMode> before = [];
        foreach (PumpingPoint point in points)
        {
            PumpingPoint next = point;
            if (before.Count > 0 && before.Count == point.Modes.Count)
            {
                int[] to = CoupledState.Continued([.. before.Select(mode => mode.Shape)], [.. point.Modes.Select(mode => mode.Shape)]);
                next = point with { Modes = [.. to.Select(i => point.Modes[i])] };
            }
            if (next.Modes.Count > 0) before = next.Modes;
            followed.Add(next);
        }
        return followed;
    }
}

/// <summary>Everything found at one field.</summary>
/// <param name="Field">μ₀H in T.</param>
/// <param name="Directions">Where the moments rest; empty where no state is stable.</param>
/// <param name="Responses">By frequency; null where no state is stable or an undamped mode lies at the frequency.</param>
/// <param name="Modes">Lowest frequency first, or as they continue those of another field; empty where no state is stable.</param>
/// <param name="Audit">The residuals of the laws.</param>
internal sealed record PumpingPoint(double Field, IReadOnlyList<UnitVector> Directions, IReadOnlyList<PumpedResponse?> Responses, IReadOnlyList<PumpedMode> Modes, PumpingAudit Audit)
{
    /// <summary>Both ways at the state of rest; null where no state is stable.</summary>
    public DeviceResponse? Device { get; init; }

    /// <summary>Why the voltage with lagging spins is not known; empty where it is.</summary>
    public string NoLag { get; init; } = "";

    /// <summary>Mean voltage per frequency and solid angle of each moment's small loop, in V s.</summary>
    public IReadOnlyList<double> Fluxes { get; init; } = [];
}

/// <summary>The largest residuals of the laws at one field.</summary>
/// <param name="PowerClosure">Microwave power against the heat in the moments' own damping and in the electrons.</param>
/// <param name="Laws">Reciprocity and second law of M(u).</param>
/// <param name="Index">By how much the indices of all states miss their sum.</param>
internal sealed record PumpingAudit(double PowerClosure, IReadOnlyList<AuditCheck> Laws, int Index);
