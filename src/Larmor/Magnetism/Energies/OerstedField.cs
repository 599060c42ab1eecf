using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Magnetism.Energies;

/// <summary>
/// Energy of the moment in the field of the current itself: V = −Ms b I(t) u·e in J/m³, with the field per current b in T/A along e and the
/// current I in A along +x.
/// </summary>
/// <remarks>
/// <para>A current that fills a pillar evenly makes a field that circles about its middle: over a centred layer it averages to zero, and a
/// macrospin does not feel it. What a macrospin does feel is the field of leads that are not symmetric, or of a current whose middle is not
/// the layer's: b is then a property of the sample, given as a number or by <see cref="UnderStrip"/>.</para>
/// <para><see cref="AtRim"/> says how large the circling field is: by Ampère's law its tangential part, averaged along the rim, is exactly μ₀/L
/// per ampere, L the circumference (m), for any cross-section. It is an upper estimate of what a part of the layer feels, not of its average. Quasi-static: no
/// skin effect.</para>
/// <para>Source: Biot and Savart's law; J. D. Jackson, Classical Electrodynamics, 3rd ed. (1998), section 5.3.</para>
/// </remarks>
public sealed class OerstedField : IDrivenTerm
{
    private readonly Magnetization saturationMagnetization;

    /// <summary>A field per current along a direction.</summary>
    /// <param name="saturationMagnetization">Ms of the moment, positive.</param>
    /// <param name="fieldPerCurrent">b in T/A, of either sign.</param>
    /// <param name="axis">e.</param>
    /// <exception cref="ArgumentOutOfRangeException">Ms is not positive or b not finite.</exception>
    public OerstedField(Magnetization saturationMagnetization, MagneticFieldPerCurrent fieldPerCurrent, UnitVector axis)
    {
        if (!(saturationMagnetization.Si > 0 && double.IsFinite(saturationMagnetization.Si))) throw new ArgumentOutOfRangeException(nameof(saturationMagnetization), $"The saturation magnetization must be positive; got {saturationMagnetization}.");
        if (!double.IsFinite(fieldPerCurrent.Si)) throw new ArgumentOutOfRangeException(nameof(fieldPerCurrent), "The Oersted field per current must be a finite number of T/A.");
        this.saturationMagnetization = saturationMagnetization;
        FieldPerCurrent = fieldPerCurrent;
        Axis = axis;
    }

    /// <inheritdoc/>
    public string Name => "Oersted field";

    /// <inheritdoc/>
    public IReadOnlyList<Citation> Citations => [];

    /// <summary>b.</summary>
    public MagneticFieldPerCurrent FieldPerCurrent { get; }

    /// <summary>e.</summary>
    public UnitVector Axis { get; }

    /// <summary>
    /// Tangential field per current, averaged along the rim of the cross-section: μ₀/L. For a disc of radius r it is the field μ₀/(2πr) everywhere on the rim.
    /// </summary>
    /// <param name="crossSection">The pillar's, with its shape.</param>
    /// <exception cref="ArgumentException">Only the area of the cross-section is known.</exception>
    public static MagneticFieldPerCurrent AtRim(CrossSection crossSection) => MagneticFieldPerCurrent.FromSi(PhysicalConstants.VacuumPermeability / crossSection switch
    {
        CrossSection.Ellipse ellipse => Circumference(ellipse.Y.Si / 2, ellipse.Z.Si / 2),
        CrossSection.Rectangle rectangle => 2 * (rectangle.Y.Si + rectangle.Z.Si),
        _ => throw new ArgumentException("The field at the rim of a pillar needs its widths along y and z, but only its area is given. Give an ellipse, a disc or a rectangle.", nameof(crossSection)),
    });

    /// <summary>
    /// Field per current above the middle line of a thin strip that carries the current in its plane: (μ₀/(π w)) arctan(w/(2z)), in the plane, across the current.
    /// </summary>
    /// <param name="width">w of the strip, positive.</param>
    /// <param name="distance">z from the strip's plane, positive.</param>
    /// <remarks>Tends to μ₀/(2w) close to a wide strip and to μ₀/(2πz) far from a narrow one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public static MagneticFieldPerCurrent UnderStrip(Length width, Length distance)
    {
        if (!(width.Si > 0 && double.IsFinite(width.Si))) throw new ArgumentOutOfRangeException(nameof(width), $"The width of a strip must be positive; got {width}.");
        if (!(distance.Si > 0 && double.IsFinite(distance.Si))) throw new ArgumentOutOfRangeException(nameof(distance), $"The distance from a strip must be positive; got {distance}.");
        return MagneticFieldPerCurrent.FromSi(PhysicalConstants.VacuumPermeability / (Math.PI * width.Si) * Math.Atan(width.Si / (2 * distance.Si)));
    }

    /// <inheritdoc/>
    public EnergyTerm Under(Drives drives)
    {
        ArgumentNullException.ThrowIfNull(drives);
        return new Zeeman(saturationMagnetization, Axis, drives.Current.Times(FieldPerCurrent.Si));
    }

    // 4 a E(m), m = 1 − b²/a² with b the shorter semi-axis; E = R_F − (m/3) R_D.
    private static double Circumference(double first, double second)
    {
        (double shorter, double longer) = (Math.Min(first, second), Math.Max(first, second));
        double complement = shorter / longer * (shorter / longer);
        double e = EllipticIntegrals.CarlsonRF(0, complement, 1) - ((1 - complement) / 3 * EllipticIntegrals.CarlsonRD(0, complement, 1));
        return 4 * longer * e;
    }
}
