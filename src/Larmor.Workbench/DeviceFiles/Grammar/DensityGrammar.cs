using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The words of the density on the sphere in time.</summary>
internal static class DensityGrammar
{
    public const string Equilibrium = "equilibrium", Uniform = "uniform";

    public static readonly Key<UnitVector> Well = new("well", DirectionForm.Instance, "start from Boltzmann's density in the well of the stable state nearest to this direction") { IsRequired = true };
    public static readonly Section WellSection = new("a well", "Boltzmann's density in one well.", Well);

    public static readonly Key<UnitVector> Towards = new("towards", DirectionForm.Instance, "the direction") { IsRequired = true };
    public static readonly Key<Angle> Spread = new("spread", QuantityForm.Of<Angle>(Limits.Positive), "root of the mean square angle along each of two axes") { Default = "10 deg" };
    public static readonly Section DirectionSection = new("a narrow density", "All moments near one direction.", Towards, Spread);

    public static readonly Key<DensityStart> Start = new("start", new ChoiceForm<DensityStart>(
        "equilibrium, uniform, a well such as { well: +x }, or a direction such as +z or { towards: +z, spread: 5 deg }",
        (Fits.Word(Equilibrium, Uniform), new WordForm(Equilibrium, Uniform).As(word => word == Uniform ? (DensityStart)new DensityStart.Uniform() : new DensityStart.Equilibrium())),
        (Fits.Key(Well.Name), new SectionForm(WellSection, "{ well: +x }").As(section => (DensityStart)new DensityStart.Well(section.Get(Well, UnitVector.Z)))),
        (Fits.Key(Towards.Name), new SectionForm(DirectionSection, "{ towards: +z, spread: 5 deg }").As(section => (DensityStart)Narrow(section))),
        (_ => true, DirectionForm.Instance.As(direction => (DensityStart)new DensityStart.Direction(direction)))),
        "the density at the start, without current in the field of that instant: Boltzmann's, Boltzmann's in one well, uniform, or all moments near one direction") { Default = Equilibrium };

    public static readonly Key<int> Samples = ExperimentGrammar.Samples with { Default = "101" };
    public static readonly Key<int> Maps = new("maps", new IntegerForm(2, 12), "number of evenly spaced instants of which the density is drawn and kept") { Default = "4" };
    public static readonly Key<double> Tolerance = new("tolerance", new NumberForm(new Limits(1e-10, false, 1e-2, false, "must lie between 1e-10 and 0.01"), "1e-6"), "relative error of the density allowed in all") { Default = "1e-6" };
    public static readonly Key<int> HighestDegree = new("highest-degree", new IntegerForm(8, 200), "degree of spherical harmonics where resolution ends whatever the tolerance") { Default = "80" };

    public static readonly Section Density = new(
        "density",
        "The density of the free moment on the sphere in time, at the temperature of the device, with entropy, free energy, heat and work; stationary state and slowest rates under constant drives.",
        ExperimentGrammar.Name,
        ExperimentGrammar.Fields,
        ExperimentGrammar.DrivenCurrent,
        ExperimentGrammar.DrivenVoltage,
        ExperimentGrammar.Duration,
        Start,
        Samples,
        Maps,
        Tolerance,
        HighestDegree,
        HeldGrammar.Held);

    private static DensityStart.Direction Narrow(SectionValues section)
    {
        DensityStart.Direction start = new(section.Get(Towards, UnitVector.Z));
        return start with { Spread = section.Get(Spread, start.Spread) };
    }
}
