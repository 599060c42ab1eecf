// The Co/Cu/Co pillar of ../co-cu-co-pillar.yaml in C#: its resistances, the resonance of its free layer and the currents at which that
// layer loses its rest. Sources of the numbers: the material library, and for what is given here the head of that file.
using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

Material copper = MaterialLibrary.Find("Cu")!.ToMaterial();
Material cobalt = MaterialLibrary.Find("Co")!.ToMaterial() with { Magnetic = new MagneticProperties(Magnetization.FromMegaamperesPerMetre(1.42), Damping: 0.02) };
MixingConductance mixing = new(ConductancePerArea.FromSiemensPerSquareMetre(5.5e14), ConductancePerArea.Zero, SharvinIncluded: true);
InterfaceProperties contact = MaterialLibrary.FindInterface("Co", "Cu")!.ToInterface() with { Mixing = mixing };

CrossSection pillar = new CrossSection.Ellipse(Y: Length.FromNanometres(60), Z: Length.FromNanometres(130));
Layer fixedLayer = new() { Name = "fixed", Material = cobalt, Thickness = Length.FromNanometres(40), Magnetization = LayerMagnetization.Fixed(UnitVector.Z) };
Layer spacer = new() { Name = "spacer", Material = copper, Thickness = Length.FromNanometres(6) };
Layer free = new() { Name = "free", Material = cobalt, Thickness = Length.FromNanometres(2.5), Magnetization = LayerMagnetization.Free };
Layer left = new() { Name = "left lead", Material = copper }, right = left with { Name = "right lead" };

EnergyTerm shape = new Demagnetization(cobalt.Magnetic.SaturationMagnetization, DemagnetizingFactors.InscribedEllipsoid(pillar, free.Thickness.Value));
Device device = new()
{
    Title = "Co/Cu/Co pillar",
    Temperature = Temperature.FromKelvins(4.2),
    Stack = new Multilayer([left, fixedLayer, spacer, free, right], [contact, contact, contact, contact], new EndCondition.Lead(), new EndCondition.Lead()),
    CrossSection = pillar,
    Magnets = [new DeviceMagnet(Magnet.OfLayer(free, pillar, shape))],
};

IExperiment[] measurements = [new Magnetoresistance(), new Fmr { Field = new FieldSweep(UnitVector.Z, [MagneticField.Zero]) }];
string[] asked = ["resistance-parallel", "resistance-antiparallel", "frequency", "threshold-current-up", "threshold-current-down"];
foreach (Scalar answer in measurements.SelectMany(measurement => measurement.Run(device, new RunContext()).Scalars).Where(scalar => asked.Contains(scalar.Name)))
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answer.Name} = {(answer.Value is { } value ? $"{value:G11} {answer.Unit}" : answer.Reason)}"));
}
