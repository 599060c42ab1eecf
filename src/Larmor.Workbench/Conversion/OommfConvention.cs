using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>OOMMF: fields in A/m, Oxs_SpinXferEvolve in Gilbert form, positive J pulls towards mp whatever the order of the layers.</summary>
internal sealed class OommfConvention : ProgramConvention
{
    public override string Name => "oommf";

    public override IReadOnlyList<string> Known { get; } =
        ["gamma_G", "gamma_LL", "alpha", "Ms", "thickness", "P", "P_fixed", "P_free", "Lambda", "Lambda_fixed", "Lambda_free", "eps_prime", "J", "mp", "K1", "Ha", "axis", "sigma", "sigma2"];

    public override IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["propagate_mp"] = "it takes the polarization from the change of m in space, and Larmor's moments are uniform.",
        ["u"] = "u and beta belong to Anv_SpinTEvolve, whose torque acts on a magnetization that varies in space; Larmor's moments are uniform.",
        ["A"] = "exchange stiffness acts on a magnetization that varies in space, and Larmor's moments are uniform.",
        ["J_direction"] = "it only says which edge of a cell is the thickness. Give thickness.",
        ["do_precess"] = "Larmor always lets the moment precess.",
    };

    public override string Example => "P=0.4";

    public override MacrospinParameters Read(ConversionWords words)
    {
        Pairs(words, "P");
        Pairs(words, "Lambda");
        double? alpha = words.Damping("alpha");
        bool hasTorque = words.Has("J", "P", "P_fixed", "Lambda", "Lambda_fixed", "eps_prime", "mp");
        double polarization = words.Number("P") ?? 0.4, lambda = words.Number("Lambda") ?? 2;
        Magnetization? ms = words.Positive("Ms") is { } value ? Magnetization.FromSi(value) : null;
        return new MacrospinParameters
        {
            GyromagneticRatio = Gamma(words, alpha) / ProgramConstants.Oommf.Permeability,
            Damping = alpha,
            Magnetization = ms,
            Thickness = words.Positive("thickness") is { } thickness ? Length.FromSi(thickness) : null,
            Torque = hasTorque
                ? new OommfTorque(words.Number("P_fixed") ?? polarization, words.Number("P_free") ?? polarization, words.Number("Lambda_fixed") ?? lambda, words.Number("Lambda_free") ?? lambda, words.Number("eps_prime") ?? 0).ToStandard()
                : null,
            Polarizer = words.Direction("mp") is { } p ? FromProgramAxes(p) : null,
            Pushing = words.Number("J") is { } j ? CurrentDensity.FromSi(j) : null,
            Anisotropy = Constant(words, ms),
            Axis = words.Direction("axis") is { } axis ? FromProgramAxes(axis) : null,
            Exchange = words.Number("sigma") is { } sigma ? EnergyPerArea.FromSi(sigma) : null,
            Biquadratic = words.Number("sigma2") is { } sigma2 ? EnergyPerArea.FromSi(sigma2) : null,
            Remarks = hasTorque ? [.. Defaults(words), "OOMMF divides the torque by the edge of a cell along J_direction: its thickness is that of the free layer only where the layer is one cell thick."] : [],
        };
    }

    public override IReadOnlyList<string> Write(MacrospinParameters magnet)
    {
        List<string> lines = ["Specify Oxs_SpinXferEvolve:evolver {", $"  gamma_G {Text(magnet.GyromagneticRatio * ProgramConstants.Oommf.Permeability)}"];
        if (magnet.Damping is { } alpha) lines.Add($"  alpha {Text(alpha)}");
        if (magnet.Torque is { IsNone: false } torque)
        {
            OommfTorque own = OommfTorque.Of(torque).Require();
            if (own.IsSymmetric) lines.AddRange([$"  P {Text(own.FixedPolarization)}", $"  Lambda {Text(own.FixedLambda)}"]);
            else lines.AddRange([$"  P_fixed {Text(own.FixedPolarization)}", $"  P_free {Text(own.FreePolarization)}", $"  Lambda_fixed {Text(own.FixedLambda)}", $"  Lambda_free {Text(own.FreeLambda)}"]);
            lines.Add($"  eps_prime {Text(own.EpsilonPrime)}");
            if (magnet.Pushing is { } density) lines.Add($"  J {Text(density.Si)}");
            if (magnet.Polarizer is { } p) lines.Add($"  mp {{ {InProgramAxes(p, " ")} }}");
        }
        lines.Add("}");
        if (magnet.Magnetization is { } ms) lines.Add($"# Ms {Text(ms.Si)} in the driver");
        if (magnet.Thickness is { } thickness) lines.Add($"# edge of the cells along J_direction: {Text(thickness.Si)}");
        if (magnet.SecondAnisotropy.Si != 0) throw new DeviceException("Oxs_UniaxialAnisotropy has one constant; the second one needs OOMMF's extension Southampton_UniaxialAnisotropy4.");
        if (magnet.Anisotropy is { } constant) lines.Add($"Specify Oxs_UniaxialAnisotropy {{ K1 {Text(constant.Si)} axis {{ {(magnet.Axis is { } axis ? InProgramAxes(axis, " ") : "0 0 1")} }} }}");
        if (magnet.Exchange is not null || magnet.Biquadratic is not null)
        {
            lines.Add($"Specify Oxs_TwoSurfaceExchange {{ sigma {Text(magnet.Exchange?.Si ?? 0)} sigma2 {Text(magnet.Biquadratic?.Si ?? 0)} }}");
        }
        return lines;
    }

    public override IReadOnlyList<string> Equation(MacrospinParameters magnet)
    {
        List<string> lines =
        [
            "OOMMF solves (Gilbert form, fields in A/m, z the film normal):",
            "  dm/dt = -|gamma| m x H + alpha m x dm/dt + |gamma| beta eps m x (mp x m) - |gamma| beta eps' m x mp",
            $"  |gamma| = gamma_G = {Short(magnet.GyromagneticRatio * ProgramConstants.Oommf.Permeability)} m/(A s), {OrUnknown(magnet.Damping, "alpha")}",
        ];
        if (magnet.Torque is not { IsNone: false } torque) return lines;
        double half = 1 / (2 * ProgramConstants.Oommf.FluxRatio);
        lines.Add($"  eps = {AsFunction(torque.DampingLike, half)}, eps' = {AsFunction(torque.FieldLike, half)}, c = m.mp");
        lines.Add($"  beta = hbar J/(mu0 |e| Ms d){(magnet.FieldOfEfficiencyOne is { } f ? $" = {Short(2 * ProgramConstants.Oommf.FluxRatio * f.Si / ProgramConstants.Oommf.Permeability)} A/m" : "")}, J positive where it pulls towards mp");
        if (magnet.Damping is { } alpha && torque.FieldLike.Count == 0) lines.Add($"  In Landau-Lifshitz form this torque has, beside m x (m x mp), the term +xi m x mp with xi = alpha = {Short(alpha)}.");
        return lines;
    }

    private static double Gamma(ConversionWords words, double? alpha)
    {
        if (words.Has("gamma_G") && words.Has("gamma_LL")) throw new DeviceException("Give gamma_G or gamma_LL, not both.");
        if (words.Number("gamma_LL") is not { } reduced) return Math.Abs(words.Number("gamma_G") ?? ProgramConstants.Oommf.GyromagneticRatio * ProgramConstants.Oommf.Permeability);
        double damping = alpha ?? throw new DeviceException("gamma_LL = gamma_G/(1 + alpha^2) needs alpha.");
        return Math.Abs(reduced) * (1 + (damping * damping));
    }

    private static EnergyDensity? Constant(ConversionWords words, Magnetization? ms)
    {
        if (words.Has("K1") && words.Has("Ha")) throw new DeviceException("Give K1 or Ha, not both.");
        if (words.Number("K1") is { } constant) return EnergyDensity.FromSi(constant);
        return words.Number("Ha") is { } field
            ? EnergyConventions.OfAnisotropyField(field, ms ?? throw new DeviceException("Ha = 2 K1/(mu0 Ms) needs Ms."))
            : null;
    }

    private static void Pairs(ConversionWords words, string name)
    {
        bool one = words.Has(name), isFixed = words.Has($"{name}_fixed"), isFree = words.Has($"{name}_free");
        if (isFixed != isFree || (one && isFixed)) throw new DeviceException($"OOMMF takes {name} alone, or {name}_fixed with {name}_free.");
    }

    private static IEnumerable<string> Defaults(ConversionWords words)
    {
        if (!words.Has("P", "P_fixed")) yield return "P was not given: OOMMF takes 0.4.";
        if (!words.Has("Lambda", "Lambda_fixed")) yield return "Lambda was not given: OOMMF takes 2.";
    }
}
