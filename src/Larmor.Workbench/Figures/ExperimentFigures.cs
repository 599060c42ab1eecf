using Larmor.Coupling;
using Larmor.Experiments;
using Larmor.Workbench.Display;
using Larmor.Workbench.Sweeps;

namespace Larmor.Workbench.Figures;

/// <summary>The figures of a result.</summary>
public static class ExperimentFigures
{
    /// <summary>All figures that belong to a result; none where there is nothing to draw.</summary>
    /// <param name="result">What an experiment found.</param>
    /// <param name="device">What it was measured on.</param>
    /// <param name="name">Begins the figures' names; unique in a run.</param>
    public static IReadOnlyList<Figure> Of(Result result, Device device, string name)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(device);
        return result switch
        {
            AccumulationResult accumulation =>
            [
                accumulation.VectorPoints.Count > 0 ? VectorAccumulationFigure.Of(accumulation, device, name) : AccumulationFigure.Of(accumulation, device, name),
                .. NonEquilibriumFigure.Of(accumulation, device, $"{name}-non-equilibrium", ("", "")),
                PowerFigure.Of($"{name}-power", ShownBudget.Of(result, device)),
            ],
            MagnetoresistanceResult magnetoresistance =>
            [
                MagnetoresistanceFigure.Of(magnetoresistance, device, name),
                .. magnetoresistance.Angles.Count > 1 ? [MagnetoresistanceFigure.AgainstAngle(magnetoresistance, device, $"{name}-angle")] : (Figure[])[],
                .. NonEquilibriumFigure.Of(magnetoresistance, device, $"{name}-non-equilibrium", ("-parallel", "P"), ("-antiparallel", "AP")),
                PowerFigure.Of($"{name}-power", ShownBudget.Of(result, device)),
            ],
            SpinTransferResult torque => [SpinTransferFigure.Of(torque, device, name), .. TransferMapFigure.Of(torque, $"{name}-map")],
            AngularResult angular => [AngularFigure.Of(angular, device, name)],
            HysteresisResult hysteresis when hysteresis.Loops.Count > 0 => [HysteresisFigure.Of(hysteresis, name), .. CoupledLoopFigure.Of(hysteresis, $"{name}-moments")],
            FmrResult fmr when fmr.Resonances.Count > 0 => [FmrFigure.Of(fmr, name), .. AbsorptionFigure.Of(fmr, $"{name}-spectra")],
            ImpedanceResult impedance => [ImpedanceFigure.AgainstFrequency(impedance, name), ImpedanceFigure.Nyquist(impedance, $"{name}-nyquist")],
            TransientResult transient when transient.Transient.Points.Count > 1 => [TransientFigure.InTime(transient, name), TransientFigure.Profiles(transient, device, $"{name}-profiles")],
            PrecessionResult precession when precession.Run.Points.Count > 1 => [PrecessionFigure.InTime(precession, name), PrecessionFigure.Profiles(precession, device, $"{name}-profiles")],
            DynamicsResult dynamics when dynamics.Times.Count > 1 => [dynamics.Thermal is { Trajectories: > 1 } course ? ThermalFigure.InTime(dynamics, course, name) : DynamicsFigure.InTime(dynamics, name), TrajectoryFigure.Of(dynamics, $"{name}-trajectory"), .. dynamics.Electric is { } electric ? [VoltageFigure.Of(dynamics, electric, $"{name}-voltage")] : (Figure[])[], .. LandscapeFigure.Of(dynamics, $"{name}-landscape")],
            EnergyLedgerResult ledger when ledger.Times.Count > 1 => [EnergyLedgerFigure.Of(ledger, name)],
            SwitchingTimeResult switching => [SwitchingTimeFigure.Of(switching, name)],
            CoefficientsResult coefficients => [.. CoefficientsFigure.Of(coefficients, name)],
            ThermalStabilityResult stability => ThermalStabilityFigure.Of(stability, name),
            DensityOnSphereResult density => DensityFigure.Of(density, name),
            RelaxationResult relaxation => WaitingTimeFigure.Of(relaxation, name),
            NoiseResult noise => NoiseFigure.Of(noise, name),
            SwitchingResult writing => SwitchingFigure.Of(writing, name),
            AstroidResult astroid when astroid.Points.Count > 0 => [AstroidFigure.Of(astroid, name)],
            OscillatorResult oscillator => [OscillatorFigure.Of(oscillator, name), .. oscillator.Locking.Count > 0 ? [LockingFigure.Of(oscillator, $"{name}-locking")] : (Figure[])[]],
            PhaseDiagramResult diagram => [PhaseDiagramFigure.Of(diagram, name)],
            AngularResistanceResult { Turns.Count: > 0 } turned => [AngularResistanceFigure.Of(turned, name)],
            HarmonicsResult { Points.Count: > 1 } harmonics => [HarmonicsFigure.Of(harmonics, name)],
            PimmResult { Spectrum: not null } pimm => [PimmFigure.Of(pimm, name)],
            StFmrResult rectified when rectified.Fields.Count > 1 => [StFmrFigure.Of(rectified, name)],
            ReciprocityResult both => [ReciprocityFigure.Of(both, name), .. both.Lines.Count > 1 ? [ReciprocityFigure.Resonances(both, $"{name}-resonances")] : (Figure[])[]],
            SpinPumpingResult pumping => [.. SpinPumpingFigure.Of(pumping, name)],
            HanleResult hanle => [HanleFigure.Of(hanle, name)],
            ThicknessSeriesResult series => [SeriesFigure.Of(series, name)],
            MultilayerSeriesResult series => [SeriesFigure.Of(series, name)],
            SweepResult sweep => sweep.Figures,
            _ => [],
        };
    }

    /// <summary>Name of an axis in space: x, y, z, or the direction's components.</summary>
    internal static string AxisName(Numerics.UnitVector direction) => direction.ToString().TrimStart('+');
}
