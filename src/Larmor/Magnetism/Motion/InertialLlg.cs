using System.Globalization;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The inertial Landau-Lifshitz-Gilbert equation of N moments: precession, damping and nutation,
/// du/dt = −γ u × B + α u × du/dt + η u × d²u/dt², with spin transfer as in <see cref="GeneralizedLlg"/>.
/// </summary>
/// <remarks>
/// <para>Solved for the acceleration with |u| = 1: η u″ = −u × u′ − γ u × (u × B) − α u′ − η |u′|² u, B = −∇V/Ms in T, and the spin torque
/// (γ/Ms)(∇A − u × ∇B) I crossed with u from the left. η in s is the inertia; the literature's relaxation time is τ = η/α
/// (<see cref="WithRelaxationTimes"/>). α = 0 is allowed. With a <see cref="DampingTensor"/>: α u′ is replaced by −u × D(u × u′) γ/(Ms v).</para>
/// <para>Energy: multiplied by (Ms v/γ) u′ the equation says that V v + (η Ms v/2γ)|u′|² changes by the work of torque and fields less the
/// Gilbert heat (α Ms v/γ)|u′|². Small motion about a field B along u: η Ω² + (1 − iα) Ω − γB = 0 for exp(iΩt): precession, and nutation near
/// Ω = −1/η, turning the other way, damped at 1/τ.</para>
/// <para>The state is 6N numbers: u as in <see cref="Moments"/>, then w = η u′ (dimensionless) in the same order. Its set is |u| = 1, u·w = 0.
/// Validity: times from about η on; η of metals is of order 1e-14 to 1e-12 s. For η → 0 the motion is that of <see cref="GeneralizedLlg"/>
/// and the system becomes stiff. Source: M.-C. Ciornei, J. M. Rubi, J.-E. Wegrowe, Phys. Rev. B 83, 020410 (2011),
/// doi:10.1103/PhysRevB.83.020410; derived again in docs/theory/magnetization.md.</para>
/// </remarks>
public sealed class InertialLlg : IEnergeticMotion
{
    private readonly double[] inertias, momenta;

    /// <summary>The equation with the inertia of each moment.</summary>
    /// <param name="equation">Magnets with their α, energies, pairs, spin transfer, current and, if any, damping tensor.</param>
    /// <param name="inertias">η of each moment, positive.</param>
    /// <exception cref="ArgumentException">Not one inertia for each moment, or one that is not positive.</exception>
    public InertialLlg(GeneralizedLlg equation, params IReadOnlyList<Duration> inertias)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (inertias.Count != equation.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Each of the {equation.Count} moments needs an inertia; got {inertias.Count}."), nameof(inertias));
        foreach (Duration inertia in inertias)
        {
            if (!(inertia.Si > 0 && double.IsFinite(inertia.Si))) throw new ArgumentException($"The inertia of a moment must be positive; got {inertia}. Without inertia use the generalized Landau-Lifshitz-Gilbert equation.", nameof(inertias));
        }
        Equation = equation;
        this.inertias = [.. inertias.Select(inertia => inertia.Si)];
        momenta = [.. equation.Magnets.Select(DampingTensor.AngularMomentum)];
        EnergyScale = ActingForces.ScaleOf(equation);
        Corners = equation.Corners;
    }

    /// <summary>The same with relaxation times τ = η/α of moments with damping.</summary>
    /// <param name="equation">Magnets whose damping is positive.</param>
    /// <param name="relaxationTimes">τ of each moment, positive.</param>
    /// <exception cref="ArgumentException">A moment without damping, or as in the constructor.</exception>
    public static InertialLlg WithRelaxationTimes(GeneralizedLlg equation, params IReadOnlyList<Duration> relaxationTimes)
    {
        ArgumentNullException.ThrowIfNull(equation);
        if (equation.Magnets.FirstOrDefault(magnet => magnet.Properties.Damping == 0) is { } undamped) throw new ArgumentException($"Magnet '{undamped.Name}' has no damping, so that a relaxation time says nothing of its inertia: give the inertia itself.", nameof(equation));
        return new InertialLlg(equation, [.. relaxationTimes.Select((tau, k) => Duration.FromSi(tau.Si * (k < equation.Count ? equation.Magnets[k].Properties.Damping : 1)))]);
    }

    /// <summary>Magnets, energies, torque and damping.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>η of a moment.</summary>
    public Duration Inertia(int k) => Duration.FromSi(inertias[k]);

    /// <summary>Works that the equation rests on.</summary>
    public IReadOnlyList<Citation> Citations => [.. Equation.Citations.Append(Provenance.Citations.CiorneiRubiWegrowe).Distinct()];

    /// <inheritdoc/>
    public double EnergyScale { get; }

    /// <inheritdoc/>
    public int Dimension => 6 * Equation.Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <summary>The state with these directions, each moving as the equation without inertia would move it: no nutation is set going.</summary>
    public double[] StartAt(double time, Moments directions)
    {
        ArgumentNullException.ThrowIfNull(directions);
        double[] y = new double[Dimension];
        Span<double> w = y.AsSpan(Dimension / 2);
        directions.Components.CopyTo(y);
        Equation.Derivative(time, directions.Components, w);
        for (int k = 0; k < Equation.Count; k++) Moments.Write(w, k, inertias[k] * new MomentsView(w)[k]);
        return y;
    }

    /// <summary>The state with these directions and angular velocities Ω = u × u′ in rad/s; what is along u does not count.</summary>
    public double[] StartAt(Moments directions, params IReadOnlyList<Vector3d> angularVelocities)
    {
        ArgumentNullException.ThrowIfNull(directions);
        double[] y = new double[Dimension];
        directions.Components.CopyTo(y);
        for (int k = 0; k < Equation.Count; k++) Moments.Write(y.AsSpan(Dimension / 2), k, inertias[k] * Vector3d.Cross(angularVelocities[k], directions[k]));
        return y;
    }

    /// <summary>The velocity u′ of moment k in 1/s.</summary>
    public Vector3d Velocity(ReadOnlySpan<double> y, int k) => new MomentsView(y[(Dimension / 2)..])[k] / inertias[k];

    /// <summary>Σ (η Ms v/2γ)|u′|² in J.</summary>
    public double KineticEnergy(ReadOnlySpan<double> y)
    {
        MomentsView scaled = new(y[(Dimension / 2)..]);
        double sum = 0;
        for (int k = 0; k < Equation.Count; k++) sum += 0.5 * momenta[k] / inertias[k] * Vector3d.Dot(scaled[k], scaled[k]);
        return sum;
    }

    /// <inheritdoc/>
    public double Energy(double time, ReadOnlySpan<double> y) => Equation.Energy(time, new MomentsView(y[..(Dimension / 2)])) + KineticEnergy(y);

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => DerivativeAndPower(time, y, dydt);

    /// <inheritdoc/>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        int half = Dimension / 2, count = Equation.Count;
        MomentsView moments = new(y[..half]), scaled = new(y[half..]);
        Span<ActingForces> forces = stackalloc ActingForces[count];
        Span<Vector3d> rotations = stackalloc Vector3d[count], frictions = stackalloc Vector3d[count];
        ActingForces.Gather(Equation, time, moments, moments, forces);
        for (int k = 0; k < count; k++) rotations[k] = Vector3d.Cross(moments[k], scaled[k] / inertias[k]);
        Friction(moments, rotations, frictions);
        double energyRate = 0, torque = 0, field = 0, heat = 0;
        for (int k = 0; k < count; k++)
        {
            (Vector3d u, Vector3d velocity, ActingForces f) = (moments[k], scaled[k] / inertias[k], forces[k]);
            double v = Equation.Magnets[k].Volume.Si;
            Vector3d turning = (v * (f.DampingLike + Vector3d.Cross(u, f.Energy - f.FieldLike))) + frictions[k];
            Vector3d inertial = (Vector3d.Cross(u, turning) / momenta[k]) - rotations[k];
            Vector3d acceleration = inertial - (inertias[k] * Vector3d.Dot(velocity, velocity) * u);
            Moments.Write(dydt[..half], k, velocity);
            Moments.Write(dydt[half..], k, acceleration);
            double fieldPower = v * Equation.Magnets[k].Energy.TimeDerivative(u, time);
            energyRate += (v * Vector3d.Dot(f.Energy, velocity)) + (momenta[k] * Vector3d.Dot(acceleration, velocity)) + fieldPower;
            torque += v * (Vector3d.Dot(f.FieldLike, velocity) - Vector3d.Dot(f.DampingLike, rotations[k]));
            field += fieldPower;
            heat += Vector3d.Dot(rotations[k], frictions[k]);
        }
        return new MomentPower(energyRate, torque, field, heat);
    }

    /// <inheritdoc/>
    /// <remarks>u on its sphere, w in the tangent plane.</remarks>
    public void Project(Span<double> y)
    {
        int half = Dimension / 2;
        MomentsView moments = new(y[..half]), scaled = new(y[half..]);
        for (int k = 0; k < Equation.Count; k++)
        {
            Vector3d u = moments[k] / moments[k].Norm, w = scaled[k];
            Moments.Write(y[..half], k, u);
            Moments.Write(y[half..], k, w - (Vector3d.Dot(u, w) * u));
        }
    }

    /// <summary>Σ_l D_kl Ω_l in J.</summary>
    private void Friction(MomentsView moments, ReadOnlySpan<Vector3d> rotations, Span<Vector3d> frictions)
    {
        int count = Equation.Count, rows = 3 * count;
        if (Equation.Damping is not { } tensor)
        {
            for (int k = 0; k < count; k++) frictions[k] = Equation.Magnets[k].Properties.Damping * momenta[k] * rotations[k];
            return;
        }
        Span<double> matrix = rows <= 24 ? stackalloc double[rows * rows] : new double[rows * rows];
        tensor.Write(moments, matrix);
        for (int k = 0; k < count; k++)
        {
            Vector3d sum = default;
            for (int l = 0; l < count; l++)
            {
                int start = (3 * k * rows) + (3 * l);
                sum += new Vector3d(Along(matrix[start..], rotations[l]), Along(matrix[(start + rows)..], rotations[l]), Along(matrix[(start + (2 * rows))..], rotations[l]));
            }
            frictions[k] = sum;
        }

        static double Along(ReadOnlySpan<double> row, Vector3d rotation) => (row[0] * rotation.X) + (row[1] * rotation.Y) + (row[2] * rotation.Z);
    }
}
