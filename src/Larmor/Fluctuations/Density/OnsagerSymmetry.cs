using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// Reciprocity of a fluctuating moment in equilibrium: the first slope of the correlation ⟨u_i(0)u_j(t)⟩ in a field against that of ⟨u_j(0)u_i(t)⟩ in the field turned round.
/// </summary>
/// <remarks>
/// The slope is ∫u_j A(ρ u_i) dΩ with the operator A and Boltzmann's ρ; its symmetric part is −D⟨δ_ij − u_i u_j⟩, its antisymmetric part the precession, which changes its sign with the
/// field. Source: L. Onsager, Phys. Rev. 38, 2265 (1931), doi:10.1103/PhysRev.38.2265; H. B. G. Casimir, Rev. Mod. Phys. 17, 343 (1945), doi:10.1103/RevModPhys.17.343.
/// </remarks>
internal static class OnsagerSymmetry
{
    /// <summary>Largest difference of the two slopes beside the largest slope; the torque is left out.</summary>
    /// <param name="law">The equation.</param>
    public static double Deviation(FokkerPlanck law)
    {
        FokkerPlanck here = law.WithoutTorque(), there = law.Reversed();
        double[] forward = Slopes(here), backward = Slopes(there);
        double largest = forward.Max(Math.Abs), deviation = 0;
        for (int i = 0; i < forward.Length; i++) deviation = Math.Max(deviation, Math.Abs(forward[i] - backward[(3 * (i % 3)) + (i / 3)]));
        return deviation / largest;
    }

    private static double[] Slopes(FokkerPlanck law)
    {
        // Rows of degree 1 couple with no more degrees than the drives add.
        int degree = 2 + Math.Max(law.Turning.Degree, law.Falling.Degree);
        Func<Vector3d, double> energy = law.ReducedEnergyAt();
        double least = SpherePoints.Fibonacci(2000).Min(u => energy(u));
        int points = Math.Max(degree + 2, 24 + (int)(8 * Math.Sqrt(SpherePoints.Fibonacci(200).Max(u => energy(u)) - least)));
        double Weight(Vector3d u) => Math.Exp(least - energy(u));
        double total = HarmonicSeries.Projected(Weight, points)[0] * Math.Sqrt(4 * Math.PI);
        double[] slopes = new double[9];
        for (int i = 0; i < 3; i++)
        {
            double[] weighted = HarmonicSeries.Projected(u => Weight(u) * Component(u, i) / total, points);
            HarmonicSeries change = law.Change(new SphereDensity(new HarmonicSeries(degree, weighted[..RealHarmonics.Count(degree)])));
            for (int j = 0; j < 3; j++) slopes[(3 * i) + j] = Math.Sqrt(4 * Math.PI / 3) * change.Coefficients[RealHarmonics.Index(1, j == 0 ? 1 : j == 1 ? -1 : 0)];
        }
        return slopes;
    }

    private static double Component(Vector3d u, int i) => i == 0 ? u.X : i == 1 ? u.Y : u.Z;
}
