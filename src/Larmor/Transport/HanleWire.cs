using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.Wires;

namespace Larmor.Transport;

/// <summary>Answer of a wire at one field, per unit of current.</summary>
/// <param name="DetectorResistance">Spin voltage of the detector over the injected current in ohm; of the injector itself in a local measurement.</param>
/// <param name="InjectorResistance">Spin voltage of the injector over its current in ohm: what spin accumulation adds to the resistance of the contact.</param>
/// <param name="InjectedPolarization">Spin current that enters the wire at the injector, along its magnetization, over the charge current; dimensionless.</param>
/// <param name="Power">Where the power goes that the current does against the accumulation, at 1 A/m²; the ohmic resistance of wire and contacts is left out.</param>
/// <param name="ReciprocityResidual">Difference to the answer with injector and detector exchanged and the field reversed, relative; dimensionless.</param>
public sealed record HanlePoint(double DetectorResistance, double InjectorResistance, double InjectedPolarization, PowerBudget Power, double ReciprocityResidual);

/// <summary>Spin accumulation and spin current in a wire at one position, per unit of current.</summary>
/// <param name="Position">Along the wire in m from the injector.</param>
/// <param name="Accumulation">Δμ along the injector's magnetization over the current, in ohm.</param>
/// <param name="SpinCurrent">Spin current along the wire, of the same component, over the charge current; dimensionless.</param>
public readonly record struct WirePoint(double Position, double Accumulation, double SpinCurrent);

/// <summary>Injection, diffusion, precession and detection of spins in a normal wire, solved by its exact modes.</summary>
/// <remarks>
/// <para>Equations: δJ = −D′/(2ρ); along the field D″ = D/l², across it D″ = (1/l² − iω/D_N) D with D = D₁ + iD₂, ω = g μ_B B/ħ, D_N the diffusion
/// constant, T1 = l²/D_N. Contacts as in <see cref="WireContact"/>. Directions of field and contacts are free.</para>
/// <para>Valid for wires that are thin against l, contacts short against it, and a normal metal that is isotropic. Not done: contacts that
/// absorb transverse spins otherwise than longitudinal ones; magnets that turn in the field.</para>
/// <para>Sources: F. J. Jedema et al., Nature 416, 713 (2002); S. Takahashi, S. Maekawa, PRB 67, 052409 (2003).</para>
/// </remarks>
public sealed class HanleWire
{
    private const int InjectorNode = 0;
    private const double SmallestTransfer = 1e-250;
    private readonly SpinWire wire;
    private readonly WireNode[] nodes;
    private readonly WireNetwork network;
    private readonly WireNetwork mirrored;
    private readonly int detectorNode;
    private readonly int? endNode;

    private HanleWire(SpinWire wire)
    {
        this.wire = wire;
        double right = wire.Detector is null ? 0 : wire.Distance.Si;
        List<WireNode> places = [new WireNode(0, Load(wire.Injector.Resistance))];
        if (wire.Detector is { } detector)
        {
            detectorNode = 1;
            places.Add(new WireNode(right, Load(detector.Resistance)));
        }
        if (wire.Absorber is { } absorber) places.Add(new WireNode(absorber.Position.Si, Load(absorber.Resistance)));
        if (wire.Left.Condition is EndCondition.Polarization)
        {
            endNode = places.Count;
            places.Add(new WireNode(-wire.Left.Length!.Value.Si, 0));
        }
        nodes = [.. places];
        double first = nodes.Min(node => node.Position), last = nodes.Max(node => node.Position);
        network = new WireNetwork(wire.Material.Channels.RhoStar.Si, nodes, Outside(wire.Left, first), Outside(wire.Right, right - last));
        mirrored = network.Mirrored(nodes);
    }

    /// <summary>Why a wire cannot be solved, in words for the user; null where it can.</summary>
    public static string? Refusal(SpinWire wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        string name = wire.Material.Name;
        if (wire.Material.Channels.Beta != 0 || !wire.Material.Channels.IsTwoChannel) return $"The wire of a Hanle measurement is a normal metal, with one conductivity for both spins; {name} is not.";
        if (!double.IsFinite(wire.Material.Channels.SpinDiffusionLength.Si)) return $"Nothing flips a spin in {name}, so the accumulation of a wire has no steady state. Give it a finite spin-diffusion-length.";
        if (wire.Diffusion is null) return $"Precession needs the time that spins take along the wire. Give {name} a diffusion-constant, for example 0.01 m^2/s, or a density-of-states.";
        if (!(wire.CrossSection.Si > 0 && double.IsFinite(wire.CrossSection.Si))) return $"The cross-section of the wire must be positive; got {wire.CrossSection}.";
        if (!(wire.GFactor > 0 && double.IsFinite(wire.GFactor))) return string.Create(CultureInfo.InvariantCulture, $"The g-factor must be positive; got {wire.GFactor}.");
        if (!(wire.Distance.Si >= 0 && double.IsFinite(wire.Distance.Si))) return $"The distance of the detector must not be negative; got {wire.Distance}.";
        return Refusal(wire.Injector, "injector") ?? (wire.Detector is { } detector ? Refusal(detector, "detector") : null)
            ?? Refusal(wire.Left, "left") ?? Refusal(wire.Right, "right") ?? AbsorberRefusal(wire);
    }

    /// <summary>A wire ready to be solved.</summary>
    /// <exception cref="ArgumentException">The wire cannot be solved; the message is that of <see cref="Refusal(SpinWire)"/>.</exception>
    public static HanleWire Of(SpinWire wire) => Refusal(wire) is { } reason ? throw new ArgumentException(reason, nameof(wire)) : new HanleWire(wire);

    /// <summary>Angular frequency g μ_B B/ħ of the precession in rad/s.</summary>
    public double Precession(MagneticField field) => wire.GFactor * PhysicalConstants.BohrMagneton * field.Si / PhysicalConstants.ReducedPlanckConstant;

    /// <summary>The answer at a field, contacts magnetized as given (the parallel curve; the antiparallel one has the opposite sign).</summary>
    /// <param name="along">Direction of the field.</param>
    /// <param name="field">μ₀H in T along it.</param>
    public HanlePoint At(UnitVector along, MagneticField field)
    {
        (Frame frame, Complex kappa, double rate) = Modes(along, field);
        (WireSolution longitudinal, WireSolution transverse) = Solve(frame, kappa, rate);
        WireContact detector = wire.Detector ?? wire.Injector;
        double atDetector = Component(frame, detector.Magnetization, longitudinal.AtNode(detectorNode), transverse.AtNode(detectorNode));
        double atInjector = Component(frame, wire.Injector.Magnetization, longitudinal.AtNode(InjectorNode), transverse.AtNode(InjectorNode));
        double area = wire.CrossSection.Si;
        return new HanlePoint(
            detector.Polarization * atDetector / (2 * area),
            wire.Injector.Polarization * atInjector / (2 * area),
            wire.Injector.Polarization - (nodes[InjectorNode].Load * atInjector),
            Power(frame, longitudinal, transverse),
            Math.Max(Asymmetry(rate), Asymmetry(kappa)));
    }

    /// <summary>Accumulation and spin current along the wire at a field, at rising positions that include every contact.</summary>
    /// <param name="along">Direction of the field.</param>
    /// <param name="field">μ₀H in T along it.</param>
    /// <param name="pointsPerStretch">Points between neighbouring contacts, evenly spaced, and beyond the last, denser near it; at least 2.</param>
    public IReadOnlyList<WirePoint> Profile(UnitVector along, MagneticField field, int pointsPerStretch = 81)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pointsPerStretch, 2);
        const double lengthsBeyond = 6;
        (Frame frame, Complex kappa, double rate) = Modes(along, field);
        (WireSolution longitudinal, WireSolution transverse) = Solve(frame, kappa, rate);
        double reach = lengthsBeyond * wire.Material.Channels.SpinDiffusionLength.Si;
        double first = network.Positions[0] - (network.Left.Kind == WireTermination.Infinite ? reach : network.Left.Length);
        double last = network.Positions[^1] + (network.Right.Kind == WireTermination.Infinite ? reach : network.Right.Length);
        double[] stops = [.. network.Positions.Prepend(first).Append(last).Distinct()];
        List<WirePoint> points = [];
        for (int k = 0; k + 1 < stops.Length; k++)
        {
            for (int i = 0; i < pointsPerStretch; i++)
            {
                // At its right end a stretch is left by the limit from inside: the spin current jumps at a contact.
                double share = (double)i / (pointsPerStretch - 1);
                if (k == 0 && stops[1] == network.Positions[0]) share = 1 - ((1 - share) * (1 - share));
                else if (k + 2 == stops.Length && stops[k] == network.Positions[^1]) share *= share;
                double x = i == pointsPerStretch - 1 ? stops[k + 1] : stops[k] + (share * (stops[k + 1] - stops[k]));
                double inside = i == pointsPerStretch - 1 ? Math.BitDecrement(x) : x;
                (Complex d, Complex j) = longitudinal.At(inside);
                (Complex dAcross, Complex jAcross) = transverse.At(inside);
                points.Add(new WirePoint(
                    x,
                    Component(frame, wire.Injector.Magnetization, d, dAcross) / wire.CrossSection.Si,
                    Component(frame, wire.Injector.Magnetization, j, jAcross)));
            }
        }
        return points;
    }

    private (Frame Frame, Complex Kappa, double Rate) Modes(UnitVector along, MagneticField field)
    {
        double rate = 1 / wire.Material.Channels.SpinDiffusionLength.Si;
        return (new Frame(along), Complex.Sqrt(new Complex(rate * rate, -Precession(field) / wire.Diffusion!.Value.Si)), rate);
    }

    private (WireSolution Longitudinal, WireSolution Transverse) Solve(Frame frame, Complex kappa, double rate)
    {
        Complex[] along = new Complex[nodes.Length], across = new Complex[nodes.Length];
        Put(InjectorNode, wire.Injector.Polarization, wire.Injector.Magnetization);
        if (wire.Left.Condition is EndCondition.Polarization end) Put(endNode!.Value, -end.Value, end.Along ?? wire.Injector.Magnetization);    // the current leaves here
        return (network.Solve(rate, along), network.Solve(kappa, across));

        void Put(int node, double amount, UnitVector direction)
        {
            along[node] = amount * frame.Along(direction);
            across[node] = amount * frame.Across(direction);
        }
    }

    private PowerBudget Power(Frame frame, WireSolution longitudinal, WireSolution transverse)
    {
        double resistivity = wire.Material.Channels.RhoStar.Si, length = wire.Material.Channels.SpinDiffusionLength.Si;
        (double square, double slope) = longitudinal.Integrals();
        (double squareAcross, double slopeAcross) = transverse.Integrals();
        List<PowerEntry> entries =
        [
            new PowerEntry("wire", "joule-excess", (slope + slopeAcross) / (4 * resistivity)),
            new PowerEntry("wire", "spin-flip", (square + squareAcross) / (4 * resistivity * length * length)),
        ];
        Absorb("injector", InjectorNode);
        if (wire.Detector is not null) Absorb("detector", detectorNode);
        if (wire.Absorber is not null) Absorb("absorber", detectorNode + 1);
        double supplied = Given(InjectorNode, wire.Injector.Polarization, wire.Injector.Magnetization);
        if (wire.Left.Condition is EndCondition.Polarization end) supplied += Given(endNode!.Value, -end.Value, end.Along ?? wire.Injector.Magnetization);
        return new PowerBudget { Supplied = supplied, Entries = entries };

        double Given(int node, double amount, UnitVector direction) => amount * Component(frame, direction, longitudinal.AtNode(node), transverse.AtNode(node)) / 2;

        void Absorb(string place, int node)
        {
            double along = Complex.Abs(longitudinal.AtNode(node)), across = Complex.Abs(transverse.AtNode(node));
            if (nodes[node].Load > 0) entries.Add(new PowerEntry(place, "spin-absorption", nodes[node].Load * ((along * along) + (across * across)) / 2));
        }
    }

    private double Asymmetry(Complex kappa)
    {
        Complex there = network.Transfer(kappa, InjectorNode, detectorNode), back = Complex.Conjugate(mirrored.Transfer(Complex.Conjugate(kappa), detectorNode, InjectorNode));
        double least = SmallestTransfer * wire.Material.Channels.SpinResistance.Si;    // beyond it a double has no digits left to compare
        return Complex.Abs(there - back) / Math.Max(Complex.Abs(there), least);
    }

    private static double Component(Frame frame, UnitVector direction, Complex longitudinal, Complex transverse) =>
        (frame.Along(direction) * longitudinal.Real) + (Complex.Conjugate(frame.Across(direction)) * transverse).Real;

    private double Load(Resistance? resistance) => resistance is { } value ? 1 / (2 * value.Si * wire.CrossSection.Si) : 0;

    // Beyond the outermost node; the wire's length counts from the outermost measured contact, and an absorber may stand farther out.
    private static WireOutside Outside(WireEnd end, double shift) => end.Condition switch
    {
        EndCondition.Reservoir => new WireOutside(WireTermination.Absorbing, end.Length!.Value.Si + shift),
        EndCondition.Lead => new WireOutside(WireTermination.Infinite, 0),
        _ => new WireOutside(WireTermination.Reflecting, end.Length!.Value.Si + shift),
    };

    private static string? Refusal(WireContact contact, string name)
    {
        if (!(Math.Abs(contact.Polarization) <= 1)) return string.Create(CultureInfo.InvariantCulture, $"The polarization of the {name} must lie between -1 and 1; got {contact.Polarization}.");
        if (contact.Resistance is { } resistance && !(resistance.Si > 0 && double.IsFinite(resistance.Si))) return $"The resistance by which the {name} absorbs spin must be positive; got {resistance}. Leave it out for an ideal tunnel contact.";
        return null;
    }

    private static string? Refusal(WireEnd end, string name)
    {
        if (end.Length is { } length && !(length.Si > 0 && double.IsFinite(length.Si))) return $"The wire must reach beyond its outermost contact; its {name} part is {length} long.";
        if (end.Condition is EndCondition.Lead != end.Length is null) return $"The {name} part of the wire goes on for ever exactly where it has no length.";
        if (end.Condition is EndCondition.SpinCurrent) return $"A fixed spin current at the {name} end is no answer to the injected current; give the end a polarization, or seal it.";
        if (end.Condition is not EndCondition.Polarization(var value, _)) return null;
        if (name == "right") return "No charge current passes the right end of the wire, so a polarized current there is none: seal it.";
        return Math.Abs(value) <= 1 ? null : string.Create(CultureInfo.InvariantCulture, $"The polarization of the {name} end must lie between -1 and 1; got {value}.");
    }

    private static string? AbsorberRefusal(SpinWire wire)
    {
        if (wire.Absorber is not { } absorber) return null;
        if (!(absorber.Resistance.Si > 0 && double.IsFinite(absorber.Resistance.Si))) return $"The resistance by which the absorber takes up spin must be positive; got {absorber.Resistance}.";
        double right = wire.Detector is null ? 0 : wire.Distance.Si;
        bool isInside = absorber.Position.Si > -(wire.Left.Length?.Si ?? double.PositiveInfinity) && absorber.Position.Si < right + (wire.Right.Length?.Si ?? double.PositiveInfinity);
        return isInside ? null : $"The absorber at {absorber.Position} from the injector lies beyond the end of the wire.";
    }

    /// <summary>A right-handed frame whose third axis is the field.</summary>
    private readonly struct Frame
    {
        private readonly Vector3d first;
        private readonly Vector3d second;
        private readonly Vector3d third;

        public Frame(UnitVector field)
        {
            third = field.Components;
            Vector3d start = Math.Abs(third.X) < 0.6 ? UnitVector.X.Components : UnitVector.Y.Components;
            first = UnitVector.Along(start - (Vector3d.Dot(start, third) * third)).Components;
            second = Vector3d.Cross(third, first);
        }

        public double Along(UnitVector direction) => Vector3d.Dot(direction.Components, third);

        public Complex Across(UnitVector direction) => new(Vector3d.Dot(direction.Components, first), Vector3d.Dot(direction.Components, second));
    }
}
