using System.Globalization;
using Larmor.Magnetism.Motion;
using Larmor.Numerics;
using Larmor.Quantities;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Complex = System.Numerics.Complex;

namespace Larmor.Magnetism.Statics;

/// <summary>
/// The response of N coupled moments at rest to a small drive exp(−iωt): (−iωM − K) x = f, with f the torque that the drive exerts at rest.
/// </summary>
/// <remarks>
/// <para>M and K as in <see cref="CoupledResponse"/>, so that x = (−iω − J)⁻¹ M⁻¹ f. A field b gives f_k = −(Ms v)_k R b, R the rotation by +90 degrees in the tangent plane;
/// a current δI gives f_k = v_k [∇A − u × ∇B]_k δI and, where it has a field, that field's part.</para>
/// <para>Valid for deviations of well below a radian. Without current and torque (Ms v)_k X_kl(ω; B, u₀) is the transpose of (Ms v)_l X_lk(ω; −B, −u₀). Source: Eq. (24) linearized.</para>
/// </remarks>
public sealed class CoupledSusceptibility
{
    private readonly CoupledResponse response;
    private readonly Matrix<double> stiffness, inertia;
    private readonly LU<Complex> dynamics;
    private readonly double omega;

    private CoupledSusceptibility(CoupledResponse response, double omega)
    {
        this.response = response;
        this.omega = omega;
        stiffness = response.Motion.Stiffness();
        inertia = response.Motion.Inertia();
        dynamics = Matrix<Complex>.Build.Dense(stiffness.RowCount, stiffness.ColumnCount, (row, column) => new Complex(-stiffness[row, column], -omega * inertia[row, column])).LU();
    }

    /// <summary>The response about a state of rest at one frequency.</summary>
    /// <param name="response">The small motion about the state.</param>
    /// <param name="frequency">ω/2π.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is negative or not finite.</exception>
    public static CoupledSusceptibility Of(CoupledResponse response, Frequency frequency)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (!(frequency.Si >= 0 && double.IsFinite(frequency.Si))) throw new ArgumentOutOfRangeException(nameof(frequency), $"The frequency of a drive must be finite and not negative; got {frequency}.");
        return new CoupledSusceptibility(response, 2 * Math.PI * frequency.Si);
    }

    /// <summary>The motion in one uniform field.</summary>
    /// <param name="amplitude">b in T in the laboratory frame; the field is b cos(ωt).</param>
    public AlternatingMotion ToField(Vector3d amplitude) => ToFields([.. Enumerable.Repeat(amplitude, response.Frames.Count)]);

    /// <summary>The motion in a field of its own on every moment, as the field of a current has.</summary>
    /// <param name="amplitudes">b of each moment in T in the laboratory frame.</param>
    /// <exception cref="ArgumentException">There is not one field for each moment.</exception>
    public AlternatingMotion ToFields(IReadOnlyList<Vector3d> amplitudes)
    {
        ArgumentNullException.ThrowIfNull(amplitudes);
        if (amplitudes.Count != response.Frames.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {response.Frames.Count} moments, but {amplitudes.Count} fields."), nameof(amplitudes));
        return Motion(FieldTorques(amplitudes));
    }

    /// <summary>The motion in an alternating current through the spin torque, and through a field of the current where there is one.</summary>
    /// <param name="amplitude">δI; the current is δI cos(ωt) beside the steady one.</param>
    /// <param name="fieldPerAmpere">The field of 1 A at each moment in T/A; null where it has none.</param>
    /// <exception cref="ArgumentException">There is not one field for each moment.</exception>
    public AlternatingMotion ToCurrent(Current amplitude, IReadOnlyList<Vector3d>? fieldPerAmpere = null)
    {
        GeneralizedLlg equation = response.Equation;
        double[] torques = new double[2 * equation.Count];
        MomentsView moments = Moments.Of([.. response.Directions]).View;
        for (int k = 0; k < equation.Count && !equation.SpinTransfer.IsNone; k++)
        {
            (Vector3d a, Vector3d b) = equation.SpinTransfer.Gradients(k, moments);
            (double a1, double a2) = response.Frames[k].Components(a);
            (double b1, double b2) = response.Frames[k].Components(b);
            double factor = amplitude.Si * equation.Magnets[k].Volume.Si;
            (torques[2 * k], torques[(2 * k) + 1]) = (factor * (a1 + b2), factor * (a2 - b1));
        }
        if (fieldPerAmpere is null) return Motion(torques);
        if (fieldPerAmpere.Count != equation.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {equation.Count} moments, but {fieldPerAmpere.Count} fields per ampere."), nameof(fieldPerAmpere));
        double[] fields = FieldTorques([.. fieldPerAmpere.Select(field => amplitude.Si * field)]);
        return Motion([.. torques.Zip(fields, (torque, field) => torque + field)]);
    }

    /// <summary>The motion in whatever a small swing of one parameter does: a current with all terms that it drives, a voltage, a coupling.</summary>
    /// <param name="equation">The equation at a value of the parameter; its current is taken at <paramref name="time"/>.</param>
    /// <param name="at">The value at rest.</param>
    /// <param name="amplitude">How far the parameter swings; exact where the torques are linear in it, else to the square of the amplitude.</param>
    /// <param name="time">The time at which drives are taken, in s.</param>
    public AlternatingMotion ToParameter(Func<double, GeneralizedLlg> equation, double at, double amplitude, double time = 0)
    {
        ArgumentNullException.ThrowIfNull(equation);
        double[] above = Torques(at + amplitude), below = Torques(at - amplitude);
        return Motion([.. above.Zip(below, (plus, minus) => 0.5 * (plus - minus))]);

        double[] Torques(double value)
        {
            GeneralizedLlg there = equation(value);
            return new CoupledMotion(there, Moments.Of([.. response.Directions]).View, there.Current.At(time), time).Torques();
        }
    }

    /// <summary>The motion of moment k along a for a field on moment l along b, in 1/T.</summary>
    public Complex Element(int k, Vector3d a, int l, Vector3d b)
    {
        Vector3d[] fields = new Vector3d[response.Frames.Count];
        fields[l] = b;
        AlternatingMotion motion = ToFields(fields);
        return new Complex(Vector3d.Dot(a, motion.InPhase[k]), Vector3d.Dot(a, motion.Quadrature[k]));
    }

    private double[] FieldTorques(IReadOnlyList<Vector3d> fields)
    {
        double[] torques = new double[2 * fields.Count];
        for (int k = 0; k < fields.Count; k++)
        {
            Magnet magnet = response.Equation.Magnets[k];
            double moment = magnet.Properties.SaturationMagnetization.Si * magnet.Volume.Si;
            (double b1, double b2) = response.Frames[k].Components(fields[k]);
            (torques[2 * k], torques[(2 * k) + 1]) = (moment * b2, -moment * b1);
        }
        return torques;
    }

    private AlternatingMotion Motion(double[] torques)
    {
        Vector<Complex> drive = Vector<Complex>.Build.Dense(torques.Length, i => torques[i]);
        Vector<Complex> x = dynamics.Solve(drive);
        if (!x.ForAll(part => double.IsFinite(part.Real) && double.IsFinite(part.Imaginary))) throw new InvalidOperationException("Nothing holds the moments against this drive: an undamped mode lies at its frequency.");
        Vector3d[] inPhase = new Vector3d[response.Frames.Count], quadrature = new Vector3d[response.Frames.Count];
        for (int k = 0; k < inPhase.Length; k++)
        {
            inPhase[k] = response.Frames[k].Vector(x[2 * k].Real, x[(2 * k) + 1].Real);
            quadrature[k] = response.Frames[k].Vector(x[2 * k].Imaginary, x[(2 * k) + 1].Imaginary);
        }
        return new AlternatingMotion(Frequency.FromSi(omega / (2 * Math.PI)), inPhase, quadrature, Powers(x, drive));
    }

    // Multiplied by the turned velocity, M ẋ = K x + f says heat = torque's work + drive's work; the energy's own part of K is symmetric and drops out.
    private AlternatingPower Powers(Vector<Complex> x, Vector<Complex> drive)
    {
        Vector<Complex> turned = Vector<Complex>.Build.Dense(x.Count, i => i % 2 == 0 ? -x[i + 1] : x[i - 1]);
        Matrix<double> transfer = stiffness - response.WithoutCurrent().Stiffness(), friction = -inertia;
        for (int k = 0; k < response.Frames.Count; k++)
        {
            double momentum = DampingTensor.AngularMomentum(response.Equation.Magnets[k]);
            friction[2 * k, 2 * k] += momentum;
            friction[(2 * k) + 1, (2 * k) + 1] += momentum;
        }
        double work = 0.5 * omega * turned.ConjugateDotProduct(drive).Imaginary;
        double torque = 0.5 * omega * turned.ConjugateDotProduct(transfer.ToComplex() * x).Imaginary;
        double heat = 0.5 * omega * omega * turned.ConjugateDotProduct(friction.ToComplex() * x).Real;
        return new AlternatingPower(work, torque, heat, 0.5 * omega * x.L2Norm() * drive.L2Norm());
    }
}
