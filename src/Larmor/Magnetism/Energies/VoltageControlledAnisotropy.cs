using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Anisotropy that the voltage across a barrier changes: V = −(ξ U(t)/(t_b d)) (u·e)² in J/m³, with the coefficient ξ in J/(V m), the voltage U in
/// V, the barrier's thickness t_b and the magnet's d in m. It stands beside the anisotropy at zero voltage.
/// </summary>
/// <remarks>
/// <para>Sign: with ξ &gt; 0 a positive voltage (left face against the right one) makes e easier. Whether electrons pile up at the magnet then depends on its
/// side of the barrier, and works that count the electric field towards the magnet may have the other sign.</para>
/// <para>∂V/∂u = −2 (ξU/(t_b d)) (u·e) e, Hessian −2 (ξU/(t_b d)) ee, ∂V/∂t = −(ξ/(t_b d)) (dU/dt) (u·e)². Linear in the voltage; the field in the barrier is
/// U/t_b. Source: T. Maruyama et al., Nature Nanotech. 4, 158 (2009).</para>
/// </remarks>
public sealed class VoltageControlledAnisotropy : IDrivenTerm
{
    private readonly double perVolt;
    private readonly UnitVector axis;

    /// <summary>A change by a coefficient across a barrier.</summary>
    /// <param name="coefficient">ξ, of either sign.</param>
    /// <param name="barrier">t_b, positive.</param>
    /// <param name="thickness">d of the magnet, positive.</param>
    /// <param name="axis">e; the film normal x where nothing else is meant.</param>
    /// <exception cref="ArgumentOutOfRangeException">ξ is not finite or a thickness not positive.</exception>
    public VoltageControlledAnisotropy(EnergyPerAreaPerElectricField coefficient, Length barrier, Length thickness, UnitVector axis)
    {
        if (!double.IsFinite(coefficient.Si)) throw new ArgumentOutOfRangeException(nameof(coefficient), "The coefficient of a voltage-controlled anisotropy must be a finite number of J/(V m).");
        if (!(barrier.Si > 0 && double.IsFinite(barrier.Si))) throw new ArgumentOutOfRangeException(nameof(barrier), $"The thickness of the barrier must be positive; got {barrier}.");
        if (!(thickness.Si > 0 && double.IsFinite(thickness.Si))) throw new ArgumentOutOfRangeException(nameof(thickness), $"The thickness of the magnet must be positive; got {thickness}.");
        perVolt = coefficient.Si / (barrier.Si * thickness.Si);
        this.axis = axis;
    }

    /// <inheritdoc/>
    public string Name => "voltage-controlled anisotropy";

    /// <inheritdoc/>
    public IReadOnlyList<Citation> Citations { get; } = [Maruyama];

    private static Citation Maruyama { get; } = new(
        "maruyama-2009",
        "T. Maruyama, Y. Shiota, T. Nozaki, et al., Large voltage-induced magnetic anisotropy change in a few atomic layers of iron, Nature Nanotech. 4, 158-161 (2009).",
        "10.1038/nnano.2008.406");

    /// <inheritdoc/>
    public EnergyTerm Under(Drives drives)
    {
        ArgumentNullException.ThrowIfNull(drives);
        return new DrivenAnisotropy(drives.Voltage.Times(perVolt), axis);
    }

    private sealed class DrivenAnisotropy(Waveform constant, Vector3d axis) : EnergyTerm
    {
        public override string Name => "voltage-controlled anisotropy";

        public override IReadOnlyList<Citation> Citations { get; } = [Maruyama];

        public override IReadOnlyList<double> Corners => constant.Corners;

        public override double Value(Vector3d u, double time)
        {
            double c = Vector3d.Dot(u, axis);
            return -constant.At(time) * c * c;
        }

        public override Vector3d Gradient(Vector3d u, double time) => -2 * constant.At(time) * Vector3d.Dot(u, axis) * axis;

        public override SymmetricMatrix3 Hessian(Vector3d u, double time) => SymmetricMatrix3.Dyad(-2 * constant.At(time), axis);

        public override double TimeDerivative(Vector3d u, double time)
        {
            double c = Vector3d.Dot(u, axis);
            return -constant.DerivativeAt(time) * c * c;
        }
    }
}
