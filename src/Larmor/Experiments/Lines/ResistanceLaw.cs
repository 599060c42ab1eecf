using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Lines;

/// <summary>How the resistance of a device follows the direction u of its moment: the part that changes, in ohm.</summary>
public abstract record ResistanceLaw
{
    private ResistanceLaw()
    {
    }

    /// <summary>The part of R that changes with u, in ohm.</summary>
    public abstract double Value(Vector3d u);

    /// <summary>Its gradient with respect to u, in ohm.</summary>
    public abstract Vector3d Gradient(Vector3d u);

    /// <summary>Anisotropic magnetoresistance: R = R₀ + ΔR (u·j)².</summary>
    /// <param name="Change">ΔR, positive where the resistance is larger along the current.</param>
    /// <param name="Along">j, direction of the current.</param>
    /// <remarks>Source: T. R. McGuire, R. I. Potter, IEEE Trans. Magn. 11, 1018 (1975), doi:10.1109/TMAG.1975.1058782.</remarks>
    public sealed record Anisotropic(Resistance Change, UnitVector Along) : ResistanceLaw
    {
        /// <inheritdoc/>
        public override double Value(Vector3d u) => Change.Si * Vector3d.Dot(u, Along) * Vector3d.Dot(u, Along);

        /// <inheritdoc/>
        public override Vector3d Gradient(Vector3d u) => 2 * Change.Si * Vector3d.Dot(u, Along) * Along.Components;
    }

    /// <summary>Giant or tunnel magnetoresistance at small asymmetry: R = R_P + ΔR (1 − u·p)/2.</summary>
    /// <param name="Change">ΔR = R_AP − R_P.</param>
    /// <param name="Towards">p, direction of the moment in the parallel state.</param>
    public sealed record Giant(Resistance Change, UnitVector Towards) : ResistanceLaw
    {
        /// <inheritdoc/>
        public override double Value(Vector3d u) => 0.5 * Change.Si * (1 - Vector3d.Dot(u, Towards));

        /// <inheritdoc/>
        public override Vector3d Gradient(Vector3d u) => -0.5 * Change.Si * Towards.Components;
    }
}
