using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>How the demagnetization of a magnet is given: a word, or three factors.</summary>
internal sealed record DemagnetizationWord(string Word, IReadOnlyList<double> Factors);

/// <summary>The words under <c>magnets: NAME:</c>.</summary>
internal static class MagnetGrammar
{
    public static readonly Key<Magnetization> SaturationMagnetization = new("saturation-magnetization", QuantityForm.Of<Magnetization>(Limits.Positive), "Ms of this magnet, instead of its material's; may be given as mu0 Ms in T");
    public static readonly Key<double> Damping = new("damping", new NumberForm(Limits.NotNegative, "0.01", "A negative damping would let entropy fall."), "Gilbert damping of this magnet, instead of its material's");
    public static readonly Key<double> GFactor = new("g-factor", new NumberForm(Limits.Positive, "2.1"), "g-factor of this magnet, instead of its material's");

    public static readonly Key<EnergyDensity> Constant = new("constant", QuantityForm.Of<EnergyDensity>(Limits.None), "Ku in V = -Ku (u.e)^2; positive for an easy axis");
    public static readonly Key<MagneticField> AnisotropyField = new("field", QuantityForm.Of<MagneticField>(Limits.None), "anisotropy field Bk = 2 Ku/Ms, instead of the constant");
    public static readonly Key<UnitVector> Axis = new("axis", DirectionForm.Instance, "direction e of the axis") { IsRequired = true };
    public static readonly Key<EnergyDensity> SecondConstant = new("second-constant", QuantityForm.Of<EnergyDensity>(Limits.None), "K2 in V = -Ku (u.e)^2 + K2 [1 - (u.e)^2]^2") { Default = "0 J/m^3" };
    public static readonly Section AnisotropySection = new("an anisotropy", "A uniaxial anisotropy V = -Ku (u.e)^2 + K2 [1 - (u.e)^2]^2.", Constant, AnisotropyField, SecondConstant, Axis)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal) { ["cubic"] = "Write 'cubic-anisotropy' beside 'anisotropy'." },
    };
    public static readonly Key<IReadOnlyList<SectionValues>> Anisotropy = new("anisotropy", new ListForm<SectionValues>(new SectionForm(AnisotropySection), "an anisotropy such as { constant: 279 kJ/m^3, axis: x }, or a list of them", acceptsOne: true), "uniaxial anisotropy, one or several");

    public static readonly Key<DemagnetizationWord> Demagnetization = new("demagnetization", new ChoiceForm<DemagnetizationWord>(
        "'ellipsoid', 'from-shape', 'thin-film', 'none' or three factors [Nx, Ny, Nz]",
        (Fits.Text, new WordForm("ellipsoid", "from-shape", "thin-film", "none").As(word => new DemagnetizationWord(word, []))),
        (Fits.List, new ListForm<double>(new NumberForm(new Limits(0, false, 1, false, "must lie between 0 and 1"), "0.9"), "three factors [Nx, Ny, Nz] with sum 1", 3, 3).As(factors => new DemagnetizationWord("factors", factors)))),
        "shape anisotropy: of the ellipsoid with the layer's thickness and widths, of the elliptic cylinder or prism itself (from-shape), of a thin film, none, or by three factors");

    private const string Coupled = "What two magnets share stands at the top of the file: couplings: [{ between: [A, B], exchange: ... }].";

    public static readonly Section Magnet = new(
        "a magnet", "A free moment: its shape, its anisotropy and other energies and, where it is not to follow from the stack, its spin torque.",
        [SaturationMagnetization, Damping, GFactor, Demagnetization, Anisotropy, .. MagnetTermGrammar.Keys, TorqueGrammar.Efficiency, TorqueGrammar.Polarization, TorqueGrammar.Lambda, TorqueGrammar.FieldLikeRatio, TorqueGrammar.DampingLike, TorqueGrammar.FieldLike, TorqueGrammar.Coefficients, TorqueGrammar.Torques])
    {
        Later = ["surface-anisotropy"],
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["P"] = TorqueGrammar.TwoMeaningsOfP,
            ["p"] = TorqueGrammar.TwoMeaningsOfP,
            ["Ms"] = "Write 'saturation-magnetization'.",
            ["alpha"] = "Write 'damping'.",
            ["coupling"] = Coupled,
            ["couplings"] = Coupled,
            ["exchange"] = Coupled,
            ["interlayer-exchange"] = Coupled,
            ["volume"] = "The volume follows from the cross-section and the layer's thickness.",
        },
    };
}
