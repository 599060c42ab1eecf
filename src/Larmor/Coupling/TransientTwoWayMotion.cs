using System.Numerics;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport.InTime;
using Larmor.Transport.Noncollinear;

namespace Larmor.Coupling;

/// <summary>
/// Moments and electrons advanced together, the electrons with a time of their own: spins diffuse and flip at their rates while the moments turn, in place of following them at once as in <see cref="TwoWayMotion"/>.
/// </summary>
/// <remarks>
/// <para>Electrons: c ∂D/∂t = D″/(2ρ) − D/(2ρl²) in normal metals, all components; in magnets the same along u with ρ*, driven by β; what is across u is absorbed at their faces (or by their transverse modes, which
/// follow within femtoseconds). A face of a moving magnet stands at D_m = −(ħ/q) Ω, Ω = u × du/dt. V = J₀R_s + ½ b·D with J₀ given, or J₀ = (V_source − V)/R_L.</para>
/// <para>Moments, each with the D beside it: (Ms d/γ) du/dt − (α_g Ms d/γ) Ω − N = −Ms d u × B, N = (ħ/2q) J_m. No matrix M(u) is asked for: pumped damping, back-flow, changed rate and voltage come out of
/// the electrons. For slow motion it is <see cref="TwoWayMotion"/> with an error of the order |Ω| c t/G of the layers.</para>
/// <para>State: 3N components of the moments, then the accumulation at the faces of all layers and the amplitudes of their relaxation modes, in units of <see cref="AccumulationUnit"/>; all of it stiff, for
/// <see cref="Stepper"/>. Layers are resolved down to what spreads in <see cref="ShortestTime"/>. The spins of the normal metals feel no field. An accumulation along u is carried along by the turning magnet; the
/// angular momentum that this takes, some 1e-6 of the moment's, is left out.</para>
/// <para>Source: Y. Tserkovnyak, A. Brataas, G. E. W. Bauer, B. I. Halperin, Rev. Mod. Phys. 77, 1375 (2005), doi:10.1103/RevModPhys.77.1375; corrected Eqs. (7), (13) and (20) of J.-E. Wegrowe, H.-J. Drouhin,
/// Entropy 13, 316 (2011). It holds the last state asked for: use one for each thread.</para>
/// </remarks>
public sealed class TransientTwoWayMotion : IEnergeticMotion, IStiffSystem
{
    /// <summary>The shortest time that the meshes of the layers resolve, 0.1 ps: below it spins do not diffuse but fly.</summary>
    public const double ShortestTime = 1e-13;

    /// <summary>D in V in which the state counts: that at a face that turns at 1e11 rad/s.</summary>
    public const double AccumulationUnit = PhysicalConstants.ReducedPlanckConstant * 1e11 / PhysicalConstants.ElementaryCharge;

    private readonly VectorElectrons electrons;
    private readonly VectorHeats heats;
    private readonly TransientSlope slope;
    private readonly TangentFrame[] frames;
    private readonly Vector3d[] velocities;
    private readonly Complex[] terminals, turning, torques;
    private readonly ActingForces[] forces;
    private readonly double[] momenta, dampings, thicknesses;
    private readonly double area, loadArea;
    private readonly int own;
    private PreparedResponse? still;

    /// <summary>The motion of a stack whose electrons take time.</summary>
    /// <param name="quasiStatic">The same motion with electrons that follow at once; it must pump.</param>
    /// <exception cref="ArgumentException">It does not pump: electrons that take time know no one-way motion.</exception>
    /// <exception cref="DeviceException">The density of states of a layer is not known, or the stack cannot be followed in time; the message says what to do.</exception>
    public TransientTwoWayMotion(TwoWayMotion quasiStatic)
    {
        ArgumentNullException.ThrowIfNull(quasiStatic);
        if (!quasiStatic.Pumps) throw new ArgumentException("Electrons that take time feel the motion of the moments; without pumping there is nothing to follow.", nameof(quasiStatic));
        QuasiStatic = quasiStatic;
        if (VectorNetwork.Refusal(quasiStatic.Transport.Stack) is { } reason) throw new DeviceException(reason, "stack");
        (area, loadArea) = (quasiStatic.Area, quasiStatic.Circuit.Load * quasiStatic.Area);
        electrons = new VectorElectrons(new VectorNetwork(quasiStatic.Transport.Stack, ShortestTime));
        heats = new VectorHeats(electrons);
        own = 3 * Equation.Count;
        momenta = [.. Equation.Magnets.Select(magnet => DampingTensor.AngularMomentum(magnet) / area)];
        dampings = [.. quasiStatic.GilbertRests.Select(damping => damping / area)];
        thicknesses = [.. Equation.Magnets.Select(magnet => magnet.Volume.Si / area)];
        frames = [.. quasiStatic.Transport.All([.. Enumerable.Repeat(UnitVector.Z, Equation.Count)]).Select(direction => TangentFrame.At(direction))];
        (velocities, terminals) = (new Vector3d[frames.Length], new Complex[frames.Length]);
        (turning, torques, forces) = (new Complex[Equation.Count], new Complex[Equation.Count], new ActingForces[Equation.Count]);
        slope = new TransientSlope(this, electrons);
    }

    /// <summary>The same stack, moments and circuit with electrons that follow at once.</summary>
    public TwoWayMotion QuasiStatic { get; }

    /// <summary>The free moments and their energies.</summary>
    public GeneralizedLlg Equation => QuasiStatic.Equation;

    /// <summary>Places of the free magnets among all magnets.</summary>
    internal IReadOnlyList<int> Free => QuasiStatic.Transport.Free;

    /// <summary>The frames of all magnets in the last state asked for.</summary>
    internal ReadOnlySpan<TangentFrame> Frames => frames;

    /// <summary>3N and the number of components of the accumulation at faces.</summary>
    internal int CoupledCount => own + electrons.Network.FaceCount;

    /// <inheritdoc/>
    public double EnergyScale => QuasiStatic.EnergyScale;

    /// <inheritdoc/>
    public int Dimension => CoupledCount + electrons.Network.ModeCount;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners => QuasiStatic.Corners;

    /// <summary>Works that the motion rests on.</summary>
    public IReadOnlyList<Citation> Citations => QuasiStatic.Citations;

    /// <summary>The longest time in s after which the spins of a layer (leads left out) have flipped or crossed it, 1/(D/l² + D/t²): |Ω| times it tells how far electrons lag behind.</summary>
    public double LongestLag => QuasiStatic.Transport.Stack.Layers.Where(layer => !layer.IsLead).Max(layer =>
    {
        double length = layer.Material.Channels.SpinDiffusionLength.Si, thickness = layer.Thickness!.Value.Si;
        return SpinStack.InverseDiffusion(layer.Material) / ((1 / (length * length)) + (1 / (thickness * thickness)));
    });

    /// <summary>The stepper: implicit, L-stable, order 5, with steps by the error.</summary>
    public IStepper Stepper(StepControl control) => new StiffRadauIIA5(this, control);

    /// <summary>The state with these directions and the electrons as they are while the moments are held there under the source of that time.</summary>
    /// <exception cref="ArgumentException">Not one direction for each free moment.</exception>
    public double[] StartAt(double time, Moments directions)
    {
        ArgumentNullException.ThrowIfNull(directions);
        if (directions.Count != Equation.Count) throw new ArgumentException($"The motion has {Equation.Count} free moments and needs one direction for each; got {directions.Count}.", nameof(directions));
        double[] y = new double[Dimension];
        directions.Components.CopyTo(y);
        slope.Settle(time, y);
        return y;
    }

    /// <inheritdoc/>
    public void Project(Span<double> y) => Equation.Project(y[..own]);

    /// <inheritdoc/>
    public double Energy(double time, ReadOnlySpan<double> y) => Equation.Energy(time, new MomentsView(y[..own]));

    /// <summary>The free energy of the accumulation, A ∫c|D|²/4 dx in J.</summary>
    public double StoredEnergy(ReadOnlySpan<double> y)
    {
        Turn(y);
        return area * AccumulationUnit * AccumulationUnit * electrons.Stored(y[own..CoupledCount], y[CoupledCount..], frames);
    }

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => Move(time, y, dydt);

    /// <inheritdoc/>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Move(time, y, dydt);
        return PowerOfMoments(time, new MomentsView(y[..own]), new MomentsView(dydt[..own]));
    }

    /// <summary>Voltage, current, resistance at rest and powers of the circuit in a state of the motion.</summary>
    public ElectricState ElectricAt(double time, ReadOnlySpan<double> y)
    {
        Turn(y);
        return Electric(time, y[own..CoupledCount]);
    }

    /// <summary>The torque of the electrons on a free moment in J, A N, in a state of the motion.</summary>
    /// <param name="time">Time in s.</param>
    /// <param name="y">The state.</param>
    /// <param name="k">The moment.</param>
    public Vector3d TorqueAt(double time, ReadOnlySpan<double> y, int k)
    {
        Move(time, y, new double[Dimension]);
        return area * frames[Free[k]].Vector(torques[k].Real, torques[k].Imaginary);
    }

    /// <inheritdoc/>
    public void Linearize(double time, ReadOnlySpan<double> y) => slope.Linearize(time, y);

    /// <inheritdoc/>
    public void Factorize(int slot, Complex shift) => slope.Factorize(slot, shift);

    /// <inheritdoc/>
    public void Solve(int slot, Span<Complex> right) => slope.Solve(slot, right);

    /// <summary>The powers of the moments, of the circuit and of the electrons, and what the accumulation takes up, in a state of the motion; writes its derivative.</summary>
    internal (MomentPower Moments, ElectricState Circuit, IReadOnlyList<PowerEntry> Electrons, double Stored) PowersAt(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        MomentPower power = DerivativeAndPower(time, y, dydt);
        ReadOnlySpan<double> faces = y[own..CoupledCount], modes = y[CoupledCount..];
        ElectricState circuit = Electric(time, faces);
        double square = AccumulationUnit * AccumulationUnit, stored = electrons.StoredRate(faces, modes, dydt[own..], new MovingMoments(frames, velocities, terminals));
        double density = circuit.CurrentDensity / AccumulationUnit;
        return (power, circuit, [.. heats.At(faces, modes, new MovingMoments(frames, velocities, terminals), density).Select(entry => entry with { PowerPerArea = square * entry.PowerPerArea })], area * square * stored);
    }

    /// <summary>Writes du/dt and the slopes of the accumulation at faces, with what the amplitudes put into the faces given.</summary>
    /// <param name="time">Time in s.</param>
    /// <param name="coupled">Moments and faces.</param>
    /// <param name="inner">What the amplitudes put in.</param>
    /// <param name="isHeld">Whether the moments are held.</param>
    /// <param name="slopes">The slopes of moments and faces.</param>
    internal void CoupledSlopes(double time, ReadOnlySpan<double> coupled, ReadOnlySpan<double> inner, bool isHeld, Span<double> slopes)
    {
        Turn(coupled);
        ReadOnlySpan<double> faces = coupled[own..];
        slopes[..own].Clear();
        if (isHeld)
        {
            Array.Clear(velocities);
            Array.Clear(terminals);
        }
        else
        {
            MoveMoments(time, coupled, slopes);
        }
        electrons.FaceSlopes(faces, inner, new MovingMoments(frames, velocities, terminals), CurrentDensity(time, faces) / AccumulationUnit, slopes[own..]);
    }

    private void Move(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        CoupledSlopes(time, y[..CoupledCount], electrons.CurrentsOf(y[CoupledCount..]), false, dydt[..CoupledCount]);
        electrons.ModeSlopes(y[own..CoupledCount], y[CoupledCount..], frames, dydt[CoupledCount..]);
    }

    private void Turn(ReadOnlySpan<double> y)
    {
        MomentsView moments = new(y[..own]);
        for (int k = 0; k < moments.Count; k++) frames[Free[k]] = TangentFrame.At(moments[k] / moments[k].Norm);
    }

    /// <summary>Ω of each moment from (−i Ms d/γ − α_g Ms d/γ − 2(ħ/2q)² e) Ω = u × ∂V/∂u d + (ħ/2q)(m₁D₁ + m₂D₂), e the conductance of its terminal, as complex numbers of its frame.</summary>
    private void MoveMoments(double time, ReadOnlySpan<double> coupled, Span<double> slopes)
    {
        MomentsView moments = new(coupled[..own]);
        ActingForces.Gather(Equation, time, moments, moments, forces);
        double perCurrent = SpinTorque.PerSpinCurrent;
        for (int k = 0; k < forces.Length; k++)
        {
            int magnet = Free[k];
            ref readonly TangentFrame frame = ref frames[magnet];
            MagnetPlace place = electrons.Network.Magnets[magnet];
            (Complex left, Complex right) = VectorElectrons.Across(place, coupled[own..], frames);
            Complex absorbed = AccumulationUnit * ((place.Across.MagnetLeft * left) + (place.Across.MagnetRight * right));
            Complex terminal = place.Across.MagnetLeft + place.Across.MagnetRight + place.Across.Direct;
            (double first, double second) = frame.Components(Vector3d.Cross(moments[k], forces[k].Energy));
            Complex drive = (thicknesses[k] * new Complex(first, second)) + (perCurrent * absorbed);
            Complex omega = drive / (new Complex(-dampings[k], -momenta[k]) - (2 * perCurrent * perCurrent * terminal));
            turning[k] = omega;
            torques[k] = perCurrent * (absorbed + (2 * perCurrent * terminal * omega));
            terminals[magnet] = -2 * perCurrent / AccumulationUnit * omega;
            velocities[magnet] = frame.Vector(omega.Imaginary, -omega.Real);
            Moments.Write(slopes[..own], k, velocities[magnet]);
        }
    }

    private double CurrentDensity(double time, ReadOnlySpan<double> faces)
    {
        double source = QuasiStatic.Circuit.Source.At(time);
        return QuasiStatic.Circuit.IsVoltage
            ? (source - (AccumulationUnit * electrons.DrivenBy(faces, frames) / 2)) / (electrons.Network.SeriesResistanceArea + loadArea)
            : source / area;
    }

    private ElectricState Electric(double time, ReadOnlySpan<double> faces)
    {
        double current = CurrentDensity(time, faces);
        double voltage = (electrons.Network.SeriesResistanceArea * current) + (AccumulationUnit * electrons.DrivenBy(faces, frames) / 2);
        still ??= QuasiStatic.Transport.Prepare();
        Span<Vector3d> directions = stackalloc Vector3d[Free.Count];
        for (int k = 0; k < directions.Length; k++) directions[k] = frames[Free[k]].Normal;
        still.Turn(directions);
        return new ElectricState(voltage, current, still.ResistanceArea, QuasiStatic.Circuit.IsVoltage ? QuasiStatic.Circuit.Source.At(time) : voltage) { Area = area, LoadArea = loadArea };
    }

    private MomentPower PowerOfMoments(double time, MomentsView moments, MomentsView moving)
    {
        double change = 0, field = 0, torque = 0, heat = 0;
        for (int k = 0; k < forces.Length; k++)
        {
            double volume = Equation.Magnets[k].Volume.Si;
            change += volume * Vector3d.Dot(forces[k].Energy, moving[k]);
            field += volume * Equation.Magnets[k].Energy.TimeDerivative(moments[k], time);
            torque -= area * ((torques[k].Real * turning[k].Real) + (torques[k].Imaginary * turning[k].Imaginary));
            heat += area * dampings[k] * ((turning[k].Real * turning[k].Real) + (turning[k].Imaginary * turning[k].Imaginary));
        }
        return new MomentPower(change + field, torque, field, heat);
    }
}
