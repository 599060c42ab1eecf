using Larmor.Coupling;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Quantities;
using Larmor.Thermodynamics;
using Larmor.Transport;

namespace Larmor.Experiments.Hall;

/// <summary>Reads resistances off a direction of the moment: those of a Hall bar, or that of the stack.</summary>
internal abstract class TurnReading
{
    /// <summary>Sentences for the reader.</summary>
    public abstract IReadOnlyList<string> Notes { get; }

    /// <summary>Along the current and across it in ohm, with the laws checked on them; across is null for a stack.</summary>
    /// <param name="u">Direction of the moment.</param>
    /// <param name="field">B in T.</param>
    public abstract (double Along, double? Across) At(Vector3d u, Vector3d field);

    /// <summary>The laws checked so far.</summary>
    public abstract IReadOnlyList<AuditCheck> Checks { get; }

    /// <summary>Of a Hall bar.</summary>
    public static TurnReading Of(HallBar bar) => new OfBar(bar);

    /// <summary>Of the stack of a device, one layer of which is free.</summary>
    /// <exception cref="DeviceException">The stack cannot be solved, or the device has no cross-section.</exception>
    public static TurnReading Of(Device device, string free) => new OfStack(device, free);

    private sealed class OfBar(HallBar bar) : TurnReading
    {
        private double asymmetry, loss;

        public override IReadOnlyList<string> Notes =>
        [
            $"The current flows along {bar.CurrentAlong}; transverse voltages count along {bar.Transverse} (film normal x times the current), positive where the side from which that direction comes is at the higher potential. With moment and field along +x an anomalous or ordinary Hall resistance above zero gives a positive one.",
        ];

        public override IReadOnlyList<AuditCheck> Checks =>
        [
            new("reciprocity", asymmetry, 1e-14, "Transverse resistance against that with current and voltage exchanged and with moment and field reversed (Onsager and Casimir), relative."),
            new("entropy-production", loss, 0, "Joule heat along the current below zero, relative; zero by the second law."),
        ];

        public override (double Along, double? Across) At(Vector3d u, Vector3d field)
        {
            double along = bar.Longitudinal(u), scale = bar.Scale(field.Norm);
            asymmetry = Math.Max(asymmetry, bar.Asymmetry(u, field) / scale);
            loss = Math.Max(loss, -along / scale);
            return (along, bar.Across(u, field));
        }
    }

    private sealed class OfStack : TurnReading
    {
        private readonly OrientedTransport transport;
        private readonly UnitVector[] moments;
        private readonly int free;
        private readonly double area;
        private readonly Dictionary<string, AuditCheck> checks = new(StringComparer.Ordinal);

        public OfStack(Device device, string name)
        {
            area = (device.CrossSection ?? throw new DeviceException("The resistance of a stack needs a cross-section.", "cross-section")).Area.Si;
            transport = new OrientedTransport(device.Stack);
            moments = [.. transport.Magnets.Select(i => device.Stack.Layers[i].Magnetization is LayerMagnetization.FixedMoment { Direction: var direction } ? direction : UnitVector.Z)];
            free = Enumerable.Range(0, moments.Length).First(k => transport.Names[k] == name);
        }

        public override IReadOnlyList<string> Notes => ["The resistance is that of the stack to a current along +x, without the leads’ own, computed at the direction of the moment."];

        public override IReadOnlyList<AuditCheck> Checks => [.. checks.Values];

        public override (double Along, double? Across) At(Vector3d u, Vector3d field)
        {
            moments[free] = UnitVector.Along(u);
            SteadyTransport state = VectorAccumulation.Steady(transport.Solve(moments, CurrentDensity.FromSi(1)));
            foreach (AuditCheck check in state.Checks)
            {
                if (!checks.TryGetValue(check.Name, out AuditCheck? known) || check.Severity > known.Severity) checks[check.Name] = check;
            }
            return (state.ResistanceArea / area, null);
        }
    }
}
