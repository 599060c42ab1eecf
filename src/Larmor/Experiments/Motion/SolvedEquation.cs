using System.Globalization;
using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>
/// The equation of motion that is solved, in words and numbers: Gilbert form, with aJ(c)/I and bJ(c)/I at c = 1, 0, −1, and the form of Eq. (24) that
/// it equals.
/// </summary>
internal static class SolvedEquation
{
    /// <summary>One sentence for the form, and one for the numbers of each moment.</summary>
    /// <param name="magnets">The moments.</param>
    /// <param name="potentials">A and B per ampere.</param>
    public static IEnumerable<string> NotesOf(IReadOnlyList<Magnet> magnets, SpinTransferPotentials potentials)
    {
        yield return potentials.IsNone
            ? "Equation solved (Gilbert form): du/dt = -γ u × B + α u × du/dt, B = -∇V/Ms. It is Eq. (24) without Φ and χ: du/dt = L_F {u × ∇V - α∇V}, L_F = γ/[Ms(1 + α²)]."
            : potentials is StackTorques
            ? "Equation solved (Gilbert form): du/dt = -γ u × B + α u × du/dt + (γ/Ms d) N, B = -∇V/Ms, N = M_NJ(u1, u2 ...) I/area the torque of the stack at the directions of all moments, I the conventional current along +x. "
                + "It is Eq. (24) for each moment, with Φ and χ at the given directions of the others."
            : "Equation solved (Gilbert form): du/dt = -γ u × B + α u × du/dt - γ aJ(c) u × (u × p) - γ bJ(c) u × p, B = -∇V/Ms, c = u·p; aJ and bJ per conventional current I along +x. "
                + "It is Eq. (24), du/dt = L_F {u × ∇(V + Φ) - α∇V + ∇χ}, with L_F = γ/[Ms(1 + α²)], χ = (A + αB) I, Φ = (αA - B) I, dA/dc = Ms aJ/I, dB/dc = Ms bJ/I.";
        for (int k = 0; k < magnets.Count; k++)
        {
            MagneticProperties properties = magnets[k].Properties;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Its numbers for '{magnets[k].Name}': γ = {properties.GyromagneticRatio:G9} rad/(s T), α = {properties.Damping:G6}, Ms = {QuantityText.Format(properties.SaturationMagnetization.Si, Magnetization.Kind)}; {TorqueWords(k, magnets, potentials)}.");
        }
    }

    /// <summary>The torques on a moment with their numbers; <c>no spin torque</c> where there is none.</summary>
    internal static string TorqueWords(int k, IReadOnlyList<Magnet> magnets, SpinTransferPotentials potentials)
    {
        string torques = string.Join("; ", TorquesOn(k, magnets, potentials));
        return torques.Length == 0 ? "no spin torque" : torques;
    }

    private static IEnumerable<string> TorquesOn(int k, IReadOnlyList<Magnet> magnets, SpinTransferPotentials potentials)
    {
        double ms = magnets[k].Properties.SaturationMagnetization.Si;
        switch (potentials)
        {
            case SumOfPotentials sum:
                return sum.Parts.SelectMany(part => TorquesOn(k, magnets, part));
            case AxialPotentials axial:
                AxialTorque torque = axial.Torques[k];
                return IsNothing(torque.DampingLike) && IsNothing(torque.FieldLike) ? [] : [$"p = {torque.Polarizer}, {Strengths(torque.DampingLike, torque.FieldLike, ms)}"];
            case MutualPotentials mutual:
                return mutual.Torques.Where(one => one.On == k).Select(one => $"p = the direction of '{magnets[one.From].Name}', {Strengths(one.DampingLike, one.FieldLike, ms)}");
            case StackTorques:
                return ["the torque of the stack, N"];
            case SpherePotentials sphere:
                return [string.Create(CultureInfo.InvariantCulture, $"tau = (gamma/Ms)(grad A - u x grad B) I with A, B as spherical harmonics to degree {sphere.Degrees[k]}")];
            default:
                return [];
        }
    }

    private static string Strengths(AxialFunction dampingLike, AxialFunction fieldLike, double ms) => $"aJ/I = {Values(dampingLike, ms)}, bJ/I = {Values(fieldLike, ms)}";

    // One number where the strength is the same at all angles, otherwise three.
    private static string Values(AxialFunction function, double ms)
    {
        double parallel = function.Derivative(1) / ms, across = function.Derivative(0) / ms, antiparallel = function.Derivative(-1) / ms;
        return parallel == across && across == antiparallel
            ? string.Create(CultureInfo.InvariantCulture, $"{parallel:G6} mT/mA")
            : string.Create(CultureInfo.InvariantCulture, $"{parallel:G6} mT/mA at c = 1, {across:G6} at 0, {antiparallel:G6} at -1");
    }

    private static bool IsNothing(AxialFunction function) => ReferenceEquals(function, AxialFunction.Zero);
}
