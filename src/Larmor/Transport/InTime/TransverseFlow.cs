using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>M dD/dt = −(K − iP) D + e j(t): a mesh whose accumulation turns about the common axis, driven at one face.</summary>
internal sealed class TransverseFlow : ILinearFlow
{
    private readonly Waveform current;
    private readonly double[] precession;

    /// <summary>The mesh of a stack under a spin current.</summary>
    public TransverseFlow(SpinMesh mesh, TransverseStack stack, Waveform current, bool atRight)
    {
        Mesh = mesh;
        this.current = current;
        precession = new double[mesh.Size];
        foreach ((int node, int domain, _, double mass) in mesh.MassPoints()) precession[node] += mass * stack.Precession[mesh.Domains[domain].Layer];
        int last = mesh.Domains.Count - 1;
        DrivenNode = atRight
            ? (stack.Spins.Right.IsLead ? mesh.FacesOf(last).Left : mesh.Size - 1)
            : (stack.Spins.Left.IsLead ? mesh.FacesOf(0).Right : 0);
    }

    /// <summary>The mesh.</summary>
    public SpinMesh Mesh { get; }

    /// <summary>Node of the face where the spin current enters.</summary>
    public int DrivenNode { get; }

    /// <inheritdoc/>
    public int Dimension => Mesh.Size;

    /// <inheritdoc/>
    public bool IsReal => false;

    /// <inheritdoc/>
    public double Scale { get; set; } = 1;

    /// <summary>The injected spin current at a time in A/m²; where it jumps, the value before on request.</summary>
    public double CurrentAt(double time, bool fromLeft) => current.At(fromLeft ? Math.BitDecrement(time) : time);

    /// <inheritdoc/>
    public void Decay(ReadOnlySpan<Complex> y, Span<Complex> result)
    {
        Mesh.Stiffness.Multiply(y, result);
        for (int i = 0; i < result.Length; i++) result[i] = (new Complex(0, precession[i]) * y[i]) - result[i];
    }

    /// <inheritdoc/>
    public void Mass(ReadOnlySpan<Complex> y, Span<Complex> result)
    {
        for (int i = 0; i < result.Length; i++) result[i] = Mesh.Mass[i] * y[i];
    }

    /// <inheritdoc/>
    public void AddForce(double time, bool fromLeft, Complex factor, Span<Complex> result) => result[DrivenNode] += factor * CurrentAt(time, fromLeft);

    /// <inheritdoc/>
    public BandedSymmetricSolver Factorize(Complex shift) => Mesh.Factorize(shift, precession);

    /// <summary>D at all nodes per spin current put in at one of them, for the drive exp(st).</summary>
    public Complex[] ResponseAt(double rate, int node)
    {
        Complex[] values = new Complex[Mesh.Size];
        values[node] = 1;
        Factorize(rate).Solve(values);
        return values;
    }
}
