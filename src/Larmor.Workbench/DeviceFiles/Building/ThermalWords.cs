using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles.Building;

/// <summary>Reads the words of a trajectory with thermal noise, and refuses those that make no sense beside it.</summary>
internal sealed class ThermalWords(Reading reading, SectionValues values)
{
    /// <summary>Whether the trajectory has a temperature.</summary>
    public bool Exist => values.Has(ThermalGrammar.Temperature);

    /// <summary>The settings with temperature, number of trajectories and seed; null where something is wrong.</summary>
    public Dynamics? Settings(Dynamics plain)
    {
        if (!Exist)
        {
            if (values.Has(ThermalGrammar.Trajectories)) return Refused(values.NodeOf(ThermalGrammar.Trajectories), "without a temperature all trajectories are the same one", "Write temperature: 300 K, or remove 'trajectories'.");
            if (values.Has(NoiseGrammar.RandomFields)) return Refused(values.NodeOf(NoiseGrammar.RandomFields), "without a temperature there are no random fields", "Write temperature: 300 K, or remove 'random-fields'.");
            return values.Has(NoiseGrammar.Seed) ? Refused(values.NodeOf(NoiseGrammar.Seed), "without a temperature nothing is drawn by chance", "Write temperature: 300 K, or remove 'seed'.") : plain;
        }
        if (!values.TryGet(ThermalGrammar.Temperature, out TemperatureWord? word)) return null;
        int trajectories = values.Get(ThermalGrammar.Trajectories, plain.Trajectories);
        bool isCold = word.All is { } all ? all.Si == 0 : word.ByName.All(entry => entry.Value.Si == 0);
        if (isCold && trajectories > 1) return Refused(values.NodeOf(ThermalGrammar.Trajectories), "at 0 K all trajectories are the same one", "Give a temperature above zero, or remove 'trajectories'.");
        return plain with
        {
            Temperature = word.All,
            Temperatures = word.All is null ? word.ByName.ToDictionary(entry => entry.Name.Text, entry => entry.Value, StringComparer.Ordinal) : plain.Temperatures,
            Trajectories = trajectories,
            Seed = EnsembleWords.SeedOf(values),
            RandomFields = values.Get(NoiseGrammar.RandomFields, plain.RandomFields),
            Scheme = values.TryGet(MotionGrammar.Stepper, out WordOrSection? stepper) && stepper.Word == "implicit-midpoint" ? StochasticScheme.ImplicitMidpoint : plain.Scheme,
        };
    }

    /// <summary>Equation, stepper (which noise does not use) and longest step; null where something is wrong.</summary>
    public (MotionEquation, SteppingMethod, Duration?)? Motion(Dynamics plain, Duration duration)
    {
        MotionEquation? equation = plain.Equation;
        if (values.Has(MotionGrammar.Equation)) equation = values.TryGet(MotionGrammar.Equation, out WordOrSection? word) ? new EquationBuilder(reading).Build(word, values.NodeOf(MotionGrammar.Equation)) : null;
        if (equation is null) return null;
        if (Dynamics.NoiseRefusal(equation) is { } refusal)
        {
            reading.Errors.Add(values.NodeOf(MotionGrammar.Equation), refusal, "Remove 'equation', or 'temperature'.");
            return null;
        }
        if (values.Has(ExperimentGrammar.Tolerance))
        {
            reading.Errors.Add(values.NodeOf(ExperimentGrammar.Tolerance), "steps under thermal noise have one length: a path that noise drives has no derivatives that would tell the error of a step", "Remove 'tolerance'; the error of the step is measured with steps twice as long.");
            return null;
        }
        if (!values.Has(MotionGrammar.Stepper)) return (equation, plain.Stepper, null);
        return values.TryGet(MotionGrammar.Stepper, out WordOrSection? stepper) ? Stepper(stepper, equation, plain, duration) : null;
    }

    private (MotionEquation, SteppingMethod, Duration?)? Stepper(WordOrSection word, MotionEquation equation, Dynamics plain, Duration duration)
    {
        YamlNode node = values.NodeOf(MotionGrammar.Stepper);
        Duration? step = null;
        if (word.More is { } more && more.Has(MotionGrammar.Step))
        {
            if (!more.TryGet(MotionGrammar.Step, out Duration given)) return null;
            step = given;
        }
        if (word.Word is not (ThermalGrammar.Heun or "implicit-midpoint")) reading.Errors.Add(node, $"{word.Word} counts on motion that is smooth in time, and thermal noise is not: its high order would be lost, or its steps would shrink without end", "Take heun or implicit-midpoint, which read the noise in the sense of Stratonovich.");
        else if (step is { } length && length > duration) reading.Errors.Add(node, $"a step of {length} is longer than the whole duration of {duration}", "A hundredth of a period is a fair step.");
        else return (equation, plain.Stepper, step);
        return null;
    }

    private Dynamics? Refused(YamlNode node, string what, string advice)
    {
        reading.Errors.Add(node, what, advice);
        return null;
    }
}
