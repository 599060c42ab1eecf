using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Motion;

/// <summary>Directions in which several moments rest together, with the rates of the motion about them: dx/dt = J x in the tangent planes.</summary>
/// <remarks>
/// Found by Newton's method on the product of the spheres with the torques' derivative in closed form. Eigenvalues of J (<see cref="CoupledResponse"/>) in 1/s: stable
/// where all real parts are negative.
/// </remarks>
internal sealed class CoupledRestPoint
{
    private const double LongestJump = 0.2, Converged = 1e-11;
    private const int MostSteps = 12;

    private readonly CoupledResponse response;
    private LU<Complex>? modes;
    private Matrix<Complex>? vectors;
    private Vector<Complex>? shares;
    private Complex[] eigenvalues = [];

    private CoupledRestPoint(CoupledResponse response)
    {
        this.response = response;
        Directions = [.. response.Frames.Select(frame => frame.Normal)];
        SlowRate = response.Modes.Max(mode => mode.Eigenvalue.Real);
        Scale = response.Modes.Max(mode => mode.Eigenvalue.Magnitude);
    }

    /// <summary>The directions.</summary>
    public Vector3d[] Directions { get; }

    /// <summary>The largest real part of the eigenvalues, 1/s.</summary>
    public double SlowRate { get; }

    /// <summary>Magnitude of the largest eigenvalue, 1/s.</summary>
    public double Scale { get; }

    /// <summary>Whether small disturbances die out.</summary>
    public bool IsStable => SlowRate < 0;

    /// <summary>The rest point that Newton's method reaches from near by; null where it leaves the neighbourhood or does not converge.</summary>
    public static CoupledRestPoint? Near(GeneralizedLlg equation, IReadOnlyList<Vector3d> start)
    {
        double[] state = new double[equation.Dimension];
        for (int k = 0; k < equation.Count; k++) Moments.Write(state, k, start[k]);
        double current = equation.Current.At(0);
        for (int i = 0; i < MostSteps; i++)
        {
            CoupledMotion motion = new(equation, new MomentsView(state), current, 0);
            double[] matrix = motion.Stiffness().ToRowMajorArray(), step = motion.Torques();
            if (!DenseLinearSystem.TrySolve(matrix, step)) return null;
            double jump = Length(step);
            if (!(jump <= LongestJump)) return null;
            for (int k = 0; k < equation.Count; k++)
            {
                Vector3d next = motion.Frames[k].Normal - motion.Frames[k].Vector(step[2 * k], step[(2 * k) + 1]);
                Moments.Write(state, k, next / next.Norm);
            }
            if (jump <= Converged) return new CoupledRestPoint(CoupledResponse.Of(equation, new MomentsView(state), Current.FromSi(current)));
        }
        return null;
    }

    /// <summary>Largest distance (rad) of a moment from its rest.</summary>
    public double DistanceOf(IReadOnlyList<Vector3d> moments) => Directions.Select((rest, k) => (moments[k] - rest).Norm).Max();

    /// <summary>Amplitude of every eigenvalue's part in a displaced state, with its rate in 1/s: each falls as the exponential of its rate while the motion is linear.</summary>
    public (double Amplitude, double Rate)[] Parts(IReadOnlyList<Vector3d> moments)
    {
        modes ??= Decomposed();
        Vector<Complex> displacement = Vector<Complex>.Build.Dense(2 * Directions.Length);
        for (int k = 0; k < Directions.Length; k++)
        {
            (double first, double second) = response.Frames[k].Components(moments[k] - Directions[k]);
            (displacement[2 * k], displacement[(2 * k) + 1]) = (first, second);
        }
        shares = modes.Solve(displacement);
        return [.. eigenvalues.Select((eigenvalue, i) => (shares[i].Magnitude, eigenvalue.Real))];
    }

    /// <summary>
    /// Where the linear motion takes displaced moments that leave an unstable state slowly, once its fastest growing part has reached an amplitude (rad); null where the
    /// state is stable, the amplitude is reached already, or the growth is not slow against the other motion.
    /// </summary>
    public UnitVector[]? Left(IReadOnlyList<Vector3d> moments, double amplitude)
    {
        if (!(SlowRate > 0) || SlowRate > 0.01 * Scale) return null;
        (double Amplitude, double Rate)[] parts = Parts(moments);
        (double from, double rate) = parts.MaxBy(part => part.Rate);
        if (!(from > 0 && from < amplitude)) return null;
        double time = Math.Log(amplitude / from) / rate;
        Vector<Complex> grown = vectors! * Vector<Complex>.Build.Dense(parts.Length, i => shares![i] * Complex.Exp(eigenvalues[i] * time));
        return [.. response.Frames.Select((frame, k) => UnitVector.Along(frame.Move(grown[2 * k].Real, grown[(2 * k) + 1].Real)))];
    }

    private LU<Complex> Decomposed()
    {
        int size = 2 * Directions.Length;
        Evd<double> system = Matrix<double>.Build.Dense(size, size, response.Jacobian).Evd(Symmetricity.Asymmetric);
        eigenvalues = [.. system.EigenValues];
        vectors = Matrix<Complex>.Build.Dense(size, size);
        for (int i = 0; i < size; i++)
        {
            // A pair of complex eigenvalues has the real and the imaginary part of its vector in two columns that follow each other.
            double turn = system.EigenValues[i].Imaginary;
            int real = turn < 0 ? i - 1 : i;
            Vector<Complex> vector = Vector<Complex>.Build.Dense(size, row => turn == 0 ? system.EigenVectors[row, i] : new Complex(system.EigenVectors[row, real], Math.Sign(turn) * system.EigenVectors[row, real + 1]));
            vectors.SetColumn(i, vector / vector.L2Norm());
        }
        return vectors.LU();
    }

    private static double Length(double[] step)
    {
        double sum = 0;
        foreach (double part in step) sum += part * part;
        return Math.Sqrt(sum);
    }
}

/// <summary>Compares the approach of several moments to a state of rest with the linear motion about it.</summary>
internal sealed class CoupledApproach
{
    private CoupledRestPoint? point;
    private (double Amplitude, double Rate)[] parts = [];
    private double since;

    /// <summary>Forgets the approach so far.</summary>
    public void Clear() => point = null;

    /// <summary>
    /// Whether, since the state was first found, all parts have fallen at their rates within a fifth, over at least half of a decay time of the slowest; a
    /// part below 1e-6 follows.
    /// </summary>
    public bool Confirms(CoupledRestPoint rest, Vector3d[] moments, double time)
    {
        if (!rest.IsStable || rest.DistanceOf(moments) > 0.2)
        {
            point = null;
            return false;
        }
        (double Amplitude, double Rate)[] now = rest.Parts(moments);
        if (point is null || point.DistanceOf(rest.Directions) > 1e-7)
        {
            (point, parts, since) = (rest, now, time);
            return false;
        }
        double elapsed = time - since;
        if (-rest.SlowRate * elapsed < 0.5) return false;
        bool confirmed = true;
        for (int i = 0; i < now.Length; i++) confirmed &= Follows(parts[i].Amplitude, now[i].Amplitude, now[i].Rate * elapsed);
        (parts, since) = (now, time);
        return confirmed;
    }

    private static bool Follows(double before, double now, double exponent) =>
        now < 1e-6 || (before > 0 && Math.Abs(Math.Log(now / before) - exponent) < 0.2 * Math.Abs(exponent));
}
