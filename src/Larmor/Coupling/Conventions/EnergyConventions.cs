using Larmor.Quantities;

namespace Larmor.Coupling.Conventions;

/// <summary>The constants of an energy in other conventions. Larmor: V = −Ku (u·e)² + K2 [1 − (u·e)²]², E/A = −J₁ u·u′ − J₂ (u·u′)².</summary>
public static class EnergyConventions
{
    /// <summary>Ku1 and Ku2 of V = −Ku1 (m·u)² − Ku2 (m·u)⁴, as mumax3 and cmtj write it: Ku1 = Ku + 2 K2, Ku2 = −K2.</summary>
    public static (EnergyDensity First, EnergyDensity Second) ToPowersOfCosine(EnergyDensity constant, EnergyDensity second) =>
        (EnergyDensity.FromSi(constant.Si + (2 * second.Si)), EnergyDensity.FromSi(-second.Si));

    /// <summary>Ku and K2 from Ku1 and Ku2 of V = −Ku1 (m·u)² − Ku2 (m·u)⁴: Ku = Ku1 + 2 Ku2, K2 = −Ku2.</summary>
    public static (EnergyDensity Constant, EnergyDensity Second) FromPowersOfCosine(EnergyDensity first, EnergyDensity second) =>
        (EnergyDensity.FromSi(first.Si + (2 * second.Si)), EnergyDensity.FromSi(-second.Si));

    /// <summary>Ku from OOMMF's anisotropy field Ha = 2 Ku/(μ₀Ms) in A/m.</summary>
    public static EnergyDensity OfAnisotropyField(double field, Magnetization magnetization) =>
        EnergyDensity.FromSi(ProgramConstants.Oommf.Permeability * field * magnetization.Si / 2);

    /// <summary>The stiffness that mumax3's ext_InterExchange takes between two layers of cells, A = J c/2 in J/m, for a bilinear exchange J across faces of cells of height c.</summary>
    public static double ToInterExchange(EnergyPerArea exchange, Length cellHeight) => exchange.Si * cellHeight.Si / 2;

    /// <summary>J from mumax3's ext_InterExchange: J = 2A/c.</summary>
    public static EnergyPerArea FromInterExchange(double stiffness, Length cellHeight) => EnergyPerArea.FromSi(2 * stiffness / cellHeight.Si);
}
