using System.Numerics;
using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

public sealed class FerromagneticResonance
{
    private static readonly Gen<(double B, double Bk, double Bd, double Alpha, double AJ, double BJ)> Cases = Gen.Select(
        Gen.Double[0.02, 0.5], Gen.Double[0.01, 0.2], Gen.Double[0.1, 1.7], Gen.Double[0, 0.3], Gen.Double[-0.005, 0.02], Gen.Double[-0.005, 0.005]);

    [Fact]
    public void A_film_magnetized_in_its_plane_resonates_at_Kittels_frequency() =>
        Gen.Select(Gen.Double[0.01, 1], Gen.Double[0.1, 2]).Sample((b, bd) =>
        {
            Magnet film = Macrospin.Of(0, Macrospin.Easy(UnitVector.X, -bd), Macrospin.Field(UnitVector.Z, b));
            LinearResponse response = Macrospin.At(film, SpinTransferPotentials.None, UnitVector.Z);
            double kittel = Macrospin.Gamma / (2 * Math.PI) * Math.Sqrt(b * (b + bd));
            Assert.Equal(kittel, response.DampedFrequency.Si, 1e-12 * kittel);
            Assert.Equal(0, response.Linewidth.Si, 1e-12 * kittel);
        });

    [Fact]
    public void A_film_magnetized_along_its_normal_resonates_at_the_field_that_the_demagnetization_leaves()
    {
        Magnetization ms = Magnetization.FromSi(Macrospin.Ms);
        double demagnetizing = PhysicalConstants.VacuumPermeability * Macrospin.Ms;
        Magnet film = Macrospin.Of(0.01, new Demagnetization(ms, DemagnetizingFactors.ThinFilm), Macrospin.Field(UnitVector.X, 1.5));
        LinearResponse response = Macrospin.At(film, SpinTransferPotentials.None, UnitVector.X);
        double expected = Macrospin.Gamma * (1.5 - demagnetizing) / (1 + 1e-4) / (2 * Math.PI);
        Assert.Equal(expected, response.DampedFrequency.Si, 1e-12 * expected);
        Assert.Equal(2 * 0.01 * expected, response.Linewidth.Si, 1e-12 * expected);
    }

    [Fact]
    public void In_the_plane_width_and_determinant_under_current_are_those_of_the_closed_form() =>
        Cases.Sample(c =>
        {
            LinearResponse response = Macrospin.At(InPlane(c.B, c.Bk, c.Bd, c.Alpha), Macrospin.Torque(UnitVector.Z, c.AJ, c.BJ), UnitVector.Z);
            double rate = Macrospin.Gamma / (1 + (c.Alpha * c.Alpha));
            double ax = c.AJ + (c.Alpha * c.BJ);
            double bp = c.BJ - (c.Alpha * c.AJ);
            double low = c.B + c.Bk;
            double high = low + c.Bd;
            double width = rate * ((c.Alpha * (low + (c.Bd / 2))) + ax);
            double determinant = rate * rate * (((low + bp) * (high + bp)) + (((c.Alpha * low) + ax) * ((c.Alpha * high) + ax)));
            Assert.Equal(width, response.DecayRate, 1e-10 * rate * high);
            Assert.Equal(determinant, response.Jacobian.Determinant, 1e-10 * determinant);
        });

    [Fact]
    public void Along_the_axis_of_symmetry_precession_and_decay_under_current_are_those_of_the_closed_form() =>
        Cases.Sample(c =>
        {
            Magnet magnet = Macrospin.Of(c.Alpha, Macrospin.Easy(UnitVector.X, c.Bk), Macrospin.Field(UnitVector.X, c.B));
            LinearResponse response = Macrospin.At(magnet, Macrospin.Torque(UnitVector.X, c.AJ, c.BJ), UnitVector.X);
            double rate = Macrospin.Gamma / (1 + (c.Alpha * c.Alpha));
            double precession = rate * (c.B + c.Bk + c.BJ - (c.Alpha * c.AJ));
            double decay = rate * ((c.Alpha * (c.B + c.Bk)) + c.AJ + (c.Alpha * c.BJ));
            Assert.Equal(precession / (2 * Math.PI), response.DampedFrequency.Si, 1e-10 * Math.Abs(precession));
            Assert.Equal(decay, response.DecayRate, 1e-10 * Math.Abs(precession));
        });

    [Fact]
    public void The_potential_chi_alone_leaves_the_damped_frequency_unchanged_when_the_polarizer_lies_along_the_moment() =>
        Cases.Sample(c =>
        {
            double share = c.AJ / (1 + (c.Alpha * c.Alpha));
            Magnet magnet = InPlane(c.B, c.Bk, c.Bd, c.Alpha);
            LinearResponse without = Macrospin.At(magnet, SpinTransferPotentials.None, UnitVector.Z);
            LinearResponse with = Macrospin.At(magnet, Macrospin.Torque(UnitVector.Z, share, c.Alpha * share), UnitVector.Z);
            double scale = Macrospin.Gamma * (c.B + c.Bk + c.Bd);
            Assert.Equal(Math.Pow(without.DampedFrequency.Si, 2), Math.Pow(with.DampedFrequency.Si, 2), 1e-13 * scale * scale);
            Assert.Equal(Macrospin.Gamma / (1 + (c.Alpha * c.Alpha)) * c.AJ, with.DecayRate - without.DecayRate, 1e-11 * scale);
        });

    [Fact]
    public void The_linear_motion_is_the_derivative_of_the_Gilbert_equation() =>
        Gen.Select(Cases, Gen.Double[0, Math.PI], Gen.Double[0, 6.28]).Sample((c, theta, phi) =>
        {
            UnitVector p = UnitVector.FromAngles(theta, phi);
            Magnet magnet = Macrospin.Of(c.Alpha, Macrospin.Easy(UnitVector.Z, c.Bk), Macrospin.Easy(UnitVector.X, -c.Bd), Macrospin.Field(UnitVector.Along(1, 2, 3), c.B));
            LinearResponse response = Macrospin.At(magnet, Macrospin.Torque(p, c.AJ, c.BJ), UnitVector.Z);
            TangentFrame frame = response.Frame;
            const double step = 1e-5;
            foreach ((double x, double y) in new[] { (step, 0.0), (0.0, step) })
            {
                Vector3d difference = (Gilbert(frame.Move(x, y)) - Gilbert(frame.Move(-x, -y))) / (2 * step);
                (double dx, double dy) = frame.Components(difference);
                double scale = 1e-7 * Macrospin.Gamma * (c.Bd + c.Bk + c.B);
                Assert.Equal(dx, ((response.Jacobian.XX * x) + (response.Jacobian.XY * y)) / step, scale);
                Assert.Equal(dy, ((response.Jacobian.YX * x) + (response.Jacobian.YY * y)) / step, scale);
            }

            Vector3d Gilbert(Vector3d u)
            {
                Vector3d b = (c.B * UnitVector.Along(1, 2, 3).Components) + new Vector3d(-c.Bd * u.X, 0, c.Bk * u.Z);
                Vector3d torque = -Macrospin.Gamma * Vector3d.Cross(u, b + (c.AJ * Vector3d.Cross(u, p)) + (c.BJ * p.Components));
                return (torque + (c.Alpha * Vector3d.Cross(u, torque))) / (1 + (c.Alpha * c.Alpha));
            }
        });

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.5)]
    public void A_rotating_field_drives_the_moment_as_the_Gilbert_equation_of_one_circular_component_says(double alpha)
    {
        const double b0 = 0.4;
        LinearResponse response = Macrospin.At(Macrospin.Of(alpha, Macrospin.Field(UnitVector.Z, b0)), SpinTransferPotentials.None, UnitVector.Z);
        DynamicSusceptibility x = response.Susceptibility(Frequency.FromGigahertz(9));
        double omega = 2 * Math.PI * 9e9;
        Complex withPrecession = Macrospin.Gamma / (new Complex(Macrospin.Gamma * b0, 0) - (omega * new Complex(1, alpha)));
        Complex against = Macrospin.Gamma / (new Complex(Macrospin.Gamma * b0, 0) + (omega * new Complex(1, -alpha)));
        Complex xx = (withPrecession + against) / 2;
        Complex xy = Complex.ImaginaryOne * (withPrecession - against) / 2;
        Assert.True((x.Element(UnitVector.X, UnitVector.X) - xx).Magnitude < 1e-12 * xx.Magnitude);
        Assert.True((x.Element(UnitVector.Y, UnitVector.Y) - xx).Magnitude < 1e-12 * xx.Magnitude);
        Assert.True((x.Element(UnitVector.Y, UnitVector.X) - xy).Magnitude < 1e-12 * xx.Magnitude);
        Assert.True((x.Element(UnitVector.X, UnitVector.Y) + xy).Magnitude < 1e-12 * xx.Magnitude);
    }

    private static Magnet InPlane(double b, double bk, double bd, double alpha) =>
        Macrospin.Of(alpha, Macrospin.Easy(UnitVector.Z, bk), Macrospin.Easy(UnitVector.X, -bd), Macrospin.Field(UnitVector.Z, b));
}
