using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Linear;

/// <summary>The phase of one moment on its limit cycle under weak thermal noise: it diffuses, ⟨Δφ²⟩ = 2 D_φ t, and the line of the oscillation has the width D_φ/π.</summary>
/// <remarks>
/// <para>A small deviation s along the motion and b across it (to the left, n = u × t) obey d(s/v)/dt = q b and db/dt = K b, with v = |du/dt|, F = du/dt, K = n·∇_n F and q = (t·∇_n F + n·∇_t F)/v.
/// A kick across shifts the time of the moment in the end by Z = ∫ q b dt, which solves dZ/dt = −q − K Z and returns after a period; a kick along it by 1/v. Noise of the strength 2D in both directions gives</para>
/// <para>D_φ = ω² D ⟨1/v² + Z²⟩, the average over a period; without Z it would be the width of an oscillator whose frequency does not know its amplitude.</para>
/// <para>For an axial moment with c = u·e at c₀, v²= ω² sin²θ and Z = (dω/dc) sin²θ/(ω v Γ_p) with the rate Γ_p at which the amplitude relaxes, so that D_φ = (D/sin²θ)[1 + (sin²θ ω'/Γ_p)²];
/// in an easy plane the bracket is 1 + 1/α² and the width γkT/(π α Ms v sin²θ).</para>
/// <para>Valid to first order in kT, where amplitude excursions stay small beside the cycle, for times longer than 1/Γ_p; the line is Lorentzian where its width is far below Γ_p. Source: A. Demir, A. Mehrotra,
/// J. Roychowdhury, IEEE Trans. Circuits Syst. I 47, 655 (2000), doi:10.1109/81.847872; J.-V. Kim, V. Tiberkevich, A. N. Slavin, Phys. Rev. Lett. 100, 017207 (2008),
/// doi:10.1103/PhysRevLett.100.017207; derived again on the sphere.</para>
/// </remarks>
public sealed class CycleFluctuations
{
    private const int Points = 2048;
    private const double Closed = 1e-5;

    private CycleFluctuations(UnitVector[] directions, double period, double phase, double natural, double amplitude)
    {
        Directions = directions;
        (Period, PhaseDiffusion, NaturalPhaseDiffusion, AmplitudeRate) = (Duration.FromSi(period), phase, natural, amplitude);
    }

    /// <summary>The directions at even instants of one period.</summary>
    public IReadOnlyList<UnitVector> Directions { get; }

    /// <summary>The period.</summary>
    public Duration Period { get; }

    /// <summary>D_φ in rad²/s.</summary>
    public double PhaseDiffusion { get; }

    /// <summary>ω² D ⟨1/v²⟩ in rad²/s: what it would be if the frequency did not depend on the amplitude.</summary>
    public double NaturalPhaseDiffusion { get; }

    /// <summary>Γ_p in 1/s, the mean rate at which a deviation across the cycle dies out; positive.</summary>
    public double AmplitudeRate { get; }

    /// <summary>D_φ/π: full width at half maximum of the line where it is far below Γ_p/π.</summary>
    public Frequency Linewidth => Frequency.FromSi(PhaseDiffusion / Math.PI);

    /// <summary>
    /// Full width at half maximum at any D_φ/Γ_p, of the transform of exp(−⟨Δφ²⟩/2) with ⟨Δφ²⟩/2 = D_φ t − (D_φ − D_natural)(1 − e^(−Γ_p t))/Γ_p: the amplitude forgets at the mean rate Γ_p, so that it is exact for
    /// axial moments and approximate for others. Source: R. Kubo, in Fluctuation, Relaxation and Resonance in Magnetic Systems (Oliver and Boyd, 1962), p. 23.
    /// </summary>
    public Frequency FullWidth => Frequency.FromSi(Memory.FullWidth(PhaseDiffusion));

    /// <summary>How the phase ages while the amplitude is remembered.</summary>
    internal PhaseMemory Memory => new(AmplitudeRate, 1 - (NaturalPhaseDiffusion / PhaseDiffusion));

    /// <summary>How much the dependence of the frequency on the amplitude widens the line, a pure number, at least 1.</summary>
    public double Amplification => PhaseDiffusion / NaturalPhaseDiffusion;

    /// <summary>The cycle through a direction; null where the motion does not close there, or where the cycle is not stable.</summary>
    /// <param name="equation">One moment at constant field and current, with scalar damping.</param>
    /// <param name="temperature">T.</param>
    /// <param name="start">A direction on the cycle.</param>
    /// <param name="period">Its period.</param>
    /// <exception cref="ArgumentException">Several moments or a damping tensor.</exception>
    public static CycleFluctuations? Of(GeneralizedLlg equation, Temperature temperature, UnitVector start, Duration period)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (equation.Count != 1 || equation.Damping is not null) throw new ArgumentException("The phase of a cycle is taken for one moment with scalar damping.", nameof(equation));
        Magnet magnet = equation.Magnets[0];
        double step = period.Si / Points;
        UnitVector[] directions = new UnitVector[Points];
        (double[] speeds, double[] across, double[] shifts) = (new double[Points], new double[Points], new double[Points]);
        SpinTransferPotentials torque = equation.SpinTransfer;
        double current = torque.IsNone ? 0 : equation.Current.At(0);
        TangentField field = new(magnet, torque);
        Vector3d u = start;
        for (int i = 0; i < Points; i++)
        {
            directions[i] = UnitVector.Along(u);
            Vector3d velocity = magnet.KineticCoefficient * field.Force(u, current);
            speeds[i] = velocity.Norm;
            if (!(speeds[i] > 0)) return null;
            Vector3d along = velocity / speeds[i];
            Matrix2 slope = magnet.KineticCoefficient * field.Derivative(new TangentFrame(u, along, Vector3d.Cross(u, along)), current);
            (across[i], shifts[i]) = (slope.YY, (slope.XY + slope.YX) / speeds[i]);
            u = Next(magnet, field, current, u, step);
        }
        if ((u - start).Norm > Closed) return null;
        double rate = -across.Average();
        if (!(rate > 0)) return null;
        double[] times = Shifts(across, shifts, step);
        double omega = 2 * Math.PI / period.Si, diffusion = magnet.Properties.Damping * magnet.KineticCoefficient * PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si;
        double natural = omega * omega * diffusion * speeds.Average(v => 1 / (v * v));
        return new CycleFluctuations(directions, period.Si, natural + (omega * omega * diffusion * times.Average(z => z * z)), natural, rate);
    }

    /// <summary>Z at all points: backwards in time, where it is stable, with what returns after a period.</summary>
    private static double[] Shifts(double[] across, double[] shifts, double step)
    {
        double[] z = new double[Points];
        double total = Math.Exp(step * across.Sum());
        double next = 0;
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = Points - 1; i >= 0; i--)
            {
                int after = (i + 1) % Points;
                double half = Math.Exp(0.25 * step * (across[i] + across[after]));
                next = (half * half * next) + (step * half * 0.5 * (shifts[i] + shifts[after]));
                z[i] = next;
            }
            if (pass == 0) next /= 1 - total;
        }
        return z;
    }

    private static Vector3d Next(Magnet magnet, TangentField field, double current, Vector3d u, double step)
    {
        double h = step * magnet.KineticCoefficient;
        Vector3d a = field.Force(u, current), b = field.Force(u + (0.5 * h * a), current), c = field.Force(u + (0.5 * h * b), current), d = field.Force(u + (h * c), current);
        Vector3d next = u + (h / 6 * (a + (2 * b) + (2 * c) + d));
        return next / next.Norm;
    }
}
