using Larmor.Numerics;

namespace Larmor.Fluctuations.Propagation;

/// <summary>A pulse in steps of one length: the start, the pulse, and a wait after it; the chances to be found on both sides after every step.</summary>
/// <remarks>
/// Solved backwards: the chances of each point to end on the near or on the far side are means of those after a step. Both are sums of positive terms, so that each has digits of its own.
/// The jump of the start and of the reading at the plane between the sides is met exactly, because integrals over either side have points of their own.
/// </remarks>
internal sealed class PulseSteps
{
    private readonly StepMatrix matrix;
    private readonly double[] arrived;
    private readonly List<double> nears = [], fars = [];
    private double[] now, next;

    /// <summary>The steps.</summary>
    /// <param name="scene">What happens.</param>
    /// <param name="step">Length of a step of the pulse in units of 1/D.</param>
    /// <param name="waits">Number of steps of the wait; 0 for none.</param>
    /// <param name="wait">Length of each.</param>
    public PulseSteps(PulseScene scene, double step, int waits, double wait)
    {
        double spacing = PulseScene.SpacingPerDeviation * Math.Sqrt(2 * (waits > 0 ? Math.Min(step, wait) : step));
        SphereNodes whole = SphereNodes.Between(scene.Axis, -1, 1, spacing), near = SphereNodes.Between(scene.Axis, scene.Divide, 1, spacing), far = SphereNodes.Between(scene.Axis, -1, scene.Divide, spacing);
        (SphereNodes start, double[] weights) = scene.Start(near);
        StepKernel pulse = new(scene.During, step);
        matrix = pulse.Between(whole, whole);
        (now, next) = (new double[2 * whole.Count], new double[2 * whole.Count]);
        double[] sides = new double[2 * (near.Count + far.Count)];
        for (int i = 0; i < sides.Length / 2; i++) sides[(2 * i) + (i < near.Count ? 0 : 1)] = 1;
        if (waits == 0)
        {
            Take(scene.StartsOn(scene.Divide) ? (1, 0) : (0, 1));
            Take(Read(pulse.Between(start, near, far), weights, sides));
            pulse.Between(whole, near, far).Means(sides, now);
        }
        else
        {
            StepKernel quiet = new(scene.Before, wait);
            quiet.Between(whole, near, far).Means(sides, now);
            if (waits > 1)
            {
                StepMatrix waiting = quiet.Between(whole, whole);
                for (int k = 1; k < waits - 1; k++) Step(waiting);
                Take(Read(quiet.Between(start, whole), weights, now));
                Step(waiting);
            }
            else
            {
                Take(Read(quiet.Between(start, near, far), weights, sides));
            }
        }
        arrived = pulse.Between(start, whole).Carry(weights, whole.Count);
        StepLength = step;
        Points = whole.Count;
    }

    /// <summary>Length of a step of the pulse in units of 1/D.</summary>
    public double StepLength { get; }

    /// <summary>Points of the sphere.</summary>
    public int Points { get; }

    /// <summary>Chances that are kept in the matrix of a step.</summary>
    public long Entries => matrix.Entries;

    /// <summary>The chances after so many steps of the pulse.</summary>
    public (double Near, double Far) After(int steps, CancellationToken cancellation)
    {
        while (nears.Count <= steps)
        {
            cancellation.ThrowIfCancellationRequested();
            // The record is one step ahead of the function on the sphere.
            Take(Sums());
            Step(matrix);
        }
        return (nears[steps], fars[steps]);
    }

    private static (double Near, double Far) Read(StepMatrix toSides, double[] weights, double[] pairs)
    {
        double[] means = new double[2 * weights.Length];
        toSides.Means(pairs, means);
        return Sums(weights, means);
    }

    private static (double Near, double Far) Sums(double[] weights, double[] pairs)
    {
        double near = 0, far = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            near += weights[i] * pairs[2 * i];
            far += weights[i] * pairs[(2 * i) + 1];
        }
        return (near, far);
    }

    private (double Near, double Far) Sums() => Sums(arrived, now);

    private void Take((double Near, double Far) chances)
    {
        nears.Add(chances.Near);
        fars.Add(chances.Far);
    }

    private void Step(StepMatrix steps)
    {
        steps.Means(now, next);
        (now, next) = (next, now);
    }
}
