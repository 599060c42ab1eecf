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
}

/// <summary>
/// Bloch's equation of N magnetizations: dn/dt = −γ n × B − n_⊥/T₂ − (n_∥ − n₀) e/T₁ with n = M/Ms of free length, ∥ along the axis e.
/// </summary>
/// <remarks>
/// <para>B = −∂V/∂n/Ms in T from the magnets' energies; spin transfer adds (γ/Ms)(∇A − u × ∇B) I at the direction u of n. The magnets' α is not
/// used: the two times are the friction.</para>
/// <para>In a static field B₀ e with n₀ = χB₀ the free energy v Ms [n²/(2χ) − n·B] falls steadily. A field that departs far from e needs relaxation towards
/// the equilibrium of the moment, as <see cref="LandauLifshitzBloch"/> has. Validity: small magnetizations (paramagnets, spins of carriers, ferromagnets
/// near Tc). Source: <see cref="Citations.BlochNuclearInduction"/>.</para>
/// </remarks>
public sealed class BlochEquation : IOdeSystem
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
    }

    /// <summary>Magnets, energies and torque.</summary>
    public GeneralizedLlg Equation { get; }

    /// <inheritdoc/>
    public int Dimension => 3 * relaxations.Length;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
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
        for (int k = 0; k < count; k++)
        {
            (Vector3d n, Vector3d u, BlochRelaxation own) = (moments[k], directions[k], relaxations[k]);
            Vector3d axis = own.Axis;
            double along = Vector3d.Dot(n, axis);
            // −γ n × B, then −u × ∇B and the tangent part of ∇A.
            Vector3d torque = Vector3d.Cross(n, forces[k].Energy) - Vector3d.Cross(u, forces[k].FieldLike + Vector3d.Cross(u, forces[k].DampingLike));
            Vector3d relaxation = ((n - (along * axis)) / own.Transverse.Si) + ((along - own.Equilibrium) / own.Longitudinal.Si * axis);
            Moments.Write(dydt, k, (Equation.Magnets[k].Properties.GyromagneticRatio / Equation.Magnets[k].Properties.SaturationMagnetization.Si * torque) - relaxation);
        }
    }

    /// <inheritdoc/>
    /// <remarks>The lengths are free: nothing is projected.</remarks>
    public void Project(Span<double> y)
    {
    }
}
