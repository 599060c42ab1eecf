using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments;

/// <summary>The equation of motion that a trajectory obeys.</summary>
public abstract record MotionEquation
{
    private MotionEquation()
    {
    }

    /// <summary>Its word in the device file.</summary>
    public abstract string Word { get; }

    /// <summary>Gilbert's form of Eq. (24), du/dt = −γ u × B + α u × du/dt with torques beside: what Larmor's γ, α, aJ and bJ mean everywhere else.</summary>
    public sealed record LandauLifshitzGilbert : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "landau-lifshitz-gilbert";
    }

    /// <summary>
    /// The same motion with the numbers of the device read as those of the form of Landau and Lifshitz, du/dt = −γ_L u × B − γ_L α_L u × (u × B) − γ_L aJ u × (u × p) − γ_L bJ u × p.
    /// </summary>
    public sealed record LandauLifshitz : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "landau-lifshitz";
    }

    /// <summary>With inertia: du/dt = −γ u × B + α u × du/dt + η u × d²u/dt². Moments start without nutation.</summary>
    /// <param name="Moments">The inertia of each moment.</param>
    public sealed record Inertial(PerMoment<MomentInertia> Moments) : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "inertial";
    }

    /// <summary>With a damping that depends on the axis about which a moment turns (L_θθ ≠ L_φφ); the device's scalar α is not used.</summary>
    /// <param name="Moments">The damping of each moment.</param>
    public sealed record AnisotropicDamping(PerMoment<DampingAxes> Moments) : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "anisotropic-damping";
    }

    /// <summary>Bloch's equation for n = M/Ms of free length, dn/dt = −γ n × B − n_⊥/T₂ − (n_∥ − n₀) e/T₁; the device's α is not used.</summary>
    /// <param name="Moments">The relaxation of each moment.</param>
    public sealed record Bloch(PerMoment<BlochTimes> Moments) : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "bloch";
    }

    /// <summary>The Landau-Lifshitz-Bloch equation for n = M/Ms of free length at one temperature, with classical mean-field parameters.</summary>
    /// <param name="Moments">What the mean field needs of each moment beside its Curie temperature.</param>
    public sealed record LandauLifshitzBloch(PerMoment<MeanFieldMoment> Moments) : MotionEquation
    {
        /// <inheritdoc/>
        public override string Word => "landau-lifshitz-bloch";

        /// <summary>The temperature of the moments; null for that of the device.</summary>
        public Temperature? Temperature { get; init; }
    }
}

/// <summary>The inertia of a moment.</summary>
/// <param name="Time">η, or the relaxation time τ = η/α of the angular momentum; positive.</param>
/// <param name="IsRelaxationTime">Whether it is τ.</param>
public sealed record MomentInertia(Duration Time, bool IsRelaxationTime = false);

/// <summary>A damping that depends on the axis of turning.</summary>
public abstract record DampingAxes
{
    private DampingAxes()
    {
    }

    /// <summary>a_θ and a_φ about a polar axis e, α = α₀ (e·u)² 1 + a_θ t t + a_φ n n.</summary>
    /// <param name="Axis">e.</param>
    /// <param name="Pole">α₀ at u = ±e, dimensionless, not negative.</param>
    /// <param name="Theta">a_θ at u across e, dimensionless, not negative.</param>
    /// <param name="Phi">a_φ there, dimensionless, not negative.</param>
    public sealed record Polar(UnitVector Axis, double Pole, double Theta, double Phi) : DampingAxes;

    /// <summary>Principal values for turning about three axes at right angles.</summary>
    /// <param name="First">For turning about e₁, dimensionless; not negative.</param>
    /// <param name="Second">About e₂, dimensionless.</param>
    /// <param name="Third">About e₃ = e₁ × e₂, dimensionless.</param>
    /// <param name="Axis">e₁.</param>
    /// <param name="SecondAxis">e₂.</param>
    public sealed record Principal(double First, double Second, double Third, UnitVector Axis, UnitVector SecondAxis) : DampingAxes;
}

/// <summary>How a moment relaxes in Bloch's equation.</summary>
/// <param name="Axis">e, the axis of relaxation.</param>
/// <param name="Equilibrium">n₀, the component of M/Ms along it at rest, dimensionless.</param>
/// <param name="Longitudinal">T₁.</param>
/// <param name="Transverse">T₂, at most 2 T₁.</param>
public sealed record BlochTimes(UnitVector Axis, double Equilibrium, Duration Longitudinal, Duration Transverse)
{
    /// <summary>|n| at the start, dimensionless: in units of Ms.</summary>
    public double StartLength { get; init; } = 1;
}

/// <summary>What the mean field of the Landau-Lifshitz-Bloch equation needs of a moment.</summary>
/// <param name="AtomicMoment">µ of one atom, dimensionless: in units of the Bohr magneton; positive.</param>
public sealed record MeanFieldMoment(double AtomicMoment)
{
    /// <summary>Spin S of Brillouin's function, dimensionless; infinite for Langevin's.</summary>
    public double Spin { get; init; } = double.PositiveInfinity;

    /// <summary>|n| at the start, dimensionless: in units of its equilibrium; where that is zero, in units of Ms.</summary>
    public double StartLength { get; init; } = 1;
}
