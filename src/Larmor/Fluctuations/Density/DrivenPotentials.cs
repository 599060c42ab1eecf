using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Numerics.Sphere;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// What drives a moment in time as a sum of few fixed functions on the sphere with weights that change: a field gives one, a current one, all that stands still another.
/// </summary>
/// <remarks>
/// Which functions there are is not told by the energy but found: each term that may change is looked at in some directions, and what is a sum of the shapes seen so far, to 1e-12,
/// needs no new one. Harmonics are taken once for each shape.
/// </remarks>
internal sealed class DrivenPotentials
{
    private const int Probes = 31, HighestDrive = 64;
    private const double DriveTolerance = 1e-14;

    private static readonly UnitVector[] Directions = [.. SpherePoints.Fibonacci(Probes)];

    private readonly List<MomentPotentials> shapes = [];
    private readonly List<ChangingTerm> changing = [];
    private readonly Waveform? current;
    private readonly int torque;

    /// <summary>The drives of an equation.</summary>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, no damping, or a function on the sphere too sharp for harmonics; the message says which.</exception>
    public DrivenPotentials(GeneralizedLlg equation)
    {
        if (equation.Count != 1) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The density on the sphere is that of one moment; got {equation.Count}. Use an ensemble for coupled moments."), nameof(equation));
        if (equation.Damping is not null) throw new ArgumentException("The density on the sphere needs a scalar damping. Use an ensemble for a damping tensor.", nameof(equation));
        Magnet magnet = equation.Magnets[0];
        (Damping, Kinetic, Volume) = (magnet.Properties.Damping, magnet.KineticCoefficient, magnet.Volume.Si);
        if (!(Damping > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The density on the sphere needs damping; got alpha = {Damping}. Without it nothing relaxes and there is no stationary state."), nameof(equation));
        EnergyTerm[] terms = magnet.Energy is SumOfTerms sum ? [.. sum.Terms] : [magnet.Energy];
        EnergyTerm fixedTerms = SumOfTerms.Of(terms.Where(IsFixed));
        shapes.Add(OfEnergy(fixedTerms, 0));
        changing.AddRange(terms.Where(term => !IsFixed(term)).Select(term => new ChangingTerm(term)));
        if (equation.SpinTransfer.IsNone) return;
        current = equation.Current;
        torque = shapes.Count;
        shapes.Add(new MomentPotentials(
            HarmonicSeries.Zero,
            Series("A", u => Kinetic * equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z])).A),
            Series("B", u => Kinetic * equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z])).B)));
    }

    /// <summary>α.</summary>
    public double Damping { get; }

    /// <summary>L_F in m³/(J s).</summary>
    public double Kinetic { get; }

    /// <summary>v in m³.</summary>
    public double Volume { get; }

    /// <summary>The shapes found so far; the list only grows.</summary>
    public IReadOnlyList<MomentPotentials> Shapes => shapes;

    /// <summary>D = αL_F kT/v in 1/s.</summary>
    /// <exception cref="ArgumentException">T is not positive.</exception>
    public double Diffusion(Temperature temperature) => temperature.Si > 0 && double.IsFinite(temperature.Si)
        ? Damping * Kinetic * PhysicalConstants.BoltzmannConstant * temperature.Si / Volume
        : throw new ArgumentException($"The density on the sphere needs a positive temperature; got {temperature}. Without noise a moment has a trajectory, not a density.", nameof(temperature));

    /// <summary>The weight of every shape at a time in s; finds new shapes where the old ones do not do.</summary>
    public double[] At(double time)
    {
        double[][] found = [.. changing.Select(term => Weights(term, time))];
        double[] weights = new double[shapes.Count];
        weights[0] = 1;
        if (current is not null) weights[torque] = current.At(time);
        for (int i = 0; i < changing.Count; i++)
        {
            for (int k = 0; k < found[i].Length; k++) weights[changing[i].Shapes[k]] = found[i][k];
        }
        return weights;
    }

    /// <summary>The change of every weight per s.</summary>
    public double[] SlopesAt(double time)
    {
        double[] slopes = new double[shapes.Count];
        if (current is not null) slopes[torque] = current.DerivativeAt(time);
        foreach (ChangingTerm term in changing)
        {
            double[] own = term.Span.WeightsOf([.. Directions.Select(u => term.Energy.TimeDerivative(u, time))]);
            for (int k = 0; k < own.Length; k++) slopes[term.Shapes[k]] = own[k];
        }
        return slopes;
    }

    private static bool IsFixed(EnergyTerm term) => term.Quadratic is { Factor: null } || term.Quadratic is { Factor.IsConstant: true };

    private double[] Weights(ChangingTerm term, double time)
    {
        double[] seen = [.. Directions.Select(u => term.Energy.Value(u, time))];
        if (term.Span.TryExtend(seen))
        {
            term.Shapes.Add(shapes.Count);
            shapes.Add(OfEnergy(term.Energy, time));
        }
        return term.Span.WeightsOf(seen);
    }

    private MomentPotentials OfEnergy(EnergyTerm energy, double time) => new(Series(energy.Name.Length > 0 ? energy.Name : "V", u => Kinetic * energy.Value(u, time)), HarmonicSeries.Zero, HarmonicSeries.Zero);

    private static HarmonicSeries Series(string name, Func<Vector3d, double> function) => HarmonicSeries.Of(function, HighestDrive, DriveTolerance)
        ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The function {name} of the moment does not fall off within {HighestDrive / 2} degrees of spherical harmonics: it is too sharp for a spectral density."), nameof(function));

    /// <summary>A term of the energy that may change, with the shapes that it has shown.</summary>
    private sealed record ChangingTerm(EnergyTerm Energy)
    {
        public VectorSpan Span { get; } = new();

        public List<int> Shapes { get; } = [];
    }
}
