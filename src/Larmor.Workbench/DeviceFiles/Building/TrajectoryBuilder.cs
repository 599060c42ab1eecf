using Larmor.Experiments;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Turns the words of a trajectory into its settings.</summary>
internal sealed class TrajectoryBuilder(Reading reading)
{
    /// <summary>A trajectory whose powers are all kept.</summary>
    public EnergyLedger? Ledger(SectionValues values, string name) => Build(values, name) is { } trajectory ? new EnergyLedger { Name = name, Trajectory = trajectory with { Pumping = true } } : null;

    public Dynamics? Build(SectionValues values, string name)
    {
        if (!values.TryGet(ExperimentGrammar.Duration, out Duration duration)) return null;
        FieldsWord fields = values.Get(ExperimentGrammar.Fields, new FieldsWord(AppliedField.None, []));
        DriveWord<Current> current = values.Get(ExperimentGrammar.DrivenCurrent, new DriveWord<Current>(Current.Zero, null));
        DriveWord<Voltage> voltage = values.Get(ExperimentGrammar.DrivenVoltage, new DriveWord<Voltage>(Voltage.Zero, null));
        Dynamics plain = new() { Name = name, Duration = duration, Field = fields.Constant, FieldDrives = fields.Drives.Count == 0 ? [] : fields.Drives, Current = current.Constant, CurrentDrive = current.Shape, Voltage = voltage.Constant, VoltageDrive = voltage.Shape };
        if (!ElectronsFit(values)) return null;
        CircuitDrive? circuit = null;
        if (values.Has(ElectronGrammar.Circuit) && !TryCircuit(values, out circuit)) return null;
        _ = values.TryGet(ExperimentGrammar.Start, out StartWord? start);
        ThermalWords noise = new(reading, values);
        if (noise.Settings(plain) is not { } heated) return null;
        (MotionEquation Equation, SteppingMethod Stepper, Duration? Step)? motion = noise.Exist ? noise.Motion(plain, duration) : Motion(values, plain, duration);
        return motion is not { } chosen ? null : heated with
        {
            Pumping = values.Get(ElectronGrammar.Pumping, ElectronGrammar.Off) == ElectronGrammar.On,
            TransientElectrons = values.Get(ElectronGrammar.Electrons, ElectronGrammar.QuasiStatic) == ElectronGrammar.Transient,
            Circuit = circuit,
            Start = start?.All,
            Starts = start is null ? plain.Starts : start.ByName.ToDictionary(entry => entry.Name.Text, entry => entry.Value, StringComparer.Ordinal),
            Tilt = values.Get(ExperimentGrammar.Tilt, noise.Exist ? Angle.Zero : plain.Tilt),
            Samples = values.Get(ExperimentGrammar.Samples, plain.Samples),
            Tolerance = values.Get(ExperimentGrammar.Tolerance, plain.Tolerance),
            Equation = chosen.Equation,
            Stepper = chosen.Stepper,
            Step = chosen.Step,
        };
    }

    private bool ElectronsFit(SectionValues values)
    {
        if (values.Get(ElectronGrammar.Electrons, ElectronGrammar.QuasiStatic) != ElectronGrammar.Transient) return true;
        YamlNode node = values.NodeOf(ElectronGrammar.Electrons);
        bool pumps = values.Get(ElectronGrammar.Pumping, ElectronGrammar.Off) == ElectronGrammar.On, isOwn = !values.Has(MotionGrammar.Stepper), isCold = !values.Has(ThermalGrammar.Temperature);
        if (!pumps) reading.Errors.Add(node, "electrons that take time feel the motion of the moments, and `pumping` is off", "Write pumping: on.");
        else if (!isOwn) reading.Errors.Add(values.NodeOf(MotionGrammar.Stepper), "electrons that take time are stiff and have a stepper of their own", "Remove 'stepper'.");
        else if (!isCold) reading.Errors.Add(node, "the noise of electrons that take time is not known here, and there is a temperature", "Remove 'temperature', or write electrons: quasi-static.");
        return pumps && isOwn && isCold;
    }

    private bool TryCircuit(SectionValues values, out CircuitDrive? circuit)
    {
        circuit = null;
        if (!values.TryGet(ElectronGrammar.Circuit, out SectionValues? words) || !words.TryGet(ElectronGrammar.Source, out DriveWord<Voltage>? source)) return false;
        if (values.Has(ExperimentGrammar.DrivenCurrent))
        {
            reading.Errors.Add(values.NodeOf(ExperimentGrammar.DrivenCurrent), "a circuit finds its own current, and here is a given one too", "Keep 'circuit' or 'current'.");
            return false;
        }
        circuit = new CircuitDrive(source.Constant, source.Shape, words.Get(ElectronGrammar.Load, Resistance.Zero));
        return true;
    }

    private (MotionEquation, SteppingMethod, Duration?)? Motion(SectionValues values, Dynamics plain, Duration duration)
    {
        MotionEquation? equation = plain.Equation;
        if (values.Has(MotionGrammar.Equation)) equation = values.TryGet(MotionGrammar.Equation, out WordOrSection? word) ? new EquationBuilder(reading).Build(word, values.NodeOf(MotionGrammar.Equation)) : null;
        (SteppingMethod, Duration?)? stepper = (plain.Stepper, null);
        if (values.Has(MotionGrammar.Stepper)) stepper = values.TryGet(MotionGrammar.Stepper, out WordOrSection? word) ? Stepper(word, values, duration) : null;
        if (equation is null || stepper is not var (method, step)) return null;
        if (Dynamics.Refusal(equation, method) is not { } refusal) return (equation, method, step);
        reading.Errors.Add(values.NodeOf(MotionGrammar.Stepper), refusal, "Take dormand-prince-54 or implicit-midpoint.");
        return null;
    }

    private (SteppingMethod, Duration?)? Stepper(WordOrSection word, SectionValues values, Duration duration)
    {
        YamlNode node = values.NodeOf(MotionGrammar.Stepper);
        if (word.Word == ThermalGrammar.Heun)
        {
            reading.Errors.Add(node, "heun is a scheme for motion under thermal noise, and here is no temperature", "Write a temperature, or take dormand-prince-54 or runge-kutta-4.");
            return null;
        }
        SteppingMethod? named = MethodOf(word.Word);
        if (named is not { } method) return null;
        Duration? step = null;
        if (word.More is { } more && more.Has(MotionGrammar.Step))
        {
            if (!more.TryGet(MotionGrammar.Step, out Duration given)) return null;
            step = given;
        }
        bool isConstant = Steppers.HasConstantStep(method);
        if (isConstant && step is null) reading.Errors.Add(node, $"{word.Word} does not choose its steps", $"Write stepper: {{ method: {word.Word}, step: 1 ps }}; a hundredth of a period is a fair step.");
        else if (!isConstant && step is not null) reading.Errors.Add(node, $"{word.Word} chooses its steps by the tolerance", "Remove 'step', or take runge-kutta-4, implicit-midpoint or discrete-gradient.");
        else if (isConstant && values.Has(ExperimentGrammar.Tolerance)) reading.Errors.Add(values.NodeOf(ExperimentGrammar.Tolerance), $"{word.Word} takes steps of one length and has no tolerance", "Remove 'tolerance', or take dormand-prince-54 or dormand-prince-853.");
        else if (step is { } length && length > duration) reading.Errors.Add(node, $"a step of {length} is longer than the whole duration of {duration}", "A hundredth of a period is a fair step.");
        else return (method, step);
        return null;
    }

    /// <summary>The method of a word; null for a word that is none, which the grammar has complained of.</summary>
    internal static SteppingMethod? MethodOf(string word) => word switch
    {
        "dormand-prince-54" => SteppingMethod.DormandPrince54,
        "dormand-prince-853" => SteppingMethod.DormandPrince853,
        "runge-kutta-4" => SteppingMethod.RungeKutta4,
        "implicit-midpoint" => SteppingMethod.ImplicitMidpoint,
        "discrete-gradient" => SteppingMethod.DiscreteGradient,
        _ => null,
    };
}
