using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Tests.Magnetism.Energies;

/// <summary>What every energy term must fulfil, whatever its formula: derivatives by differences of eighth order, and covariance.</summary>
internal static class TermLaws
{
    // Central differences of eighth order: exact for polynomials up to degree 8.
    private static readonly double[] Weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];

    /// <summary>Gradient, Hessian and power of a term against differences of its value, to 1e-11 of its size.</summary>
    public static void DerivativesHold(EnergyTerm term, Vector3d u, Vector3d step, double time, double timeStep)
    {
        double size = Size(term);
        Assert.Equal(0, (Difference(h => term.Value(u + (h * step), time)) - Vector3d.Dot(term.Gradient(u, time), step)) / size, 1e-11);
        foreach (Vector3d axis in new Vector3d[] { UnitVector.X, UnitVector.Y, UnitVector.Z })
        {
            double slope = Difference(h => Vector3d.Dot(axis, term.Gradient(u + (h * step), time)));
            Assert.Equal(0, (slope - Vector3d.Dot(axis, term.Hessian(u, time) * step)) / size, 1e-11);
        }
        double rate = Difference(h => term.Value(u, time + (h * timeStep)));
        Assert.Equal(0, (rate - (term.TimeDerivative(u, time) * timeStep)) / size, 1e-9);
        if (term.Quadratic is { } form) Assert.Equal(0, (((form.Factor?.At(time) ?? 1) * (form.Slope + (form.Stiffness * u))) - term.Gradient(u, time)).Norm / size, 1e-13);
    }

    /// <summary>The same for the energy of a pair, both moments and the mixed block.</summary>
    public static void DerivativesHold(PairEnergyTerm term, Vector3d ui, Vector3d uj, Vector3d step)
    {
        double size = Size(term);
        (SymmetricMatrix3 first, SymmetricMatrix3 second, (Vector3d X, Vector3d Y, Vector3d Z) mixed) = term.Hessian(ui, uj, 0);
        Check(Difference(h => term.Value(ui + (h * step), uj, 0)), Vector3d.Dot(term.GradientFirst(ui, uj, 0), step));
        Check(Difference(h => term.Value(ui, uj + (h * step), 0)), Vector3d.Dot(term.GradientSecond(ui, uj, 0), step));
        Vector3d[] axes = [UnitVector.X, UnitVector.Y, UnitVector.Z], rows = [mixed.X, mixed.Y, mixed.Z];
        for (int a = 0; a < 3; a++)
        {
            Vector3d axis = axes[a];
            Check(Difference(h => Vector3d.Dot(axis, term.GradientFirst(ui + (h * step), uj, 0))), Vector3d.Dot(axis, first * step));
            Check(Difference(h => Vector3d.Dot(axis, term.GradientSecond(ui, uj + (h * step), 0))), Vector3d.Dot(axis, second * step));
            Check(Difference(h => Vector3d.Dot(axis, term.GradientFirst(ui, uj + (h * step), 0))), Vector3d.Dot(rows[a], step));
        }

        if (term.Bilinear is { } form)
        {
            Vector3d folded = new(Vector3d.Dot(form.X, uj), Vector3d.Dot(form.Y, uj), Vector3d.Dot(form.Z, uj));
            Assert.Equal(0, (folded - term.GradientFirst(ui, uj, 0)).Norm / size, 1e-13);
        }

        void Check(double difference, double analytic) => Assert.Equal(0, (difference - analytic) / size, 1e-11);
    }

    /// <summary>How large a term is, in J/m³: its largest slope over a few directions and instants without symmetry, and 1e-250 where it is nothing.</summary>
    public static double Size(EnergyTerm term) =>
        Generic.SelectMany(_ => Instants, (u, time) => Math.Abs(term.Value(u, time)) + term.Gradient(u, time).Norm).Append(1e-250).Max();

    /// <summary>The same of the energy of a pair, in J.</summary>
    public static double Size(PairEnergyTerm term) =>
        Generic.SelectMany(_ => Generic, (ui, uj) => term.GradientFirst(ui, uj, 0).Norm + term.GradientSecond(ui, uj, 0).Norm).Append(1e-250).Max();

    private static readonly Vector3d[] Generic = [new(0.36, 0.48, 0.8), new(-0.48, 0.8, 0.36), new(0.2, -0.9, 0.3), new(-0.7, -0.1, 0.6)];

    private static readonly double[] Instants = [0.03e-9, 0.11e-9, 0.29e-9, 0.47e-9];

    private static double Difference(Func<double, double> f)
    {
        const double h = 0.05;
        double sum = 0;
        for (int k = 1; k <= 4; k++) sum += Weights[k - 1] * (f(k * h) - f(-k * h));
        return sum / h;
    }
}
