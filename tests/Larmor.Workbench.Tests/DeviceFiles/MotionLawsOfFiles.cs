using System.Numerics;
using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.Tests.DeviceFiles;

/// <summary>Trajectories of device files against closed forms of their equations.</summary>
public class MotionLawsOfFiles
{
    private const double Gamma = PhysicalConstants.ElectronGyromagneticRatio, Damping = MotionFiles.Damping;

    [Fact]
    public void With_inertia_a_moment_precesses_and_nutates_by_the_two_roots_of_the_quadratic()
    {
        const double eta = 0.5e-12, field = 1, angle = 1e-4;
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("field: { along: x, value: 1 T }, start: [1, 1e-4, 0], equation: { form: inertial, inertia: 0.5 ps }, stepper: dormand-prince-853, tolerance: 1e-13", damping: 0.01));
        Complex i = Complex.ImaginaryOne, b = 1 - (i * 0.01), root = Complex.Sqrt((b * b) + (4 * eta * Gamma * field));
        Complex precession = (root - b) / (2 * eta), nutation = -(root + b) / (2 * eta), first = Gamma * field / b;
        // At the start the velocity is that of the equation without inertia.
        Complex ofNutation = (first - precession) / (nutation - precession);
        for (int k = 0; k < result.Times.Count; k++)
        {
            Complex expected = ((1 - ofNutation) * Complex.Exp(i * precession * result.Times[k])) + (ofNutation * Complex.Exp(i * nutation * result.Times[k]));
            Complex got = new Complex(result.Directions[k].Y, result.Directions[k].Z) / angle;
            Assert.Equal(0, (got - expected).Magnitude, 1e-7);
        }
        Assert.True(ofNutation.Magnitude > 0.005);
    }

    [Theory]
    [InlineData("landau-lifshitz", 1)]
    [InlineData("landau-lifshitz-gilbert", 1 + (Damping * Damping))]
    public void In_the_form_of_Landau_and_Lifshitz_a_moment_relaxes_by_the_given_numbers_without_one_plus_alpha_squared(string form, double slower)
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read($"field: {{ along: x, value: 0.5 T }}, start: [0.2, 1, 0], equation: {form}, stepper: dormand-prince-853, tolerance: 1e-13"));
        double c0 = result.Directions[0].X;
        for (int k = 0; k < result.Times.Count; k++)
        {
            double turned = Gamma * 0.5 * result.Times[k] / slower, c = Math.Tanh(Math.Atanh(c0) + (Damping * turned)), sine = Math.Sqrt(1 - (c * c));
            Assert.Equal(0, (result.Directions[k] - new Vector3d(c, sine * Math.Cos(turned), sine * Math.Sin(turned))).Norm, 1e-10);
        }
    }

    [Fact]
    public void Beside_the_form_of_Landau_and_Lifshitz_a_torque_acts_as_it_is_written()
    {
        // dc/dt = γ (αB + aJ)(1 − c²), dφ/dt = γ (B + bJ) with p = +x: nothing is divided by 1 + α².
        const double a = -0.05, b = 0.03, field = 0.5;
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("field: { along: x, value: 0.5 T }, current: 1 mA, start: [0.2, 1, 0], equation: landau-lifshitz, stepper: dormand-prince-853, tolerance: 1e-13", magnet: "damping-like: -50 mT/mA, field-like: 30 mT/mA"));
        double c0 = result.Directions[0].X;
        for (int k = 0; k < result.Times.Count; k++)
        {
            double rate = Gamma * result.Times[k], c = Math.Tanh(Math.Atanh(c0) + (((Damping * field) + a) * rate)), sine = Math.Sqrt(1 - (c * c)), turned = (field + b) * rate;
            Assert.Equal(0, (result.Directions[k] - new Vector3d(c, sine * Math.Cos(turned), sine * Math.Sin(turned))).Norm, 1e-10);
        }
    }

    [Theory]
    [InlineData("dormand-prince-853, tolerance: 1e-12")]
    [InlineData("{ method: runge-kutta-4, step: 20 fs }")]
    public void With_damping_about_axes_small_motion_is_that_of_the_matrix_with_unequal_diagonal(string stepper)
    {
        // L0 [[aθ, 1], [−1, aφ]] about e = z, the moment at the equator in its field: aθ = 0.3, aφ = 0.05.
        const double theta = 0.3, phi = 0.05, angle = 1e-4, field = 0.5;
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read($"field: {{ along: x, value: 0.5 T }}, start: [1, 1e-4, 0], equation: {{ form: anisotropic-damping, axis: z, pole: 0.1, theta: 0.3, phi: 0.05 }}, stepper: {stepper}"));
        double rate = Gamma * field / (1 + (theta * phi)), decay = rate * (theta + phi) / 2, half = rate * (theta - phi) / 2;
        double omega = Math.Sqrt((rate * rate) - (half * half));
        for (int k = 0; k < result.Times.Count; k++)
        {
            double t = result.Times[k], fall = Math.Exp(-decay * t);
            // δφ = u_y, δθ = −u_z; δφ starts alone.
            double alongPhi = fall * (Math.Cos(omega * t) + (half / omega * Math.Sin(omega * t))), alongTheta = -fall * rate / omega * Math.Sin(omega * t);
            Assert.Equal(alongPhi, result.Directions[k].Y / angle, 1e-7);
            Assert.Equal(-alongTheta, result.Directions[k].Z / angle, 1e-7);
        }
    }

    [Fact]
    public void In_the_equation_of_Bloch_the_parts_along_and_across_decay_with_their_own_times()
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("field: { along: z, value: 0.5 T }, start: [1, 0, 1], equation: { form: bloch, axis: z, equilibrium: 0.6, longitudinal-time: 70 ps, transverse-time: 30 ps, start-length: 0.4 }, stepper: dormand-prince-853, tolerance: 1e-13"));
        double across = 0.4 / Math.Sqrt(2), along = across;
        for (int k = 0; k < result.Times.Count; k++)
        {
            double t = result.Times[k], fall = across * Math.Exp(-t / 30e-12), turned = Gamma * 0.5 * t;
            Vector3d expected = new(fall * Math.Cos(turned), fall * Math.Sin(turned), 0.6 + ((along - 0.6) * Math.Exp(-t / 70e-12)));
            Assert.Equal(0, (result.Directions[k] - expected).Norm, 1e-10);
        }
        Assert.Contains(result.Checks, check => check.Name == "entropy-production");
    }

    [Fact]
    public void A_field_beside_the_axis_of_relaxation_takes_the_second_law_from_the_checks_of_the_equation_of_Bloch()
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read("field: { along: x, value: 0.5 T }, start: [1, 0, 1], equation: { form: bloch, axis: z, longitudinal-time: 70 ps, transverse-time: 30 ps }"));
        Assert.DoesNotContain(result.Checks, check => check.Name == "entropy-production");
    }

    [Theory]
    [InlineData(600, 0.3)]
    [InlineData(600, 1.4)]
    [InlineData(850, 0.5)]
    public void Without_field_the_length_of_a_moment_follows_the_logistic_law_of_its_mean_field(double temperature, double start)
    {
        const double curie = 900, measured = 300, damping = 0.001;
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read(FormattableString.Invariant($"start: [1, 1, 1], equation: {{ form: landau-lifshitz-bloch, atomic-moment: 1.7, temperature: {temperature} K, start-length: {start} }}, stepper: dormand-prince-853, tolerance: 1e-12"), damping: damping));
        double reduced = temperature / curie, known = Length(measured / curie), equilibrium = Length(reduced), x = 3 * equilibrium / reduced;
        double slope = (1 / (x * x)) - (1 / (Math.Sinh(x) * Math.Sinh(x)));
        double susceptibility = 1.7 * PhysicalConstants.BohrMagneton / (PhysicalConstants.BoltzmannConstant * temperature) * slope / (1 - (3 / reduced * slope));
        // λ from α = λ (1 − T0/3Tc)/m(T0); the rate k = γ_L λ (2T/3Tc)/(2χ) is the same for M/Ms(0) and M/Ms.
        double coupling = damping * known / (1 - (measured / (3 * curie))), k = Gamma / (1 + (damping * damping)) * coupling * (2 * reduced / 3) / (2 * susceptibility);
        for (int j = 0; j < result.Times.Count; j++)
        {
            double square = 1 / (1 + (((1 / (start * start)) - 1) * Math.Exp(-2 * k * result.Times[j])));
            Assert.Equal(Math.Sqrt(square), result.Directions[j].Norm * known / equilibrium, 1e-8);
        }
        Assert.True(Math.Abs(result.Directions[5].Norm - result.Directions[0].Norm) > 1e-3 && Math.Abs(result.Directions[5].Norm - result.Directions[^1].Norm) > 1e-3);
    }

    [Theory]
    [InlineData("implicit-midpoint", "anisotropy: { constant: 100 kJ/m^3, axis: [1, 2, 0] }")]
    [InlineData("discrete-gradient", "cubic-anisotropy: { constant: 100 kJ/m^3, second-constant: 200 kJ/m^3, axis: x, second-axis: y }")]
    public void Steppers_that_keep_the_energy_keep_it_through_the_device_file_too(string method, string energy)
    {
        DynamicsResult result = MotionFiles.Run(MotionFiles.Read($"field: {{ along: [1, 0, 1], value: 0.2 T }}, start: [0.1, 1, 0.4], stepper: {{ method: {method}, step: 50 fs }}", magnet: $"efficiency: 0, {energy}", damping: 0));
        double scale = result.Energies.Max(Math.Abs);
        // Recorded instants lie at ends of steps.
        Assert.All(result.Energies, value => Assert.Equal(result.Energies[0], value, 1e-12 * scale));
        Assert.Contains(result.Notes, note => note.Contains(method.Replace('-', ' '), StringComparison.Ordinal));
    }

    /// <summary>m = coth x − 1/x with x = 3m/t, by bisection.</summary>
    private static double Length(double reduced)
    {
        (double low, double high) = (1e-6, 1.0);
        for (int i = 0; i < 200; i++)
        {
            double m = (low + high) / 2, x = 3 * m / reduced;
            if ((1 / Math.Tanh(x)) - (1 / x) > m) low = m;
            else high = m;
        }
        return low;
    }
}
