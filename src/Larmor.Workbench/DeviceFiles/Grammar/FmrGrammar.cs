using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words for the spectra of a resonance measurement.</summary>
internal static class FmrGrammar
{
    public static readonly Key<IReadOnlyList<Frequency>> Frequencies = new("frequency", FrequencyForm.Instance, "frequencies of a microwave field at which the absorption is swept over the field values, without current") { Default = "none" };
    public static readonly Key<UnitVector> Microwave = new("microwave", DirectionForm.Instance, "direction of the microwave field") { Default = "in the film plane across the applied field" };
    public static readonly Key<string> Pumping = new("pumping", new WordForm(ElectronGrammar.On, ElectronGrammar.Off), "whether the moving moments drive the electrons of the stack: pumped damping with back-flow, damping of layers by each other, changed gyromagnetic ratio; also one free layer is then reported as several are") { Default = ElectronGrammar.Off };
}
