using Larmor.Materials;
using Larmor.Numerics;

namespace Larmor.Transport.Noncollinear;

/// <summary>A tunnel barrier between two ferromagnets, charge eliminated at unit current.</summary>
/// <remarks>
/// <para>Equations: four conductances (G₀/4)(1 + sP_l)(1 + s′P_r)(1 + ss′c) between V_l + sD_l/2 and V_r + s′D_r/2, s, s′ = ±1, c = m_l·m_r. As vectors,
/// A = P_l m_l, B = P_r m_r, E = (D_l m_l + D_m,l) − (D_r m_r + D_m,r): Js = p J₀ + G_s E with p = (A + B)/(1 + A·B) and
/// G_s = (G₀/2)[(1 − A·B) 1 + AB^T + BA^T − (A + B)(A + B)^T/(1 + A·B)]; charge resistance 1/[G₀ (1 + A·B)]. The magnets absorb what of Js is across
/// their moments. Field-like part: J_m,r += G₀ f V m_r × m_l, J_m,l alike, and its reciprocal in J₀.</para>
/// <para>Source: J. C. Slonczewski, PRB 39, 6995 (1989), doi:10.1103/PhysRevB.39.6995; PRB 71, 024411 (2005).</para>
/// <para>Not done: conductances and torques that are even in the voltage.</para>
/// </remarks>
internal sealed class TunnelJunction : StackPart
{
    private readonly double product;

    /// <summary>A barrier between two magnets.</summary>
    public TunnelJunction(TunnelBarrier barrier, int contact, int leftMagnet, int rightMagnet)
    {
        Barrier = barrier;
        Contact = contact;
        LeftMagnet = LeftFrame = leftMagnet;
        RightMagnet = RightFrame = rightMagnet;
        product = barrier.PolarizationLeft * barrier.PolarizationRight;
        Conductance = ConductanceOf(barrier);
    }

    /// <summary>The barrier.</summary>
    public TunnelBarrier Barrier { get; }

    /// <summary>Index of the contact in the stack.</summary>
    public int Contact { get; }

    /// <summary>Number of the magnet at the smaller x.</summary>
    public int LeftMagnet { get; }

    /// <summary>Number of the magnet at the larger x.</summary>
    public int RightMagnet { get; }

    /// <summary>G₀ in S/m².</summary>
    public double Conductance { get; }

    /// <summary>G₀ = 1/[RA (1 + P_l P_r)] in S/m².</summary>
    public static double ConductanceOf(TunnelBarrier barrier) => 1 / (barrier.ResistanceAreaParallel.Si * (1 + (barrier.PolarizationLeft * barrier.PolarizationRight)));

    /// <inheritdoc/>
    public override double ChargeResistance(in MomentFrames frames) => 1 / (Conductance * Open(Cosine(frames)));

    /// <inheritdoc/>
    public override void At(in MomentFrames frames, out SpinTwoPort part)
    {
        double c = Cosine(frames), open = Open(c);
        double pl = Barrier.PolarizationLeft, pr = Barrier.PolarizationRight;
        Vector3d across = Vector3d.Cross(frames[LeftMagnet].Normal, frames[RightMagnet].Normal);
        // m_l·G_s m_l and so on, with the charge eliminated: products, no differences.
        double closedLeft = (1 - pl) * (1 + pl), closedRight = (1 - pr) * (1 + pr), scale = Conductance / (2 * open);
        part = default;
        part.IsBarrier = true;
        part.DriveLeft = new Vector3d(0, 0, (pl + (pr * c)) / open);
        part.DriveRight = new Vector3d(0, 0, ((pl * c) + pr) / open);
        double sineSquared = Vector3d.Dot(across, across), left = 1 - (pr * pr * c * c), right = 1 - (pl * pl * c * c);
        part.Barrier = new BarrierConductances(
            scale * closedLeft * left, scale * closedRight * right, scale * c * closedLeft * closedRight, scale * scale * open * closedLeft * closedRight * (1 - (product * c)) * sineSquared)
        {
            StepToRight = Quotient(pr * sineSquared, left, pr),
            StepToLeft = Quotient(pl * sineSquared, right, pl),
            RatioToRight = Quotient(c * closedRight, left, c),
            RatioToLeft = Quotient(c * closedLeft, right, c),
        };
    }

    /// <inheritdoc/>
    public override void AddAbsorbed(in MomentFrames frames, Vector3d left, Vector3d right, Span<Vector3d> absorbed)
    {
        BarrierState state = State(frames, 1, (left.Z * frames[LeftMagnet].Normal) - (right.Z * frames[RightMagnet].Normal), Vector3d.Zero);
        absorbed[frames.Place(LeftMagnet)] += state.AbsorbedLeft;
        absorbed[frames.Place(RightMagnet)] += state.AbsorbedRight;
    }

    /// <inheritdoc/>
    public override void AddAbsorbed(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, (Vector3d Left, Vector3d Right) faces, Span<Vector3d> absorbed)
    {
        Vector3d terminals = Difference(frames, potentials);
        BarrierState state = State(frames, 0, (faces.Left.Z * frames[LeftMagnet].Normal) - (faces.Right.Z * frames[RightMagnet].Normal) + terminals, -terminals);
        absorbed[frames.Place(LeftMagnet)] += state.AbsorbedLeft;
        absorbed[frames.Place(RightMagnet)] += state.AbsorbedRight;
    }

    /// <inheritdoc/>
    public override double TerminalVoltage(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials)
    {
        Vector3d terminals = Difference(frames, potentials);
        return State(frames, 0, terminals, -terminals).Voltage;
    }

    /// <inheritdoc/>
    public override void AddTerminals(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials, ref SpinTwoPort part)
    {
        Vector3d difference = Difference(frames, potentials);
        Vector3d current = State(frames, 0, difference, -difference).SpinCurrent;
        double left = Vector3d.Dot(frames[LeftMagnet].Normal, current), right = Vector3d.Dot(frames[RightMagnet].Normal, current);
        part.DriveLeft += new Vector3d(0, 0, left);
        part.DriveRight += new Vector3d(0, 0, right);
        part.Barrier = part.Barrier with
        {
            StepToRight = right - (part.Barrier.RatioToRight * left),
            StepToLeft = left - (part.Barrier.RatioToLeft * right),
        };
    }

    /// <summary>What flows through the barrier, in the laboratory frame.</summary>
    /// <param name="frames">The frames of all magnets.</param>
    /// <param name="current">J₀ in A/m².</param>
    /// <param name="difference">E in V.</param>
    /// <param name="terminals">D_m,r − D_m,l in V, for the field-like part.</param>
    public BarrierState State(in MomentFrames frames, double current, Vector3d difference, Vector3d terminals)
    {
        Vector3d left = frames[LeftMagnet].Normal, right = frames[RightMagnet].Normal, a = Barrier.PolarizationLeft * left, b = Barrier.PolarizationRight * right;
        Vector3d turn = Vector3d.Cross(right, left);
        double open = Open(Vector3d.Dot(left, right));
        double direct = (current - FieldLikeCurrent(left, right, terminals)) / (Conductance * open);
        double voltage = direct - (Vector3d.Dot(a + b, difference) / (2 * open));
        // Js = G0 [(A + B) V + (1 - A.B) E/2 + ((E.A) B + (E.B) A)/2].
        Vector3d spin = Conductance * ((voltage * (a + b)) + ((2 - open) / 2 * difference) + (Vector3d.Dot(difference, a) / 2 * b) + (Vector3d.Dot(difference, b) / 2 * a));
        Vector3d field = Conductance * Barrier.FieldLike * voltage * turn;
        return new BarrierState(voltage, spin, -Across(left, spin) - field, Across(right, spin) + field);
    }

    /// <summary>The heat of the barrier in W/m²: that of the charge current without what the field-like part adds to it, and ½ E·G_s E.</summary>
    public (double Joule, double Interface) Powers(in MomentFrames frames, double current, Vector3d difference, Vector3d terminals)
    {
        Vector3d left = frames[LeftMagnet].Normal, right = frames[RightMagnet].Normal, a = Barrier.PolarizationLeft * left, b = Barrier.PolarizationRight * right;
        double open = Open(Vector3d.Dot(left, right)), sum = Vector3d.Dot(a + b, difference);
        double charge = current - FieldLikeCurrent(left, right, terminals);
        double spin = Conductance / 4 * (((2 - open) * Vector3d.Dot(difference, difference)) + (2 * Vector3d.Dot(difference, a) * Vector3d.Dot(difference, b)) - (sum * sum / open));
        // A positive form: only rounding could make it negative.
        return (charge * charge / (Conductance * open), Math.Max(0, spin));
    }

    // D_m,l − D_m,r across the moments.
    private Vector3d Difference(in MomentFrames frames, ReadOnlySpan<Vector3d> potentials) =>
        Across(frames[LeftMagnet].Normal, potentials[LeftMagnet]) - Across(frames[RightMagnet].Normal, potentials[RightMagnet]);

    private double FieldLikeCurrent(Vector3d left, Vector3d right, Vector3d terminals) =>
        Barrier.FieldLike == 0 ? 0 : Conductance * Barrier.FieldLike / 2 * Vector3d.Dot(Vector3d.Cross(right, left), terminals);

    /// <summary>The part of a vector across a moment.</summary>
    public static Vector3d Across(Vector3d moment, Vector3d vector) => Vector3d.Cross(Vector3d.Cross(moment, vector), moment);

    // Only fully polarized electrodes along one line make the denominator zero; nothing passes then.
    private static double Quotient(double numerator, double denominator, double otherwise) => denominator > 0 ? numerator / denominator : otherwise;

    private double Cosine(in MomentFrames frames) => Vector3d.Dot(frames[LeftMagnet].Normal, frames[RightMagnet].Normal);

    private double Open(double c)
    {
        double open = 1 + (product * c);
        return open > 0
            ? open
            : throw new ArgumentException("Two fully polarized electrodes of a tunnel barrier stand so that nothing passes (1 + P_l P_r cos(theta) = 0): no charge current can be given. Turn a moment, or lower a polarization.", nameof(c));
    }
}

/// <summary>What flows through a tunnel barrier.</summary>
/// <param name="Voltage">V_l − V_r in V.</param>
/// <param name="SpinCurrent">Js in A/m² along +x.</param>
/// <param name="AbsorbedLeft">What the left magnet absorbs at the barrier, in A/m².</param>
/// <param name="AbsorbedRight">What the right magnet absorbs at the barrier, in A/m².</param>
internal readonly record struct BarrierState(double Voltage, Vector3d SpinCurrent, Vector3d AbsorbedLeft, Vector3d AbsorbedRight);
