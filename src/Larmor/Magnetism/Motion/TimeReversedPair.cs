using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>E(−u_i, −u_j): a shared energy as it is with all moments turned round.</summary>
internal sealed class TimeReversedPair(PairEnergyTerm term) : PairEnergyTerm
{
    public override string Name => $"{term.Name}, time-reversed";

    public override double Value(Vector3d ui, Vector3d uj, double time) => term.Value(-ui, -uj, time);

    public override Vector3d GradientFirst(Vector3d ui, Vector3d uj, double time) => -term.GradientFirst(-ui, -uj, time);

    public override Vector3d GradientSecond(Vector3d ui, Vector3d uj, double time) => -term.GradientSecond(-ui, -uj, time);

    public override (SymmetricMatrix3 First, SymmetricMatrix3 Second, (Vector3d X, Vector3d Y, Vector3d Z) Mixed) Hessian(Vector3d ui, Vector3d uj, double time) => term.Hessian(-ui, -uj, time);
}
