using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using static Larmor.Physics.TestMagnets;

namespace Larmor.Physics;

/// <summary>Three magnets in a row, coupled by exchange; with drives that move, or left to themselves.</summary>
internal static class CoupledMagnets
{
    private static readonly Area Contact = Area.FromSi(7e-15);

    /// <summary>γ times 1 T, in rad/s: the rate of the motions here.</summary>
    public static double Rate => Gamma;

    public static Moments Start { get; } = Moments.Of(UnitVector.FromAngles(1.1, 0.3), UnitVector.FromAngles(2.2, 2.0), UnitVector.FromAngles(0.7, -1.4));

    /// <summary>Anisotropies, exchange, a field along y that swings, and a current that swings too.</summary>
    public static GeneralizedLlg Driven { get; } = new(
        With(0.02, Easy(UnitVector.Z, 0.4), Swinging(0.3)),
        Thrice(0.1, Hard(UnitVector.X, 0.8), Field(UnitVector.Y, 0.2)),
        With(0.05, Easy(UnitVector.Along(1, 1, 0), 0.5), Swinging(-0.2)))
    {
        Pairs = Exchange,
        SpinTransfer = new AxialPotentials(
            new AxialTorque(UnitVector.Z, AxialFunction.Slonczewski(0.06 * Ms, 1.5), AxialFunction.Linear(0.01 * Ms)),
            new AxialTorque(UnitVector.X, AxialFunction.Linear(0.02 * Ms), AxialFunction.Zero),
            new AxialTorque(UnitVector.Y, AxialFunction.Linear(-0.03 * Ms), AxialFunction.Zero)),
        Current = Waveforms.Sine(1, 0.11 * Gamma),
    };

    /// <summary>Uniaxial, shape, field and bilinear exchange, all at most quadratic.</summary>
    public static GeneralizedLlg Quadratic(double damping) => new(
        With(damping, Easy(UnitVector.Z, 0.4), Shape, Field(UnitVector.Y, 0.1)),
        Thrice(damping, Shape, Field(UnitVector.Y, 0.2)),
        With(damping, Easy(UnitVector.Along(1, 1, 0), 0.5), Field(UnitVector.X, 0.1)))
    {
        Pairs = Exchange,
    };

    /// <summary>The same with cubic anisotropy, of degree four and six.</summary>
    public static GeneralizedLlg Cubic(double damping) => new(
        With(damping, Easy(UnitVector.Z, 0.4), new CubicProbe(2e5, 4e5), Field(UnitVector.Y, 0.1)),
        Thrice(damping, Shape, new CubicProbe(-3e5, 1e5)),
        With(damping, new CubicProbe(1e5, -2e5), Field(UnitVector.X, 0.1)))
    {
        Pairs = Exchange,
    };

    public static Demagnetization Shape { get; } = new(Magnetization.FromSi(Ms), DemagnetizingFactors.FromFactors(0.9, 0.07, 0.03));

    private static IReadOnlyList<MomentPair> Exchange =>
    [
        new MomentPair(0, 1, new InterlayerExchange(EnergyPerArea.FromSi(-4e-4), Contact)),
        new MomentPair(1, 2, new InterlayerExchange(EnergyPerArea.FromSi(3e-4), Contact)),
    ];

    private static Zeeman Swinging(double tesla) => new(Magnetization.FromSi(Ms), UnitVector.Y, Waveforms.Sine(tesla, 0.13 * Gamma));
}

/// <summary>K1 (x²y² + y²z² + z²x²) + K2 x²y²z², written for these tests alone.</summary>
internal sealed class CubicProbe(double first, double second) : EnergyTerm
{
    public override string Name => "cubic probe";

    public override double Value(Vector3d u, double time)
    {
        (double x, double y, double z) = (u.X * u.X, u.Y * u.Y, u.Z * u.Z);
        return (first * ((x * y) + (y * z) + (z * x))) + (second * x * y * z);
    }

    public override Vector3d Gradient(Vector3d u, double time)
    {
        (double x, double y, double z) = (u.X * u.X, u.Y * u.Y, u.Z * u.Z);
        return new Vector3d(
            2 * u.X * ((first * (y + z)) + (second * y * z)),
            2 * u.Y * ((first * (x + z)) + (second * x * z)),
            2 * u.Z * ((first * (x + y)) + (second * x * y)));
    }

    public override SymmetricMatrix3 Hessian(Vector3d u, double time)
    {
        (double x, double y, double z) = (u.X * u.X, u.Y * u.Y, u.Z * u.Z);
        return new SymmetricMatrix3(
            2 * ((first * (y + z)) + (second * y * z)),
            2 * ((first * (x + z)) + (second * x * z)),
            2 * ((first * (x + y)) + (second * x * y)),
            4 * u.X * u.Y * (first + (second * z)),
            4 * u.X * u.Z * (first + (second * y)),
            4 * u.Y * u.Z * (first + (second * x)));
    }
}
