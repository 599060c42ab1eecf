// The resistances of the Co/Cu/Co pillar of ../co-cu-co-pillar.yaml, from C#. Sources of the numbers: see that file.
// Prints R_P = 0.69960854569 ohm and R_AP = 0.79263049497 ohm.
using System.Globalization;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Quantities;
using Larmor.Transport;

Material cobalt = new() { Name = "Co", Channels = ChannelNetwork.FromValetFert(Resistivity.FromNanoohmMetres(75), 0.46, Length.FromNanometres(60)) };
Material copper = new() { Name = "Cu", Channels = ChannelNetwork.FromValetFert(Resistivity.FromNanoohmMetres(6), 0, Length.FromNanometres(450)) };
InterfaceProperties contact = InterfaceProperties.FromAreaResistance(ResistanceArea.FromFemtoohmSquareMetres(1.02 / 2), gamma: 0.77, delta: 0.25);
Multilayer stack = new(
    [
        new Layer { Name = "left lead", Material = copper },
        new Layer { Name = "fixed", Material = cobalt, Thickness = Length.FromNanometres(40) },
        new Layer { Name = "spacer", Material = copper, Thickness = Length.FromNanometres(6) },
        new Layer { Name = "free", Material = cobalt, Thickness = Length.FromNanometres(2.5) },
        new Layer { Name = "right lead", Material = copper },
    ],
    [contact, contact, contact, contact],
    new EndCondition.Lead(),
    new EndCondition.Lead());
CrossSection pillar = new CrossSection.Ellipse(Length.FromNanometres(60), Length.FromNanometres(130));
CurrentDensity density = CurrentDensity.FromAmperesPerSquareMetre(1e11);

double parallel = CollinearTransport.Solve(stack, [0, 1, 0, 1, 0], density).ResistanceArea / pillar.Area.Si;
double antiparallel = CollinearTransport.Solve(stack, [0, 1, 0, -1, 0], density).ResistanceArea / pillar.Area.Si;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"R_P = {parallel:F11} ohm, R_AP = {antiparallel:F11} ohm"));
