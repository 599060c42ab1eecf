using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Small motion with inertia in a field along z: η Ω² + (1 − iα) Ω − γB = 0 for u_x + i u_y ∝ exp(iΩt).</summary>
public class Nutation
{
    private const double FieldStrength = 2, Tau = 2e-12;

    [Theory]
    [InlineData(0.02, 2e-12)]
    [InlineData(0.3, 1e-13)]
    [InlineData(1.5, 4e-14)]
    public void Precession_and_nutation_in_the_trajectory_are_the_two_roots_of_the_quadratic(double alpha, double tau)
    {
        InertialLlg motion = InertialLlg.WithRelaxationTimes(new GeneralizedLlg(With(alpha, Field(UnitVector.Z, FieldStrength))), Duration.FromSi(tau));
        (Complex precession, Complex nutation) = Roots(alpha, alpha * tau, Gamma * FieldStrength);
        foreach (Complex root in new[] { precession, nutation })
        {
            // Let go on one branch alone: u₊ = ε, u₊′ = iΩ ε.
            const double small = 1e-5;
            Complex velocity = Complex.ImaginaryOne * root * small;
            double eta = alpha * tau, time = 1.5 / root.Magnitude;
            double[] start = [small, 0, 1, eta * velocity.Real, eta * velocity.Imaginary, 0];
            double[] end = Follow(motion, start, time, small * 1e-11);
            Complex expected = small * Complex.Exp(Complex.ImaginaryOne * root * time), got = new(end[0], end[1]);
            Complex measured = Complex.Log(got / small) / (Complex.ImaginaryOne * time);
            Assert.Equal(0, (measured - root).Magnitude / root.Magnitude, 1e-8);
            Assert.Equal(0, (got - expected).Magnitude / small, 1e-8);
        }
    }

    [Theory]
    [InlineData(0.0, 3e-14)]
    [InlineData(0.02, 2e-12)]
    [InlineData(1.5, 4e-14)]
    public void The_eigenvalues_of_the_linearised_matrix_are_both_roots_with_their_conjugates(double alpha, double tauOrInertia)
    {
        double eta = alpha == 0 ? tauOrInertia : alpha * tauOrInertia;
        InertialLlg motion = new(new GeneralizedLlg(With(alpha, Field(UnitVector.Z, FieldStrength))), Duration.FromSi(eta));
        InertialResponse response = InertialResponse.Of(motion, Moments.Of(UnitVector.Z).View, Current.Zero);
        (Complex precession, Complex nutation) = Roots(alpha, eta, Gamma * FieldStrength);
        foreach (Complex root in new[] { precession, nutation })
        {
            Complex eigenvalue = Complex.ImaginaryOne * root;
            Assert.Contains(response.Eigenvalues, value => (value - eigenvalue).Magnitude < 1e-12 * response.Eigenvalues[^1].Magnitude);
            Assert.Contains(response.Eigenvalues, value => (value - Complex.Conjugate(eigenvalue)).Magnitude < 1e-12 * response.Eigenvalues[^1].Magnitude);
        }
        Assert.True(response.IsStable);
        Assert.Equal(4, response.Eigenvalues.Count);
    }

    [Fact]
    public void Nutation_turns_backwards_at_one_over_alpha_tau_and_decays_at_one_over_tau()
    {
        const double alpha = 0.02;
        (_, Complex nutation) = Roots(alpha, alpha * Tau, Gamma * 1e-4);
        InertialLlg motion = InertialLlg.WithRelaxationTimes(new GeneralizedLlg(With(alpha, Field(UnitVector.Z, 1e-4))), Duration.FromSi(Tau));
        Complex fastest = InertialResponse.Of(motion, Moments.Of(UnitVector.Z).View, Current.Zero).Eigenvalues[^1];
        Assert.True(nutation.Real < 0);
        Assert.Equal(1 / (alpha * Tau), Math.Abs(fastest.Imaginary), 1e-4 / (alpha * Tau));
        Assert.Equal(-1 / Tau, fastest.Real, 1e-4 / Tau);
    }

    [Fact]
    public void Without_field_and_damping_a_moment_set_spinning_draws_a_cone_at_a_constant_rate()
    {
        // η u″ = −u × u′ − η|u′|² u conserves L = u − η u × u′, about which u turns.
        const double eta = 1e-13, spin = 4e12;
        InertialLlg motion = new(new GeneralizedLlg(With(0, SumOfTerms.Nothing)), Duration.FromSi(eta));
        double[] start = motion.StartAt(Moments.Of(UnitVector.Z), new Vector3d(0, spin, 0));
        Vector3d momentum = Momentum(start);
        double[] end = Follow(motion, start, 3e-12, 1e-13);
        Assert.Equal(0, (Momentum(end) - momentum).Norm, 1e-10);
        Assert.Equal(Vector3d.Dot(momentum, new Vector3d(0, 0, 1)), Vector3d.Dot(momentum, new MomentsView(end.AsSpan(0, 3))[0]), 1e-10);
        // One turn about L takes 2πη/|L|.
        double[] turned = Follow(motion, start, 2 * Math.PI * eta / momentum.Norm, 1e-13);
        Assert.Equal(0, (new MomentsView(turned.AsSpan(0, 3))[0] - UnitVector.Z).Norm, 1e-10);

        static Vector3d Momentum(double[] y)
        {
            Vector3d u = new MomentsView(y.AsSpan(0, 3))[0];
            return u - Vector3d.Cross(u, new MomentsView(y.AsSpan(3))[0]);
        }
    }

    private static (Complex Precession, Complex Nutation) Roots(double alpha, double eta, double omega)
    {
        Complex b = new(1, -alpha), root = Complex.Sqrt((b * b) + (4 * eta * omega));
        Complex nutation = -(b + root) / (2 * eta);
        return (-omega / (eta * nutation), nutation);
    }

    private static double[] Follow(InertialLlg motion, double[] start, double time, double absolute)
    {
        DormandPrince54<InertialLlg> stepper = DormandPrince54.For(motion, new StepControl(1e-12, Math.Min(absolute, 1e-12)));
        stepper.Start(0, start);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(time, TestContext.Current.CancellationToken));
        return stepper.State.ToArray();
    }
}
