using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>A word alone, or a section that says more.</summary>
internal sealed record WordOrSection(string Word, SectionValues? More);

/// <summary>The words of the equation of motion and of the stepper.</summary>
internal static class MotionGrammar
{
    public const string Gilbert = "landau-lifshitz-gilbert", LandauLifshitz = "landau-lifshitz", Inertial = "inertial", Anisotropic = "anisotropic-damping", Bloch = "bloch", LandauLifshitzBloch = "landau-lifshitz-bloch";

    private static readonly Limits Damping = new(0, false, double.PositiveInfinity, false, "must not be negative");

    public static readonly Key<string> Form = new("form", new WordForm(Gilbert, LandauLifshitz, Inertial, Anisotropic, Bloch, LandauLifshitzBloch), "the form of the equation") { IsRequired = true };

    public static readonly Key<Duration> Inertia = new("inertia", QuantityForm.Of<Duration>(Limits.Positive), "inertial: eta in du/dt = -gamma u x B + alpha u x du/dt + eta u x d2u/dt2");
    public static readonly Key<Duration> RelaxationTime = new("relaxation-time", QuantityForm.Of<Duration>(Limits.Positive), "inertial: tau = eta/alpha, relaxation time of the angular momentum, instead of the inertia");

    public static readonly Key<UnitVector> Axis = new("axis", DirectionForm.Instance, "anisotropic-damping: the polar axis, or the first principal axis; bloch: the axis of relaxation, that of the static field");
    public static readonly Key<double> Pole = new("pole", new NumberForm(Damping, "0.02"), "anisotropic-damping: damping where the moment lies along the axis");
    public static readonly Key<double> Theta = new("theta", new NumberForm(Damping, "0.02"), "anisotropic-damping: a_theta where the moment lies across the axis");
    public static readonly Key<double> Phi = new("phi", new NumberForm(Damping, "0.02"), "anisotropic-damping: a_phi there");
    public static readonly Key<IReadOnlyList<double>> Principal = new("values", new ListForm<double>(new NumberForm(Damping, "0.02"), "three numbers [a1, a2, a3]", 3, 3), "anisotropic-damping: instead of pole, theta and phi, dampings for turning about axis, second-axis and the axis across both");
    public static readonly Key<UnitVector> SecondAxis = new("second-axis", DirectionForm.Instance, "anisotropic-damping with values: the second principal axis, at a right angle to the first");

    public static readonly Key<double> Equilibrium = new("equilibrium", new NumberForm(Limits.None, "1"), "bloch: n0, the component of M/Ms along the axis at rest") { Default = "1" };
    public static readonly Key<Duration> Longitudinal = new("longitudinal-time", QuantityForm.Of<Duration>(Limits.Positive), "bloch: T1");
    public static readonly Key<Duration> Transverse = new("transverse-time", QuantityForm.Of<Duration>(Limits.Positive), "bloch: T2, at most 2 T1");
    public static readonly Key<double> StartLength = new("start-length", new NumberForm(Limits.Positive, "1"), "length of the moment at the start; bloch: in units of Ms; landau-lifshitz-bloch: in units of its equilibrium, above the Curie temperature of Ms") { Default = "1" };

    public static readonly Key<double> AtomicMoment = new("atomic-moment", new NumberForm(Limits.Positive, "1.7"), "landau-lifshitz-bloch: moment of one atom in Bohr magnetons");
    public static readonly Key<double> Spin = new("spin", new NumberForm(Limits.Positive, "0.5"), "landau-lifshitz-bloch: spin of Brillouin's function") { Default = "infinite, Langevin's function" };
    public static readonly Key<Temperature> Temperature = new("temperature", QuantityForm.Of<Temperature>(Limits.Positive), "landau-lifshitz-bloch: temperature of the moments") { Default = "that of the device" };

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["T1"] = "Write 'longitudinal-time'.",
        ["T2"] = "Write 'transverse-time'.",
        ["tau"] = "Write 'relaxation-time'.",
        ["curie-temperature"] = "The Curie temperature is a number of the material.",
    };

    /// <summary>What may differ from moment to moment.</summary>
    public static IReadOnlyList<Key> OfAMoment { get; } = [Inertia, RelaxationTime, Axis, Pole, Theta, Phi, Principal, SecondAxis, Equilibrium, Longitudinal, Transverse, StartLength, AtomicMoment, Spin];

    public static readonly Section Moment = new("numbers of the equation for one layer", "What an equation of motion needs of one moment.", [.. OfAMoment]) { Refused = Symbols };

    public static readonly Key<IReadOnlyList<(ScalarNode Name, SectionValues Value)>> Layers = new("layers", new MapForm<SectionValues>(new SectionForm(Moment, "{ inertia: 1 ps }"), "numbers by the names of free layers", "free: { inertia: 1 ps }"), "numbers of single layers, instead of those beside") { Default = "none" };

    public static readonly Section EquationSection = new("an equation of motion", "The equation of motion with its numbers; each number belongs to the form that its description names.", [Form, .. OfAMoment, Temperature, Layers]) { Refused = Symbols };

    public static readonly Key<WordOrSection> Equation = new("equation", new ChoiceForm<WordOrSection>(
        "an equation of motion such as landau-lifshitz or { form: inertial, inertia: 0.5 ps }",
        (Fits.Text, new WordForm(Gilbert, LandauLifshitz, Inertial, Anisotropic, Bloch, LandauLifshitzBloch).As(word => new WordOrSection(word, null))),
        (Fits.Mapping, new SectionForm(EquationSection).As(section => new WordOrSection(section.Get(Form, ""), section)))),
        "the equation of motion, a word or a form with its numbers") { Default = Gilbert };

    private static readonly WordForm Methods = new("dormand-prince-54", "dormand-prince-853", "runge-kutta-4", "implicit-midpoint", "discrete-gradient", ThermalGrammar.Heun);

    public static readonly Key<string> Method = new("method", Methods, "the method") { IsRequired = true };
    public static readonly Key<Duration> Step = new("step", QuantityForm.Of<Duration>(Limits.Positive), "length of a step, for runge-kutta-4, implicit-midpoint and discrete-gradient; with a temperature the longest step");
    public static readonly Section StepperSection = new("a stepper", "How the equation of motion is integrated.", Method, Step);

    public static readonly Key<WordOrSection> Stepper = new("stepper", new ChoiceForm<WordOrSection>(
        "a stepper such as dormand-prince-853 or { method: implicit-midpoint, step: 1 ps }",
        (Fits.Text, Methods.As(word => new WordOrSection(word, null))),
        (Fits.Mapping, new SectionForm(StepperSection).As(section => new WordOrSection(section.Get(Method, ""), section)))),
        "how the equation is integrated: a method, with the length of its steps where it does not choose them; with a temperature heun or implicit-midpoint") { Default = "dormand-prince-54; with a temperature heun" };
}
