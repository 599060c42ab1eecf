using System.Numerics;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>The slowest modes of a finite stack of any channels.</summary>
internal static class RelaxationModes
{
    private const int Halvings = 200, Iterations = 4, Sampled = 16;
    private const double Offset = 1e-5;

    /// <summary>The slowest modes, slowest first.</summary>
    public static IReadOnlyList<RelaxationMode> Slowest(CollinearStack stack, int count)
    {
        RelaxationCount below = new(stack);
        double[] rates = new double[count];
        for (int number = 0; number < count; number++) rates[number] = RateOf(below, number, number == 0 ? -below.Unit : rates[number - 1]);
        if (count == 0) return [];
        ChannelMesh mesh = new(stack, 1 / Math.Max(rates[^1], below.Unit), double.PositiveInfinity);
        List<double[]> shapes = [];
        foreach (double rate in rates) shapes.Add(ShapeOf(mesh, Math.Max(rate, 0), below.Unit, shapes));
        return [.. rates.Zip(shapes).Select(pair => new RelaxationMode(pair.First, Shape(mesh, pair.Second)))];
    }

    // The smallest rate with more than so many below it.
    private static double RateOf(RelaxationCount below, int number, double low)
    {
        double high = Math.Max(2 * low, below.Unit);
        while (below.Below(high) <= number) (low, high) = (high, 2 * high);
        for (int i = 0; i < Halvings && high - low > 1e-16 * (Math.Abs(high) + (1e-6 * below.Unit)); i++)
        {
            double middle = low + ((high - low) / 2);
            if (middle == low || middle == high) break;
            if (below.Below(middle) > number) high = middle;
            else low = middle;
        }
        return high;
    }

    // Inverse iteration beside the real axis: the imaginary part of the answer keeps the modes next to the rate and no others.
    private static double[] ShapeOf(ChannelMesh mesh, double rate, double unit, List<double[]> known)
    {
        BandedSymmetricSolver solver = mesh.Factorize(new Complex(-rate, -Offset * Math.Max(rate, unit)));
        Complex[] state = [.. Enumerable.Range(0, mesh.Size).Select(i => (Complex)(1 + (0.5 * Math.Sin(1 + (0.37 * i)))))], filled = new Complex[mesh.Size];
        for (int step = 0; step < Iterations; step++)
        {
            foreach (double[] other in known) TakeOut(mesh, state, other);
            mesh.Mass.Multiply(state, filled);
            solver.Solve(filled);
            double largest = filled.Max(value => Math.Abs(value.Imaginary));
            for (int i = 0; i < state.Length; i++) state[i] = filled[i].Imaginary / largest;
            Array.Clear(filled);
        }
        return [.. state.Select(value => value.Real)];
    }

    private static void TakeOut(ChannelMesh mesh, Complex[] state, double[] other)
    {
        Complex[] filled = new Complex[state.Length];
        mesh.Mass.Multiply([.. other.Select(value => (Complex)value)], filled);
        double along = 0, norm = 0;
        for (int i = 0; i < state.Length; i++)
        {
            along += filled[i].Real * state[i].Real;
            norm += filled[i].Real * other[i];
        }
        for (int i = 0; i < state.Length; i++) state[i] -= along / norm * other[i];
    }

    private static Func<int, double, double> Shape(ChannelMesh mesh, double[] values)
    {
        double largest = 0, first = 0;
        for (int domain = 0; domain < mesh.Domains.Count; domain++)
        {
            ChannelDomain place = mesh.Domains[domain];
            for (int i = 0; i <= Sampled; i++)
            {
                double value = mesh.ValueAt(values, domain, 0, place.Left + (place.Length * i / Sampled));
                if (Math.Abs(value) > largest) (largest, first) = (Math.Abs(value), first == 0 ? value : first);
            }
        }
        double scale = largest == 0 ? 1 : Math.CopySign(largest, first);
        return (layer, x) =>
        {
            for (int domain = 0; domain < mesh.Domains.Count; domain++)
            {
                if (mesh.Domains[domain].Layer == layer) return mesh.ValueAt(values, domain, 0, x) / scale;
            }
            throw new ArgumentOutOfRangeException(nameof(layer), "There is no such layer.");
        };
    }
}
