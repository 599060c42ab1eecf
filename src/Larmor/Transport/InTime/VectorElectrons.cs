using System.Numerics;
using Larmor.Numerics;
using Larmor.Transport.Noncollinear;

namespace Larmor.Transport.InTime;

/// <summary>What the moments do to the electrons at one instant.</summary>
/// <param name="frames">A frame of each magnet, its normal along the moment.</param>
/// <param name="velocities">du/dt of each magnet in 1/s.</param>
/// <param name="terminals">D_m of each magnet in the unit of the state, as D·e₁ + iD·e₂ of its frame.</param>
internal readonly ref struct MovingMoments(ReadOnlySpan<TangentFrame> frames, ReadOnlySpan<Vector3d> velocities, ReadOnlySpan<Complex> terminals)
{
    /// <summary>A frame of each magnet, its normal along the moment.</summary>
    public ReadOnlySpan<TangentFrame> Frames { get; } = frames;

    /// <summary>du/dt of each magnet in 1/s.</summary>
    public ReadOnlySpan<Vector3d> Velocities { get; } = velocities;

    /// <summary>D_m of each magnet in the unit of the state.</summary>
    public ReadOnlySpan<Complex> Terminals { get; } = terminals;
}

/// <summary>
/// The electrons of a stack in time while its moments move: M dD/dt = −K(u) D + b(u) J₀ + C(u) D_m, D in any one unit.
/// </summary>
/// <remarks>
/// Normal metal: c ∂D/∂t = D″/(2ρ) − D/(2ρl²), all components. Magnets: the same of the component along u with ρ*, driven by β; an accumulation along u turns with u. Across u the magnets follow at once.
/// Js = βJ₀u − D′/(2ρ*). Contacts store nothing. J₀ is uniform. Source: the time-dependent form of T. Valet, A. Fert, Phys. Rev. B 48, 7099 (1993), corrected Eqs. (7) and (13) of J.-E. Wegrowe, H.-J. Drouhin,
/// Entropy 13, 316 (2011), with the absorption of A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006). Faces: three components of each vector node, then the scalar nodes. Holds its own memory.
/// </remarks>
internal sealed class VectorElectrons
{
    private readonly double[] forces, currents;
    private readonly int vectors;

    /// <summary>The electrons of a network.</summary>
    public VectorElectrons(VectorNetwork network)
    {
        Network = network;
        vectors = network.VectorMasses.Count;
        forces = new double[network.FaceCount];
        currents = new double[network.Slabs.Sum(slab => 2 * slab.Components)];
    }

    /// <summary>The network.</summary>
    public VectorNetwork Network { get; }

    /// <summary>D at a vector node.</summary>
    public static Vector3d At(ReadOnlySpan<double> faces, int node) => node < 0 ? Vector3d.Zero : new Vector3d(faces[3 * node], faces[(3 * node) + 1], faces[(3 * node) + 2]);

    /// <summary>A component of D at a port; the only one at one that belongs to a moment.</summary>
    public double ValueAt(Port port, int component, ReadOnlySpan<double> faces, ReadOnlySpan<TangentFrame> frames) => port.Kind switch
    {
        PortKind.Vector => faces[(3 * port.Node) + component],
        PortKind.Scalar => faces[(3 * vectors) + port.Node],
        PortKind.Bound => Vector3d.Dot(frames[port.Magnet].Normal, At(faces, port.Node)),
        _ => 0,
    };

    /// <summary>D across the moment of a magnet at its two sides, in its frame.</summary>
    public static (Complex Left, Complex Right) Across(MagnetPlace magnet, ReadOnlySpan<double> faces, ReadOnlySpan<TangentFrame> frames)
    {
        ref readonly TangentFrame frame = ref frames[magnet.Block.Magnet];
        return (In(frame, At(faces, magnet.Left)), In(frame, At(faces, magnet.Right)));
    }

    /// <summary>b·D: twice the voltage of the accumulation, in the unit of the state.</summary>
    public double DrivenBy(ReadOnlySpan<double> faces, ReadOnlySpan<TangentFrame> frames)
    {
        double sum = 0;
        foreach ((Port port, double amount) in Network.Drives) sum += amount * ValueAt(port, 0, faces, frames);
        foreach ((int node, Vector3d amount) in Network.Ends) sum += Vector3d.Dot(amount, At(faces, node));
        return sum;
    }

    /// <summary>What the amplitudes inside of the layers put into the faces.</summary>
    public ReadOnlySpan<double> CurrentsOf(ReadOnlySpan<double> modes)
    {
        int place = 0;
        foreach (SlabPlace slab in Network.Slabs)
        {
            for (int c = 0; c < slab.Components; c++)
            {
                ReadOnlySpan<double> own = modes.Slice(slab.FirstMode + (c * slab.Slab.Count), slab.Slab.Count);
                currents[place++] = -slab.Slab.Mass * SpanArithmetic.Dot(slab.Slab.Left, own);
                currents[place++] = -slab.Slab.Mass * SpanArithmetic.Dot(slab.Slab.Right, own);
            }
        }
        return currents;
    }

    /// <summary>dD/dt at the faces.</summary>
    /// <param name="faces">D at the faces.</param>
    /// <param name="inner">What the amplitudes put in, <see cref="CurrentsOf"/>.</param>
    /// <param name="moments">The moments.</param>
    /// <param name="density">J₀ over the unit of the state.</param>
    /// <param name="slopes">dD/dt.</param>
    public void FaceSlopes(ReadOnlySpan<double> faces, ReadOnlySpan<double> inner, in MovingMoments moments, double density, Span<double> slopes)
    {
        Array.Clear(forces);
        AddSlabs(faces, inner, moments.Frames);
        foreach (ContactPlace contact in Network.Contacts) AddContact(contact, faces, moments.Frames);
        foreach (MagnetPlace magnet in Network.Magnets) AddMagnet(magnet, faces, moments);
        foreach ((Port port, double amount) in Network.Drives) Put(port, 0, density * amount, moments.Frames);
        foreach ((int node, Vector3d amount) in Network.Ends) Put(node, density * amount);
        DivideByMasses(faces, moments, slopes);
    }

    /// <summary>dz/dt of all amplitudes.</summary>
    public void ModeSlopes(ReadOnlySpan<double> faces, ReadOnlySpan<double> modes, ReadOnlySpan<TangentFrame> frames, Span<double> slopes)
    {
        foreach (SlabPlace slab in Network.Slabs)
        {
            SlabModes own = slab.Slab;
            for (int c = 0; c < slab.Components; c++)
            {
                double left = ValueAt(slab.Left, c, faces, frames), right = ValueAt(slab.Right, c, faces, frames);
                int first = slab.FirstMode + (c * own.Count);
                for (int k = 0; k < own.Count; k++) slopes[first + k] = -(own.Rates[k] * modes[first + k]) - (own.Left[k] * left) - (own.Right[k] * right);
            }
        }
    }

    /// <summary>∫c D²/4 dx of all layers: the free energy of the accumulation per area, in S/m² s times the square of the unit of the state.</summary>
    public double Stored(ReadOnlySpan<double> faces, ReadOnlySpan<double> modes, ReadOnlySpan<TangentFrame> frames)
    {
        double sum = 0;
        foreach (SlabPlace slab in Network.Slabs)
        {
            for (int c = 0; c < slab.Components; c++)
            {
                sum += slab.Slab.Stored(ValueAt(slab.Left, c, faces, frames), ValueAt(slab.Right, c, faces, frames), modes.Slice(slab.FirstMode + (c * slab.Slab.Count), slab.Slab.Count));
            }
        }
        return sum;
    }

    /// <summary>d/dt of <see cref="Stored"/> from the slopes of faces and amplitudes, in this order.</summary>
    public double StoredRate(ReadOnlySpan<double> faces, ReadOnlySpan<double> modes, ReadOnlySpan<double> slopes, in MovingMoments moments)
    {
        double sum = 0;
        ReadOnlySpan<double> faceSlopes = slopes[..faces.Length], modeSlopes = slopes[faces.Length..];
        foreach (SlabPlace slab in Network.Slabs)
        {
            SlabModes own = slab.Slab;
            for (int c = 0; c < slab.Components; c++)
            {
                sum += own.LeftMass * ValueAt(slab.Left, c, faces, moments.Frames) * RateAt(slab.Left, c, faces, faceSlopes, moments);
                sum += own.RightMass * ValueAt(slab.Right, c, faces, moments.Frames) * RateAt(slab.Right, c, faces, faceSlopes, moments);
                int first = slab.FirstMode + (c * own.Count);
                sum += own.Mass * SpanArithmetic.Dot(modes.Slice(first, own.Count), modeSlopes.Slice(first, own.Count));
            }
        }
        return sum / 2;
    }

    private double RateAt(Port port, int component, ReadOnlySpan<double> faces, ReadOnlySpan<double> slopes, in MovingMoments moments)
    {
        double rate = ValueAt(port, component, slopes, moments.Frames);
        return port.Kind == PortKind.Bound ? rate + Vector3d.Dot(moments.Velocities[port.Magnet], At(faces, port.Node)) : rate;
    }

    private static Complex In(in TangentFrame frame, Vector3d vector)
    {
        (double first, double second) = frame.Components(vector);
        return new Complex(first, second);
    }

    private void AddSlabs(ReadOnlySpan<double> faces, ReadOnlySpan<double> inner, ReadOnlySpan<TangentFrame> frames)
    {
        int place = 0;
        foreach (SlabPlace slab in Network.Slabs)
        {
            SlabModes own = slab.Slab;
            for (int c = 0; c < slab.Components; c++)
            {
                double left = ValueAt(slab.Left, c, faces, frames), right = ValueAt(slab.Right, c, faces, frames);
                Put(slab.Left, c, inner[place++] - (own.LeftOwn * left) - (own.Between * right), frames);
                Put(slab.Right, c, inner[place++] - (own.RightOwn * right) - (own.Between * left), frames);
            }
        }
    }

    private void AddContact(ContactPlace contact, ReadOnlySpan<double> faces, ReadOnlySpan<TangentFrame> frames)
    {
        double shunt = contact.Element.Shunt, series = contact.Element.Series;
        for (int c = 0; c < contact.Components; c++)
        {
            double left = ValueAt(contact.Left, c, faces, frames), right = ValueAt(contact.Right, c, faces, frames), through = series * (left - right);
            Put(contact.Left, c, -(shunt * left) - through, frames);
            Put(contact.Right, c, through - (shunt * right), frames);
        }
    }

    private void AddMagnet(MagnetPlace magnet, ReadOnlySpan<double> faces, in MovingMoments moments)
    {
        ref readonly TangentFrame frame = ref moments.Frames[magnet.Block.Magnet];
        Complex terminal = moments.Terminals[magnet.Block.Magnet];
        (Complex left, Complex right) = Across(magnet, faces, moments.Frames);
        TransverseTwoPort across = magnet.Across;
        Complex through = across.Through * (left - right);
        Complex first = (across.LatticeLeft * left) + (across.MagnetLeft * (left - terminal)) + through;
        Complex second = (across.LatticeRight * right) + (across.MagnetRight * (right - terminal)) - through;
        if (magnet.Left >= 0) Put(magnet.Left, -frame.Vector(first.Real, first.Imaginary));
        if (magnet.Right >= 0) Put(magnet.Right, -frame.Vector(second.Real, second.Imaginary));
    }

    private void Put(Port port, int component, double amount, ReadOnlySpan<TangentFrame> frames)
    {
        switch (port.Kind)
        {
            case PortKind.Vector:
                forces[(3 * port.Node) + component] += amount;
                break;
            case PortKind.Scalar:
                forces[(3 * vectors) + port.Node] += amount;
                break;
            case PortKind.Bound:
                Put(port.Node, amount * frames[port.Magnet].Normal);
                break;
        }
    }

    private void Put(int node, Vector3d amount)
    {
        forces[3 * node] += amount.X;
        forces[(3 * node) + 1] += amount.Y;
        forces[(3 * node) + 2] += amount.Z;
    }

    /// <summary>(m 1 + Σ m_k u_k u_k) dD/dt = force − Σ m_k u_k (du_k/dt·D): the component along a moment that turns changes by the turning too.</summary>
    private void DivideByMasses(ReadOnlySpan<double> faces, in MovingMoments moments, Span<double> slopes)
    {
        foreach ((int node, int magnet, double mass) in Network.BoundMasses) Put(node, -mass * Vector3d.Dot(moments.Velocities[magnet], At(faces, node)) * moments.Frames[magnet].Normal);
        for (int i = 0; i < slopes.Length; i++) slopes[i] = forces[i] / (i < 3 * vectors ? Network.VectorMasses[i / 3] : Network.ScalarMasses[i - (3 * vectors)]);
        foreach ((int node, _, _) in Network.BoundMasses) Weigh(node, moments.Frames, slopes);
    }

    private void Weigh(int node, ReadOnlySpan<TangentFrame> frames, Span<double> slopes)
    {
        Vector3d slope = MassAt(node, frames).Inverse() * At(forces, node);
        (slopes[3 * node], slopes[(3 * node) + 1], slopes[(3 * node) + 2]) = (slope.X, slope.Y, slope.Z);
    }

    /// <summary>The mass of a vector node with that of the magnets bound to it.</summary>
    public Matrix3 MassAt(int node, ReadOnlySpan<TangentFrame> frames)
    {
        Matrix3 mass = Matrix3.Scalar(Network.VectorMasses[node]);
        foreach ((int at, int magnet, double own) in Network.BoundMasses)
        {
            if (at == node) mass += own * Matrix3.Dyad(frames[magnet].Normal, frames[magnet].Normal);
        }
        return mass;
    }
}
