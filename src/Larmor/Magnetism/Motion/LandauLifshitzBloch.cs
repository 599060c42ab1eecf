using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The Landau-Lifshitz-Bloch equation of N moments whose lengths are free: n = M/Ms with
/// dn/dt = −γ_L n × B + γ_L α_∥ (e·B) e − γ_L α_⊥ e × (e × B), e = n/|n|.
/// </summary>
/// <remarks>
/// <para>B = −∂V/∂n/Ms − (a + b n²) n + b_s in T: the magnet's energies at n (their formulas on R³), the field that holds the length
/// (<see cref="LongitudinalParameters"/>), and the field of spin transfer b_s = [e × ∇A I + (∇B − e e·∇B) I]/(Ms |n|), which gives the torque of
/// <see cref="GeneralizedLlg"/> on M. γ_L = γ/(1 + α²) with the magnet's α, so that at |n| = 1 and α_⊥ = α the turning is that of the Gilbert form. Ms, and
/// so n, refers to the value in the magnet's properties.</para>
/// <para>Free energy v [V + Ms(a n²/2 + b n⁴/4)]; it changes by the work of torque and fields less the heat
/// γ_L Ms v [α_∥ (e·B)² + α_⊥ |e × B|²], never negative. Without field d|n|/dt = k (1 − n²/n_e²)|n|, k = γ_L α_∥/(2χ_∥).</para>
/// <para>An anisotropy is taken as its formula says at n: a uniaxial constant falls as n², not with Callen's power of a single ion. A bare
/// <c>−Ku (u·e)²</c> also pulls at the length, by about χ_∥ 2Ku/Ms. At n = 0 with α_∥ ≠ α_⊥ the direction is that of the field.</para>
/// <para>Validity: lengths near equilibrium, or temperatures near Tc; uniform moments. No thermal field. Source:
/// <see cref="Provenance.Citations.Garanin"/>.</para>
/// </remarks>
public sealed class LandauLifshitzBloch : IEnergeticMotion
{
    private readonly LongitudinalParameters[] parameters;
    private readonly double[] ratios, saturations, volumes;

    /// <summary>The equation of these moments.</summary>
    /// <param name="equation">Magnets, energies, pairs, spin transfer and current; a damping tensor has no place here.</param>
    /// <param name="parameters">The longitudinal parameters of each moment.</param>
    /// <exception cref="ArgumentException">Not one set for each moment, or a damping tensor.</exception>
    public LandauLifshitzBloch(GeneralizedLlg equation, params IReadOnlyList<LongitudinalParameters> parameters)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (parameters.Count != equation.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Each of the {equation.Count} moments needs its longitudinal parameters; got {parameters.Count}."), nameof(parameters));
        if (equation.Damping is not null) throw new ArgumentException("The Landau-Lifshitz-Bloch equation has its own two dampings of each moment; a damping tensor has no place beside them.", nameof(equation));
        Equation = equation;
        this.parameters = [.. parameters];
        ratios = [.. equation.Magnets.Select(magnet => LandauLifshitzForm.Of(magnet.Properties).GyromagneticRatio)];
        saturations = [.. equation.Magnets.Select(magnet => magnet.Properties.SaturationMagnetization.Si)];
        volumes = [.. equation.Magnets.Select(magnet => magnet.Volume.Si)];
        EnergyScale = ActingForces.ScaleOf(equation);
        Corners = equation.Corners;
    }

    /// <summary>Magnets, energies and torque.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>The longitudinal parameters of each moment.</summary>
    public IReadOnlyList<LongitudinalParameters> Parameters => parameters;

    /// <summary>Works that the equation rests on.</summary>
    public IReadOnlyList<Citation> Citations => [.. Equation.Citations.Append(Provenance.Citations.Garanin).Distinct()];

    /// <inheritdoc/>
    public double EnergyScale { get; }

    /// <inheritdoc/>
    public int Dimension => 3 * parameters.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <summary>The state with these directions and the lengths of equilibrium.</summary>
    public double[] StartAt(Moments directions)
    {
        ArgumentNullException.ThrowIfNull(directions);
        double[] y = [.. directions.Components];
        for (int k = 0; k < parameters.Length; k++) Moments.Write(y, k, parameters[k].Equilibrium * directions[k]);
        return y;
    }

    /// <inheritdoc/>
    public double Energy(double time, ReadOnlySpan<double> y)
    {
        MomentsView moments = new(y);
        double sum = Equation.Energy(time, moments);
        for (int k = 0; k < parameters.Length; k++)
        {
            double square = Vector3d.Dot(moments[k], moments[k]);
            sum += volumes[k] * saturations[k] * square * ((0.5 * parameters[k].Linear) + (0.25 * parameters[k].Cubic * square));
        }
        return sum;
    }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => DerivativeAndPower(time, y, dydt);

    /// <inheritdoc/>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        int count = parameters.Length;
        MomentsView moments = new(y);
        Span<double> unit = stackalloc double[3 * count];
        for (int k = 0; k < count; k++) Moments.Write(unit, k, DirectionOf(moments[k]));
        MomentsView directions = new(unit);
        Span<ActingForces> forces = stackalloc ActingForces[count];
        ActingForces.Gather(Equation, time, moments, directions, forces);
        double energyRate = 0, torque = 0, field = 0, heat = 0;
        for (int k = 0; k < count; k++)
        {
            (Vector3d n, Vector3d e, LongitudinalParameters own) = (moments[k], directions[k], parameters[k]);
            double ms = saturations[k], length = n.Norm, scale = volumes[k] * ms;
            // The field that restores the length can be thousands of tesla: it is kept apart, along e, so that nothing of it is left across.
            double restoring = -(own.Linear + (own.Cubic * length * length)) * length;
            Vector3d applied = -1 / ms * forces[k].Energy;
            Vector3d transfer = length > 0 ? (Vector3d.Cross(e, forces[k].DampingLike - Vector3d.Cross(e, forces[k].FieldLike)) / (ms * length)) : default;
            Vector3d rest = applied + transfer;
            if (length == 0) e = DirectionOf(rest);
            Vector3d across = Vector3d.Cross(e, rest);
            double along = restoring + Vector3d.Dot(e, rest), stretching = ratios[k] * own.Parallel * along;
            Vector3d velocity = (stretching * e) - (ratios[k] * (Vector3d.Cross(n, rest) + (own.Perpendicular * Vector3d.Cross(e, across))));
            Moments.Write(dydt, k, velocity);
            double fieldPower = volumes[k] * Equation.Magnets[k].Energy.TimeDerivative(n, time);
            energyRate += fieldPower - (scale * ((restoring * stretching) + Vector3d.Dot(applied, velocity)));
            torque += scale * Vector3d.Dot(transfer, velocity);
            field += fieldPower;
            heat += scale * ratios[k] * ((own.Parallel * along * along) + (own.Perpendicular * Vector3d.Dot(across, across)));
        }
        return new MomentPower(energyRate, torque, field, heat);
    }

    /// <inheritdoc/>
    /// <remarks>The lengths are free: nothing is projected.</remarks>
    public void Project(Span<double> y)
    {
    }

    private static Vector3d DirectionOf(Vector3d vector)
    {
        double norm = vector.Norm;
        return norm > 0 ? vector / norm : default;
    }
}
