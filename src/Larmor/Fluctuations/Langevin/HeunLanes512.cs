using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Heun steps of a block of 32 trajectories in 512 bits; see <see cref="HeunLanes"/>.</summary>
internal static class HeunLanes512
{
    /// <summary>Some steps of all trajectories of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Move<TStrength, TNoise>(Span<double> u, BlockNormals normals, ReadOnlySpan<double> slopes, int from, int to, in HeunCoefficients k)
        where TStrength : struct, IStrength
        where TNoise : struct, INoise
    {
        ref double ux = ref MemoryMarshal.GetReference(u);
        ref float single = ref MemoryMarshal.GetReference(normals.Singles);
        ref double exact = ref MemoryMarshal.GetReference(normals.Doubles);
        ref double slope = ref MemoryMarshal.GetReference(slopes);
        nuint stride = slopes.Length > TStrength.Slopes ? (nuint)TStrength.Slopes : 0u;
        Vector512<double> noiseP = Vector512.Create(k.NoiseP), noiseQ = Vector512.Create(k.NoiseQ);
        Vector512<double> firstP = Vector512.Create(k.FirstP), firstQ = Vector512.Create(k.FirstQ), thirdP = Vector512.Create(k.ThirdP), thirdQ = Vector512.Create(k.ThirdQ);
        Turning turning = TStrength.Form == StrengthForm.Constant ? default : new Turning(in k);
        for (nuint step = (nuint)from; step < (nuint)to; step++)
        {
            nuint place = stride * step;
            Vector512<double> slopePx = Vector512.Create(Unsafe.Add(ref slope, place)), slopePy = Vector512.Create(Unsafe.Add(ref slope, place + 1)), slopePz = Vector512.Create(Unsafe.Add(ref slope, place + 2));
            Vector512<double> slopeQx = Vector512.Create(Unsafe.Add(ref slope, place + 3)), slopeQy = Vector512.Create(Unsafe.Add(ref slope, place + 4)), slopeQz = Vector512.Create(Unsafe.Add(ref slope, place + 5));
            if (TStrength.Form == StrengthForm.Asymmetric) turning.Read(ref Unsafe.Add(ref slope, place + Block.SlopesOfStep));
            if (TStrength.Form == StrengthForm.Ratio) turning.Current = Vector512.Create(Unsafe.Add(ref slope, place + Block.SlopesOfStep));
            for (nuint lane = 0, number = 24 * step; lane < Block.Size; lane += 8, number += Block.NormalsOfGroup)
            {
                Vector512<double> x = Vector512.LoadUnsafe(ref ux, lane), y = Vector512.LoadUnsafe(ref ux, lane + Block.Size), z = Vector512.LoadUnsafe(ref ux, lane + (2 * Block.Size));
                Vector512<double> n = TNoise.IsDouble ? Vector512.LoadUnsafe(ref exact, number) : Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref single, number));
                Vector512<double> px = Avx512F.FusedMultiplyAdd(noiseP, n, slopePx), qx = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQx);
                n = TNoise.IsDouble ? Vector512.LoadUnsafe(ref exact, number + 8) : Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref single, number + 8));
                Vector512<double> py = Avx512F.FusedMultiplyAdd(noiseP, n, slopePy), qy = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQy);
                n = TNoise.IsDouble ? Vector512.LoadUnsafe(ref exact, number + 16) : Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref single, number + 16));
                Vector512<double> pz = Avx512F.FusedMultiplyAdd(noiseP, n, slopePz), qz = Avx512F.FusedMultiplyAdd(noiseQ, n, slopeQz);

                // Predictor v = u + u × (P + u × Q).
                Vector512<double> gp = default, gq = default;
                if (TStrength.Form == StrengthForm.Asymmetric) gp = gq = turning.Strength(x, y, z);
                if (TStrength.Form == StrengthForm.Ratio) turning.Strengths(x, y, z, out gp, out gq);
                Vector512<double> ax = Avx512F.FusedMultiplyAdd(firstP, x, Sum<TStrength>(px, gp, in turning.Px)), az = Avx512F.FusedMultiplyAdd(thirdP, z, Sum<TStrength>(pz, gp, in turning.Pz));
                Vector512<double> bx = Avx512F.FusedMultiplyAdd(firstQ, x, Sum<TStrength>(qx, gq, in turning.Qx)), bz = Avx512F.FusedMultiplyAdd(thirdQ, z, Sum<TStrength>(qz, gq, in turning.Qz));
                Vector512<double> atPy = Sum<TStrength>(py, gp, in turning.Py), atQy = Sum<TStrength>(qy, gq, in turning.Qy);
                Vector512<double> cx = Avx512F.FusedMultiplyAdd(y, bz, Avx512F.FusedMultiplyAddNegated(z, atQy, ax));
                Vector512<double> cy = Avx512F.FusedMultiplyAdd(z, bx, Avx512F.FusedMultiplyAddNegated(x, bz, atPy));
                Vector512<double> cz = Avx512F.FusedMultiplyAdd(x, atQy, Avx512F.FusedMultiplyAddNegated(y, bx, az));
                Vector512<double> vx = Avx512F.FusedMultiplyAdd(y, cz, Avx512F.FusedMultiplyAddNegated(z, cy, x));
                Vector512<double> vy = Avx512F.FusedMultiplyAdd(z, cx, Avx512F.FusedMultiplyAddNegated(x, cz, y));
                Vector512<double> vz = Avx512F.FusedMultiplyAdd(x, cy, Avx512F.FusedMultiplyAddNegated(y, cx, z));

                // Corrector 2u' = u + v + v × (P + v × Q).
                if (TStrength.Form == StrengthForm.Asymmetric) gp = gq = turning.Strength(vx, vy, vz);
                if (TStrength.Form == StrengthForm.Ratio) turning.Strengths(vx, vy, vz, out gp, out gq);
                ax = Avx512F.FusedMultiplyAdd(firstP, vx, Sum<TStrength>(px, gp, in turning.Px));
                az = Avx512F.FusedMultiplyAdd(thirdP, vz, Sum<TStrength>(pz, gp, in turning.Pz));
                bx = Avx512F.FusedMultiplyAdd(firstQ, vx, Sum<TStrength>(qx, gq, in turning.Qx));
                bz = Avx512F.FusedMultiplyAdd(thirdQ, vz, Sum<TStrength>(qz, gq, in turning.Qz));
                (atPy, atQy) = (Sum<TStrength>(py, gp, in turning.Py), Sum<TStrength>(qy, gq, in turning.Qy));
                cx = Avx512F.FusedMultiplyAdd(vy, bz, Avx512F.FusedMultiplyAddNegated(vz, atQy, ax));
                cy = Avx512F.FusedMultiplyAdd(vz, bx, Avx512F.FusedMultiplyAddNegated(vx, bz, atPy));
                cz = Avx512F.FusedMultiplyAdd(vx, atQy, Avx512F.FusedMultiplyAddNegated(vy, bx, az));
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

    /// <summary>The constant part and, for a torque that depends on the direction, its part times its strength.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sum<TStrength>(Vector512<double> constant, Vector512<double> strength, in Vector512<double> part)
        where TStrength : struct, IStrength => TStrength.Form != StrengthForm.Constant ? Avx512F.FusedMultiplyAdd(strength, part, constant) : constant;

    /// <summary>A torque whose strength depends on the direction: Slonczewski's asymmetry with b and the parts of hp and hq that are divided by 1 + b·u, or ratios with p.</summary>
    private struct Turning
    {
        /// <summary>hp_b, or p.</summary>
        public Vector512<double> Px, Py, Pz;

        /// <summary>hq_b, or p.</summary>
        public Vector512<double> Qx, Qy, Qz;

        /// <summary>The current of a step.</summary>
        public Vector512<double> Current;

        private readonly Vector512<double> bx, by, bz, low, high;
        private readonly double[] terms;

        /// <summary>b, or p with the ratios.</summary>
        public Turning(in HeunCoefficients k)
        {
            (bx, by, bz) = (Vector512.Create(k.Turning.X), Vector512.Create(k.Turning.Y), Vector512.Create(k.Turning.Z));
            (Px, Py, Pz) = (Qx, Qy, Qz) = (bx, by, bz);
            terms = k.Ratio?.Terms ?? [];
            (low, high) = (Vector512.Create(k.Ratio?.Low ?? -1), Vector512.Create(k.Ratio?.High ?? 1));
            Current = default;
        }

        /// <summary>Takes hp_b and hq_b of a step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Read(ref double numbers)
        {
            (Px, Py, Pz) = (Vector512.Create(numbers), Vector512.Create(Unsafe.Add(ref numbers, 1)), Vector512.Create(Unsafe.Add(ref numbers, 2)));
            (Qx, Qy, Qz) = (Vector512.Create(Unsafe.Add(ref numbers, 3)), Vector512.Create(Unsafe.Add(ref numbers, 4)), Vector512.Create(Unsafe.Add(ref numbers, 5)));
        }

        /// <summary>1/(1 + b·u).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector512<double> Strength(Vector512<double> x, Vector512<double> y, Vector512<double> z) =>
            Avx512F.Divide(Vector512.Create(1.0), Avx512F.FusedMultiplyAdd(bx, x, Avx512F.FusedMultiplyAdd(by, y, Avx512F.FusedMultiplyAdd(bz, z, Vector512.Create(1.0)))));

        /// <summary>Both ratios at c = u·p times the current.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Strengths(Vector512<double> x, Vector512<double> y, Vector512<double> z, out Vector512<double> ofP, out Vector512<double> ofQ)
        {
            Vector512<double> c = Avx512F.Min(Avx512F.Max(Avx512F.FusedMultiplyAdd(bx, x, Avx512F.FusedMultiplyAdd(by, y, Avx512F.Multiply(bz, z))), low), high);
            ref double term = ref MemoryMarshal.GetArrayDataReference(terms);
            Vector512<double> p = Vector512.Create(term), q = Vector512.Create(Unsafe.Add(ref term, 1)), below = Vector512.Create(Unsafe.Add(ref term, 2));
            for (nuint i = 3; i < (nuint)terms.Length; i += 3)
            {
                p = Avx512F.FusedMultiplyAdd(p, c, Vector512.Create(Unsafe.Add(ref term, i)));
                q = Avx512F.FusedMultiplyAdd(q, c, Vector512.Create(Unsafe.Add(ref term, i + 1)));
                below = Avx512F.FusedMultiplyAdd(below, c, Vector512.Create(Unsafe.Add(ref term, i + 2)));
            }
            Vector512<double> share = Avx512F.Divide(Current, below);
            (ofP, ofQ) = (Avx512F.Multiply(share, p), Avx512F.Multiply(share, q));
        }
    }
}
