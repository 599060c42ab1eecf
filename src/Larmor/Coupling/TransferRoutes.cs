using System.Globalization;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;

namespace Larmor.Coupling;

/// <summary>X of Eq. (21) along both routes at one direction of the moment: coefficients on forces, and the current that the moment absorbs.</summary>
/// <param name="Moment">The direction.</param>
/// <param name="Shares">The phenomenological route in its shares, in J/(m³ A).</param>
/// <param name="Absorbed">The microscopic route: X of the current absorbed at the terminal of the magnet, in J/(m³ A).</param>
public sealed record TransferRoute(UnitVector Moment, ForceShares Shares, Vector3d Absorbed);

/// <summary>Compares both routes.</summary>
public static class TransferRoutes
{
    private static readonly double[] Degrees = [30, 60, 90, 120, 150];

    /// <summary>Both routes at some directions.</summary>
    /// <param name="device">The device, whose stack gives both.</param>
    /// <param name="transfer">The phenomenological route.</param>
    /// <param name="coefficients">Its coefficients.</param>
    /// <param name="directions">Directions of the moment.</param>
    /// <exception cref="DeviceException">The stack has no torque of its own.</exception>
    public static IReadOnlyList<TransferRoute> At(Device device, PhenomenologicalTransfer transfer, TransferCoefficients coefficients, IReadOnlyList<UnitVector> directions)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(transfer);
        ArgumentNullException.ThrowIfNull(directions);
        TwoWayTransport absorbed = new(device.Stack);
        Magnet magnet = transfer.Magnet;
        double alpha = magnet.Properties.Damping, perVolume = 1 / magnet.Volume.Si;
        int own = absorbed.Names.ToList().IndexOf(magnet.Name);
        return
        [
            .. directions.Select(moment =>
            {
                Vector3d torque = perVolume * absorbed.At(moment).TorquePerCurrent(own);
                return new TransferRoute(moment, transfer.ForcePerAmpere(moment, coefficients), torque + (alpha * Vector3d.Cross(moment, torque)));
            }),
        ];
    }

    /// <summary>Directions at some angles from p, in one plane.</summary>
    internal static IReadOnlyList<UnitVector> Turned(UnitVector polarizer, IReadOnlyList<double> angles)
    {
        Vector3d across = TangentFrame.At(polarizer).First;
        return [.. angles.Select(angle => UnitVector.Along((Math.Cos(angle) * polarizer.Components) + (Math.Sin(angle) * across)))];
    }

    internal static IEnumerable<string> Notes(Device device, PhenomenologicalTransfer transfer, TransferCoefficients coefficients)
    {
        double alpha = transfer.Magnet.Properties.Damping;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Spin transfer by the phenomenological route, Eq. (21): l_perp = {coefficients.Perpendicular.Si:G5}, l_par = {coefficients.Parallel.Si:G5}, l_f = {coefficients.FieldLike.Si:G5}, l_sd = {coefficients.InterBand.Si:G5} m/(V s) on the gradients of the spin accumulation over {transfer.ZoneWords}, spins counted along {transfer.Polarizer}. The second law asks for a damping of at least {transfer.LeastDamping(coefficients):G4}; it is {alpha:G4}.");
        TransferCoefficients matched = transfer.MatchedWithoutDamping();
        yield return string.Create(CultureInfo.InvariantCulture, $"The coefficient that matches the angular momentum absorbed at this face is l_perp = {matched.Perpendicular.Si:G5} m/(V s).");
        IReadOnlyList<TransferRoute> routes = At(device, transfer, coefficients, Turned(transfer.Polarizer, [.. Degrees.Select(angle => angle * Math.PI / 180)]));
        for (int i = 0; i < routes.Count; i++)
        {
            Vector3d towards = Towards(routes[i].Moment, transfer.Polarizer);
            double Part(Vector3d x) => Vector3d.Dot(x, towards);
            ForceShares shares = routes[i].Shares;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"X towards p at {Degrees[i]} deg, in J/(m^3 mA): {1e-3 * Part(shares.Sum):G5} by coefficients (from the gradient of mu_perp {1e-3 * Part(shares.Perpendicular):G4}, of mu {1e-3 * Part(shares.Parallel):G4}, of mu_sd {1e-3 * Part(shares.InterBand):G4}, field-like {1e-3 * Part(shares.FieldLike):G4}); {1e-3 * Part(routes[i].Absorbed):G5} by the current absorbed.");
        }
    }

    /// <summary>The unit vector across the moment towards p.</summary>
    internal static Vector3d Towards(UnitVector moment, UnitVector polarizer)
    {
        Vector3d across = polarizer.Components - (Vector3d.Dot(moment, polarizer) * moment.Components);
        return 1 / across.Norm * across;
    }
}
