using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>mumax3: SI units, fields in T, Slonczewski torque in Gilbert form, sign of the current by FixedLayerPosition.</summary>
internal sealed class Mumax3Convention : ProgramConvention
{
    private const string Texture = "it acts on a magnetization that varies in space, and Larmor's moments are uniform.";
    private const string Top = "FIXEDLAYER_TOP", Bottom = "FIXEDLAYER_BOTTOM";

    public override string Name => "mumax3";

    public override IReadOnlyList<string> Known { get; } =
        ["GammaLL", "Msat", "alpha", "J", "Pol", "Lambda", "EpsilonPrime", "FixedLayer", "FixedLayerPosition", "FreeLayerThickness", "Ku1", "Ku2", "anisU", "InterExchange", "CellHeight"];

    public override IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["xi"] = Texture,
        ["Aex"] = Texture,
        ["Dind"] = Texture,
        ["Dbulk"] = Texture,
        ["Kc1"] = "cubic anisotropy is not translated.",
        ["Kc2"] = "cubic anisotropy is not translated.",
        ["Kc3"] = "cubic anisotropy is not translated.",
        ["B_ext"] = "a field in T is the same in both; only the axes change, (x, y, z) there is (y, z, x) here.",
        ["Temp"] = "a translation is of the deterministic equation.",
    };

    public override string Example => "Pol=0.4";

    public override MacrospinParameters Read(ConversionWords words)
    {
        string position = words.Text("FixedLayerPosition") ?? Top;
        if (position is not (Top or Bottom)) throw new DeviceException($"FixedLayerPosition is {Top} or {Bottom}; got '{position}'.");
        double? current = null;
        if (words.Numbers("J", 1, 3) is { } density)
        {
            current = density[^1];
            if (density.Length == 3 && (density[0] != 0 || density[1] != 0)) throw new DeviceException("Only the z component of mumax3's J exerts a Slonczewski torque; its in-plane components drive textures (Zhang and Li), and Larmor's moments are uniform. Give J = 0,0,Jz.");
        }
        (EnergyDensity constant, EnergyDensity second) = EnergyConventions.FromPowersOfCosine(EnergyDensity.FromSi(words.Number("Ku1") ?? 0), EnergyDensity.FromSi(words.Number("Ku2") ?? 0));
        bool hasTorque = words.Has("J", "Pol", "Lambda", "EpsilonPrime", "FixedLayer");
        double? stiffness = words.Number("InterExchange");
        return new MacrospinParameters
        {
            GyromagneticRatio = words.Positive("GammaLL") ?? ProgramConstants.Mumax3.GyromagneticRatio,
            Damping = words.Damping("alpha"),
            Magnetization = words.Positive("Msat") is { } ms ? Magnetization.FromSi(ms) : null,
            Thickness = words.Positive("FreeLayerThickness") is { } thickness ? Length.FromSi(thickness) : null,
            Torque = hasTorque ? new Mumax3Torque(words.Number("Pol") ?? 1, words.Number("Lambda") ?? 1, words.Number("EpsilonPrime") ?? 0).ToStandard() : null,
            Polarizer = words.Direction("FixedLayer") is { } direction ? FromProgramAxes(direction) : null,
            Pushing = current is { } j ? CurrentDensity.FromSi(position == Top ? j : -j) : null,
            FixedFirst = position == Bottom,
            OrderIsKnown = true,
            Anisotropy = words.Has("Ku1", "Ku2") ? constant : null,
            SecondAnisotropy = second,
            Axis = words.Direction("anisU") is { } axis ? FromProgramAxes(axis) : null,
            Exchange = stiffness is { } a
                ? EnergyConventions.FromInterExchange(a, Length.FromSi(words.Positive("CellHeight") ?? throw new DeviceException("mumax3's exchange between two regions is a stiffness A in J/m; J = 2A/c needs the height c of its cells. Give CellHeight in m.")))
                : null,
            Remarks = hasTorque && !words.Has("Pol") ? ["Pol was not given: mumax3 takes 1."] : [],
        };
    }

    public override IReadOnlyList<string> Write(MacrospinParameters magnet)
    {
        List<string> lines = [$"GammaLL = {Text(magnet.GyromagneticRatio)}"];
        if (magnet.Magnetization is { } ms) lines.Add($"Msat = {Text(ms.Si)}");
        if (magnet.Damping is { } alpha) lines.Add($"alpha = {Text(alpha)}");
        if (magnet.Anisotropy is { } constant)
        {
            (EnergyDensity first, EnergyDensity second) = EnergyConventions.ToPowersOfCosine(constant, magnet.SecondAnisotropy);
            lines.Add($"Ku1 = {Text(first.Si)}");
            if (second.Si != 0) lines.Add($"Ku2 = {Text(second.Si)}");
        }
        if (magnet.Axis is { } axis) lines.Add($"anisU = vector({InProgramAxes(axis)})");
        if (magnet.Torque is { IsNone: false } torque)
        {
            Mumax3Torque own = Mumax3Torque.Of(torque).Require();
            lines.AddRange([$"Pol = {Text(own.Polarization)}", $"Lambda = {Text(own.Lambda)}", $"EpsilonPrime = {Text(own.EpsilonPrime)}", $"FixedLayerPosition = {(magnet.FixedFirst ? Bottom : Top)}"]);
            if (magnet.Polarizer is { } p) lines.Add($"FixedLayer = vector({InProgramAxes(p)})");
            if (magnet.Thickness is { } thickness) lines.Add($"FreeLayerThickness = {Text(thickness.Si)}");
            if (magnet.AlongStack is { } density) lines.Add($"J = vector(0, 0, {Text(density.Si)})");
        }
        if (magnet.Exchange is { } exchange) lines.Add($"// ext_InterExchange(0, 1, {Text(exchange.Si / 2)} * c)    with c the height of the cells in m: A = J c/2");
        if (magnet.Biquadratic is { Si: not 0 }) throw new DeviceException("mumax3 has no biquadratic exchange.");
        return lines;
    }

    public override IReadOnlyList<string> Equation(MacrospinParameters magnet)
    {
        List<string> lines =
        [
            "mumax3 solves (Landau-Lifshitz form, fields in T, z the film normal):",
            "  dm/dt = GammaLL/(1 + alpha^2) { -m x B - alpha m x (m x B) + beta (eps + alpha eps') m x (p x m) + beta (eps' - alpha eps) p x m }",
            $"  {OrUnknown(magnet.GyromagneticRatio, "GammaLL")} rad/(s T), {OrUnknown(magnet.Damping, "alpha")}",
        ];
        if (magnet.Torque is not { IsNone: false } torque) return lines;
        double half = 1 / (2 * ProgramConstants.Mumax3.FluxRatio);
        lines.Add($"  eps = Pol Lambda^2/[(Lambda^2 + 1) + (Lambda^2 - 1) c] = {AsFunction(torque.DampingLike, half)}, eps' = EpsilonPrime = {AsFunction(torque.FieldLike, half)}, c = m.p");
        lines.Add($"  beta = {(magnet.FixedFirst ? "-" : "")}hbar Jz/(|e| Msat d){(magnet.FieldOfEfficiencyOne is { } f ? $" = {Short(2 * ProgramConstants.Mumax3.FluxRatio * f.Si)} T" : "")}, Jz the conventional current density along +z");
        return lines;
    }
}
