using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// The damping of all free moments of a stack together: D_kl = α_g (Ms v/γ) δ_kl + A [M_NΩ,kl − M_NJ,k M_VΩ,l/(R_L A + M_VJ)], the last term for a source of voltage only.
/// </summary>
/// <remarks>
/// With it <see cref="GeneralizedLlg"/> moves as <see cref="TwoWayMotion"/> does while the source is at zero, and thermal noise, whose torques have the covariance 2kT times the symmetric part, leaves Boltzmann's
/// distribution as it is: the electrons are a bath at the temperature of the moments. D(−u) = D(u)^T with all that is fixed reversed too.
/// </remarks>
public sealed class StackDamping : DampingTensor, IDisposable
{
    private readonly ThreadLocal<PreparedResponse> response;
    private readonly double[] gilbert;
    private readonly double area, loadArea;
    private readonly bool isVoltage;

    /// <summary>The damping in a two-way motion.</summary>
    /// <param name="motion">The motion; what its source gives plays no part.</param>
    public StackDamping(TwoWayMotion motion)
    {
        ArgumentNullException.ThrowIfNull(motion);
        response = new ThreadLocal<PreparedResponse>(motion.Transport.Prepare);
        gilbert = [.. motion.GilbertRests];
        area = motion.Area;
        (isVoltage, loadArea) = (motion.Circuit.IsVoltage, motion.Circuit.Load * area);
    }

    /// <inheritdoc/>
    public override int Count => gilbert.Length;

    /// <inheritdoc/>
    public override void Write(MomentsView moments, Span<double> matrix)
    {
        PreparedResponse here = response.Value!;
        Span<Vector3d> directions = stackalloc Vector3d[Count];
        for (int k = 0; k < Count; k++) directions[k] = moments[k] / moments[k].Norm;
        here.Turn(directions);
        double conductance = isVoltage ? 1 / (here.ResistanceArea + loadArea) : 0;
        int rows = 3 * Count;
        for (int k = 0; k < Count; k++)
        {
            Vector3d torque = here.TorquePerCurrent(k);
            for (int l = 0; l < Count; l++)
            {
                Matrix3 block = area * (here.TorquePerTurning(k, l) - Matrix3.Dyad(conductance * torque, here.VoltagePerTurning(l)));
                if (k == l) block += Matrix3.Scalar(gilbert[k]);
                Write(matrix[((3 * k * rows) + (3 * l))..], block.RowX);
                Write(matrix[((((3 * k) + 1) * rows) + (3 * l))..], block.RowY);
                Write(matrix[((((3 * k) + 2) * rows) + (3 * l))..], block.RowZ);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => response.Dispose();

    private static void Write(Span<double> row, Vector3d values) => (row[0], row[1], row[2]) = (values.X, values.Y, values.Z);
}
