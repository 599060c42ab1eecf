using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>
/// One magnet of a valve seen from its spacer: along its moment u it delivers u·Js = ±j J₀ − g u·D into the spacer (+ at the left), and it absorbs
/// the transverse spin current Gr D_T + Gi D_T × u.
/// </summary>
/// <param name="Polarization">j, from everything outward of the spacer's face.</param>
/// <param name="Longitudinal">g = 1/(2R) in S/m².</param>
/// <param name="MixingReal">Gr in S/m².</param>
/// <param name="MixingImaginary">Gi in S/m².</param>
/// <param name="IsLeft">Whether the magnet stands at the smaller x.</param>
internal readonly record struct ValveSide(double Polarization, double Longitudinal, double MixingReal, double MixingImaginary, bool IsLeft)
{
    /// <summary>Drive of the node along u per J₀.</summary>
    public double Drive => IsLeft ? Polarization : -Polarization;
}

/// <summary>A normal metal between two faces, the same for all three components of D: a shunt at each face and a conductance between, in S/m².</summary>
/// <param name="LeftShunt">Shunt at the left face.</param>
/// <param name="Series">Conductance between the faces.</param>
/// <param name="RightShunt">Shunt at the right face.</param>
internal readonly record struct SpacerTwoPort(double LeftShunt, double Series, double RightShunt)
{
    /// <summary>Two metals one behind the other (star to triangle; sums of positive numbers only).</summary>
    public SpacerTwoPort Then(SpacerTwoPort next)
    {
        double middle = RightShunt + next.LeftShunt, total = Series + next.Series + middle;
        return new SpacerTwoPort(
            LeftShunt + (middle * (Series / total)), next.Series * (Series / total), next.RightShunt + (middle * (next.Series / total)));
    }
}

/// <summary>D at the spacer's face of one magnet u, the other being p: D/J₀ = Along u + Towards (p − c u) + Across u × p, c = u·p, in ohm m².</summary>
internal readonly record struct FaceAccumulation(double Along, double Towards, double Across);

/// <summary>
/// Two magnets and the normal metal between them at any angle: the spin admittance of the spacer with (j, R, G) at each face.
/// </summary>
/// <remarks>
/// <para>Equations: K D = J₀ b on the two nodes (6 x 6); torque on u per area N = (ħ/2q)[Gr D_T + Gi D_T × u]. The unknowns are the components
/// on u, p − c u and u × p, in which all coefficients are polynomials in c: nothing is divided by sin θ, P and AP are ordinary points.</para>
/// <para>Valid where each magnet absorbs all transverse spin at its spacer's face. Spacer of any thickness.</para>
/// <para>Source: A. Brataas, G. E. W. Bauer, P. J. Kelly, Phys. Rep. 427, 157 (2006); charge eliminated.</para>
/// <para>Not done: magnets that let transverse spin through; more than two magnets.</para>
/// </remarks>
internal sealed class SpinValve(ValveSide left, SpacerTwoPort spacer, ValveSide right)
{
    /// <summary>The magnet at the left.</summary>
    public ValveSide Left => left;

    /// <summary>The normal metal between.</summary>
    public SpacerTwoPort Spacer => spacer;

    /// <summary>The magnet at the right.</summary>
    public ValveSide Right => right;

    /// <summary>Strength of the torque on one magnet along p − c u and along u × p, N/J₀ in units of ħ/(2q).</summary>
    public (double Towards, double Across) Torque(bool onLeft, double c)
    {
        ValveSide side = onLeft ? left : right;
        FaceAccumulation face = Face(onLeft, c);
        return ((side.MixingReal * face.Towards) + (side.MixingImaginary * face.Across), (side.MixingReal * face.Across) - (side.MixingImaginary * face.Towards));
    }

    /// <summary>The part of the resistance that depends on the angle, (1/2) b·D/J₀ at both faces, in ohm m²; only its differences have a meaning.</summary>
    public double AngularResistanceArea(double c) => ((left.Drive * Face(true, c).Along) + (right.Drive * Face(false, c).Along)) / 2;

    /// <summary>D at the face of one magnet.</summary>
    public FaceAccumulation Face(bool ofLeft, double c)
    {
        ValveSide here = ofLeft ? left : right, there = ofLeft ? right : left;
        double hereShunt = ofLeft ? spacer.LeftShunt : spacer.RightShunt, thereShunt = ofLeft ? spacer.RightShunt : spacer.LeftShunt;
        // With I = s (D_there − D_here): (E + sh) D_here − I = b_here and (E + sh) D_there + I = b_there, the second times s/(s + g): s may be
        // zero (spacer of many lengths) or huge (very thin one).
        double g = there.Longitudinal + there.MixingReal + Math.Abs(there.MixingImaginary) + thereShunt;
        double weight = spacer.Series / (spacer.Series + g), drop = 1 / (spacer.Series + g);
        Span<double> matrix = stackalloc double[36];
        Span<double> unknowns = [here.Drive, 0, 0, weight * there.Drive, 0, 0];
        matrix[(0 * 6) + 0] = hereShunt + here.Longitudinal;
        matrix[(1 * 6) + 1] = matrix[(2 * 6) + 2] = hereShunt + here.MixingReal;
        matrix[(1 * 6) + 2] = here.MixingImaginary;
        matrix[(2 * 6) + 1] = -here.MixingImaginary;
        for (int i = 0; i < 3; i++) matrix[(i * 6) + i + 3] = -1;
        // Components on (u, p − cu, u × p) in terms of those on (p, u − cp, u × p).
        ReadOnlySpan<double> turn = [c, 1 - (c * c), 0, 1, -c, 0, 0, 0, 1];
        double along = thereShunt + there.Longitudinal, across = thereShunt + there.MixingReal, mixed = there.MixingImaginary;
        ReadOnlySpan<double> admittance = [along, 0, 0, 0, across, -mixed, 0, mixed, across];
        for (int i = 0; i < 3; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                double product = (admittance[(3 * i) + 0] * turn[k]) + (admittance[(3 * i) + 1] * turn[3 + k]) + (admittance[(3 * i) + 2] * turn[6 + k]);
                matrix[((i + 3) * 6) + k] = weight * product;
                matrix[((i + 3) * 6) + k + 3] = (drop * product) + (weight * turn[(3 * i) + k]);
            }
        }
        if (!DenseLinearSystem.TrySolve(matrix, unknowns)) throw new InvalidOperationException("The spin admittance of the valve is singular.");
        return new FaceAccumulation(unknowns[0], unknowns[1], unknowns[2]);
    }
}
