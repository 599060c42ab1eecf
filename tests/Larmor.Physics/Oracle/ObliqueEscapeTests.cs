using Larmor.Fluctuations.Density;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Oracle;

public class ObliqueEscapeTests
{
    private static readonly double[] Slanted = [0.07, 0.02, 0.05];

    [Fact]
    public void Sines_and_rotations_have_their_algebra()
    {
        foreach ((int l, int m) in new[] { (0, 0), (1, -1), (4, 3), (7, -2) })
        {
            AngularMomenta y = AngularMomenta.Real(l, m), square = new(), laplacian = new(), normal = new();
            for (int i = 0; i < 3; i++)
            {
                square.Plus(1, y.Times(i).Times(i));
                laplacian.Plus(1, y.Turned(i).Turned(i));
                // K has no part along u.
                normal.Plus(1, y.Turned(i).Times(i));
                // Ladder phases: K_x u_y − u_y K_x = −u_z and its turns.
                (int j, int k) = ((i + 1) % 3, (i + 2) % 3);
                AngularMomenta commutator = y.Times(j).Turned(i).Plus(-1, y.Turned(i).Times(j)).Plus(1, y.Times(k));
                Assert.All(commutator.Places, place => Vanishes(commutator[place.L, place.M]));
            }
            square.Plus(-1, y);
            laplacian.Plus(l * (l + 1), y);
            foreach (AngularMomenta zero in new[] { square, laplacian, normal }) Assert.All(zero.Places, place => Vanishes(zero[place.L, place.M]));
        }
    }

    [Theory]
    [InlineData(3, 0.3, 0.1, 22)]
    [InlineData(5, 0.1, 1, 22)]
    public void Along_a_tilted_axis_the_rate_is_that_of_Legendre_polynomials(double sigma, double field, double damping, int degree)
    {
        UnitVector axis = UnitVector.Along(1, 2, 3);
        double[] h = [.. Parts(axis).Select(e => 2 * sigma * field * e)];
        Assert.Equal(1, Escape(damping, [(sigma, axis)], h).SlowestRate(degree) / AxialLegendre.SlowestRate(sigma, field, 60), 1e-12);
    }

    /// <summary>Barriers of 3.2 and 6.3 kT in the shallower well; 10.7 and 16.0 kT below.</summary>
    [Theory]
    [InlineData(4.2, 1, 20)]
    [InlineData(4.2, 0.1, 22)]
    [InlineData(8.3, 1, 26)]
    public void In_an_oblique_field_the_rate_is_that_of_31_digits(double sigma, double damping, int degree) => Agrees(damping, [(sigma, UnitVector.Z)], degree);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(8.3, 0.1, 32)]
    [InlineData(14, 1, 36)]
    [InlineData(14, 0.1, 44)]
    [InlineData(21, 1, 46)]
    [InlineData(21, 0.1, 52)]
    public void Over_high_barriers_too(double sigma, double damping, int degree) => Agrees(damping, [(sigma, UnitVector.Z)], degree);

    [Fact]
    public void At_fifteen_kT_under_a_torque_too() => Agrees(1, [(19, UnitVector.Z)], 40, -0.5);

    [Fact]
    [Trait("Category", "Long")]
    public void At_fifteen_kT_under_a_torque_and_weak_damping_too() => Agrees(0.1, [(19, UnitVector.Z)], 48, 0.1);

    [Fact]
    public void With_two_axes_too() => Agrees(1, [(6, UnitVector.Along(0.2, 0.1, 1)), (-3, UnitVector.X)], 24);

    [Fact]
    public void Under_a_torque_across_the_axes_too() => Agrees(1, [(6, UnitVector.Z), (-2, UnitVector.X)], 24, 0.5);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0, 42)]
    [InlineData(-0.3, 42)]
    public void With_two_axes_and_weak_damping_too(double torque, int degree) => Agrees(0.1, [(6, UnitVector.Along(0.2, 0.1, 1)), (-3, UnitVector.X)], degree, torque);

    /// <summary>Barriers of 20 kT and more: the tail of the series is empty long before the exchange that sets the shares is resolved.</summary>
    [Theory]
    [InlineData(24, 1)]
    [InlineData(30, 0.03)]
    public void Shares_of_two_states_are_those_of_Boltzmann_however_slowly_they_exchange(double sigma, double damping)
    {
        GeneralizedLlg equation = new(With(damping, Easy(UnitVector.Z, 2 * sigma), Easy(UnitVector.X, -8), Field(UnitVector.Along(7, 2, 5), 0.15 * sigma)));
        StationaryDensity stationary = FokkerPlanck.Of(equation, AtEnergyOf(1)).Stationary(new DensityAccuracy { Tolerance = 1e-9, HighestDegree = 100 });
        UnitVector up = UnitVector.Along(0.1, 0.02, 1), down = UnitVector.Along(0.1, 0.02, -1);
        double Energy(UnitVector u) => equation.Magnets[0].Energy.Value(u.Components, 0) / Ms;
        double ratio = stationary.Density.ValueAt(down) / stationary.Density.ValueAt(up) * Math.Exp(Energy(down) - Energy(up));
        Assert.Equal(1, ratio, 1e-5);
        Assert.InRange(Math.Abs(ratio - 1), 0, (stationary.TruncationError + 1e-14) * stationary.Density.ValueAt(up) / stationary.Density.ValueAt(down));
    }

    /// <summary>kT is Ms v times 1 T: an anisotropy field of 2σ has σ = Kv/kT.</summary>
    private static void Agrees(double damping, (double Sigma, UnitVector Axis)[] axes, int degree, double torque = 0)
    {
        double[] field = [.. Slanted.Select(b => 2 * axes[0].Sigma * b)];
        UnitVector along = UnitVector.Along(field[0], field[1], field[2]), polarizer = UnitVector.Along(2, -1, 1);
        double strength = Math.Sqrt(field.Sum(b => b * b));
        GeneralizedLlg equation = new(With(damping, [.. axes.Select(axis => Easy(axis.Axis, 2 * axis.Sigma)), Field(along, strength)]))
        {
            SpinTransfer = Torque(polarizer, torque, 0.4 * torque),
            Current = Waveform.Constant(1),
        };
        RelaxationModes modes = FokkerPlanck.Of(equation, AtEnergyOf(1)).Modes(1, new DensityAccuracy { Tolerance = 1e-11, HighestDegree = 80 });
        double diffusion = damping * Gamma / (1 + (damping * damping));
        double[] pushed = [.. Parts(polarizer).Select(p => torque * p)];
        double expected = diffusion * Escape(damping, axes, field, pushed).SlowestRate(degree);
        Assert.InRange(modes.RoundingError, 0, 1e-12);
        Assert.Equal(1, modes.SlowestRate / expected, 1e-9);
    }

    /// <summary>vV/kT = −Σ σ (u·e)² − h·u, with aJ = t p and bJ = 0.4 t p: χ = (aJ + αbJ)·u, Φ = −(bJ − αaJ)·u in the same unit; f = (V + Φ)/α, g = V − χ/α.</summary>
    private static ObliqueEscape Escape(double damping, (double Sigma, UnitVector Axis)[] axes, double[] field, double[]? torque = null)
    {
        double[,] form = new double[3, 3];
        foreach ((double sigma, UnitVector axis) in axes)
        {
            double[] e = Parts(axis);
            for (int i = 0; i < 9; i++) form[i / 3, i % 3] -= sigma * e[i / 3] * e[i % 3];
        }
        double[] push = torque ?? [0, 0, 0];
        DoubleDouble[] turning = [.. field.Zip(push, (h, t) => (-(DoubleDouble)h - ((0.4 * t) - (damping * t))) / damping)];
        DoubleDouble[] falling = [.. field.Zip(push, (h, t) => -(DoubleDouble)h - ((t + (damping * 0.4 * t)) / (DoubleDouble)damping))];
        return new ObliqueEscape(form, turning, falling, damping);
    }

    private static double[] Parts(UnitVector axis) => [axis.Components.X, axis.Components.Y, axis.Components.Z];

    private static void Vanishes((DoubleDouble Re, DoubleDouble Im) value) => Assert.InRange(value.Re.Magnitude + value.Im.Magnitude, 0, 1e-28);
}
