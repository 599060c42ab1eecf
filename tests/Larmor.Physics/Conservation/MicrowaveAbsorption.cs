using System.Numerics;
using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Conservation;

public sealed class MicrowaveAbsorption
{
    private static readonly Gen<UnitVector> Directions = Gen.Select(Gen.Double[-1, 1], Gen.Double[0, 6.283], (z, phi) => UnitVector.FromAngles(Math.Acos(z), phi));

    [Fact]
    public void Microwave_power_and_torque_power_leave_as_Gilbert_heat() =>
        Gen.Select(Directions, Directions, Directions, Gen.Double[0.001, 0.3], Gen.Double[-0.1, 0.1], Gen.Double[0.5, 30]).Sample((b, p, drive, alpha, aJ, gigahertz) =>
        {
            foreach (LinearResponse response in Responses(b, p, alpha, aJ))
            {
                MicrowavePower power = response.Power(Frequency.FromGigahertz(gigahertz), 1e-4 * drive.Components);
                Assert.True(power.ClosureResidual < 1e-9, $"{power}");
                // A drive exactly along the moment does nothing.
                Assert.Equal(power.Apparent > 0, power.GilbertHeat > 0);
            }
        }, iter: 50);

    [Fact]
    public void Without_current_no_field_can_gain_power_from_the_moment() =>
        Gen.Select(Directions, Gen.Double[0.001, 0.3], Gen.Double[0.5, 30]).Sample((b, alpha, gigahertz) =>
        {
            foreach (LinearResponse response in Responses(b, UnitVector.Z, alpha, 0))
            {
                (double smaller, double larger) = response.Susceptibility(Frequency.FromGigahertz(gigahertz)).Loss;
                Assert.True(smaller >= -1e-12 * larger);
            }
        }, iter: 50);

    [Fact]
    public void The_two_losses_have_the_trace_and_the_determinant_of_the_anti_Hermitian_part() =>
        Gen.Select(Directions, Gen.Double[0.001, 0.3], Gen.Double[0.5, 30]).Sample((b, alpha, gigahertz) =>
        {
            foreach (LinearResponse response in Responses(b, UnitVector.Z, alpha, 0))
            {
                DynamicSusceptibility x = response.Susceptibility(Frequency.FromGigahertz(gigahertz));
                (double smaller, double larger) = x.Loss;
                Complex mixed = (x.XY - Complex.Conjugate(x.YX)) / new Complex(0, 2);
                double determinant = (x.XX.Imaginary * x.YY.Imaginary) - (mixed.Magnitude * mixed.Magnitude);
                Assert.True(smaller <= larger);
                Assert.Equal(x.XX.Imaginary + x.YY.Imaginary, smaller + larger, 1e-12 * larger);
                Assert.Equal(determinant, smaller * larger, 1e-12 * larger * larger);
            }
        }, iter: 50);

    private static IEnumerable<LinearResponse> Responses(UnitVector b, UnitVector p, double alpha, double aJ)
    {
        Magnet magnet = Macrospin.Of(alpha, Macrospin.Easy(UnitVector.Z, 0.05), Macrospin.Easy(UnitVector.X, -1), Macrospin.Field(b, 0.2));
        return Equilibria.Of(magnet, Macrospin.Torque(p, aJ, 0.02), Current.FromSi(1)).Points.Select(point => point.Response).Where(response => aJ != 0 || response.IsStable);
    }
}
