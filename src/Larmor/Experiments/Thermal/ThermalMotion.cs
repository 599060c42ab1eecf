using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Thermal;

/// <summary>The moments of a trajectory as thermal noise moves them.</summary>
/// <param name="Moments">The free moments.</param>
/// <param name="Motion">Their motion without noise, with the electrons where they are followed.</param>
/// <param name="Equation">The same as one equation with a damping tensor and a torque: what the noise is added to.</param>
/// <param name="Temperatures">T of each moment.</param>
/// <param name="Torques">The torque of the stack where the electrons are followed; null otherwise.</param>
/// <param name="Drives">All drives.</param>
internal sealed record ThermalMotion(FreeMoments Moments, FollowedMotion Motion, GeneralizedLlg Equation, IReadOnlyList<Temperature> Temperatures, CircuitTorques? Torques, Drives Drives)
{
    /// <summary>Why a motion takes no noise; null where it does.</summary>
    public static string? Refusal(MotionEquation equation) => equation switch
    {
        MotionEquation.Inertial => "with inertia the bath acts on the angular velocity too, which would need a thermal velocity and a noise of its own; here the noise is a field on a moment without inertia",
        MotionEquation.Bloch => "Bloch's equation relaxes towards a length that is given and follows no energy: no noise would lead it to Boltzmann's distribution",
        MotionEquation.LandauLifshitzBloch => "in the Landau-Lifshitz-Bloch equation temperature shortens the moment, and the length itself would need a noise along the moment; here the noise turns moments of fixed length",
        _ => null,
    };

    /// <summary>The motion of a trajectory with a temperature.</summary>
    /// <exception cref="DeviceException">Something takes no noise; the message says why.</exception>
    public static ThermalMotion Of(Dynamics settings, FreeMoments moments, FollowedMotion motion, Drives drives)
    {
        string place = $"experiments/{settings.Name}";
        Temperature[] temperatures = [.. moments.Magnets.Select(magnet => settings.Temperatures.TryGetValue(magnet.Name, out Temperature own) ? own : settings.Temperature ?? Temperature.FromSi(0))];
        CircuitTorques? torques = motion.Electrons is { } electrons ? new CircuitTorques(electrons) : null;
        GeneralizedLlg given = motion.Equation;
        GeneralizedLlg equation = torques is null ? given : new GeneralizedLlg(given.Magnets)
        {
            Pairs = given.Pairs,
            SpinTransfer = torques,
            Current = motion.Electrons!.Circuit.Source,
            Damping = motion.Electrons.Pumps ? new StackDamping(motion.Electrons) : null,
        };
        ThermalMotion thermal = new(moments, motion, equation, temperatures, torques, drives);
        thermal.Check(settings, place);
        return thermal;
    }

    /// <summary>Whether nothing changes in time and no torque acts, so that the moments come to Boltzmann's distribution.</summary>
    public bool ComesToEquilibrium =>
        Temperatures.Distinct().Count() == 1
        && (Equation.SpinTransfer.IsNone || (Equation.Current.IsConstant && Equation.Current.At(0) == 0))
        && Drives.Fields.All(applied => applied.Strength.IsConstant) && Drives.Voltage.IsConstant && Drives.Current.IsConstant;

    private void Check(Dynamics settings, string place)
    {
        foreach ((Temperature temperature, Magnetism.Magnet magnet) in Temperatures.Zip(Moments.Magnets))
        {
            if (!(temperature.Si >= 0 && double.IsFinite(temperature.Si))) throw new DeviceException($"The temperature of '{magnet.Name}' must not be negative; got {temperature}.", $"{place}/temperature");
            if (temperature.Si > 0 && Equation.Damping is null && !(magnet.Properties.Damping > 0)) throw new DeviceException($"The moment '{magnet.Name}' has no damping: the bath that makes a moment fluctuate acts through it, and without it no temperature is felt.", $"{place}/temperature");
        }
        if (settings.Temperatures.Keys.FirstOrDefault(name => Moments.Magnets.All(magnet => magnet.Name != name)) is { } unknown) throw new DeviceException($"The temperature names '{unknown}', which is not a free layer. Free are {string.Join(", ", Moments.Magnets.Select(magnet => $"'{magnet.Name}'"))}.", $"{place}/temperature");
        if (Equation.Damping is not null && Temperatures.Distinct().Count() > 1) throw new DeviceException(Torques is null
            ? "Friction that is a tensor over all moments is one bath, which has one temperature. Give one for all, or scalar damping."
            : "The electrons that damp both moments are one bath, which has one temperature: nothing says how hot they are between a hot and a cold moment. Give one temperature, or leave `pumping` out.", $"{place}/temperature");
        if (Equation.Damping is not null && settings.Scheme != StochasticScheme.Heun) throw new DeviceException("Under a damping tensor the noise needs a drift that only the scheme of Heun takes here. Take `heun`.", $"{place}/stepper");
        if (settings.Trajectories is < 1 or > Dynamics.MostTrajectories) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The number of trajectories must lie between 1 and {Dynamics.MostTrajectories}; got {settings.Trajectories}."), $"{place}/trajectories");
    }
}
