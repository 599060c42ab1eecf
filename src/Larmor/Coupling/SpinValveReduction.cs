using System.Globalization;
using System.Numerics;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Coupling;

/// <summary>One fixed and one free magnet of a stack with a normal spacer between, reduced to a <see cref="SpinValve"/>.</summary>
/// <remarks>
/// Everything outward of the spacer's faces is collinear with its own magnet and becomes (j, R) by the exact elements of
/// <see cref="CollinearTransport"/>. Bare mixing conductances get the Sharvin correction 1/G → 1/G − 1/(2 G_Sh) of the normal metal.
/// </remarks>
internal sealed class SpinValveReduction
{
    private readonly Multilayer stack;
    private readonly List<string> warnings = [];

    private SpinValveReduction(Multilayer stack)
    {
        this.stack = stack;
        int[] magnets = [.. Enumerable.Range(0, stack.Layers.Count).Where(i => stack.Layers[i].Magnetization is not LayerMagnetization.NotMagnetic)];
        RequireOneFixedAndOneFree(stack, magnets);
        RequireOrdinaryEnds(stack);
        (int left, int right) = (magnets[0], magnets[1]);
        int[] orientations = [.. stack.Layers.Select(layer => layer.Magnetization is LayerMagnetization.NotMagnetic ? 0 : 1)];
        if (CollinearTransport.Refusal(stack, orientations) is { } reason) throw new DeviceException(reason, "stack");
        CollinearStack elements = CollinearStack.Of(stack, orientations);
        SpinLadder ladder = elements.Ladder();
        int first = elements.LeftNodeOfLayer(left + 1), last = elements.RightNodeOfLayer(right - 1);
        Valve = new SpinValve(
            Side(ladder.FromLeft(first), left, left + 1, true), Spacer(elements, first, last), Side(ladder.FromRight(last), right - 1, right - 1, false));
        FreeIsLeft = stack.Layers[left].Magnetization is LayerMagnetization.FreeMoment;
    }

    /// <summary>The valve.</summary>
    public SpinValve Valve { get; }

    /// <summary>Whether the free magnet stands at the left of the fixed one.</summary>
    public bool FreeIsLeft { get; }

    /// <summary>What a reader should know about the numbers.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Reduces a stack.</summary>
    /// <exception cref="DeviceException">The stack is no such valve, or a mixing conductance is missing; the message says what to do.</exception>
    public static SpinValveReduction Of(Multilayer stack) => new(stack);

    private static void RequireOneFixedAndOneFree(Multilayer stack, int[] magnets)
    {
        const string cure = "Give the torque by hand under `magnets` (`efficiency`, `polarization` with `lambda`, or fields per current).";
        int free = magnets.Count(i => stack.Layers[i].Magnetization is LayerMagnetization.FreeMoment);
        if (magnets.Length != 2 || free != 1)
        {
            string names = string.Join(", ", magnets.Select(i => $"'{stack.Layers[i].Name}'"));
            throw new DeviceException($"The spin torque is computed from stacks with one fixed and one free magnetic layer; this one has {string.Create(CultureInfo.InvariantCulture, $"{magnets.Length - free} fixed and {free} free")} ({names}). {cure}", "stack");
        }
        if (magnets[1] == magnets[0] + 1) throw new DeviceException($"The layers '{stack.Layers[magnets[0]].Name}' and '{stack.Layers[magnets[1]].Name}' touch: the spin torque is computed across a normal metal between the magnets. Put one there. {cure}", "stack");
    }

    private static void RequireOrdinaryEnds(Multilayer stack)
    {
        foreach ((EndCondition end, string name) in new[] { (stack.Left, "left"), (stack.Right, "right") })
        {
            if (end is EndCondition.Polarization or EndCondition.SpinCurrent) throw new DeviceException($"The {name} end puts a spin current in whose axis is not given; the spin torque is computed with leads, reservoirs or sealed ends. Draw the polarizing layer in the stack instead.", name);
        }
    }

    private static SpacerTwoPort Spacer(CollinearStack stack, int first, int last)
    {
        SpacerTwoPort? whole = null;
        for (int k = first; k < last; k++)
        {
            PiElement element = stack.Element(k);
            SpacerTwoPort part = new(element.Shunt, element.Series, element.Shunt);
            whole = whole?.Then(part) ?? part;
        }
        return whole!.Value;
    }

    private ValveSide Side(SpinSource outward, int contact, int normalLayer, bool isLeft)
    {
        InterfaceProperties properties = stack.Interfaces[contact];
        string pair = $"{stack.Layers[contact].Material.Name}/{stack.Layers[contact + 1].Material.Name}";
        if (properties.Mixing is not { } mixing)
        {
            throw new DeviceException($"The contact '{stack.InterfaceName(contact)}' ({pair}) has no mixing conductance, which the spin torque needs and for which there is no default. Give `mixing-conductance` for {pair}, for example in S/m^2, with `sharvin: included` or `bare`; or give the torque by hand under `magnets`.", $"interfaces/{pair}");
        }
        Complex conductance = Corrected(mixing, stack.Layers[normalLayer].Material, pair);
        double sum = properties.IsTransparent ? 0 : properties.ConductanceUp.Si + properties.ConductanceDown.Si;
        if (2 * conductance.Real < sum)
        {
            warnings.Add($"At '{stack.InterfaceName(contact)}' twice the mixing conductance ({InWords(2 * conductance.Real)}) is below the sum of the channel conductances ({InWords(sum)}). Scattering theory excludes that for bare values; with corrected ones it can happen, but check the numbers.");
        }
        return new ValveSide(outward.Polarization, outward.Conductance, conductance.Real, conductance.Imaginary, isLeft);
    }

    private static string InWords(double conductance) => QuantityText.Format(conductance, ConductancePerArea.Kind, 3);

    private static Complex Corrected(MixingConductance mixing, Material normal, string pair)
    {
        Complex bare = new(mixing.Real.Si, mixing.Imaginary.Si);
        if (!(mixing.Real.Si >= 0)) throw new DeviceException($"The real part of the mixing conductance of {pair} must not be negative; got {mixing.Real}. A negative one would let entropy fall.", $"interfaces/{pair}");
        if (mixing.SharvinIncluded || bare == Complex.Zero) return bare;
        if (normal.SharvinConductance is not { } sharvin)
        {
            throw new DeviceException($"The mixing conductance of {pair} is a bare value and needs the Sharvin conductance of {normal.Name}, which is not known. Give `sharvin-conductance` for {normal.Name}, or a corrected value with `sharvin: included`.", $"interfaces/{pair}");
        }
        Complex corrected = 1 / ((1 / bare) - (1 / (2 * sharvin.Si)));
        if (corrected.Real >= 0 && double.IsFinite(corrected.Real)) return corrected;
        throw new DeviceException($"The bare mixing conductance of {pair} ({mixing.Real}) exceeds twice the Sharvin conductance of {normal.Name} ({sharvin}): no correction exists. Check both, or give a corrected value with `sharvin: included`.", $"interfaces/{pair}");
    }
}
