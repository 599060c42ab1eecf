using System.Numerics;
using Larmor.Numerics;
using Larmor.Transport.InTime;

namespace Larmor.Coupling;

/// <summary>
/// The slope J of moments and electrons in time, for solving with shift − J: the amplitudes inside of the layers, each of which knows two faces only, are eliminated one by one, and what is left are moments and faces.
/// </summary>
/// <remarks>
/// Amplitudes: (s + λ_k) z_k + p_k D₁ + q_k D₂ = r_k. Faces: each takes −M Σ p_k z_k, so that a layer adds −M Σ p_k q_k/(s + λ_k) between its faces. Moments and faces among each other by differences of their slopes, exact
/// but for rounding in the accumulation, which enters linearly.
/// </remarks>
internal sealed class TransientSlope
{
    private const double MomentStep = 1e-7, FaceStep = 1e-4;

    private readonly TransientTwoWayMotion motion;
    private readonly VectorElectrons electrons;
    private readonly int size, own;
    private readonly double[] coupled, inner, before, after, between;
    private readonly ComplexFactors[] factors;
    private readonly Complex[] shifts = new Complex[2];
    private readonly PortLink[] links;
    private readonly Complex[] small;
    private bool isHeld;

    /// <summary>Memory for a motion.</summary>
    public TransientSlope(TransientTwoWayMotion motion, VectorElectrons electrons)
    {
        (this.motion, this.electrons) = (motion, electrons);
        size = motion.CoupledCount;
        own = size - electrons.Network.FaceCount;
        (coupled, before, after, between) = (new double[size], new double[size], new double[size], new double[size * size]);
        factors = [new ComplexFactors(size), new ComplexFactors(size)];
        small = new Complex[size];
        links = [.. electrons.Network.Slabs.SelectMany(slab => Enumerable.Range(0, slab.Components).SelectMany(c => new[] { new PortLink(slab.Left, c), new PortLink(slab.Right, c) }))];
        inner = new double[links.Length];
    }

    /// <summary>J at a state.</summary>
    public void Linearize(double time, ReadOnlySpan<double> y)
    {
        y[..size].CopyTo(coupled);
        electrons.CurrentsOf(y[size..]).CopyTo(inner);
        motion.CoupledSlopes(time, coupled, inner, isHeld, before);
        double largest = 1e-3;
        for (int i = own; i < size; i++) largest = Math.Max(largest, Math.Abs(coupled[i]));
        foreach (PortLink link in links) link.Take(electrons, motion, coupled.AsSpan(own), own);
        for (int column = isHeld ? own : 0; column < size; column++)
        {
            double kept = coupled[column], step = column < own ? MomentStep : FaceStep * largest;
            coupled[column] += step;
            step = coupled[column] - kept;
            motion.CoupledSlopes(time, coupled, inner, isHeld, after);
            coupled[column] = kept;
            for (int row = 0; row < size; row++) between[(row * size) + column] = (after[row] - before[row]) / step;
        }
    }

    /// <summary>Makes ready to solve with shift − J.</summary>
    public void Factorize(int slot, Complex shift)
    {
        shifts[slot] = shift;
        Complex[] matrix = factors[slot].Entries;
        for (int i = 0; i < matrix.Length; i++) matrix[i] = (i % (size + 1) == 0 ? shift : Complex.Zero) - between[i];
        for (int i = 0; i < own && isHeld; i++) matrix[i * (size + 1)] = 1;
        int place = 0;
        foreach (SlabPlace slab in electrons.Network.Slabs)
        {
            (Complex left, Complex across, Complex right) = SumsOf(slab.Slab, shift);
            for (int c = 0; c < slab.Components; c++, place += 2)
            {
                PortLink one = links[place], other = links[place + 1];
                one.Add(matrix, size, left, one);
                one.Add(matrix, size, across, other);
                other.Add(matrix, size, across, one);
                other.Add(matrix, size, right, other);
            }
        }
        factors[slot].Factorize();
    }

    /// <summary>Replaces r by (shift − J)⁻¹ r.</summary>
    public void Solve(int slot, Span<Complex> right)
    {
        Complex shift = shifts[slot];
        Span<Complex> modes = right[size..];
        right[..size].CopyTo(small);
        int place = 0;
        foreach (SlabPlace slab in electrons.Network.Slabs)
        {
            SlabModes layer = slab.Slab;
            for (int c = 0; c < slab.Components; c++, place += 2)
            {
                Span<Complex> amplitudes = modes.Slice(slab.FirstMode + (c * layer.Count), layer.Count);
                Complex left = 0, other = 0;
                for (int k = 0; k < layer.Count; k++)
                {
                    amplitudes[k] /= shift + layer.Rates[k];
                    left += layer.Left[k] * amplitudes[k];
                    other += layer.Right[k] * amplitudes[k];
                }
                links[place].Put(small, -layer.Mass * left);
                links[place + 1].Put(small, -layer.Mass * other);
            }
        }
        factors[slot].Solve(small);
        small.AsSpan().CopyTo(right);
        place = 0;
        foreach (SlabPlace slab in electrons.Network.Slabs)
        {
            SlabModes layer = slab.Slab;
            for (int c = 0; c < slab.Components; c++, place += 2)
            {
                Span<Complex> amplitudes = modes.Slice(slab.FirstMode + (c * layer.Count), layer.Count);
                Complex left = links[place].Read(small), other = links[place + 1].Read(small);
                for (int k = 0; k < layer.Count; k++) amplitudes[k] -= ((layer.Left[k] * left) + (layer.Right[k] * other)) / (shift + layer.Rates[k]);
            }
        }
    }

    /// <summary>Replaces the accumulation of a state by the steady one for moments that are held: it is linear, so that one solution is it and two more take the rounding away.</summary>
    public void Settle(double time, Span<double> y)
    {
        isHeld = true;
        y[own..].Clear();
        double[] slopes = new double[y.Length];
        Complex[] step = new Complex[y.Length];
        for (int pass = 0; pass < 3; pass++)
        {
            Linearize(time, y);
            Factorize(0, 0);
            motion.CoupledSlopes(time, y[..size], electrons.CurrentsOf(y[size..]), true, slopes.AsSpan(0, size));
            electrons.ModeSlopes(y[own..size], y[size..], motion.Frames, slopes.AsSpan(size));
            for (int i = 0; i < step.Length; i++) step[i] = slopes[i];
            Solve(0, step);
            for (int i = own; i < y.Length; i++) y[i] += step[i].Real;
        }
        isHeld = false;
        between.AsSpan().Clear();
    }

    private static (Complex Left, Complex Across, Complex Right) SumsOf(SlabModes slab, Complex shift)
    {
        Complex left = 0, across = 0, right = 0;
        for (int k = 0; k < slab.Count; k++)
        {
            Complex share = slab.Mass / (shift + slab.Rates[k]);
            left += slab.Left[k] * slab.Left[k] * share;
            across += slab.Left[k] * slab.Right[k] * share;
            right += slab.Right[k] * slab.Right[k] * share;
        }
        return (left, across, right);
    }
}
