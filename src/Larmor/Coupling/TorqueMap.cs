using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>
/// The spin torque of a stack on one of its moments at every direction of that moment, all others at given directions, and its two potentials: per ampere, v(∇A − u × ∇B) is the torque.
/// </summary>
/// <remarks>
/// <para>A and B by vector spherical harmonics (Helmholtz): ∇A is the damping-like part, −u × ∇B the field-like one. For a damping α the paper's potentials are χ = (A + αB) I,
/// Φ = (αA − B) I, and X = u × ∇Φ + ∇χ of Eqs. (22)-(24). Both exist for every torque; <see cref="Residual"/> is what the finite series leave.</para>
/// <para>With several free moments each has its own pair at the given directions of the others; on all of them together a torque is in general no gradient.</para>
/// </remarks>
public sealed class TorqueMap
{
    private const int HighestDegree = 128;
    private const double Tolerance = 1e-12, LargestResidual = 1e-6;
    private readonly Func<Vector3d, Vector3d> field;
    private readonly TangentField parts;
    private readonly bool isCheap;

    private TorqueMap(Magnet magnet, (Func<Vector3d, Vector3d> Field, bool IsCheap) torque, TangentField parts)
    {
        (field, isCheap) = torque;
        Magnet = magnet;
        this.parts = parts;
        Residual = parts.ResidualOf(field);
    }

    /// <summary>The moment.</summary>
    public Magnet Magnet { get; }

    /// <summary>The largest torque that A and B do not give, relative to the largest torque; at directions between those that the series rest on.</summary>
    public double Residual { get; }

    /// <summary>Highest degree of the spherical harmonics in A and B.</summary>
    public int Degree => parts.Gradient.Degree;

    /// <summary>A and B of this moment alone, for linear response and Fokker-Planck, and its torque for the equation of motion: from the series, or from the stack itself where that costs less.</summary>
    public SpherePotentials Potentials => new(Series) { Torque = isCheap ? this.field : null };

    /// <summary>The same for a list of moments.</summary>
    internal (HarmonicSeries A, HarmonicSeries B) Series => (parts.Gradient, new HarmonicSeries(parts.Rotation.Degree, [.. parts.Rotation.Coefficients.Select(b => -b)]));

    /// <summary>Torque per area over the charge current density, N/J₀ in J/A, from the transport itself.</summary>
    public Vector3d TorquePerCurrent(UnitVector moment) => Magnet.Volume.Si * field(moment);

    /// <summary>X = u × ∇Φ + ∇χ of Eq. (24) per ampere, in J/(m³ A), from the transport itself: (1 + α u×) times the torque over the volume.</summary>
    public Vector3d ForcePerAmpere(UnitVector moment)
    {
        Vector3d torque = field(moment);
        return torque + (Magnet.Properties.Damping * Vector3d.Cross(moment, torque));
    }

    /// <summary>Maps the torque on one magnet.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="magnet">The moment; its name is that of its layer.</param>
    /// <param name="others">Directions of the other free layers by name; fixed layers have their own.</param>
    /// <exception cref="DeviceException">The stack cannot be solved, lacks a direction, or its torque varies too sharply to be held.</exception>
    public static TorqueMap Of(Multilayer stack, Magnet magnet, IReadOnlyDictionary<string, UnitVector>? others = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(magnet);
        OrientedTransport oriented = new(stack);
        UnitVector[] moments = [.. oriented.Magnets.Select(i => stack.Layers[i]).Select(layer => DirectionOf(layer, magnet.Name, others))];
        int own = oriented.Names.ToList().IndexOf(magnet.Name);
        if (own < 0) throw new DeviceException($"The magnet '{magnet.Name}' is not a magnetic layer of the stack.", $"magnets/{magnet.Name}");
        double perVolume = SpinTorque.PerSpinCurrent / magnet.Volume.Si;
        (Func<Vector3d, Vector3d> absorbed, bool isCheap) = Absorbed(oriented, moments, own);
        Vector3d Field(Vector3d u) => perVolume * absorbed(u);
        TangentField potentials = TangentField.Of(Field, HighestDegree, Tolerance);
        TorqueMap map = new(magnet, (Field, isCheap), potentials);
        return map.Residual <= LargestResidual ? map : throw new DeviceException($"The spin torque on '{magnet.Name}' varies too sharply over its directions: hardly any spin relaxes in or behind the magnets. Check the spin-diffusion lengths and the ends of the stack.", "stack");
    }

    private static UnitVector DirectionOf(Layer layer, string moving, IReadOnlyDictionary<string, UnitVector>? others)
    {
        if (layer.Magnetization is LayerMagnetization.FixedMoment one) return one.Direction;
        if (layer.Name == moving) return UnitVector.Z;
        return others is not null && others.TryGetValue(layer.Name, out UnitVector direction)
            ? direction
            : throw new DeviceException($"The torque on '{moving}' depends on the direction of the free layer '{layer.Name}', which is not given.", "stack");
    }

    private static (Func<Vector3d, Vector3d> Absorbed, bool IsCheap) Absorbed(OrientedTransport oriented, UnitVector[] moments, int own)
    {
        if (oriented.IsAnisotropic)
        {
            return (u =>
            {
                moments[own] = UnitVector.Along(u);
                return oriented.Solve(moments, CurrentDensity.FromSi(1)).AbsorbedSpinCurrents[own];
            }, false);
        }
        PartlyFixedTransport moving = oriented.WithMoving(own, moments);
        if (moving.Surroundings() is { } surroundings) return (u => surroundings.Absorbed(MomentStep.OntoSphere(u)), true);
        return (u =>
        {
            Span<Vector3d> value = stackalloc Vector3d[1];
            moving.Evaluate([UnitVector.Along(u)], value);
            return value[0];
        }, false);
    }
}
