using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Axial;

/// <summary>
/// The diffusion of c = u·e of a moment whose energy and torques are symmetric about e: ∂ρ/∂t = D ∂/∂c [(1 − c²)(∂ρ/∂c + ρ dg/dc)], g(c) = v(V − χ/α)/kT.
/// </summary>
/// <remarks>
/// Φ turns the moment about e and does nothing else. ρ is the density in c; stationary is exp(−g). Source: docs/theory/fluctuations.md; W. F. Brown, Phys. Rev. 130, 1677
/// (1963), doi:10.1103/PhysRev.130.1677.
/// </remarks>
public sealed class AxialLandscape
{
    private const int Azimuths = 7;
    private const double SymmetryTolerance = 1e-10;

    private readonly Func<double, double> reducedEnergy;

    private AxialLandscape(Func<double, double> reducedEnergy, double diffusion) => (this.reducedEnergy, Diffusion) = (reducedEnergy, diffusion);

    /// <summary>D = αγkT/[Ms v (1 + α²)] in 1/s.</summary>
    public double Diffusion { get; }

    /// <summary>A landscape given by its energy.</summary>
    /// <param name="reducedEnergy">g(c), dimensionless, smooth on −1 ≤ c ≤ 1.</param>
    /// <param name="diffusion">D in 1/s, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">D is not positive.</exception>
    public static AxialLandscape FromReducedEnergy(Func<double, double> reducedEnergy, double diffusion)
    {
        if (!(diffusion > 0 && double.IsFinite(diffusion))) throw new ArgumentOutOfRangeException(nameof(diffusion), string.Create(CultureInfo.InvariantCulture, $"The diffusion constant must be positive; got {diffusion}."));
        return new AxialLandscape(reducedEnergy, diffusion);
    }

    /// <summary>Easy axis and field: g = −σ(c² + 2hc), σ = Ku v/kT, h the field over Bk = 2Ku/Ms (with the damping-like torque, (B + aJ/α)/Bk).</summary>
    /// <param name="sigma">σ, the barrier without field over kT; dimensionless.</param>
    /// <param name="field">h, dimensionless.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static AxialLandscape Uniaxial(double sigma, double field, double diffusion) => FromReducedEnergy(c => -sigma * c * (c + (2 * field)), diffusion);

    /// <summary>The same seen from the other pole: c and −c exchanged.</summary>
    internal AxialLandscape Mirrored => new(c => reducedEnergy(-c), Diffusion);

    /// <summary>The landscape of a moment.</summary>
    /// <param name="equation">One magnet with scalar damping.</param>
    /// <param name="temperature">T, positive.</param>
    /// <param name="axis">e.</param>
    /// <param name="time">Time in s at which the drives are taken.</param>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, no noise, or no symmetry about e; the message says which.</exception>
    public static AxialLandscape Of(GeneralizedLlg equation, Temperature temperature, UnitVector axis, double time = 0)
    {
        (AxialLandscape landscape, double apart, bool isSymmetric) = About(equation, temperature, axis, time);
        return isSymmetric ? landscape : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Energy and torque are not symmetric about {axis}: around it they differ by {apart:G3} kT. Use the density on the sphere."), nameof(axis));
    }

    /// <summary>The same; null where energy or torque are not symmetric about the axis.</summary>
    internal static AxialLandscape? WhereSymmetric(GeneralizedLlg equation, Temperature temperature, UnitVector axis) =>
        About(equation, temperature, axis, 0) is (var landscape, _, true) ? landscape : null;

    private static (AxialLandscape Landscape, double Apart, bool IsSymmetric) About(GeneralizedLlg equation, Temperature temperature, UnitVector axis, double time)
    {
        if (equation.Count != 1 || equation.Damping is not null) throw new ArgumentException("An axial landscape is that of one moment with scalar damping.", nameof(equation));
        if (!(temperature.Si > 0 && double.IsFinite(temperature.Si))) throw new ArgumentException($"An axial landscape needs a positive temperature; got {temperature}.", nameof(temperature));
        Magnet magnet = equation.Magnets[0];
        double alpha = magnet.Properties.Damping;
        if (!(alpha > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An axial landscape needs damping; got alpha = {alpha}. Without it the energy never changes."), nameof(equation));
        double thermal = PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si, current = equation.SpinTransfer.IsNone ? 0 : equation.Current.At(time);
        TangentFrame frame = TangentFrame.At(axis);
        double At(double c, double azimuth)
        {
            double s = Math.Sqrt((1 - c) * (1 + c));
            Vector3d u = (c * frame.Normal) + frame.Vector(s * Math.Cos(azimuth), s * Math.Sin(azimuth));
            double energy = magnet.Energy.Value(u, time);
            if (current != 0)
            {
                (double a, double b) = equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z]));
                energy -= current * (a + (alpha * b)) / alpha;
            }
            return energy / thermal;
        }

        double largest = 0, apart = 0;
        for (int i = 0; i <= 10; i++)
        {
            double c = -1 + (0.2 * i), first = At(c, 0);
            largest = Math.Max(largest, Math.Abs(first));
            for (int j = 1; j < Azimuths; j++) apart = Math.Max(apart, Math.Abs(At(c, 2 * Math.PI * j / Azimuths) - first));
        }
        return (new AxialLandscape(c => At(c, 0), magnet.KineticCoefficient * alpha * thermal), apart, apart <= SymmetryTolerance * Math.Max(1, largest));
    }

    /// <summary>g(c), dimensionless.</summary>
    public double ReducedEnergy(double c) => reducedEnergy(c);
}
