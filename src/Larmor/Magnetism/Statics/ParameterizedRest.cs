using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;

namespace Larmor.Magnetism.Statics;

/// <summary>A point of a curve: the moments, the share s of the parameter's range, and the unit tangent (turn of every moment, rise of s).</summary>
internal sealed record CurvePoint(Vector3d[] Moments, double Share, Vector3d[] Turn, double Rise);

/// <summary>The torques of N moments as functions of their directions and of one parameter p = from + s (to − from).</summary>
internal sealed class ParameterizedRest
{
    private const double Difference = 1e-4;

    private readonly Func<double, GeneralizedLlg> family;
    private readonly double from, to, time;
    private readonly double[] scales;

    public ParameterizedRest(Func<double, GeneralizedLlg> family, double from, double to, double time)
    {
        this.family = family;
        (this.from, this.to, this.time) = (from, to, time);
        scales = Solver(0).Scales;
        double[] end = Solver(1).Scales;
        for (int k = 0; k < scales.Length; k++) scales[k] = Math.Max(scales[k], end[k]);
    }

    public double Parameter(double share) => share == 1 ? to : from + (share * (to - from));

    public CoupledRestSolver Solver(double share)
    {
        GeneralizedLlg equation = family(Parameter(share));
        return new CoupledRestSolver(equation, equation.Current.At(time), time);
    }

    public CoupledResponse Response(Vector3d[] moments, double share)
    {
        GeneralizedLlg equation = family(Parameter(share));
        return CoupledResponse.Of(equation, Moments.Of([.. moments.Select(UnitVector.Along)]).View, Current.FromSi(equation.Current.At(time)), time);
    }

    /// <summary>Torques in units of their scales.</summary>
    public double[] Torques(CoupledMotion motion)
    {
        double[] torques = motion.Torques();
        for (int i = 0; i < torques.Length; i++) torques[i] /= scales[i / 2];
        return torques;
    }

    public CoupledMotion Motion(Vector3d[] moments, double share)
    {
        GeneralizedLlg equation = family(Parameter(share));
        double[] state = new double[3 * moments.Length];
        for (int k = 0; k < moments.Length; k++) Moments.Write(state, k, moments[k]);
        return new CoupledMotion(equation, new MomentsView(state), equation.Current.At(time), time);
    }

    /// <summary>The derivative of the relative torques by directions and s, by rows of 2N + 1 numbers, with room for one more row.</summary>
    public double[] Bordered(CoupledMotion motion, Vector3d[] moments, double share)
    {
        int n = 2 * moments.Length, width = n + 1;
        Matrix<double> stiffness = motion.Stiffness();
        double[] above = Torques(Motion(moments, share + Difference)), below = Torques(Motion(moments, share - Difference));
        double[] matrix = new double[width * width];
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++) matrix[(row * width) + column] = stiffness[row, column] / scales[row / 2];
            matrix[(row * width) + n] = (above[row] - below[row]) / (2 * Difference);
        }
        return matrix;
    }
}
