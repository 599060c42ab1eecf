namespace Larmor.Transport.Collinear;

/// <summary>A relaxation at a node: the flux G (form·y), with form·y = μ_first − μ_second.</summary>
/// <param name="Place">Name of the contact.</param>
/// <param name="Mechanism">Name in the power budget.</param>
/// <param name="Conductance">G in S/m², positive.</param>
/// <param name="Form">The pair as a form in the differences of the node.</param>
internal sealed record NodeRelaxation(string Place, string Mechanism, double Conductance, double[] Form);

/// <summary>
/// A plane between two slabs: the differences y of all channels on either side. What stands on one side only is free there and carries no
/// current across.
/// </summary>
internal sealed class ChannelNode
{
    private static readonly int[] First = [0];

    /// <summary>A node between two slabs; null for no slab on that side.</summary>
    public ChannelNode(ChannelSlab? left, ChannelSlab? right)
    {
        string[] before = left?.Extras ?? [], after = right?.Extras ?? [];
        Extras = before.Length == 0 ? after : after.Length == 0 ? before : [.. before.Union(after, StringComparer.Ordinal)];
        LeftPlaces = Places(left);
        RightPlaces = Places(right);
    }

    /// <summary>Names along the common axis of the channels beyond s-up and s-down.</summary>
    public string[] Extras { get; }

    /// <summary>Number of differences.</summary>
    public int Count => Extras.Length + 1;

    /// <summary>For each difference of the slab on the left, its place here.</summary>
    public int[] LeftPlaces { get; }

    /// <summary>For each difference of the slab on the right, its place here.</summary>
    public int[] RightPlaces { get; }

    /// <summary>The relaxations at this plane.</summary>
    public NodeRelaxation[] Relaxations { get; private set; } = [];

    /// <summary>Σ G form₀² of the relaxations in S/m²: of a node of one difference all there is.</summary>
    public double Loss { get; private set; }

    /// <summary>Adds a relaxation between two channels named along the common axis, both present here.</summary>
    public void Relax(string place, string mechanism, double conductance, string first, string second)
    {
        if (conductance == 0) return;
        double[] form = new double[Count];
        Add(form, first, 1);
        Add(form, second, -1);
        Relaxations = [.. Relaxations, new NodeRelaxation(place, mechanism, conductance, form)];
        Loss += conductance * form[0] * form[0];
    }

    private void Add(double[] form, string channel, double sign)
    {
        if (channel == Materials.Channel.SpinUp) form[0] += sign / 2;
        else if (channel == Materials.Channel.SpinDown) form[0] -= sign / 2;
        else form[Array.IndexOf(Extras, channel) + 1] += sign;
    }

    private int[] Places(ChannelSlab? slab) => slab is null ? [] : slab.Extras.Length == 0 ? First : [0, .. slab.Extras.Select(extra => Array.IndexOf(Extras, extra) + 1)];
}
