using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Inverse;

/// <summary>Which part of the spin transfer acts.</summary>
internal enum TransferPart
{
    /// <summary>Φ and χ.</summary>
    Whole,

    /// <summary>Φ alone, χ = 0.</summary>
    PhiAlone,

    /// <summary>χ alone, Φ = 0.</summary>
    ChiAlone,
}

/// <summary>
/// The forward model of the inverse question: what a device with given coefficients shows, by the exact linear motion about the exact state of rest, the field at which a state of rest loses its stability,
/// and the mean pumped voltage to second order in the microwave field.
/// </summary>
/// <remarks>
/// The forces of the stack are computed once; only coefficients and damping change. Not thread-safe. Pumped voltage by reciprocity with ratio r (1 by Onsager): V = −r v A′(c) p·(u × du/dt) at J₀ = 0, the field-like part having
/// no mean. Source: Eqs. (20)-(24) of J.-E. Wegrowe, H.-J. Drouhin, Entropy 13, 316 (2011), corrected.
/// </remarks>
internal sealed class CoefficientModel
{
    private const double LargestTurn = 0.5;
    private const double SubSteps = 8;
    private readonly PhenomenologicalTransfer transfer;
    private readonly UnitVector along;
    private readonly UnitVector microwave;
    private readonly UnitVector parallel;
    private readonly double energyScale;
    private readonly Dictionary<(bool IsParallel, double Field), Vector3d?> rests = [];
    private readonly Dictionary<(double Current, bool IsRising), EdgeHint> hints = [];

    public CoefficientModel(PhenomenologicalTransfer transfer, UnitVector along, UnitVector microwave, UnitVector parallel)
    {
        (this.transfer, this.along, this.microwave, this.parallel) = (transfer, along, microwave, parallel);
        energyScale = new TangentField(transfer.Magnet, SpinTransferPotentials.None).EnergyScale;
    }

    private CoefficientModel(CoefficientModel other)
    {
        (transfer, along, microwave, parallel, energyScale) = (other.transfer, other.along, other.microwave, other.parallel, other.energyScale);
        foreach ((var place, Vector3d? rest) in other.rests) rests.Add(place, rest);
        foreach ((var place, EdgeHint hint) in other.hints) hints.Add(place, hint);
    }

    /// <summary>The route whose forces act.</summary>
    public PhenomenologicalTransfer Transfer => transfer;

    /// <summary>A model for another thread, which knows what this one has found.</summary>
    public CoefficientModel Copy() => new(this);

    /// <summary>What the values would be without errors.</summary>
    /// <param name="device">Coefficients and damping.</param>
    /// <param name="values">The measurements.</param>
    /// <param name="predictions">Takes the values.</param>
    /// <param name="part">Which part of the spin transfer acts.</param>
    /// <returns>False where one of them does not exist.</returns>
    public bool Predict(DeviceNumbers device, IReadOnlyList<MeasuredValue> values, Span<double> predictions, TransferPart part = TransferPart.Whole)
    {
        if (!(device.Damping > 0)) return false;
        Moving moving = new(this, device, part);
        for (int i = 0; i < values.Count; i++)
        {
            if (One(moving, values[i]) is not { } value || !double.IsFinite(value)) return false;
            predictions[i] = value;
        }
        return true;
    }

    /// <summary>One value; null where it does not exist.</summary>
    public double? One(DeviceNumbers device, MeasuredValue value, TransferPart part = TransferPart.Whole) => One(new Moving(this, device, part), value);

    /// <summary>Small motion about the state at the conditions of a value; null where there is none.</summary>
    public LinearResponse? ResponseAt(DeviceNumbers device, MeasuredValue value) => new Moving(this, device, TransferPart.Whole).Response(value.IsParallel, value.Field, value.Current);

    private static double? One(Moving moving, MeasuredValue value)
    {
        if (value.Quantity is MeasuredQuantity.CoerciveFieldUp or MeasuredQuantity.CoerciveFieldDown) return moving.Edge(value.Current, value.Quantity == MeasuredQuantity.CoerciveFieldUp);
        if (moving.Response(value.IsParallel, value.Field, value.Quantity == MeasuredQuantity.PumpedVoltage ? 0 : value.Current) is not { } response) return null;
        return value.Quantity switch
        {
            MeasuredQuantity.Frequency => response.DampedFrequency.Si > 0 ? response.DampedFrequency.Si : null,
            MeasuredQuantity.Linewidth => response.Linewidth.Si,
            _ => moving.PumpedVoltage(response, value.Frequency, value.Microwave),
        };
    }

    /// <summary>The stable state without current nearest to the parallel or antiparallel one; it does not depend on what is sought.</summary>
    private Vector3d? RestWithoutCurrent(bool isParallel, double field)
    {
        if (rests.TryGetValue((isParallel, field), out Vector3d? known)) return known;
        Vector3d near = isParallel ? parallel : -parallel;
        EquilibriumSet set = Equilibria.Of(In(transfer.Magnet, field), SpinTransferPotentials.None, Current.Zero);
        Equilibrium? nearest = set.Stable.MaxBy(state => Vector3d.Dot(state.Direction, near));
        return rests[(isParallel, field)] = nearest is not null && Vector3d.Dot(nearest.Direction, near) > 0 ? nearest.Direction : null;
    }

    private Magnet In(Magnet magnet, double field) => magnet.In(Drives.Constant(along, MagneticField.FromTeslas(field), Current.Zero));

    /// <summary>A device with definite numbers.</summary>
    private sealed class Moving
    {
        private readonly CoefficientModel model;
        private readonly DeviceNumbers device;
        private readonly Magnet magnet;
        private readonly AxialTorque torque;
        private readonly AxialPotentials potentials;
        private readonly double torqueScale;

        public Moving(CoefficientModel model, DeviceNumbers device, TransferPart part)
        {
            (this.model, this.device) = (model, device);
            Magnet own = model.transfer.Magnet;
            magnet = new Magnet(own.Name, own.Volume, own.Thickness, own.Properties with { Damping = device.Damping }, own.Energy) { Driven = own.Driven };
            torque = Part(model.transfer.Axial([device.Perpendicular, device.Parallel, device.FieldLike, device.InterBand], device.Damping), device.Damping, part);
            potentials = new AxialPotentials(torque);
            for (double c = -1; c <= 1; c += 0.25) torqueScale = Math.Max(torqueScale, Math.Max(Math.Abs(torque.DampingLike.Derivative(c)), Math.Abs(torque.FieldLike.Derivative(c))));
        }

        /// <summary>Small motion about a state that is followed from zero current.</summary>
        public LinearResponse? Response(bool isParallel, double field, double current)
        {
            if (model.RestWithoutCurrent(isParallel, field) is not { } start) return null;
            TangentField at = At(field);
            if (Near(at, start, current) is { } direct) return new LinearResponse(at, direct, current);
            Vector3d u = start;
            for (double step = 1; step <= SubSteps; step++)
            {
                if (Near(at, u, current * step / SubSteps) is not { } next) return null;
                u = next;
            }
            return new LinearResponse(at, u, current);
        }

        /// <summary>The field at which the state that the field has saturated is lost.</summary>
        public double? Edge(double current, bool isRising)
        {
            StabilityEdge edge = new(At, model.along, current, isRising);
            double reach = (3 * model.energyScale / magnet.Properties.SaturationMagnetization.Si) + (3 * Math.Abs(current) * torqueScale * (1 + (1 / device.Damping)) / magnet.Properties.SaturationMagnetization.Si);
            EdgeHint? hint = model.hints.GetValueOrDefault((current, isRising));
            if (edge.Find(hint, reach) is not { } found) return null;
            if (hint is null) model.hints[(current, isRising)] = found;
            return found.Field;
        }

        /// <summary>⟨−r v A′(c) p·(u × du/dt)⟩ to second order in the amplitude.</summary>
        public double PumpedVoltage(LinearResponse response, double frequency, double amplitude)
        {
            TangentFrame frame = response.Frame;
            double omega = 2 * Math.PI * frequency, c = Vector3d.Dot(response.Direction, torque.Polarizer);
            (double bx, double by) = frame.Components(amplitude * model.microwave.Components);
            (double px, double py) = frame.Components(torque.Polarizer.Components);
            (System.Numerics.Complex x, System.Numerics.Complex y) = response.Susceptibility(Frequency.FromSi(frequency)).Response(bx, by);
            // ⟨δ × δ̇⟩ = ω Im(x* y) u₀ and ⟨(p·δ) p·(u₀ × δ̇)⟩ with u₀ × δ̇ = −iω(x e₂ − y e₁).
            double area = omega * (System.Numerics.Complex.Conjugate(x) * y).Imaginary * c;
            System.Numerics.Complex along = (px * x) + (py * y), beside = -System.Numerics.Complex.ImaginaryOne * omega * ((py * x) - (px * y));
            double swing = 0.5 * (System.Numerics.Complex.Conjugate(along) * beside).Real;
            return -device.PumpingRatio * magnet.Volume.Si * ((torque.DampingLike.Derivative(c) * area) + (torque.DampingLike.SecondDerivative(c) * swing));
        }

        private TangentField At(double field)
        {
            double strength = magnet.Properties.SaturationMagnetization.Si * Math.Abs(field);
            return new TangentField(model.In(magnet, field), potentials, model.energyScale + strength, torqueScale);
        }

        private static Vector3d? Near(TangentField at, Vector3d start, double current) =>
            StabilityEdge.Rest(at, start, current) is { } rest && (rest - start).Norm < LargestTurn ? rest : null;

        // χ = A + αB, Φ = αA − B; A = (χ + αΦ)/(1 + α²), B = (αχ − Φ)/(1 + α²).
        private static AxialTorque Part(AxialTorque whole, double alpha, TransferPart part)
        {
            if (part == TransferPart.Whole) return whole;
            double factor = 1 / (1 + (alpha * alpha));
            (double a, double b) = part == TransferPart.ChiAlone ? (factor, alpha * factor) : (alpha * factor, -factor);
            (double chiOfA, double chiOfB) = part == TransferPart.ChiAlone ? (1.0, alpha) : (alpha, -1.0);
            return new AxialTorque(
                whole.Polarizer,
                new CombinedFunction((a * chiOfA, whole.DampingLike), (a * chiOfB, whole.FieldLike)),
                new CombinedFunction((b * chiOfA, whole.DampingLike), (b * chiOfB, whole.FieldLike)));
        }
    }
}

/// <summary>The numbers that a fit looks for.</summary>
/// <param name="Perpendicular">l_⊥ in m/(V s).</param>
/// <param name="Parallel">l_∥ in m/(V s).</param>
/// <param name="FieldLike">l_f in m/(V s).</param>
/// <param name="InterBand">l_sd in m/(V s).</param>
/// <param name="Damping">α.</param>
/// <param name="PumpingRatio">r: pumped voltage over that which reciprocity asks for.</param>
internal sealed record DeviceNumbers(double Perpendicular, double Parallel, double FieldLike, double InterBand, double Damping, double PumpingRatio = 1);
