using Larmor.Coupling;
using Larmor.Magnetism;
using Larmor.Magnetism.Motion;
using Larmor.Magnetism.Statics;
using Larmor.Numerics;
using Larmor.Quantities;
using Complex = System.Numerics.Complex;

namespace Larmor.Experiments.Pumping;

/// <summary>Both resonances at one field; null where no state is stable or an undamped mode lies at the frequency.</summary>
internal sealed record ExchangedPoint(double Field, ExchangedLine? Line);

/// <summary>What a laboratory would compare: the swing that an alternating current makes, and the voltage that an alternating field pumps in the reversed device.</summary>
/// <remarks>
/// (−iωM − K) x = f with the damping of the stack in M. A current δI gives f_k = A M_NJ,k δI, a field b gives −(Ms v)_k u × b; V = Σ M_VΩ,k·(u_k × du_k/dt). With fields, energies and moments reversed the one response is the transpose of the other, m/I = V/(−iωb).
/// </remarks>
internal sealed class ExchangedResonance(PumpedMoments moments, UnitVector along, Frequency frequency, UnitVector microwave)
{
    private readonly TwoWayTransport reversed = moments.Transport.Reversed();

    /// <summary>Both at one field.</summary>
    public ExchangedPoint At(MagneticField field)
    {
        if (moments.RestIn(along, field).State is not { } state) return new ExchangedPoint(field.Si, null);
        try
        {
            return new ExchangedPoint(field.Si, new ExchangedLine(field.Si, Swing(field, state.Directions), Voltage(field, state.Directions)));
        }
        catch (InvalidOperationException)
        {
            return new ExchangedPoint(field.Si, null);
        }
    }

    /// <summary>Σ (Ms v)_k h·δu_k per current, in A m²/A.</summary>
    private Complex Swing(MagneticField field, IReadOnlyList<UnitVector> directions)
    {
        GeneralizedLlg equation = moments.Equation(along, field, new StackDamping(moments.Transport, moments.Magnets));
        DeviceResponse device = moments.Transport.Unaudited([.. directions]);
        // The field that would exert the torque: −Ms v u × b = N A per J₀ A, N across u.
        Vector3d[] fields = [.. directions.Select((u, k) => 1 / MomentOf(k) * Vector3d.Cross(u, device.TorquePerCurrent(k)))];
        AlternatingMotion motion = CoupledSusceptibility.Of(CoupledResponse.Of(equation, Moments.Of([.. directions]).View, Current.Zero), frequency).ToFields(fields);
        Complex sum = Complex.Zero;
        for (int k = 0; k < directions.Count; k++) sum += MomentOf(k) * new Complex(Vector3d.Dot(microwave, motion.InPhase[k]), Vector3d.Dot(microwave, motion.Quadrature[k]));
        return sum;
    }

    /// <summary>V/(−iωb) of the reversed device.</summary>
    private Complex Voltage(MagneticField field, IReadOnlyList<UnitVector> directions)
    {
        GeneralizedLlg forward = moments.Equation(along, field);
        UnitVector[] opposite = [.. directions.Select(u => -u)];
        GeneralizedLlg equation = new([.. forward.Magnets.Select(magnet => magnet with { Energy = new TimeReversed(magnet.Energy) })])
        {
            Pairs = [.. forward.Pairs.Select(pair => pair with { Energy = new TimeReversedPair(pair.Energy) })],
            Damping = new StackDamping(reversed, moments.Magnets),
        };
        AlternatingMotion motion = CoupledSusceptibility.Of(CoupledResponse.Of(equation, Moments.Of(opposite).View, Current.Zero), frequency).ToField(microwave);
        DeviceResponse device = reversed.Unaudited(opposite);
        Complex sum = Complex.Zero;
        for (int k = 0; k < opposite.Length; k++)
        {
            Vector3d form = Vector3d.Cross(device.VoltagePerTurning(k), opposite[k]);
            sum += new Complex(Vector3d.Dot(form, motion.InPhase[k]), Vector3d.Dot(form, motion.Quadrature[k]));
        }
        return sum;
    }

    private double MomentOf(int k) => moments.Magnets[k].Properties.SaturationMagnetization.Si * moments.Magnets[k].Volume.Si;
}
