using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Coupling;

/// <summary>The two laws of a device response: M(−u) = M(u)^T, and M + M^T not negative.</summary>
internal static class ResponseAudit
{
    private const double ReciprocityTolerance = 1e-10, EntropyTolerance = 1e-12;

    /// <summary>Both checks.</summary>
    /// <param name="here">M(u).</param>
    /// <param name="there">M(−u), solved anew with all moments reversed.</param>
    public static IReadOnlyList<AuditCheck> Of(DeviceResponse here, DeviceResponse there) =>
    [
        new AuditCheck("reciprocity", Reciprocity(here, there), ReciprocityTolerance, "M(-u) against the transpose of M(u), all moments reversed and the stack solved anew; relative to the larger entry, for torque per current and pumped voltage at least hbar/2|q|, for damping at least 1e-3 of that with electrons held at equilibrium."),
        new AuditCheck("entropy-production", NegativePart(here), EntropyTolerance, "Most negative eigenvalue of the symmetric part of M, in units of the resistance and of the damping with electrons held at equilibrium."),
    ];

    private static double Reciprocity(DeviceResponse here, DeviceResponse there)
    {
        double least = Math.Abs(SpinTorque.PerSpinCurrent);
        double largest = Math.Abs(here.ResistanceArea - there.ResistanceArea) / Math.Max(here.ResistanceArea, there.ResistanceArea);
        for (int k = 0; k < here.Names.Count; k++)
        {
            largest = Math.Max(largest, Apart(here.VoltagePerTurning(k), there.TorquePerCurrent(k), least));
            largest = Math.Max(largest, Apart(here.TorquePerCurrent(k), there.VoltagePerTurning(k), least));
            for (int l = 0; l < here.Names.Count; l++)
            {
                Matrix3 forward = here.TorquePerTurning(k, l), backward = there.TorquePerTurning(l, k).Transposed;
                double own = Math.Max(here.TorquePerTurning(k, k).LargestElement, here.TorquePerTurning(l, l).LargestElement);
                double scale = Math.Max(own, 1e-3 * Math.Sqrt(here.PerfectSink(k) * here.PerfectSink(l)));
                if (scale > 0) largest = Math.Max(largest, (forward - backward).LargestElement / scale);
            }
        }
        return largest;
    }

    private static double Apart(Vector3d a, Vector3d b, double least) => (a - b).Norm / Math.Max(least, Math.Max(a.Norm, b.Norm));

    private static double NegativePart(DeviceResponse response) => Math.Max(0, -LeastEigenvalue(response));

    /// <summary>The smallest eigenvalue of the matrix in tangent frames, its symmetric part in units in which a resistor and perfect sinks are 1.</summary>
    public static double LeastEigenvalue(DeviceResponse response)
    {
        int count = response.Names.Count, size = 1 + (2 * count);
        double[] matrix = new double[size * size];
        double root = Math.Sqrt(response.ResistanceArea);
        matrix[0] = 1;
        TangentFrame[] frames = [.. response.Moments.Select(moment => TangentFrame.At(moment))];
        double[] roots = [.. Enumerable.Range(0, count).Select(k => Math.Sqrt(response.PerfectSink(k)))];
        for (int k = 0; k < count; k++)
        {
            if (roots[k] == 0) continue;
            for (int a = 0; a < 2; a++)
            {
                Vector3d row = a == 0 ? frames[k].First : frames[k].Second;
                int place = 1 + (2 * k) + a;
                matrix[place] = matrix[place * size] = Vector3d.Dot(row, response.VoltagePerTurning(k) + response.TorquePerCurrent(k)) / (2 * root * roots[k]);
                for (int l = 0; l < count; l++)
                {
                    if (roots[l] == 0) continue;
                    Matrix3 both = response.TorquePerTurning(k, l) + response.TorquePerTurning(l, k).Transposed;
                    for (int b = 0; b < 2; b++) matrix[(place * size) + 1 + (2 * l) + b] = Vector3d.Dot(row, both * (b == 0 ? frames[l].First : frames[l].Second)) / (2 * roots[k] * roots[l]);
                }
            }
        }
        return SymmetricEigensystem.Of(matrix, size).Values[0];
    }
}
