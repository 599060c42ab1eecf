using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Works and heat of single trajectories between two looks, by stochastic thermodynamics: products of force and displacement in the sense of Stratonovich, each the mean of the force at both
/// looks times the way between them.
/// </summary>
/// <remarks>
/// <para>With N = I (u × ∇A + ∇B): work of the torque Σ v N∘du, heat of each moment to its bath v (N − ∇V)∘du (the work of friction less that of the random field), work of the fields
/// v∫(∂V/∂t) dt with all jumps. Energy changes by field + torque − heat; what is missing is the error of the looks, of first order in the time between them.</para>
/// <para>Beside it the law of the mean: what the energy changes by, less the fields' work and the drift that friction, torque and Brown's field give it at each state,
/// Σ v ∇V·w + αL_F kT ∇²V with w the velocity without noise, has the mean zero and the variance ∫Σ 2αL_F kT v|∇V|² dt. It holds far from equilibrium too and tells a wrong amplitude of the noise. For
/// scalar damping only.</para>
/// <para>Source: K. Sekimoto, Prog. Theor. Phys. Suppl. 130, 17 (1998), doi:10.1143/PTPS.130.17.</para>
/// </remarks>
internal sealed class WorkMeter
{
    /// <summary>Places of the works of a trajectory: field, torque, missing in the law of the mean, its variance in J², all that friction alone turns into heat (the scale of errors), change of the energy, and from here on the heat of each moment.</summary>
    public const int Field = 0, Torque = 1, Mean = 2, Variance = 3, Turnover = 4, Energy = 5, Heat = 6;

    private readonly GeneralizedLlg equation;
    private readonly double[] thermal, volumes, dampings, coefficients, energies, times, drifts, spreads, frictions;
    private readonly Vector3d[] directions, forces, torques;
    private readonly double[] before, slopes;
    private readonly SymmetricMatrix3?[] stiffnesses;
    private readonly bool isScalar, isStill;

    /// <summary>A meter for one block.</summary>
    /// <param name="equation">The equation of motion.</param>
    /// <param name="temperatures">T of each moment in K.</param>
    public WorkMeter(GeneralizedLlg equation, IReadOnlyList<double> temperatures)
    {
        this.equation = equation;
        int count = equation.Count;
        thermal = [.. temperatures.Select(one => PhysicalConstants.BoltzmannConstant * one)];
        volumes = [.. equation.Magnets.Select(magnet => magnet.Volume.Si)];
        dampings = [.. equation.Magnets.Select(magnet => magnet.Properties.Damping)];
        coefficients = [.. equation.Magnets.Select(magnet => magnet.KineticCoefficient)];
        isScalar = equation.Damping is null;
        (energies, times, drifts, spreads, frictions) = (new double[Block.Size], new double[Block.Size], new double[Block.Size], new double[Block.Size], new double[Block.Size]);
        (directions, forces, torques) = (new Vector3d[count * Block.Size], new Vector3d[count * Block.Size], new Vector3d[count * Block.Size]);
        (before, slopes) = (new double[3 * count], new double[3 * count]);
        stiffnesses = [.. equation.Magnets.Select(magnet => IsQuadratic(magnet.Energy) ? magnet.Energy.Hessian(UnitVector.Z, 0) : (SymmetricMatrix3?)null)];
        isStill = stiffnesses.All(one => one is not null) && equation.Pairs.All(pair => pair.Energy.Bilinear is not null);
        (Squares, Curvatures) = (new double[count * Block.Size], new double[count * Block.Size]);
    }

    /// <summary>Numbers of works of a trajectory.</summary>
    public int Count => Heat + equation.Count;

    /// <summary>|∇V|² of each moment of each trajectory, moments fastest, in J²/m⁶.</summary>
    public double[] Squares { get; }

    /// <summary>∇²V there, in J/m³.</summary>
    public double[] Curvatures { get; }

    /// <summary>The energy of a trajectory at the last look, in J.</summary>
    public double EnergyOf(int trajectory) => energies[trajectory];

    /// <summary>The first look at a trajectory.</summary>
    public void Begin(int trajectory, double time, MomentsView moments)
    {
        (times[trajectory], energies[trajectory]) = (time, equation.Energy(time, moments));
        Look(trajectory, time, moments);
    }

    /// <summary>One more look; adds to the works of the trajectory.</summary>
    public void Move(int trajectory, double time, MomentsView moments, Span<double> works)
    {
        int count = equation.Count, first = trajectory * count;
        double drift = drifts[trajectory], spread = spreads[trajectory], friction = frictions[trajectory], energy = equation.Energy(time, moments), field = isStill ? 0 : FieldWork(trajectory, time, moments, energy);
        Span<Vector3d> oldForces = stackalloc Vector3d[count], oldTorques = stackalloc Vector3d[count], ways = stackalloc Vector3d[count];
        for (int k = 0; k < count; k++)
        {
            (oldForces[k], oldTorques[k], ways[k]) = (forces[first + k], torques[first + k], moments[k] - directions[first + k]);
        }
        Look(trajectory, time, moments);
        works[Field] += field;
        works[Energy] += energy - energies[trajectory];
        for (int k = 0; k < count; k++)
        {
            double torque = 0.5 * volumes[k] * Vector3d.Dot(oldTorques[k] + torques[first + k], ways[k]);
            works[Torque] += torque;
            works[Heat + k] += torque - (0.5 * volumes[k] * Vector3d.Dot(oldForces[k] + forces[first + k], ways[k]));
        }
        double duration = time - times[trajectory];
        works[Mean] += energy - energies[trajectory] - field - (0.5 * duration * (drift + drifts[trajectory]));
        works[Variance] += 0.5 * duration * (spread + spreads[trajectory]);
        works[Turnover] += 0.5 * duration * (friction + frictions[trajectory]);
        (times[trajectory], energies[trajectory]) = (time, energy);
    }

    /// <summary>What the drives change the energy by, half with the moments where they were and half with them where they are; jumps are in it.</summary>
    private double FieldWork(int trajectory, double time, MomentsView moments, double energy)
    {
        for (int k = 0; k < equation.Count; k++) Moments.Write(before, k, directions[(trajectory * equation.Count) + k]);
        return 0.5 * (equation.Energy(time, new MomentsView(before)) - energies[trajectory] + energy - equation.Energy(times[trajectory], moments));
    }

    /// <summary>Forces, drift and spread at a state.</summary>
    private void Look(int trajectory, double time, MomentsView moments)
    {
        int count = equation.Count, first = trajectory * count;
        for (int k = 0; k < count; k++) Moments.Write(before, k, moments[k]);
        equation.Gradient(time, before, slopes);
        MomentsView energySlopes = new(slopes);
        double current = equation.SpinTransfer.IsNone ? 0 : equation.Current.At(time);
        Curve(time, moments, Curvatures.AsSpan(first, count));
        (double drift, double spread, double friction) = (0, 0, 0);
        for (int k = 0; k < count; k++)
        {
            (Vector3d u, Vector3d slope) = (moments[k], energySlopes[k] / volumes[k]);
            (Vector3d dampingLike, Vector3d fieldLike) = current == 0 ? default : equation.SpinTransfer.Gradients(k, moments);
            (Vector3d g, Vector3d a, Vector3d b) = (Across(u, slope), current * Across(u, dampingLike), current * Across(u, fieldLike));
            (directions[first + k], forces[first + k], torques[first + k]) = (u, slope, current * (fieldLike + Vector3d.Cross(u, dampingLike)));
            double square = Vector3d.Dot(g, g), alpha = dampings[k], rate = alpha * coefficients[k];
            double curvature = Curvatures[first + k] -= 2 * Vector3d.Dot(u, slope);
            Squares[first + k] = square;
            friction += rate * volumes[k] * (square + Vector3d.Dot(a, a) + Vector3d.Dot(b, b));
            if (!isScalar) continue;
            double work = Vector3d.Dot(g, Vector3d.Cross(u, (alpha * a) - b)) + Vector3d.Dot(g, a + (alpha * b)) - (alpha * square);
            drift += (coefficients[k] * volumes[k] * work) + (rate * thermal[k] * curvature);
            spread += 2 * rate * thermal[k] * volumes[k] * square;
        }
        (drifts[trajectory], spreads[trajectory], frictions[trajectory]) = (drift, spread, friction);
    }

    /// <summary>The part of ∇²V that second derivatives make: the trace less that along u.</summary>
    private void Curve(double time, MomentsView moments, Span<double> curvatures)
    {
        for (int k = 0; k < curvatures.Length; k++) curvatures[k] = Tangent(stiffnesses[k] ?? equation.Magnets[k].Energy.Hessian(moments[k], time), moments[k]);
        foreach (MomentPair pair in equation.Pairs)
        {
            // A bilinear energy has no second derivative by one moment alone.
            if (pair.Energy.Bilinear is not null) continue;
            (SymmetricMatrix3 one, SymmetricMatrix3 other, _) = pair.Energy.Hessian(moments[pair.First], moments[pair.Second], time);
            curvatures[pair.First] += Tangent(one, moments[pair.First]) / volumes[pair.First];
            curvatures[pair.Second] += Tangent(other, moments[pair.Second]) / volumes[pair.Second];
        }
    }

    /// <summary>Whether an energy is at most quadratic and does not change in time.</summary>
    private static bool IsQuadratic(EnergyTerm energy) => SumOfTerms.Of(energy).Terms.All(term => term.Quadratic is { } form && (form.Factor is null || form.Factor.IsConstant));

    private static double Tangent(in SymmetricMatrix3 hessian, Vector3d u) => hessian.XX + hessian.YY + hessian.ZZ - Vector3d.Dot(u, hessian * u);

    private static Vector3d Across(Vector3d u, Vector3d v) => v - (Vector3d.Dot(u, v) * u);
}
