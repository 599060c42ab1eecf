using Larmor.Numerics;

namespace Larmor.Magnetism.Torques;

/// <summary>Several spin torques that one current drives; their potentials add.</summary>
public sealed class SumOfPotentials : SpinTransferPotentials
{
    private readonly SpinTransferPotentials[] parts;

    private SumOfPotentials(SpinTransferPotentials[] parts) => this.parts = parts;

    /// <summary>The torques of the sum.</summary>
    public IReadOnlyList<SpinTransferPotentials> Parts => parts;

    /// <summary>The sum of torques, sums among them taken apart and torques that are none left out; one torque alone is itself.</summary>
    public static SpinTransferPotentials Of(params IEnumerable<SpinTransferPotentials> torques)
    {
        SpinTransferPotentials[] all = [.. torques.SelectMany(torque => torque is SumOfPotentials sum ? sum.Parts : [torque]).Where(torque => !torque.IsNone)];
        return all.Length switch { 0 => None, 1 => all[0], _ => new SumOfPotentials(all) };
    }

    /// <inheritdoc/>
    public override (double A, double B) Values(int k, MomentsView moments)
    {
        (double a, double b) sum = default;
        foreach (SpinTransferPotentials part in parts)
        {
            (double a, double b) = part.Values(k, moments);
            sum = (sum.a + a, sum.b + b);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override (Vector3d A, Vector3d B) Gradients(int k, MomentsView moments)
    {
        (Vector3d a, Vector3d b) sum = default;
        foreach (SpinTransferPotentials part in parts)
        {
            (Vector3d a, Vector3d b) = part.Gradients(k, moments);
            sum = (sum.a + a, sum.b + b);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override (SymmetricMatrix3 A, SymmetricMatrix3 B) Hessians(int k, MomentsView moments)
    {
        (SymmetricMatrix3 a, SymmetricMatrix3 b) sum = default;
        foreach (SpinTransferPotentials part in parts)
        {
            (SymmetricMatrix3 a, SymmetricMatrix3 b) = part.Hessians(k, moments);
            sum = (sum.a + a, sum.b + b);
        }
        return sum;
    }

    /// <inheritdoc/>
    public override (Matrix3 A, Matrix3 B) Mixed(int k, int l, MomentsView moments)
    {
        (Matrix3 a, Matrix3 b) sum = default;
        foreach (SpinTransferPotentials part in parts)
        {
            (Matrix3 a, Matrix3 b) = part.Mixed(k, l, moments);
            sum = (sum.a + a, sum.b + b);
        }
        return sum;
    }
}
