using System.Numerics;
using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Modes of coupled moments against their closed forms.</summary>
public class CoupledModes
{
    private const double Field0 = 0.08, Bk = 0.03, Bd = 0.9, Alpha = 0.013;

    private static readonly Area Contact = Area.FromSi(1e-14);

    private static double ExchangeEnergy(double field) => field * Ms * VolumeOfMagnet.Si;

    /// <summary>Two equal moments along +z, coupled by an exchange field of so many tesla.</summary>
    private static GeneralizedLlg Pair(double exchangeField, double alpha, double fieldAlongZ = Field0) => new(Inner(alpha, fieldAlongZ), Inner(alpha, fieldAlongZ))
    {
        Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(ExchangeEnergy(exchangeField) / Contact.Si), Contact))],
    };

    private static Magnet Inner(double alpha, double fieldAlongZ) => With(alpha, Field(UnitVector.Z, fieldAlongZ), Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));

    private static CoupledResponse At(GeneralizedLlg equation, double current, params ReadOnlySpan<UnitVector> directions) =>
        CoupledResponse.Of(equation, Moments.Of(directions).View, Current.FromAmperes(current));

    /// <summary>ω² and Γ of one moment with stiffness fields b1 (towards the easy plane) and b2 (out of it).</summary>
    private static Complex Kittel(double b1, double b2, double alpha)
    {
        double l = Gamma / (1 + (alpha * alpha)), half = 0.5 * alpha * l * (b1 + b2);
        return new Complex(-half, Math.Sqrt((l * l * (1 + (alpha * alpha)) * b1 * b2) - (half * half)));
    }

    [Fact]
    public void Two_equal_moments_have_an_acoustic_mode_that_does_not_feel_the_exchange_and_an_optic_one_that_feels_it_twice()
    {
        const double exchange = 0.05;
        IReadOnlyList<OscillationMode> modes = At(Pair(exchange, Alpha), 0, UnitVector.Z, UnitVector.Z).Modes;
        Assert.Equal(2, modes.Count);
        AssertEigenvalue(Kittel(Field0 + Bk, Field0 + Bk + Bd, Alpha), modes[0].Eigenvalue);
        AssertEigenvalue(Kittel(Field0 + Bk + (2 * exchange), Field0 + Bk + Bd + (2 * exchange), Alpha), modes[1].Eigenvalue);
        // Acoustic: both alike; optic: opposite.
        Assert.Equal(0, (modes[0].Motions[0].Real - modes[0].Motions[1].Real).Norm, 1e-10);
        Assert.Equal(0, (modes[1].Motions[0].Real + modes[1].Motions[1].Real).Norm, 1e-10);
    }

    [Fact]
    public void The_ellipse_of_a_mode_without_damping_has_the_axes_of_its_stiffness_fields()
    {
        OscillationMode mode = At(Pair(0.05, 0), 0, UnitVector.Z, UnitVector.Z).Modes[0];
        Assert.Equal(0, mode.Eigenvalue.Real, 1e-3);
        // The moment swings wide in the plane and little out of it, in the natural sense.
        Assert.All(mode.Motions, motion =>
        {
            Assert.Equal(Math.Sqrt((Field0 + Bk) / (Field0 + Bk + Bd)), motion.Ellipticity, 1e-12);
            Assert.Equal(1, motion.Major, 1e-12);
            Assert.Equal(1, Math.Abs(motion.Real.Y), 1e-12);
        });
    }

    [Fact]
    public void Antiparallel_moments_of_one_easy_axis_are_an_antiferromagnet()
    {
        // Without field and shape: ω = γ √(Bk (Bk + 2 Be)), twice, in opposite senses (Kittel 1951, Keffer and Kittel 1952).
        const double exchange = 0.4;
        Magnet sublattice = With(0, Easy(UnitVector.Z, Bk));
        GeneralizedLlg equation = Pair(-exchange, 0) is { Pairs: var pairs } ? new GeneralizedLlg(sublattice, sublattice) { Pairs = pairs } : throw new InvalidOperationException();
        IReadOnlyList<OscillationMode> modes = At(equation, 0, UnitVector.Z, -UnitVector.Z).Modes;
        Assert.Equal(2, modes.Count);
        double expected = Gamma * Math.Sqrt(Bk * (Bk + (2 * exchange)));
        Assert.All(modes, mode => Assert.Equal(expected, mode.Eigenvalue.Imaginary, 1e-7 * expected));
    }

    [Fact]
    public void A_moment_chases_the_other_that_runs_away_from_it_and_the_pair_has_one_double_eigenvalue()
    {
        // Equal moments along z with aJ on the first from the second and −aJ back.
        const double a = 0.002, alpha = 0;
        Magnet magnet = With(alpha, Field(UnitVector.Z, Field0));
        GeneralizedLlg equation = new(magnet, magnet)
        {
            SpinTransfer = new MutualPotentials(
                new MutualTorque(0, 1, AxialFunction.Linear(Ms * a), AxialFunction.Zero),
                new MutualTorque(1, 0, AxialFunction.Linear(-Ms * a), AxialFunction.Zero)),
        };
        // z_k = x + iy of each: dz0/dt = iγB z0 + γa (z1 − z0) and dz1/dt = iγB z1 − γa (z0 − z1): both eigenvalues are iγB, and what one chases runs away.
        CoupledResponse response = At(equation, 1, UnitVector.Z, UnitVector.Z);
        Complex mean = response.Modes.Aggregate(Complex.Zero, (sum, mode) => sum + mode.Eigenvalue) / response.Modes.Count;
        Assert.Equal(Gamma * Field0, mean.Imaginary, 1e-6 * Gamma * Field0);
        Assert.Equal(0, mean.Real, 1e-6 * Gamma * Field0);
        for (int row = 0; row < 4; row++)
        {
            Assert.Equal(-Gamma * a, response.Jacobian(row, row % 2), 1e-12 * Gamma * a);
            Assert.Equal(Gamma * a, response.Jacobian(row, 2 + (row % 2)), 1e-12 * Gamma * a);
        }
    }

    [Fact]
    public void One_moment_with_scalar_damping_has_the_linear_response_of_one_moment() => Gen.Select(Gen.Double[-0.5, 0.5], Gen.Double[-0.01, 0.01], Gen.Double[-0.02, 0.02], Gen.Double[0, 0.3]).Sample(
        (field, dampingLike, fieldLike, alpha) =>
        {
            Magnet magnet = With(alpha, Field(UnitVector.Z, field), Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd));
            GeneralizedLlg equation = new(magnet) { SpinTransfer = Torque(UnitVector.Z, dampingLike, fieldLike) };
            CoupledResponse response = At(equation, 1, UnitVector.Z);
            EquilibriumSet set = Equilibria.Of(magnet, equation.SpinTransfer, Current.FromAmperes(1));
            LinearResponse single = set.Points.First(point => Vector3d.Dot(point.Direction, UnitVector.Z) > 1 - 1e-9).Response;
            Complex expected = single.Eigenvalues.First;
            Assert.Contains(response.Modes, mode => (mode.Eigenvalue - expected).Magnitude < 1e-7 * Gamma);
            Assert.Equal(single.Index, response.Index);
            Assert.Equal(single.IsStable, response.IsStable);
        },
        iter: 50);

    [Fact]
    public void The_derivative_is_that_of_the_equation_of_motion_with_cross_damping_and_all_torques() => Gen.Select(Gen.Double[0.01, 0.2], Gen.Double[-0.5, 0.5], Gen.Double[-0.01, 0.01]).Sample(
        (alpha, exchange, a) =>
        {
            Magnet first = With(alpha, Field(UnitVector.Z, Field0), Easy(UnitVector.Z, Bk), Hard(UnitVector.X, Bd)), second = Thrice(alpha, Hard(UnitVector.Y, Bd));
            double[] damping = new double[36];
            double own = alpha * DampingTensor.AngularMomentum(first);
            for (int i = 0; i < 6; i++) (damping[7 * i], damping[(6 * i) + ((i + 3) % 6)]) = (i < 3 ? own : 3 * own, 0.7 * own);
            GeneralizedLlg equation = new(first, second)
            {
                Pairs = Pair(exchange, alpha).Pairs,
                Damping = DampingTensor.Constant(2, damping),
                Current = Waveform.Constant(1),
                SpinTransfer = new MutualPotentials(
                    new MutualTorque(0, 1, AxialFunction.Slonczewski(Ms * a, 1.4), AxialFunction.Linear(0.3 * Ms * a)),
                    new MutualTorque(1, 0, AxialFunction.Slonczewski(-Ms * a, 1.2), AxialFunction.Zero))
                    + new AxialPotentials(AxialTorque.None, new AxialTorque(UnitVector.Z, AxialFunction.Linear(0.5 * Ms * a), AxialFunction.Zero)),
            };
            UnitVector[] rest = [UnitVector.Z, -UnitVector.Z];
            CoupledResponse response = At(equation, 1, rest);
            const double step = 1e-5;
            for (int column = 0; column < 4; column++)
            {
                double[] above = Velocity(equation, response, rest, column, step), below = Velocity(equation, response, rest, column, -step);
                for (int row = 0; row < 4; row++) Assert.Equal((above[row] - below[row]) / (2 * step) / Gamma, response.Jacobian(row, column) / Gamma, 1e-8);
            }
        },
        iter: 30);

    /// <summary>Tangent velocities with one moment turned a little.</summary>
    private static double[] Velocity(GeneralizedLlg equation, CoupledResponse response, UnitVector[] rest, int column, double step)
    {
        UnitVector[] moments = [.. rest];
        int moved = column / 2;
        moments[moved] = UnitVector.Along(response.Frames[moved].Move(column % 2 == 0 ? step : 0, column % 2 == 0 ? 0 : step));
        double[] velocity = new double[6], result = new double[4];
        equation.Derivative(0, Moments.Of(moments).Components, velocity);
        for (int k = 0; k < 2; k++) (result[2 * k], result[(2 * k) + 1]) = response.Frames[k].Components(new MomentsView(velocity)[k]);
        return result;
    }

    private static void AssertEigenvalue(Complex expected, Complex actual) => Assert.Equal(0, (expected - actual).Magnitude / expected.Magnitude, 1e-12);
}
