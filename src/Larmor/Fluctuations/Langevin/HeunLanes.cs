using Larmor.Numerics.Lanes;
using static System.Math;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Stochastic Heun steps of a block of 32 trajectories of one moment with an energy up to quadratic: v = u + h u × (P + u × Q), 2u' = u + v + h v × (P' + v × Q'), then
/// back to length 1, the thermal field of a step the same in both stages. Spin torques of constant strength, with Slonczewski's asymmetry and by ratios have a kernel each.
/// </summary>
/// <remarks>
/// Converges to the solution in the sense of Stratonovich with an error of the averages of first order in h. The slopes of a step are its averages over the step, so that
/// drives in time keep second order without noise. All widths give the same bits; the length 1 is restored by a series and, for steps that change it by more than
/// 5e-4, by a root. Source: P. E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations (Springer, 1992); W. F. Brown, Phys. Rev. 130, 1677 (1963).
/// </remarks>
internal static class HeunLanes
{
    /// <summary>Moves all trajectories of a block.</summary>
    /// <param name="width">Lanes.</param>
    /// <param name="u">32 components along x of the principal axes, then y, then z.</param>
    /// <param name="normals">Four times <see cref="Block.NormalsOfGroup"/> normal numbers.</param>
    /// <param name="slopes"><see cref="HeunCoefficients.SlopesOfStep"/> numbers for every step, or as many for all of them.</param>
    /// <param name="steps">First step and the one after the last, at most <see cref="Block.Steps"/>.</param>
    /// <param name="coefficients">The numbers of the step.</param>
    public static void Move(LaneWidth width, Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, in HeunCoefficients coefficients)
    {
        int ofStep = coefficients.SlopesOfStep, needed = slopes.Length > ofStep ? ofStep * steps.To : ofStep;
        if (u.Length != 3 * Block.Size || normals.Length != 4 * Block.NormalsOfGroup || slopes.Length < needed || steps.From < 0 || steps.To > Block.Steps)
        {
            throw new ArgumentException("A block has 32 trajectories, normal numbers for 16 steps, and slopes for each of them.", nameof(u));
        }
        if (normals.IsDouble) Move<DoubleNoise>(width, u, normals, slopes, steps, in coefficients);
        else Move<SingleNoise>(width, u, normals, slopes, steps, in coefficients);
    }

    private static void Move<TNoise>(LaneWidth width, Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, in HeunCoefficients coefficients)
        where TNoise : struct, INoise
    {
        switch (coefficients.Form)
        {
            case StrengthForm.Ratio:
                Move<RatioStrength, TNoise>(width, u, normals, slopes, steps, in coefficients);
                break;
            case StrengthForm.Asymmetric:
                Move<AsymmetricStrength, TNoise>(width, u, normals, slopes, steps, in coefficients);
                break;
            default:
                Move<ConstantStrength, TNoise>(width, u, normals, slopes, steps, in coefficients);
                break;
        }
    }

    private static void Move<TStrength, TNoise>(LaneWidth width, Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, in HeunCoefficients coefficients)
        where TStrength : struct, IStrength
        where TNoise : struct, INoise
    {
        switch (width)
        {
            case LaneWidth.Eight:
                HeunLanes512.Move<TStrength, TNoise>(u, normals, slopes, steps.From, steps.To, in coefficients);
                break;
            case LaneWidth.Four:
                HeunLanes256.Move<TStrength, TNoise>(u, normals, slopes, steps.From, steps.To, in coefficients);
                break;
            default:
                MoveOneByOne<TStrength>(u, normals, slopes, steps, in coefficients);
                break;
        }
    }

    private static void MoveOneByOne<TStrength>(Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, (int From, int To) steps, in HeunCoefficients k)
        where TStrength : struct, IStrength
    {
        for (int lane = 0; lane < Block.Size; lane++)
        {
            int group = lane / LaneWidths.Group * Block.NormalsOfGroup;
            (double x, double y, double z) = (u[lane], u[lane + Block.Size], u[lane + (2 * Block.Size)]);
            for (int step = steps.From; step < steps.To; step++)
            {
                ReadOnlySpan<double> slope = slopes.Length > TStrength.Slopes ? slopes.Slice(step * TStrength.Slopes, TStrength.Slopes) : slopes;
                int number = group + (24 * step) + (lane % LaneWidths.Group);
                (double nx, double ny, double nz) = (normals[number], normals[number + 8], normals[number + 16]);
                Field p = new(FusedMultiplyAdd(k.NoiseP, nx, slope[0]), FusedMultiplyAdd(k.NoiseP, ny, slope[1]), FusedMultiplyAdd(k.NoiseP, nz, slope[2]));
                Field q = new(FusedMultiplyAdd(k.NoiseQ, nx, slope[3]), FusedMultiplyAdd(k.NoiseQ, ny, slope[4]), FusedMultiplyAdd(k.NoiseQ, nz, slope[5]));
                Field v = Stage<TStrength>(new Field(x, y, z), new Field(x, y, z), p, q, slope, in k);
                Field w = Stage<TStrength>(v, new Field(x + v.X, y + v.Y, z + v.Z), p, q, slope, in k);
                double square = FusedMultiplyAdd(w.X, w.X, FusedMultiplyAdd(w.Y, w.Y, w.Z * w.Z));
                double e = FusedMultiplyAdd(-square, 0.25, 1);
                double r = FusedMultiplyAdd(FusedMultiplyAdd(FusedMultiplyAdd(HeunCoefficients.Norm3, e, HeunCoefficients.Norm2), e, HeunCoefficients.Norm1), e, HeunCoefficients.Norm0);
                if (Abs(e) > HeunCoefficients.FarFromOne) r = 1 / Sqrt(square);
                (x, y, z) = (w.X * r, w.Y * r, w.Z * r);
            }
            (u[lane], u[lane + Block.Size], u[lane + (2 * Block.Size)]) = (x, y, z);
        }
    }

    /// <summary>start + u × (P + u × Q) at u, with the quadratic energy in P and Q.</summary>
    private static Field Stage<TStrength>(Field u, Field start, Field p, Field q, ReadOnlySpan<double> slope, in HeunCoefficients k)
        where TStrength : struct, IStrength
    {
        if (TStrength.Form == StrengthForm.Asymmetric)
        {
            double g = 1 / FusedMultiplyAdd(k.Turning.X, u.X, FusedMultiplyAdd(k.Turning.Y, u.Y, FusedMultiplyAdd(k.Turning.Z, u.Z, 1)));
            p = new Field(FusedMultiplyAdd(g, slope[6], p.X), FusedMultiplyAdd(g, slope[7], p.Y), FusedMultiplyAdd(g, slope[8], p.Z));
            q = new Field(FusedMultiplyAdd(g, slope[9], q.X), FusedMultiplyAdd(g, slope[10], q.Y), FusedMultiplyAdd(g, slope[11], q.Z));
        }
        if (TStrength.Form == StrengthForm.Ratio)
        {
            (double ofP, double ofQ) = Strengths(FusedMultiplyAdd(k.Turning.X, u.X, FusedMultiplyAdd(k.Turning.Y, u.Y, k.Turning.Z * u.Z)), slope[6], k.Ratio!);
            p = new Field(FusedMultiplyAdd(ofP, k.Turning.X, p.X), FusedMultiplyAdd(ofP, k.Turning.Y, p.Y), FusedMultiplyAdd(ofP, k.Turning.Z, p.Z));
            q = new Field(FusedMultiplyAdd(ofQ, k.Turning.X, q.X), FusedMultiplyAdd(ofQ, k.Turning.Y, q.Y), FusedMultiplyAdd(ofQ, k.Turning.Z, q.Z));
        }
        double ax = FusedMultiplyAdd(k.FirstP, u.X, p.X), az = FusedMultiplyAdd(k.ThirdP, u.Z, p.Z);
        double bx = FusedMultiplyAdd(k.FirstQ, u.X, q.X), bz = FusedMultiplyAdd(k.ThirdQ, u.Z, q.Z);
        double cx = FusedMultiplyAdd(u.Y, bz, FusedMultiplyAdd(-u.Z, q.Y, ax));
        double cy = FusedMultiplyAdd(u.Z, bx, FusedMultiplyAdd(-u.X, bz, p.Y));
        double cz = FusedMultiplyAdd(u.X, q.Y, FusedMultiplyAdd(-u.Y, bx, az));
        return new Field(
            FusedMultiplyAdd(u.Y, cz, FusedMultiplyAdd(-u.Z, cy, start.X)),
            FusedMultiplyAdd(u.Z, cx, FusedMultiplyAdd(-u.X, cz, start.Y)),
            FusedMultiplyAdd(u.X, cy, FusedMultiplyAdd(-u.Y, cx, start.Z)));
    }

    /// <summary>Both ratios at c times the current.</summary>
    private static (double OfP, double OfQ) Strengths(double c, double current, StrengthRatio ratio)
    {
        c = Min(Max(c, ratio.Low), ratio.High);
        ReadOnlySpan<double> terms = ratio.Terms;
        (double p, double q, double below) = (terms[0], terms[1], terms[2]);
        for (int i = 3; i < terms.Length; i += 3)
        {
            (p, q, below) = (FusedMultiplyAdd(p, c, terms[i]), FusedMultiplyAdd(q, c, terms[i + 1]), FusedMultiplyAdd(below, c, terms[i + 2]));
        }
        double share = current / below;
        return (share * p, share * q);
    }

    private readonly record struct Field(double X, double Y, double Z);
}
