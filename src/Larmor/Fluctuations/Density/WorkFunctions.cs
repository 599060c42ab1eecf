using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The powers of an ensemble as averages of functions on the sphere: that of the torque and the change of the energy at fixed drives are linear in the density.
/// </summary>
/// <remarks>
/// <para>With N = I (u × ∇A + ∇B), the force of the torque in Gilbert's form, and J = ρw − D∇ρ, w = L_F [u × ∇(V + Φ) − α∇V + ∇χ]:</para>
/// <para>power of the torque v∫N·J = ⟨v N·w + D v∇²B I⟩; change of energy v∫∇V·J = ⟨v ∇V·w + D v∇²V⟩; heat to the bath v∫(N − ∇V)·J, their difference.</para>
/// <para>v L_F/kT = D/α, so that in units of kT everything follows from L_F V, L_F A I and L_F B I. The products of shapes are taken once.</para>
/// </remarks>
internal sealed class WorkFunctions
{
    private readonly double damping, diffusion;
    private readonly List<MomentPotentials> shapes = [];
    private readonly Dictionary<(int, int), (HarmonicSeries Torque, HarmonicSeries Energy)> products = [];

    /// <summary>For a damping α and a diffusion D in 1/s.</summary>
    public WorkFunctions(double damping, double diffusion) => (this.damping, this.diffusion) = (damping, diffusion);

    private double PerKt => damping / diffusion;

    /// <summary>The power of the torque and the change of energy at fixed drives, each in kT/s as a function whose average over the density is taken.</summary>
    /// <param name="known">The shapes; those of calls before are the first of them.</param>
    /// <param name="weights">Their weights.</param>
    public (HarmonicSeries Torque, HarmonicSeries Energy) At(IReadOnlyList<MomentPotentials> known, IReadOnlyList<double> weights)
    {
        for (int k = shapes.Count; k < known.Count; k++) shapes.Add(known[k]);
        List<(double, HarmonicSeries)> torque = [], energy = [];
        for (int j = 0; j < weights.Count; j++)
        {
            if (weights[j] == 0) continue;
            torque.Add((PerKt * diffusion * weights[j], shapes[j].FieldLike.Laplacian()));
            energy.Add((PerKt * diffusion * weights[j], shapes[j].Energy.Laplacian()));
            for (int k = 0; k < weights.Count; k++)
            {
                if (weights[k] == 0) continue;
                (HarmonicSeries onTorque, HarmonicSeries onEnergy) = Product(j, k);
                torque.Add((PerKt * weights[j] * weights[k], onTorque));
                energy.Add((PerKt * weights[j] * weights[k], onEnergy));
            }
        }
        return (HarmonicSeries.Sum(torque), HarmonicSeries.Sum(energy));
    }

    /// <summary>vV/kT as a function on the sphere.</summary>
    public HarmonicSeries EnergyOf(IReadOnlyList<MomentPotentials> known, IReadOnlyList<double> weights) => HarmonicSeries.Sum([.. known.Zip(weights, (shape, weight) => (PerKt * weight, shape.Energy))]);

    /// <summary>N·w and ∇V·w with the forces of shape j and the motion of shape k.</summary>
    private (HarmonicSeries Torque, HarmonicSeries Energy) Product(int j, int k)
    {
        if (products.TryGetValue((j, k), out (HarmonicSeries, HarmonicSeries) known)) return known;
        (MomentPotentials force, MomentPotentials motion) = (shapes[j], shapes[k]);
        SphereFunction energy = new(force.Energy), a = new(force.DampingLike), b = new(force.FieldLike), turning = new(motion.Turning(damping)), falling = new(motion.Falling(damping));
        Vector3d Drift(Vector3d u) => Vector3d.Cross(u, turning.Gradient(u)) - Across(u, falling.Gradient(u));
        int moving = Math.Max(motion.Energy.Degree, Math.Max(motion.DampingLike.Degree, motion.FieldLike.Degree));
        HarmonicSeries OnSphere(int degree, Func<Vector3d, double> function) => degree == 0 || moving == 0 ? HarmonicSeries.Zero : new HarmonicSeries(degree + moving, HarmonicSeries.Projected(function, degree + moving));
        (HarmonicSeries, HarmonicSeries) found = (
            OnSphere(Math.Max(force.DampingLike.Degree, force.FieldLike.Degree), u => Vector3d.Dot(Vector3d.Cross(u, a.Gradient(u)) + b.Gradient(u), Drift(u))),
            OnSphere(force.Energy.Degree, u => Vector3d.Dot(energy.Gradient(u), Drift(u))));
        products[(j, k)] = found;
        return found;
    }

    private static Vector3d Across(Vector3d u, Vector3d v) => v - (Vector3d.Dot(u, v) * u);
}
