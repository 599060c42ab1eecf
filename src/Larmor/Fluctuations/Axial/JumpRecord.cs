using Larmor.Numerics;

namespace Larmor.Fluctuations.Axial;

/// <summary>
/// The chances f_k to be found on the far side after k events of the clock, and s_k = 1 − f_k on the near side, each with digits of its own. As soon as only the slowest mode
/// is left both go to their stationary values as μ^k, and nothing more need be followed.
/// </summary>
internal sealed class JumpRecord
{
    private const int MostEvents = 6_000_000, FirstLook = 96;
    private const int MostCrossings = 4;
    private const double Settled = 1e-8, Over = 1e-13, Still = 1e-10, LookEvery = 1.25;

    private readonly double clock, near, far;
    private readonly int cells;
    private readonly List<double> nears = [], fars = [];

    /// <summary>Follows the two functions.</summary>
    /// <param name="chain">The jumps.</param>
    /// <param name="start">Weights of the cells at the start, of the length of the arrays of the chain.</param>
    /// <param name="sides">Chance of each cell to end on the near and on the far side; overwritten.</param>
    /// <param name="stationary">Both chances in the stationary state.</param>
    /// <param name="slowestRate">The slowest rate in 1/s, asked for where it is too slow to be seen in what was followed.</param>
    public JumpRecord(JumpChain chain, double[] start, (double[] Near, double[] Far) sides, (double Near, double Far) stationary, Func<double> slowestRate)
    {
        (clock, near, far) = (chain.Clock, stationary.Near, stationary.Far);
        cells = start.Length;
        (double[] a, double[] b) = sides;
        (double[] c, double[] d) = (new double[a.Length], new double[a.Length]);
        int occupied = Array.FindLastIndex(start, weight => weight > 0) + 1;
        Take(a, b);
        int look = FirstLook;
        while (true)
        {
            chain.Jump(a, b, c, d);
            (a, c, b, d) = (c, a, d, b);
            Take(a, b);
            if (Last < look) continue;
            if (IsSettled(slowestRate) || Last >= MostEvents) return;
            look = Math.Min(MostEvents, (int)(LookEvery * look));
        }

        void Take(double[] onNear, double[] onFar)
        {
            nears.Add(SpanArithmetic.Dot(start.AsSpan(0, occupied), onNear.AsSpan(0, occupied)));
            fars.Add(SpanArithmetic.Dot(start.AsSpan(0, occupied), onFar.AsSpan(0, occupied)));
        }
    }

    /// <summary>ln μ of the slowest mode.</summary>
    public double Logarithm { get; private set; }

    /// <summary>Relative change of ln μ over the last half of what was followed: what may be wrong beyond it.</summary>
    public double Unsettled { get; private set; } = double.PositiveInfinity;

    /// <summary>Time in s that was followed event by event.</summary>
    public double Followed => Last / clock;

    private int Last => nears.Count - 1;

    /// <summary>λt of the slowest mode after some time in s.</summary>
    public double Decay(double time) => clock * time * StableFunctions.OneMinusExp(-Logarithm);

    /// <summary>The chances to be on the near and on the far side after some time in s.</summary>
    public (double Near, double Far) At(double time)
    {
        double mean = clock * time;
        if (PoissonWeights.From(mean) > Last) return Beyond(Math.Max(0, Decay(time) + (Last * Logarithm)));
        PoissonWeights weights = PoissonWeights.Of(mean);
        double onNear = 0, onFar = 0;
        for (int i = 0; i < weights.Values.Length; i++)
        {
            long k = weights.First + i;
            (double s, double f) = k <= Last ? (nears[(int)k], fars[(int)k]) : Beyond((Last - k) * Logarithm);
            onNear += weights.Values[i] * s;
            onFar += weights.Values[i] * f;
        }
        return (onNear, onFar);
    }

    /// <summary>After the slowest mode alone has decayed by e^{−y}.</summary>
    private (double Near, double Far) Beyond(double y)
    {
        double left = Math.Exp(-y), gone = StableFunctions.OneMinusExp(y);
        return ((nears[Last] * left) + (near * gone), (fars[Last] * left) + (far * gone));
    }

    /// <summary>Whether three windows of the second half show one rate.</summary>
    private bool IsSettled(Func<double> slowestRate)
    {
        int last = Last, window = last / 6;
        // Every cell has been reached, and yet there is nothing: the chance is below the smallest number.
        if (last > cells && fars[last] == 0)
        {
            Unsettled = 0;
            return true;
        }
        // Nothing has moved for long on the side of the smaller chance: the slowest mode is below rounding here.
        List<double> smaller = fars[last] < nears[last] ? fars : nears;
        if (last > MostCrossings * cells && Math.Abs(smaller[last] - smaller[last / 2]) <= Still * smaller[last])
        {
            (Logarithm, Unsettled) = (-slowestRate() / clock, Still);
            return true;
        }
        double[] rates = [.. Enumerable.Range(0, 3).Select(i => Rate(last - ((3 - i) * window), last - ((2 - i) * window)))];
        Logarithm = rates[2];
        // Nothing is left of the slowest mode beside the stationary state.
        if (Math.Abs(Deviation(last)) <= Over * Math.Min(nears[last], fars[last]))
        {
            Unsettled = 0;
            return true;
        }
        if (!(rates[2] < 0)) return false;
        Unsettled = Math.Max(Math.Abs(rates[1] - rates[2]), Math.Abs(rates[0] - rates[2])) / -rates[2];
        return Unsettled <= Settled;
    }

    /// <summary>s_k less its stationary value, the smaller side taken.</summary>
    private double Deviation(int k) => fars[k] < nears[k] ? far - fars[k] : nears[k] - near;

    private double Rate(int from, int to)
    {
        double change = fars[to] < nears[to] ? fars[to] - fars[from] : nears[from] - nears[to], deviation = Deviation(from);
        // Deviations that grow or change their sign are no decay yet.
        if (deviation == 0 || !(change / deviation is > 0 and < 1)) return 0;
        return (change / deviation < 0.5 ? -StableFunctions.LogarithmOfOnePlusOver(-change / deviation) * (change / deviation) : Math.Log(Deviation(to) / deviation)) / (to - from);
    }
}
