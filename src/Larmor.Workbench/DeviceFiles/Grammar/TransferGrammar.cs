using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of spin-transfer coefficients at a face of a magnet.</summary>
internal static class TransferGrammar
{
    public static readonly Key<TransferCoefficient> Perpendicular = new("perpendicular", QuantityForm.Of<TransferCoefficient>(Limits.None), "l_perp, of spins across the polarizer") { Default = "the value at which the moment gains the angular momentum absorbed" };
    public static readonly Key<TransferCoefficient> Parallel = new("parallel", QuantityForm.Of<TransferCoefficient>(Limits.None), "l_par, of spins along the polarizer") { Default = "l_perp" };
    public static readonly Key<TransferCoefficient> FieldLike = new("field-like", QuantityForm.Of<TransferCoefficient>(Limits.None), "l_f, field-like, of all spins") { Default = "that of a torque in Gilbert's form: -damping times l_perp, and what the imaginary mixing conductance adds where l_perp is not given" };
    public static readonly Key<TransferCoefficient> InterBand = new("inter-band", QuantityForm.Of<TransferCoefficient>(Limits.None), "l_sd, of the difference between s and d electrons inside the magnet") { Default = "0 m/(V s)" };
    public static readonly Key<string> Face = new("face", new WordForm("left", "right"), "the face of the magnet at which they act, left at the smaller x") { Default = "the face towards the polarizer" };
    public static readonly Key<Length> Zone = new("zone", QuantityForm.Of<Length>(Limits.Positive), "how deep they act inside the magnet") { Default = "the whole layer" };

    public static readonly Section Coefficients = new("spin-transfer coefficients", "The coefficients l of Eq. (20) at one face of a magnet, with the forces of the stack.", Perpendicular, Parallel, FieldLike, InterBand, Face, Zone);
}
