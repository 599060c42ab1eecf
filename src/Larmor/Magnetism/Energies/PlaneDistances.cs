using Larmor.Numerics;

namespace Larmor.Magnetism.Energies;

/// <summary>The distances h between the planes of two layers, with their weights: ∬ f(x₂ − x₁) dx₁ dx₂ = ∫ w(h) f(h) dh.</summary>
/// <remarks>
/// w rises from the gap on, is the smaller thickness in the middle and falls to zero at the far faces. Between its bends the axis is
/// cut into panels that end at twice their beginning, so that a kernel with a logarithm at h = 0 is smooth on each of them; where the
/// layers touch, w vanishes at h = 0 and what lies below 2^-30 of the smaller thickness counts less than rounding.
/// </remarks>
internal sealed class PlaneDistances
{
    private const int Degree = 20;
    private const double SmallestShare = 1.0 / (1 << 30);

    private static readonly GaussLobatto Rule = new(Degree);

    private readonly List<(double Distance, double Weight)> points = [];

    /// <summary>Layers of thickness <paramref name="first"/> and <paramref name="second"/>, <paramref name="gap"/> apart.</summary>
    public PlaneDistances(double first, double gap, double second)
    {
        (double thin, double thick) = (Math.Min(first, second), Math.Max(first, second));
        AddPanels(gap, gap + thin, thin, gap, (share, _) => share);
        if (thick > thin) AddPanels(gap + thin, gap + thick, thin, gap, (_, _) => thin);
        AddPanels(gap + thick, gap + thick + thin, thin, gap, (_, rest) => rest);

        void AddPanels(double from, double to, double thin, double gap, Func<double, double, double> weight)
        {
            double start = Math.Max(from, SmallestShare * thin);
            while (start < to)
            {
                double end = 2 * start >= to ? to : 2 * start, half = (end - start) / 2;
                for (int i = 0; i <= Degree; i++)
                {
                    double h = start + (half * (1 + Rule.Points[i]));
                    points.Add((h, half * Rule.Weights[i] * weight(h - from, to - h)));
                }
                start = end;
            }
        }
    }

    /// <summary>h and w(h) dh.</summary>
    public IReadOnlyList<(double Distance, double Weight)> Points => points;
}
