using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Motion;

/// <summary>How the magnetization of one magnet returns to equilibrium in Bloch's equation.</summary>
public sealed record BlochRelaxation
{
    /// <summary>With both times.</summary>
    /// <param name="axis">e, the direction of the equilibrium, that of the static field.</param>
    /// <param name="equilibrium">n₀, the component along e at rest, in units of Ms.</param>
    /// <param name="longitudinal">T₁ in s, positive; infinite for none.</param>
    /// <param name="transverse">T₂ in s, positive and at most 2 T₁; infinite for none.</param>
    /// <exception cref="ArgumentException">A number is out of range; the message names it.</exception>
    public BlochRelaxation(UnitVector axis, double equilibrium, Duration longitudinal, Duration transverse)
    {
        if (!double.IsFinite(equilibrium)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The equilibrium magnetization must be finite; got {equilibrium}."), nameof(equilibrium));
        if (!(longitudinal.Si > 0)) throw new ArgumentException($"The longitudinal relaxation time T1 must be positive; got {longitudinal}.", nameof(longitudinal));
        if (!(transverse.Si > 0)) throw new ArgumentException($"The transverse relaxation time T2 must be positive; got {transverse}.", nameof(transverse));
        if (!(transverse.Si <= 2 * longitudinal.Si)) throw new ArgumentException($"The transverse relaxation time T2 cannot exceed twice the longitudinal one: got T2 = {transverse} and T1 = {longitudinal}. A spin that loses its energy loses its phase with it.", nameof(transverse));
        (Axis, Equilibrium, Longitudinal, Transverse) = (axis, equilibrium, longitudinal, transverse);
    }

    /// <summary>e.</summary>
    public UnitVector Axis { get; }

    /// <summary>n₀, the component along e at rest, dimensionless: in units of Ms.</summary>
    public double Equilibrium { get; }

    /// <summary>T₁ in s.</summary>
    public Duration Longitudinal { get; }

    /// <summary>T₂ in s.</summary>
    public Duration Transverse { get; }

    /// <summary>
    /// 1/χ = B₀/n₀ in T, with B₀ the static field in which n₀ is the equilibrium: gives the free energy its term Ms n²/(2χ). Zero where the equilibrium
    /// belongs to no field; the magnetic energy alone is counted then.
    /// </summary>
    public double InverseSusceptibility { get; init; }
}

/// <summary>
/// Bloch's equation of N magnetizations: dn/dt = −γ n × B − n_⊥/T₂ − (n_∥ − n₀) e/T₁ with n = M/Ms of free length, ∥ along the axis e.
/// </summary>
/// <remarks>
/// <para>B = −∂V/∂n/Ms in T from the magnets' energies; spin transfer adds (γ/Ms)(∇A − u × ∇B) I at the direction u of n. The magnets' α is not
/// used: the two times are the friction.</para>
/// <para>Free energy v [V + Ms n²/(2χ)]; it changes by the work of torque and fields less v (∇V + Ms n/χ)·[n_⊥/T₂ + (n_∥ − n₀) e/T₁], the heat given to
/// the bath. In a static field B₀ e with n₀ = χB₀ that is (v Ms/χ)[n_⊥²/T₂ + (n_∥ − n₀)²/T₁], never negative. In a field that departs from e it can
/// be negative: the fixed axis then feeds the moment, and relaxation towards the equilibrium of the moment is needed, as <see cref="LandauLifshitzBloch"/> has. Validity: small magnetizations (paramagnets, spins of carriers, ferromagnets
/// near Tc). Source: <see cref="Citations.BlochNuclearInduction"/>.</para>
/// </remarks>
public sealed class BlochEquation : IEnergeticMotion
{
    private readonly BlochRelaxation[] relaxations;

    /// <summary>The equation of these magnets.</summary>
    /// <param name="equation">Magnets, energies, pairs, spin transfer and current.</param>
    /// <param name="relaxations">One for each magnet.</param>
    /// <exception cref="ArgumentException">Not one relaxation for each magnet.</exception>
    public BlochEquation(GeneralizedLlg equation, params IReadOnlyList<BlochRelaxation> relaxations)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (relaxations.Count != equation.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Each of the {equation.Count} magnets needs its relaxation times; got {relaxations.Count}."), nameof(relaxations));
        Equation = equation;
        this.relaxations = [.. relaxations];
        Corners = equation.Corners;
        EnergyScale = ActingForces.ScaleOf(equation);
    }

    /// <summary>Magnets, energies and torque.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>The relaxation of each magnet.</summary>
    public IReadOnlyList<BlochRelaxation> Relaxations => relaxations;

    /// <summary>Works that the equation rests on.</summary>
    public IReadOnlyList<Citation> Citations => [.. Equation.Citations.Append(Provenance.Citations.BlochNuclearInduction).Distinct()];

    /// <inheritdoc/>
    public double EnergyScale { get; }

    /// <inheritdoc/>
    public int Dimension => 3 * relaxations.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    public double Energy(double time, ReadOnlySpan<double> y)
    {
        MomentsView moments = new(y);
        double sum = Equation.Energy(time, moments);
        for (int k = 0; k < relaxations.Length; k++)
        {
            Magnet magnet = Equation.Magnets[k];
            sum += 0.5 * magnet.Volume.Si * magnet.Properties.SaturationMagnetization.Si * relaxations[k].InverseSusceptibility * Vector3d.Dot(moments[k], moments[k]);
        }
        return sum;
    }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => DerivativeAndPower(time, y, dydt);

    /// <inheritdoc/>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        int count = relaxations.Length;
        MomentsView moments = new(y);
        Span<double> unit = stackalloc double[3 * count];
        for (int k = 0; k < count; k++)
        {
            double length = moments[k].Norm;
            Moments.Write(unit, k, length > 0 ? moments[k] / length : default);
        }
        MomentsView directions = new(unit);
        Span<ActingForces> forces = stackalloc ActingForces[count];
        ActingForces.Gather(Equation, time, moments, directions, forces);
        double energyRate = 0, torque = 0, field = 0, heat = 0;
        for (int k = 0; k < count; k++)
        {
            (Vector3d n, Vector3d u, BlochRelaxation own, Magnet magnet) = (moments[k], directions[k], relaxations[k], Equation.Magnets[k]);
            (double ms, double v) = (magnet.Properties.SaturationMagnetization.Si, magnet.Volume.Si);
            Vector3d axis = own.Axis;
            double along = Vector3d.Dot(n, axis), rate = magnet.Properties.GyromagneticRatio / ms;
            Vector3d transfer = -rate * Vector3d.Cross(u, forces[k].FieldLike + Vector3d.Cross(u, forces[k].DampingLike));
            Vector3d relaxation = ((n - (along * axis)) / own.Transverse.Si) + ((along - own.Equilibrium) / own.Longitudinal.Si * axis);
            Vector3d velocity = (rate * Vector3d.Cross(n, forces[k].Energy)) + transfer - relaxation;
            Moments.Write(dydt, k, velocity);
            Vector3d slope = forces[k].Energy + (ms * own.InverseSusceptibility * n);
            double fieldPower = v * magnet.Energy.TimeDerivative(n, time);
            energyRate += (v * Vector3d.Dot(slope, velocity)) + fieldPower;
            torque += v * Vector3d.Dot(slope, transfer);
            field += fieldPower;
            heat += v * Vector3d.Dot(slope, relaxation);
        }
        return new MomentPower(energyRate, torque, field, heat);
    }

    /// <inheritdoc/>
    /// <remarks>The lengths are free: nothing is projected.</remarks>
    public void Project(Span<double> y)
    {
    }
}
