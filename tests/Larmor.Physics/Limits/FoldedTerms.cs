using CsCheck;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.Limits;

/// <summary>Folding quadratic terms and constant torques into the equation changes its form, not its values.</summary>
public class FoldedTerms
{
    private static readonly Gen<double> Component = Gen.Double[-1, 1];

    [Fact]
    public void Every_quadratic_form_is_the_slope_of_its_term() =>
        Gen.Select(Component, Component, Component, Gen.Double[0, 1e-9]).Sample((x, y, z, time) =>
        {
            Vector3d u = new(x, y, z);
            EnergyTerm[] terms = [Field(UnitVector.Along(1, 2, 3), 0.3), Easy(UnitVector.Along(1, -1, 2), 0.4), CoupledMagnets.Shape, Swinging];
            foreach (EnergyTerm term in terms)
            {
                QuadraticForm form = term.Quadratic!.Value;
                Vector3d folded = (form.Factor?.At(time) ?? 1) * (form.Slope + (form.Stiffness * u));
                Assert.InRange((folded - term.Gradient(u, time)).Norm, 0, 1e-14 * Ms);
            }
        });

    [Fact]
    public void One_moment_moves_as_with_all_its_terms_asked_one_by_one() =>
        Gen.Select(Component, Component, Component, Gen.Double[0, 1e-9], Gen.Double[0.5, 2], Gen.Int[0, 3]).Sample((x, y, z, time, lambda, kind) =>
        {
            Vector3d u = new Vector3d(x, y, z) + new Vector3d(0, 0, 1.1);
            EnergyTerm[] terms = [Field(UnitVector.Along(1, 2, 3), 0.3), Easy(UnitVector.Along(1, -1, 2), 0.4), CoupledMagnets.Shape, .. kind == 1 ? new EnergyTerm[] { Swinging, new CubicProbe(1e5, 2e5) } : []];
            AxialFunction strength = kind == 0 ? AxialFunction.Linear(0.05 * Ms) : AxialFunction.Slonczewski(0.05 * Ms, lambda);
            SpinTransferPotentials torque = new AxialPotentials(new AxialTorque(UnitVector.Along(1, 0, 1), strength, AxialFunction.Linear(0.02 * Ms)));
            Waveform current = kind == 2 ? Waveforms.Sine(1.3, 1e9) : Waveform.Constant(1.3);
            GeneralizedLlg folded = new(With(0.1, terms)) { SpinTransfer = torque, Current = current };
            GeneralizedLlg plain = new(With(0.1, [.. terms.Select(term => new Opaque(term))])) { SpinTransfer = new OpaqueTorque(torque), Current = current };
            Same(folded, plain, time, Moments.Of(UnitVector.Along(u.X, u.Y, u.Z)).Components);
        });

    [Fact]
    public void Coupled_moments_move_as_with_all_their_terms_asked_one_by_one() =>
        Gen.Select(Component, Component, Component, Gen.Double[0, 1e-9]).Sample((x, y, z, time) =>
        {
            GeneralizedLlg folded = CoupledMagnets.Driven;
            GeneralizedLlg plain = new([.. folded.Magnets.Select(magnet => magnet with { Energy = new Opaque(magnet.Energy) })])
            {
                Pairs = [.. folded.Pairs.Select(pair => pair with { Energy = new OpaquePair(pair.Energy) })],
                SpinTransfer = new OpaqueTorque(folded.SpinTransfer),
                Current = folded.Current,
            };
            Same(folded, plain, time, Moments.Of(UnitVector.Along(x, y, z + 1.1), UnitVector.Along(y, z + 1.1, x), UnitVector.Along(z + 1.1, y, x)).Components);
        });

    [Fact]
    public void The_flow_along_the_slope_of_the_energy_is_the_equation_of_motion() =>
        Gen.Select(Component, Component, Component, Gen.Double[0, 1e-9]).Sample((x, y, z, time) =>
        {
            foreach (GeneralizedLlg equation in new[] { CoupledMagnets.Driven, CoupledMagnets.Cubic(0.1) })
            {
                double[] state = Moments.Of(UnitVector.Along(x, y, z + 1.1), UnitVector.Along(y, z + 1.1, x), UnitVector.Along(z + 1.1, y, x)).Components.ToArray();
                double[] slope = new double[9], along = new double[9], direct = new double[9];
                equation.Gradient(time, state, slope);
                equation.Flow(time, state, slope, along);
                equation.Derivative(time, state, direct);
                for (int i = 0; i < 9; i++) Assert.Equal(direct[i], along[i], 1e-13 * Gamma);
            }
        });

    [Fact]
    public void Steppers_of_one_moment_follow_the_folded_equation_as_the_general_ones_do()
    {
        GeneralizedLlg equation = new(With(0.1, Field(UnitVector.Along(1, 2, 3), 0.3), Easy(UnitVector.Y, 0.4), CoupledMagnets.Shape)) { SpinTransfer = Torque(UnitVector.X, 0.02, 0.01), Current = Waveform.Constant(1) };
        foreach (SteppingMethod method in Enum.GetValues<SteppingMethod>())
        {
            StepControl control = Steppers.HasConstantStep(method) ? StepControl.Every(0.02 / Gamma) : new StepControl(1e-10);
            IStepper special = equation.Stepper(method, control), general = Steppers.For(method, equation, control);
            foreach (IStepper stepper in new[] { special, general })
            {
                stepper.Start(0, Moments.Of(UnitVector.FromAngles(1.1, 0.3)).Components);
                Assert.Equal(IntegrationEnd.Reached, stepper.Advance(20 / Gamma, TestContext.Current.CancellationToken));
            }
            for (int i = 0; i < 3; i++) Assert.Equal(general.State[i], special.State[i], 1e-12);
        }
    }

    private static Zeeman Swinging => new(Larmor.Quantities.Magnetization.FromSi(Ms), UnitVector.Y, Waveforms.Sine(0.3, 2e9));

    private static void Same(GeneralizedLlg folded, GeneralizedLlg plain, double time, ReadOnlySpan<double> state)
    {
        double[] one = new double[state.Length], other = new double[state.Length];
        folded.Derivative(time, state, one);
        plain.Derivative(time, state, other);
        for (int i = 0; i < one.Length; i++) Assert.Equal(other[i], one[i], 1e-14 * Gamma);
    }

    private sealed class Opaque(EnergyTerm term) : EnergyTerm
    {
        public override string Name => term.Name;

        public override IReadOnlyList<double> Corners => term.Corners;

        public override double Value(Vector3d u, double time) => term.Value(u, time);

        public override Vector3d Gradient(Vector3d u, double time) => term.Gradient(u, time);

        public override SymmetricMatrix3 Hessian(Vector3d u, double time) => term.Hessian(u, time);
    }

    private sealed class OpaquePair(PairEnergyTerm term) : PairEnergyTerm
    {
        public override string Name => term.Name;

        public override double Value(Vector3d ui, Vector3d uj, double time) => term.Value(ui, uj, time);

        public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => term.GradientFirst(ui, uj, time);

        public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => term.GradientSecond(ui, uj, time);

        public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time) => term.Hessian(ui, uj, time);
    }

    private sealed class OpaqueTorque(SpinTransferPotentials torque) : SpinTransferPotentials
    {
        public override (double A, double B) Values(int k, MomentsView moments) => torque.Values(k, moments);

        public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments) => torque.Gradients(k, moments);

        public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments) => torque.Hessians(k, moments);
    }
}
