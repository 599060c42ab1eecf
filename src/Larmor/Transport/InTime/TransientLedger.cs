using System.Numerics;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>The energies of a transient, place by place: work put in, heats, and what the accumulation stores.</summary>
/// <remarks>
/// From C ∂y/∂t = −∂q̃/∂x − Gy times y, over the stack: J₀V + injected = d/dt ½∫yᵀCy dx + J₀²R + ∫(q̃ − PJ₀)ᵀM(q̃ − PJ₀) dx + Σ∫G(μ_a − μ_b)² dx and the
/// heats of contacts. The first term on the right is the free energy of the accumulation; of two channels cΔ²/4 = N_h (eΔ)²/2 per volume. Integrated
/// over each step by the scheme's own quadrature of order 5.
/// </remarks>
internal sealed class TransientLedger
{
    private readonly ChannelMesh mesh;
    private readonly List<(string Place, string Mechanism)> names = [];
    private readonly double[] heats;
    private readonly double[] powers;
    private readonly int[] joule;
    private readonly int[][] domainRelaxations;
    private readonly int[] contactEntries;
    private readonly int[] faceEntries;
    private readonly double[] resistances;
    private readonly double[] nodal;

    /// <summary>An empty ledger.</summary>
    public TransientLedger(ChannelMesh mesh)
    {
        this.mesh = mesh;
        nodal = new double[mesh.Size];
        joule = new int[mesh.Domains.Count];
        domainRelaxations = new int[mesh.Domains.Count][];
        List<double> series = [];
        for (int i = 0; i < joule.Length; i++)
        {
            ChannelDomain domain = mesh.Domains[i];
            string name = mesh.Stack.Multilayer.Layers[domain.Layer].Name;
            joule[i] = Entry(name, "joule");
            Entry(name, "joule-excess");
            domainRelaxations[i] = [.. domain.Slab.Network.Relaxations.Select(one => Entry(name, one.Mechanism))];
            series.Add(domain.Side == 0 ? domain.Slab.ChargeResistance : 0);
        }
        contactEntries = new int[mesh.Contacts.Count];
        for (int i = 0; i < contactEntries.Length; i++)
        {
            contactEntries[i] = Entry(mesh.Contacts[i].Name, "joule");
            Entry(mesh.Contacts[i].Name, "joule-excess");
            Entry(mesh.Contacts[i].Name, SpinFlip);
            series.Add(mesh.Contacts[i].Slab.ChargeResistance);
        }
        faceEntries = [.. mesh.Relaxations.Select(one => Entry(one.Relaxation.Place, one.Relaxation.Mechanism))];
        resistances = [.. series];
        (heats, powers) = (new double[names.Count], new double[names.Count]);
        SeriesResistanceArea = resistances.Sum();
    }

    private static string SpinFlip => ChannelRelaxation.MechanismOf(Channel.SpinUp, Channel.SpinDown);

    /// <summary>Resistance times area without accumulation, in ohm m²; the leads' own left out.</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>Work of the battery and of injected spin currents in J/m².</summary>
    public double Work { get; private set; }

    /// <summary>All heat in J/m².</summary>
    public double Heat => heats.Sum();

    /// <summary>Most negative heat of one place and mechanism at one instant, in W/m², as a positive number.</summary>
    public double NegativeHeat { get; private set; }

    /// <summary>Energies by place and mechanism in J/m².</summary>
    public IReadOnlyList<PowerEntry> Entries => [.. names.Zip(heats).Select(pair => new PowerEntry(pair.First.Place, pair.First.Mechanism, pair.Second))];

    /// <summary>V_ne = b·y in V.</summary>
    public double ExcessVoltage(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += mesh.Drive[i] * values[i];
        return sum;
    }

    /// <summary>½∫yᵀCy dx in J/m².</summary>
    public double Stored(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double[] entries = mesh.Mass.Entries;
        int width = mesh.Mass.Width;
        for (int i = 0; i < values.Length; i++)
        {
            sum += entries[i * (width + 1)] * values[i] * values[i];
            for (int k = 1; k <= Math.Min(width, i); k++) sum += 2 * entries[(i * (width + 1)) + k] * values[i] * values[i - k];
        }
        return sum / 2;
    }

    /// <summary>Books one step.</summary>
    public void Add(RadauIIA5Stepper stepper, SpinFlow flow, double start, double length)
    {
        for (int s = 0; s < 3; s++)
        {
            ReadOnlySpan<Complex> stage = stepper.Stage(s);
            for (int i = 0; i < nodal.Length; i++) nodal[i] = stage[i].Real;
            double density = s == 2 ? flow.CurrentAt(stepper.Time, true) : flow.CurrentAt(start + (RadauIIA5.Nodes[s] * length), false);
            Book(density, RadauIIA5.Stages[2, s] * length);
        }
    }

    private int Entry(string place, string mechanism)
    {
        int known = names.IndexOf((place, mechanism));
        if (known >= 0) return known;
        names.Add((place, mechanism));
        return names.Count - 1;
    }

    private void Book(double density, double weight)
    {
        double injected = 0;
        for (int i = 0; i < nodal.Length; i++) injected += mesh.Injection[i] * nodal[i];
        Work += weight * ((density * ((density * SeriesResistanceArea) + ExcessVoltage(nodal))) + injected);
        Array.Clear(powers);
        for (int i = 0; i < joule.Length; i++) powers[joule[i]] += density * density * resistances[i];
        foreach (ChannelElement element in mesh.Elements) BookElement(element);
        for (int k = 0; k < mesh.Contacts.Count; k++)
        {
            powers[contactEntries[k]] += density * density * resistances[joule.Length + k];
            BookContact(mesh.Contacts[k], contactEntries[k]);
        }
        for (int k = 0; k < faceEntries.Length; k++) powers[faceEntries[k]] += PowerOf(mesh.Relaxations[k]);
        for (int i = 0; i < heats.Length; i++)
        {
            heats[i] += weight * powers[i];
            NegativeHeat = Math.Max(NegativeHeat, -powers[i]);
        }
    }

    // In the amplitudes of the modes: ∫a′² of each, and the force of each pair squared.
    private void BookElement(ChannelElement element)
    {
        ChannelDomain domain = mesh.Domains[element.Domain];
        ChannelSlab slab = domain.Slab;
        int m = slab.Count, points = ChannelMesh.Degree + 1;
        Span<double> amplitudes = stackalloc double[points * m];
        for (int a = 0; a < points; a++)
        {
            for (int j = 0; j < m; j++) amplitudes[(a * m) + j] = Product(slab.Form.AsSpan(j * m, m), element.Places.AsSpan(a * m, m));
        }
        double excess = 0;
        for (int a = 0; a < points; a++)
        {
            double weight = ChannelMesh.Rule.Weights[a] * element.Length / 2;
            for (int j = 0; j < m; j++)
            {
                double slope = 0;
                for (int b = 0; b < points; b++) slope += ChannelMesh.Slopes[(a * points) + b] * amplitudes[(b * m) + j];
                excess += weight * slope * slope * (4 / (element.Length * element.Length));
            }
            for (int p = 0; p < domainRelaxations[element.Domain].Length; p++)
            {
                double force = 0;
                for (int j = 0; j < m; j++) force += slab.Modes.Pairs[(p * m) + j] * amplitudes[(a * m) + j];
                powers[domainRelaxations[element.Domain][p]] += weight * force * force;
            }
        }
        powers[joule[element.Domain] + 1] += excess;
    }

    private void BookContact(ChannelContact contact, int entry)
    {
        ChannelSlab slab = contact.Slab;
        for (int j = 0; j < slab.Count; j++)
        {
            ReadOnlySpan<double> form = slab.Form.AsSpan(j * slab.Count, slab.Count);
            double left = Product(form, contact.Left), right = Product(form, contact.Right);
            FaceValues faces = new(left, right, right - left);
            powers[entry + 1] += 2 * slab.Weights[j].ExcessJoulePower(faces);
            powers[entry + 2] += 2 * slab.Weights[j].SpinFlipPower(faces);
        }
    }

    private double PowerOf(ChannelFaceRelaxation one)
    {
        double force = Product(one.Relaxation.Form, one.Places);
        return one.Relaxation.Conductance * force * force;
    }

    private double Product(ReadOnlySpan<double> form, ReadOnlySpan<int> places)
    {
        double sum = 0;
        for (int i = 0; i < form.Length; i++) sum += form[i] * nodal[places[i]];
        return sum;
    }
}
