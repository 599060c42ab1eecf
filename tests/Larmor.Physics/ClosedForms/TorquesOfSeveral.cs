using CsCheck;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.Reciprocity;
using Larmor.Quantities;
using static Larmor.Physics.PumpingDevices;
using Complex = System.Numerics.Complex;

namespace Larmor.Physics.ClosedForms;

/// <summary>The torques of a stack on several free layers and how they change with every direction, against differences, closed forms and hand-written systems.</summary>
public class TorquesOfSeveral
{
    private const double Hbar = PhysicalConstants.ReducedPlanckConstant, Charge = PhysicalConstants.ElectronCharge;

    // An asymmetric valve on a thin lossless spacer (E.3): S and j of each side, a = 1/(2S), G of each contact, in 1e15 S/m² and fohm m².
    private const double G1 = 0.4, G2 = 1.1, S1 = 4.5 + 0.5, S2 = 1.2 + 2, J1 = ((0.46 * 4.5) + (0.77 * 0.5)) / S1, J2 = ((0.8 * 1.2) + (0.1 * 2)) / S2, A1 = 1 / (2 * S1), A2 = 1 / (2 * S2);

    private static Multilayer Valve => StackBuilder.Stack(
        [Free("one", 75, 0.46, 60, 2400), Thin, Free("two", 240, 0.8, 5, 200)], [Mixed(0.5, 0.77, G1), Mixed(2, 0.1, G2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());

    [Fact]
    public void The_derivative_of_the_torques_is_what_neighbouring_directions_say() => DeviceResponses.Devices.Sample(
        device =>
        {
            TwoWayTransport transport = new(device.Stack);
            StackTorques torques = new(transport, [.. transport.Names.Select(name => MagnetNamed(name))]);
            PreparedResponse prepared = transport.Eliminated();
            Moments moments = Moments.Of(device.Moments);
            int count = device.Moments.Length;
            for (int turned = 0; turned < count; turned++)
            {
                TangentFrame frame = TangentFrame.At(device.Moments[turned]);
                foreach (bool isFirst in new[] { true, false })
                {
                    Vector3d direction = isFirst ? frame.First : frame.Second;
                    Vector3d[] wide = Differences(prepared, device.Moments, (turned, frame, isFirst), 1.0 / 64), narrow = Differences(prepared, device.Moments, (turned, frame, isFirst), 1.0 / 512);
                    for (int k = 0; k < count; k++)
                    {
                        // The difference knows its own error, and its values theirs: differences of them are good to their rounding over the step.
                        double size = transport.Unaudited(device.Moments).TorquePerCurrent(k).Norm + Math.Abs(SpinTorque.PerSpinCurrent);
                        double bound = (2 * (wide[k] - narrow[k]).Norm) + (1e-9 * size);
                        Vector3d change = MagnetNamed("any").Volume.Si * Change(torques, k, turned, moments, direction);
                        Vector3d across = narrow[k] - (Vector3d.Dot(narrow[k], device.Moments[k]) * device.Moments[k].Components);
                        Assert.True((change - across).Norm <= bound, string.Create(CultureInfo.InvariantCulture, $"{k} by {turned}: {change} and {across}, bound {bound:G3}, exact {torques.IsExact}"));
                    }
                }
            }
        },
        iter: 60);

    [Theory]
    [InlineData(0.4)]
    [InlineData(1.7)]
    [InlineData(2.9)]
    public void Two_free_layers_alone_have_the_torques_of_an_asymmetric_valve_and_their_slopes(double angle)
    {
        Device device = Of(Valve);
        Magnet[] magnets = [.. device.Magnets.Select(one => one.Magnet)];
        UnitVector first = UnitVector.FromAngles(0.8, 2.1), second = UnitVector.Along((Math.Cos(angle) * first.Components) + (Math.Sin(angle) * TangentFrame.At(first).Second));
        Moments moments = Moments.Of(first, second);
        MutualPotentials mutual = Assert.IsType<MutualPotentials>(SpinTransfer.Of(device).Potentials);
        StackTorques solved = new(new TwoWayTransport(Valve), magnets);
        Assert.True(solved.IsExact);
        double c = Math.Cos(angle);
        foreach (SpinTransferPotentials potentials in new SpinTransferPotentials[] { mutual, solved })
        {
            for (int k = 0; k < 2; k++)
            {
                (UnitVector u, UnitVector p) = k == 0 ? (first, second) : (second, first);
                (double strength, double slope) = Strength(k, c);
                double v = magnets[k].Volume.Si, scale = Math.Abs(strength) / v;
                Assert.InRange((Torque(potentials, k, moments) - (strength / v * (p.Components - (c * u.Components)))).Norm, 0, 1e-10 * scale);
                foreach (Vector3d d in new[] { TangentFrame.At(u).First, TangentFrame.At(u).Second })
                {
                    // d(T(c)(p − c u)) = T′ (p·d)(p − c u) − T [(p·d) u + c d], of which what lies across u.
                    double turned = Vector3d.Dot(p, d);
                    Vector3d own = (slope / v * turned * (p.Components - (c * u.Components))) - (strength / v * c * d);
                    Assert.InRange((Change(potentials, k, k, moments, d) - own).Norm, 0, 1e-9 * scale);
                }
                foreach (Vector3d d in new[] { TangentFrame.At(p).First, TangentFrame.At(p).Second })
                {
                    double turned = Vector3d.Dot(u, d);
                    Vector3d other = (slope / v * turned * (p.Components - (c * u.Components))) + (strength / v * (d - (turned * u.Components)));
                    Assert.InRange((Change(potentials, k, 1 - k, moments, d) - other).Norm, 0, 1e-9 * scale);
                }
            }
        }
    }

    [Fact]
    public void Their_potentials_are_each_moments_own_at_the_given_others()
    {
        Device device = Of(Three());
        StackTorques torques = Assert.IsType<StackTorques>(SpinTransfer.Of(device).Potentials);
        UnitVector[] others = [UnitVector.FromAngles(0.7, 0.2), UnitVector.FromAngles(1.9, 2.2)];
        const double step = 1e-3;
        for (int k = 0; k < 2; k++)
        {
            foreach (UnitVector u in SpherePoints.Fibonacci(7))
            {
                TangentFrame frame = TangentFrame.At(u);
                (double A, double B) At(double x, double y)
                {
                    UnitVector[] all = [.. others];
                    all[k] = UnitVector.Along(frame.Move(x, y));
                    return torques.Values(k, Moments.Of(all).View);
                }
                double Slope(Func<double, double> f) => ((8 * (f(step) - f(-step))) - (f(2 * step) - f(-2 * step))) / (12 * step);
                Vector3d a = frame.Vector(Slope(x => At(x, 0).A), Slope(y => At(0, y).A)), b = frame.Vector(Slope(x => At(x, 0).B), Slope(y => At(0, y).B));
                UnitVector[] here = [.. others];
                here[k] = u;
                Vector3d torque = Torque(torques, k, Moments.Of(here));
                Assert.InRange((torque - (a - Vector3d.Cross(u, b))).Norm, 0, 1e-7 * torque.Norm);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3e-3)]
    [InlineData(-2e-3)]
    public void Modes_with_torque_and_pumping_are_those_of_a_system_written_by_hand(double current)
    {
        // Both moments along +z in fields of their own: m_k ψ′_k − i α m_k ψ′_k − i Σ P_kl ψ′_l = i Ms d_k B_k ψ_k + N_k, ψ = x + iy.
        const double b1 = 0.30, b2 = 0.34, alpha = 0.01;
        Multilayer stack = StackBuilder.Stack([Free("one", 75, 0.46, 60, 3), Thin, Free("two", 240, 0.8, 5, 2)], [Mixed(0.5, 0.77, G1), Mixed(2, 0.1, G2)], new EndCondition.Reservoir(), new EndCondition.Reservoir());
        Magnet[] magnets = [InField("one", 3, alpha, b1), InField("two", 2, alpha, b2)];
        TwoWayTransport transport = new(stack);
        GeneralizedLlg equation = new(magnets) { SpinTransfer = new StackTorques(transport, magnets), Damping = new StackDamping(transport, magnets), Current = Waveform.Constant(current) };
        CoupledResponse response = CoupledResponse.Of(equation, Moments.Of(UnitVector.Z, UnitVector.Z).View, Current.FromSi(current));
        // T₁, T₂ at c = 1 from the far sides, which a layer of finite thickness on a reservoir changes: S and Q by its own coth.
        ((double s1, double q1), (double s2, double q2)) = (Side(75, 0.46, 60, 3, 0.5, 0.77), Side(240, 0.8, 5, 2, 2, 0.1));
        (double a1, double a2, double j1, double j2) = (1 / (2 * s1), 1 / (2 * s2), q1 / s1, q2 / s2);
        double determinant = ((a1 + G2) * (a2 + G1)) - ((a1 - G1) * (a2 - G2));
        double t2 = Hbar / (2 * Charge) * G2 * ((j1 * (a2 + G1)) + (j2 * (a1 - G1))) / determinant, t1 = Hbar / (2 * Charge) * G1 * ((j2 * (a1 + G2)) + (j1 * (a2 - G2))) / determinant;
        double pumped = Square * 1e15 * G1 * G2 / (G1 + G2), j0 = current / PumpingDevices.Area;
        (double m1, double m2) = (Ms * 3e-9 / Gamma, Ms * 2e-9 / Gamma);
        Complex i = Complex.ImaginaryOne;
        // N_1 = −T_1 J₀ (u₂ − u₁), N_2 = T_2 J₀ (u₁ − u₂), across z.
        Complex[,] inertia = { { m1 - (i * alpha * m1) - (i * pumped), i * pumped }, { i * pumped, m2 - (i * alpha * m2) - (i * pumped) } };
        Complex[,] stiffness = { { (i * Ms * 3e-9 * b1) + (t1 * j0), -t1 * j0 }, { t2 * j0, (i * Ms * 2e-9 * b2) - (t2 * j0) } };
        Complex[] expected = [.. Eigenvalues(inertia, stiffness).OrderBy(value => value.Imaginary)];
        Assert.Equal(2, response.Modes.Count);
        for (int k = 0; k < 2; k++)
        {
            Assert.Equal(expected[k].Imaginary, response.Modes[k].Eigenvalue.Imaginary, 1e-9 * expected[k].Magnitude);
            Assert.Equal(expected[k].Real, response.Modes[k].Eigenvalue.Real, 1e-9 * expected[k].Magnitude);
        }
    }

    [Fact]
    public void Small_motion_with_torque_and_pumping_is_that_of_moments_and_electrons_advanced_together()
    {
        const double current = 1.5e-3;
        Multilayer stack = Three();
        TwoWayTransport transport = new(stack);
        Magnet[] magnets = [.. Of(stack, new UniaxialAnisotropy(EnergyDensity.FromSi(2e4), UnitVector.Along(0, 1, 2))).Magnets.Select((one, k) => one.Magnet.In(Drives.Constant(UnitVector.Along(0.3, 0.4, 1), MagneticField.FromSi(0.2 + (0.1 * k)))))];
        GeneralizedLlg equation = new(magnets) { SpinTransfer = new StackTorques(transport, magnets), Damping = new StackDamping(transport, magnets), Current = Waveform.Constant(current) };
        Moments rest = CoupledEquilibria.Of(equation, Current.FromSi(current)).Points[0].ToMoments();
        CoupledResponse response = CoupledResponse.Of(equation, rest.View, Current.FromSi(current));
        TwoWayMotion motion = new(transport, new GeneralizedLlg(magnets), Circuit.OfCurrent(Waveform.Constant(current)));
        double[] velocity = new double[6];
        const double step = 1e-4;
        double largest = Enumerable.Range(0, 16).Max(i => Math.Abs(response.Jacobian(i / 4, i % 4)));
        motion.Derivative(0, rest.Components, velocity);
        Assert.All(velocity, rate => Assert.Equal(0, rate, 1e-9 * largest));
        for (int column = 0; column < 4; column++)
        {
            double[] slope = new double[4];
            foreach ((int steps, double weight) in new[] { (1, 8 / 12.0), (-1, -8 / 12.0), (2, -1 / 12.0), (-2, 1 / 12.0) })
            {
                UnitVector[] moved = [UnitVector.Along(rest[0]), UnitVector.Along(rest[1])];
                TangentFrame frame = response.Frames[column / 2];
                moved[column / 2] = UnitVector.Along(column % 2 == 0 ? frame.Move(steps * step, 0) : frame.Move(0, steps * step));
                motion.Derivative(0, Moments.Of(moved).Components, velocity);
                for (int row = 0; row < 4; row++) slope[row] += weight / step * Vector3d.Dot(row % 2 == 0 ? response.Frames[row / 2].First : response.Frames[row / 2].Second, new MomentsView(velocity)[row / 2]);
            }
            for (int row = 0; row < 4; row++) Assert.Equal(slope[row], response.Jacobian(row, column), 1e-8 * largest);
        }
    }

    [Fact]
    public void Two_free_layers_far_apart_have_the_resonances_of_each_alone()
    {
        Layer lower = Fixed("lower", 75, 0.46, 60, UnitVector.Z), upper = Fixed("upper", 240, 0.8, 5, -UnitVector.Z), one = Free("one", 200, 0.7, 5, 3), two = Free("two", 240, 0.5, 5, 2), between = Metal("between", 20, 10, 400), near = Metal("n1", 20, 300, 4), far = Metal("n2", 20, 300, 4);
        InterfaceProperties contact = Mixed(1, 0.6, new Complex(1, 0.2));
        UniaxialAnisotropy easy = new(EnergyDensity.FromSi(5e5), UnitVector.X);
        Device Build(Layer[] layers) => Of(StackBuilder.Stack(layers, [.. Enumerable.Repeat(contact, layers.Length - 1)], new EndCondition.Reservoir(), new EndCondition.Reservoir()), easy);
        Device both = Build([lower, near, one, between, two, far, upper]), first = Build([lower, near, one, between]), second = Build([between, two, far, upper]);
        // Fields along the axis of the film, so that fixed layers along z stand across: no state is special.
        Fmr fmr = new() { Field = new FieldSweep(UnitVector.X, [MagneticField.FromSi(0.05)]), Currents = [Current.Zero, Current.FromSi(1e-3)] };
        RunContext context = new() { Cancellation = TestContext.Current.CancellationToken };
        FmrResult together = fmr.Run(both, context);
        Assert.All(together.Checks, check => Assert.True(check.Passed, check.ToString()));
        ResonancePoint[] alone = [.. new[] { first, second }.SelectMany(device => fmr.Run(device, context).Resonances)];
        Assert.NotEmpty(alone);
        foreach (ResonancePoint point in together.Resonances)
        {
            Assert.Contains(alone, single => single.Current == point.Current && Math.Abs(single.Frequency - point.Frequency) < 1e-8 * point.Frequency && Math.Abs(single.Linewidth - point.Linewidth) < 1e-6 * Math.Abs(point.Linewidth));
        }
    }

    /// <summary>∇A − u × ∇B across u.</summary>
    private static Vector3d Torque(SpinTransferPotentials potentials, int k, Moments moments)
    {
        (Vector3d a, Vector3d b) = potentials.Gradients(k, moments.View);
        Vector3d u = moments[k];
        return a - (Vector3d.Dot(u, a) * u) - Vector3d.Cross(u, b);
    }

    /// <summary>The change of the torque on moment k across u_k while moment l moves along d.</summary>
    private static Vector3d Change(SpinTransferPotentials potentials, int k, int l, Moments moments, Vector3d d)
    {
        Vector3d u = moments[k];
        if (k != l)
        {
            (Matrix3 mixedA, Matrix3 mixedB) = potentials.Mixed(k, l, moments.View);
            Vector3d changed = mixedA * d;
            return changed - (Vector3d.Dot(u, changed) * u) - Vector3d.Cross(u, mixedB * d);
        }
        (Vector3d ga, Vector3d gb) = potentials.Gradients(k, moments.View);
        (SymmetricMatrix3 ha, SymmetricMatrix3 hb) = potentials.Hessians(k, moments.View);
        Vector3d alongA = (ha * d) - (Vector3d.Dot(u, ga) * d), alongB = (hb * d) - (Vector3d.Dot(u, gb) * d);
        return alongA - (Vector3d.Dot(u, alongA) * u) - Vector3d.Cross(u, alongB);
    }

    private static Vector3d[] Differences(PreparedResponse prepared, UnitVector[] moments, (int Turned, TangentFrame Frame, bool IsFirst) way, double step)
    {
        Vector3d[] sum = new Vector3d[moments.Length];
        foreach ((int steps, double weight) in new[] { (1, 45 / 60.0), (2, -9 / 60.0), (3, 1 / 60.0) })
        {
            foreach (int sign in new[] { 1, -1 })
            {
                UnitVector[] moved = [.. moments];
                double angle = sign * steps * step;
                moved[way.Turned] = UnitVector.Along(way.IsFirst ? way.Frame.Move(angle, 0) : way.Frame.Move(0, angle));
                prepared.Turn(moved);
                for (int k = 0; k < sum.Length; k++) sum[k] += sign * weight / step * prepared.TorquePerCurrent(k);
            }
        }
        return sum;
    }

    /// <summary>N over (p − c u) J₀ and its derivative by c, in J/A (E.3).</summary>
    private static (double Strength, double Slope) Strength(int k, double c)
    {
        double determinant = ((A1 + G2) * (A2 + G1)) - (c * c * (A1 - G1) * (A2 - G2)), bent = -2 * c * (A1 - G1) * (A2 - G2);
        (double constant, double linear) = k == 0 ? (-G1 * J2 * (A1 + G2), -G1 * J1 * (A2 - G2)) : (G2 * J1 * (A2 + G1), G2 * J2 * (A1 - G1));
        double unit = Hbar / (2 * Charge), value = constant + (linear * c);
        return (unit * value / determinant, unit * ((linear / determinant) - (value * bent / (determinant * determinant))));
    }

    /// <summary>S and Q in fohm m² of a layer of finite thickness on a reservoir with its contact: u·Js = (Q J₀ ∓ D/2)/S.</summary>
    private static (double S, double Q) Side(double rho, double beta, double length, double thickness, double area, double gamma)
    {
        double r = rho * length * 1e-3 * Math.Tanh(thickness / length), drive = beta * rho * length * 1e-3 * Math.Tanh(thickness / length);
        return (r + area, drive + (gamma * area));
    }

    /// <summary>Eigenvalues λ of λ M ψ = K ψ.</summary>
    private static Complex[] Eigenvalues(Complex[,] m, Complex[,] k)
    {
        Complex determinant = (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]);
        Complex a = ((m[1, 1] * k[0, 0]) - (m[0, 1] * k[1, 0])) / determinant, b = ((m[1, 1] * k[0, 1]) - (m[0, 1] * k[1, 1])) / determinant;
        Complex c = ((m[0, 0] * k[1, 0]) - (m[1, 0] * k[0, 0])) / determinant, d = ((m[0, 0] * k[1, 1]) - (m[1, 0] * k[0, 1])) / determinant;
        Complex half = (a + d) / 2, root = Complex.Sqrt((half * half) - ((a * d) - (b * c)));
        return [half + root, half - root];
    }

    private static Multilayer Three() => StackBuilder.Stack(
        [
            Fixed("lower", 75, 0.46, 60, UnitVector.Along(0.2, 0.3, 1)), Metal("n1", 20, 300, 4), Free("one", 200, 0.7, 5, 3), Metal("n2", 20, 300, 5), Free("two", 240, -0.5, 5, 2), Metal("n3", 30, 50, 8),
            Fixed("upper", 75, 0.46, 60, UnitVector.Y),
        ],
        [Mixed(1, 0.7, new Complex(1.2, 0.2)), Mixed(1, 0.6, new Complex(1.2, -0.3)), Mixed(1, 0.6, new Complex(1.2, 0.3)), Mixed(1, -0.5, new Complex(1.2, 0.1)), Mixed(1, -0.5, new Complex(1.2, 0.1)), Mixed(1, 0.7, new Complex(1.2, 0.2))],
        new EndCondition.Reservoir(), new EndCondition.Reservoir());

    private static Layer Thin { get; } = StackBuilder.Slab("spacer", StackBuilder.Metal(1e-8, 0, double.PositiveInfinity), 1e-3);

    private static Magnet MagnetNamed(string name) => new(name, Volume.FromSi(3e-23), Length.FromSi(2e-9), new MagneticProperties(Magnetization.FromSi(Ms), Alpha), SumOfTerms.Of());

    private static Magnet InField(string name, double nanometres, double damping, double field) => new(
        name, Volume.FromSi(nanometres * 1e-9 * PumpingDevices.Area), Length.FromSi(nanometres * 1e-9), new MagneticProperties(Magnetization.FromSi(Ms), damping), new Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveform.Constant(field)));
}
