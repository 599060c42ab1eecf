using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;
using Larmor.Transport.Noncollinear;

namespace Larmor.Physics.ClosedForms;

/// <summary>Tunnel barriers between two ferromagnets against the four conductances and the closed forms at D = 0; torques in units of ħ/(2q).</summary>
public class TunnelJunctionTests
{
    private const double Area = 3e-12;
    private const double Left = 0.55;
    private const double Right = 0.38;

    public static TheoryData<double> Angles => [0, 0.2, 1.1, 1.5707963267948966, 2.4, 3.141592653589793];

    [Theory]
    [MemberData(nameof(Angles))]
    public void Conductance_and_torques_follow_the_cosine_and_the_sine(double angle)
    {
        const double fieldLike = 0.3;
        double g0 = 1 / (Area * (1 + (Left * Right))), c = Math.Cos(angle);
        NoncollinearTransport junction = Junction(Left, Right, fieldLike);
        UnitVector[] moments = Moments(angle);
        Vector3d[] absorbed = new Vector3d[2];
        double resistance = junction.Evaluate(moments, absorbed), electrodes = 2 * 1e-25;
        AssertRelative(g0 * (1 + (Left * Right * c)), 1 / (resistance - electrodes), 1e-10);
        // J_m,r = G₀ V [P_l (m_l − c m_r) + f m_r × m_l]: per voltage a sine without asymmetry.
        double voltage = resistance - electrodes;
        Vector3d l = moments[0], r = moments[1];
        AssertClose(g0 * voltage * ((Left * (l - (c * r))) + (fieldLike * Vector3d.Cross(r, l))), absorbed[1], 1e-10);
        AssertClose(g0 * voltage * ((-Right * (r - (c * l))) + (fieldLike * Vector3d.Cross(l, r))), absorbed[0], 1e-10);
    }

    [Fact]
    public void The_magnetoresistance_is_that_of_Julliere()
    {
        NoncollinearTransport junction = Junction(Left, Right, 0);
        double parallel = junction.Evaluate(Moments(0), new Vector3d[2]), antiparallel = junction.Evaluate(Moments(Math.PI), new Vector3d[2]);
        AssertRelative(Area, parallel, 1e-10);
        AssertRelative(2 * Left * Right / (1 - (Left * Right)), (antiparallel - parallel) / parallel, 1e-10);
    }

    [Fact]
    public void Own_damping_at_given_voltage_is_isotropic()
    {
        // −Y_kk at fixed V: G₀ (1 − P_l P_r c)/2 of Js per D_m; from fixed current by −v j/R.
        const double angle = 1.2;
        double g0 = 1 / (Area * (1 + (Left * Right))), expected = g0 * (1 - (Left * Right * Math.Cos(angle))) / 2;
        UnitVector[] moments = Moments(angle);
        TerminalResponse response = Junction(Left, Right, 0).Terminals(moments);
        for (int k = 0; k < 2; k++)
        {
            Matrix3 atVoltage = response.AbsorbedPerTerminal(k, k) - ((1 / response.ResistanceArea) * Matrix3.Dyad(response.AbsorbedPerCurrent[k], response.VoltagePerTerminal[k]));
            TangentFrame frame = TangentFrame.At(moments[k]);
            foreach (Vector3d direction in new[] { frame.First, frame.Second }) AssertClose(-expected * direction, atVoltage * direction, 1e-10);
        }
    }

    [Fact]
    public void At_any_accumulation_it_is_four_conductances() =>
        Gen.Select(Gen.Double[-0.99, 0.99], Gen.Double[-0.99, 0.99], Gen.Double[0, Math.PI], Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample(
            (pl, pr, angle, dl, dr) =>
            {
                TunnelJunction junction = new(new TunnelBarrier(ResistanceArea.FromSi(Area), pl, pr), 0, 0, 1);
                UnitVector[] moments = Moments(angle);
                TangentFrame[] axes = new TangentFrame[2];
                MomentFrames.Fill(moments, axes);
                BarrierState state = junction.State(new MomentFrames(axes), 1e10, (dl * (Vector3d)moments[0]) - (dr * (Vector3d)moments[1]), Vector3d.Zero);
                double c = Vector3d.Dot(moments[0], moments[1]), g0 = 1 / (Area * (1 + (pl * pr))), charge = 0, left = 0, right = 0;
                foreach (int s in new[] { -1, 1 })
                {
                    foreach (int t in new[] { -1, 1 })
                    {
                        double current = g0 / 4 * (1 + (s * pl)) * (1 + (t * pr)) * (1 + (s * t * c)) * (state.Voltage + (s * dl / 2) - (t * dr / 2));
                        charge += current;
                        left += s * current;
                        right += t * current;
                    }
                }
                Assert.Equal(1e10, charge, 1e-12 * (1e10 + (1 / Area)));
                Assert.Equal(left, Vector3d.Dot(state.SpinCurrent, moments[0]), 1e-11 / Area);
                Assert.Equal(right, Vector3d.Dot(state.SpinCurrent, moments[1]), 1e-11 / Area);
            },
            iter: 300);

    [Fact]
    public void A_barrier_that_nothing_can_pass_is_refused_where_a_current_is_given()
    {
        NoncollinearTransport junction = Junction(1, 1, 0);
        Assert.Throws<ArgumentException>(() => junction.Evaluate([UnitVector.Z, -UnitVector.Z], new Vector3d[2]));
        Assert.True(double.IsFinite(junction.Evaluate([UnitVector.Z, UnitVector.X], new Vector3d[2])));
    }

    [Fact]
    public void Against_normal_metal_it_is_a_contact_with_half_its_conductance_across_the_moment()
    {
        const double polarization = 0.6;
        InterfaceProperties barrier = InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(Area), polarization, 0));
        InterfaceProperties metallic = InterfaceProperties.FromConductances(
            ConductancePerArea.FromSi((1 + polarization) / (2 * Area)), ConductancePerArea.FromSi((1 - polarization) / (2 * Area))) with
        {
            Mixing = new MixingConductance(ConductancePerArea.FromSi(1 / (2 * Area)), ConductancePerArea.Zero, SharvinIncluded: true),
        };
        NoncollinearTransport Valve(InterfaceProperties first)
        {
            Material magnet = StackBuilder.Metal(100, 0.4, 15), normal = StackBuilder.Metal(6, 0, 300);
            return NoncollinearTransport.Of(StackBuilder.Stack(
                [StackBuilder.Lead("one", magnet), StackBuilder.Slab("spacer", normal, 20), StackBuilder.Lead("two", magnet)],
                [first, StackBuilder.Contact(0.5, 0.7) with { Mixing = metallic.Mixing }]));
        }
        Vector3d[] expected = new Vector3d[2], actual = new Vector3d[2];
        double resistance = Valve(metallic).Evaluate(Moments(0.8), expected);
        AssertRelative(resistance, Valve(barrier).Evaluate(Moments(0.8), actual), 1e-13);
        for (int k = 0; k < 2; k++) AssertClose(expected[k], actual[k], 1e-12);
    }

    /// <summary>Electrodes whose accumulation is grounded at the barrier: 1e-25 ohm m² thick, between reservoirs.</summary>
    private static NoncollinearTransport Junction(double left, double right, double fieldLike)
    {
        Layer Electrode(string name) => StackBuilder.Slab(name, StackBuilder.Metal(1e-7, 0, 100) with { Magnetic = new MagneticProperties(Magnetization.FromSi(1e6), 0.01) }, 1);
        InterfaceProperties barrier = InterfaceProperties.FromTunnelBarrier(new TunnelBarrier(ResistanceArea.FromSi(Area), left, right, fieldLike));
        return NoncollinearTransport.Of(StackBuilder.Stack([Electrode("left"), Electrode("right")], [barrier], new EndCondition.Reservoir(), new EndCondition.Reservoir()));
    }

    private static UnitVector[] Moments(double angle)
    {
        TangentFrame frame = TangentFrame.At(UnitVector.FromAngles(1.1, 0.4));
        return [UnitVector.FromAngles(1.1, 0.4), UnitVector.Along((Math.Cos(angle) * frame.Normal) + (Math.Sin(angle) * frame.First))];
    }

    private static void AssertRelative(double expected, double actual, double precision) => Assert.Equal(expected, actual, precision * Math.Abs(expected));

    private static void AssertClose(Vector3d expected, Vector3d actual, double precision) => Assert.InRange((expected - actual).Norm, 0, (precision * expected.Norm) + 1e-15);
}
