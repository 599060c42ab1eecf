using Larmor.Coupling;
using Larmor.Experiments.Motion;
using Larmor.Fitting;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.Distributions;

namespace Larmor.Experiments.Inverse;

/// <summary>Looks for the coefficients of one device: its forward model, where the search begins, and made-up values.</summary>
internal sealed class CoefficientSearch
{
    private readonly Coefficients settings;
    private readonly GivenTorque.Coefficients given;

    private CoefficientSearch(Coefficients settings, GivenTorque.Coefficients given, FreeMoment moment, CoefficientModel model)
    {
        (this.settings, this.given, Model, Moment) = (settings, given, model, moment);
        TransferCoefficients own = given.At(Model.Transfer);
        Own = new DeviceNumbers(own.Perpendicular.Si, own.Parallel.Si, own.FieldLike.Si, own.InterBand.Si, moment.Magnet.Properties.Damping);
        Matched = Model.Transfer.Matched();
    }

    /// <summary>The free moment.</summary>
    public FreeMoment Moment { get; }

    /// <summary>The forward model.</summary>
    public CoefficientModel Model { get; }

    /// <summary>The numbers of the device itself: where the search begins, and what values are made up from.</summary>
    public DeviceNumbers Own { get; }

    /// <summary>The coefficients that match the angular momentum absorbed.</summary>
    public TransferCoefficients Matched { get; }

    /// <summary>Prepares the search on a device.</summary>
    /// <exception cref="DeviceException">The device lacks what it needs; the message says what to add.</exception>
    public static CoefficientSearch Of(Coefficients settings, Device device)
    {
        string place = $"experiments/{settings.Name}";
        if (device.Magnets.Count == 1 && device.Magnets[0].Torques.Any(torque => torque is not GivenTorque.Coefficients)) throw new DeviceException("Coefficients are looked for on the forces of the stack, and the magnet has a torque given by its strength. Give `coefficients: {}` instead, or nothing.", $"magnets/{device.Magnets[0].Magnet.Name}");
        if (device.Magnets.Count == 1 && device.Magnets[0].Torques.Count > 1) throw new DeviceException("Coefficients are looked for at one face of the magnet, and here are several.", $"magnets/{device.Magnets[0].Magnet.Name}");
        GivenTorque.Coefficients words = device.Magnets.Count == 1 && device.Magnets[0].Torques is [GivenTorque.Coefficients one] ? one : new GivenTorque.Coefficients();
        Device withRoute = device.Magnets.Count == 1 ? device with { Magnets = [device.Magnets[0] with { Torques = [words] }] } : device;
        FreeMoment moment = FreeMoment.Of(withRoute, settings.Kind);
        if (moment.Magnet.Driven.OfType<OerstedField>().Any()) throw new DeviceException($"The Oersted field of '{moment.Magnet.Name}' changes its energy with the current, which this measurement does not follow. Leave `oersted` out.", $"magnets/{moment.Magnet.Name}/oersted");
        if (!(moment.Magnet.Properties.Damping > 0)) throw new DeviceException("Coefficients are looked for from a damping above zero.", $"magnets/{moment.Magnet.Name}/damping");
        PhenomenologicalTransfer transfer = GivenTorques.TransferOf(withRoute, 0, words);
        if (!transfer.IsAxial) throw new DeviceException("Coefficients are looked for in stacks whose fixed layers lie along or against one direction.", "stack");
        Vector3d across = Vector3d.Cross(settings.Along, UnitVector.X);
        UnitVector microwave = settings.Microwave ?? (across.Norm > 1e-6 ? UnitVector.Along(across) : UnitVector.Y);
        return moment.Parallel is { } parallel
            ? new CoefficientSearch(settings, words, moment, new CoefficientModel(transfer, settings.Along, microwave, parallel))
            : throw new DeviceException("Coefficients need a fixed magnetic layer.", place);
    }

    /// <summary>The parameters, where their search begins and what they scale with.</summary>
    public IReadOnlyList<FitParameter> Parameters(bool withRatio)
    {
        double unit = Math.Max(Math.Abs(Matched.Perpendicular.Si), Math.Max(Math.Abs(Own.Perpendicular), Math.Abs(Own.Parallel)));
        if (unit == 0) throw new DeviceException("No angular momentum is absorbed at this face, so that there is no scale for its coefficients. Give the contact a mixing conductance.", $"magnets/{Moment.Magnet.Name}");
        FitParameter[] parameters = [.. settings.Sought.Select(sought => sought switch
        {
            SoughtCoefficient.Perpendicular => new FitParameter("l-perpendicular", "m/(V s)", Own.Perpendicular, unit),
            SoughtCoefficient.Parallel => new FitParameter("l-parallel", "m/(V s)", Own.Parallel, unit),
            SoughtCoefficient.FieldLike => new FitParameter("l-field-like", "m/(V s)", Own.FieldLike, unit),
            _ => new FitParameter("damping", "1", Own.Damping, Own.Damping),
        })];
        return withRatio ? [.. parameters, new FitParameter("pumping-ratio", "1", 1, 1)] : parameters;
    }

    /// <summary>The numbers that parameters stand for. A field-like part that is not looked for follows the Gilbert form.</summary>
    public DeviceNumbers Numbers(ReadOnlySpan<double> parameters, bool withRatio)
    {
        DeviceNumbers numbers = Own;
        for (int j = 0; j < settings.Sought.Count; j++)
        {
            numbers = settings.Sought[j] switch
            {
                SoughtCoefficient.Perpendicular => numbers with { Perpendicular = parameters[j] },
                SoughtCoefficient.Parallel => numbers with { Parallel = parameters[j] },
                SoughtCoefficient.FieldLike => numbers with { FieldLike = parameters[j] },
                _ => numbers with { Damping = parameters[j] },
            };
        }
        // In Gilbert's form l_f + α l_⊥ does not depend on α.
        bool follows = !settings.Sought.Contains(SoughtCoefficient.FieldLike) && given.FieldLike is null;
        if (follows) numbers = numbers with { FieldLike = Own.FieldLike + (Own.Damping * Own.Perpendicular) - (numbers.Damping * numbers.Perpendicular) };
        return withRatio ? numbers with { PumpingRatio = parameters[^1] } : numbers;
    }

    /// <summary>Fits values.</summary>
    public FitResult Fit(IReadOnlyList<MeasuredValue> values, bool withRatio) => Fit(Model.Copy(), values, withRatio);

    /// <summary>The forward model as a fit asks for it.</summary>
    public ForwardModel Forward(IReadOnlyList<MeasuredValue> values) => (parameters, predictions) => Model.Predict(Numbers(parameters, false), values, predictions);

    /// <summary>Values from the device's own numbers with chance errors of one repetition.</summary>
    public IReadOnlyList<MeasuredValue> MadeUp(int repetition)
    {
        double[] exact = new double[settings.Values.Count];
        for (int i = 0; i < exact.Length; i++)
        {
            exact[i] = Model.One(Own, settings.Values[i]) ?? throw new DeviceException($"No value can be made up for the {settings.Values[i].Group} at {Current.FromSi(settings.Values[i].Current)}{(settings.Values[i].Group == "coercive-fields" ? "" : $" and {MagneticField.FromTeslas(settings.Values[i].Field)}")}: the state does not exist there.", $"experiments/{settings.Name}");
        }
        return WithErrors(exact, settings.Synthetic!.Value, repetition);
    }

    /// <summary>Fits of several sets of made-up values, in their order; each from chance numbers of its own.</summary>
    public IReadOnlyList<FitResult> Repeated(RunContext context)
    {
        double[] exact = [.. settings.Values.Select(value => Model.One(Own, value)!.Value)];
        return context.Executor.Run(settings.Repetitions, i => Fit(Model.Copy(), WithErrors(exact, settings.Synthetic!.Value, i), false), context.Progress, context.Cancellation);
    }

    private FitResult Fit(CoefficientModel own, IReadOnlyList<MeasuredValue> values, bool withRatio) => WeightedFit.Of(
        Parameters(withRatio),
        [.. values.Select(value => new FitPoint(value.Group, value.Value!.Value, value.Error))],
        (parameters, predictions) => own.Predict(Numbers(parameters, withRatio), values, predictions),
        settings.Errors);

    private MeasuredValue[] WithErrors(double[] exact, ulong seed, int repetition)
    {
        RandomStream stream = new(seed, (ulong)repetition);
        MeasuredValue[] made = new MeasuredValue[exact.Length];
        for (int i = 0; i < made.Length; i++)
        {
            MeasuredValue value = settings.Values[i];
            made[i] = value with { Value = exact[i] + (value.Error * Normal.InvCDF(0, 1, stream.NextDouble() + (1.0 / (1UL << 54)))) };
        }
        return made;
    }
}
