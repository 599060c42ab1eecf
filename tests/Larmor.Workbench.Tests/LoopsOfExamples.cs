using Larmor.Testing;
using Larmor.Experiments;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles;

namespace Larmor.Workbench.Tests;

/// <summary>The loops of the examples against closed forms, from the file to the coercive fields.</summary>
public class LoopsOfExamples
{
    [Fact]
    public void Both_flanks_of_the_perpendicular_pillar_lie_at_their_closed_forms_at_every_current()
    {
        // B_sw = −Bk − aJ(P)/α and +Bk − aJ(AP)/α; aJ = −(ħ/2e) η I/(Ms v), η = P Λ²/[(Λ² + 1) ± (Λ² − 1)].
        const double ms = 0.65e6, ku = 279e3, alpha = 0.03, polarization = 0.5, lambda2 = 1.342 * 1.342, radius = 25e-9, thickness = 3e-9;
        double aspect = 2 * radius / thickness, root = Math.Sqrt((aspect * aspect) - 1);
        double nx = aspect * aspect / (root * root) * (1 - (Math.Asin(root / aspect) / root)), ny = 0.5 * (1 - nx);
        double bk = (2 * ku / ms) - (PhysicalConstants.VacuumPermeability * ms * (nx - ny));
        double perAmpere = -PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge * ms * Math.PI * radius * radius * thickness);
        double parallel = perAmpere * polarization / 2, antiparallel = perAmpere * polarization * lambda2 / 2;
        Assert.Equal(0.14888, bk, 1e-5);
        HysteresisResult result = Run("perpendicular-pillar.yaml", settings => settings with { Currents = [.. new[] { -1e-4, -9e-5, -8e-5, -5e-5, 0, 5e-5, 1e-4 }.Select(Current.FromSi)] });
        Assert.Equal(OutcomeKind.Finished, result.Outcome.Kind);
        foreach (HysteresisLoop loop in result.Loops)
        {
            Assert.Equal("", loop.ReasonUp + loop.ReasonDown);
            Assert.Equal(bk - (antiparallel * loop.Current / alpha), loop.CoerciveFieldUp!.Value, 1e-7);
            Assert.Equal(-bk - (parallel * loop.Current / alpha), loop.CoerciveFieldDown!.Value, 1e-7);
            Assert.All(loop.Up.Concat(loop.Down), point => Assert.Equal(MomentState.FixedPoint, point.State));
        }
    }

    [Fact]
    public void Without_current_the_film_pillar_switches_at_the_anisotropy_field_of_its_shape_and_symmetrically()
    {
        HysteresisLoop loop = Run("co-cu-co-pillar.yaml", settings => settings with { Currents = [Current.Zero] }).Loops.Single();
        Assert.Equal(PhysicalConstants.VacuumPermeability * 1.42e6 * (0.03606 - 0.01139), loop.CoerciveFieldUp!.Value, 1e-5);
        Assert.Equal(0, loop.Shift!.Value, 1e-9);
    }

    private static HysteresisResult Run(string example, Func<Hysteresis, Hysteresis> change)
    {
        DeviceFile file = DeviceFileReader.Read(Path.Combine(Repository.Root, "examples", example));
        return change(file.Experiments.OfType<Hysteresis>().Single()).Run(file.Device, new RunContext { Cancellation = TestContext.Current.CancellationToken });
    }
}
