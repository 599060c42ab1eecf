using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>Landau-Lifshitz, Gilbert and generalized form: one motion under three names.</summary>
public class DampingForms
{
    private static readonly Gen<UnitVector> Direction =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], (c, phi) => UnitVector.FromAngles(Math.Acos(c), phi));

    [Fact]
    public void A_moment_with_translated_numbers_solves_the_Landau_Lifshitz_equation_as_it_is_written()
    {
        Gen.Select(Gen.Double[0.5, 2], Gen.Double[0, 3], Direction, Direction, Gen.Double[-2, 2]).Sample((ratio, alpha, u0, along, b) =>
        {
            LandauLifshitzForm form = new(ratio * Gamma, alpha);
            MagneticProperties properties = form.ToGilbert(Magnetization.FromSi(Ms));
            GeneralizedLlg equation = new(new Magnet("free", VolumeOfMagnet, Length.FromNanometres(3), properties, Field(along, b)));
            double[] velocity = new double[3];
            equation.Derivative(0, Moments.Of(u0).Components, velocity);
            Vector3d u = u0, field = b * along.Components, turn = Vector3d.Cross(u, field);
            Vector3d expected = -form.GyromagneticRatio * (turn + (alpha * Vector3d.Cross(u, turn)));
            Vector3d difference = new MomentsView(velocity)[0] - expected;
            Assert.Equal(0, difference.Norm / Gamma, 1e-13);
            LandauLifshitzForm back = LandauLifshitzForm.Of(properties);
            Assert.Equal(1, back.GyromagneticRatio / form.GyromagneticRatio, 1e-14);
            Assert.Equal(alpha, back.Damping);
            Assert.Equal(alpha * form.GyromagneticRatio, LandauLifshitzForm.FromRates(form.GyromagneticRatio, form.RelaxationRate).RelaxationRate, 1e-14 * Gamma);
        }, iter: 300);
    }

    [Fact]
    public void The_same_numbers_in_the_wrong_form_turn_too_fast_by_one_plus_alpha_squared()
    {
        const double alpha = 0.3;
        MagneticProperties gilbert = new(Magnetization.FromSi(Ms), alpha);
        double mistaken = new LandauLifshitzForm(gilbert.GyromagneticRatio, alpha).GilbertGyromagneticRatio;
        Assert.Equal(1 + (alpha * alpha), mistaken / gilbert.GyromagneticRatio, 1e-14);
    }

    [Fact]
    public void The_papers_two_potentials_give_the_torque_that_they_are_written_for()
    {
        // L_F (u × ∇Φ + ∇χ) with χ = Ms c₁ u·p, Φ = Ms c₂ u·p; no energy.
        Gen.Select(Gen.Double[0, 2], Direction, Direction, Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((alpha, u0, p, chi, phi) =>
        {
            GeneralizedLlg equation = new(With(alpha, SumOfTerms.Nothing)) { SpinTransfer = new PaperPotentials(Torque(p, chi, phi), alpha), Current = Waveform.Constant(1) };
            double[] velocity = new double[3];
            equation.Derivative(0, Moments.Of(u0).Components, velocity);
            Vector3d u = u0, axis = p, tangent = axis - (Vector3d.Dot(u, axis) * u);
            Vector3d expected = Gamma / (1 + (alpha * alpha)) * ((phi * Vector3d.Cross(u, axis)) + (chi * tangent));
            Assert.Equal(0, (new MomentsView(velocity)[0] - expected).Norm / Gamma, 1e-14);
        }, iter: 300);
    }

    [Fact]
    public void Numbers_that_make_no_sense_are_refused_by_name()
    {
        Assert.Contains("gyromagnetic ratio", Assert.Throws<ArgumentOutOfRangeException>(() => new LandauLifshitzForm(0, 0.1)).Message, StringComparison.Ordinal);
        Assert.Contains("must not be negative", Assert.Throws<ArgumentOutOfRangeException>(() => new LandauLifshitzForm(1e11, -0.1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaperPotentials(SpinTransferPotentials.None, -1));
    }
}
