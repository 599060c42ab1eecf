using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Barriers;

/// <summary>
/// The motion of one thermal moment in units of kT and of the time 1/D: ∂ρ/∂τ = −∇·[ρ(κ u × ∇F − ∇W) − ∇ρ] with κ = 1/α, F = v(V + Φ)/kT and W = v(V − χ/α)/kT.
/// </summary>
internal sealed class ReducedMotion
{
    private readonly Magnet magnet;
    private readonly double time, perThermal;

    /// <summary>The motion of a moment at one time.</summary>
    /// <exception cref="ArgumentException">Several magnets, a damping tensor, or no noise; the message says which.</exception>
    public ReducedMotion(GeneralizedLlg equation, Temperature temperature, double time = 0)
    {
        if (equation.Count != 1 || equation.Damping is not null) throw new ArgumentException("An escape over a barrier is that of one moment with scalar damping. Use an ensemble for coupled moments or a damping tensor.", nameof(equation));
        if (!(temperature.Si > 0 && double.IsFinite(temperature.Si))) throw new ArgumentException($"An escape over a barrier needs a positive temperature; got {temperature}.", nameof(temperature));
        magnet = equation.Magnets[0];
        Alpha = magnet.Properties.Damping;
        if (!(Alpha > 0)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An escape over a barrier needs damping; got alpha = {Alpha}. Without it the energy never changes."), nameof(equation));
        (Equation, this.time) = (equation, time);
        Current = equation.SpinTransfer.IsNone ? 0 : equation.Current.At(time);
        double thermal = PhysicalConstants.BoltzmannConstant * temperature.Si / magnet.Volume.Si;
        perThermal = 1 / thermal;
        Diffusion = Alpha * magnet.KineticCoefficient * thermal;
    }

    /// <summary>The equation of motion.</summary>
    public GeneralizedLlg Equation { get; }

    /// <summary>I in A.</summary>
    public double Current { get; }

    /// <summary>α.</summary>
    public double Alpha { get; }

    /// <summary>D in 1/s.</summary>
    public double Diffusion { get; }

    /// <summary>Whether a current exerts a torque.</summary>
    public bool HasTorque => Current != 0;

    /// <summary>vV/kT.</summary>
    public double Energy(Vector3d u) => perThermal * magnet.Energy.Value(u, time);

    /// <summary>U = v(V − IB)/kT: the energy together with the field-like torque, which acts as a field.</summary>
    public double Landscape(Vector3d u) => Current == 0 ? Energy(u) : Energy(u) - (perThermal * Current * Equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z])).B);

    /// <summary>The drift beside κ u × ∇U − ∇U: (vI/kT)(u × ∇A + ∇A/α), the damping-like torque.</summary>
    public Vector3d Push(Vector3d u)
    {
        if (Current == 0) return default;
        (Vector3d a, _) = Equation.SpinTransfer.Gradients(0, new MomentsView([u.X, u.Y, u.Z]));
        return perThermal * Current * (Vector3d.Cross(u, a) + (a / Alpha));
    }

    /// <summary>vIA/(α kT), whose gradient is the larger part of the push.</summary>
    public double PushPotential(Vector3d u) => Current == 0 ? 0 : perThermal * Current / Alpha * Equation.SpinTransfer.Values(0, new MomentsView([u.X, u.Y, u.Z])).A;

    /// <summary>∂U/∂u.</summary>
    public Vector3d Slope(Vector3d u)
    {
        Vector3d energy = perThermal * magnet.Energy.Gradient(u, time);
        return Current == 0 ? energy : energy - (perThermal * Current * Equation.SpinTransfer.Gradients(0, new MomentsView([u.X, u.Y, u.Z])).B);
    }

    /// <summary>∂H/∂u with H = U/α + vIA/kT: the part of the drift that is free of divergence is u × ∂H/∂u.</summary>
    public Vector3d Turn(Vector3d u)
    {
        Vector3d slope = Slope(u) / Alpha;
        return Current == 0 ? slope : slope + (perThermal * Current * Equation.SpinTransfer.Gradients(0, new MomentsView([u.X, u.Y, u.Z])).A);
    }

    /// <summary>∂G/∂u and the Laplacian of G on the sphere, G = U − vIA/(αkT): the other part of the drift is −∇G.</summary>
    public (Vector3d Slope, double Laplacian) Fall(Vector3d u)
    {
        SymmetricMatrix3 bend = perThermal * magnet.Energy.Hessian(u, time);
        Vector3d slope = Slope(u);
        if (Current != 0)
        {
            MomentsView here = new([u.X, u.Y, u.Z]);
            (SymmetricMatrix3 a, SymmetricMatrix3 b) = Equation.SpinTransfer.Hessians(0, here);
            bend += (-perThermal * Current * b) + (-perThermal * Current / Alpha * a);
            slope -= perThermal * Current / Alpha * Equation.SpinTransfer.Gradients(0, here).A;
        }
        return (slope, TangentFrame.At(u).CovariantHessian(bend, slope).Trace);
    }

    /// <summary>The curvatures of U on the sphere.</summary>
    public (double Low, double High) Curvatures(Vector3d u)
    {
        SymmetricMatrix3 bend = perThermal * magnet.Energy.Hessian(u, time);
        if (HasTorque) bend += -perThermal * Current * Equation.SpinTransfer.Hessians(0, new MomentsView([u.X, u.Y, u.Z])).B;
        Matrix2 hessian = TangentFrame.At(u).CovariantHessian(bend, Slope(u));
        double mean = 0.5 * hessian.Trace, spread = Math.Sqrt(Math.Max(0, (mean * mean) - hessian.Determinant));
        return (mean - spread, mean + spread);
    }
}
