using System.Text.Json.Nodes;
using Larmor.Experiments;
using Larmor.Fluctuations.Langevin;
using Larmor.Numerics;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>Trajectories with their equation of motion and their stepper in the language of device files.</summary>
internal static class CanonicalMotion
{
    public static (string Key, JsonNode Value)[] Of(EnergyLedger one) =>
        [.. Of(one.Trajectory).Where(entry => entry.Key != ElectronGrammar.Pumping.Name && entry.Key != MotionGrammar.Equation.Name)];

    public static (string Key, JsonNode Value)[] Of(Dynamics one) =>
    [
        ("field", CanonicalDrive.Fields(one.Field, one.FieldDrives)),
        .. CurrentOf(one),
        (ElectronGrammar.Pumping.Name, one.Pumping ? ElectronGrammar.On : ElectronGrammar.Off),
        .. one.TransientElectrons ? [(ElectronGrammar.Electrons.Name, ElectronGrammar.Transient)] : ((string, JsonNode)[])[],
        ("voltage", CanonicalDrive.Of(one.Voltage, one.VoltageDrive)),
        (ExperimentGrammar.Duration.Name, CanonicalInput.Text(one.Duration)),
        .. StartOf(one),
        (ExperimentGrammar.Tilt.Name, CanonicalInput.Text(one.Tilt)),
        (ExperimentGrammar.Samples.Name, one.Samples),
        (MotionGrammar.Equation.Name, EquationOf(one.Equation)),
        .. one.TransientElectrons ? [] : ((string, JsonNode)[])[(MotionGrammar.Stepper.Name, StepperOf(one))],
        .. one.Step is null && !HasNoise(one) ? [(ExperimentGrammar.Tolerance.Name, one.Tolerance)] : ((string, JsonNode)[])[],
        .. NoiseOf(one),
    ];

    private static bool HasNoise(Dynamics one) => one.Temperature is not null || one.Temperatures.Count > 0;

    private static (string Key, JsonNode Value)[] NoiseOf(Dynamics one) => !HasNoise(one) ? [] :
    [
        (ThermalGrammar.Temperature.Name, one.Temperature is { } all ? CanonicalInput.Text(all) : new JsonObject(one.Temperatures.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)CanonicalInput.Text(entry.Value))))),
        (ThermalGrammar.Trajectories.Name, one.Trajectories),
        .. one.Seed is { } seed ? [(NoiseGrammar.Seed.Name, seed)] : ((string, JsonNode)[])[],
        .. CanonicalNoise.RandomFieldsOf(one.RandomFields),
    ];

    private static (string Key, JsonNode Value)[] CurrentOf(Dynamics one) => one.Circuit is { } circuit
        ? [(ElectronGrammar.Circuit.Name, new JsonObject { [ElectronGrammar.Source.Name] = CanonicalDrive.Of(circuit.Voltage, circuit.Shape), [ElectronGrammar.Load.Name] = CanonicalInput.Text(circuit.Load) })]
        : [("current", CanonicalDrive.Of(one.Current, one.CurrentDrive))];

    private static (string Key, JsonNode Value)[] StartOf(Dynamics one) =>
        one.Start is { } all ? [(ExperimentGrammar.Start.Name, CanonicalInput.DirectionOf(all))]
        : one.Starts.Count > 0 ? [(ExperimentGrammar.Start.Name, new JsonObject(one.Starts.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)CanonicalInput.DirectionOf(entry.Value)))))]
        : [];

    private static JsonNode StepperOf(Dynamics one)
    {
        string word = one.Stepper switch
        {
            _ when HasNoise(one) => one.Scheme == StochasticScheme.Heun ? ThermalGrammar.Heun : "implicit-midpoint",
            SteppingMethod.DormandPrince54 => "dormand-prince-54",
            SteppingMethod.DormandPrince853 => "dormand-prince-853",
            SteppingMethod.RungeKutta4 => "runge-kutta-4",
            SteppingMethod.ImplicitMidpoint => "implicit-midpoint",
            _ => "discrete-gradient",
        };
        return one.Step is { } step ? new JsonObject { [MotionGrammar.Method.Name] = word, [MotionGrammar.Step.Name] = CanonicalInput.Text(step) } : word;
    }

    private static JsonNode EquationOf(MotionEquation equation)
    {
        JsonObject? node = equation switch
        {
            MotionEquation.Inertial one => Numbers(one.Moments, Inertia),
            MotionEquation.AnisotropicDamping one => Numbers(one.Moments, Axes),
            MotionEquation.Bloch one => Numbers(one.Moments, Times),
            MotionEquation.LandauLifshitzBloch one => Numbers(one.Moments, MeanField),
            _ => null,
        };
        if (node is null) return equation.Word;
        node.Insert(0, MotionGrammar.Form.Name, equation.Word);
        if (equation is MotionEquation.LandauLifshitzBloch { Temperature: { } temperature }) node[MotionGrammar.Temperature.Name] = CanonicalInput.Text(temperature);
        return node;
    }

    private static JsonObject Numbers<T>(PerMoment<T> moments, Func<T, JsonObject> write)
        where T : class
    {
        JsonObject node = moments.ForAll is { } all ? write(all) : [];
        if (moments.ByLayer.Count > 0) node[MotionGrammar.Layers.Name] = new JsonObject(moments.ByLayer.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)write(entry.Value))));
        return node;
    }

    private static JsonObject Inertia(MomentInertia one) => new() { [one.IsRelaxationTime ? MotionGrammar.RelaxationTime.Name : MotionGrammar.Inertia.Name] = CanonicalInput.Text(one.Time) };

    private static JsonObject Axes(DampingAxes axes) => axes switch
    {
        DampingAxes.Polar one => new JsonObject
        {
            [MotionGrammar.Axis.Name] = CanonicalInput.DirectionOf(one.Axis),
            [MotionGrammar.Pole.Name] = one.Pole,
            [MotionGrammar.Theta.Name] = one.Theta,
            [MotionGrammar.Phi.Name] = one.Phi,
        },
        DampingAxes.Principal one => new JsonObject
        {
            [MotionGrammar.Axis.Name] = CanonicalInput.DirectionOf(one.Axis),
            [MotionGrammar.SecondAxis.Name] = CanonicalInput.DirectionOf(one.SecondAxis),
            [MotionGrammar.Principal.Name] = new JsonArray(one.First, one.Second, one.Third),
        },
        _ => throw new InvalidOperationException("The damping has no words in the device file."),
    };

    private static JsonObject Times(BlochTimes one) => new()
    {
        [MotionGrammar.Axis.Name] = CanonicalInput.DirectionOf(one.Axis),
        [MotionGrammar.Equilibrium.Name] = one.Equilibrium,
        [MotionGrammar.Longitudinal.Name] = CanonicalInput.Text(one.Longitudinal),
        [MotionGrammar.Transverse.Name] = CanonicalInput.Text(one.Transverse),
        [MotionGrammar.StartLength.Name] = one.StartLength,
    };

    private static JsonObject MeanField(MeanFieldMoment one)
    {
        JsonObject node = new() { [MotionGrammar.AtomicMoment.Name] = one.AtomicMoment, [MotionGrammar.StartLength.Name] = one.StartLength };
        if (double.IsFinite(one.Spin)) node[MotionGrammar.Spin.Name] = one.Spin;
        return node;
    }
}
