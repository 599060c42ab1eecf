using Larmor.Magnetism;
using Larmor.Magnetism.Energies;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Fluctuations.Langevin;

/// <summary>
/// Several coupled moments whose energies are at most quadratic, whose shared energies are bilinear, whose drives act on slopes only and whose torques depend on the angle to one polarizer
/// each: du_k/dt = u_k × (P_k + u_k × Q_k), P_k = p_k + e_k, Q_k = q_k + α_k e_k, e_k = Σ_l M_kl u_l + the thermal field, all along the axes of the laboratory and times h.
/// </summary>
/// <remarks>
/// M_kk is h L_F times the stiffness of magnet k, M_kl for a pair h L_F/v_k times the form C of E = u_k·C u_l (its transpose for the second of the pair), p and q the constant slopes and spin
/// torques as in <see cref="FoldedMoment"/>.
/// </remarks>
/// <param name="Magnets">The numbers of each magnet.</param>
/// <param name="Slopes">For each step, or for all of them: p and q of each magnet, six numbers each, and the current in A.</param>
internal sealed record FoldedMoments(FoldedMagnet[] Magnets, double[] Slopes)
{
    /// <summary>Most magnets that run in lanes.</summary>
    private const int MostMagnets = 16;

    /// <summary>Numbers of one step.</summary>
    public int SlopesOfStep => (Block.SlopesOfStep * Magnets.Length) + 1;

    /// <summary>The folded moments; null where something does not fold.</summary>
    /// <param name="equation">The equation of motion.</param>
    /// <param name="noise">Deviation of the thermal field on each moment over one step, in T.</param>
    /// <param name="time">The steps.</param>
    public static FoldedMoments? Of(GeneralizedLlg equation, double[] noise, StepTimes time)
    {
        int count = equation.Count;
        bool hasCurrent = !equation.SpinTransfer.IsNone && !(equation.Current.IsConstant && equation.Current.At(0) == 0);
        if (count > MostMagnets || equation.Damping is not null || (hasCurrent && equation.SpinTransfer is not AxialPotentials)) return null;
        if (equation.Pairs.Any(pair => pair.Energy.Bilinear is null)) return null;
        FoldedEnergy[] energies = new FoldedEnergy[count];
        FoldedTorque[] torques = new FoldedTorque[count];
        FoldedMagnet[] magnets = new FoldedMagnet[count];
        for (int k = 0; k < count; k++)
        {
            Magnet magnet = equation.Magnets[k];
            if (FoldedEnergy.Of(magnet) is not { } energy) return null;
            if ((hasCurrent ? Torque(((AxialPotentials)equation.SpinTransfer).Torques[k]) : default(FoldedTorque)) is not { } torque) return null;
            (energies[k], torques[k]) = (energy, torque);
            double alpha = magnet.Properties.Damping, scale = time.Step * magnet.KineticCoefficient;
            magnets[k] = new FoldedMagnet(k, alpha, -scale * magnet.Properties.SaturationMagnetization.Si * noise[k], Couplings(equation, k, energy.Stiffness, scale), torque.Polarizer, torque.Ratio is { } ratio ? StrengthRatio.Of(ratio, alpha, scale) : null);
        }
        bool isConstant = energies.All(energy => energy.Driven.Count == 0) && (equation.Current.IsConstant || !hasCurrent);
        FoldedMoments folded = new(magnets, new double[((Block.SlopesOfStep * count) + 1) * (isConstant ? 1 : time.Count)]);
        for (int step = 0; step < folded.Slopes.Length / folded.SlopesOfStep; step++)
        {
            Span<double> numbers = folded.Slopes.AsSpan(folded.SlopesOfStep * step, folded.SlopesOfStep);
            double current = hasCurrent ? FoldedMoment.Mean(equation.Current, time, step) : 0;
            numbers[^1] = current;
            for (int k = 0; k < count; k++)
            {
                double alpha = magnets[k].Alpha, scale = time.Step * equation.Magnets[k].KineticCoefficient;
                Vector3d e = energies[k].SlopeOf(time, step), p = scale * (e + (current * ((alpha * torques[k].D) - torques[k].F))), q = scale * ((alpha * e) - (current * (torques[k].D + (alpha * torques[k].F))));
                Span<double> own = numbers[(Block.SlopesOfStep * k)..];
                (own[0], own[1], own[2], own[3], own[4], own[5]) = (p.X, p.Y, p.Z, q.X, q.Y, q.Z);
            }
        }
        return folded;
    }

    /// <summary>A constant torque, or a ratio: Slonczewski's asymmetry is one of first degree.</summary>
    private static FoldedTorque? Torque(AxialTorque torque) =>
        FoldedTorque.Of(torque) is { } folded ? folded.Asymmetry == default ? folded : FoldedTorque.AsRatio(torque) : null;

    /// <summary>The matrices M_kl that are there.</summary>
    private static Coupling[] Couplings(GeneralizedLlg equation, int k, SymmetricMatrix3 stiffness, double scale)
    {
        Dictionary<int, double[]> matrices = new() { [k] = [scale * stiffness.XX, scale * stiffness.XY, scale * stiffness.XZ, scale * stiffness.XY, scale * stiffness.YY, scale * stiffness.YZ, scale * stiffness.XZ, scale * stiffness.YZ, scale * stiffness.ZZ] };
        foreach (MomentPair pair in equation.Pairs)
        {
            if (pair.First != k && pair.Second != k) continue;
            BilinearForm form = pair.Energy.Bilinear!.Value;
            double[] rows = [form.X.X, form.X.Y, form.X.Z, form.Y.X, form.Y.Y, form.Y.Z, form.Z.X, form.Z.Y, form.Z.Z];
            bool isFirst = pair.First == k;
            int other = isFirst ? pair.Second : pair.First;
            if (!matrices.TryGetValue(other, out double[]? matrix)) matrices[other] = matrix = new double[9];
            for (int i = 0; i < 9; i++) matrix[i] += scale / equation.Magnets[k].Volume.Si * rows[isFirst ? i : (3 * (i % 3)) + (i / 3)];
        }
        return [.. matrices.OrderBy(one => one.Key).Where(one => one.Value.Any(value => value != 0)).Select(one => new Coupling(one.Key, one.Value))];
    }
}

/// <summary>The numbers of one of several coupled moments.</summary>
/// <param name="Number">Which it is.</param>
/// <param name="Alpha">α.</param>
/// <param name="Noise">What multiplies a normal number in hP.</param>
/// <param name="Couplings">The matrices that are not zero.</param>
/// <param name="Polarizer">p of a torque by ratios.</param>
/// <param name="Ratio">The strengths of a torque that depends on the direction; null for a constant one.</param>
internal sealed record FoldedMagnet(int Number, double Alpha, double Noise, Coupling[] Couplings, Vector3d Polarizer, StrengthRatio? Ratio);

/// <summary>How the direction of a moment enters e.</summary>
/// <param name="Moment">Which.</param>
/// <param name="Matrix">M by rows.</param>
internal sealed record Coupling(int Moment, double[] Matrix);

/// <summary>The energy of one magnet, folded: its slope, its stiffness, and slopes that vary in time.</summary>
internal sealed record FoldedEnergy(Vector3d Slope, SymmetricMatrix3 Stiffness, IReadOnlyList<(Waveform Factor, Vector3d Slope)> Driven)
{
    /// <summary>The energy of a magnet; null where it is not quadratic or a drive acts on its stiffness.</summary>
    public static FoldedEnergy? Of(Magnet magnet)
    {
        Vector3d slope = default;
        SymmetricMatrix3 stiffness = default;
        List<(Waveform Factor, Vector3d Slope)> driven = [];
        foreach (EnergyTerm term in SumOfTerms.Of(magnet.Energy).Terms)
        {
            if (term.Quadratic is not { } form) return null;
            if (form.Factor is { IsConstant: false } moving)
            {
                if (form.Stiffness != default) return null;
                driven.Add((moving, form.Slope));
                continue;
            }
            double factor = form.Factor?.At(0) ?? 1;
            slope += factor * form.Slope;
            stiffness += factor * form.Stiffness;
        }
        return new FoldedEnergy(slope, stiffness, driven);
    }

    /// <summary>The slope as its average over one step.</summary>
    public Vector3d SlopeOf(StepTimes time, int step)
    {
        Vector3d sum = Slope;
        foreach ((Waveform factor, Vector3d along) in Driven) sum += FoldedMoment.Mean(factor, time, step) * along;
        return sum;
    }
}
