using CsCheck;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Physics.Reciprocity;

/// <summary>The relations of Eq. (20), corrected, as one matrix: reciprocity, bound of the cross-coefficients, entropy, and what the printed form gets wrong.</summary>
public class OnsagerRelations
{
    private static readonly Gen<SpinTransferCoefficients> Allowed =
        from kinetic in Gen.Double[0.1, 10] from damping in Gen.Double[0, 0.5] from sigma in Gen.Double[0.1, 10] from beta in Gen.Double[-0.99, 0.99] from across in Gen.Double[0.1, 10]
        from relaxation in Gen.Double[0, 5] from other in Gen.Double[0, 5] from shares in Gen.Double[-1, 1].Array[2] from field in Gen.Double[-5, 5]
        select new SpinTransferCoefficients
        {
            Kinetic = kinetic, Damping = damping, Conductivity = sigma, Asymmetry = beta, TransverseConductivity = across, Relaxation = relaxation, TransverseRelaxation = other,
            Longitudinal = shares[0] * Math.Sqrt(kinetic * damping * sigma * (1 - (beta * beta)) / 2), Transverse = shares[1] * Math.Sqrt(kinetic * damping * across), FieldLike = field,
        };

    [Fact]
    public void Within_their_bounds_the_coefficients_obey_both_laws_at_every_direction() =>
        Gen.Select(Allowed, NoncollinearGenerator.Directions, NoncollinearGenerator.Directions, Gen.Double[-1, 1].Array[10]).Sample((coefficients, u, p, forces) =>
        {
            Assert.Null(coefficients.Refusal());
            OnsagerMatrix matrix = coefficients.At(u, p);
            Assert.Null(matrix.Refusal());
            Assert.All(matrix.Checks, check => Assert.True(check.Passed, check.ToString()));
            double scale = Enumerable.Range(0, 10).Sum(i => matrix[i, i]);
            Assert.True(matrix.EntropyProduction(forces) >= -1e-13 * scale);
        }, iter: 300);

    [Fact]
    public void Beyond_their_bound_a_cross_coefficient_lets_entropy_fall_and_is_named() =>
        Gen.Select(Allowed, Gen.Double[1.01, 3], Gen.Bool).Sample((allowed, factor, isLongitudinal) =>
        {
            double limit = allowed.Kinetic * allowed.Damping, free = allowed.Conductivity * (1 - (allowed.Asymmetry * allowed.Asymmetry));
            SpinTransferCoefficients coefficients = isLongitudinal
                ? allowed with { Longitudinal = factor * Math.Sqrt(limit * free / 2) + 1e-9 }
                : allowed with { Transverse = factor * Math.Sqrt(limit * allowed.TransverseConductivity) + 1e-9 };
            Assert.Contains(isLongitudinal ? "l_par" : "l_perp", coefficients.Refusal(), StringComparison.Ordinal);
            // Where the moment is across the spins that drive it.
            OnsagerMatrix matrix = coefficients.At(UnitVector.Z, isLongitudinal ? UnitVector.X : UnitVector.Z);
            Assert.NotNull(matrix.Refusal());
            Assert.Contains(matrix.Checks, check => check.Name == "entropy-production" && !check.Passed);
        }, iter: 100);

    [Fact]
    public void The_field_like_part_makes_no_entropy() =>
        Gen.Select(Allowed, NoncollinearGenerator.Directions, NoncollinearGenerator.Directions, Gen.Double[-1, 1].Array[10]).Sample((coefficients, u, p, forces) =>
        {
            double with = coefficients.At(u, p).EntropyProduction(forces), without = (coefficients with { FieldLike = 0 }).At(u, p).EntropyProduction(forces);
            Assert.Equal(without, with, 1e-12 * (1 + Math.Abs(with)));
        }, iter: 100);

    [Fact]
    public void The_moment_follows_Landau_and_Lifshitz_and_makes_their_heat()
    {
        SpinTransferCoefficients coefficients = Plain;
        UnitVector u = UnitVector.FromAngles(0.7, 0.4);
        Vector3d force = Vector3d.Cross(u, new Vector3d(0.3, -0.8, 0.5));
        double[] fluxes = coefficients.At(u, UnitVector.X).Fluxes([force.X, force.Y, force.Z, 0, 0, 0, 0, 0, 0, 0]);
        // j = ρL_F (−u × F + αF) with F = −∇μ, Eq. (24) with X = 0.
        Vector3d expected = 2 * ((0.1 * force) - Vector3d.Cross(u, force));
        Assert.InRange((new Vector3d(fluxes[0], fluxes[1], fluxes[2]) - expected).Norm, 0, 1e-14);
        Assert.Equal(2 * 0.1 * Vector3d.Dot(force, force), coefficients.At(u, UnitVector.X).EntropyProduction([force.X, force.Y, force.Z, 0, 0, 0, 0, 0, 0, 0]), 1e-14);
    }

    [Fact]
    public void Collinear_electrons_have_the_currents_and_the_heat_of_two_channels()
    {
        // σ↑ = σ₀(1 + β), σ↓ = σ₀(1 − β) under two gradients: J↑ + J↓, J↑ − J↓, and J↑E↑ + J↓E↓.
        const double up = 0.7, down = -0.2, sigma = 3, beta = 0.6;
        double currentUp = sigma * (1 + beta) * up, currentDown = sigma * (1 - beta) * down;
        UnitVector p = UnitVector.FromAngles(1.1, 2);
        Vector3d spin = (up - down) / 2 * p.Components;
        OnsagerMatrix matrix = (Plain with { Asymmetry = beta }).At(UnitVector.Z, p);
        double[] forces = [0, 0, 0, spin.X, spin.Y, spin.Z, 0, 0, 0, (up + down) / 2], fluxes = matrix.Fluxes(forces);
        Assert.Equal(currentUp + currentDown, fluxes[9], 1e-13);
        Assert.InRange((new Vector3d(fluxes[3], fluxes[4], fluxes[5]) - ((currentUp - currentDown) * p.Components)).Norm, 0, 1e-13);
        Assert.Equal((currentUp * up) + (currentDown * down), matrix.EntropyProduction(forces), 1e-13);
    }

    [Fact]
    public void The_spin_index_turns_with_everything()
    {
        // By 90 degrees about z: x → y, y → −x.
        SpinTransferCoefficients coefficients = Plain with { Longitudinal = 0.2, Transverse = 0.3, FieldLike = 0.4, Asymmetry = 0.5, Relaxation = 0.6, TransverseRelaxation = 0.7 };
        UnitVector u = UnitVector.FromAngles(0.7, 0.4), p = UnitVector.FromAngles(1.9, 1.4);
        double[] forces = [0.1, 0.2, -0.3, 0.4, 0.5, 0.6, -0.7, 0.8, 0.9, 1], fluxes = coefficients.At(u, p).Fluxes(forces), turned = coefficients.At(Turn(u), Turn(p)).Fluxes(Turned(forces));
        Assert.All(Turned(fluxes).Zip(turned), pair => Assert.Equal(pair.First, pair.Second, 1e-13));

        static UnitVector Turn(Vector3d v) => UnitVector.Along(-v.Y, v.X, v.Z);

        static double[] Turned(double[] all) => [-all[1], all[0], all[2], -all[4], all[3], all[5], -all[7], all[6], all[8], all[9]];
    }

    [Fact]
    public void The_printed_signs_of_equation_20_are_refused()
    {
        // Forces +∇μ: the own coefficients of the moment turn negative.
        OnsagerPair[] pairs = [new("phi", -1), new("theta", -1)];
        Assert.Contains("phi on its own force", new OnsagerMatrix(pairs, [-0.1, -1, 1, -0.1], [-0.1, 1, -1, -0.1]).Refusal(), StringComparison.Ordinal);
        // A damping-like l with l̃ = −l does not obey reciprocity.
        Assert.Contains("break Onsager's reciprocity", new OnsagerMatrix(pairs, [1, 0.5, -0.5, 1], [1, 0.5, -0.5, 1]).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alpha")]
    [InlineData("sigma_0")]
    [InlineData("L_perp")]
    [InlineData("beta")]
    public void A_coefficient_that_dissipates_negatively_is_named(string name)
    {
        SpinTransferCoefficients bad = name switch { "alpha" => Plain with { Damping = -0.1 }, "sigma_0" => Plain with { Conductivity = -1 }, "L_perp" => Plain with { TransverseRelaxation = -1 }, _ => Plain with { Asymmetry = 1.2 } };
        Assert.Contains($"The coefficient {name} is", bad.Refusal(), StringComparison.Ordinal);
    }

    private static SpinTransferCoefficients Plain { get; } = new() { Kinetic = 2, Damping = 0.1, Conductivity = 3, TransverseConductivity = 1.5 };
}
