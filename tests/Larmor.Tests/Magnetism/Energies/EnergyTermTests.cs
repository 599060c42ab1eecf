using CsCheck;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Tests.Magnetism.Energies;

public sealed class EnergyTermTests
{
    private static readonly Magnetization Ms = Magnetization.FromMegaamperesPerMetre(1.42);

    private static readonly Gen<Vector3d> Vectors = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (x, y, z) => new Vector3d(x, y, z));

    private static readonly Gen<UnitVector> Directions = Vectors.Where(v => v.Norm > 0.1).Select(UnitVector.Along);

    private static readonly Gen<EnergyTerm> Terms = Gen.OneOf(
        Gen.Select(Directions, Gen.Double[-2, 2], (e, b) => (EnergyTerm)new Zeeman(Ms, e, MagneticField.FromTeslas(b))),
        Gen.Select(Directions, Gen.Double[-1e6, 1e6], (e, k) => (EnergyTerm)new UniaxialAnisotropy(EnergyDensity.FromSi(k), e)),
        Directions.Select(n => (EnergyTerm)new Demagnetization(Ms, SymmetricMatrix3.Dyad(1, n))),
        Gen.Select(Directions, Directions, (e, n) => new UniaxialAnisotropy(EnergyDensity.FromSi(3e5), e) + new Demagnetization(Ms, SymmetricMatrix3.Dyad(1, n))));

    [Fact]
    public void The_gradient_of_every_term_is_the_central_difference_of_its_value() =>
        Gen.Select(Terms, Vectors, Vectors).Sample((term, u, step) =>
        {
            double analytic = Vector3d.Dot(term.Gradient(u, 0), step);
            double difference = (term.Value(u + (0.5 * step), 0) - term.Value(u - (0.5 * step), 0)) ;
            Assert.Equal(difference, analytic, 1e-4);
        });

    [Fact]
    public void The_Hessian_of_every_term_is_the_central_difference_of_its_gradient() =>
        Gen.Select(Terms, Vectors, Vectors).Sample((term, u, step) =>
        {
            Vector3d analytic = term.Hessian(u, 0) * step;
            Vector3d difference = term.Gradient(u + (0.5 * step), 0) - term.Gradient(u - (0.5 * step), 0);
            Assert.True((difference - analytic).Norm <= 1e-3, $"{difference} against {analytic}");
        });

    [Fact]
    public void A_moment_along_the_field_has_the_energy_minus_Ms_B()
    {
        Zeeman term = new(Ms, UnitVector.Z, MagneticField.FromMilliteslas(100));
        Assert.Equal(-1.42e5, term.Value(UnitVector.Z, 0), 1e-9);
        Assert.Equal(0, term.Value(UnitVector.X, 0));
    }

    [Fact]
    public void The_power_of_a_moving_field_is_the_time_derivative_of_the_energy()
    {
        Zeeman term = new(Ms, UnitVector.Along(1, 2, 2), new Sine());
        Vector3d u = UnitVector.Along(0, 3, 4);
        double difference = (term.Value(u, 0.3 + 1e-5) - term.Value(u, 0.3 - 1e-5)) / 2e-5;
        Assert.Equal(difference, term.TimeDerivative(u, 0.3), 1e-9 * 1e6);
        Assert.Equal([1.5], term.Corners);
    }

    [Fact]
    public void The_anisotropy_field_is_twice_Ku_over_Ms()
    {
        UniaxialAnisotropy term = UniaxialAnisotropy.FromField(MagneticField.FromMilliteslas(44), Ms, UnitVector.Z);
        Assert.Equal(0.044 * 1.42e6 / 2, term.Constant.Si, 1e-9);
        Assert.Equal(term.Constant.Si, term.Value(UnitVector.X, 0) - term.Value(UnitVector.Z, 0), 1e-9);
    }

    [Fact]
    public void A_film_costs_half_mu0_Ms_squared_to_stand_up()
    {
        Demagnetization term = new(Ms, DemagnetizingFactors.ThinFilm);
        Assert.Equal(0.5 * 4e-7 * Math.PI * 1.42e6 * 1.42e6, term.Value(UnitVector.X, 0), 1e-3);
        Assert.Equal(0, term.Value(UnitVector.Z, 0));
    }

    [Fact]
    public void A_tensor_whose_trace_is_not_one_is_refused_with_its_trace()
    {
        ArgumentOutOfRangeException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new Demagnetization(Ms, SymmetricMatrix3.Diagonal(1, 0.1, 0)));
        Assert.Contains("1.1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_diagonal_factor_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Demagnetization(Ms, SymmetricMatrix3.Diagonal(1.2, -0.2, 0)));

    [Fact]
    public void No_saturation_magnetization_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Demagnetization(Magnetization.Zero, DemagnetizingFactors.ThinFilm));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Zeeman(Magnetization.Zero, UnitVector.Z, MagneticField.FromTeslas(1)));
    }

    private sealed class Sine : Waveform
    {
        public override IReadOnlyList<double> Corners => [1.5];

        public override double At(double time) => Math.Sin(time);

        public override double DerivativeAt(double time) => Math.Cos(time);
    }
}
