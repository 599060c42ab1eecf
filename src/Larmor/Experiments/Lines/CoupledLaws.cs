using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Lines;

/// <summary>The laws that the linear response of several moments must keep, each as a residual.</summary>
internal static class CoupledLaws
{
    /// <summary>Energy: power of the drive + power of the torque = Gilbert heat, for uniform fields along x, y and z.</summary>
    public static FmrAudit Power(CoupledResponse response)
    {
        CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(response, Probe(response));
        return new FmrAudit(new[] { UnitVector.X, UnitVector.Y, UnitVector.Z }.Max(along => susceptibility.ToField(along).Power.ClosureResidual), 0, 0, 0);
    }

    /// <summary>
    /// Without current: (Ms v)_k X_kl of the moments with everything turned round is the transpose of (Ms v)_l X_lk (Onsager), and no fields gain power from them.
    /// </summary>
    /// <param name="response">The small motion.</param>
    /// <param name="damping">The damping of the moments with everything turned round, where it is not the scalar one of each.</param>
    public static FmrAudit WithoutCurrent(CoupledResponse response, DampingTensor? damping = null)
    {
        GeneralizedLlg equation = response.Equation;
        GeneralizedLlg turned = new([.. equation.Magnets.Select(magnet => magnet with { Energy = new TimeReversed(magnet.Energy) })])
        {
            Pairs = [.. equation.Pairs.Select(pair => pair with { Energy = new TimeReversedPair(pair.Energy) })],
            Damping = damping,
        };
        CoupledResponse reversed = CoupledResponse.Of(turned, Moments.Of([.. response.Directions.Select(u => -u)]).View, Current.Zero);
        Frequency probe = Probe(response);
        Matrix<Complex> forward = MomentPerField(response, probe, response.Frames), backward = MomentPerField(reversed, probe, response.Frames);
        double scale = forward.FrobeniusNorm(), asymmetry = (forward - backward.Transpose()).FrobeniusNorm();
        Matrix<Complex> loss = (forward - forward.ConjugateTranspose()) / new Complex(0, 2);
        Evd<Complex> losses = loss.Evd(Symmetricity.Hermitian);
        double gain = Math.Max(0, -losses.EigenValues.Min(value => value.Real));
        return scale == 0 ? default : new FmrAudit(0, asymmetry / scale, gain / scale, 0);
    }

    /// <summary>(Ms v)_k X_kl in the tangent frames, in J/T².</summary>
    private static Matrix<Complex> MomentPerField(CoupledResponse response, Frequency frequency, IReadOnlyList<TangentFrame> frames)
    {
        int size = 2 * frames.Count;
        CoupledSusceptibility susceptibility = CoupledSusceptibility.Of(response, frequency);
        Matrix<Complex> matrix = Matrix<Complex>.Build.Dense(size, size);
        for (int column = 0; column < size; column++)
        {
            Vector3d[] fields = new Vector3d[frames.Count];
            fields[column / 2] = Along(frames, column);
            AlternatingMotion motion = susceptibility.ToFields(fields);
            for (int row = 0; row < size; row++)
            {
                Magnet magnet = response.Equation.Magnets[row / 2];
                double moment = magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si;
                Vector3d along = Along(frames, row);
                matrix[row, column] = moment * new Complex(Vector3d.Dot(along, motion.InPhase[row / 2]), Vector3d.Dot(along, motion.Quadrature[row / 2]));
            }
        }
        return matrix;
    }

    private static Vector3d Along(IReadOnlyList<TangentFrame> frames, int index) => index % 2 == 0 ? frames[index / 2].First : frames[index / 2].Second;

    // A little below the lowest mode: on a mode without damping nothing is finite.
    private static Frequency Probe(CoupledResponse response) => Frequency.FromSi(0.9 * response.Modes.Min(mode => mode.Eigenvalue.Magnitude) / (2 * Math.PI));
}
