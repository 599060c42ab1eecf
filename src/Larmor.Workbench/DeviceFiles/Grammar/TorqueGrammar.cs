using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of a spin torque given by hand: at the magnet itself where it is one, in the list <c>torques:</c> where there are several.</summary>
internal static class TorqueGrammar
{
    /// <summary>Why the letter P is refused.</summary>
    public const string TwoMeaningsOfP = "Two meanings of P in use differ by a factor of 2. Give 'efficiency' (eta), or 'polarization' (current polarization j of the electrode) with 'lambda'; programs of the OOMMF family use P = j/2.";

    public static readonly Key<double> Efficiency = new("efficiency", new NumberForm(Limits.UpToOne, "0.3"), "given torque: efficiency eta, the same at all angles, aJ = hbar eta J/(2 e Ms d)");
    public static readonly Key<double> Polarization = new("polarization", new NumberForm(Limits.UpToOne, "0.5"), "given torque: current polarization j of the electrode in Slonczewski's form, with lambda");
    public static readonly Key<double> Lambda = new("lambda", new NumberForm(Limits.Positive, "1.3"), "given torque: asymmetry in Slonczewski's form; 1 for none, the efficiency is then j/2");
    public static readonly Key<double> FieldLikeRatio = new("field-like-ratio", new NumberForm(Limits.None, "0.1"), "given torque: bJ/aJ, the same at all angles, with polarization and lambda") { Default = "0" };
    public static readonly Key<MagneticFieldPerCurrent> DampingLike = new("damping-like", QuantityForm.Of<MagneticFieldPerCurrent>(Limits.None), "given torque: damping-like field per current aJ/I; positive pulls towards the fixed layer for current along +x");
    public static readonly Key<MagneticFieldPerCurrent> FieldLike = new("field-like", QuantityForm.Of<MagneticFieldPerCurrent>(Limits.None), "given torque: field-like field per current bJ/I, with damping-like") { Default = "0 T/A" };

    public static readonly Key<string> From = new("from", new TextForm("the name of a layer", TextForm.LongestName), "the layer that polarizes the current, fixed or itself free") { Default = "the nearest fixed layer" };
    public static readonly Key<UnitVector> Towards = new("towards", DirectionForm.Instance, "direction p that a positive torque pulls towards, where no layer polarizes; with damping-like, or with spin-orbit");
    public static readonly Key<double> SpinOrbit = new("spin-orbit", new NumberForm(Limits.None, "0.1"), "spin-orbit torque of a current in the plane of a strip: damping-like efficiency xi, aJ = hbar xi J/(2 e Ms d), with towards and strip");
    public static readonly Key<double> SpinOrbitFieldLike = new("spin-orbit-field-like", new NumberForm(Limits.None, "0.02"), "field-like efficiency of a spin-orbit torque, bJ = hbar xi J/(2 e Ms d)") { Default = "0" };
    public static readonly Key<Area> Strip = new("strip", QuantityForm.Of<Area>(Limits.Positive), "cross-section of the strip that carries the current of a spin-orbit torque");

    public static readonly Key<SectionValues> Coefficients = new("coefficients", new SectionForm(TransferGrammar.Coefficients, "{ perpendicular: 20000 m/(V s) }, or {} for those that match the angular momentum absorbed"), "spin-transfer coefficients l of an interface, on the spin accumulation of the stack: the phenomenological route of Eq. (21)");

    public static readonly Section Torque = new(
        "a torque", "A spin torque given by hand: by an efficiency, in Slonczewski's form, by fields per current, of a spin-orbit current, or by spin-transfer coefficients; the torques of a magnet add.",
        From, Efficiency, Polarization, Lambda, FieldLikeRatio, DampingLike, FieldLike, Towards, SpinOrbit, SpinOrbitFieldLike, Strip, Coefficients)
    {
        Refused = new Dictionary<string, string>(StringComparer.Ordinal) { ["P"] = TwoMeaningsOfP, ["p"] = TwoMeaningsOfP },
    };

    public static readonly Key<IReadOnlyList<SectionValues>> Torques = new("torques", new ListForm<SectionValues>(new SectionForm(Torque), "a torque such as { from: reference, efficiency: 0.3 }, or a list of them", acceptsOne: true), "given torques, one or several, from named layers or along given directions");

    /// <summary>The keys of each way to give a torque; a torque is given in one way.</summary>
    public static readonly IReadOnlyList<Key[]> Ways = [[Efficiency], [Polarization, Lambda, FieldLikeRatio], [DampingLike, FieldLike], [SpinOrbit, SpinOrbitFieldLike, Strip], [Coefficients]];
}
