using Larmor.Magnetism;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// What the electrons of a stack do to the motion of one moment: N = T Ω with Ω = u × du/dt, a tensor across u.
/// </summary>
/// <remarks>
/// Its symmetric part damps (Gilbert damping, in general not the same about both axes across u); its antisymmetric part b u× changes the gyromagnetic ratio: 1/γ_eff = 1/γ + b/(Ms d),
/// α_eff/γ_eff = α/γ + a/(Ms d) for a damping a alike in all directions. Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375.
/// </remarks>
public sealed record PumpedDamping
{
    internal PumpedDamping(Matrix3 tensor, UnitVector moment, double bulk)
    {
        Tensor = tensor;
        Bulk = bulk;
        TangentFrame frame = TangentFrame.At(moment);
        (Vector3d first, Vector3d second) = (tensor * frame.First, tensor * frame.Second);
        double xx = Vector3d.Dot(frame.First, first), xy = Vector3d.Dot(frame.First, second), yx = Vector3d.Dot(frame.Second, first), yy = Vector3d.Dot(frame.Second, second);
        Antisymmetric = (yx - xy) / 2;
        double mean = (xx + yy) / 2, difference = (xx - yy) / 2, off = (xy + yx) / 2, radius = Math.Sqrt((difference * difference) + (off * off));
        (Least, Most) = (mean - radius, mean + radius);
        double angle = Math.Atan2(off, difference) / 2;
        (double sin, double cos) = Math.SinCos(angle);
        AxisOfMost = UnitVector.Along((cos * frame.First) + (sin * frame.Second));
    }

    /// <summary>T in J s/m².</summary>
    public Matrix3 Tensor { get; }

    /// <summary>The larger eigenvalue of the symmetric part in J s/m².</summary>
    public double Most { get; }

    /// <summary>The smaller eigenvalue of the symmetric part in J s/m².</summary>
    public double Least { get; }

    /// <summary>The direction of Ω that is damped most; any direction across the moment where both values are alike.</summary>
    public UnitVector AxisOfMost { get; }

    /// <summary>Half the trace: a in J s/m², the mean over all directions.</summary>
    public double Mean => (Most + Least) / 2;

    /// <summary>b in J s/m²: the antisymmetric part b u×, which makes no heat.</summary>
    public double Antisymmetric { get; }

    /// <summary>
    /// The part of <see cref="Mean"/> that the moment hands to its own lattice in its bulk, by the exchange with its conduction electrons (s-d), in J s/m². A measured bulk damping contains it.
    /// </summary>
    public double Bulk { get; }

    /// <summary>Mean pumped damping as an addition to a magnet's own: γ a/(Ms d), dimensionless.</summary>
    public double EnhancementOf(Magnet magnet) => Mean / AngularMomentum(magnet);

    /// <summary>The share of the enhancement that is the bulk's own: α_bulk = γ ħ² Re[g_m (1 − s)]/(2q² Ms).</summary>
    public double BulkDampingOf(Magnet magnet) => Bulk / AngularMomentum(magnet);

    /// <summary>γ_eff in rad/(s T), from 1/γ_eff = 1/γ + b/(Ms d).</summary>
    public double GyromagneticRatioOf(Magnet magnet) => Gamma(magnet) / (1 + (Antisymmetric / AngularMomentum(magnet)));

    /// <summary>α_eff = γ_eff (α_g/γ + a/(Ms d)): what a resonance sees, averaged over the directions across the moment.</summary>
    /// <param name="magnet">The moment, with its own damping α.</param>
    /// <param name="containsBulk">Whether α is a measured bulk value, which contains <see cref="BulkDampingOf"/> already: then α_g = α − α_bulk.</param>
    /// <exception cref="DeviceException">The measured α is smaller than the bulk's part of the pumped damping.</exception>
    public double EffectiveDampingOf(Magnet magnet, bool containsBulk = true)
    {
        double rest = containsBulk ? GilbertRestOf(magnet) : Require(magnet).Properties.Damping;
        return GyromagneticRatioOf(magnet) / Gamma(magnet) * (rest + EnhancementOf(magnet));
    }

    /// <summary>α − α_bulk: the Gilbert term that stands beside this tensor where α is a measured bulk value, so that the bulk's part counts once.</summary>
    /// <exception cref="DeviceException">It would be negative.</exception>
    public double GilbertRestOf(Magnet magnet)
    {
        double alpha = Require(magnet).Properties.Damping, bulk = BulkDampingOf(magnet);
        return alpha >= bulk
            ? alpha - bulk
            : throw new DeviceException(FormattableString.Invariant($"The damping {alpha:G4} of '{magnet.Name}' is below {bulk:G4}, what its moment hands to the lattice through its own conduction electrons. Give a longer lattice length, or a larger damping."), $"magnets/{magnet.Name}");
    }

    private static double Gamma(Magnet magnet) => Require(magnet).Properties.GyromagneticRatio;

    private static double AngularMomentum(Magnet magnet) => Require(magnet).Properties.SaturationMagnetization.Si * magnet.Thickness.Si / Gamma(magnet);

    private static Magnet Require(Magnet magnet)
    {
        ArgumentNullException.ThrowIfNull(magnet);
        return magnet;
    }
}
