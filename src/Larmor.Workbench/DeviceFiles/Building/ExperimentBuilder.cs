using System.Globalization;
using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the measurements of a file into their settings.</summary>
internal sealed class ExperimentBuilder(MaterialResolver materials, Reading reading)
{
    /// <summary>Whether a measurement moves a moment.</summary>
    public static bool MovesAMoment(ExperimentItem item) =>
        item.Kind.Name is "hysteresis" or "fmr" or "dynamics" or "energy-ledger"
        || ResonanceGrammar.Kinds.Contains(item.Kind) || DiagramGrammar.Kinds.Contains(item.Kind) || HallGrammar.Kinds.Contains(item.Kind) || FluctuationGrammar.Kinds.Contains(item.Kind)
        || item.Kind == DensityGrammar.Density || item.Kind == PumpingGrammar.SpinPumping || item.Kind == CoefficientsGrammar.Coefficients
        || (item.Kind == PumpingGrammar.Reciprocity && item.Values.Has(PumpingGrammar.Field))
        || (item.Kind == AngleGrammar.SpinTransfer && item.Values.Get(AngleWords.Map, "false") == "true");

    /// <summary>Whether a measurement is made on the stack; otherwise it brings its own wire.</summary>
    public static bool NeedsStack(ExperimentItem item) => item.Kind != HanleGrammar.Hanle;

    /// <summary>The settings, in the order of the file.</summary>
    public IReadOnlyList<IExperiment> Build(IReadOnlyList<ExperimentItem> items, IReadOnlyList<string> names) =>
        [.. items.Select((item, i) => Held(item, One(item, names[i]))).OfType<IExperiment>()];

    private static IExperiment? Held(ExperimentItem item, IExperiment? experiment) => experiment is IHoldsLayers holds && item.Values.TryGet(HeldGrammar.Held, out IReadOnlyList<(ScalarNode Name, UnitVector Value)>? held) && held.Count > 0
        ? holds.Holding(new HeldMoments(held.DistinctBy(one => one.Name.Text, StringComparer.Ordinal).ToDictionary(one => one.Name.Text, one => one.Value, StringComparer.Ordinal)))
        : experiment;

    /// <summary>How many free layers move in a measurement, those that it holds left out.</summary>
    private int Moving(ExperimentItem item, BuiltStack stack, int free)
    {
        if (!item.Values.TryGet(HeldGrammar.Held, out IReadOnlyList<(ScalarNode Name, UnitVector Value)>? held) || held.Count == 0) return free;
        CheckFree(held.Select(one => one.Name), "list of held layers", stack);
        int moving = free - held.Select(one => one.Name.Text).Distinct(StringComparer.Ordinal).Count();
        if (moving <= 0 && free > 0) reading.Errors.Add(item.Values.NodeOf(HeldGrammar.Held), "all free layers are held, and nothing moves", "Leave the one that moves out of the list.");
        return Math.Max(1, moving);
    }

    /// <summary>Lists what the stack lacks for the measurements.</summary>
    public void CheckStack(IReadOnlyList<ExperimentItem> items, BuiltStack stack)
    {
        int free = stack.Layers.Count(layer => layer.Layer.Magnetization is LayerMagnetization.FreeMoment);
        bool hasFixed = stack.Layers.Any(layer => layer.Layer.Magnetization is LayerMagnetization.FixedMoment);
        foreach (ExperimentItem item in items)
        {
            string kind = item.Kind.Name;
            int moving = Moving(item, stack, free);
            AngleBuilder.CheckStack(item, stack, reading);
            if ((item.Kind == ExperimentGrammar.Dynamics || item.Kind == ElectronGrammar.EnergyLedger) && item.Values.TryGet(ExperimentGrammar.Start, out StartWord? start)) CheckFree(start.ByName.Select(entry => entry.Name), "start", stack);
            if (item.Kind == ExperimentGrammar.Dynamics && item.Values.TryGet(ThermalGrammar.Temperature, out TemperatureWord? temperatures)) CheckFree(temperatures.ByName.Select(entry => entry.Name), "temperature", stack);
            if (item.Kind == ExperimentGrammar.Dynamics && item.Values.TryGet(MotionGrammar.Equation, out WordOrSection? equation) && equation.More is { } numbers) CheckFree(numbers.Get(MotionGrammar.Layers, []).Select(entry => entry.Name), "equation of motion", stack);
            if (MovesAMoment(item) && free == 0) reading.Errors.Add(item.Node, $"{kind} moves a moment, but no layer of the stack is free", "Write magnetization: free for one layer.");
            else if (item.Kind == DensityGrammar.Density && moving > 1) reading.Errors.Add(item.Node, string.Create(CultureInfo.InvariantCulture, $"the stack has {free} free layers; the density on the sphere is that of one moment"), "Hold all but one, by `held: { name: +z }` in the measurement or with a magnetization such as +z; coupled moments are followed by `dynamics` with `temperature` and `trajectories`.");
            else if ((DiagramGrammar.Kinds.Contains(item.Kind) || HallGrammar.Kinds.Contains(item.Kind) || FluctuationGrammar.Kinds.Contains(item.Kind) || item.Kind == CoefficientsGrammar.Coefficients) && moving > 1) reading.Errors.Add(item.Node, string.Create(CultureInfo.InvariantCulture, $"the stack has {free} free layers; this version computes {kind} of one"), "Hold all but one, by `held: { name: +z }` in the measurement or with a magnetization such as +z; `dynamics`, `pimm`, `hysteresis`, `fmr` and `st-fmr` follow several.");
            else if (kind == "magnetoresistance" && free == 0) reading.Errors.Add(item.Node, "magnetoresistance compares the free layers along and against the first fixed one, but no layer of the stack is free", "Write magnetization: free for one layer.");
            else if (kind == "magnetoresistance" && !hasFixed) reading.Errors.Add(item.Node, "magnetoresistance compares the free layers along and against the first fixed one, but no layer of the stack is fixed", "Give a layer a magnetization such as +z.");
        }
    }

    private void CheckFree(IEnumerable<ScalarNode> names, string what, BuiltStack stack)
    {
        string[] free = [.. stack.Layers.Where(layer => layer.Layer.Magnetization is LayerMagnetization.FreeMoment).Select(layer => layer.Layer.Name)];
        foreach (ScalarNode name in names)
        {
            if (!free.Contains(name.Text, StringComparer.Ordinal)) reading.Errors.Add(name, $"the {what} names '{name.Text}', which is not a free layer", Suggestion.For(name.Text, free));
        }
    }

    /// <summary>A name for each measurement: the one given, otherwise the kind, numbered where it occurs again.</summary>
    public IReadOnlyList<string> Names(IReadOnlyList<ExperimentItem> items)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        foreach (ExperimentItem item in items)
        {
            if (!item.Values.TryGet(ExperimentGrammar.Name, out string? name)) continue;
            if (name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) >= 0) reading.Errors.Add(item.Values.NodeOf(ExperimentGrammar.Name), $"the name '{name}' cannot be part of a file name", "Use letters, digits, spaces and dashes.");
            if (!taken.Add(name)) reading.Errors.Add(item.Values.NodeOf(ExperimentGrammar.Name), $"two measurements are called '{name}'", "Names are unique in a file.");
        }
        string[] names = new string[items.Count];
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Values.TryGet(ExperimentGrammar.Name, out string? given))
            {
                names[i] = given;
                continue;
            }
            string candidate = items[i].Kind.Name;
            for (int number = 2; !taken.Add(candidate); number++) candidate = string.Create(CultureInfo.InvariantCulture, $"{items[i].Kind.Name}-{number}");
            names[i] = candidate;
        }
        return names;
    }

    private IExperiment? One(ExperimentItem item, string name)
    {
        if (item.Kind == SeriesGrammar.ThicknessSeries) return new SeriesBuilder(reading).Thickness(item.Values, name);
        if (item.Kind == SeriesGrammar.Multilayer) return new SeriesBuilder(reading).Multilayer(item.Values, name);
        if (item.Kind == HanleGrammar.Hanle) return new HanleBuilder(materials, reading).Build(item, name, TrySweep(item.Values, item.Kind.Name, out FieldSweep? curve) ? curve : null);
        SectionValues values = item.Values;
        if (item.Kind == TimeGrammar.Impedance) return TimeBuilder.Impedance(values, name);
        if (item.Kind == TimeGrammar.Transient) return new TimeBuilder(reading).Transient(values, name);
        if (item.Kind == TimeGrammar.Precession) return new TimeBuilder(reading).Precession(values, name);
        if (DiagramGrammar.Kinds.Contains(item.Kind)) return new DiagramBuilder(reading).Build(item, name);
        if (item.Kind == DensityGrammar.Density) return DensityBuilder.Build(values, name);
        if (FluctuationGrammar.Kinds.Contains(item.Kind)) return new FluctuationBuilder(reading).Build(item, name);
        if (item.Kind == CoefficientsGrammar.Coefficients) return new CoefficientsBuilder(reading).Build(item.Values, name);
        if (PumpingGrammar.Kinds.Contains(item.Kind)) return new PumpingBuilder(reading).Build(item, name);
        if (HallGrammar.Kinds.Contains(item.Kind)) return new HallBuilder(reading).Build(item, name);
        if (ResonanceGrammar.Kinds.Contains(item.Kind)) return ResonanceBuilder.Build(item, name, item.Kind != ResonanceGrammar.Pimm && TrySweep(item.Values, item.Kind.Name, out FieldSweep? line) ? line : null);
        switch (item.Kind.Name)
        {
            case "accumulation":
                return AngleBuilder.Accumulation(values, name);
            case "magnetoresistance":
                return AngleBuilder.Magnetoresistance(values, name);
            case "spin-transfer":
                return AngleBuilder.SpinTransfer(values, name, reading);
            case "angular":
                return AngleBuilder.Angular(values, name, reading);
            case "hysteresis":
                if (!TrySweep(values, "hysteresis", out FieldSweep? loop)) return null;
                Hysteresis hysteresis = new() { Name = name, Field = loop, Currents = values.Get(ExperimentGrammar.Currents, [Current.Zero]) };
                return hysteresis with { Tilt = values.Get(ExperimentGrammar.TiltAtEdge, hysteresis.Tilt), SettlingTime = values.Get(ExperimentGrammar.SettlingTime, hysteresis.SettlingTime), SweepTime = values.TryGet(DiagramGrammar.SweepTime, out Duration sweepTime) ? sweepTime : null, Temperature = values.TryGet(DiagramGrammar.LoopTemperature, out Temperature temperature) ? temperature : null, Trajectories = values.Get(DiagramGrammar.LoopTrajectories, hysteresis.Trajectories), Seed = EnsembleWords.SeedOf(values), RandomFields = values.Get(NoiseGrammar.RandomFields, hysteresis.RandomFields) };
            case "fmr":
                return TrySweep(values, "fmr", out FieldSweep? sweep) ? new Fmr { Name = name, Field = sweep, Currents = values.Get(ExperimentGrammar.Currents, [Current.Zero]), Frequencies = values.Get(FmrGrammar.Frequencies, []), Microwave = values.TryGet(FmrGrammar.Microwave, out UnitVector microwave) ? microwave : null, Pumping = values.Get(FmrGrammar.Pumping, ElectronGrammar.Off) == ElectronGrammar.On } : null;
            case "energy-ledger":
                return new TrajectoryBuilder(reading).Ledger(values, name);
            default:
                return new TrajectoryBuilder(reading).Build(values, name);
        }
    }

    private bool TrySweep(SectionValues values, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldSweep? sweep)
    {
        sweep = null;
        return values.TryGet(ExperimentGrammar.FieldSweep, out SectionValues? field) && TrySweep(reading, field, kind, out sweep);
    }

    /// <summary>The values of a field along one direction.</summary>
    internal static bool TrySweep(Reading reading, SectionValues field, string kind, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldSweep? sweep)
    {
        sweep = null;
        bool hasOne = field.Has(ExperimentGrammar.FieldValue);
        IReadOnlyList<MagneticField>? fields = null;
        if (hasOne && (field.Has(ExperimentGrammar.FieldRange.Values) || ExperimentGrammar.FieldRange.Keys.Any(field.Has)))
        {
            reading.Errors.Add(field.Node, "the field has one value or many, and here are both", "Keep 'value', or 'from', 'to' and 'points', or 'values', or 'file' and 'column'.");
            return false;
        }
        if (hasOne)
        {
            if (!field.TryGet(ExperimentGrammar.FieldValue, out MagneticField one)) return false;
            fields = [one];
        }
        else if (!ExperimentGrammar.FieldRange.TryRead(field, reading, out fields))
        {
            return false;
        }
        if (kind == "hysteresis" && !IsRising(fields))
        {
            reading.Errors.Add(field.Node, fields.Count < 2 ? "a loop needs at least two values of the field" : "the field values of a loop must rise; the loop goes up through them and back down", "For example from: -150 mT, to: 150 mT, points: 61.");
            return false;
        }
        if (!field.TryGet(ExperimentGrammar.Along, out UnitVector along)) return false;
        sweep = new FieldSweep(along, fields);
        return true;
    }

    private static bool IsRising(IReadOnlyList<MagneticField> fields) => fields.Count > 1 && fields.Zip(fields.Skip(1)).All(pair => pair.First < pair.Second);
}
