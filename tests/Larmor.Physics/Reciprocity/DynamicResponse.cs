using System.Numerics;
using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.Reciprocity;

public sealed class DynamicResponse
{
    private static readonly UnitVector[] Axes = [UnitVector.X, UnitVector.Y, UnitVector.Z];

    [Fact]
    public void Turning_field_and_moment_round_transposes_the_susceptibility() =>
        Gen.Select(Gen.Double[0, Math.PI], Gen.Double[0, 6.283], Gen.Double[0, 0.3], Gen.Double[0.5, 30]).Sample((theta, phi, alpha, gigahertz) =>
        {
            UnitVector b = UnitVector.FromAngles(theta, phi);
            LinearResponse forward = Macrospin.At(Magnet(b), SpinTransferPotentials.None, b, 0);
            LinearResponse reversed = Macrospin.At(Magnet(-b), SpinTransferPotentials.None, -forward.Direction, 0);
            DynamicSusceptibility x = forward.Susceptibility(Frequency.FromGigahertz(gigahertz));
            DynamicSusceptibility y = reversed.Susceptibility(Frequency.FromGigahertz(gigahertz));
            double scale = x.XX.Magnitude + x.XY.Magnitude + x.YX.Magnitude + x.YY.Magnitude;
            foreach (UnitVector i in Axes)
            {
                foreach (UnitVector j in Axes)
                {
                    Complex difference = x.Element(i, j) - y.Element(j, i);
                    Assert.True(difference.Magnitude < 1e-8 * scale);
                }
            }

            Magnet Magnet(UnitVector along) => Macrospin.Of(alpha, Macrospin.Easy(UnitVector.Z, 0.05), Macrospin.Easy(UnitVector.X, -1), Macrospin.Field(along, 0.2));
        }, iter: 50);
}
