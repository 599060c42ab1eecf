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
    private const double Rounding = 1e-13;

    private readonly FokkerPlanck law;
    private readonly HarmonicSeries energy;
    private SphereGrid? grid;
    private Fields? fields;
    private (SphereDensity Density, FieldOnGrid Field)? stationary;

    /// <summary>At the drives of an equation.</summary>
    public DensityThermodynamics(FokkerPlanck law)
    {
        ArgumentNullException.ThrowIfNull(law);
        (this.law, energy) = (law, law.ReducedEnergy);
    }

    /// <summary>The balance of a density. An object is used by one thread at a time.</summary>
    /// <param name="density">ρ.</param>
    /// <param name="stationary">The stationary density of the same drives, for the split of the dissipation; null to leave it out.</param>
    /// <param name="error">Relative error of the density, as its evolution states it: ρ below this share of its largest value is not resolved.</param>
    public DensityBalance Of(SphereDensity density, SphereDensity? stationary = null, double error = 0)
    {
        ArgumentNullException.ThrowIfNull(density);
        Prepare(density, stationary);
        FieldOnGrid rho = grid!.Write(density.Series), change = grid.Write(law.Change(density));
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
            EnergyPower = kt * energy.Dot(law.Change(density)),
            Split = stationary is null ? null : new DrivingSplit(sums.Relative, kt * law.Diffusion * sums.Relaxation, kt * law.Diffusion * sums.Housekeeping, 2 * kt * law.Diffusion * sums.Mixed),
            Unresolved = sums.Unresolved,
            Negative = sums.Negative,
        };
    }

    private void Prepare(SphereDensity density, SphereDensity? reference)
    {
        int degree = Math.Max(Math.Max(density.Degree, reference?.Degree ?? 0), Math.Max(law.Turning.Degree, law.Falling.Degree));
        degree = Math.Max(degree, density.Degree + Math.Max(law.Turning.Degree, law.Falling.Degree));
        if (grid is null || !grid.Holds(degree))
        {
            grid = new SphereGrid(degree, (2 * degree) + 16);
            MomentPotentials potentials = law.Potentials;
            fields = new Fields(grid.Write(energy), grid.Write(potentials.DampingLike), grid.Write(potentials.FieldLike));
            stationary = null;
        }
        if (reference is not null && stationary?.Density != reference) stationary = (reference, grid.Write(reference.Series));
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
        if (stationary is not { } reference || !(reference.Field.Values[i] > 0)) return sums;
        Tangent still = (1 / reference.Field.Values[i]) * Tangent.Of(reference.Field, i), relative = fall - still, keeping = force + still;
        sums.Relative += weight * rho * (logarithm - Math.Log(reference.Field.Values[i]));
        sums.Relaxation += weight * rho * Tangent.Dot(relative, relative);
        sums.Housekeeping += weight * rho * Tangent.Dot(keeping, keeping);
        sums.Mixed += weight * rho * Tangent.Dot(relative, keeping);
        return sums;
    }

    private sealed record Fields(FieldOnGrid Energy, FieldOnGrid DampingLike, FieldOnGrid FieldLike);

    private struct Sums
    {
        public double Entropy, EntropyRate, Dissipation, TorqueFree, Relative, Relaxation, Housekeeping, Mixed, Unresolved, Negative;
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
