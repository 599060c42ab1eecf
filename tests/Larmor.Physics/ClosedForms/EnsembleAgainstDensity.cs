using Larmor.Fluctuations.Density;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.ClosedForms.ThermalEnsembles;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics.ClosedForms;

/// <summary>
/// Thirty devices (axial, biaxial, tilted field, under current, two with drives in time), each from one direction to a time at which it has half forgotten it: five moments of
/// independent trajectories against those of the density, as one χ² with the covariance of the samples.
/// </summary>
public class EnsembleAgainstDensity
{
    private const int Moments = 5, Driven = 28;

    [Fact]
    public void Six_devices_agree_within_their_standard_errors()
    {
        double sum = 0;
        foreach (int device in new[] { 0, 7, 14, 21, 28, 29 }) sum += ChiSquare(device, 20_000, heat: 1);
        Assert.InRange(sum, 30 - (4 * Math.Sqrt(60)), 30 + (4 * Math.Sqrt(60)));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Thirty_devices_agree_and_one_per_cent_of_noise_too_much_is_seen()
    {
        (double right, double wrong) = (0, 0);
        for (int device = 0; device < 30; device++)
        {
            double own = ChiSquare(device, 100_000, heat: 1);
            // Beyond 25.7 with five degrees of freedom: one in ten thousand.
            Assert.InRange(own, 0, 25.7);
            right += own;
            wrong += ChiSquare(device, 100_000, heat: 1.01 * 1.01);
        }
        double deviation = Math.Sqrt(2 * 30 * Moments);
        Assert.InRange(right, (30 * Moments) - (4 * deviation), (30 * Moments) + (4 * deviation));
        Assert.True(wrong > (30 * Moments) + (8 * deviation), string.Create(CultureInfo.InvariantCulture, $"chi-square with wrong noise {wrong:G4}, with the right one {right:G4}"));
    }

    [Fact]
    public void In_a_weak_alternating_field_free_moments_follow_Debyes_law()
    {
        const double Strength = 1e-3, Alpha = 0.5;
        double diffusion = Alpha * Gamma / (1 + (Alpha * Alpha)), frequency = 0.5 * diffusion;
        GeneralizedLlg equation = new(With(Alpha, new Magnetism.Energies.Zeeman(Magnetization.FromSi(Ms), UnitVector.Z, Waveforms.Sine(Strength, frequency, Math.PI / 2))));
        double end = 1.3 / frequency, omega = 2 * Math.PI * frequency;
        EvolvedDensity found = new DrivenDensity(equation, AtEnergyOf(1)).Evolve(SphereDensity.Uniform, default, Duration.FromSi(end), new DensityAccuracy { Tolerance = 1e-7, HighestDegree = 8 });
        // d⟨u_z⟩/dt = −2D(⟨u_z⟩ − ε cos ωt/3).
        System.Numerics.Complex answer = 2 * diffusion / new System.Numerics.Complex(2 * diffusion, omega);
        double expected = Strength / 3 * ((answer * System.Numerics.Complex.FromPolarCoordinates(1, omega * end)).Real - (answer.Real * Math.Exp(-2 * diffusion * end)));
        Assert.Equal(1, found.Density.Mean.Z / expected, 1e-4);
        Assert.True(found.IsConverged);
        Assert.Equal(1, found.Density.TotalProbability, 1e-14);
    }

    private static double ChiSquare(int device, int trajectories, double heat)
    {
        (GeneralizedLlg equation, UnitVector start) = Device(device);
        double alpha = equation.Magnets[0].Properties.Damping, diffusion = alpha * Gamma / (1 + (alpha * alpha)), end = 0.35 / diffusion;
        // Steps of which both the random and the regular turn are small beside the error of the averages.
        int steps = (int)Math.Ceiling(Math.Max(700, end * Gamma * 8 / 0.05));
        EnsembleRun run = new() { Trajectories = trajectories, Seed = 77 + (ulong)device, Step = Duration.FromSi(end / steps), Steps = steps, Interval = steps };
        ObservableMeans means = new(Moments + (Moments * Moments), Observe, 0.5 * end);
        new LangevinEnsemble(equation, AtEnergyOf(heat)).Run(run, EnsembleStart.At(start), [means], TestContext.Current.CancellationToken);

        DensityAccuracy accuracy = new() { Tolerance = 1e-5, HighestDegree = 16 };
        SphereDensity point = SphereDensity.At(start, 16), density = device < Driven
            ? FokkerPlanck.Of(equation, AtEnergyOf(1)).Evolve(point, Duration.FromSi(end), accuracy).Density
            : new DrivenDensity(equation, AtEnergyOf(1)).Evolve(point, default, Duration.FromSi(end), accuracy).Density;
        (Vector3d mean, SymmetricMatrix3 second) = (density.Mean, density.SecondMoments);
        double[] expected = [mean.X, mean.Y, mean.Z, second.ZZ, second.XX - second.YY];
        double[] found = [.. means.Values.Select(value => value.Value)], right = new double[Moments], matrix = new double[Moments * Moments];
        for (int i = 0; i < Moments; i++)
        {
            right[i] = found[i] - expected[i];
            for (int j = 0; j < Moments; j++) matrix[(i * Moments) + j] = (found[Moments + (i * Moments) + j] - (found[i] * found[j])) / trajectories;
        }
        double[] solved = [.. right];
        Assert.True(DenseLinearSystem.TrySolve(matrix, solved));
        return solved.Zip(right, (a, b) => a * b).Sum();
    }

    private static void Observe(Magnetism.MomentsView moments, Span<double> values)
    {
        Vector3d u = moments[0];
        (values[0], values[1], values[2], values[3], values[4]) = (u.X, u.Y, u.Z, u.Z * u.Z, (u.X * u.X) - (u.Y * u.Y));
        for (int i = 0; i < Moments * Moments; i++) values[Moments + i] = values[i / Moments] * values[i % Moments];
    }

    /// <summary>Energies of at most 3 kT, so that thirty densities are quick; kT is Ms v · 1 T.</summary>
    private static (GeneralizedLlg Equation, UnitVector Start) Device(int device)
    {
        RandomStream stream = new(2026, (ulong)device);
        UnitVector tilted = Draw(ref stream), along = Draw(ref stream), polarizer = Draw(ref stream), start = Draw(ref stream);
        double alpha = 0.1 + (0.9 * stream.NextDouble()), easy = 6 * stream.NextDouble(), hard = 4 * stream.NextDouble(), field = 2 * stream.NextDouble(), torque = 0.5 * stream.NextDouble();
        bool isDriven = device >= Driven;
        Magnetism.Energies.EnergyTerm applied = isDriven
            ? new Magnetism.Energies.Zeeman(Magnetization.FromSi(Ms), along, Waveforms.Sine(2, 0.3 * Gamma * alpha))
            : Field(device < 7 ? UnitVector.Z : along, field);
        GeneralizedLlg equation = new(With(alpha, Easy(UnitVector.Z, easy), Hard(tilted, device < 7 ? 0 : hard), applied));
        if (device < 14) return (equation, start);
        return (new GeneralizedLlg(equation.Magnets[0]) { SpinTransfer = Torque(polarizer, torque, 0.3 * torque), Current = isDriven ? Waveforms.Sine(1, 0.2 * Gamma * alpha, 1) : Waveform.Constant(1) }, start);
    }

    private static UnitVector Draw(ref RandomStream stream) => UnitVector.FromAngles(Math.Acos((2 * stream.NextDouble()) - 1), 2 * Math.PI * stream.NextDouble());
}
