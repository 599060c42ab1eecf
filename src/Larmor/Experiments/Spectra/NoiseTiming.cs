using System.Globalization;
using System.Numerics;
using Larmor.Coupling;
using Larmor.Magnetism.Statics;
using Larmor.Quantities;

namespace Larmor.Experiments.Spectra;

/// <summary>Steps, looks and stretches, the same at all points.</summary>
/// <param name="Step">h in s.</param>
/// <param name="Interval">Steps between two looks, even.</param>
/// <param name="Length">Looks in a stretch, a power of two.</param>
/// <param name="Stretches">Stretches that count; one more goes before them.</param>
internal sealed record NoiseTiming(double Step, int Interval, int Length, int Stretches)
{
    public const int FewestTrajectories = 256, MostTrajectories = 20_000;
    private const int StepsOfPeriod = 100, StepsOfCycle = 200, LooksOfPeriod = 8, LongestByItself = 4096, Longest = 65_536, Shortest = 64, PartsOfLine = 4, FewestStepsOfPeriod = 16;
    private const double MostSteps = 1e8;

    /// <summary>Time between two looks in s.</summary>
    public double Spacing => Interval * Step;

    /// <summary>Steps in all.</summary>
    public int Steps => Interval * Length * (Stretches + 1);

    /// <summary>Time in s from which on looks count: half a look before the second stretch.</summary>
    public double Since => (Length - 0.5) * Spacing;

    /// <summary>Steps and stretches for given states.</summary>
    /// <exception cref="DeviceException">What is asked for does not go together.</exception>
    public static NoiseTiming Of(Noise settings, IReadOnlyList<NoiseState> states)
    {
        string place = $"experiments/{settings.Name}";
        double fastest = states.Where(state => state.IsSettled).Select(state => state.Fastest).DefaultIfEmpty(0).Max();
        if (!(fastest > 0)) fastest = states.Max(state => state.Equation.Magnets[0].KineticCoefficient * new TangentField(state.Equation.Magnets[0], state.Equation.SpinTransfer).Scale(state.Current)) / (2 * Math.PI);
        if (!(fastest > 0)) throw new DeviceException("The moment has neither energy nor torque: there is no line in its noise.", place);
        // Heun's scheme feeds an amplitude by ω⁴h³/8, to which an oscillator whose frequency depends on it is sensitive.
        double step = settings.Step?.Si ?? 1 / ((states.Any(state => state.Cycle is not null) ? StepsOfCycle : StepsOfPeriod) * fastest);
        if (step * fastest * FewestStepsOfPeriod > 1) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The step must be at most a {FewestStepsOfPeriod}th of the shortest period, {1 / (FewestStepsOfPeriod * fastest):G3} s; got {step:G3} s."), $"{place}/step");
        int interval = 2 * Math.Max(1, (int)(1 / (2 * LooksOfPeriod * fastest * step)));
        double spacing = interval * step;
        double? narrowest = states.Select(state => state.Width).Where(width => width is not null).DefaultIfEmpty(null).Min();
        double wanted = settings.Resolution?.Si is { } resolution ? 1 / (resolution * spacing) : Math.Min(LongestByItself, PartsOfLine / ((narrowest ?? fastest / 20) * spacing));
        if (settings.Resolution is null && settings.Duration is { } available) wanted = Math.Min(wanted, PowerBelow(available.Si / spacing));
        if (wanted > Longest) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"A resolution of {settings.Resolution} beside a frequency of {fastest:G3} Hz needs stretches of more than {Longest} looks; give at least {1 / (Longest * spacing):G3} Hz."), $"{place}/resolution");
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(Shortest, Math.Ceiling(wanted)));
        double stretch = length * spacing;
        if (settings.Duration is { } given && given.Si < 0.999 * stretch) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The duration must hold at least one stretch of {stretch:G4} s, the inverse of the resolution; got {given}."), $"{place}/duration");
        int stretches = settings.Duration is { } duration ? (int)Math.Min(1e6, (duration.Si / stretch) + 1e-3) : 2;
        if ((double)interval * length * (stretches + 1) > MostSteps) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The duration needs more than {MostSteps:G2} steps of {step:G3} s: take a shorter one, or more trajectories."), $"{place}/duration");
        return new NoiseTiming(step, interval, length, stretches);
    }

    private static double PowerBelow(double looks) => looks < 1 ? 1 : Math.Pow(2, Math.Floor(Math.Log2(looks * 1.001)));
}
