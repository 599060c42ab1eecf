using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// What acts on one moment, in J/m³: ∂V/∂u of its energy with every shared energy divided by its own volume, and the gradients of A and B times the
/// current. For equations of motion beside <see cref="GeneralizedLlg"/>, whose moments may have another length than 1: energies are then those of their
/// formulas on R³, spin transfer that of the directions.
/// </summary>
internal readonly record struct ActingForces(Vector3d Energy, Vector3d DampingLike, Vector3d FieldLike)
{
    /// <summary>The forces on all moments of an equation.</summary>
    /// <param name="equation">Magnets, pairs, spin transfer and current; its damping is not used.</param>
    /// <param name="time">Time in s.</param>
    /// <param name="vectors">M/Ms of each moment, where energies are taken.</param>
    /// <param name="directions">Unit vectors along them, where spin transfer is taken.</param>
    /// <param name="forces">The forces.</param>
    public static void Gather(GeneralizedLlg equation, double time, MomentsView vectors, MomentsView directions, Span<ActingForces> forces)
    {
        SpinTransferPotentials torque = equation.SpinTransfer;
        double current = torque.IsNone ? 0 : equation.Current.At(time);
        for (int k = 0; k < forces.Length; k++)
        {
            Vector3d energy = equation.Magnets[k].Energy.Gradient(vectors[k], time);
            (Vector3d a, Vector3d b) = current == 0 ? default : torque.Gradients(k, directions);
            forces[k] = new ActingForces(energy, current * a, current * b);
        }
        IReadOnlyList<MomentPair> pairs = equation.Pairs;
        for (int i = 0; i < pairs.Count; i++)
        {
            MomentPair pair = pairs[i];
            (Vector3d first, Vector3d second) = (vectors[pair.First], vectors[pair.Second]);
            forces[pair.First] = forces[pair.First].Plus(pair.Energy.GradientFirst(first, second, time) / equation.Magnets[pair.First].Volume.Si);
            forces[pair.Second] = forces[pair.Second].Plus(pair.Energy.GradientSecond(first, second, time) / equation.Magnets[pair.Second].Volume.Si);
        }
    }

    /// <summary>Σ Ms v times 1 T of the magnets of an equation, in J.</summary>
    public static double ScaleOf(GeneralizedLlg equation) => equation.Magnets.Sum(magnet => magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si);

    private ActingForces Plus(Vector3d energy) => this with { Energy = Energy + energy };
}
