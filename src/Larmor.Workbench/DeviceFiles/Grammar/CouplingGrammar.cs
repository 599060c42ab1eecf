using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words under <c>couplings:</c>, energies that two free magnets share.</summary>
internal static class CouplingGrammar
{
    public static readonly Key<IReadOnlyList<string>> Between = new("between", new ListForm<string>(new TextForm("the name of a free layer"), "the names of two free layers [A, B]", 2, 2), "the two free layers") { IsRequired = true };
    public static readonly Key<EnergyPerArea> Exchange = new("exchange", QuantityForm.Of<EnergyPerArea>(Limits.None), "bilinear exchange J in -J u_a.u_b; positive favours the parallel state, whose energy lies 2 J below the antiparallel one");
    public static readonly Key<EnergyPerArea> Biquadratic = new("biquadratic", QuantityForm.Of<EnergyPerArea>(Limits.None), "biquadratic exchange J2 in -J2 (u_a.u_b)^2; negative favours a right angle");
    public static readonly Key<EnergyPerArea> DzyaloshinskiiMoriya = new("dzyaloshinskii-moriya", QuantityForm.Of<EnergyPerArea>(Limits.None), "interlayer Dzyaloshinskii-Moriya interaction D in D e.(u_a x u_b), with axis");
    public static readonly Key<UnitVector> Axis = new("axis", DirectionForm.Instance, "direction e of the Dzyaloshinskii-Moriya vector");
    public static readonly Key<string> Dipolar = new("dipolar", new WordForm("from-shape", "none"), "the stray fields of the two at each other, from their shape and place in the pillar") { Default = "none" };

    public static readonly Section Coupling = new("a coupling", "Energies that two free magnets share, per area of the cross-section.", Between, Exchange, Biquadratic, DzyaloshinskiiMoriya, Axis, Dipolar)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bilinear"] = "Write 'exchange'.",
            ["J"] = "Write 'exchange', J in -J u_a.u_b.",
            ["dmi"] = "Write 'dzyaloshinskii-moriya', with an axis.",
            ["layers"] = "Write 'between'.",
        },
    };

    public static readonly Key<IReadOnlyList<SectionValues>> Couplings = new("couplings", new ListForm<SectionValues>(new SectionForm(Coupling, "{ between: [lower, upper], exchange: -0.2 mJ/m^2 }"), "a list of couplings such as { between: [lower, upper], exchange: -0.2 mJ/m^2 }", acceptsOne: true), "energies that two free magnets share");
}
