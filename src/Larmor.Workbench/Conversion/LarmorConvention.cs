using System.Globalization;
using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>Larmor's own convention, in the words of the device file; x is the film normal.</summary>
internal sealed class LarmorConvention : ProgramConvention
{
    private const string Before = "before", After = "after";

    public override string Name => "larmor";

    public override IReadOnlyList<string> Known { get; } =
    [
        "g-factor", "saturation-magnetization", "damping", "thickness", "area", "current", "current-density", "fixed-layer", "towards",
        "efficiency", "polarization", "lambda", "field-like-ratio", "damping-like", "field-like",
        "constant", "second-constant", "axis", "exchange", "biquadratic",
    ];

    public override IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["P"] = "two meanings of P in use differ by a factor of 2. Give 'efficiency', or 'polarization' with 'lambda'.",
        ["p"] = "two meanings of P in use differ by a factor of 2. Give 'efficiency', or 'polarization' with 'lambda'; the direction is 'towards'.",
    };

    public override string Example => "efficiency=0.3";

    public override MacrospinParameters Read(ConversionWords words)
    {
        string order = words.Text("fixed-layer") ?? Before;
        if (order is not (Before or After)) throw new DeviceException($"fixed-layer says where the fixed layer stands in the stack as seen from the free one: '{Before}' (smaller x) or '{After}'; got '{order}'.");
        double sign = order == Before ? -1 : 1;
        if (words.Has("current") && words.Has("current-density")) throw new DeviceException("Give current with area, or current-density, not both.");
        CurrentDensity? density = words.Quantity<CurrentDensity>("current-density");
        Area? area = words.Quantity<Area>("area");
        if (words.Quantity<Current>("current") is { } current) density = CurrentDensity.FromSi(current.Si / (area ?? throw new DeviceException("A current needs the area of the cross-section.")).Si);
        MacrospinParameters magnet = new()
        {
            GyromagneticRatio = PhysicalConstants.ElectronGyromagneticRatio * ((words.Positive("g-factor") ?? PhysicalConstants.ElectronGFactor) / PhysicalConstants.ElectronGFactor),
            Damping = words.Damping("damping"),
            Magnetization = words.Quantity<Magnetization>("saturation-magnetization"),
            Thickness = words.Quantity<Length>("thickness"),
            Polarizer = words.Direction("towards"),
            Pushing = density is { } along ? CurrentDensity.FromSi(sign * along.Si) : null,
            FixedFirst = order == Before,
            OrderIsKnown = true,
            Anisotropy = words.Quantity<EnergyDensity>("constant"),
            SecondAnisotropy = words.Quantity<EnergyDensity>("second-constant") ?? default,
            Axis = words.Direction("axis"),
            Exchange = words.Quantity<EnergyPerArea>("exchange"),
            Biquadratic = words.Quantity<EnergyPerArea>("biquadratic"),
        };
        return magnet with { Torque = Torque(words, magnet, area) };
    }

    public override IReadOnlyList<string> Write(MacrospinParameters magnet)
    {
        List<string> lines = ["magnets:", "  free:", $"    g-factor: {Text(ProgramConstants.GFactorOf(magnet.GyromagneticRatio))}"];
        if (magnet.Magnetization is { } ms) lines.Add($"    saturation-magnetization: {Text(ms.Si)} A/m");
        if (magnet.Damping is { } alpha) lines.Add($"    damping: {Text(alpha)}");
        if (magnet.Anisotropy is { } constant)
        {
            string second = magnet.SecondAnisotropy.Si != 0 ? $", second-constant: {Text(magnet.SecondAnisotropy.Si)} J/m^3" : "";
            lines.Add($"    anisotropy: {{ constant: {Text(constant.Si)} J/m^3{second}, axis: {Direction(magnet.Axis ?? UnitVector.X)} }}");
        }
        if (magnet.Torque is { } torque) lines.AddRange(TorqueLines(LarmorTorque.Of(torque)));
        lines.Add($"# in the stack: {(magnet.Thickness is { } d ? $"the free layer {Text(d.Si)} m thick, " : "")}the fixed layer {(magnet.FixedFirst ? "before" : "after")} it{(magnet.Polarizer is { } p ? $", magnetization: {Direction(p)}" : "")}");
        if (magnet.AlongStack is { } density) lines.Add($"# current density along +x: {Text(density.Si)} A/m^2");
        if (magnet.Exchange is { } exchange) lines.Add($"# exchange of two free layers: J = {Text(exchange.Si)} J/m^2 in E/A = -J u.u'");
        if (magnet.Biquadratic is { } quadratic) lines.Add($"# and biquadratic: J2 = {Text(quadratic.Si)} J/m^2 in E/A = -J2 (u.u')^2");
        return lines;
    }

    public override IReadOnlyList<string> Equation(MacrospinParameters magnet)
    {
        List<string> lines =
        [
            "Larmor solves (Gilbert form, fields in T, x the film normal):",
            "  du/dt = -gamma u x B + alpha u x du/dt - gamma aJ(c) u x (u x p) - gamma bJ(c) u x p,  c = u.p",
            $"  {OrUnknown(magnet.GyromagneticRatio, "gamma")} rad/(s T), {OrUnknown(magnet.Damping, "alpha")}{(magnet.Polarizer is { } p ? $", p = {p}" : "")}",
        ];
        if (magnet.Torque is { IsNone: false } torque)
        {
            MagneticField? field = magnet.FieldOfEfficiencyOne;
            if (field is { } f) lines.Add($"  aJ = {AsFunction(torque.DampingLike, f.Si)} T, bJ = {AsFunction(torque.FieldLike, f.Si)} T");
            else lines.Add($"  aJ = f ({AsFunction(torque.DampingLike)}), bJ = f ({AsFunction(torque.FieldLike)}), f = hbar J/(2|e| Ms d), J counted so that its electrons push towards p");
        }
        lines.Add("  This is Eq. (24): du/dt = L_F { u x grad(V + Phi) - alpha grad V + grad chi }, L_F = gamma/[Ms (1 + alpha^2)],");
        lines.Add("  d(chi)/dc = Ms (aJ + alpha bJ), d(Phi)/dc = Ms (alpha aJ - bJ).");
        return lines;
    }

    private static IEnumerable<string> TorqueLines(IReadOnlyList<GivenTorque> torques)
    {
        if (torques.Count == 1) return InWords(torques[0]).Select(pair => $"    {pair}");
        return [$"    torques:    # they add{(torques.OfType<GivenTorque.Slonczewski>().Any() ? "; one electrode gives at most polarization 1" : "")}", .. torques.Select(torque => $"      - {{ {string.Join(", ", InWords(torque))} }}")];
    }

    private static IEnumerable<string> InWords(GivenTorque torque) => torque switch
    {
        GivenTorque.Efficiency one => [$"efficiency: {Text(one.Value)}"],
        GivenTorque.Slonczewski { FieldLikeRatio: 0 } one => [$"polarization: {Text(one.Polarization)}", $"lambda: {Text(one.Lambda)}"],
        GivenTorque.Slonczewski one => [$"polarization: {Text(one.Polarization)}", $"lambda: {Text(one.Lambda)}", $"field-like-ratio: {Text(one.FieldLikeRatio)}"],
        _ => throw new ArgumentOutOfRangeException(nameof(torque), "A torque of another form."),
    };

    private static string Direction(UnitVector direction)
    {
        string text = direction.ToString();
        return text[0] != '[' ? text : string.Create(CultureInfo.InvariantCulture, $"[{direction.Components.X:G15}, {direction.Components.Y:G15}, {direction.Components.Z:G15}]");
    }

    private static StandardTorque? Torque(ConversionWords words, MacrospinParameters magnet, Area? area)
    {
        bool isEfficiency = words.Has("efficiency"), isSlonczewski = words.Has("polarization", "lambda", "field-like-ratio"), isFields = words.Has("damping-like", "field-like");
        if ((isEfficiency ? 1 : 0) + (isSlonczewski ? 1 : 0) + (isFields ? 1 : 0) > 1) throw new DeviceException("A torque is given in one way: efficiency, or polarization with lambda (and field-like-ratio), or damping-like and field-like.");
        if (isEfficiency) return LarmorTorque.ToStandard(new GivenTorque.Efficiency(words.Number("efficiency")!.Value));
        if (isSlonczewski)
        {
            double polarization = words.Number("polarization") ?? throw new DeviceException("lambda and field-like-ratio belong to a polarization.");
            double lambda = words.Number("lambda") ?? throw new DeviceException("polarization needs lambda; 1 for a torque without asymmetry, whose efficiency is half the polarization.");
            return LarmorTorque.ToStandard(new GivenTorque.Slonczewski(polarization, lambda) { FieldLikeRatio = words.Number("field-like-ratio") ?? 0 });
        }
        return isFields ? OfFields(words.Quantity<MagneticFieldPerCurrent>("damping-like") ?? default, words.Quantity<MagneticFieldPerCurrent>("field-like") ?? default, magnet, area) : null;
    }

    /// <summary>η of fields per ampere along +x: aJ/I divided by f/I.</summary>
    internal static StandardTorque OfFields(MagneticFieldPerCurrent dampingLike, MagneticFieldPerCurrent fieldLike, MacrospinParameters magnet, Area? area)
    {
        if (area is not { } section || magnet.Magnetization is not { } ms || magnet.Thickness is not { } thickness) throw new DeviceException("Fields per current become an efficiency with saturation-magnetization, thickness and area.");
        CurrentDensity perAmpere = CurrentDensity.FromSi((magnet.FixedFirst ? -1 : 1) / section.Si);
        double scale = 1 / StandardTorque.FieldOfEfficiencyOne(perAmpere, ms, thickness).Si;
        return new([new TorqueTerm(dampingLike.Si * scale, 1)], [new TorqueTerm(fieldLike.Si * scale, 1)]);
    }
}
