using Larmor.Coupling;
using Larmor.Coupling.Conventions;
using Larmor.Quantities;

namespace Larmor.Workbench.Conversion;

/// <summary>cmtj: Ms as μ₀Ms in T, fields in A/m; its spin-transfer torque in Landau-Lifshitz form, its spin-orbit torque in Gilbert form.</summary>
internal sealed class CmtjConvention(bool isSpinOrbit) : ProgramConvention
{
    private static readonly string[] Common = ["GYRO", "Ms", "thickness", "damping", "K", "K2", "anis", "IEC", "quadIEC", "reference", "current"];

    public override string Name => isSpinOrbit ? "cmtj-sot" : "cmtj-stt";

    public override IReadOnlyList<string> Known { get; } = isSpinOrbit
        ? [.. Common, "Hdl", "Hfl"]
        : [.. Common, "spinPolarisation", "SlonczewskiSpacerLayerParameter", "beta", "kappa", "alternativeSTT"];

    public override IReadOnlyDictionary<string, string> Refused { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["IDMI"] = "cmtj gives both layers the field m_other x D, which no one energy of the pair has (the second should have its negative).",
        ["demagTensor"] = "factors are numbers without unit and stay the same; but cmtj divides by a mu0 of five digits, so that its demagnetizing field is 2.9e-5 larger than from the same factors here.",
        ["temperature"] = "a translation is of the deterministic equation.",
        ["fieldLikeTorque"] = "it is Hfl per unit of the current driver. Give the field itself, Hfl in A/m (cmtj-sot).",
        ["dampingLikeTorque"] = "it is Hdl per unit of the current driver. Give the field itself, Hdl in A/m (cmtj-sot).",
    };

    public override string Example => isSpinOrbit ? "Hdl=500" : "spinPolarisation=0.4";

    public override MacrospinParameters Read(ConversionWords words)
    {
        double? damping = words.Damping("damping");
        (EnergyDensity constant, EnergyDensity second) = EnergyConventions.FromPowersOfCosine(EnergyDensity.FromSi(words.Number("K") ?? 0), EnergyDensity.FromSi(words.Number("K2") ?? 0));
        MacrospinParameters magnet = new()
        {
            GyromagneticRatio = (words.Positive("GYRO") ?? ProgramConstants.Cmtj.GyromagneticRatio * ProgramConstants.Cmtj.Permeability) / ProgramConstants.Cmtj.Permeability,
            Damping = damping,
            Magnetization = words.Positive("Ms") is { } tesla ? Magnetization.FromSi(tesla / ProgramConstants.Cmtj.Permeability) : null,
            Thickness = words.Positive("thickness") is { } thickness ? Length.FromSi(thickness) : null,
            Polarizer = words.Direction("reference") is { } p ? FromProgramAxes(p) : null,
            Pushing = words.Number("current") is { } density ? CurrentDensity.FromSi(density) : null,
            Anisotropy = words.Has("K", "K2") ? constant : null,
            SecondAnisotropy = second,
            Axis = words.Direction("anis") is { } axis ? FromProgramAxes(axis) : null,
            Exchange = words.Number("IEC") is { } exchange ? EnergyPerArea.FromSi(exchange) : null,
            Biquadratic = words.Number("quadIEC") is { } quadratic ? EnergyPerArea.FromSi(quadratic) : null,
        };
        return magnet with { Torque = isSpinOrbit ? ReadFields(words, magnet) : ReadTransfer(words, magnet) };
    }

    public override IReadOnlyList<string> Write(MacrospinParameters magnet)
    {
        List<string> lines = [$"# set_gyromagnetic_ratio({Text(magnet.GyromagneticRatio * ProgramConstants.Cmtj.Permeability)}) of its constants, in m/(A s); without it 220880", $"# Layer.{(isSpinOrbit ? "createSOTLayer" : "createSTTLayer")}(..."];
        if (magnet.Magnetization is { } ms) lines.Add($"  Ms={Text(ms.Si * ProgramConstants.Cmtj.Permeability)},");
        if (magnet.Thickness is { } thickness) lines.Add($"  thickness={Text(thickness.Si)},");
        if (magnet.Damping is { } alpha) lines.Add($"  damping={Text(alpha)},");
        if (magnet.Axis is { } axis) lines.Add($"  anis=CVector({InProgramAxes(axis)}),");
        List<string> drivers = [];
        if (magnet.Torque is { IsNone: false } torque) WriteTorque(torque, magnet, lines, drivers);
        if (magnet.Anisotropy is { } constant)
        {
            (EnergyDensity first, EnergyDensity second) = EnergyConventions.ToPowersOfCosine(constant, magnet.SecondAnisotropy);
            drivers.Add($"setAnisotropyDriver: {Text(first.Si)}");
            if (second.Si != 0) drivers.Add($"setSecondOrderAnisotropyDriver: {Text(second.Si)}");
        }
        if (magnet.Exchange is { } exchange) drivers.Add($"setIECDriver: {Text(exchange.Si)}");
        if (magnet.Biquadratic is { } quadratic) drivers.Add($"setQuadIECDriver: {Text(quadratic.Si)}");
        return [.. lines, .. drivers.Select(driver => $"# {driver}")];
    }

    public override IReadOnlyList<string> Equation(MacrospinParameters magnet)
    {
        double mu0 = ProgramConstants.Cmtj.Permeability;
        List<string> lines =
        [
            "cmtj solves (Landau-Lifshitz form, fields in A/m):",
            isSpinOrbit
                ? "  dm/dt = -GYRO/(1 + alpha^2) { m x H + alpha m x (m x H) + (Hfl - alpha Hdl) m x p + (Hdl + alpha Hfl) m x (m x p) }"
                : "  dm/dt = GYRO/(1 + alpha^2) { -m x H - alpha m x (m x H) - kappa s m x (m x p) + beta s m x p }",
            $"  GYRO = {Short(magnet.GyromagneticRatio * mu0)} m/(A s), {OrUnknown(magnet.Damping, "alpha")}",
        ];
        if (magnet.Torque is not { IsNone: false } torque) return lines;
        if (isSpinOrbit)
        {
            CmtjSpinOrbit fields = CmtjSpinOrbit.Of(torque, magnet.RequireField("A torque as two fields")).Require();
            lines.Add($"  Hdl = {Short(fields.DampingLike)} A/m, Hfl = {Short(fields.FieldLike)} A/m");
            return lines;
        }
        CmtjSpinTransfer own = CmtjSpinTransfer.Of(torque, magnet.RequireDamping("cmtj's spin-transfer torque is of Landau-Lifshitz form, so that its translation depends on alpha")).Require();
        TorqueTerm shape = TorqueTerm.OfPolarization(own.Polarization, own.Lambda);
        lines.Add($"  kappa = {Short(own.Kappa)}, beta = {Short(own.Beta)}, s = hbar J/(|e| Ms d) sigma(c), sigma = P L^2/[(L^2 + 1) + (L^2 - 1) c] = {AsFunction([shape])}, c = m.p");
        if (magnet.FieldOfEfficiencyOne is { } f) lines.Add($"  hbar J/(|e| Ms d) = {Short(2 * ProgramConstants.Cmtj.FluxRatio * f.Si / mu0)} A/m");
        return lines;
    }

    private static StandardTorque? ReadTransfer(ConversionWords words, MacrospinParameters magnet)
    {
        if (!words.Has("spinPolarisation", "SlonczewskiSpacerLayerParameter", "beta", "kappa", "alternativeSTT")) return null;
        string alternative = words.Text("alternativeSTT") ?? "false";
        bool isAlternative = string.Equals(alternative, "true", StringComparison.OrdinalIgnoreCase);
        if (!isAlternative && !string.Equals(alternative, "false", StringComparison.OrdinalIgnoreCase)) throw new DeviceException($"alternativeSTT is true or false; got '{alternative}'.");
        return new CmtjSpinTransfer(words.Number("spinPolarisation") ?? 0, words.Number("SlonczewskiSpacerLayerParameter") ?? 1, words.Number("beta") ?? 0, words.Number("kappa") ?? 1)
        {
            IsAlternative = isAlternative,
        }.ToStandard(magnet.RequireDamping("cmtj's spin-transfer torque is of Landau-Lifshitz form, so that its translation depends on alpha"));
    }

    private static StandardTorque? ReadFields(ConversionWords words, MacrospinParameters magnet) => words.Has("Hdl", "Hfl")
        ? new CmtjSpinOrbit(words.Number("Hdl") ?? 0, words.Number("Hfl") ?? 0).ToStandard(magnet.RequireField("The efficiency of a torque given by its fields"))
        : null;

    private void WriteTorque(StandardTorque torque, MacrospinParameters magnet, List<string> lines, List<string> drivers)
    {
        if (isSpinOrbit)
        {
            CmtjSpinOrbit fields = CmtjSpinOrbit.Of(torque, magnet.RequireField("A torque as two fields")).Require();
            drivers.Add($"setDampingLikeTorqueDriver: {Text(fields.DampingLike)}");
            drivers.Add($"setFieldLikeTorqueDriver: {Text(fields.FieldLike)}");
        }
        else
        {
            CmtjSpinTransfer own = CmtjSpinTransfer.Of(torque, magnet.RequireDamping("cmtj's spin-transfer torque is of Landau-Lifshitz form, so that its translation depends on alpha")).Require();
            lines.AddRange([$"  SlonczewskiSpacerLayerParameter={Text(own.Lambda)},", $"  beta={Text(own.Beta)},", $"  spinPolarisation={Text(own.Polarization)},"]);
            if (own.Kappa != 1) drivers.Add($"setKappa: {Text(own.Kappa)}");
            if (magnet.Pushing is { } density) drivers.Add($"setCurrentDriver: {Text(density.Si)}    positive pulls towards the reference");
        }
        if (magnet.Polarizer is { } p) drivers.Add($"setReferenceLayer: CVector({InProgramAxes(p)})");
    }
}
