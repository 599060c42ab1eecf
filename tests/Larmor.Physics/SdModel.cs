using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Physics;

/// <summary>The three-channel model written out with 2x2 matrices and the closed eigenvalues of Eq. (18); nothing of the solver in it.</summary>
/// <param name="Up">σ of s-up in S/m.</param>
/// <param name="Down">σ of s-down.</param>
/// <param name="D">σ of d-down.</param>
/// <param name="Flip">G_s in S/m³.</param>
/// <param name="Exchange">G_sd in S/m³.</param>
internal sealed record SdModel(double Up, double Down, double D, double Flip, double Exchange)
{
    public double Total => Up + Down + D;

    public double[] Weights => [Up / Total, Down / Total, D / Total];

    public double Beta => (Up - Down - D) / Total;

    public ChannelNetwork Network => ChannelNetwork.FromChannels(
        [new Channel("s-up", Conductivity.FromSi(Up)), new Channel("s-down", Conductivity.FromSi(Down)), new Channel("d-down", Conductivity.FromSi(D))],
        [new ChannelRelaxation("s-up", "s-down", ConductancePerVolume.FromSi(Flip)), new ChannelRelaxation("s-down", "d-down", ConductancePerVolume.FromSi(Exchange))]);

    public Material Metal => new() { Name = "sd", Channels = Network };

    // u = (Δ_s, Δ_dn) = (μ_s↑ − μ_s↓, μ_s↓ − μ_d↓): M = B S B^T with B = [[1, −1, 0], [0, 1, −1]].
    public Matrix2 Resistivities => new((1 / Up) + (1 / Down), -1 / Down, -1 / Down, (1 / Down) + (1 / D));

    public Matrix2 Relaxations => new(Flip, 0, 0, Exchange);

    /// <summary>k₊ and k₋ of B.5: the smaller one from the product of both.</summary>
    public (double Larger, double Smaller) Squares
    {
        get
        {
            double a = Exchange * ((1 / Down) + (1 / D)), b = Flip / Down, c = Exchange / Down, d = Flip * ((1 / Up) + (1 / Down));
            double larger = ((a + d) / 2) + Math.Sqrt(((a - d) * (a - d) / 4) + (b * c));
            return (larger, Flip * Exchange * ((1 / (Up * Down)) + (1 / (Up * D)) + (1 / (Down * D))) / larger);
        }
    }

    /// <summary>f(K), K = M G, by its spectral projectors.</summary>
    public Matrix2 Function(Func<double, double> f)
    {
        (double larger, double smaller) = Squares;
        Matrix2 k = Resistivities * Relaxations, one = new(1, 0, 0, 1);
        return (f(larger) / (larger - smaller) * (k - (smaller * one))) + (f(smaller) / (smaller - larger) * (k - (larger * one)));
    }

    /// <summary>Admittance of a half-space, Y = M⁻¹ K^(1/2).</summary>
    public Matrix2 Admittance => Inverse(Resistivities) * Function(Math.Sqrt);

    public Layer Slab(string name, double nanometres) =>
        new() { Name = name, Material = Metal, Thickness = Length.FromSi(nanometres * 1e-9), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };

    public Layer Lead(string name) => new() { Name = name, Material = Metal, Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };

    public static Matrix2 Inverse(Matrix2 a) => 1 / ((a.XX * a.YY) - (a.XY * a.YX)) * new Matrix2(a.YY, -a.XY, -a.YX, a.XX);
}
