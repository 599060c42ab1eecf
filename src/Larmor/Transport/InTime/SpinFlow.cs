using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>A mesh driven by a current that changes in time, as a stepper sees it.</summary>
internal sealed class SpinFlow(ChannelMesh mesh, Waveform current, double scale) : ILinearFlow
{
    /// <inheritdoc/>
    public int Dimension => mesh.Size;

    /// <inheritdoc/>
    public bool IsReal => true;

    /// <inheritdoc/>
    public double Scale => scale;

    /// <summary>J₀ at a time; where it jumps, the value before on request.</summary>
    public double CurrentAt(double time, bool fromLeft) => current.At(fromLeft ? Math.BitDecrement(time) : time);

    /// <inheritdoc/>
    public void Decay(ReadOnlySpan<Complex> y, Span<Complex> result)
    {
        mesh.Stiffness.Multiply(y, result);
        for (int i = 0; i < result.Length; i++) result[i] = -result[i];
    }

    /// <inheritdoc/>
    public void Mass(ReadOnlySpan<Complex> y, Span<Complex> result) => mesh.Mass.Multiply(y, result);

    /// <inheritdoc/>
    public void AddForce(double time, bool fromLeft, Complex factor, Span<Complex> result)
    {
        double density = CurrentAt(time, fromLeft);
        for (int i = 0; i < result.Length; i++)
        {
            double force = (mesh.Drive[i] * density) + mesh.Injection[i];
            if (force != 0) result[i] += factor * force;
        }
    }

    /// <inheritdoc/>
    public BandedSymmetricSolver Factorize(Complex shift) => mesh.Factorize(shift);
}
