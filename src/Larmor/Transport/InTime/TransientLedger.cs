using System.Numerics;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Transport.InTime;

/// <summary>The energies of a transient, place by place: work put in, heats, and what the accumulation stores.</summary>
/// <remarks>
/// From c ∂Δ/∂t = −∂δJ/∂x − 2GΔ times Δ/2, over the stack: J₀V + injected = d/dt ∫cΔ²/4 dx + J₀²R + ∫ρ*(δJ − βJ₀)² dx + ∫GΔ² dx. The first term on
/// the right is the free energy of the accumulation, N_h (eΔ)²/2 per volume. Integrated over each step by the scheme's own quadrature of order 5.
/// </remarks>
internal sealed class TransientLedger
{
    private readonly SpinMesh mesh;
    private readonly string[] places;
    private readonly double[] joule;
    private readonly double[] excess;
    private readonly double[] flip;
    private readonly double[] nodal;
    private readonly double[] domainExcess;
    private readonly double[] domainFlip;

    /// <summary>An empty ledger.</summary>
    public TransientLedger(SpinMesh mesh)
    {
        this.mesh = mesh;
        places = [.. mesh.Domains.Select(domain => mesh.Stack.Multilayer.Layers[domain.Layer].Name), .. mesh.Contacts.Select(contact => contact.Section.Name)];
        (joule, excess, flip) = (new double[places.Length], new double[places.Length], new double[places.Length]);
        (domainExcess, domainFlip) = (new double[places.Length], new double[places.Length]);
        nodal = new double[mesh.Size];
    }

    /// <summary>Work of the battery and of injected spin currents in J/m².</summary>
    public double Work { get; private set; }

    /// <summary>All heat in J/m².</summary>
    public double Heat => joule.Sum() + excess.Sum() + flip.Sum();

    /// <summary>Most negative heat of one place and mechanism at one instant, in W/m², as a positive number.</summary>
    public double NegativeHeat { get; private set; }

    /// <summary>Energies by place and mechanism in J/m².</summary>
    public IReadOnlyList<PowerEntry> Entries =>
    [
        .. places.SelectMany((place, i) => new[] { new PowerEntry(place, "joule", joule[i]), new PowerEntry(place, "joule-excess", excess[i]), new PowerEntry(place, "spin-flip", flip[i]) }),
    ];

    /// <summary>V_ne = b·Δ/2 in V.</summary>
    public double ExcessVoltage(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += mesh.Drive[i] * values[i];
        return sum / 2;
    }

    /// <summary>∫cΔ²/4 dx in J/m².</summary>
    public double Stored(ReadOnlySpan<double> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += mesh.Mass[i] * values[i] * values[i];
        return sum / 4;
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

    private void Book(double density, double weight)
    {
        double injected = 0;
        foreach (int end in new[] { 0, mesh.Size - 1 }) injected += mesh.Injection[end] * nodal[end] / 2;
        Work += weight * ((density * ((density * mesh.Stack.SeriesResistanceArea) + ExcessVoltage(nodal))) + injected);
        Array.Clear(domainExcess);
        Array.Clear(domainFlip);
        foreach (MeshElement element in mesh.Elements)
        {
            (double one, double other) = mesh.PowersOf(element, nodal);
            domainExcess[element.Domain] += one;
            domainFlip[element.Domain] += other;
        }
        for (int k = 0; k < mesh.Contacts.Count; k++)
        {
            MeshContact contact = mesh.Contacts[k];
            double left = nodal[contact.LeftNode], right = nodal[contact.LeftNode + 1];
            (double square, double slope) = contact.Section.Integrals(new AlternatingFaces(left, right, right - left), 0);
            domainExcess[mesh.Domains.Count + k] = slope / (4 * contact.Section.AreaResistance);
            domainFlip[mesh.Domains.Count + k] = contact.Section.Ratio * contact.Section.Ratio * square / (4 * contact.Section.AreaResistance);
        }
        for (int i = 0; i < places.Length; i++)
        {
            joule[i] += weight * density * density * SeriesOf(i);
            excess[i] += weight * domainExcess[i];
            flip[i] += weight * domainFlip[i];
            NegativeHeat = Math.Max(NegativeHeat, -Math.Min(domainExcess[i], domainFlip[i]));
        }
    }

    /// <summary>Charge resistance of a place in ohm m²; a lead's own is left out.</summary>
    private double SeriesOf(int place)
    {
        if (place >= mesh.Domains.Count) return mesh.Contacts[place - mesh.Domains.Count].Section.ChargeResistance;
        SpinDomain domain = mesh.Domains[place];
        return domain.Side != 0 ? 0 : domain.Length / (2 * domain.Conductivity) * (1 - (domain.Polarization * domain.Polarization));
    }
}
