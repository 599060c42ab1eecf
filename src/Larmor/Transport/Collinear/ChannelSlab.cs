using Larmor.Materials;

namespace Larmor.Transport.Collinear;

/// <summary>
/// A layer, a resistive contact or a lead as a slab of a channel network, seen along the common axis: its modes, each a Π network of its own.
/// </summary>
/// <remarks>
/// <para>In the amplitudes a = Form y the slab is a set of independent lines, i = −a′, a″ = a/L_j². A contact is a slab of unit thickness.</para>
/// <para>
/// Names and signs are those of the common axis: for a moment against it, up and down change places in all names, and the first difference
/// changes its sign.
/// </para>
/// </remarks>
internal sealed class ChannelSlab
{
    /// <summary>A slab.</summary>
    /// <param name="network">Its populations.</param>
    /// <param name="modes">Their modes.</param>
    /// <param name="thickness">In m; infinite for a lead, 1 for a contact.</param>
    /// <param name="sense">−1 for a moment against the common axis, otherwise +1.</param>
    public ChannelSlab(ChannelNetwork network, ChannelModes modes, double thickness, int sense)
    {
        Network = network;
        Modes = modes;
        Thickness = thickness;
        Sense = sense;
        Extras = network.IsTwoChannel ? [] : [.. network.Channels.Skip(2).Select(channel => AlongAxis(channel.Name, sense))];
        Form = modes.Form;
        Inverse = modes.Inverse;
        Polarization = modes.Polarization;
        Series = new double[modes.Count];
        Shunts = new double[modes.Count];
        Weights = new LineWeights[modes.Count];
        for (int j = 0; j < modes.Count && double.IsFinite(thickness); j++) (Series[j], Shunts[j], Weights[j]) = (Line(j).Series, Line(j).Shunt, new LineWeights(Line(j)));
        double unit = Form[0] * Form[0];
        OneMode = new OneModeLine(Series[0] * unit, Shunts[0] * unit);
        if (sense >= 0) return;
        Form = [.. modes.Form];
        Inverse = [.. modes.Inverse];
        Polarization = [.. modes.Polarization];
        for (int j = 0; j < modes.Count; j++)
        {
            Form[j * modes.Count] = -Form[j * modes.Count];
            Inverse[j] = -Inverse[j];
        }
        Polarization[0] = Polarization[0] == 0 ? 0 : -Polarization[0];
    }

    /// <summary>The populations, named along their own moment.</summary>
    public ChannelNetwork Network { get; }

    /// <summary>The modes, along the slab's own moment.</summary>
    public ChannelModes Modes { get; }

    /// <summary>Thickness in m.</summary>
    public double Thickness { get; }

    /// <summary>−1 for a moment against the common axis.</summary>
    public int Sense { get; }

    /// <summary>Number of modes and of differences.</summary>
    public int Count => Modes.Count;

    /// <summary>Names along the common axis of the channels beyond s-up and s-down; the k-th belongs to the difference k + 1.</summary>
    public string[] Extras { get; }

    /// <summary>a = Form y, at [j m + i], along the common axis.</summary>
    public double[] Form { get; }

    /// <summary>y = Inverse a, at [i m + j], along the common axis.</summary>
    public double[] Inverse { get; }

    /// <summary>P along the common axis: q̃ = P J₀ where nothing accumulates.</summary>
    public double[] Polarization { get; }

    /// <summary>Charge resistance t/Σσ in ohm m².</summary>
    public double ChargeResistance => Modes.Resistivity * Thickness;

    /// <summary>Conductance between the faces of each mode, for a.</summary>
    public double[] Series { get; }

    /// <summary>Conductance at each face of each mode, for a.</summary>
    public double[] Shunts { get; }

    /// <summary>Heats and face currents of each mode.</summary>
    public LineWeights[] Weights { get; }

    /// <summary>The conductances of a slab of one mode, for its difference y.</summary>
    public OneModeLine OneMode { get; }

    /// <summary>One mode between the faces, with conductances for a: twice those of the amplitudes' power.</summary>
    public PiElement Line(int mode) => new(Thickness / 2, Modes.Rates[mode] * Thickness, 0);

    /// <summary>A name along the common axis, of a channel named along its moment (or the other way round).</summary>
    public static string AlongAxis(string name, int sense)
    {
        if (sense >= 0) return name;
        return Channel.SpinOf(name) switch
        {
            1 => string.Concat(name.AsSpan(0, name.Length - 2), "down"),
            -1 => string.Concat(name.AsSpan(0, name.Length - 4), "up"),
            _ => name,
        };
    }

    /// <summary>The difference that belongs to an extra channel named along the common axis; −1 where it is not there.</summary>
    public int DifferenceOf(string extra)
    {
        int place = Array.IndexOf(Extras, extra);
        return place < 0 ? -1 : place + 1;
    }
}
