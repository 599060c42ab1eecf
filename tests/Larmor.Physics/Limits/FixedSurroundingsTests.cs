using CsCheck;
using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Physics.Limits;

/// <summary>One moment between fixed ones of any directions: two constant networks against the elimination of the whole stack, and the motion with them against the general one.</summary>
public class FixedSurroundingsTests
{
    [Fact]
    public void Two_constant_networks_are_the_whole_stack()
    {
        int met = 0;
        Gen.Select(NoncollinearGenerator.Stacks, Gen.Int[0, 8], NoncollinearGenerator.Directions).Sample(
            (pair, which, other) =>
            {
                if (pair.Moments.Length == 0) return;
                int magnet = which % pair.Moments.Length;
                NoncollinearTransport transport = NoncollinearTransport.Of(pair.Stack);
                // Prepared at another direction of the one that moves.
                PartlyFixedTransport held = transport.WithMoving([magnet], [.. pair.Moments.Select((moment, k) => k == magnet ? other : moment)]);
                if (held.Surroundings() is not { } surroundings) return;
                met++;
                TerminalMatrix expected = held.Matrix();
                held.Respond([pair.Moments[magnet]], expected);
                surroundings.Respond(pair.Moments[magnet], out SurroundedResponse answer);
                Matrix3 found = InFrame(answer, expected.Frame(0));
                double damping = transport.Terminals(pair.Moments).ExchangeConductances[magnet], torque = NoncollinearGenerator.TorqueScale(pair.Stack, transport.Solve(pair.Moments, CurrentDensity.FromSi(1e11)));
                ReadOnlySpan<double> entries = expected.Entries;
                for (int row = 0; row < 3; row++)
                {
                    for (int column = 0; column < 3; column++)
                    {
                        double scale = row == 0 && column == 0 ? entries[0] : row == 0 || column == 0 ? torque : Math.Max(1, damping);
                        Assert.Equal(0, (Element(found, row, column) - entries[(3 * row) + column]) / scale, 1e-11);
                    }
                }
                Assert.Equal(0, (surroundings.Absorbed(pair.Moments[magnet]) - expected.Frame(0).Vector(entries[3], entries[6])).Norm / torque, 1e-11);
            },
            iter: 400,
            threads: 1);
        Assert.InRange(met, 40, 400);
    }

    [Fact]
    public void Velocities_between_two_networks_are_those_of_the_linear_system()
    {
        Gen<Circuit> circuits = from current in Gen.Double[-2e-3, 2e-3] from kind in Gen.Int[0, 2] from load in Gen.Double[0.01, 10]
                                select kind == 0 ? Circuit.OfCurrent(new SineWaveform(current, 2e10, 0.3, 0)) : Circuit.OfVoltage(Waveform.Constant(2 * current), Resistance.FromSi(kind == 1 ? 0 : load));
        Gen.Select(Gen.OneOf(Gen.Const(0.0), Gen.Double[-4e14, 4e14]), NoncollinearGenerator.Directions, NoncollinearGenerator.Directions, circuits, Gen.Bool, Gen.Double[0, 5e-11]).Sample(
            (imaginary, across, u, circuit, pumps, time) =>
            {
                TwoWayMotion motion = Motion(imaginary, across, circuit, pumps);
                FixedSurroundings surroundings = Assert.IsType<FixedSurroundings>(motion.Transport.Surroundings);
                double[] y = [.. Moments.Of(u).Components], expected = new double[3];
                motion.Derivative(time, y, expected);
                SurroundedTwoWayFlow<GeneralDrive> flow = new(motion, surroundings, new GeneralDrive(motion));
                Assert.Equal(0, (flow.Velocity(time, u) - new Vector3d(expected[0], expected[1], expected[2])).Norm, 1e-13 * PhysicalConstants.ElectronGyromagneticRatio);
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void The_response_prepared_so_is_that_of_the_elimination_at_each_direction()
    {
        TwoWayTransport transport = Motion(2e14, UnitVector.Along(1, 0.3, 0), Circuit.Open, true).Transport;
        PreparedResponse prepared = transport.Prepare(), eliminated = transport.Eliminated();
        Assert.False(prepared.IsAxial);
        NoncollinearGenerator.Directions.Sample(
            u =>
            {
                prepared.Turn(u);
                eliminated.Turn(u);
                double least = Math.Abs(SpinTorque.PerSpinCurrent), damping = eliminated.TorquePerTurning(0, 0).LargestElement;
                Assert.Equal(eliminated.ResistanceArea, prepared.ResistanceArea, 1e-13 * eliminated.ResistanceArea);
                Assert.Equal(0, (eliminated.TorquePerCurrent(0) - prepared.TorquePerCurrent(0)).Norm, 1e-13 * least);
                Assert.Equal(0, (eliminated.VoltagePerTurning(0) - prepared.VoltagePerTurning(0)).Norm, 1e-13 * least);
                Assert.Equal(0, (eliminated.TorquePerTurning(0, 0) - prepared.TorquePerTurning(0, 0)).LargestElement, 1e-13 * damping);
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void A_folded_step_between_layers_across_is_the_general_one()
    {
        TwoWayMotion motion = Motion(1e14, UnitVector.X, Circuit.OfVoltage(Waveform.Constant(2e-3), Resistance.FromSi(0.4)), true);
        foreach (SteppingMethod method in new[] { SteppingMethod.RungeKutta4, SteppingMethod.DormandPrince853 })
        {
            StepControl control = method == SteppingMethod.RungeKutta4 ? StepControl.Every(2e-13) : new StepControl(1e-12);
            IStepper folded = motion.Stepper(method, control), general = Steppers.ForAny(method, motion, control);
            Assert.NotEqual(general.GetType(), folded.GetType());
            foreach (IStepper stepper in new[] { folded, general })
            {
                stepper.Start(0, Moments.Of(UnitVector.FromAngles(0.8, 2)).Components);
                Assert.Equal(IntegrationEnd.Reached, stepper.Advance(3e-11, TestContext.Current.CancellationToken));
            }
            for (int i = 0; i < 3; i++) Assert.Equal(general.State[i], folded.State[i], method == SteppingMethod.RungeKutta4 ? 1e-9 : 1e-10);
        }
    }

    private static TwoWayMotion Motion(double imaginary, UnitVector across, Circuit circuit, bool pumps)
    {
        MagneticProperties properties = new(Magnetization.FromSi(1e6), 0.01);
        Magnet magnet = new("free", Volume.FromSi(2e-23), Length.FromSi(3e-9), properties, new UniaxialAnisotropy(EnergyDensity.FromSi(5e4), UnitVector.Z) + new Zeeman(properties.SaturationMagnetization, UnitVector.Along(1, 1, 3), MagneticField.FromTeslas(0.1)));
        InterfaceProperties contact = StackBuilder.Contact(0.5, 0.6) with { Mixing = new MixingConductance(ConductancePerArea.FromSi(6e14), ConductancePerArea.FromSi(imaginary), SharvinIncluded: true) };
        Layer spacer = StackBuilder.Slab("spacer", StackBuilder.Metal(6, 0, 450), 5);
        Layer[] layers =
        [
            StackBuilder.Slab("one", StackBuilder.Metal(100, 0.7, 10), 20) with { Magnetization = LayerMagnetization.Fixed(UnitVector.Z) },
            spacer,
            StackBuilder.Slab("free", StackBuilder.Metal(75, 0.46, 60), 3) with { Magnetization = LayerMagnetization.Free },
            spacer with { Name = "spacer 2" },
            StackBuilder.Slab("two", StackBuilder.Metal(60, -0.3, 30), 8) with { Magnetization = LayerMagnetization.Fixed(across) },
        ];
        return new TwoWayMotion(new TwoWayTransport(StackBuilder.Stack(layers, [contact, contact, contact, contact], new EndCondition.Reservoir(), new EndCondition.Reservoir())), new GeneralizedLlg(magnet), circuit, pumps);
    }

    /// <summary>The response with its two directions turned into those of another frame.</summary>
    private static Matrix3 InFrame(in SurroundedResponse answer, in TangentFrame frame)
    {
        Matrix3 turn = new(
            new Vector3d(1, 0, 0),
            new Vector3d(0, Vector3d.Dot(frame.First, answer.First), Vector3d.Dot(frame.First, answer.Second)),
            new Vector3d(0, Vector3d.Dot(frame.Second, answer.First), Vector3d.Dot(frame.Second, answer.Second)));
        Matrix3 own = new(
            new Vector3d(answer.ResistanceArea, answer.VoltageFirst, answer.VoltageSecond),
            new Vector3d(answer.CurrentFirst, answer.FirstFirst, answer.FirstSecond),
            new Vector3d(answer.CurrentSecond, answer.SecondFirst, answer.SecondSecond));
        return (turn * own).TimesTransposed(turn);
    }

    private static double Element(in Matrix3 matrix, int row, int column)
    {
        Vector3d one = row == 0 ? matrix.RowX : row == 1 ? matrix.RowY : matrix.RowZ;
        return column == 0 ? one.X : column == 1 ? one.Y : one.Z;
    }
}
