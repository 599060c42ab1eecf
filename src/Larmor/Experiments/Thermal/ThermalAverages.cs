using Larmor.Fluctuations.Langevin;
using Larmor.Magnetism;
using Larmor.Quantities;

namespace Larmor.Experiments.Thermal;

/// <summary>Averages of what each trajectory has carried from start to end, with standard errors and the error of the step.</summary>
internal sealed class ThermalAverages(ThermalMotion thermal, ThermalTiming timing, ThermalRun run)
{
    private const int FewestForSteps = 32;

    private readonly CourseSettings course = run.Course;

    /// <summary>2f(h) − f(2h) of a number; f(h) where few trajectories would make it wide for nothing.</summary>
    public Estimate Of(Func<double[], double> value) => run.Fine.Carried.Length < FewestForSteps ? Plain(value) : Pairs(value, (fine, coarse) => (2 * fine) - coarse);

    /// <summary>f(2h) − f(h).</summary>
    public Estimate Bias(Func<double[], double> value) => Pairs(value, (fine, coarse) => coarse - fine);

    /// <summary>The number with steps h, which has the smallest error.</summary>
    public Estimate Plain(Func<double[], double> value) => BlockAverages.OfEach([.. run.Fine.Carried.Select(value)]);

    /// <summary>Average of a component over the second half, component j counting x, y, z of one moment after the other.</summary>
    public Func<double[], double> Component(int j) => carried => carried[course.Works + j] / timing.Counted;

    /// <summary>Its mean square.</summary>
    public Func<double[], double> Square(int j) => carried => carried[course.Works + (3 * course.Magnets) + j] / timing.Counted;

    /// <summary>Average of an extra number over the second half.</summary>
    public Func<double[], double> Extra(int j) => carried => carried[course.Works + (8 * course.Magnets) + j] / timing.Counted;

    /// <summary>Heat of all moments.</summary>
    public double Heat(double[] carried)
    {
        double sum = 0;
        for (int k = 0; k < course.Magnets; k++) sum += carried[WorkMeter.Heat + k];
        return sum;
    }

    /// <summary>v⟨|∇V|²⟩/(k⟨∇²V⟩) over the second half in K: the temperature that a moment in equilibrium would have; null where the energy is no well on the average.</summary>
    /// <remarks>Source: H. H. Rugh, Phys. Rev. Lett. 78, 772 (1997), doi:10.1103/PhysRevLett.78.772; on the sphere ∫|∇E|² exp(−E/kT) = kT∫∇²E exp(−E/kT) by parts.</remarks>
    public Estimate? ConfigurationalTemperature(int k)
    {
        Magnet magnet = thermal.Moments.Magnets[k];
        double scale = magnet.Volume.Si / PhysicalConstants.BoltzmannConstant;
        int square = course.Works + (6 * course.Magnets) + k, curvature = square + course.Magnets;
        double mean = Of(carried => carried[curvature]).Value;
        if (!(mean > 0)) return null;
        double found = scale * Of(carried => carried[square]).Value / mean;
        Estimate rest = Of(carried => ((scale * carried[square]) - (found * carried[curvature])) / mean);
        return new Estimate(found, rest.Error);
    }

    private Estimate Pairs(Func<double[], double> value, Func<double, double, double> combined) =>
        BlockAverages.OfEach([.. run.Fine.Carried.Zip(run.Coarse.Carried, (fine, coarse) => combined(value(fine), value(coarse)))]);
}
