using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Provenance;

namespace Larmor.Coupling;

/// <summary>
/// Moments and electrons advanced together: the current turns the moments, their motion drives the electrons, and both follow from one matrix M(u) of the stack.
/// </summary>
/// <remarks>
/// <para>Equations, all free moments at once (a linear system in Ω_k = u_k × du_k/dt): (Ms d/γ)_k du_k/dt − (α_g Ms d/γ)_k Ω_k − Σ_l M_NΩ,kl Ω_l = −Ms d u_k × B_k + M_NJ,k J₀
/// and V = M_VJ J₀ + Σ M_VΩ,k·Ω_k, with J₀ given, or J₀ = (V_source − V)/R_L. α_g = α − α_bulk: the magnets' α is the measured bulk value, which contains what the moment hands to its own
/// lattice, and M_NΩ contains that too (<see cref="PumpedDamping.GilbertRestOf"/>).</para>
/// <para>Quasi-static electrons, linear response: valid while |Ω| times the relaxation times of the electrons is small. Regular while anything damps, since M + M^T is not negative.
/// Source: A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006), doi:10.1016/j.physrep.2005.12.003; Eqs. (19)-(24) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), corrected.</para>
/// <para>State: 3N numbers as in <see cref="Moments"/>; time in s. It holds the last state asked for: use one for each thread.</para>
/// </remarks>
public sealed class TwoWayMotion : IEnergeticMotion
{
    private readonly PreparedResponse response;
    private readonly double area, loadArea;
    private readonly double[] momenta, dampings, volumes;
    private readonly ActingForces[] forces;
    private readonly Vector3d[] directions;
    private readonly double[] turning, torques;
    private readonly Lazy<FoldedMotion> folded;

    /// <summary>The motion of all free moments of a stack.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="equation">Its free moments in the order of <see cref="TwoWayTransport.Names"/>, with their energies. Its spin transfer is that of the stack: none is given.</param>
    /// <param name="circuit">What drives the current.</param>
    /// <exception cref="DeviceException">Magnets that are not those of the stack, cross-sections that differ, a torque given beside that of the stack, or a damping below what the bulk of the magnet itself pumps.</exception>
    public TwoWayMotion(TwoWayTransport transport, GeneralizedLlg equation, Circuit circuit)
        : this(transport, equation, circuit, true)
    {
    }

    /// <summary>The same with or without the way back from the motion to the electrons.</summary>
    /// <param name="transport">The stack.</param>
    /// <param name="equation">Its free moments.</param>
    /// <param name="circuit">What drives the current.</param>
    /// <param name="pumps">Whether moving moments drive the electrons. Without it M_VΩ and M_NΩ are left out, against reciprocity and against the balance of energy, and α stands as given.</param>
    /// <exception cref="DeviceException">As above.</exception>
    public TwoWayMotion(TwoWayTransport transport, GeneralizedLlg equation, Circuit circuit, bool pumps)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(circuit);
        (Transport, Equation, Circuit, Pumps) = (transport, equation, circuit, pumps);
        if (Refusal(transport, equation) is { } reason) throw new DeviceException(reason, "stack");
        response = transport.Prepare();
        int count = equation.Count;
        area = equation.Magnets[0].Volume.Si / equation.Magnets[0].Thickness.Si;
        loadArea = circuit.Load * area;
        momenta = [.. equation.Magnets.Select(DampingTensor.AngularMomentum)];
        volumes = [.. equation.Magnets.Select(magnet => magnet.Volume.Si)];
        DeviceResponse anywhere = transport.At([.. Enumerable.Repeat(UnitVector.Z, count)]);
        dampings = [.. equation.Magnets.Select((magnet, k) => momenta[k] * (pumps ? anywhere.Damping(k).GilbertRestOf(magnet) : magnet.Properties.Damping))];
        forces = new ActingForces[count];
        directions = new Vector3d[count];
        (turning, torques) = (new double[2 * count], new double[2 * count]);
        Corners = [.. equation.Corners.Concat(circuit.Source.Corners).Distinct().Order()];
        EnergyScale = ActingForces.ScaleOf(equation);
        folded = new Lazy<FoldedMotion>(() => new FoldedMotion(this));
    }

    /// <summary>The stack.</summary>
    public TwoWayTransport Transport { get; }

    /// <summary>The free moments and their energies.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>What drives the current.</summary>
    public Circuit Circuit { get; }

    /// <summary>Whether moving moments drive the electrons.</summary>
    public bool Pumps { get; }

    /// <summary>Cross-section in m².</summary>
    public double Area => area;

    /// <summary>α_g Ms v/γ of each moment in J s: its own damping beside what the stack pumps.</summary>
    internal IReadOnlyList<double> GilbertRests => dampings;

    /// <inheritdoc/>
    public double EnergyScale { get; }

    /// <inheritdoc/>
    public int Dimension => Equation.Dimension;

    /// <inheritdoc/>
    public IReadOnlyList<double> Corners { get; }

    /// <summary>Works that the motion rests on.</summary>
    public IReadOnlyList<Citation> Citations => [.. Equation.Citations.Concat([Provenance.Citations.WegroweDrouhin, Provenance.Citations.ValetFert, Provenance.Citations.BrataasBauerKelly]).Distinct()];

    /// <summary>The stepper of a method; of one moment beside a single line with everything constant folded into the step.</summary>
    /// <param name="method">The method; not the discrete gradient, which keeps an energy that moments and electrons exchange here.</param>
    /// <param name="control">Its tolerance, or the length of its steps, in s.</param>
    public IStepper Stepper(SteppingMethod method, StepControl control) => folded.Value.Stepper(method, control) ?? Steppers.ForAny(method, this, control);

    /// <inheritdoc/>
    public void Project(Span<double> y) => Equation.Project(y);

    /// <inheritdoc/>
    public double Energy(double time, ReadOnlySpan<double> y) => Equation.Energy(time, new MomentsView(y));

    /// <inheritdoc/>
    public void Derivative(double time, ReadOnlySpan<double> y, Span<double> dydt) => Move(time, y, dydt);

    /// <inheritdoc/>
    /// <remarks>The torque's power is −A Σ N_k·Ω_k, what the electrons give to the moments; negative where pumping takes from them.</remarks>
    public MomentPower DerivativeAndPower(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        Move(time, y, dydt);
        return PowerOfMoments(time, new MomentsView(y), new MomentsView(dydt));
    }

    /// <summary>Voltage, current, resistance and powers of the circuit in a state of the motion.</summary>
    public ElectricState ElectricAt(double time, ReadOnlySpan<double> y)
    {
        Span<double> velocity = stackalloc double[Dimension];
        return Electric(time, Move(time, y, velocity));
    }

    /// <summary>The same with the powers of the moments and the heats of the electrons by mechanism.</summary>
    internal (MomentPower Moments, ElectricState Circuit, Thermodynamics.PowerBudget Electrons) PowersAt(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        double current = Move(time, y, dydt);
        MomentPower power = PowerOfMoments(time, new MomentsView(y), new MomentsView(dydt));
        UnitVector[] moments = [.. directions.Select(direction => UnitVector.Along(direction))];
        Vector3d[] rates = [.. Enumerable.Range(0, directions.Length).Select(k => response.Frame(k).Vector(turning[2 * k], turning[(2 * k) + 1]))];
        return (power, Electric(time, current), Transport.PowerAt(moments, current, rates));
    }

    /// <summary>Writes du/dt, leaves Ω and A N of all moments, and returns J₀ in A/m².</summary>
    private double Move(double time, ReadOnlySpan<double> y, Span<double> dydt)
    {
        MomentsView moments = new(y);
        ActingForces.Gather(Equation, time, moments, moments, forces);
        int count = forces.Length, size = 2 * count;
        for (int k = 0; k < count; k++) directions[k] = moments[k] / moments[k].Norm;
        response.Turn(directions.AsSpan());
        double source = Circuit.Source.At(time), conductance = Circuit.IsVoltage ? 1 / (response.ResistanceArea + loadArea) : 0;
        double driven = Circuit.IsVoltage ? source * conductance : source / area;
        Span<double> matrix = stackalloc double[size * size];
        for (int row = 0; row < size; row++)
        {
            double perCurrent = area * response.TorquePerCurrentAlong(row);
            turning[row] = (volumes[row / 2] * Tangent(row, Vector3d.Cross(moments[row / 2], forces[row / 2].Energy))) + (perCurrent * driven);
            for (int column = 0; column < size; column++)
            {
                double pumped = Pumps ? (area * response.TorquePerTurningAlong(row, column)) - (perCurrent * conductance * response.VoltagePerTurningAlong(column)) : 0;
                // du/dt = −u × Ω: its first component is Ω₂, its second −Ω₁.
                double turned = row / 2 != column / 2 || row == column ? 0 : row < column ? momenta[row / 2] : -momenta[row / 2];
                matrix[(row * size) + column] = turned - pumped - (row == column ? dampings[row / 2] : 0);
            }
        }
        if (!DenseLinearSystem.TrySolve(matrix, turning)) turning.AsSpan().Fill(double.NaN);
        double current = driven;
        for (int i = 0; i < size && Pumps; i++) current -= conductance * response.VoltagePerTurningAlong(i) * turning[i];
        for (int row = 0; row < size; row++)
        {
            double torque = response.TorquePerCurrentAlong(row) * current;
            for (int column = 0; column < size && Pumps; column++) torque += response.TorquePerTurningAlong(row, column) * turning[column];
            torques[row] = area * torque;
        }
        for (int k = 0; k < count; k++) Moments.Write(dydt, k, response.Frame(k).Vector(turning[(2 * k) + 1], -turning[2 * k]));
        return current;
    }

    private double Tangent(int component, Vector3d vector)
    {
        ref readonly TangentFrame frame = ref response.Frame(component / 2);
        return Vector3d.Dot(component % 2 == 0 ? frame.First : frame.Second, vector);
    }

    private ElectricState Electric(double time, double current)
    {
        double voltage = response.ResistanceArea * current;
        for (int i = 0; i < turning.Length && Pumps; i++) voltage += response.VoltagePerTurningAlong(i) * turning[i];
        double source = Circuit.IsVoltage ? Circuit.Source.At(time) : voltage;
        return new ElectricState(voltage, current, response.ResistanceArea, source) { Area = area, LoadArea = loadArea };
    }

    private MomentPower PowerOfMoments(double time, MomentsView moments, MomentsView velocities)
    {
        double change = 0, field = 0, torque = 0, heat = 0;
        for (int k = 0; k < forces.Length; k++)
        {
            change += volumes[k] * Vector3d.Dot(forces[k].Energy, velocities[k]);
            field += volumes[k] * Equation.Magnets[k].Energy.TimeDerivative(moments[k], time);
        }
        for (int i = 0; i < turning.Length; i++)
        {
            torque -= torques[i] * turning[i];
            heat += dampings[i / 2] * turning[i] * turning[i];
        }
        return new MomentPower(change + field, torque, field, heat);
    }

    private static string? Refusal(TwoWayTransport transport, GeneralizedLlg equation)
    {
        string[] names = [.. equation.Magnets.Select(magnet => magnet.Name)];
        if (!names.SequenceEqual(transport.Names, StringComparer.Ordinal)) return $"The free layers of the stack are {InWords(transport.Names)}; the moments given are {InWords(names)}. Give each free layer its moment, in the order of the stack.";
        if (!equation.SpinTransfer.IsNone) return "The spin torque follows from the stack here, and another one is given beside it. Leave one of them out.";
        if (equation.Damping is not null) return "Damping that depends on the axis of turning cannot stand beside what the stack itself pumps. Leave one of them out.";
        if (transport.Stack.Left is EndCondition.SpinCurrent || transport.Stack.Right is EndCondition.SpinCurrent) return "An end that puts in a given spin current drives the moments without a circuit to pay for it. Take a reservoir, a lead or a fixed polarization as the end.";
        double[] areas = [.. equation.Magnets.Select(magnet => magnet.Volume.Si / magnet.Thickness.Si)];
        return areas.All(one => Math.Abs(one - areas[0]) <= 1e-12 * areas[0]) ? null : "All layers of a stack have one cross-section; the moments given have several.";
    }

    private static string InWords(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
