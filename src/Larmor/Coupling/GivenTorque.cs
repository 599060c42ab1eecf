using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>
/// A spin-transfer torque given by its numbers instead of being computed from the stack. The polarizer is the fixed layer of the stack.
/// </summary>
/// <remarks>aJ = ħ η J/(2|e| Ms d), J counted so that its electrons push towards the polarizer's direction +p; c = u·p.</remarks>
public abstract record GivenTorque
{
    private GivenTorque()
    {
    }

    /// <summary>An efficiency that does not depend on the angle: η(c) = η.</summary>
    /// <param name="Value">η, −1 to 1.</param>
    public sealed record Efficiency(double Value) : GivenTorque;

    /// <summary>Slonczewski's form: η(c) = j Λ²/[(Λ² + 1) + (Λ² − 1) c].</summary>
    /// <param name="Polarization">Current polarization j of the electrode (circuit theory), −1 to 1.</param>
    /// <param name="Lambda">Asymmetry Λ &gt; 0; 1 for none (then η = j/2).</param>
    public sealed record Slonczewski(double Polarization, double Lambda) : GivenTorque;

    /// <summary>Fields per ampere of conventional current along +x.</summary>
    /// <param name="DampingLike">aJ/I in T/A; positive pulls u towards +p.</param>
    /// <param name="FieldLike">bJ/I in T/A; positive acts as a field along +p.</param>
    public sealed record FieldsPerCurrent(MagneticFieldPerCurrent DampingLike, MagneticFieldPerCurrent FieldLike) : GivenTorque;
}
