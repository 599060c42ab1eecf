using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>Entropy, free energy, heat and work of an ensemble whose density is known.</summary>
/// <remarks>
/// <para>Averages of energies and their powers are linear in ρ and exact. Integrals with ln ρ are taken on a grid with more points than the series has degrees, where ρ exceeds its
/// own error; what lies below is left out and its probability stated. Source: the paper's Eqs. (1), (4) and the Fokker-Planck equation after Eq. (24); for heat and work of
/// trajectories K. Sekimoto, Prog. Theor. Phys. Suppl. 130, 17 (1998), doi:10.1143/PTPS.130.17.</para>
/// <para>J is ρ times the mean velocity of the trajectories in the sense of Stratonovich; the diffusive part of precession, which has no divergence, is not in it.</para>
/// </remarks>
public sealed class DensityThermodynamics
{
    private const double Rounding = 1e-13, MostUnknown = 1e-6, Parallel = 1e-10;
    private const int Probes = 400;

    private readonly FokkerPlanck law;
    private readonly HarmonicSeries energy;
    private SphereGrid? grid;
    private Fields? fields;
    private (SphereDensity Density, FieldOnGrid Field, double Floor)? stationary;

    /// <summary>At the drives of an equation.</summary>
    public DensityThermodynamics(FokkerPlanck law)
    {
        ArgumentNullException.ThrowIfNull(law);
        (this.law, energy) = (law, law.ReducedEnergy);
        HasPotential = IsGradientOfOne(law);
    }

    /// <summary>Whether the stationary density is known as exp(−vW/kT), W = V − χ/α: without torque, and where ∇W and ∇(V + Φ) are parallel everywhere, as about an axis.</summary>
    public bool HasPotential { get; }

    /// <summary>The balance of a density. An object is used by one thread at a time.</summary>
    /// <param name="density">ρ.</param>
    /// <param name="stationary">The stationary density of the same drives, for the split of the dissipation where there is no potential; null to leave it out there.</param>
    /// <param name="error">Relative error of the density, as its evolution states it: ρ below this share of its largest value is not resolved.</param>
    public DensityBalance Of(SphereDensity density, SphereDensity? stationary = null, double error = 0)
    {
        ArgumentNullException.ThrowIfNull(density);
        HarmonicSeries slope = law.Change(density);
        Prepare(slope.Degree, HasPotential ? null : stationary);
        FieldOnGrid rho = grid!.Write(density.Series), change = grid.Write(slope);
        double floor = Math.Max(Rounding, error) * rho.Values.Max(), kt = law.ThermalEnergy;
        Sums sums = default;
        for (int i = 0; i < grid.Weights.Length; i++) sums = Added(sums, i, rho, change, floor);
        (double average, double torque, double energyPower) = (energy.Dot(density.Series), law.Powers.Torque.Dot(density.Series), law.Powers.Energy.Dot(density.Series));
        return new DensityBalance
        {
            Energy = kt * average,
            Entropy = sums.Entropy,
            FreeEnergy = kt * (average - sums.Entropy),
            Dissipation = kt * law.Diffusion * sums.Dissipation,
            TorquePower = kt * torque,
            HeatPower = kt * (torque - energyPower),
            TorqueFreePower = kt * sums.TorqueFree,
            EntropyPower = kt * sums.EntropyRate,
            EnergyPower = kt * energy.Dot(slope),
            Split = !(HasPotential || stationary is not null) || sums.Unknown > MostUnknown ? null : new DrivingSplit(sums.Relative, kt * law.Diffusion * sums.Relaxation, kt * law.Diffusion * sums.Housekeeping, 2 * kt * law.Diffusion * sums.Mixed),
            Unresolved = sums.Unresolved,
            Negative = sums.Negative,
        };
    }

    private void Prepare(int least, SphereDensity? reference)
    {
        int degree = Math.Max(reference?.Degree ?? 0, least);
        if (grid is null || !grid.Holds(degree) || grid.Holds(2 * degree))
        {
            grid = new SphereGrid(degree, (3 * degree / 2) + 16);
            MomentPotentials potentials = law.Potentials;
            FieldOnGrid potential = grid.Write(HarmonicSeries.Sum((1 / law.Diffusion, law.Falling)));
            fields = new Fields(grid.Write(energy), grid.Write(potentials.DampingLike), grid.Write(potentials.FieldLike), potential, LogarithmOfSum(potential));
            stationary = null;
        }
        if (reference is not null && stationary?.Density != reference)
        {
            FieldOnGrid field = grid.Write(reference.Series);
            stationary = (reference, field, 1e3 * Rounding * field.Values.Max());
        }
        if (reference is null) stationary = null;
    }

    /// <summary>The share of one point.</summary>
    private Sums Added(Sums sums, int i, FieldOnGrid density, FieldOnGrid change, double floor)
    {
        double rho = density.Values[i], weight = grid!.Weights[i], alpha = law.Damping;
        Tangent slope = Tangent.Of(density, i), force = Tangent.Of(fields!.Energy, i), a = Tangent.Of(fields.DampingLike, i), b = Tangent.Of(fields.FieldLike, i);
        // X = u × ∇Φ + ∇χ.
        Tangent torque = ((alpha * a) - b).Turned + a + (alpha * b);
        sums.TorqueFree += weight * Tangent.Dot(torque, (rho * force) + slope);
        if (rho < 0) sums.Negative -= weight * rho;
        if (rho <= floor)
        {
            sums.Unresolved += weight * Math.Abs(rho);
            // Below the floor the density counts as the floor, so that the change of entropy keeps its constant.
            sums.EntropyRate -= weight * change.Values[i] * Math.Log(floor);
            return sums;
        }
        double logarithm = Math.Log(rho);
        Tangent fall = (1 / rho) * slope, mu = force + fall;
        sums.Entropy -= weight * rho * logarithm;
        sums.EntropyRate -= weight * change.Values[i] * logarithm;
        sums.Dissipation += weight * rho * Tangent.Dot(mu, mu);
        if (Still(i) is not var (still, logarithmOfStill))
        {
            sums.Unknown += weight * rho;
            return sums;
        }
        Tangent relative = fall - still, keeping = force + still;
        sums.Relative += weight * rho * (logarithm - logarithmOfStill);
        sums.Relaxation += weight * rho * Tangent.Dot(relative, relative);
        sums.Housekeeping += weight * rho * Tangent.Dot(keeping, keeping);
        sums.Mixed += weight * rho * Tangent.Dot(relative, keeping);
        return sums;
    }

    /// <summary>∇ln ρ_s and ln ρ_s; null where they are not known.</summary>
    private (Tangent Slope, double Logarithm)? Still(int i)
    {
        if (HasPotential) return (-1 * Tangent.Of(fields!.Potential, i), -fields.Potential.Values[i] - fields.LogarithmOfSum);
        if (stationary is not { } reference || !(reference.Field.Values[i] > reference.Floor)) return null;
        return ((1 / reference.Field.Values[i]) * Tangent.Of(reference.Field, i), Math.Log(reference.Field.Values[i]));
    }

    /// <summary>ln ∫exp(−g).</summary>
    private double LogarithmOfSum(FieldOnGrid potential)
    {
        double least = potential.Values.Min(), sum = 0;
        for (int i = 0; i < potential.Values.Length; i++) sum += grid!.Weights[i] * Math.Exp(least - potential.Values[i]);
        return Math.Log(sum) - least;
    }

    private static bool IsGradientOfOne(FokkerPlanck law)
    {
        SphereFunction turning = new(law.Turning), falling = new(law.Falling);
        double product = 0, first = 0, second = 0;
        foreach (UnitVector direction in SpherePoints.Fibonacci(Probes))
        {
            Vector3d u = direction, f = Vector3d.Cross(u, turning.Gradient(u)), g = Vector3d.Cross(u, falling.Gradient(u));
            (product, first, second) = (Math.Max(product, Vector3d.Cross(f, g).Norm), Math.Max(first, f.Norm), Math.Max(second, g.Norm));
        }
        return product <= Parallel * first * second;
    }

    private sealed record Fields(FieldOnGrid Energy, FieldOnGrid DampingLike, FieldOnGrid FieldLike, FieldOnGrid Potential, double LogarithmOfSum);

    private struct Sums
    {
        public double Entropy, EntropyRate, Dissipation, TorqueFree, Relative, Relaxation, Housekeeping, Mixed, Unknown, Unresolved, Negative;
    }

    /// <summary>A vector along the sphere.</summary>
    private readonly record struct Tangent(double Down, double Around)
    {
        /// <summary>u × this.</summary>
        public Tangent Turned => new(-Around, Down);

        public static Tangent operator +(Tangent x, Tangent y) => new(x.Down + y.Down, x.Around + y.Around);

        public static Tangent operator -(Tangent x, Tangent y) => new(x.Down - y.Down, x.Around - y.Around);

        public static Tangent operator *(double factor, Tangent x) => new(factor * x.Down, factor * x.Around);

        public static Tangent Of(FieldOnGrid field, int i) => new(field.Down[i], field.Around[i]);

        public static double Dot(Tangent x, Tangent y) => (x.Down * y.Down) + (x.Around * y.Around);
    }
}
