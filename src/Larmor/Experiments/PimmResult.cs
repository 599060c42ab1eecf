using Larmor.Numerics;

namespace Larmor.Experiments;

/// <summary>How a moment rings after a pulse, and the spectrum of it.</summary>
public sealed record PimmResult : Result
{
    /// <summary>Name of the moment's layer.</summary>
    public required string Layer { get; init; }

    /// <summary>Direction along which the moment is read.</summary>
    public required UnitVector Component { get; init; }

    /// <summary>Times in s, evenly spaced.</summary>
    public required IReadOnlyList<double> Times { get; init; }

    /// <summary>The component of the moment at these times.</summary>
    public required IReadOnlyList<double> Signal { get; init; }

    /// <summary>From when on the moment rings by itself, in s.</summary>
    public required double RingDownFrom { get; init; }

    /// <summary>Spectrum of the ringing; null where nothing rings.</summary>
    public required FourierSpectrum? Spectrum { get; init; }

    /// <summary>Damped oscillations and decays found in the ringing, largest first; times count from <see cref="RingDownFrom"/>.</summary>
    public required IReadOnlyList<ExponentialTerm> Terms { get; init; }
}
