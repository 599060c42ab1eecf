using System.Globalization;
using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>The equation of a trajectory and its stepper in words and numbers.</summary>
internal static class EquationNotes
{
    /// <summary>One sentence for the form, and one for the numbers of each moment.</summary>
    public static IEnumerable<string> Of(Dynamics settings, FollowedMotion motion, SpinTransferPotentials torque)
    {
        IReadOnlyList<Magnet> magnets = motion.Equation.Magnets;
        if (motion.Electrons is { } electrons) return [WithElectrons(electrons), .. magnets.Select((magnet, k) => WithElectrons(electrons, magnet, k))];
        if (settings.Equation is MotionEquation.LandauLifshitzGilbert) return SolvedEquation.NotesOf(magnets, torque);
        return [Form(settings.Equation, !torque.IsNone), .. Enumerable.Range(0, magnets.Count).Select(k => Numbers(settings.Equation, motion, k, torque))];
    }

    /// <summary>Method, order, steps, calculus, and what is kept.</summary>
    public static string Stepper(Dynamics settings, StepperDeclaration declaration)
    {
        string steps = settings.Step is { } step
            ? $"steps of {QuantityText.Format(step.Si, Duration.Kind)}"
            : string.Create(CultureInfo.InvariantCulture, $"steps by the error, relative tolerance {settings.Tolerance:G3}");
        string calculus = declaration.Calculus == StochasticCalculus.Deterministic ? "takes no noise" : "reads noise as Stratonovich";
        return string.Create(CultureInfo.InvariantCulture, $"Stepper: {declaration.Name}, declared order {declaration.Order}, {steps}; {calculus}; keeps {Kept(settings, declaration)}.");
    }

    private static string Kept(Dynamics settings, StepperDeclaration declaration) => settings.Equation switch
    {
        MotionEquation.Inertial => "|u| = 1 and u·du/dt = 0 by projection",
        MotionEquation.Bloch or MotionEquation.LandauLifshitzBloch => "nothing exactly: the length of n is free",
        _ => declaration.Conserves,
    };

    internal static string WithElectrons(TwoWayMotion motion) => "Equation solved (Gilbert form, the torque from the stack at each instant): (Ms d/γ) du_k/dt - (α_g Ms d/γ) Ω_k"
        + (motion.Pumps ? " - Σ_l M_NΩ,kl Ω_l" : "") + " = -Ms d u_k × B_k + M_NJ,k J0, Ω = u × du/dt, B = -∇V/Ms; V = M_VJ J0" + (motion.Pumps ? " + Σ M_VΩ,k·Ω_k" : "")
        + (motion.Circuit.IsVoltage ? " = V_source - R_L A J0." : ".");

    internal static string WithElectrons(TwoWayMotion motion, Magnet magnet, int k) => string.Create(
        CultureInfo.InvariantCulture,
        $"Its numbers for '{magnet.Name}': γ = {magnet.Properties.GyromagneticRatio:G9} rad/(s T), α_g = {motion.GilbertRests[k] / DampingTensor.AngularMomentum(magnet):G6}{(motion.Pumps ? string.Create(CultureInfo.InvariantCulture, $" (the given {magnet.Properties.Damping:G6} less what the bulk itself pumps)") : "")}, Ms = {QuantityText.Format(magnet.Properties.SaturationMagnetization.Si, Magnetization.Kind)}.");

    private static string Form(MotionEquation form, bool hasTorque)
    {
        const string coefficients = " aJ and bJ per conventional current I along +x.", energy = " B = -∇V/Ms.";
        string torque(string gamma) => hasTorque ? $" - {gamma} aJ(c) u × (u × p) - {gamma} bJ(c) u × p" : "";
        return "Equation solved " + form switch
        {
            MotionEquation.LandauLifshitz => $"(form of Landau and Lifshitz, γ_L and α_L being the γ and α of the device): du/dt = -γ_L u × B - γ_L α_L u × (u × B){torque("γ_L")}." + energy
                + " It is Eq. (24) with L_F = γ_L/Ms" + (hasTorque ? ", χ = A I, Φ = -B I;" + coefficients : "") + " Gilbert's form of it has γ = γ_L (1 + α²).",
            MotionEquation.Inertial => $"(with inertia): du/dt = -γ u × B + α u × du/dt + η u × d²u/dt²{torque("γ")}." + energy + (hasTorque ? coefficients : "") + " The energy of the balance holds (η Ms v/2γ)|du/dt|²; the start has no nutation.",
            MotionEquation.AnisotropicDamping => $"(damping about axes, L_θθ ≠ L_φφ): du/dt = -γ u × B + α(u)[u × du/dt]{torque("γ")}." + energy + (hasTorque ? coefficients : "") + " α(u) is a symmetric matrix; the scalar damping of the device is not used.",
            MotionEquation.Bloch => $"(Bloch, n = M/Ms of free length): dn/dt = -γ n × B - n_⊥/T2 - (n_∥ - n0) e/T1{torque("γ")}." + energy + (hasTorque ? coefficients : "") + " The damping of the device is not used; the times are the friction.",
            MotionEquation.LandauLifshitzBloch one => $"(Landau-Lifshitz-Bloch, n = M/Ms of free length, e = n/|n|, at {(one.Temperature is { } temperature ? temperature.ToString() : "the temperature of the device")}): dn/dt = -γ_L n × B + γ_L α_∥ (e·B) e - γ_L α_⊥ e × (e × B), B = -∇V/Ms - (a + b n²) n{(hasTorque ? " with the field of the torque" : "")}, γ_L = γ/(1 + α²)." + (hasTorque ? coefficients : "") + " Ms and α are those at the temperature of the material's numbers, otherwise of the device.",
            _ => throw new InvalidOperationException($"The equation '{form.Word}' has no words."),
        };
    }

    private static string Numbers(MotionEquation form, FollowedMotion motion, int k, SpinTransferPotentials torque)
    {
        Magnet magnet = motion.Equation.Magnets[k];
        MagneticProperties properties = magnet.Properties;
        string common = string.Create(CultureInfo.InvariantCulture, $"Ms = {QuantityText.Format(properties.SaturationMagnetization.Si, Magnetization.Kind)}; {SolvedEquation.TorqueWords(k, motion.Equation.Magnets, torque)}.");
        string own = form switch
        {
            MotionEquation.LandauLifshitz => string.Create(CultureInfo.InvariantCulture, $"γ_L = {LandauLifshitzForm.Of(properties).GyromagneticRatio:G9} rad/(s T), α_L = {properties.Damping:G6}"),
            MotionEquation.Inertial one => string.Create(CultureInfo.InvariantCulture, $"γ = {properties.GyromagneticRatio:G9} rad/(s T), α = {properties.Damping:G6}, {Inertia(one.Moments.Of(magnet.Name)!, properties.Damping)}"),
            MotionEquation.AnisotropicDamping one => string.Create(CultureInfo.InvariantCulture, $"γ = {properties.GyromagneticRatio:G9} rad/(s T), {Axes(one.Moments.Of(magnet.Name)!)}"),
            MotionEquation.Bloch one => string.Create(CultureInfo.InvariantCulture, $"γ = {properties.GyromagneticRatio:G9} rad/(s T), {Times(one.Moments.Of(magnet.Name)!)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"γ_L = {LandauLifshitzForm.Of(properties).GyromagneticRatio:G9} rad/(s T), {Longitudinal(motion.Longitudinal[k])}"),
        };
        return $"Its numbers for '{magnet.Name}': {own}, {common}";
    }

    private static string Inertia(MomentInertia one, double damping) => one.IsRelaxationTime
        ? $"η = ατ = {Time(one.Time.Si * damping)} (τ = {Time(one.Time.Si)})"
        : $"η = {Time(one.Time.Si)}";

    private static string Axes(DampingAxes axes) => axes switch
    {
        DampingAxes.Polar one => string.Create(CultureInfo.InvariantCulture, $"α(u) = {one.Pole:G6} (e·u)² 1 + {one.Theta:G6} t t + {one.Phi:G6} n n with e = {one.Axis}, t = e - (e·u)u, n = e × u"),
        DampingAxes.Principal one => string.Create(CultureInfo.InvariantCulture, $"α = {one.First:G6} about {one.Axis}, {one.Second:G6} about {one.SecondAxis}, {one.Third:G6} about the axis across both"),
        _ => throw new InvalidOperationException("There is no other damping about axes."),
    };

    private static string Times(BlochTimes one) => string.Create(CultureInfo.InvariantCulture, $"e = {one.Axis}, n0 = {one.Equilibrium:G6}, T1 = {Time(one.Longitudinal.Si)}, T2 = {Time(one.Transverse.Si)}");

    private static string Longitudinal(LongitudinalParameters one) => string.Create(
        CultureInfo.InvariantCulture,
        $"n at rest without field = {one.Equilibrium:G6}, χ_∥ = {one.Susceptibility:G6} 1/T, a = {one.Linear:G6} T, b = {one.Cubic:G6} T, α_∥ = {one.Parallel:G6}, α_⊥ = {one.Perpendicular:G6}");

    private static string Time(double seconds) => double.IsPositiveInfinity(seconds) ? "infinite" : QuantityText.Format(seconds, Duration.Kind);
}
