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

namespace Larmor.Physics.Conservation;

/// <summary>The response of coupled moments to alternating fields and currents.</summary>
public sealed class CoupledMicrowaves
{
    private static readonly Gen<UnitVector> Directions = Gen.Select(Gen.Double[-0.9, 0.9], Gen.Double[0, 6.283], (z, phi) => UnitVector.FromAngles(Math.Acos(z), phi));

    private static readonly Frequency Drive = Frequency.FromGigahertz(7);

    private static readonly double[] CrossDamping = Cross();

    // 0.02 of each moment's own angular momentum, and a negative part between them as spin pumping through a spacer has.
    private static double[] Cross()
    {
        double unit = Ms * VolumeOfMagnet.Si / Gamma;
        double[] damping = new double[36];
        for (int i = 0; i < 6; i++) (damping[7 * i], damping[(6 * i) + ((i + 3) % 6)]) = ((i < 3 ? 0.02 : 0.06) * unit, -0.01 * unit);
        return damping;
    }

    private static GeneralizedLlg Pair(UnitVector along, double field, double exchange, double torque, double current = 0, UnitVector? polarizer = null) => new(
        With(0.02, Easy(UnitVector.Z, 0.1), Hard(UnitVector.X, 0.8), Field(along, field)), Thrice(0.02, Easy(UnitVector.Y, 0.1), Hard(UnitVector.X, 0.6), Field(along, field)))
    {
        Pairs = [new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(exchange * Ms * VolumeOfMagnet.Si / 1e-14), Area.FromSi(1e-14)))],
        Damping = DampingTensor.Constant(2, CrossDamping),
        Current = Waveform.Constant(current),
        SpinTransfer = torque == 0 ? SpinTransferPotentials.None : new MutualPotentials(
            new MutualTorque(0, 1, AxialFunction.Slonczewski(Ms * torque, 1.4), AxialFunction.Linear(0.3 * Ms * torque)),
            new MutualTorque(1, 0, AxialFunction.Slonczewski(-0.3 * Ms * torque, 1.2), AxialFunction.Zero))
            + new AxialPotentials(new AxialTorque(polarizer ?? UnitVector.Z, AxialFunction.Linear(0.5 * Ms * torque), AxialFunction.Zero), AxialTorque.None),
    };

    private static CoupledEquilibrium Lowest(GeneralizedLlg equation, double current) => CoupledEquilibria.Of(equation, Current.FromSi(current)).Stable.First();

    [Fact]
    public void The_field_and_the_torque_pay_for_the_heat_of_coupled_moments() => Gen.Select(Directions, Directions, Directions, Gen.Double[-0.2, 0.2], Gen.Double[-0.01, 0.01]).Sample(
        (along, polarizer, microwave, exchange, torque) =>
        {
            GeneralizedLlg equation = Pair(along, 0.3, exchange, torque, 1, polarizer);
            CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(Lowest(equation, 1).Response, Drive);
            AlternatingPower field = susceptibility.ToField(1e-3 * microwave.Components).Power, current = susceptibility.ToCurrent(Current.FromSi(0.1)).Power;
            Assert.True(field.ClosureResidual < 1e-12);
            Assert.True(current.ClosureResidual < 1e-12);
            Assert.True(field.GilbertHeat > 0);
            if (torque == 0) Assert.Equal(0, field.FromTorque);
        },
        iter: 15);

    [Fact]
    public void One_moment_answers_as_its_linear_response_says() => Gen.Select(Directions, Gen.Double[-0.01, 0.01], Gen.Double[0.001, 0.1]).Sample(
        (polarizer, torque, alpha) =>
        {
            Magnet magnet = With(alpha, Easy(UnitVector.Z, 0.1), Hard(UnitVector.X, 0.8), Field(UnitVector.Along(0.1, 0.5, 1), 0.2));
            SpinTransferPotentials potentials = Torque(polarizer, torque, 0.4 * torque);
            LinearResponse single = Equilibria.Of(magnet, potentials, Current.FromSi(1)).Points.First(point => point.Index > 0).Response;
            CoupledResponse coupled = CoupledResponse.Of(new GeneralizedLlg(magnet) { SpinTransfer = potentials }, Moments.Of(single.Direction).View, Current.FromSi(1));
            CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(coupled, Drive);
            DynamicSusceptibility expected = single.Susceptibility(Drive);
            foreach (UnitVector a in (UnitVector[])[UnitVector.X, UnitVector.Y, UnitVector.Z])
            {
                foreach (UnitVector b in (UnitVector[])[UnitVector.X, UnitVector.Y, UnitVector.Z])
                {
                    Complex element = expected.Element(a, b);
                    Assert.Equal(0, (element - susceptibility.Element(0, a, 0, b)).Magnitude, 1e-10 * (1 + element.Magnitude));
                }
            }
            Vector3d field = new(1e-3, 2e-3, -1e-3);
            MicrowavePower power = single.Power(Drive, field);
            AlternatingPower all = susceptibility.ToField(field).Power;
            double volume = VolumeOfMagnet.Si, scale = volume * power.Apparent;
            Assert.Equal(volume * power.Absorbed, all.FromDrive, 1e-10 * scale);
            Assert.Equal(volume * power.FromTorque, all.FromTorque, 1e-10 * scale);
            Assert.Equal(volume * power.GilbertHeat, all.GilbertHeat, 1e-10 * scale);
        },
        iter: 30);

    [Fact]
    public void Without_current_drive_and_answer_change_places_when_fields_and_moments_are_reversed() => Gen.Select(Directions, Directions, Directions, Gen.Double[-0.2, 0.2]).Sample(
        (along, a, b, exchange) =>
        {
            CoupledEquilibrium state = Lowest(Pair(along, 0.3, exchange, 0), 0);
            CoupledResponse reversed = CoupledResponse.Of(Pair(-along, 0.3, exchange, 0), Moments.Of(-state.Directions[0], -state.Directions[1]).View, Current.Zero);
            CoupledSusceptibility here = CoupledSusceptibility.Of(state.Response, Drive), there = CoupledSusceptibility.Of(reversed, Drive);
            // The magnetic moments are as 1 to 3.
            Complex forth = here.Element(0, a, 1, b), back = 3 * there.Element(1, b, 0, a);
            Assert.Equal(0, (forth - back).Magnitude, 1e-11 * (1 + forth.Magnitude));
            Complex own = here.Element(1, a, 1, b), mirrored = there.Element(1, b, 1, a);
            Assert.Equal(0, (own - mirrored).Magnitude, 1e-11 * (1 + own.Magnitude));
        },
        iter: 15);

    [Fact]
    public void At_low_frequency_the_moments_follow_their_rest() => Gen.Select(Directions, Directions, Gen.Double[-0.2, 0.2]).Sample(
        (along, polarizer, exchange) =>
        {
            const double torque = 0.02, step = 1e-3;
            GeneralizedLlg equation = Pair(along, 0.3, exchange, torque, 0.1, polarizer);
            CoupledEquilibrium state = Lowest(equation, 0.1);
            AlternatingMotion motion = CoupledSusceptibility.Of(state.Response, Frequency.Zero).ToCurrent(Current.FromSi(1));
            for (int k = 0; k < 2; k++)
            {
                // Central differences of the rest at two distances, their error of second order taken away.
                Vector3d slope(double distance) => (RestAt(distance, k) - RestAt(-distance, k)) / (2 * distance);
                Vector3d expected = ((4 * slope(step / 2)) - slope(step)) / 3;
                Assert.Equal(0, (expected - motion.InPhase[k]).Norm, 1e-6);
                Assert.Equal(0, motion.Quadrature[k].Norm);
            }

            Vector3d RestAt(double distance, int k) => EquilibriumCurve.Follow(current => Pair(along, 0.3, exchange, torque, current, polarizer), state.ToMoments(), 0.1, 0.1 + distance).Points[^1].Response.Directions[k].Components;
        },
        iter: 8);

    [Fact]
    public void A_current_acts_like_the_change_of_the_equation_that_it_makes()
    {
        Func<double, GeneralizedLlg> under = current => Pair(UnitVector.Along(0.1, 1, 2), 0.3, 0.05, 0.02, current);
        CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(Lowest(under(0.1), 0.1).Response, Drive);
        AlternatingMotion direct = susceptibility.ToCurrent(Current.FromSi(0.01)), varied = susceptibility.ToParameter(under, 0.1, 0.01);
        // The field of the current: the same as a field on each moment beside the torque.
        Vector3d[] oersted = [new(0, 0.02, 0.01), new(0.01, 0, -0.03)];
        AlternatingMotion withField = susceptibility.ToCurrent(Current.FromSi(0.01), oersted), fieldAlone = susceptibility.ToFields([0.01 * oersted[0], 0.01 * oersted[1]]);
        double size = direct.InPhase[0].Norm;
        for (int k = 0; k < 2; k++)
        {
            Assert.Equal(0, (direct.InPhase[k] - varied.InPhase[k]).Norm + (direct.Quadrature[k] - varied.Quadrature[k]).Norm, 1e-10 * size);
            Assert.Equal(0, (direct.InPhase[k] + fieldAlone.InPhase[k] - withField.InPhase[k]).Norm, 1e-12);
            Assert.Equal(0, (direct.Quadrature[k] + fieldAlone.Quadrature[k] - withField.Quadrature[k]).Norm, 1e-12);
        }
    }

    // bJ p per ampere acts as a field: the response to a current is that to the field.
    [Fact]
    public void An_alternating_field_like_torque_is_an_alternating_field()
    {
        GeneralizedLlg equation = new(With(0.01, Easy(UnitVector.Z, 0.1), Field(UnitVector.Y, 0.05))) { SpinTransfer = Torque(UnitVector.X, 0, 0.7) };
        CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(Lowest(equation, 0).Response, Drive);
        AlternatingMotion byCurrent = susceptibility.ToCurrent(Current.FromSi(0.01)), byField = susceptibility.ToField(new Vector3d(0.007, 0, 0));
        Assert.Equal(0, (byCurrent.InPhase[0] - byField.InPhase[0]).Norm + (byCurrent.Quadrature[0] - byField.Quadrature[0]).Norm, 1e-14);
        Assert.Equal(byField.Power.FromDrive, byCurrent.Power.FromDrive, 1e-12 * byField.Power.Apparent);
    }
}
