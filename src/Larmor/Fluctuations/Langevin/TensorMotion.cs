using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Moments with a damping tensor D(u), one trajectory at a time: du_k/dt = Ω_k × u_k, Ω = N (f − T) + drift, N the inverse of D + (Ms v/γ) u × in the tangent planes, T the
/// torques of energy and spin transfer, f random torques with ⟨f f⟩ = 2kT D_symmetric δ(t − t').
/// </summary>
/// <remarks>
/// <para>With the rotations R = u × ∇, the density must obey ∂ρ/∂t = R·N (ρ R E + kT R ρ), whose stationary state without current is exp(−E/kT) for every tensor. N depends
/// on the directions, so the random motion needs a drift: read at the start of each step (Itô) along rotations it is kT Σ_b R_b N_ab. The part ½ ε N_antisymmetric of
/// rotations that do not commute points along u and moves nothing. For a scalar damping the sum vanishes on the sphere and this is Brown's field.</para>
/// <para>The drift is taken as the average over a random rotation w of [N(u turned by δw/2) − N(u turned by −δw/2)] w/δ; δ = 1e-4. Steps turn by Cayley's rotation, so that
/// |u| = 1; the torques are taken at both ends of a step (Heun). Averages have an error of first order in the step. Source: derived here; the random difference is that of
/// S. Delong, F. Balboa Usabiaga, A. Donev, J. Chem. Phys. 143, 144107 (2015), doi:10.1063/1.4932062.</para>
/// </remarks>
internal sealed class TensorMotion : IBlockMotion
{
    private const double Difference = 1e-4;

    private readonly GeneralizedLlg equation;
    private readonly DampingTensor damping;
    private readonly StepTimes time;
    private readonly double thermalEnergy;
    private readonly double[] momenta, volumes;

    /// <summary>The motion of an equation with a tensor at one temperature in K.</summary>
    public TensorMotion(GeneralizedLlg equation, double temperature, StepTimes time)
    {
        (this.equation, this.time) = (equation, time);
        damping = equation.Damping!;
        thermalEnergy = PhysicalConstants.BoltzmannConstant * temperature;
        momenta = [.. equation.Magnets.Select(DampingTensor.AngularMomentum)];
        volumes = [.. equation.Magnets.Select(magnet => magnet.Volume.Si)];
    }

    /// <inheritdoc/>
    public int NormalsPerStep => 6 * equation.Count;

    /// <inheritdoc/>
    public Vector3d Into(Vector3d lab) => lab;

    /// <inheritdoc/>
    public Vector3d Out(Vector3d own) => own;

    /// <inheritdoc/>
    public void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps) => Move(u, normals, first, steps, Block.Size);

    /// <inheritdoc/>
    public void Move(Span<double> u, BlockNormals normals, int first, (int From, int To) steps, int trajectories)
    {
        int count = equation.Count;
        Work work = new(count);
        Vector3d[] state = new Vector3d[count], noise = new Vector3d[count], turn = new Vector3d[count];
        for (int lane = 0; lane < trajectories; lane++)
        {
            for (int k = 0; k < count; k++) state[k] = new Vector3d(u[(Block.Size * 3 * k) + lane], u[(Block.Size * ((3 * k) + 1)) + lane], u[(Block.Size * ((3 * k) + 2)) + lane]);
            for (int step = steps.From; step < steps.To; step++)
            {
                for (int k = 0; k < count; k++)
                {
                    noise[k] = Drawn(normals, lane, (6 * count * step) + (3 * k));
                    turn[k] = Drawn(normals, lane, (6 * count * step) + (3 * (count + k)));
                }
                Step(work, time.At(first + step) + (0.5 * time.Step), state, noise, turn);
            }
            for (int k = 0; k < count; k++) (u[(Block.Size * 3 * k) + lane], u[(Block.Size * ((3 * k) + 1)) + lane], u[(Block.Size * ((3 * k) + 2)) + lane]) = (state[k].X, state[k].Y, state[k].Z);
        }
    }

    private Vector3d Drawn(BlockNormals normals, int lane, int number) =>
        new(normals.At(NormalsPerStep, lane, number), normals.At(NormalsPerStep, lane, number + 1), normals.At(NormalsPerStep, lane, number + 2));

    private void Step(Work work, double middle, Vector3d[] u, Vector3d[] noise, Vector3d[] turn)
    {
        int count = u.Length;
        double h = time.Step;
        Vector3d[] random = work.Random, drift = work.Drift, moved = work.Moved;
        Array.Clear(random);
        Array.Clear(drift);
        if (thermalEnergy > 0)
        {
            RandomTorques(work, u, noise);
            Turn(work, u, random, random);
            for (int sign = -1; sign <= 1; sign += 2)
            {
                for (int k = 0; k < count; k++) moved[k] = Cayley(u[k], 0.5 * sign * Difference * turn[k]);
                Turn(work, moved, turn, work.Turned);
                for (int k = 0; k < count; k++) drift[k] += sign * thermalEnergy / Difference * work.Turned[k];
            }
        }
        Torques(work, middle, u, work.First);
        for (int k = 0; k < count; k++) moved[k] = Cayley(u[k], h * (work.First[k] + random[k] + drift[k]));
        Torques(work, middle, moved, work.Second);
        for (int k = 0; k < count; k++)
        {
            Vector3d next = Cayley(u[k], h * ((0.5 * (work.First[k] + work.Second[k])) + random[k] + drift[k]));
            u[k] = next / next.Norm;
        }
    }

    /// <summary>Random torques of one step: √(2kT/h) C ξ, C C^T the symmetric part of the damping.</summary>
    private void RandomTorques(Work work, Vector3d[] u, Vector3d[] noise)
    {
        int size = 3 * u.Length;
        double[] d = work.Damping, root = work.Root;
        WriteDamping(work, u);
        double scale = Math.Sqrt(2 * thermalEnergy / time.Step), largest = 0;
        for (int i = 0; i < size; i++) largest = Math.Max(largest, d[(i * size) + i]);
        Array.Clear(root);
        for (int column = 0; column < size; column++)
        {
            double pivot = d[(column * size) + column];
            for (int k = 0; k < column; k++) pivot -= root[(column * size) + k] * root[(column * size) + k];
            // A tensor may leave some motion without friction: then without noise as well.
            if (pivot <= 1e-14 * largest) continue;
            root[(column * size) + column] = Math.Sqrt(pivot);
            for (int row = column + 1; row < size; row++)
            {
                double sum = 0.5 * (d[(row * size) + column] + d[(column * size) + row]);
                for (int k = 0; k < column; k++) sum -= root[(row * size) + k] * root[(column * size) + k];
                root[(row * size) + column] = sum / root[(column * size) + column];
            }
        }
        for (int k = 0; k < u.Length; k++) work.Random[k] = scale * new Vector3d(Row(work, noise, 3 * k), Row(work, noise, (3 * k) + 1), Row(work, noise, (3 * k) + 2));
    }

    private static double Row(Work work, Vector3d[] noise, int row)
    {
        double sum = 0;
        for (int column = 0; column <= row; column++) sum += work.Root[(row * 3 * noise.Length) + column] * (column % 3 == 0 ? noise[column / 3].X : column % 3 == 1 ? noise[column / 3].Y : noise[column / 3].Z);
        return sum;
    }

    /// <summary>−N T, the rates of turning that the torques of energy and current make.</summary>
    private void Torques(Work work, double middle, Vector3d[] u, Vector3d[] rates)
    {
        int count = u.Length;
        Span<double> components = stackalloc double[3 * count];
        for (int k = 0; k < count; k++) Moments.Write(components, k, u[k]);
        MomentsView moments = new(components);
        ActingForces.Gather(equation, middle, moments, moments, work.Forces);
        for (int k = 0; k < count; k++)
        {
            ActingForces forces = work.Forces[k];
            rates[k] = -volumes[k] * (forces.DampingLike + Vector3d.Cross(u[k], forces.Energy - forces.FieldLike));
        }
        Turn(work, u, rates, rates);
    }

    private void WriteDamping(Work work, Vector3d[] u)
    {
        Span<double> components = stackalloc double[3 * u.Length];
        for (int k = 0; k < u.Length; k++) Moments.Write(components, k, u[k]);
        damping.Write(new MomentsView(components), work.Damping);
    }

    /// <summary>N times torques, by the linear system in the tangent planes.</summary>
    private void Turn(Work work, Vector3d[] u, Vector3d[] torques, Vector3d[] rates)
    {
        int count = u.Length, size = 2 * count, rows = 3 * count;
        WriteDamping(work, u);
        for (int k = 0; k < count; k++)
        {
            TangentFrame frame = TangentFrame.At(u[k]);
            (work.Frames[2 * k], work.Frames[(2 * k) + 1]) = (frame.First, frame.Second);
        }
        for (int i = 0; i < size; i++)
        {
            work.Unknowns[i] = Vector3d.Dot(work.Frames[i], torques[i / 2]);
            for (int j = 0; j < size; j++)
            {
                // u × e1 = e2 and u × e2 = −e1.
                double precession = i / 2 != j / 2 || i == j ? 0 : i > j ? momenta[i / 2] : -momenta[i / 2];
                work.Matrix[(i * size) + j] = precession + Bilinear(work.Damping, rows, (i / 2, work.Frames[i]), (j / 2, work.Frames[j]));
            }
        }
        if (!DenseLinearSystem.TrySolve(work.Matrix, work.Unknowns)) throw new ArithmeticException("The damping tensor leaves no motion defined at some directions of the moments: it must be finite and its symmetric part not negative.");
        for (int k = 0; k < count; k++) rates[k] = (work.Unknowns[2 * k] * work.Frames[2 * k]) + (work.Unknowns[(2 * k) + 1] * work.Frames[(2 * k) + 1]);
    }

    private static double Bilinear(double[] matrix, int rows, (int Moment, Vector3d Vector) left, (int Moment, Vector3d Vector) right)
    {
        double sum = 0;
        for (int a = 0; a < 3; a++)
        {
            int start = (((3 * left.Moment) + a) * rows) + (3 * right.Moment);
            double image = (matrix[start] * right.Vector.X) + (matrix[start + 1] * right.Vector.Y) + (matrix[start + 2] * right.Vector.Z);
            sum += image * (a == 0 ? left.Vector.X : a == 1 ? left.Vector.Y : left.Vector.Z);
        }
        return sum;
    }

    /// <summary>u turned by about |w| around w, exactly a rotation: u + (w × u + w × (w × u)/2)/(1 + |w|²/4).</summary>
    private static Vector3d Cayley(Vector3d u, Vector3d w)
    {
        Vector3d across = Vector3d.Cross(w, u);
        return u + ((across + (0.5 * Vector3d.Cross(w, across))) / (1 + (0.25 * Vector3d.Dot(w, w))));
    }

    /// <summary>Memory of one block.</summary>
    private sealed class Work(int count)
    {
        public readonly double[] Damping = new double[9 * count * count], Root = new double[9 * count * count], Matrix = new double[4 * count * count], Unknowns = new double[2 * count];
        public readonly Vector3d[] Random = new Vector3d[count], Drift = new Vector3d[count], Moved = new Vector3d[count], Turned = new Vector3d[count];
        public readonly Vector3d[] First = new Vector3d[count], Second = new Vector3d[count], Frames = new Vector3d[2 * count];
        public readonly ActingForces[] Forces = new ActingForces[count];
    }
}
