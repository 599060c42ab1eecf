using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The energy density V of one moment of several on a grid over its sphere, the others held: what a figure shows under a trajectory.
/// </summary>
/// <remarks>
/// <para>V holds the moment's own energies and those that it shares, divided by its own volume, at one time. With a current and α &gt; 0 there is also
/// W = V − χ/α with χ = (A + αB) I: exp(−vW/kT) is the stationary distribution where ∇W and ∇(V + Φ), Φ = (αA − B) I, are parallel everywhere, as in axial
/// cases and without current; <see cref="Misalignment"/> says how far they are from it. Source: Eqs. (22)-(24).</para>
/// <para>Rows are polar angles from the pole, 0 to π; columns azimuths from −π to π, both ends included so that a map closes.</para>
/// </remarks>
/// <param name="Frame">The pole (Normal), the direction of azimuth zero (First) and the one of azimuth π/2 (Second).</param>
/// <param name="PolarAngles">Polar angles in rad.</param>
/// <param name="Azimuths">Azimuths in rad.</param>
/// <param name="Energy">V in J/m³, row by row.</param>
/// <param name="Effective">W in J/m³, row by row; null without damping.</param>
/// <param name="Misalignment">Largest |∇W × ∇(V + Φ)| over the grid relative to the product of the largest gradients; 0 where W is a potential of the stationary distribution, null without damping.</param>
public sealed record EnergyLandscape(
    TangentFrame Frame, IReadOnlyList<double> PolarAngles, IReadOnlyList<double> Azimuths, IReadOnlyList<double> Energy, IReadOnlyList<double>? Effective, double? Misalignment)
{
    /// <summary>A I in J/m³, row by row; empty without torque.</summary>
    public IReadOnlyList<double> DampingLike { get; init; } = [];

    /// <summary>B I in J/m³, row by row; empty without torque. χ = (A + αB) I and Φ = (αA − B) I.</summary>
    public IReadOnlyList<double> FieldLike { get; init; } = [];

    /// <summary>The direction of a point of the grid.</summary>
    public UnitVector Direction(int row, int column) => Direction(Frame, PolarAngles[row], Azimuths[column]);

    /// <summary>V at a point of the grid in J/m³.</summary>
    public double EnergyAt(int row, int column) => Energy[(row * Azimuths.Count) + column];

    /// <summary>The landscape of one moment.</summary>
    /// <param name="equation">The moments, their energies, torques and damping.</param>
    /// <param name="moment">Index of the moment that turns.</param>
    /// <param name="others">Directions of all moments; that of the moment itself is not looked at.</param>
    /// <param name="current">The current, positive along +x.</param>
    /// <param name="pole">The axis of the grid; +x is the film normal.</param>
    /// <param name="rows">Number of polar angles, at least 3; there are 2 rows − 1 azimuths.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such moment, or fewer than three rows.</exception>
    public static EnergyLandscape Of(GeneralizedLlg equation, int moment, Moments others, Current current, UnitVector pole, int rows = 91, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        ArgumentNullException.ThrowIfNull(others);
        if (moment < 0 || moment >= equation.Count) throw new ArgumentOutOfRangeException(nameof(moment), string.Create(CultureInfo.InvariantCulture, $"There are {equation.Count} moments, counted from 0; got moment {moment}."));
        if (rows < 3) throw new ArgumentOutOfRangeException(nameof(rows), string.Create(CultureInfo.InvariantCulture, $"A landscape needs at least 3 polar angles; got {rows}."));
        TangentFrame frame = TangentFrame.At(pole);
        double[] polar = [.. Enumerable.Range(0, rows).Select(row => Math.PI * row / (rows - 1))];
        double[] azimuths = [.. Enumerable.Range(0, (2 * rows) - 1).Select(column => Math.PI * (column - rows + 1) / (rows - 1))];
        LandscapePoint[] points =
        [
            .. polar.SelectMany(theta => azimuths.Select(phi => LandscapePoint.At(equation, moment, others, Direction(frame, theta, phi), current.Si, time))),
        ];
        double[] energy = [.. points.Select(point => point.Energy)];
        bool hasTorque = current.Si != 0 && !equation.SpinTransfer.IsNone;
        double[] dampingLike = hasTorque ? [.. points.Select(point => point.A)] : [], fieldLike = hasTorque ? [.. points.Select(point => point.B)] : [];
        double alpha = equation.Magnets[moment].Properties.Damping;
        if (alpha == 0 || equation.Damping is not null) return new EnergyLandscape(frame, polar, azimuths, energy, null, null) { DampingLike = dampingLike, FieldLike = fieldLike };
        double scale = points.Max(point => point.Dissipative(alpha).Norm) * points.Max(point => point.Precessing(alpha).Norm);
        double turned = points.Max(point => Vector3d.Cross(point.Dissipative(alpha), point.Precessing(alpha)).Norm);
        return new EnergyLandscape(frame, polar, azimuths, energy, [.. points.Select(point => point.Energy - point.B - (point.A / alpha))], scale > 0 ? turned / scale : 0) { DampingLike = dampingLike, FieldLike = fieldLike };
    }

    private static UnitVector Direction(TangentFrame frame, double polar, double azimuth)
    {
        (double sin, double cos) = Math.SinCos(polar);
        (double y, double x) = Math.SinCos(azimuth);
        return UnitVector.Along((cos * frame.Normal) + (sin * x * frame.First) + (sin * y * frame.Second));
    }

    /// <summary>V, A I and B I with their gradients on the sphere at one direction.</summary>
    private readonly record struct LandscapePoint(double Energy, double A, double B, Vector3d EnergySlope, Vector3d SlopeOfA, Vector3d SlopeOfB)
    {
        public static LandscapePoint At(GeneralizedLlg equation, int moment, Moments others, UnitVector direction, double current, double time)
        {
            Moments state = others.Copy();
            Moments.Write(state.Components, moment, direction);
            CoupledMotion motion = new(equation, state.View, current, time);
            (Vector3d energy, Vector3d a, Vector3d b) = motion.Gradients(moment);
            (double valueOfA, double valueOfB) = current == 0 || equation.SpinTransfer.IsNone ? (0, 0) : equation.SpinTransfer.Values(moment, state.View);
            return new LandscapePoint(Value(equation, moment, state, time), current * valueOfA, current * valueOfB, Tangent(energy), Tangent(current * a), Tangent(current * b));

            Vector3d Tangent(Vector3d vector) => vector - (Vector3d.Dot(vector, direction) * direction.Components);
        }

        public Vector3d Dissipative(double alpha) => EnergySlope - SlopeOfB - (SlopeOfA / alpha);

        public Vector3d Precessing(double alpha) => EnergySlope - SlopeOfB + (alpha * SlopeOfA);

        private static double Value(GeneralizedLlg equation, int moment, Moments state, double time)
        {
            double sum = equation.Magnets[moment].Energy.Value(state[moment], time);
            foreach (MomentPair pair in equation.Pairs)
            {
                if (pair.First == moment || pair.Second == moment) sum += pair.Energy.Value(state[pair.First], state[pair.Second], time) / equation.Magnets[moment].Volume.Si;
            }
            return sum;
        }
    }
}
