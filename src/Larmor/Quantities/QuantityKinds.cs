using static Larmor.Quantities.Dimensions;

namespace Larmor.Quantities;

/// <summary>
/// The one table of quantities. The structs of <c>Quantities.g.cs</c> are generated from it, and the device file reads its
/// dimensions from it.
/// </summary>
public static class QuantityKinds
{
    /// <summary>All kinds, in the order of the generated file.</summary>
    public static IReadOnlyList<QuantityKind> All { get; } =
    [
        Kind("Length", "length", Metre, ("Metres", "m", 1), ("Millimetres", "mm", 1e-3), ("Micrometres", "um", 1e-6), ("Nanometres", "nm", 1e-9)),
        Kind("Area", "area", SquareMetre, ("SquareMetres", "m^2", 1), ("SquareMicrometres", "um^2", 1e-12), ("SquareNanometres", "nm^2", 1e-18)),
        Kind("Volume", "volume", CubicMetre, ("CubicMetres", "m^3", 1), ("CubicMicrometres", "um^3", 1e-18), ("CubicNanometres", "nm^3", 1e-27)),
        Kind("Duration", "time", Second, ("Seconds", "s", 1), ("Milliseconds", "ms", 1e-3), ("Microseconds", "us", 1e-6), ("Nanoseconds", "ns", 1e-9), ("Picoseconds", "ps", 1e-12), ("Femtoseconds", "fs", 1e-15)),
        Kind("Frequency", "frequency", Second.ToThe(-1), ("Hertz", "Hz", 1), ("Gigahertz", "GHz", 1e9), ("Megahertz", "MHz", 1e6), ("Kilohertz", "kHz", 1e3)),
        Kind("Temperature", "temperature", Kelvin, ("Kelvins", "K", 1), ("Millikelvins", "mK", 1e-3)),
        Kind("Angle", "angle", Dimension.None, ("Radians", "rad", 1), ("Degrees", "deg", Math.PI / 180)),
        Kind("Current", "electric current", Ampere, ("Amperes", "A", 1), ("Milliamperes", "mA", 1e-3), ("Microamperes", "uA", 1e-6), ("Nanoamperes", "nA", 1e-9)),
        Kind("CurrentDensity", "current density", Ampere / SquareMetre, ("AmperesPerSquareMetre", "A/m^2", 1), ("MegaamperesPerSquareCentimetre", "MA/cm^2", 1e10)),
        Kind("Voltage", "voltage", Volt, ("Volts", "V", 1), ("Millivolts", "mV", 1e-3), ("Microvolts", "uV", 1e-6), ("Nanovolts", "nV", 1e-9)),
        Kind("Resistance", "resistance", Ohm, ("Ohms", "ohm", 1), ("Kiloohms", "kohm", 1e3), ("Milliohms", "mohm", 1e-3), ("Microohms", "uohm", 1e-6)),
        Kind("ResistancePerField", "Hall resistance per magnetic field", Ohm / Tesla, ("OhmsPerTesla", "ohm/T", 1), ("MilliohmsPerTesla", "mohm/T", 1e-3)),
        Kind("ResistanceArea", "resistance times area", Ohm * SquareMetre, ("OhmSquareMetres", "ohm m^2", 1), ("OhmSquareMicrometres", "ohm um^2", 1e-12), ("FemtoohmSquareMetres", "fohm m^2", 1e-15)),
        Kind("Resistivity", "resistivity", Ohm * Metre, ("OhmMetres", "ohm m", 1), ("MicroohmCentimetres", "uohm cm", 1e-8), ("NanoohmMetres", "nohm m", 1e-9)),
        Kind("Conductivity", "conductivity", (Ohm * Metre).ToThe(-1), ("SiemensPerMetre", "S/m", 1), ("MegasiemensPerMetre", "MS/m", 1e6)),
        Kind("ConductancePerArea", "conductance per area", (Ohm * SquareMetre).ToThe(-1), ("SiemensPerSquareMetre", "S/m^2", 1)),
        Kind("ConductancePerVolume", "conductance per volume", (Ohm * CubicMetre).ToThe(-1), ("SiemensPerCubicMetre", "S/m^3", 1)),
        Kind("ChannelsPerArea", "number per area", SquareMetre.ToThe(-1), ("PerSquareMetre", "1/m^2", 1), ("PerSquareNanometre", "1/nm^2", 1e18)),
        Kind("MagneticField", "magnetic field mu0 H", Tesla, ("Teslas", "T", 1), ("Milliteslas", "mT", 1e-3), ("Microteslas", "uT", 1e-6)),
        Kind("MagneticFieldPerCurrent", "magnetic field per current", Tesla / Ampere, ("TeslasPerAmpere", "T/A", 1), ("MilliteslasPerMilliampere", "mT/mA", 1)),
        Kind("Magnetization", "magnetization", Ampere / Metre, ("AmperesPerMetre", "A/m", 1), ("MegaamperesPerMetre", "MA/m", 1e6), ("KiloamperesPerMetre", "kA/m", 1e3)),
        Kind("Energy", "energy", Joule, ("Joules", "J", 1), ("Attojoules", "aJ", 1e-18)),
        Kind("EnergyDensity", "energy density", Joule / CubicMetre, ("JoulesPerCubicMetre", "J/m^3", 1), ("MegajoulesPerCubicMetre", "MJ/m^3", 1e6), ("KilojoulesPerCubicMetre", "kJ/m^3", 1e3)),
        Kind("EnergyPerArea", "energy per area", Joule / SquareMetre, ("JoulesPerSquareMetre", "J/m^2", 1), ("MillijoulesPerSquareMetre", "mJ/m^2", 1e-3)),
        Kind("EnergyPerAreaPerElectricField", "energy per area and electric field", Joule / (Volt * Metre), ("JoulesPerVoltMetre", "J/(V m)", 1), ("FemtojoulesPerVoltMetre", "fJ/(V m)", 1e-15)),
        Kind("PowerPerArea", "power per area", Watt / SquareMetre, ("WattsPerSquareMetre", "W/m^2", 1)),
        Kind("Power", "power", Watt, ("Watts", "W", 1), ("Milliwatts", "mW", 1e-3), ("Microwatts", "uW", 1e-6), ("Nanowatts", "nW", 1e-9)),
        Kind("DensityOfStates", "density of states per energy and volume", (Joule * CubicMetre).ToThe(-1), ("PerJoulePerCubicMetre", "1/(J m^3)", 1)),
        Kind("TransferCoefficient", "spin-transfer coefficient", Metre / (Volt * Second), ("MetresPerVoltSecond", "m/(V s)", 1)),
        Kind("DiffusionConstant", "diffusion constant", SquareMetre / Second, ("SquareMetresPerSecond", "m^2/s", 1)),
    ];

    /// <summary>The kind with this type name.</summary>
    /// <exception cref="ArgumentException">No kind has this name.</exception>
    public static QuantityKind Named(string name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"There is no quantity called '{name}'.", nameof(name));

    private static QuantityKind Kind(string name, string words, Dimension dimension, params (string Name, string Symbol, double Si)[] units) =>
        new(name, words, dimension, [.. units.Select(unit => new NamedUnit(unit.Name, unit.Symbol, unit.Si))]);
}
