using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Experiments.Motion;

/// <summary>Builds the motion of moments whose torques follow from the stack itself at each instant: with pumping, in a circuit, or of several free layers.</summary>
internal static class ElectronicMotion
{
    /// <summary>Whether a trajectory needs it; otherwise the torque of one free layer is a function prepared once.</summary>
    public static bool IsNeeded(Dynamics settings, Device device) =>
        settings.Pumping || settings.TransientElectrons || settings.Circuit is not null || (device.Magnets.Count > 1 && IsDriven(settings) && !IsGiven(device) && device.HasStack);

    /// <summary>Whether several free layers of a stack are moved without current, so that no torque is asked for.</summary>
    public static bool IsAtRest(Dynamics settings, Device device) => device.Magnets.Count > 1 && !IsDriven(settings) && !IsGiven(device);

    /// <summary>The free moments with the torque left to the motion.</summary>
    /// <exception cref="DeviceException">The device has no free moment, or a torque given by hand.</exception>
    public static FreeMoments MomentsOf(Dynamics settings, Device device)
    {
        if (IsGiven(device)) throw new DeviceException("A torque given by hand says nothing of what the motion pumps and of the voltage. Leave `torque` out of `magnets`, so that both follow from the stack, or leave `pumping` and `circuit` out.", $"experiments/{settings.Name}");
        return FreeMoments.Without(device, settings.Kind, new SpinTransferModel(Magnetism.Torques.SpinTransferPotentials.None, null)
        {
            Notes = [.. NotesOf(settings, device.Stack)],
            Warnings = MixingContacts.Warnings(device.Stack),
            Citations = [Citations.WegroweDrouhin, Citations.ValetFert, Citations.BrataasBauerKelly],
        });
    }

    /// <summary>The motion.</summary>
    /// <exception cref="DeviceException">The stack, the equation or the stepper does not allow it; the message says why.</exception>
    public static TwoWayMotion Of(Dynamics settings, Device device, FreeMoments moments, Drives drives)
    {
        string place = $"experiments/{settings.Name}";
        if (settings.Equation is not MotionEquation.LandauLifshitzGilbert) throw new DeviceException("Torque and pumping that follow from the stack enter the equation of Landau, Lifshitz and Gilbert. Leave `equation` out.", $"{place}/equation");
        if (settings.Stepper == SteppingMethod.DiscreteGradient) throw new DeviceException("The discrete gradient keeps the magnetic energy, which moments and electrons exchange here. Take another stepper.", $"{place}/stepper");
        if (settings.Circuit is not null && (settings.Current.Si != 0 || settings.CurrentDrive is not null)) throw new DeviceException("A circuit finds its own current. Leave `current` out, or the circuit.", $"{place}/current");
        if (settings.Circuit is not null && moments.Magnets.Any(magnet => magnet.Driven.OfType<OerstedField>().Any())) throw new DeviceException("The field of the current is known for a given current only. Leave the Oersted field out, or give `current` in place of `circuit`.", $"{place}/circuit");
        Circuit circuit = settings.Circuit?.At(place) ?? Circuit.OfCurrent(drives.Current);
        return new TwoWayMotion(new TwoWayTransport(device.Stack), moments.Equation(drives), circuit, settings.Pumping);
    }

    /// <summary>The motion as it is followed, with electrons that follow at once or take time.</summary>
    /// <exception cref="DeviceException">Electrons that take time are asked for where they cannot be followed; the message says why.</exception>
    public static FollowedMotion Followed(Dynamics settings, TwoWayMotion motion)
    {
        if (!settings.TransientElectrons) return FollowedMotion.Of(motion);
        string place = $"experiments/{settings.Name}";
        if (!settings.Pumping) throw new DeviceException("Electrons that take time feel the motion of the moments. Write `pumping: on` beside `electrons: transient`.", $"{place}/electrons");
        if (settings.HasNoise) throw new DeviceException("The noise of electrons that take time is not known here. Leave `temperature` out, or write `electrons: quasi-static`.", $"{place}/electrons");
        if (settings.Stepper != SteppingMethod.DormandPrince54) throw new DeviceException("Electrons that take time are stiff and have a stepper of their own. Leave `stepper` out.", $"{place}/stepper");
        return FollowedMotion.Of(new TransientTwoWayMotion(motion));
    }

    /// <summary>The longest step with which all drives are seen.</summary>
    public static double LongestStep(Dynamics settings, Drives drives) =>
        settings.Circuit is { } circuit ? Math.Min(drives.LongestStep, circuit.At($"experiments/{settings.Name}").Source.LongestStep) : drives.LongestStep;

    private static bool IsDriven(Dynamics settings) => settings.Current.Si != 0 || settings.CurrentDrive is not null;

    private static bool IsGiven(Device device) => device.Magnets.Any(magnet => magnet.Torques.Count > 0);

    private static IEnumerable<string> NotesOf(Dynamics settings, Multilayer stack)
    {
        yield return $"Positive current is conventional current along +x, from '{stack.Layers[0].Name}' to '{stack.Layers[^1].Name}'; voltages are those of the left end against the right one.";
        yield return settings.Pumping
            ? "Both ways: the current turns the moments and their motion drives the electrons, through one matrix of the stack, [V; N] = M(u) [J0; Omega], Omega = u × du/dt. The damping of each material is taken as the measured bulk value, which contains what the moment hands to its own lattice; that part counts once."
            : "One way: the current turns the moments; what their motion pumps into the electrons is left out, and with it damping, cross-damping and voltage. `pumping: on` puts it in.";
        if (settings.Circuit is { } circuit) yield return $"The current follows from the circuit: a source of voltage in series with {circuit.Load} and the device.";
        if (settings.TransientElectrons) yield return "The electrons take time: spins diffuse and flip at the rates of each layer, c dD/dt = D''/(2 rho*) - D/(2 rho* l^2), along the moment inside of magnets; what is across a moment is absorbed at its faces at once. They start as they are while the moments are held.";
        yield return SpinTransfer.FromStackNote(stack);
    }
}
