using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Motion;

/// <summary>Builds the equation of motion of a trajectory from the free moments and the words of the measurement.</summary>
/// <param name="Moments">The free moments.</param>
/// <param name="Drives">All drives.</param>
/// <param name="Device">The device.</param>
/// <param name="Place">Where the measurement stands, for refusals.</param>
internal sealed record MotionBuilder(FreeMoments Moments, Drives Drives, Device Device, string Place)
{
    private static readonly UnitVector Any = UnitVector.Z;

    /// <summary>The equation of motion.</summary>
    /// <exception cref="DeviceException">A moment lacks what the equation needs, or a number is out of range.</exception>
    public FollowedMotion Build(MotionEquation form)
    {
        GeneralizedLlg gilbert = Moments.Equation(Drives);
        try
        {
            return form switch
            {
                MotionEquation.LandauLifshitz => FollowedMotion.Of(LandauLifshitz(gilbert)),
                MotionEquation.Inertial one => FollowedMotion.Of(Inertial(gilbert, one)),
                MotionEquation.AnisotropicDamping one => FollowedMotion.Of(Damped(gilbert, one)),
                MotionEquation.Bloch one => Bloch(gilbert, one),
                MotionEquation.LandauLifshitzBloch one => LandauLifshitzBloch(gilbert, one),
                _ => FollowedMotion.Of(gilbert),
            };
        }
        catch (ArgumentException outOfRange)
        {
            throw new DeviceException(outOfRange.Message.Split(" (Parameter", 2)[0], $"{Place}/equation");
        }
    }

    /// <summary>Gilbert's γ = γ_L (1 + α²), and torques beside the form as they are.</summary>
    private static GeneralizedLlg LandauLifshitz(GeneralizedLlg given)
    {
        double[] dampings = [.. given.Magnets.Select(magnet => magnet.Properties.Damping)];
        Magnet[] magnets =
        [
            .. given.Magnets.Select(magnet => new Magnet(magnet.Name, magnet.Volume, magnet.Thickness, new LandauLifshitzForm(magnet.Properties.GyromagneticRatio, magnet.Properties.Damping).ToGilbert(magnet.Properties.SaturationMagnetization), magnet.Energy)),
        ];
        return new GeneralizedLlg(magnets)
        {
            Pairs = given.Pairs,
            SpinTransfer = given.SpinTransfer.IsNone ? SpinTransferPotentials.None : PaperPotentials.BesideLandauLifshitz(given.SpinTransfer, dampings),
            Current = given.Current,
        };
    }

    private InertialLlg Inertial(GeneralizedLlg equation, MotionEquation.Inertial form)
    {
        MomentInertia[] given = [.. equation.Magnets.Select(magnet => Of(form.Moments, magnet, "inertia"))];
        foreach ((Magnet magnet, MomentInertia one) in equation.Magnets.Zip(given))
        {
            if (one.IsRelaxationTime && magnet.Properties.Damping == 0) throw new DeviceException($"Layer '{magnet.Name}' has no damping, so that a relaxation time says nothing of its inertia. Give the inertia itself.", $"{Place}/equation");
        }
        return new InertialLlg(equation, [.. given.Zip(equation.Magnets, (one, magnet) => one.IsRelaxationTime ? Duration.FromSi(one.Time.Si * magnet.Properties.Damping) : one.Time)]);
    }

    private GeneralizedLlg Damped(GeneralizedLlg equation, MotionEquation.AnisotropicDamping form)
    {
        LocalDamping[] dampings = [.. equation.Magnets.Select(magnet => Local(Of(form.Moments, magnet, "damping about its axes")))];
        return new GeneralizedLlg(equation.Magnets)
        {
            Pairs = equation.Pairs,
            SpinTransfer = equation.SpinTransfer,
            Current = equation.Current,
            Damping = LocalDamping.Tensor(equation.Magnets, dampings),
        };
    }

    private static LocalDamping Local(DampingAxes axes) => axes switch
    {
        DampingAxes.Polar one => LocalDamping.AboutAxis(one.Axis, one.Pole, one.Theta, one.Phi),
        DampingAxes.Principal one => LocalDamping.AlongAxes(one.First, one.Second, one.Third, one.Axis, one.SecondAxis),
        _ => throw new InvalidOperationException("There is no other damping about axes."),
    };

    private FollowedMotion Bloch(GeneralizedLlg equation, MotionEquation.Bloch form)
    {
        BlochTimes[] given = [.. equation.Magnets.Select(magnet => Of(form.Moments, magnet, "relaxation times"))];
        BlochRelaxation[] relaxations =
        [
            .. given.Select((one, k) => new BlochRelaxation(one.Axis, one.Equilibrium, one.Longitudinal, one.Transverse) { InverseSusceptibility = InverseSusceptibility(equation, given, k) }),
        ];
        bool mayTakeHeat = relaxations.Where((one, k) => !HasItsField(equation, given, k, one.InverseSusceptibility)).Any();
        return FollowedMotion.Of(new BlochEquation(equation, relaxations), Lengths(given.Select(one => one.StartLength)), mayTakeHeat);
    }

    /// <summary>B₀/n₀ of the field at the start along the axis; zero where the two do not belong together.</summary>
    private static double InverseSusceptibility(GeneralizedLlg equation, BlochTimes[] given, int k)
    {
        double field = Vector3d.Dot(FieldAt(equation, given, k), given[k].Axis);
        return given[k].Equilibrium != 0 && field / given[k].Equilibrium > 0 ? field / given[k].Equilibrium : 0;
    }

    /// <summary>Whether the field in all directions of the moment is the constant one along the axis of which n₀ is the equilibrium.</summary>
    private bool HasItsField(GeneralizedLlg equation, BlochTimes[] given, int k, double inverseSusceptibility)
    {
        if (!(inverseSusceptibility > 0) || Drives.Fields.Any(field => !field.Strength.IsConstant) || !Drives.Voltage.IsConstant || !Drives.Current.IsConstant) return false;
        Vector3d field = FieldAt(equation, given, k), expected = inverseSusceptibility * given[k].Equilibrium * given[k].Axis.Components;
        bool isUniform = SpherePoints.Fibonacci(16).All(u => (equation.Magnets[k].Energy.Gradient(u, 0) - equation.Magnets[k].Energy.Gradient(Any, 0)).Norm <= 1e-12 * equation.Magnets[k].Energy.Gradient(Any, 0).Norm);
        return isUniform && equation.Pairs.Count == 0 && (field - expected).Norm <= 1e-12 * expected.Norm;
    }

    /// <summary>−∂V/∂n/Ms in T with all moments at their equilibria, at t = 0.</summary>
    private static Vector3d FieldAt(GeneralizedLlg equation, BlochTimes[] given, int k)
    {
        Moments rest = Magnetism.Moments.Of([.. given.Select(one => one.Axis)]);
        for (int i = 0; i < given.Length; i++) Magnetism.Moments.Write(rest.Components, i, given[i].Equilibrium * given[i].Axis.Components);
        double[] slope = new double[equation.Dimension];
        equation.Gradient(0, rest.Components, slope);
        Magnet magnet = equation.Magnets[k];
        return -1 / (magnet.Volume.Si * magnet.Properties.SaturationMagnetization.Si) * new MomentsView(slope)[k];
    }

    private FollowedMotion LandauLifshitzBloch(GeneralizedLlg equation, MotionEquation.LandauLifshitzBloch form)
    {
        Temperature temperature = form.Temperature ?? Device.Temperature;
        MeanFieldMoment[] given = [.. equation.Magnets.Select(magnet => Of(form.Moments, magnet, "atomic moment"))];
        LongitudinalParameters[] parameters = [.. equation.Magnets.Select((magnet, k) => MeanField(magnet, given[k], temperature))];
        return FollowedMotion.Of(
            new LandauLifshitzBloch(equation, parameters),
            Lengths(given.Select((one, k) => one.StartLength * (parameters[k].Equilibrium > 0 ? parameters[k].Equilibrium : 1))));
    }

    private LongitudinalParameters MeanField(Magnet magnet, MeanFieldMoment given, Temperature temperature)
    {
        if (magnet.Properties.CurieTemperature is not { } curie) throw new DeviceException($"The Landau-Lifshitz-Bloch equation needs the Curie temperature of layer '{magnet.Name}'. Give its material a curie-temperature.", $"{Place}/equation");
        return LongitudinalParameters.MeanField(magnet.Properties, MeasuredAt(magnet), new MeanFieldMagnetization(curie, given.Spin), given.AtomicMoment, temperature);
    }

    /// <summary>The temperature at which Ms and α were measured: the material's temperature, otherwise that of the device.</summary>
    public Temperature MeasuredAt(Magnet magnet) =>
        Device.Stack.Layers.FirstOrDefault(layer => layer.Name == magnet.Name)?.Material.DataTemperature ?? Device.Temperature;

    private double[] Lengths(IEnumerable<double> lengths)
    {
        double[] all = [.. lengths];
        return all.All(length => length > 0 && double.IsFinite(length)) ? all : throw new DeviceException("The length of a moment at the start must be positive: without one it has no direction.", $"{Place}/equation");
    }

    private T Of<T>(PerMoment<T> settings, Magnet magnet, string what)
        where T : class => settings.Of(magnet.Name) ?? throw new DeviceException($"The equation of motion needs the {what} of layer '{magnet.Name}'.", $"{Place}/equation");
}
