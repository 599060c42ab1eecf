using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Experiments.Pumping;

/// <summary>Damping and voltage at one thickness of the chosen layers.</summary>
/// <param name="Thickness">In m.</param>
/// <param name="Damping">Of each free moment, at the field at which the given device absorbs most.</param>
/// <param name="Mean">The mean voltage of largest size over the fields at 1 T of the first frequency, in V/T²; null where there is none.</param>
internal sealed record PumpingThickness(double Thickness, IReadOnlyList<DampingRow> Damping, double? Mean)
{
    /// <summary>The same with spins of the normal metals that lag behind; null where it is not known.</summary>
    public double? Lagging { get; init; }

    /// <summary>One thickness. The directions of rest are those of the given device as long as the energies per volume do not change with it.</summary>
    public static PumpingThickness Of(SpinPumping settings, PumpingMeasurement given, IReadOnlyList<PumpingPoint> points, int reference, Length thickness)
    {
        HashSet<int> layers = [.. settings.Layers.SelectMany(name => ThicknessSeries.Meant(given.Moments.Transport.Stack, name))];
        PumpedMoments moments = given.Moments.With(layers, thickness);
        bool isShared = moments.Pairs.Count > 0 && moments.Magnets.Any(magnet => layers.Any(i => moments.Transport.Stack.Layers[i].Name == magnet.Name));
        UnitVector microwave = settings.Microwave ?? Fmr.AcrossInPlane(settings.Field.Along);
        PumpingMeasurement measurement = new(moments, settings.Field.Along, [settings.Frequencies[0]], microwave);
        double? largest = null, lagging = null;
        IReadOnlyList<DampingRow> damping = [];
        for (int i = 0; i < points.Count; i++)
        {
            PumpingPoint point;
            if (isShared) point = measurement.At(settings.Field.Values[i]);
            else if (points[i].Device is not null) point = measurement.At(settings.Field.Values[i], points[i].Directions);
            else continue;
            if (point.Responses[0] is { } response)
            {
                largest = Larger(largest, response.Mean);
                if (response.Lagging is { } late) lagging = Larger(lagging, late);
            }
            if (i == reference && point.Device is { } device) damping = [.. Enumerable.Range(0, moments.Magnets.Count).Select(k => DampingRow.Of(moments, point.Directions, device, k))];
        }
        return new PumpingThickness(thickness.Si, damping, largest) { Lagging = lagging };
    }

    private static double Larger(double? so, double next) => so is { } value && Math.Abs(value) >= Math.Abs(next) ? value : next;
}

/// <summary>All that a measurement of spin pumping found.</summary>
/// <param name="Points">By field.</param>
/// <param name="Reference">The field at which most is absorbed; null where no state is stable at any.</param>
/// <param name="Series">By thickness.</param>
internal sealed record PumpingFindings(IReadOnlyList<PumpingPoint> Points, int? Reference, IReadOnlyList<PumpingThickness> Series);
