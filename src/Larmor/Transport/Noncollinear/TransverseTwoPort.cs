using System.Numerics;
using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// Everything between the two faces of a chain of elements of one magnet, for the accumulation across its moment: a network of complex
/// conductances between the faces 1 and 2, the magnet m and the lattice at rest.
/// </summary>
/// <remarks>
/// <para>Equations: D_T = D·e₁ + i D·e₂ in a right-handed frame (e₁, e₂, u), multiplication by a + ib is a + b u×. Inward
/// J₁ = l₁ D₁ + m₁ (D₁ − D_m) + t (D₁ − D₂), likewise J₂; absorbed by the magnet J_m = m₁ (D₁ − D_m) + m₂ (D₂ − D_m) − d D_m.</para>
/// <para>A layer with σ_t κ and shares g_L, g_m of κ² = (g_L + g_m)/σ_t: l = (g_L/κ) tanh(κd/2), m = (g_m/κ) tanh(κd/2), t = σ_t κ/sinh(κd),
/// d = g_m (1 − s)[d − 2 tanh(κd/2)/κ], s = g_m/(g_L + g_m). A contact: m = G_r − i G_i, l = G_L, t = G_p.</para>
/// <para>Source: corrected Eqs. (13)-(15) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), with precession; A. Brataas, G. E. W. Bauer,
/// P. J. Kelly, Phys. Rep. 427, 157 (2006) for contacts.</para>
/// </remarks>
internal readonly record struct TransverseTwoPort
{
    /// <summary>l₁ in S/m².</summary>
    public Complex LatticeLeft { get; init; }

    /// <summary>m₁ in S/m².</summary>
    public Complex MagnetLeft { get; init; }

    /// <summary>t in S/m².</summary>
    public Complex Through { get; init; }

    /// <summary>l₂ in S/m².</summary>
    public Complex LatticeRight { get; init; }

    /// <summary>m₂ in S/m².</summary>
    public Complex MagnetRight { get; init; }

    /// <summary>d in S/m²: what the magnet gives to the lattice without any face.</summary>
    public Complex Direct { get; init; }

    /// <summary>A layer of a ferromagnet with transverse modes.</summary>
    public static TransverseTwoPort Of(in TransverseModes modes, double thickness)
    {
        Complex z = modes.Kappa * thickness, half = ComplexStableFunctions.HalfTanhOver(z) * thickness;
        Complex lattice = modes.Lattice * half, magnet = modes.Magnet * half;
        return new TransverseTwoPort
        {
            LatticeLeft = lattice,
            LatticeRight = lattice,
            MagnetLeft = magnet,
            MagnetRight = magnet,
            Through = modes.Conductivity / thickness * ComplexStableFunctions.OverSinh(z),
            Direct = modes.Magnet * (1 - modes.Share) * thickness * TransverseModes.OneMinusTwoHalfTanhOver(z),
        };
    }

    /// <summary>A half-space behind a left or right face. What its bulk hands to the lattice without end is left out.</summary>
    public static TransverseTwoPort HalfSpace(in TransverseModes modes, bool isLeft)
    {
        Complex lattice = modes.Lattice / modes.Kappa, magnet = modes.Magnet / modes.Kappa;
        TransverseTwoPort none = new() { Direct = -(1 - modes.Share) * magnet };
        return isLeft ? none with { LatticeRight = lattice, MagnetRight = magnet } : none with { LatticeLeft = lattice, MagnetLeft = magnet };
    }

    /// <summary>The same with a shunt to the magnet and one to the lattice at the left face.</summary>
    public TransverseTwoPort WithLeftFace(Complex magnet, double lattice) => this with { MagnetLeft = MagnetLeft + magnet, LatticeLeft = LatticeLeft + lattice };

    /// <summary>The same with a shunt to the magnet and one to the lattice at the right face.</summary>
    public TransverseTwoPort WithRightFace(Complex magnet, double lattice) => this with { MagnetRight = MagnetRight + magnet, LatticeRight = LatticeRight + lattice };

    /// <summary>This chain and another one of the same magnet at its right: star-mesh elimination of the node between.</summary>
    public TransverseTwoPort Then(in TransverseTwoPort next)
    {
        Complex lattice = LatticeRight + next.LatticeLeft, magnet = MagnetRight + next.MagnetLeft;
        Complex total = Through + next.Through + lattice + magnet;
        Complex left = total == Complex.Zero ? Complex.Zero : Through / total, right = total == Complex.Zero ? Complex.Zero : next.Through / total;
        return new TransverseTwoPort
        {
            LatticeLeft = LatticeLeft + (lattice * left),
            MagnetLeft = MagnetLeft + (magnet * left),
            Through = Through * right,
            LatticeRight = next.LatticeRight + (lattice * right),
            MagnetRight = next.MagnetRight + (magnet * right),
            Direct = Direct + next.Direct + (total == Complex.Zero ? Complex.Zero : magnet * (lattice / total)),
        };
    }
}

/// <summary>The two complex modes of transverse spin in a ferromagnet.</summary>
/// <param name="Conductivity">σ_t in S/m.</param>
/// <param name="Lattice">g_L = σ_t/λ_L² in S/m³.</param>
/// <param name="Magnet">g_m = σ_t (1/λ_φ² − i/λ_J²) in S/m³.</param>
internal readonly record struct TransverseModes(double Conductivity, double Lattice, Complex Magnet)
{
    /// <summary>κ in 1/m, Re κ &gt; 0.</summary>
    public Complex Kappa => Complex.Sqrt((Lattice + Magnet) / Conductivity);

    /// <summary>s = g_m/(g_L + g_m).</summary>
    public Complex Share => Magnet / (Lattice + Magnet);

    /// <summary>Whether anything ends transverse spin.</summary>
    public bool Decays => Lattice != 0 || Magnet != Complex.Zero;

    /// <summary>The modes of a ferromagnet that has transverse properties, with σ_t = (σ↑ + σ↓)/2 and λ_L = l/√(1 − β²) where they are not given.</summary>
    public static TransverseModes Of(ChannelNetwork channels, TransverseProperties properties)
    {
        double spread = 1 - (channels.Beta * channels.Beta);
        double conductivity = properties.Conductivity?.Si ?? ((channels.Channels[0].Conductivity.Si + channels.Channels[1].Conductivity.Si) / 2);
        double lattice = properties.LatticeLength?.Si ?? (channels.SpinDiffusionLength.Si / Math.Sqrt(spread));
        double dephasing = properties.DephasingLength.Si, precession = properties.PrecessionLength.Si;
        return new TransverseModes(
            conductivity,
            conductivity / (lattice * lattice),
            new Complex(conductivity / (dephasing * dephasing), -conductivity / (precession * Math.Abs(precession))));
    }

    /// <summary>1 − 2 tanh(z/2)/z without cancellation: z²/12 − z⁴/120 + ... for small z, the tail of the series as a geometric one.</summary>
    public static Complex OneMinusTwoHalfTanhOver(Complex z)
    {
        if (Complex.Abs(z) > 0.25) return 1 - (2 * ComplexStableFunctions.HalfTanhOver(z));
        Complex square = z * z;
        return square / 12 * (1 - (square / 10 * (1 - (17 * square / 168 * (1 - (31 * square / 306 / (1 + (691 * square / 6820))))))));
    }
}
