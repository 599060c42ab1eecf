using Larmor.Coupling;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>A source of voltage with a load in series, connected to the ends of the stack: the current follows from both and from the device.</summary>
/// <param name="Voltage">The source's voltage, of the left end against the right one; adds to the shape.</param>
/// <param name="Shape">A voltage that changes in time; null for none.</param>
/// <param name="Load">R_L; zero holds the voltage at the device itself.</param>
public sealed record CircuitDrive(Voltage Voltage, DriveShape<Voltage>? Shape, Resistance Load)
{
    /// <summary>The circuit, in SI.</summary>
    /// <param name="place">Where it stands, for refusals.</param>
    /// <exception cref="DeviceException">A number is out of its range.</exception>
    internal Circuit At(string place)
    {
        if (!double.IsFinite(Voltage.Si)) throw new DeviceException("The source of a circuit needs a finite voltage.", $"{place}/circuit");
        if (!(Load.Si >= 0 && double.IsFinite(Load.Si))) throw new DeviceException($"The load of a circuit must not be negative; got {Load}.", $"{place}/circuit");
        Waveform constant = Waveform.Constant(Voltage.Si);
        return Circuit.OfVoltage(Shape is { } shape ? Waveforms.Sum(constant, shape.At($"{place}/circuit")) : constant, Load);
    }
}
