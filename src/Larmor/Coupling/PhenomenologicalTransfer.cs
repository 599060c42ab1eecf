using System.Numerics;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;
using SphereTangentField = Larmor.Numerics.Sphere.TangentField;

namespace Larmor.Coupling;

/// <summary>
/// X of Eq. (21) along the phenomenological route: coefficients l act on the gradients of Δμ_⊥, Δμ and Δμ_sd over the zone at an interface of the free magnet, and these come from the exact transport solution of
/// the stack at every direction of the moment.
/// </summary>
/// <remarks>
/// <para>Equations: X = (1/(L_F d)) ∫ l (−1/e) ∂Δμ/∂n dx for ρ normalized, L_F = γ/[Ms(1 + α²)]; with Δμ falling to zero over the zone X = l Δμ(0)/(e L_F d). In the frame of <see cref="TransferCoefficients"/> and with the
/// integrated force f = a p + b u + g u × p of a stack with one axis p, du/dt gains (1/d){[l_∥ (a + bc) − l_⊥ bc + l_f g + l_sd f_sd](p − c u) + [l_⊥ g − l_f a] u × p}.</para>
/// <para>Matching the angular momentum absorbed, with z the absorbing conductance and k = ħγ/(2e Ms): as Eq. (20) stands, du/dt gains it whole, l_⊥ = k Re z (the paper's l_⊥ = ρħγσ_⊥/(2e Ms λ)) and
/// X = (1 + α²) ħδJ_⊥/(2e d). In the Gilbert form, in which α acts on all motion, l_⊥ = k (Re z − α Im z)/(1 + α²) and l_f = −k (Im z + α Re z)/(1 + α²): then both routes give the same X to the last digit.</para>
/// <para>Source: J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), Eqs. (20)-(24), corrected.</para>
/// </remarks>
public sealed class PhenomenologicalTransfer
{
    private const int HighestDegree = 128;
    private static readonly double[] Tolerances = [1e-12, 1e-10, 1e-8];
    private readonly Multilayer stack;
    private readonly InterfaceZone zone;
    private readonly NoncollinearTransport transport;
    private readonly int own;
    private readonly UnitVector[] moments;
    private readonly Lazy<AxialFunction[]> basis;

    private PhenomenologicalTransfer(Multilayer stack, Magnet magnet, UnitVector polarizer, InterfaceZone zone)
    {
        (this.stack, Magnet, Polarizer, this.zone) = (stack, magnet, polarizer, zone);
        if (NoncollinearTransport.Refusal(stack) is { } reason) throw new DeviceException(reason, "stack");
        transport = NoncollinearTransport.Of(stack);
        moments = [.. transport.Magnets.Select(i => stack.Layers[i].Magnetization is LayerMagnetization.FixedMoment one ? one.Direction : polarizer)];
        own = Enumerable.Range(0, moments.Length).First(k => stack.Layers[transport.Magnets[k]].Name == magnet.Name);
        basis = new Lazy<AxialFunction[]>(Basis);
    }

    /// <summary>The moment.</summary>
    public Magnet Magnet { get; }

    /// <summary>p, the axis along which spins count as parallel.</summary>
    public UnitVector Polarizer { get; }

    /// <summary>Conductance of the zone for transverse spin in S/m².</summary>
    public ConductancePerArea Conductance => ConductancePerArea.FromSi(zone.Conductance);

    /// <summary>The zone in words.</summary>
    public string ZoneWords => zone.Words;

    /// <summary>Whether everything but the moment lies along p, so that X is a function of one angle.</summary>
    public bool IsAxial => AxialTransport.Refusal(stack, Polarizer, [Magnet.Name]) is null;

    /// <summary>The route at one face of a free magnet.</summary>
    /// <param name="stack">The stack; all its other magnets fixed, no relaxation that depends on a direction.</param>
    /// <param name="magnet">The free moment; its name is that of its layer.</param>
    /// <param name="polarizer">p.</param>
    /// <param name="face">The face.</param>
    /// <param name="depth">Depth of the zone inside the magnet; null for the whole layer.</param>
    /// <exception cref="DeviceException">The stack cannot be solved, has another free magnet, or no normal metal at the face.</exception>
    public static PhenomenologicalTransfer Of(Multilayer stack, Magnet magnet, UnitVector polarizer, LayerFace face, Length? depth = null)
    {
        ArgumentNullException.ThrowIfNull(stack);
        ArgumentNullException.ThrowIfNull(magnet);
        string subject = $"magnets/{magnet.Name}";
        int layer = stack.Layers.ToList().FindIndex(one => one.Name == magnet.Name);
        if (layer < 0) throw new DeviceException($"The magnet '{magnet.Name}' is not a layer of the stack.", subject);
        if (stack.Layers.FirstOrDefault(one => one.Magnetization is LayerMagnetization.FreeMoment && one.Name != magnet.Name) is { } other) throw new DeviceException($"Spin-transfer coefficients act on the forces of a stack with one free layer, and '{other.Name}' is free too. Hold it with a magnetization such as +z.", subject);
        if (stack.Layers.Any(one => one.Material.Channels.IsAnisotropic) || stack.Interfaces.Any(contact => contact.Relaxations.Any(one => one.Anisotropy.Si != 0))) throw new DeviceException("Spin-transfer coefficients need a stack whose relaxations do not depend on the direction of the moment.", "stack");
        Multilayer filled = MixingContacts.Filled(stack);
        return new PhenomenologicalTransfer(filled, magnet, polarizer, InterfaceZone.Of(filled, layer, face, depth));
    }

    /// <summary>X at one direction in its shares.</summary>
    public ForceShares ForcePerAmpere(UnitVector moment, TransferCoefficients coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        Vector3d u = moment, p = Polarizer;
        (Vector3d f, double interBand) = Forces(moment);
        double along = Vector3d.Dot(p, f), unit = 1 / (Magnet.KineticCoefficient * Magnet.Volume.Si);
        Vector3d across = p - (Vector3d.Dot(u, p) * u), beside = f - (along * p);
        return new ForceShares(
            unit * coefficients.Perpendicular.Si * (beside - (Vector3d.Dot(u, beside) * u)),
            unit * coefficients.Parallel.Si * along * across,
            -unit * coefficients.FieldLike.Si * Vector3d.Cross(u, f),
            unit * coefficients.InterBand.Si * interBand * across);
    }

    /// <summary>The coefficients at which the moment gains the angular momentum that it absorbs at this face, in the Gilbert form: this route then gives the torque of the transport where the other face absorbs nothing.</summary>
    public TransferCoefficients Matched() => Matched(Magnet.Properties.Damping);

    /// <summary>The same as Eq. (20) stands, without the share of α: l_⊥ = ħγσ_⊥/(2e Ms λ) for an exponential profile.</summary>
    public TransferCoefficients MatchedWithoutDamping() => Matched(0);

    /// <summary>Why these coefficients would let entropy fall at this damping, naming the coefficient; null where they do not.</summary>
    /// <remarks>
    /// With the conjugate pairs (δJ/2, Δμ/e) of all three spin directions and a rigid moment of thickness d, 2 l² ≤ L_F α G d: at the matched l this reads α ≥ ħ²γ G/(2e² Ms d), the damping that the same contact pumps.
    /// </remarks>
    public string? Refusal(TransferCoefficients coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        return Local(coefficients.Numbers, Magnet.Properties.Damping).Refusal();
    }

    /// <summary>The smallest damping that the second law allows with these coefficients, dimensionless.</summary>
    public double LeastDamping(TransferCoefficients coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        double l = Math.Max(Math.Abs(coefficients.Perpendicular.Si), Math.Abs(coefficients.Parallel.Si));
        return l == 0 ? 0 : 2 * l * l / (Magnet.KineticCoefficient * zone.Conductance * Magnet.Thickness.Si);
    }

    /// <summary>Φ and χ of this route, as the two potentials A and B of the motion.</summary>
    /// <exception cref="DeviceException">The forces vary too sharply over the directions to be held.</exception>
    public SpinTransferPotentials Potentials(TransferCoefficients coefficients)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        if (IsAxial) return new AxialPotentials(Axial(coefficients.Numbers, Magnet.Properties.Damping));
        double alpha = Magnet.Properties.Damping, factor = 1 / (1 + (alpha * alpha));
        SphereTangentField parts = SphereTangentField.Of(Torque, HighestDegree, 1e-12);
        if (parts.ResidualOf(Torque) > 1e-6) throw TooSharp();
        return new SpherePotentials((parts.Gradient, new Numerics.Sphere.HarmonicSeries(parts.Rotation.Degree, [.. parts.Rotation.Coefficients.Select(b => -b)])));

        // X = (1 + αu×)(∇A − u × ∇B), so that ∇A − u × ∇B = (1 − αu×)X/(1 + α²).
        Vector3d Torque(Vector3d u)
        {
            Vector3d x = ForcePerAmpere(UnitVector.Along(u), coefficients).Sum;
            return factor * (x - (alpha * Vector3d.Cross(u, x)));
        }
    }

    /// <summary>A and B for given l_⊥, l_∥, l_f, l_sd in m/(V s) at a damping, in a stack with one axis.</summary>
    internal AxialTorque Axial(ReadOnlySpan<double> l, double damping)
    {
        double unit = Magnet.Properties.SaturationMagnetization.Si / Magnet.Properties.GyromagneticRatio, alpha = damping;
        AxialFunction along = basis.Value[0], mixed = basis.Value[1], turned = basis.Value[2], interBand = basis.Value[3];
        // w_d = l_∥ f_p + l_⊥ m + l_f g + l_sd s and w_f = l_⊥ g − l_f (f_p + m); A′ = (Ms/γ)(w_d + α w_f), B′ = (Ms/γ)(α w_d − w_f).
        return new AxialTorque(
            Polarizer,
            new CombinedFunction((unit * (l[1] - (alpha * l[2])), along), (unit * (l[0] - (alpha * l[2])), mixed), (unit * (l[2] + (alpha * l[0])), turned), (unit * l[3], interBand)),
            new CombinedFunction((unit * ((alpha * l[1]) + l[2]), along), (unit * ((alpha * l[0]) + l[2]), mixed), (unit * ((alpha * l[2]) - l[0]), turned), (unit * alpha * l[3], interBand)));
    }

    /// <summary>Eq. (20) of the zone at a damping, with the conductance that makes its laws those of the rigid moment.</summary>
    internal SpinTransferCoefficients Local(ReadOnlySpan<double> l, double damping)
    {
        double across = zone.Conductance * Magnet.Thickness.Si;
        return new SpinTransferCoefficients
        {
            Kinetic = Magnet.Properties.GyromagneticRatio / (Magnet.Properties.SaturationMagnetization.Si * (1 + (damping * damping))),
            Damping = damping,
            Conductivity = across,
            TransverseConductivity = across / 2,
            Transverse = l[0],
            Longitudinal = l[1],
            FieldLike = l[2],
        };
    }

    internal static DeviceException TooSharp() => new("The forces of the spin-transfer coefficients vary too sharply over the directions of the moment: hardly any spin relaxes in or behind the magnets. Check the spin-diffusion lengths and the ends of the stack.", "stack");

    private TransferCoefficients Matched(double alpha)
    {
        double k = PhysicalConstants.ReducedPlanckConstant * Magnet.Properties.GyromagneticRatio / (2 * PhysicalConstants.ElementaryCharge * Magnet.Properties.SaturationMagnetization.Si);
        Complex z = zone.Absorbing;
        double factor = k / (1 + (alpha * alpha)), across = factor * (z.Real - (alpha * z.Imaginary));
        return TransferCoefficients.FromNumbers(across, across, -factor * (z.Imaginary + (alpha * z.Real)), 0);
    }

    /// <summary>f and f_sd at unit J₀, in V m²/A.</summary>
    private (Vector3d Force, double InterBand) Forces(UnitVector moment) => Forces(transport, moments, own, zone, moment);

    private static (Vector3d Force, double InterBand) Forces(NoncollinearTransport transport, UnitVector[] moments, int own, InterfaceZone zone, UnitVector moment)
    {
        UnitVector[] all = [.. moments];
        all[own] = moment;
        NoncollinearProfile profile = transport.ProfileAt(all);
        return (zone.Force(profile), zone.InterBandForce(profile));
    }

    /// <summary>f·p, −bc, g and f_sd per ampere and volume as functions of c, each as a potential: their derivatives are these strengths.</summary>
    private AxialFunction[] Basis()
    {
        NoncollinearTransport upright = NoncollinearTransport.Of(AxialTransport.Upright(stack, Polarizer));
        UnitVector[] along = [.. moments.Select(moment => Vector3d.Dot(moment, Polarizer) < 0 ? -UnitVector.Z : UnitVector.Z)];
        InterfaceZone turned = zone.In(upright.Stack);
        double perVolume = 1 / Magnet.Volume.Si;
        foreach (double tolerance in Tolerances)
        {
            try
            {
                (PiecewiseSeries first, PiecewiseSeries second) = PiecewiseSeries.Fit((below, above) => Parts(below, above).Longitudinal, tolerance);
                (PiecewiseSeries third, PiecewiseSeries fourth) = PiecewiseSeries.Fit((below, above) => Parts(below, above).Others, tolerance);
                return [.. new[] { first, second, third, fourth }.Select(series => AxialFunction.FromStrength(series.Times(perVolume)))];
            }
            catch (ArgumentException)
            {
                // Rounding above this tolerance: the next one is larger.
            }
        }
        throw TooSharp();

        // p = z, u = (s, 0, c), u × p = (0, −s, 0).
        ((double Along, double Mixed) Longitudinal, (double Turned, double InterBand) Others) Parts(double below, double above)
        {
            double c = below < 1 ? below - 1 : 1 - above, s = Math.Sqrt(below * above);
            (Vector3d f, double interBand) = Forces(upright, along, own, turned, UnitVector.Along(s, 0, c));
            return ((f.Z, -f.X / s * c), (-f.Y / s, interBand));
        }
    }
}
