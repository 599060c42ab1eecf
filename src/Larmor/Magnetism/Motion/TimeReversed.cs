using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>The energy with all sources of field turned round, V(−u): the moment at −u in it is the time-reversed moment at u.</summary>
internal sealed class TimeReversed(EnergyTerm term) : EnergyTerm
{
    public override string Name => $"{term.Name}, time-reversed";

    public override double Value(Vector3d u, double time) => term.Value(-u, time);

    public override Vector3d Gradient(Vector3d u, double time) => -term.Gradient(-u, time);

    public override SymmetricMatrix3 Hessian(Vector3d u, double time) => term.Hessian(-u, time);
}
