using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Magnetism.Motion;

/// <summary>A pair of moments and the energy that they share.</summary>
/// <param name="First">Index of u_i.</param>
/// <param name="Second">Index of u_j.</param>
/// <param name="Energy">E(u_i, u_j, t) in J.</param>
public sealed record MomentPair(int First, int Second, PairEnergyTerm Energy);

/// <summary>
/// The generalized Landau-Lifshitz-Gilbert equation of N moments, Eq. (24) of the paper in the form that needs no 1/α:
/// du/dt = L_F {u × ∇(V + Φ) − α∇V + ∇χ}.
/// </summary>
/// <remarks>
/// <para>L_F = γ/[Ms(1 + α²)] in m³/(J s); V the energy density in J/m³ with every shared energy divided by the moment's own volume;
/// χ = (A + αB) I and Φ = (αA − B) I from <see cref="SpinTransferPotentials"/> and the current I(t) in A; ∇ the gradient on the unit sphere.
/// With B along +z and no damping u turns counter-clockwise seen from +z at γB. Valid at α = 0.</para>
/// <para>With a <see cref="DampingTensor"/> the Gilbert form is solved for all du/dt together,
/// (Ms v/γ)_k du_k/dt − Σ_l D_kl (u_l × du_l/dt) = v_k [u × ∇V + I (∇A − u × ∇B)]_k; a tensor made of scalars gives the same motion.</para>
/// <para>Deterministic: no thermal field. The state is 3N numbers as in <see cref="Moments"/>; time in s.</para>
/// </remarks>
public sealed class GeneralizedLlg : IEnergySystem
{
    private readonly Magnet[] magnets;
    private readonly double[] volumes, dampings, coefficients;
    private readonly FoldedEnergies energies;
    private readonly Macrospin macrospin;

    /// <summary>The equation of these magnets.</summary>
    public GeneralizedLlg(params IReadOnlyList<Magnet> magnets)
    {
        if (magnets.Count == 0) throw new ArgumentException("An equation of motion needs at least one magnet.", nameof(magnets));
        this.magnets = [.. magnets];
        volumes = [.. magnets.Select(magnet => magnet.Volume.Si)];
        dampings = [.. magnets.Select(magnet => magnet.Properties.Damping)];
        coefficients = [.. magnets.Select(magnet => magnet.KineticCoefficient)];
        energies = new FoldedEnergies(this.magnets, []);
        macrospin = Kernel();
    }

    /// <summary>N.</summary>
    public int Count => magnets.Length;

    /// <summary>The magnets.</summary>
    public IReadOnlyList<Magnet> Magnets => magnets;

    /// <summary>Energies that pairs of moments share.</summary>
    public IReadOnlyList<MomentPair> Pairs
    {
        get;
        init
        {
            field = value;
            energies = new FoldedEnergies(magnets, value);
            macrospin = Kernel();
        }
    } = [];

    /// <summary>A and B per ampere.</summary>
    public SpinTransferPotentials SpinTransfer
    {
        get;
        init
        {
            field = value;
            macrospin = Kernel();
        }
    } = SpinTransferPotentials.None;

    /// <summary>I(t) in A, positive along +x.</summary>
    public Waveform Current
    {
        get;
        init
        {
            field = value;
            macrospin = Kernel();
        }
    } = Waveform.Constant(0);

    /// <summary>Damping of all moments together; null for the scalar damping of each magnet.</summary>
    /// <exception cref="ArgumentException">It is the damping of another number of moments.</exception>
    public DampingTensor? Damping
    {
        get;
        init => field = value is null || value.Count == Count
            ? value
            : throw new ArgumentException("The damping tensor belongs to another number of moments than there are magnets.", nameof(value));
    }

    /// <summary>Works that the equation rests on.</summary>
    public IReadOnlyList<Citation> Citations =>
        [Provenance.Citations.WegroweDrouhin, .. magnets.SelectMany(magnet => magnet.Energy.Citations).Concat(Pairs.SelectMany(pair => pair.Energy.Citations)).Distinct()];

    /// <inheritdoc/>
    public int Dimension => 3 * Count;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners => [.. magnets.SelectMany(magnet => magnet.Energy.Corners).Concat(Current.Corners).Distinct().Order()];

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        if (IsMacrospin)
        {
            macrospin.Derivative(time, y, dydt);
            return;
        }
        MomentsView moments = new(y);
        Span<Forces> forces = stackalloc Forces[Count];
        Gather(time, moments, forces);
        Move(moments, forces, dydt);
    }

    /// <inheritdoc/>
    double IEnergySystem.Energy(double time, ReadOnlySpan<double> y) => Energy(time, new MomentsView(y));

    /// <inheritdoc/>
    /// <remarks>In J.</remarks>
    public void Gradient(double time, ReadOnlySpan<double> y, Span<double> gradient)
    {
        Span<Vector3d> slopes = stackalloc Vector3d[Count];
        energies.Gradients(time, new MomentsView(y), slopes);
        for (int k = 0; k < slopes.Length; k++) Moments.Write(gradient, k, volumes[k] * slopes[k]);
    }

    /// <inheritdoc/>
    public void Flow(double time, ReadOnlySpan<double> y, ReadOnlySpan<double> gradient, Span<double> dydt)
    {
        MomentsView moments = new(y);
        Span<Forces> forces = stackalloc Forces[Count];
        GatherFrom(time, moments, gradient, forces);
        Move(moments, forces, dydt);
    }

    /// <summary>The stepper of a method for this equation; for one moment with scalar damping with the constant terms folded into the step.</summary>
    /// <param name="method">The method.</param>
    /// <param name="control">Its tolerance, or the length of its steps, in s.</param>
    public IStepper Stepper(SteppingMethod method, StepControl control) => method switch
    {
        SteppingMethod.RungeKutta4 when IsMacrospin => new RungeKutta4Moment<Macrospin>(macrospin, control),
        SteppingMethod.DormandPrince54 when IsMacrospin => new DormandPrince54<Macrospin>(macrospin, control),
        SteppingMethod.DormandPrince853 when IsMacrospin => new DormandPrince853<Macrospin>(macrospin, control),
        SteppingMethod.ImplicitMidpoint when IsMacrospin => new ImplicitMidpoint<Macrospin>(macrospin, control),
        _ => Steppers.For(method, this, control),
    };

    /// <inheritdoc/>
    public void Project(Span<double> y)
    {
        MomentsView moments = new(y);
        for (int k = 0; k < Count; k++)
        {
            Vector3d u = moments[k];
            Moments.Write(y, k, u / u.Norm);
        }
    }

    /// <summary>The derivative of the state together with the powers of the motion; the powers add up to rounding.</summary>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        MomentsView moments = new(y);
        Span<Forces> forces = stackalloc Forces[Count];
        Gather(time, moments, forces);
        Move(moments, forces, dydt);
        return PowerOf(time, moments, new MomentsView(dydt), forces);
    }

    /// <summary><see cref="Flow"/> together with the powers of the motion, the energy changing by the slope that is put in.</summary>
    public MomentPower FlowAndPower(double time, ReadOnlySpan<double> y, ReadOnlySpan<double> gradient, Span<double> dydt)
    {
        MomentsView moments = new(y);
        Span<Forces> forces = stackalloc Forces[Count];
        GatherFrom(time, moments, gradient, forces);
        Move(moments, forces, dydt);
        return PowerOf(time, moments, new MomentsView(dydt), forces);
    }

    /// <summary>The magnetic energy of all moments in J, shared energies counted once.</summary>
    public double Energy(double time, MomentsView moments)
    {
        double sum = 0;
        for (int k = 0; k < Count; k++) sum += volumes[k] * magnets[k].Energy.Value(moments[k], time);
        foreach (MomentPair pair in Pairs) sum += pair.Energy.Value(moments[pair.First], moments[pair.Second], time);
        return sum;
    }

    private MomentPower PowerOf(double time, MomentsView moments, MomentsView velocities, ReadOnlySpan<Forces> forces)
    {
        double energyRate = 0, torque = 0, field = 0, heat = 0;
        for (int k = 0; k < Count; k++)
        {
            (Vector3d u, Vector3d velocity) = (moments[k], velocities[k]);
            double v = volumes[k];
            double fieldPower = v * magnets[k].Energy.TimeDerivative(u, time);
            energyRate += (v * Vector3d.Dot(forces[k].Energy, velocity)) + fieldPower;
            torque += v * (Vector3d.Dot(forces[k].FieldLike, velocity) - Vector3d.Dot(forces[k].DampingLike, Vector3d.Cross(u, velocity)));
            field += fieldPower;
            if (Damping is null) heat += dampings[k] * DampingTensor.AngularMomentum(magnets[k]) * Vector3d.Dot(velocity, velocity);
        }
        return new MomentPower(energyRate, torque, field, Damping is null ? heat : TensorHeat(moments, velocities));
    }

    /// <summary>Gradients of V and, times the current, of A and B, in J/m³.</summary>
    private void Gather(double time, MomentsView moments, Span<Forces> forces)
    {
        double current = CurrentAt(time);
        Span<Vector3d> slopes = stackalloc Vector3d[forces.Length];
        energies.Gradients(time, moments, slopes);
        for (int k = 0; k < forces.Length; k++) forces[k] = ForcesOn(k, slopes[k], current, moments);
    }

    /// <summary>The same with the slope of the energy given, in J.</summary>
    private void GatherFrom(double time, MomentsView moments, ReadOnlySpan<double> gradient, Span<Forces> forces)
    {
        MomentsView slopes = new(gradient);
        double current = CurrentAt(time);
        for (int k = 0; k < forces.Length; k++) forces[k] = ForcesOn(k, slopes[k] / volumes[k], current, moments);
    }

    private bool IsMacrospin => magnets.Length == 1 && Damping is null;

    private Macrospin Kernel() => new(magnets[0], energies, SpinTransfer, Current, Corners);

    private double CurrentAt(double time) => SpinTransfer.IsNone ? 0 : Current.At(time);

    private Forces ForcesOn(int k, Vector3d energy, double current, MomentsView moments)
    {
        if (current == 0) return new Forces(energy, default, default);
        (Vector3d dampingLike, Vector3d fieldLike) = SpinTransfer.Gradients(k, moments);
        return new Forces(energy, current * dampingLike, current * fieldLike);
    }

    private void Move(MomentsView moments, ReadOnlySpan<Forces> forces, Span<double> dydt)
    {
        if (Damping is not null)
        {
            TensorDampedMotion.Solve(this, moments, forces, dydt);
            return;
        }
        for (int k = 0; k < forces.Length; k++)
        {
            Moments.Write(dydt, k, Velocity(moments[k], forces[k], dampings[k], coefficients[k]));
        }
    }

    /// <summary>Eq. (24): L_F {u × ∇(V + Φ) + tangent part of (∇χ − α∇V)}, the tangent part as −u × (u × ...).</summary>
    private static Vector3d Velocity(Vector3d u, in Forces f, double alpha, double coefficient)
    {
        Vector3d gradientOfPhi = (alpha * f.DampingLike) - f.FieldLike;
        Vector3d gradientOfChi = f.DampingLike + (alpha * f.FieldLike);
        return coefficient * Vector3d.Cross(u, f.Energy + gradientOfPhi - Vector3d.Cross(u, gradientOfChi - (alpha * f.Energy)));
    }

    private double TensorHeat(MomentsView moments, MomentsView velocities)
    {
        int size = Dimension;
        double[] matrix = new double[size * size], rotations = new double[size];
        Damping!.Write(moments, matrix);
        for (int k = 0; k < Count; k++)
        {
            Vector3d rotation = Vector3d.Cross(moments[k], velocities[k]);
            (rotations[3 * k], rotations[(3 * k) + 1], rotations[(3 * k) + 2]) = (rotation.X, rotation.Y, rotation.Z);
        }
        double heat = 0;
        for (int i = 0; i < matrix.Length; i++) heat += rotations[i / size] * matrix[i] * rotations[i % size];
        return heat;
    }

    /// <summary>Gradients that act on one moment, in J/m³: of V, and of A and B times the current.</summary>
    internal readonly record struct Forces(Vector3d Energy, Vector3d DampingLike, Vector3d FieldLike);
}
