namespace Larmor.Coupling.Conventions;

/// <summary>Torques of a device file in the convention of <see cref="StandardTorque"/>, and back.</summary>
public static class LarmorTorque
{
    /// <summary>The largest number of equal torques that an efficiency is shared out over.</summary>
    private const double MostShares = 1000;

    /// <summary>A torque that needs no numbers of the magnet: an efficiency, or Slonczewski's form, or a spin-orbit torque.</summary>
    /// <remarks>The efficiencies of a spin-orbit torque belong to the current density in its strip.</remarks>
    /// <exception cref="DeviceException">It is given by fields per current.</exception>
    public static StandardTorque ToStandard(GivenTorque torque) => torque switch
    {
        GivenTorque.Efficiency one => new([new TorqueTerm(one.Value, 1)], []),
        GivenTorque.Slonczewski one => new(
            [TorqueTerm.OfPolarization(one.Polarization, one.Lambda)],
            [TorqueTerm.OfPolarization(one.FieldLikeRatio * one.Polarization, one.Lambda)]),
        GivenTorque.SpinOrbit one => new([new TorqueTerm(one.DampingLike, 1)], [new TorqueTerm(one.FieldLike, 1)]),
        _ => throw new DeviceException("Fields per current become an efficiency only with the magnet's Ms, thickness and cross-section."),
    };

    /// <summary>
    /// The torques of a device file, which add up to this one; the geometry of the stack supplies the sign of the current. An electrode gives at most
    /// |j| = 1, so that a stronger torque is shared out over several equal ones; a field-like part without a damping-like one of the same
    /// asymmetry is written as two torques whose damping-like parts cancel.
    /// </summary>
    /// <exception cref="DeviceException">The torque is stronger than a thousand electrodes could exert.</exception>
    public static IReadOnlyList<GivenTorque> Of(StandardTorque torque)
    {
        ArgumentNullException.ThrowIfNull(torque);
        List<TorqueTerm> fieldLike = [.. torque.FieldLike];
        List<GivenTorque> torques = [];
        foreach (TorqueTerm term in torque.DampingLike)
        {
            int partner = fieldLike.FindIndex(other => Math.Abs(other.Lambda - term.Lambda) <= 1e-12 * term.Lambda);
            double ratio = partner < 0 ? 0 : fieldLike[partner].AtRightAngles / term.AtRightAngles;
            if (partner >= 0) fieldLike.RemoveAt(partner);
            torques.AddRange(ratio == 0 && term.Lambda == 1 && Math.Abs(term.AtRightAngles) <= 1
                ? [new GivenTorque.Efficiency(term.AtRightAngles)]
                : Shares(term, ratio));
        }
        foreach (TorqueTerm term in fieldLike)
        {
            const double electrode = 0.5;
            torques.Add(new GivenTorque.Slonczewski(electrode, term.Lambda) { FieldLikeRatio = term.Polarization / electrode });
            torques.Add(new GivenTorque.Slonczewski(-electrode, term.Lambda));
        }
        return torques.Count == 0 ? [new GivenTorque.Efficiency(0)] : torques;
    }

    private static IEnumerable<GivenTorque> Shares(TorqueTerm term, double ratio)
    {
        double polarization = term.Polarization, count = Math.Max(1, Math.Ceiling(Math.Abs(polarization)));
        if (!(count <= MostShares)) throw new DeviceException("This torque is more than a thousand times stronger than a fully polarized current can exert. Look at the current density and the thickness.");
        return Enumerable.Repeat(new GivenTorque.Slonczewski(polarization / count, term.Lambda) { FieldLikeRatio = ratio }, (int)count);
    }
}
