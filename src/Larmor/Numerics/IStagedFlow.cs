namespace Larmor.Numerics;

/// <summary>A flow that is asked at few times within a step, and takes what depends on time alone before the first.</summary>
internal interface IStagedFlow : IVectorFlow
{
    /// <summary>Makes ready for the only two times at which <see cref="Stage"/> is asked next.</summary>
    void Begin(double middle, double end);

    /// <summary>du/dt at one of them.</summary>
    Vector3d Stage(double time, Vector3d u);
}
