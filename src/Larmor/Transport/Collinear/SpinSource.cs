namespace Larmor.Transport.Collinear;

/// <summary>
/// One side of a face, reduced to two numbers: it delivers the spin current δJ = j J₀ − g Δ (counted towards the face along the direction
/// of J₀ at a left side; a right side takes up δJ = j J₀ + g Δ). In words of circuit theory j is its polarization and 1/(2g) its spin resistance.
/// </summary>
/// <param name="Polarization">j.</param>
/// <param name="Conductance">g in S/m²: zero for a sealed end, infinite for a reservoir.</param>
internal readonly record struct SpinSource(double Polarization, double Conductance)
{
    /// <summary>The same side with a conductance to ground added at the face.</summary>
    public SpinSource WithShunt(double shunt) => this with { Conductance = Conductance + shunt };

    /// <summary>
    /// The side seen from behind an element. j is a mean with positive weights and g a product over a sum: no digits are lost.
    /// </summary>
    public SpinSource Behind(in PiElement element)
    {
        double shunt = element.Shunt, series = element.Series, p = element.Polarization;
        double near = Conductance + shunt;
        if (double.IsPositiveInfinity(near)) return new SpinSource(p, series + shunt);
        double total = near + series;
        double polarization = near < series ? Polarization + ((p - Polarization) * (near / total)) : p + ((Polarization - p) * (series / total));
        return new SpinSource(polarization, (near * (series / total)) + shunt);
    }
}
