using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>Heun steps of a block of 32 trajectories in 256 bits; see <see cref="HeunLanes"/>.</summary>
internal static class HeunLanes256
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
        Vector256<double> noiseP = Vector256.Create(k.NoiseP), noiseQ = Vector256.Create(k.NoiseQ);
        Vector256<double> firstP = Vector256.Create(k.FirstP), firstQ = Vector256.Create(k.FirstQ), thirdP = Vector256.Create(k.ThirdP), thirdQ = Vector256.Create(k.ThirdQ);
        Turning turning = TStrength.Form == StrengthForm.Constant ? default : new Turning(in k);
        for (nuint step = (nuint)from; step < (nuint)to; step++)
        {
            nuint place = stride * step;
            Vector256<double> slopePx = Vector256.Create(Unsafe.Add(ref slope, place)), slopePy = Vector256.Create(Unsafe.Add(ref slope, place + 1)), slopePz = Vector256.Create(Unsafe.Add(ref slope, place + 2));
            Vector256<double> slopeQx = Vector256.Create(Unsafe.Add(ref slope, place + 3)), slopeQy = Vector256.Create(Unsafe.Add(ref slope, place + 4)), slopeQz = Vector256.Create(Unsafe.Add(ref slope, place + 5));
            if (TStrength.Form == StrengthForm.Asymmetric) turning.Read(ref Unsafe.Add(ref slope, place + Block.SlopesOfStep));
            if (TStrength.Form == StrengthForm.Ratio) turning.Current = Vector256.Create(Unsafe.Add(ref slope, place + Block.SlopesOfStep));
            for (nuint lane = 0; lane < Block.Size; lane += 4)
            {
                nuint number = (lane / 8 * Block.NormalsOfGroup) + (lane % 8) + (24 * step);
                Vector256<double> x = Vector256.LoadUnsafe(ref ux, lane), y = Vector256.LoadUnsafe(ref ux, lane + Block.Size), z = Vector256.LoadUnsafe(ref ux, lane + (2 * Block.Size));
                Vector256<double> n = TNoise.IsDouble ? Vector256.LoadUnsafe(ref exact, number) : Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref single, number));
                Vector256<double> px = Fma.MultiplyAdd(noiseP, n, slopePx), qx = Fma.MultiplyAdd(noiseQ, n, slopeQx);
                n = TNoise.IsDouble ? Vector256.LoadUnsafe(ref exact, number + 8) : Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref single, number + 8));
                Vector256<double> py = Fma.MultiplyAdd(noiseP, n, slopePy), qy = Fma.MultiplyAdd(noiseQ, n, slopeQy);
                n = TNoise.IsDouble ? Vector256.LoadUnsafe(ref exact, number + 16) : Avx.ConvertToVector256Double(Vector128.LoadUnsafe(ref single, number + 16));
                Vector256<double> pz = Fma.MultiplyAdd(noiseP, n, slopePz), qz = Fma.MultiplyAdd(noiseQ, n, slopeQz);

                // Predictor v = u + u × (P + u × Q).
                Vector256<double> gp = default, gq = default;
                if (TStrength.Form == StrengthForm.Asymmetric) gp = gq = turning.Strength(x, y, z);
                if (TStrength.Form == StrengthForm.Ratio) turning.Strengths(x, y, z, out gp, out gq);
                Vector256<double> ax = Fma.MultiplyAdd(firstP, x, Sum<TStrength>(px, gp, in turning.Px)), az = Fma.MultiplyAdd(thirdP, z, Sum<TStrength>(pz, gp, in turning.Pz));
                Vector256<double> bx = Fma.MultiplyAdd(firstQ, x, Sum<TStrength>(qx, gq, in turning.Qx)), bz = Fma.MultiplyAdd(thirdQ, z, Sum<TStrength>(qz, gq, in turning.Qz));
                Vector256<double> atPy = Sum<TStrength>(py, gp, in turning.Py), atQy = Sum<TStrength>(qy, gq, in turning.Qy);
                Vector256<double> cx = Fma.MultiplyAdd(y, bz, Fma.MultiplyAddNegated(z, atQy, ax));
                Vector256<double> cy = Fma.MultiplyAdd(z, bx, Fma.MultiplyAddNegated(x, bz, atPy));
                Vector256<double> cz = Fma.MultiplyAdd(x, atQy, Fma.MultiplyAddNegated(y, bx, az));
                Vector256<double> vx = Fma.MultiplyAdd(y, cz, Fma.MultiplyAddNegated(z, cy, x));
                Vector256<double> vy = Fma.MultiplyAdd(z, cx, Fma.MultiplyAddNegated(x, cz, y));
                Vector256<double> vz = Fma.MultiplyAdd(x, cy, Fma.MultiplyAddNegated(y, cx, z));

                // Corrector 2u' = u + v + v × (P + v × Q).
                if (TStrength.Form == StrengthForm.Asymmetric) gp = gq = turning.Strength(vx, vy, vz);
                if (TStrength.Form == StrengthForm.Ratio) turning.Strengths(vx, vy, vz, out gp, out gq);
                ax = Fma.MultiplyAdd(firstP, vx, Sum<TStrength>(px, gp, in turning.Px));
                az = Fma.MultiplyAdd(thirdP, vz, Sum<TStrength>(pz, gp, in turning.Pz));
                bx = Fma.MultiplyAdd(firstQ, vx, Sum<TStrength>(qx, gq, in turning.Qx));
                bz = Fma.MultiplyAdd(thirdQ, vz, Sum<TStrength>(qz, gq, in turning.Qz));
                (atPy, atQy) = (Sum<TStrength>(py, gp, in turning.Py), Sum<TStrength>(qy, gq, in turning.Qy));
                cx = Fma.MultiplyAdd(vy, bz, Fma.MultiplyAddNegated(vz, atQy, ax));
                cy = Fma.MultiplyAdd(vz, bx, Fma.MultiplyAddNegated(vx, bz, atPy));
                cz = Fma.MultiplyAdd(vx, atQy, Fma.MultiplyAddNegated(vy, bx, az));
                Vector256<double> wx = Fma.MultiplyAdd(vy, cz, Fma.MultiplyAddNegated(vz, cy, Avx.Add(x, vx)));
                Vector256<double> wy = Fma.MultiplyAdd(vz, cx, Fma.MultiplyAddNegated(vx, cz, Avx.Add(y, vy)));
                Vector256<double> wz = Fma.MultiplyAdd(vx, cy, Fma.MultiplyAddNegated(vy, cx, Avx.Add(z, vz)));

                // Back to length 1.
                Vector256<double> square = Fma.MultiplyAdd(wx, wx, Fma.MultiplyAdd(wy, wy, Avx.Multiply(wz, wz)));
                Vector256<double> e = Fma.MultiplyAddNegated(square, Vector256.Create(0.25), Vector256.Create(1.0));
                Vector256<double> r = Fma.MultiplyAdd(Vector256.Create(HeunCoefficients.Norm3), e, Vector256.Create(HeunCoefficients.Norm2));
                r = Fma.MultiplyAdd(r, e, Vector256.Create(HeunCoefficients.Norm1));
                r = Fma.MultiplyAdd(r, e, Vector256.Create(HeunCoefficients.Norm0));
                Vector256<double> far = Vector256.GreaterThan(Vector256.Abs(e), Vector256.Create(HeunCoefficients.FarFromOne));
                if (far != Vector256<double>.Zero) r = Vector256.ConditionalSelect(far, Avx.Divide(Vector256.Create(1.0), Avx.Sqrt(square)), r);
                Avx.Multiply(wx, r).StoreUnsafe(ref ux, lane);
                Avx.Multiply(wy, r).StoreUnsafe(ref ux, lane + Block.Size);
                Avx.Multiply(wz, r).StoreUnsafe(ref ux, lane + (2 * Block.Size));
            }
        }
    }

    /// <summary>The constant part and, for a torque that depends on the direction, its part times its strength.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum<TStrength>(Vector256<double> constant, Vector256<double> strength, in Vector256<double> part)
        where TStrength : struct, IStrength => TStrength.Form != StrengthForm.Constant ? Fma.MultiplyAdd(strength, part, constant) : constant;

    /// <summary>A torque whose strength depends on the direction: Slonczewski's asymmetry with b and the parts of hp and hq that are divided by 1 + b·u, or ratios with p.</summary>
    private struct Turning
    {
        /// <summary>hp_b, or p.</summary>
        public Vector256<double> Px, Py, Pz;

        /// <summary>hq_b, or p.</summary>
        public Vector256<double> Qx, Qy, Qz;

        /// <summary>The current of a step.</summary>
        public Vector256<double> Current;

        private readonly Vector256<double> bx, by, bz, low, high;
        private readonly double[] terms;

        /// <summary>b, or p with the ratios.</summary>
        public Turning(in HeunCoefficients k)
        {
            (bx, by, bz) = (Vector256.Create(k.Turning.X), Vector256.Create(k.Turning.Y), Vector256.Create(k.Turning.Z));
            (Px, Py, Pz) = (Qx, Qy, Qz) = (bx, by, bz);
            terms = k.Ratio?.Terms ?? [];
            (low, high) = (Vector256.Create(k.Ratio?.Low ?? -1), Vector256.Create(k.Ratio?.High ?? 1));
            Current = default;
        }

        /// <summary>Takes hp_b and hq_b of a step.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Read(ref double numbers)
        {
            (Px, Py, Pz) = (Vector256.Create(numbers), Vector256.Create(Unsafe.Add(ref numbers, 1)), Vector256.Create(Unsafe.Add(ref numbers, 2)));
            (Qx, Qy, Qz) = (Vector256.Create(Unsafe.Add(ref numbers, 3)), Vector256.Create(Unsafe.Add(ref numbers, 4)), Vector256.Create(Unsafe.Add(ref numbers, 5)));
        }

        /// <summary>1/(1 + b·u).</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector256<double> Strength(Vector256<double> x, Vector256<double> y, Vector256<double> z) =>
            Avx.Divide(Vector256.Create(1.0), Fma.MultiplyAdd(bx, x, Fma.MultiplyAdd(by, y, Fma.MultiplyAdd(bz, z, Vector256.Create(1.0)))));

        /// <summary>Both ratios at c = u·p times the current.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Strengths(Vector256<double> x, Vector256<double> y, Vector256<double> z, out Vector256<double> ofP, out Vector256<double> ofQ)
        {
            Vector256<double> c = Avx.Min(Avx.Max(Fma.MultiplyAdd(bx, x, Fma.MultiplyAdd(by, y, Avx.Multiply(bz, z))), low), high);
            ref double term = ref MemoryMarshal.GetArrayDataReference(terms);
            Vector256<double> p = Vector256.Create(term), q = Vector256.Create(Unsafe.Add(ref term, 1)), below = Vector256.Create(Unsafe.Add(ref term, 2));
            for (nuint i = 3; i < (nuint)terms.Length; i += 3)
            {
                p = Fma.MultiplyAdd(p, c, Vector256.Create(Unsafe.Add(ref term, i)));
                q = Fma.MultiplyAdd(q, c, Vector256.Create(Unsafe.Add(ref term, i + 1)));
                below = Fma.MultiplyAdd(below, c, Vector256.Create(Unsafe.Add(ref term, i + 2)));
            }
            Vector256<double> share = Avx.Divide(Current, below);
            (ofP, ofQ) = (Avx.Multiply(share, p), Avx.Multiply(share, q));
        }
    }
}
