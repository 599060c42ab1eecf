using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>The strengths of an axial torque as ratios of low polynomials in c = u·p over one denominator: A′ = D(c)/Q(c), B′ = F(c)/Q(c).</summary>
/// <remarks>
/// A torque computed from a stack is such a ratio, of a degree of two to eight, because it solves a small linear system whose matrix is quadratic in u; here the degree is found from the
/// function itself (<see cref="CommonRatios"/>), the lowest that meets it to 1e-12 of the largest strength at points between, or to 1e-10 where the stack itself is known no better. Predictors of a step leave the sphere a little: up to
/// <see cref="Low"/> and <see cref="High"/> the ratio goes on, beyond them it keeps its value, so that a pole that stands close behind P or AP is never reached.
/// </remarks>
/// <param name="DampingLike">D in J/(m³ A), the constant first.</param>
/// <param name="FieldLike">F in J/(m³ A).</param>
/// <param name="Denominator">Q, positive from <paramref name="Low"/> to <paramref name="High"/>.</param>
/// <param name="Low">Least c, −2 ≤ Low &lt; −1.</param>
/// <param name="High">Largest c, 1 &lt; High ≤ 2.</param>
internal sealed record AxialRatio(double[] DampingLike, double[] FieldLike, double[] Denominator, double Low, double High)
{
    private const int HighestDegree = 8, Checks = 97, Looks = 32;
    private const double LeastShare = 0.5;

    private static readonly double[] Tolerances = [1e-12, 1e-10];

    /// <summary>The ratios of a torque; null where no low ones meet its strengths, as for one with a kink.</summary>
    public static AxialRatio? Of(AxialTorque torque)
    {
        double[] damping = [.. CommonRatios.Points.Select(torque.DampingLike.Derivative)], field = [.. CommonRatios.Points.Select(torque.FieldLike.Derivative)];
        double scale = damping.Concat(field).Max(Math.Abs);
        if (!(scale > 0 && double.IsFinite(scale))) return null;
        double[][] samples = [[.. damping.Select(value => value / scale)], [.. field.Select(value => value / scale)]];
        foreach (double tolerance in Tolerances)
        {
            for (int degree = 0; degree <= HighestDegree; degree++)
            {
                if (Of(samples, scale, degree) is { } found && found.Meets(torque, tolerance * scale)) return found;
            }
        }
        return null;
    }

    private static AxialRatio? Of(double[][] samples, double scale, int degree)
    {
        if (CommonRatios.Of(samples, degree) is not { } ratios) return null;
        double[] towards = [.. ratios.Numerators[0].Select(value => scale * value)], across = [.. ratios.Numerators[1].Select(value => scale * value)];
        return new AxialRatio(towards, across, ratios.Denominator, -1 - Reach(ratios.Denominator, -1), 1 + Reach(ratios.Denominator, 1));
    }

    private bool Meets(AxialTorque torque, double tolerance)
    {
        for (int k = 0; k <= Checks; k++)
        {
            double c = Math.Cos(Math.PI * k / Checks), share = 1 / CommonRatios.At(Denominator, c);
            if (!(Math.Abs((share * CommonRatios.At(DampingLike, c)) - torque.DampingLike.Derivative(c)) <= tolerance)) return false;
            if (!(Math.Abs((share * CommonRatios.At(FieldLike, c)) - torque.FieldLike.Derivative(c)) <= tolerance)) return false;
        }
        return true;
    }

    /// <summary>How far beyond an end the denominator keeps half of its value there: 1, or what is left of it after halvings.</summary>
    private static double Reach(double[] denominator, int end)
    {
        double least = LeastShare * CommonRatios.At(denominator, end), reach = 1;
        for (int look = 1; look <= Looks; look++)
        {
            if (CommonRatios.At(denominator, end * (1 + (reach * look / Looks))) >= least) continue;
            (reach, look) = (reach / 2, 0);
        }
        return reach;
    }
}
