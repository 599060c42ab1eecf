using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of a tunnel barrier.</summary>
internal static class TunnelGrammar
{
    public static readonly Key<ResistanceArea> ResistanceArea = new("resistance-area", QuantityForm.Of<ResistanceArea>(Limits.Positive), "resistance times area of the parallel state") { IsRequired = true };
    public static readonly Key<double> Left = new("polarization-left", new NumberForm(Limits.UpToOne, "0.6"), "tunnel polarization of the electrode at the smaller x; 0 of a normal metal") { IsRequired = true };
    public static readonly Key<double> Right = new("polarization-right", new NumberForm(Limits.UpToOne, "0.6"), "tunnel polarization of the electrode at the larger x; 0 of a normal metal") { IsRequired = true };
    public static readonly Key<double> FieldLike = new("field-like", new NumberForm(Limits.None, "0.1"), "field-like torque linear in the voltage, against the conductance: J_m of the right side gains G_0 f V m_r x m_l, and the left side alike") { Default = "0" };

    /// <summary>The barrier.</summary>
    public static readonly Section Barrier = new("a tunnel barrier", "A tunnel barrier between two magnets: G(theta) = G_0 (1 + P_l P_r cos theta).", ResistanceArea, Left, Right, FieldLike)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["polarization"] = "Say 'polarization-left' (at the smaller x) and 'polarization-right'.",
            ["tmr"] = "It follows from the polarizations: TMR = 2 P_l P_r/(1 - P_l P_r).",
            ["area-resistance"] = "Write 'resistance-area', of the parallel state.",
        },
    };

    public static readonly Key<SectionValues> Tunnel = new("tunnel", new SectionForm(Barrier, "{ resistance-area: 10 ohm um^2, polarization-left: 0.6, polarization-right: 0.6 }"), "the contact is a tunnel barrier; nothing else is said of it then");
}
