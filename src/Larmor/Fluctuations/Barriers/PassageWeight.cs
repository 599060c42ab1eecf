using Larmor.Numerics;

namespace Larmor.Fluctuations.Barriers;

/// <summary>
/// A weight E = e^{−S} for the backward equation, S a function of the energy on either side of the pass and above it, near the exponent of the quasi-stationary density.
/// </summary>
/// <remarks>
/// Without torque S is the energy and E Boltzmann's weight. A torque changes the slope to dS/dU = 1 − ⟨P·∇U⟩/⟨|∇U|²⟩ with averages over level lines, P the push of the torque: exact for an axial
/// moment and for weak damping. Any smooth S gives the same rates; a good one leaves little that varies. Near the pass the slope is 1. Together with E goes H, dH/dU = −E: precession
/// along the level lines is then free of divergence in the weight E to the last bit.
/// </remarks>
internal sealed class PassageWeight
{
    private const double Step = 0.25, Near = 8, Blend = 2, Steepest = 1.5, Floor = 60;
    private const int Azimuths = 96, Heights = 600, Bins = 80;

    private readonly ConformalCylinder cylinder;
    private readonly ReducedMotion motion;
    private readonly double pass, floor, shift;
    private readonly double scale = 1;
    private readonly double[] ridges;
    private readonly Branch? below, above, beyond;
    private readonly (double[] Points, double[] Weights) gauss = GaussLegendre.Rule(3);

    /// <summary>The weight of a motion.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="cylinder">The cylinder from one well to the other.</param>
    /// <param name="pass">Energy of the pass, in kT.</param>
    /// <param name="lowest">y where the first well is small.</param>
    /// <param name="highest">y where the second one is.</param>
    public PassageWeight(ReducedMotion motion, ConformalCylinder cylinder, double pass, double lowest, double highest)
    {
        (this.motion, this.cylinder, this.pass) = (motion, cylinder, pass);
        ridges = [];
        floor = Math.Exp(-0.5 * Floor);
        if (!motion.HasTorque) return;
        floor = Math.Exp(-Floor);
        ridges = new double[Azimuths];
        double[,] samples = Sampled(lowest, highest, out Averages first, out Averages over, out Averages second);
        double least = Math.Min(-2 * Near, samples.Cast<double>().Min()) - 1, most = Math.Max(2 * Near, samples.Cast<double>().Max()) + 1;
        above = Branch.Up(over, most);
        below = Branch.Down(first, least, above.StreamAtPass);
        beyond = Branch.Down(second, least, above.StreamAtPass);
        shift = Enumerable.Range(0, Azimuths).Min(i => Enumerable.Range(0, Heights).Max(j => At(2 * Math.PI * i / Azimuths, Height(j, lowest, highest), samples[i, j] + pass).Exponent));
        scale = Math.Exp(shift);
    }

    /// <summary>E, H, S and dS/dU at a point, U its energy over the pass.</summary>
    public (double Weight, double Turning, double Exponent, double Slope) At(double x, double y, double energy)
    {
        double level = energy - pass;
        if (above is null)
        {
            double weight = Math.Exp(-level);
            return (weight + floor, weight, level, 1);
        }
        Branch branch = level > 0 ? above : IsFirst(x, y) ? below! : beyond!;
        (double exponent, double slope, double stream) = branch.At(level, gauss);
        return (Math.Exp(shift - exponent) + floor, scale * stream, exponent - shift, slope);
    }

    private bool IsFirst(double x, double y)
    {
        double place = x / (2 * Math.PI) * Azimuths;
        int index = (int)Math.Floor(place);
        double share = place - index, left = ridges[Wrapped(index)], right = ridges[Wrapped(index + 1)];
        return y < left + (share * (right - left));
    }

    private static double Height(int j, double lowest, double highest) => lowest + ((highest - lowest) * j / (Heights - 1));

    private static int Wrapped(int index) => ((index % Azimuths) + Azimuths) % Azimuths;

    private double[,] Sampled(double lowest, double highest, out Averages first, out Averages over, out Averages second)
    {
        double[,] levels = new double[Azimuths, Heights];
        for (int i = 0; i < Azimuths; i++)
        {
            int top = 0;
            for (int j = 0; j < Heights; j++)
            {
                levels[i, j] = motion.Landscape(cylinder.Point(2 * Math.PI * i / Azimuths, Height(j, lowest, highest))) - pass;
                if (levels[i, j] > levels[i, top]) top = j;
            }
            ridges[i] = Height(top, lowest, highest);
        }
        double least = levels.Cast<double>().Min(), most = levels.Cast<double>().Max();
        (first, over, second) = (new Averages(least, 0), new Averages(0, Math.Max(1, most)), new Averages(least, 0));
        for (int i = 0; i < Azimuths; i++)
        {
            double x = 2 * Math.PI * i / Azimuths;
            for (int j = 0; j < Heights; j++)
            {
                double y = Height(j, lowest, highest);
                Vector3d u = cylinder.Point(x, y), alongY = cylinder.AlongY(u), alongX = Vector3d.Cross(u, alongY), slope = motion.Slope(u), push = motion.Push(u);
                (double ux, double uy) = (Vector3d.Dot(slope, alongX), Vector3d.Dot(slope, alongY));
                Averages averages = levels[i, j] > 0 ? over : y < ridges[i] ? first : second;
                averages.Add(levels[i, j], (ux * Vector3d.Dot(push, alongX)) + (uy * Vector3d.Dot(push, alongY)), (ux * ux) + (uy * uy));
            }
        }
        return levels;
    }

    /// <summary>⟨P·∇U⟩/⟨|∇U|²⟩ between level lines.</summary>
    private sealed class Averages(double least, double most)
    {
        private readonly double[] pushes = new double[Bins], squares = new double[Bins];

        public void Add(double level, double push, double square)
        {
            int bin = Math.Clamp((int)(Bins * (level - least) / (most - least)), 0, Bins - 1);
            pushes[bin] += push;
            squares[bin] += square;
        }

        /// <summary>The ratio at a level, from both neighbouring bins.</summary>
        public double At(double level)
        {
            double place = (Bins * (level - least) / (most - least)) - 0.5;
            int left = Math.Clamp((int)Math.Floor(place), 0, Bins - 2);
            double share = Math.Clamp(place - left, 0, 1), a = Ratio(left), b = Ratio(left + 1);
            return a + (share * (b - a));
        }

        private double Ratio(int bin)
        {
            // The nearest bin that has something.
            for (int apart = 0; apart < Bins; apart++)
            {
                if (bin - apart >= 0 && squares[bin - apart] > 0) return pushes[bin - apart] / squares[bin - apart];
                if (bin + apart < Bins && squares[bin + apart] > 0) return pushes[bin + apart] / squares[bin + apart];
            }
            return 0;
        }
    }

    /// <summary>S and H along rising |U| from the pass, dS/dU linear between its points.</summary>
    private sealed class Branch
    {
        private readonly double sign;
        private readonly double[] slopes, exponents, streams;

        private Branch(Averages averages, double range, double sign)
        {
            this.sign = sign;
            int count = (int)Math.Ceiling(range / Step) + 2;
            (slopes, exponents, streams) = (new double[count], new double[count], new double[count]);
            for (int i = 0; i < count; i++)
            {
                double level = i * Step, share = 1 / (1 + Math.Exp(Math.Clamp((Near - level) / Blend, -50, 50)));
                slopes[i] = 1 - (share * Math.Clamp(averages.At(sign * level), -Steepest, Steepest));
                if (i > 0) exponents[i] = exponents[i - 1] + (0.5 * sign * Step * (slopes[i] + slopes[i - 1]));
            }
        }

        public double StreamAtPass => streams[0];

        public static Branch Up(Averages averages, double most)
        {
            Branch branch = new(averages, most, 1);
            (double[] Points, double[] Weights) gauss = GaussLegendre.Rule(5);
            branch.streams[^1] = Math.Exp(-branch.exponents[^1]);
            for (int i = branch.streams.Length - 2; i >= 0; i--) branch.streams[i] = branch.streams[i + 1] + branch.Between(i * Step, (i + 1) * Step, i, gauss);
            return branch;
        }

        public static Branch Down(Averages averages, double least, double streamAtPass)
        {
            Branch branch = new(averages, -least, -1);
            (double[] Points, double[] Weights) gauss = GaussLegendre.Rule(5);
            branch.streams[0] = streamAtPass;
            for (int i = 1; i < branch.streams.Length; i++) branch.streams[i] = branch.streams[i - 1] + branch.Between((i - 1) * Step, i * Step, i - 1, gauss);
            return branch;
        }

        public (double Exponent, double Slope, double Stream) At(double level, (double[] Points, double[] Weights) gauss)
        {
            double away = Math.Abs(level);
            int index = Math.Min((int)(away / Step), slopes.Length - 2);
            (double exponent, double slope) = Local(away, index);
            double stream = sign > 0 ? streams[index + 1] + Between(away, (index + 1) * Step, index, gauss) : streams[index] + Between(index * Step, away, index, gauss);
            return (exponent, slope, stream);
        }

        private (double Exponent, double Slope) Local(double away, int index)
        {
            double offset = away - (index * Step), bend = (slopes[index + 1] - slopes[index]) / Step;
            return (exponents[index] + (sign * offset * (slopes[index] + (0.5 * bend * offset))), slopes[index] + (bend * offset));
        }

        private double Between(double from, double to, int index, (double[] Points, double[] Weights) gauss)
        {
            double half = 0.5 * (to - from), sum = 0;
            for (int k = 0; k < gauss.Points.Length; k++) sum += gauss.Weights[k] * half * Math.Exp(-Local(from + (half * (1 + gauss.Points[k])), index).Exponent);
            return sum;
        }
    }
}
