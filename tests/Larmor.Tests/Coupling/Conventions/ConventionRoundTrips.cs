using CsCheck;
using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Quantities;

namespace Larmor.Tests.Coupling.Conventions;

public class ConventionRoundTrips
{
    private static readonly Gen<double> Strength = Gen.Double[-1.5, 1.5];
    private static readonly Gen<double> Asymmetry = Gen.OneOf(Gen.Const(1.0), Gen.Double[0.2, 5]);
    private static readonly Gen<double> OommfAsymmetry = Gen.OneOf(Gen.Const(1.0), Gen.Double[1.001, 5]);
    private static readonly Gen<double> Damping = Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 0.9]);
    private static readonly double[] Cosines = [-1, -0.7, 0, 0.31, 1];

    [Fact]
    public void Mumax3_there_and_back_is_the_identity() => Gen.Select(Strength.Where(p => p != 0), Asymmetry, Strength).Sample((polarization, lambda, prime) =>
    {
        Mumax3Torque back = Mumax3Torque.Of(new Mumax3Torque(polarization, lambda, prime).ToStandard()).Require();
        AssertNear(polarization, back.Polarization);
        AssertNear(lambda, back.Lambda);
        AssertNear(prime, back.EpsilonPrime);
    });

    [Fact]
    public void Oommf_there_and_back_is_the_identity_for_one_Lambda() => Gen.Select(Strength.Where(p => p != 0), OommfAsymmetry, Strength).Sample((polarization, lambda, prime) =>
    {
        OommfTorque back = OommfTorque.Of(new OommfTorque(polarization, lambda, prime).ToStandard()).Require();
        AssertNear(polarization, back.FixedPolarization);
        AssertNear(polarization, back.FreePolarization);
        AssertNear(lambda, back.FixedLambda);
        AssertNear(prime, back.EpsilonPrime);
    });

    [Fact]
    public void Oommf_with_two_different_layers_comes_back_as_the_same_torque() =>
        Gen.Select(Strength, Strength, Gen.Double[1.01, 4], Gen.Double[1.01, 4], Strength).Sample((p1, p2, lambda1, lambda2, prime) =>
        {
            StandardTorque torque = new OommfTorque(p1, p2, lambda1, lambda2, prime).ToStandard();
            AssertSame(torque, OommfTorque.Of(torque).Require().ToStandard());
        });

    [Fact]
    public void Cmtj_there_and_back_is_the_identity_and_the_alternative_form_the_same_torque() =>
        Gen.Select(Strength.Where(p => Math.Abs(p) > 1e-3), Asymmetry, Strength, Damping).Sample((polarization, lambda, beta, damping) =>
        {
            StandardTorque torque = new CmtjSpinTransfer(polarization, lambda, beta).ToStandard(damping);
            CmtjSpinTransfer back = CmtjSpinTransfer.Of(torque, damping).Require();
            AssertNear(polarization, back.Polarization);
            AssertNear(lambda, back.Lambda);
            AssertNear(beta, back.Beta);
            double asymmetry = ((lambda * lambda) - 1) / ((lambda * lambda) + 1);
            AssertSame(torque, new CmtjSpinTransfer(polarization * lambda * lambda / ((lambda * lambda) + 1), asymmetry, beta) { IsAlternative = true }.ToStandard(damping));
        });

    [Fact]
    public void Any_common_torque_goes_through_every_convention_unchanged() =>
        Gen.Select(Strength.Where(p => Math.Abs(p) > 1e-3), Strength, Damping).Sample((towards, across, damping) =>
        {
            MagneticField unit = MagneticField.FromTeslas(0.03);
            StandardTorque torque = new([new TorqueTerm(towards, 1)], [new TorqueTerm(across, 1)]);
            AssertSame(torque, Mumax3Torque.Of(torque).Require().ToStandard());
            AssertSame(torque, OommfTorque.Of(torque).Require().ToStandard());
            AssertSame(torque, CmtjSpinTransfer.Of(torque, damping).Require().ToStandard(damping));
            AssertSame(torque, CmtjSpinOrbit.Of(torque, unit).Require().ToStandard(unit));
        });

    [Fact]
    public void Torques_of_a_device_file_add_up_to_what_was_translated() =>
        Gen.Select(Strength, Asymmetry, Strength, Asymmetry).Sample((towards, lambda, across, otherLambda) =>
        {
            StandardTorque torque = new([new TorqueTerm(towards, lambda)], [new TorqueTerm(across, otherLambda)]);
            IReadOnlyList<GivenTorque> torques = LarmorTorque.Of(torque);
            Assert.All(torques.OfType<GivenTorque.Slonczewski>(), one => Assert.InRange(one.Polarization, -1, 1));
            StandardTorque[] parts = [.. torques.Select(LarmorTorque.ToStandard)];
            AssertSame(torque, new StandardTorque(parts.SelectMany(one => one.DampingLike), parts.SelectMany(one => one.FieldLike)));
        });

    [Fact]
    public void Anisotropy_constants_there_and_back_give_the_same_energy_at_every_angle() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[-1e6, 1e6], Gen.Double[-1, 1]).Sample((first, second, c) =>
        {
            (EnergyDensity one, EnergyDensity two) = EnergyConventions.FromPowersOfCosine(EnergyDensity.FromSi(first), EnergyDensity.FromSi(second));
            double here(double x) => (-one.Si * x * x) + (two.Si * (1 - (x * x)) * (1 - (x * x)));
            double there(double x) => (-first * x * x) - (second * x * x * x * x);
            Assert.Equal(there(c) - there(0), here(c) - here(0), 1e-8);
            (EnergyDensity back, EnergyDensity backSecond) = EnergyConventions.ToPowersOfCosine(one, two);
            Assert.Equal(first, back.Si, 1e-8);
            Assert.Equal(second, backSecond.Si, 1e-8);
        });

    [Fact]
    public void What_another_program_cannot_say_is_refused_in_words()
    {
        StandardTorque bending = new([new TorqueTerm(0.3, 1)], [new TorqueTerm(0.1, 2)]);
        StandardTorque two = new([new TorqueTerm(0.3, 1), new TorqueTerm(0.2, 3)], []);
        Assert.Contains("the same at all angles", Mumax3Torque.Of(bending).Refusal, StringComparison.Ordinal);
        Assert.Contains("the same at all angles", OommfTorque.Of(bending).Refusal, StringComparison.Ordinal);
        Assert.Contains("in different ways", CmtjSpinTransfer.Of(bending, 0.1).Refusal, StringComparison.Ordinal);
        Assert.Contains("one Lambda", Mumax3Torque.Of(two).Refusal, StringComparison.Ordinal);
        Assert.Contains("one asymmetry", OommfTorque.Of(two).Refusal, StringComparison.Ordinal);
        Assert.Contains("cmtj-stt", CmtjSpinOrbit.Of(two, MagneticField.FromTeslas(1)).Refusal, StringComparison.Ordinal);
        Assert.Contains("B_ext", Mumax3Torque.Of(new StandardTorque([], [new TorqueTerm(0.1, 1)])).Refusal, StringComparison.Ordinal);
        Assert.Contains(">= 1", Assert.Throws<DeviceException>(() => new OommfTorque(0.4, 0.5, 0).ToStandard()).Message, StringComparison.Ordinal);
        Assert.Contains("infinite", Assert.Throws<DeviceException>(() => new CmtjSpinTransfer(0.4, 1.2, 0) { IsAlternative = true }.ToStandard(0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("zero current", Assert.Throws<DeviceException>(() => new CmtjSpinOrbit(1, 1).ToStandard(MagneticField.Zero)).Message, StringComparison.Ordinal);
        Assert.False(Mumax3Torque.Of(two).Succeeded);
        Assert.Throws<DeviceException>(() => Mumax3Torque.Of(two).Require());
    }

    [Fact]
    public void The_P_of_the_OOMMF_family_is_half_of_the_polarization_of_the_electrode()
    {
        // a0 = ħ P J/(|e| Ms d) against ħ j J/(2 |e| Ms d); the rest is the difference of the constants in the eighth digit.
        GivenTorque.Slonczewski given = Assert.IsType<GivenTorque.Slonczewski>(Assert.Single(LarmorTorque.Of(new Mumax3Torque(0.4, 2, 0).ToStandard())));
        Assert.Equal(0.8, given.Polarization, 1e-7);
        Assert.Equal(2, given.Lambda);
        Assert.Equal(0.4, Assert.IsType<GivenTorque.Efficiency>(Assert.Single(LarmorTorque.Of(new OommfTorque(0.4, 1, 0).ToStandard()))).Value, 1e-7);
    }

    private static void AssertSame(StandardTorque expected, StandardTorque actual)
    {
        foreach (double c in Cosines)
        {
            AssertNear(expected.DampingLikeAt(c), actual.DampingLikeAt(c), Size(expected.DampingLike, c));
            AssertNear(expected.FieldLikeAt(c), actual.FieldLikeAt(c), Size(expected.FieldLike, c) + Size(expected.DampingLike, c));
        }
    }

    private static double Size(IEnumerable<TorqueTerm> terms, double c) => terms.Sum(term => Math.Abs(term.At(c)));

    private static void AssertNear(double expected, double actual, double size = 1) => Assert.Equal(expected, actual, 1e-12 * Math.Max(1, size));
}
