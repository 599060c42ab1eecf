using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Quantities;

namespace Larmor.Experiments.Escapes;

/// <summary>What a moment needs for thermal fluctuations.</summary>
internal static class ThermalMoment
{
    /// <summary>Refuses a moment without fluctuations.</summary>
    /// <exception cref="DeviceException">T or α is zero.</exception>
    public static void Require(FreeMoment moment, Temperature temperature, string kind, string place)
    {
        if (!(temperature.Si > 0)) throw new DeviceException($"The measurement '{kind}' is about thermal fluctuations; at {temperature} there are none. Give the device a temperature, or follow one trajectory with `dynamics`.", "temperature");
        double damping = moment.Magnet.Properties.Damping;
        if (!(damping > 0)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The measurement '{kind}' needs damping: the bath that makes a moment fluctuate acts through it; got alpha = {damping} of '{moment.Magnet.Name}'."), $"{place}/{moment.Magnet.Name}");
    }

    /// <summary>kT in J.</summary>
    public static double Energy(Temperature temperature) => PhysicalConstants.BoltzmannConstant * temperature.Si;
}
