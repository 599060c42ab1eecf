using Larmor.Fluctuations.Barriers;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>Escapes over high barriers without an axis, from the mean time of first passage on the sphere.</summary>
internal static class CommittorEscapes
{
    private const double WorstError = 0.02;

    /// <summary>What both meshes of an escape share and their difference does not show, the ends of the cylinder and the weight: found against the slowest mode of the density at 10 to 30 kT.</summary>
    private const double Shared = 1e-6, SharedUnderTorque = 2e-3;

    /// <summary>Both rates; null where no mesh resolves them or double precision does not hold them.</summary>
    /// <param name="pair">Both states with their directions, and what formulas there are.</param>
    /// <param name="equation">The equation.</param>
    /// <param name="temperature">T.</param>
    /// <param name="hasTorque">Whether a torque acts.</param>
    public static EscapePair? Into(EscapePair pair, GeneralizedLlg equation, Temperature temperature, bool hasTorque)
    {
        if (pair.First.Direction is not { } first || pair.Second.Direction is not { } second) return null;
        if (Between(equation, temperature, first, second) is not { } there || Between(equation, temperature, second, first) is not { } back) return null;
        // Two states are a fair description up to the time on the way over the time of stay.
        double alpha = equation.Magnets[0].Properties.Damping, diffusion = alpha * equation.Magnets[0].KineticCoefficient * ThermalMoment.Energy(temperature) / equation.Magnets[0].Volume.Si;
        double onTheWay = (there.Rate.Si + back.Rate.Si) / diffusion;
        if (Math.Max(there.RelativeError, back.RelativeError) + onTheWay > WorstError) return null;
        EscapePoint Taken(EscapePoint point, WellEscape escape) => point with
        {
            Method = "committor",
            Rate = escape.Rate.Si,
            RateError = escape.RelativeError + onTheWay + (hasTorque ? SharedUnderTorque : Shared),
            Reason = hasTorque ? SpectralEscapes.NoEnergy : point.Reason,
        };
        return new EscapePair(Taken(pair.First, there), Taken(pair.Second, back));
    }

    private static WellEscape? Between(GeneralizedLlg equation, Temperature temperature, Vector3d from, Vector3d to)
    {
        try
        {
            return WellEscape.Of(equation, temperature, UnitVector.Along(from), UnitVector.Along(to));
        }
        catch (Exception reason) when (reason is ArgumentException or ArithmeticException)
        {
            return null;
        }
    }
}
