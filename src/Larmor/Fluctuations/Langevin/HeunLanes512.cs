using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Heun steps of a block of 32 trajectories in 512 bits; see <see cref="HeunLanes"/>.</summary>
internal static class HeunLanes512
{
    /// <summary>Some steps of all trajectories of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Move(Span<double> u, ReadOnlySpan<float> normals, ReadOnlySpan<double> slopes, int from, int to, in HeunCoefficients k)
    {
        ref double ux = ref MemoryMarshal.GetReference(u);
        ref float normal = ref MemoryMarshal.GetReference(normals);
        ref double slope = ref MemoryMarshal.GetReference(slopes);
        nuint stride = slopes.Length > Block.SlopesOfStep ? Block.SlopesOfStep : 0u;
        Vector512<double> noiseP = Vector512.Create(k.NoiseP), noiseQ = Vector512.Create(k.NoiseQ);
        Vector512<double> firstP = Vector512.Create(k.FirstP), firstQ = Vector512.Create(k.FirstQ), thirdP = Vector512.Create(k.ThirdP), thirdQ = Vector512.Create(k.ThirdQ);
        for (nuint step = (nuint)from; step < (nuint)to; step++)
        {
            nuint place = stride * step;
            Vector512<double> slopePx = Vector512.Create(Unsafe.Add(ref slope, place)), slopePy = Vector512.Create(Unsafe.Add(ref slope, place + 1)), slopePz = Vector512.Create(Unsafe.Add(ref slope, place + 2));
            Vector512<double> slopeQx = Vector512.Create(Unsafe.Add(ref slope, place + 3)), slopeQy = Vector512.Create(Unsafe.Add(ref slope, place + 4)), slopeQz = Vector512.Create(Unsafe.Add(ref slope, place + 5));
            for (nuint lane = 0, number = 24 * step; lane < Block.Size; lane += 8, number += Block.NormalsOfGroup)
            {
                Vector512<double> x = Vector512.LoadUnsafe(ref ux, lane), y = Vector512.LoadUnsafe(ref ux, lane + Block.Size), z = Vector512.LoadUnsafe(ref ux, lane + (2 * Block.Size));
                Vector512<double> n = Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref normal, number));
                Vector512<double> px = Avx512F.FusedMultiplyAdd(noiseP, n, slopePx), qx = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQx);
                n = Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref normal, number + 8));
                Vector512<double> py = Avx512F.FusedMultiplyAdd(noiseP, n, slopePy), qy = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQy);
                n = Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref normal, number + 16));
                Vector512<double> pz = Avx512F.FusedMultiplyAdd(noiseP, n, slopePz), qz = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQz);

                // Predictor v = u + u × (P + u × Q).
                Vector512<double> ax = Avx512F.FusedMultiplyAdd(firstP, x, px), az = Avx512F.FusedMultiplyAdd(thirdP, z, pz);
                Vector512<double> bx = Avx512F.FusedMultiplyAdd(firstQ, x, qx), bz = Avx512F.FusedMultiplyAdd(thirdQ, z, qz);
                Vector512<double> cx = Avx512F.FusedMultiplyAdd(y, bz, Avx512F.FusedMultiplyAddNegated(z, qy, ax));
                Vector512<double> cy = Avx512F.FusedMultiplyAdd(z, bx, Avx512F.FusedMultiplyAddNegated(x, bz, py));
                Vector512<double> cz = Avx512F.FusedMultiplyAdd(x, qy, Avx512F.FusedMultiplyAddNegated(y, bx, az));
                Vector512<double> vx = Avx512F.FusedMultiplyAdd(y, cz, Avx512F.FusedMultiplyAddNegated(z, cy, x));
                Vector512<double> vy = Avx512F.FusedMultiplyAdd(z, cx, Avx512F.FusedMultiplyAddNegated(x, cz, y));
                Vector512<double> vz = Avx512F.FusedMultiplyAdd(x, cy, Avx512F.FusedMultiplyAddNegated(y, cx, z));

                // Corrector 2u' = u + v + v × (P + v × Q).
                ax = Avx512F.FusedMultiplyAdd(firstP, vx, px);
                az = Avx512F.FusedMultiplyAdd(thirdP, vz, pz);
                bx = Avx512F.FusedMultiplyAdd(firstQ, vx, qx);
                bz = Avx512F.FusedMultiplyAdd(thirdQ, vz, qz);
                cx = Avx512F.FusedMultiplyAdd(vy, bz, Avx512F.FusedMultiplyAddNegated(vz, qy, ax));
                cy = Avx512F.FusedMultiplyAdd(vz, bx, Avx512F.FusedMultiplyAddNegated(vx, bz, py));
                cz = Avx512F.FusedMultiplyAdd(vx, qy, Avx512F.FusedMultiplyAddNegated(vy, bx, az));
                Vector512<double> wx = Avx512F.FusedMultiplyAdd(vy, cz, Avx512F.FusedMultiplyAddNegated(vz, cy, Avx512F.Add(x, vx)));
                Vector512<double> wy = Avx512F.FusedMultiplyAdd(vz, cx, Avx512F.FusedMultiplyAddNegated(vx, cz, Avx512F.Add(y, vy)));
                Vector512<double> wz = Avx512F.FusedMultiplyAdd(vx, cy, Avx512F.FusedMultiplyAddNegated(vy, cx, Avx512F.Add(z, vz)));

                // Back to length 1.
                Vector512<double> square = Avx512F.FusedMultiplyAdd(wx, wx, Avx512F.FusedMultiplyAdd(wy, wy, Avx512F.Multiply(wz, wz)));
                Vector512<double> e = Avx512F.FusedMultiplyAddNegated(square, Vector512.Create(0.25), Vector512.Create(1.0));
                Vector512<double> r = Avx512F.FusedMultiplyAdd(Vector512.Create(HeunCoefficients.Norm3), e, Vector512.Create(HeunCoefficients.Norm2));
                r = Avx512F.FusedMultiplyAdd(r, e, Vector512.Create(HeunCoefficients.Norm1));
                r = Avx512F.FusedMultiplyAdd(r, e, Vector512.Create(HeunCoefficients.Norm0));
                Vector512<double> far = Vector512.GreaterThan(Vector512.Abs(e), Vector512.Create(HeunCoefficients.FarFromOne));
                if (far != Vector512<double>.Zero) r = Vector512.ConditionalSelect(far, Avx512F.Divide(Vector512.Create(1.0), Avx512F.Sqrt(square)), r);
                Avx512F.Multiply(wx, r).StoreUnsafe(ref ux, lane);
                Avx512F.Multiply(wy, r).StoreUnsafe(ref ux, lane + Block.Size);
                Avx512F.Multiply(wz, r).StoreUnsafe(ref ux, lane + (2 * Block.Size));
            }
        }
    }
}
