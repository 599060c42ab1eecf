using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics.ClosedForms;

/// <summary>
/// The right-hand sides of mumax3, OOMMF and cmtj, written out here in their own variables, units and constants and integrated by the classical
/// Runge-Kutta scheme, against Larmor's motion from the translated parameters. α = 0.1, so that a confusion of the Gilbert and the
/// Landau-Lifshitz form would show at once; axes as Larmor's, since a rotation of all is no part of a convention.
/// </summary>
public class OtherPrograms
{
    private const double Alpha = 0.1, End = 1e-9;
    private const int Steps = 60_000;
    private const double Density = 4e11, Thickness = 2.5e-9, Tolerance = 1e-9;

    private static readonly Vector3d P = UnitVector.Along(0.2, 0.5, -1).Components;
    private static readonly Vector3d Axis = UnitVector.Along(0.1, 0, 1).Components;
    private static readonly Vector3d Start = UnitVector.Along(0.4, -0.3, 0.8).Components;
    private static readonly Vector3d FieldInTeslas = new(0.03, 0.12, 0.05);

    [Fact]
    public void Mumax3_and_Larmor_follow_the_same_trajectory()
    {
        // dm/dt = GammaLL/(1 + α²) {−m × B − α m × (m × B) + (A + αB′) m × (p × m) + (B′ − αA) p × m}
        const double gammaLL = 1.7595e11, hbarOverE = 6.58211973729785e-16, msat = 7e5, ku1 = 2.5e4, pol = 0.5669, lambda = 1.6, epsilonPrime = 0.06;
        const double square = lambda * lambda;
        Vector3d Torque(Vector3d m)
        {
            Vector3d b = FieldInTeslas + ((2 * ku1 / msat) * Vector3d.Dot(m, Axis) * Axis);
            double beta = -hbarOverE * Density / (Thickness * msat);    // FIXEDLAYER_BOTTOM
            double a = beta * pol * square / (square + 1 + ((square - 1) * Vector3d.Dot(P, m))), bPrime = beta * epsilonPrime;
            Vector3d mxb = Vector3d.Cross(m, b), pxm = Vector3d.Cross(P, m);
            Vector3d sum = -mxb - (Alpha * Vector3d.Cross(m, mxb)) + ((a + (Alpha * bPrime)) * Vector3d.Cross(m, pxm)) + ((bPrime - (Alpha * a)) * pxm);
            return (gammaLL / (1 + (Alpha * Alpha))) * sum;
        }
        Vector3d there = Integrated(Torque);
        StandardTorque torque = new Mumax3Torque(pol, lambda, epsilonPrime).ToStandard();
        Vector3d here = InLarmor(torque, gammaLL, msat, ku1, FieldInTeslas, Density, fixedFirst: true);
        Assert.Equal(0, (there - here).Norm, Tolerance);
        Assert.True((there - InLarmor(new Mumax3Torque(pol, lambda, 0).ToStandard(), gammaLL, msat, ku1, FieldInTeslas, Density, fixedFirst: true)).Norm > 1e-3);
    }

    [Fact]
    public void Oommf_and_Larmor_follow_the_same_trajectory()
    {
        // dm/dt = −|γ| m × H + α m × dm/dt + |γ|βε m × (mp × m) − |γ|βε′ m × mp, fields in A/m; solved for dm/dt as a linear system.
        const double gamma = 2.211e5, mu0 = Math.PI * 4e-7, hbarOverE = 6.582119385723109e-16, ms = 7e5, k1 = 2.5e4;
        const double pFixed = 0.4, pFree = 0.3, lambdaFixed = 1.8, lambdaFree = 1.3, epsPrime = -0.05;
        Vector3d field = FieldInTeslas / mu0;
        Vector3d Torque(Vector3d m)
        {
            Vector3d h = field + ((2 * k1 / (mu0 * ms)) * Vector3d.Dot(m, Axis) * Axis);
            double beta = hbarOverE * Density / (mu0 * Thickness * ms), epsilon = OommfEfficiency(pFixed, pFree, lambdaFixed, lambdaFree, Vector3d.Dot(m, P));
            Vector3d rest = (-gamma * Vector3d.Cross(m, h)) + (gamma * beta * epsilon * Vector3d.Cross(m, Vector3d.Cross(P, m))) - (gamma * beta * epsPrime * Vector3d.Cross(m, P));
            return (1 / (1 + (Alpha * Alpha))) * (rest + (Alpha * Vector3d.Cross(m, rest)));    // (1 − α m ×)⁻¹ on the tangent plane
        }
        Vector3d there = Integrated(Torque);
        StandardTorque torque = new OommfTorque(pFixed, pFree, lambdaFixed, lambdaFree, epsPrime).ToStandard();
        Vector3d here = InLarmor(torque, gamma / mu0, ms, k1, FieldInTeslas, -Density, fixedFirst: true);
        Assert.Equal(0, (there - here).Norm, Tolerance);
    }

    [Fact]
    public void Cmtj_with_a_spin_transfer_torque_and_Larmor_follow_the_same_trajectory()
    {
        // dm/dt = {−GYRO (m × H + α m × (m × H)) − κ s m × (m × p) + β s m × p}/(1 + α²), Ms in T, H in A/m.
        const double gyro = 220880, hbarOverE = 6.582119627024368e-16, ms = 0.9, k = 2.5e4, polarisation = 0.45, slonczewski = 1.7, beta = 0.23, kappa = 1;
        const double mu0 = PhysicalConstants.VacuumPermeability, square = slonczewski * slonczewski;
        Vector3d field = FieldInTeslas / mu0;
        Vector3d Torque(Vector3d m)
        {
            Vector3d h = field + ((2 * k / ms) * Vector3d.Dot(m, Axis) * Axis), mxh = Vector3d.Cross(m, h), mxp = Vector3d.Cross(m, P);
            double s = gyro * hbarOverE * Density / (ms * Thickness) * polarisation * square / (square + 1 + ((square - 1) * Vector3d.Dot(m, P)));
            Vector3d sum = (-gyro * (mxh + (Alpha * Vector3d.Cross(m, mxh)))) - (kappa * s * Vector3d.Cross(m, mxp)) + (beta * s * mxp);
            return (1 / (1 + (Alpha * Alpha))) * sum;
        }
        Vector3d there = Integrated(Torque);
        StandardTorque torque = new CmtjSpinTransfer(polarisation, slonczewski, beta, kappa).ToStandard(Alpha);
        Assert.Equal(0, (there - InLarmor(torque, gyro / mu0, ms / mu0, k, FieldInTeslas, Density, fixedFirst: false)).Norm, Tolerance);
    }

    [Fact]
    public void Cmtj_with_the_fields_of_a_spin_orbit_torque_and_Larmor_follow_the_same_trajectory()
    {
        const double gyro = 220880, ms = 0.9, k = 2.5e4, hdl = -9000, hfl = 4000, mu0 = PhysicalConstants.VacuumPermeability;
        Vector3d field = FieldInTeslas / mu0;
        Vector3d Torque(Vector3d m)
        {
            Vector3d h = field + ((2 * k / ms) * Vector3d.Dot(m, Axis) * Axis), mxh = Vector3d.Cross(m, h), mxp = Vector3d.Cross(m, P);
            Vector3d sum = mxh + (Alpha * Vector3d.Cross(m, mxh)) + ((hfl - (Alpha * hdl)) * mxp) + ((hdl + (Alpha * hfl)) * Vector3d.Cross(m, mxp));
            return (-gyro / (1 + (Alpha * Alpha))) * sum;
        }
        MagneticField unit = StandardTorque.FieldOfEfficiencyOne(CurrentDensity.FromSi(Density), Magnetization.FromSi(ms / mu0), Length.FromSi(Thickness));
        StandardTorque torque = new CmtjSpinOrbit(hdl, hfl).ToStandard(unit);
        Assert.Equal(0, (Integrated(Torque) - InLarmor(torque, gyro / mu0, ms / mu0, k, FieldInTeslas, Density, fixedFirst: false)).Norm, Tolerance);
    }

    [Fact]
    public void A_torque_of_Oommf_without_eps_prime_is_one_of_Landau_Lifshitz_form_with_the_field_like_ratio_alpha()
    {
        // cmtj's torque is of Landau-Lifshitz form, its β the ratio of m × p to m × (m × p).
        const double lambda = 1.4;
        StandardTorque oommf = new OommfTorque(0.4, lambda, 0).ToStandard();
        CmtjSpinTransfer form = CmtjSpinTransfer.Of(oommf, Alpha).Require();
        Assert.Equal(Alpha, form.Beta, 1e-14);
        Assert.Equal(1, form.Kappa);
        Assert.Equal(0.4, form.Polarization, 1e-7);
        // A Landau-Lifshitz torque without the second term is not the same: it has ξ = α η here.
        StandardTorque bare = new CmtjSpinTransfer(0.4, lambda, 0).ToStandard(Alpha);
        Assert.Equal(Alpha, bare.FieldLikeAt(0.3) / bare.DampingLikeAt(0.3), 1e-14);
    }

    [Fact]
    public void The_two_layers_of_Oommf_make_the_efficiency_of_its_definition()
    {
        foreach (double c in (double[])[-1, -0.4, 0, 0.7, 1])
        {
            StandardTorque torque = new OommfTorque(0.35, 0.5, 2.5, 1.2, 0).ToStandard();
            Assert.Equal(OommfEfficiency(0.35, 0.5, 2.5, 1.2, c), torque.DampingLikeAt(c) / (2 * ProgramConstants.Oommf.FluxRatio), 1e-14);
            Assert.Equal(OommfEfficiency(0.35, 0.5, 2.5, 2.5, c), new OommfTorque(0.35, 0.5, 2.5, 2.5, 0).ToStandard().DampingLikeAt(c) / (2 * ProgramConstants.Oommf.FluxRatio), 1e-14);
        }
    }

    [Fact]
    public void The_exchange_fields_of_mumax3_and_cmtj_are_those_of_the_translated_constants()
    {
        const double exchange = -7e-4, ms = 8e5, mu0 = PhysicalConstants.VacuumPermeability, area = 5e-15;
        Vector3d other = P;
        InterlayerExchange pair = new(EnergyPerArea.FromSi(exchange), Area.FromSi(area));
        Vector3d force = pair.GradientFirst(Start, other, 0);
        Vector3d here = -force / (ms * area * Thickness);
        // cmtj: H = J m'/(Ms d) in A/m with Ms in T.
        Assert.Equal(0, (here - (mu0 * exchange / (mu0 * ms * Thickness) * other)).Norm, 1e-12);
        // mumax3: B = 2 A/(Ms c²) (m' - m), and the part along m does not turn it; one layer of cells, c = d.
        double stiffness = EnergyConventions.ToInterExchange(EnergyPerArea.FromSi(exchange), Length.FromSi(Thickness));
        Vector3d there = 2 * stiffness / (ms * Thickness * Thickness) * (other - Start);
        Assert.Equal(0, Vector3d.Cross(Start, here - there).Norm, 1e-12);
        Assert.Equal(exchange, EnergyConventions.FromInterExchange(stiffness, Length.FromSi(Thickness)).Si, 1e-18);
    }

    [Fact]
    public void The_anisotropy_field_of_Oommf_is_that_of_the_translated_constant()
    {
        const double ha = 4.5e4, ms = 8e5, mu0 = Math.PI * 4e-7;
        UniaxialAnisotropy anisotropy = new(EnergyConventions.OfAnisotropyField(ha, Magnetization.FromSi(ms)), UnitVector.Along(Axis));
        Vector3d here = -anisotropy.Gradient(Start, 0) / ms;
        Assert.Equal(0, (here - (mu0 * ha * Vector3d.Dot(Start, Axis) * Axis)).Norm, 1e-14);
    }

    // J. Xiao, A. Zangwill, M. D. Stiles, Phys. Rev. B 70, 172405 (2004): ε = q₊/(A + B cos θ) + q₋/(A − B cos θ).
    private static double OommfEfficiency(double pFixed, double pFree, double lambdaFixed, double lambdaFree, double cosine)
    {
        double first = lambdaFixed * lambdaFixed, second = lambdaFree * lambdaFree;
        double u = pFixed * first * Math.Sqrt((second + 1) / (first + 1)), w = pFree * second * Math.Sqrt((first - 1) / (second - 1));
        double a = Math.Sqrt((first + 1) * (second + 1)), b = Math.Sqrt((first - 1) * (second - 1));
        return ((u + w) / 2 / (a + (b * cosine))) + ((u - w) / 2 / (a - (b * cosine)));
    }

    private static Vector3d Integrated(Func<Vector3d, Vector3d> rate)
    {
        const double h = End / Steps;
        Vector3d m = Start;
        for (int i = 0; i < Steps; i++)
        {
            Vector3d k1 = rate(m), k2 = rate(m + (h / 2 * k1)), k3 = rate(m + (h / 2 * k2)), k4 = rate(m + (h * k3));
            m += h / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
        }
        return m;
    }

    // Through the device: the given torques of the magnet, its current and the order of its layers.
    private static Vector3d InLarmor(StandardTorque torque, double gamma, double ms, double anisotropy, Vector3d field, double alongStack, bool fixedFirst)
    {
        const double area = 5e-15;
        MagneticProperties properties = new(Magnetization.FromSi(ms), Alpha, ProgramConstants.GFactorOf(gamma));
        EnergyTerm energy = new UniaxialAnisotropy(EnergyDensity.FromSi(anisotropy), UnitVector.Along(Axis))
            + new Zeeman(properties.SaturationMagnetization, UnitVector.Along(field), MagneticField.FromSi(field.Norm));
        Magnet magnet = new("free", Volume.FromSi(area * Thickness), Length.FromSi(Thickness), properties, energy);
        Material metal = new() { Name = "M", Channels = ChannelNetwork.FromValetFert(Resistivity.FromSi(75e-9), 0.46, Length.FromSi(60e-9)), Magnetic = properties };
        Layer free = new() { Name = "free", Material = metal, Thickness = Length.FromSi(Thickness), Magnetization = LayerMagnetization.Free };
        Layer polarizer = new() { Name = "fixed", Material = metal, Thickness = Length.FromSi(4e-8), Magnetization = LayerMagnetization.Fixed(UnitVector.Along(P)) };
        Device device = new()
        {
            Title = "translated",
            Temperature = Temperature.FromSi(300),
            Stack = new Multilayer(fixedFirst ? [polarizer, free] : [free, polarizer], [InterfaceProperties.Transparent], new EndCondition.Sealed(), new EndCondition.Sealed()),
            Magnets = [new DeviceMagnet(magnet) { Torques = LarmorTorque.Of(torque) }],
        };
        GeneralizedLlg equation = new(magnet) { SpinTransfer = SpinTransfer.Of(device).Potentials, Current = Waveform.Constant(alongStack * area) };
        DormandPrince54<GeneralizedLlg> stepper = DormandPrince54.For(equation, new StepControl(1e-13));
        double[] state = new double[3];
        Moments.Write(state, 0, UnitVector.Along(Start));
        stepper.Start(0, state);
        Assert.Equal(IntegrationEnd.Reached, stepper.Advance(End));
        return new Vector3d(stepper.State[0], stepper.State[1], stepper.State[2]);
    }
}
