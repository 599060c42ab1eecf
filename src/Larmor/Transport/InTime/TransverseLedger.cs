using System.Numerics;
using Larmor.Numerics;
using Larmor.Thermodynamics;

namespace Larmor.Transport.InTime;

/// <summary>The energies of a transient across the axis: work of the injection, heats by place, and what the accumulation stores.</summary>
/// <remarks>
/// The equation times conj(D)/2, real part, over the stack: (1/2) Re[conj(j) D] at the driven face = d/dt ∫c_t|D|²/4 dx + (1/2)∫|δJ_t|²/σ_t dx
/// + (1/2)∫G_t|D|² dx. Precession drops out: it turns D and neither heats nor stores. Integrated over each step by the scheme's own quadrature.
/// </remarks>
internal sealed class TransverseLedger
{
    private readonly TransverseFlow flow;
    private readonly SpinMesh mesh;
    private readonly string[] places;
    private readonly double[] joule;
    private readonly double[] relaxation;
    private readonly double[][] parts;

    /// <summary>An empty ledger.</summary>
    public TransverseLedger(TransverseFlow flow)
    {
        this.flow = flow;
        mesh = flow.Mesh;
        places = [.. mesh.Domains.Select(domain => mesh.Stack.Multilayer.Layers[domain.Layer].Name), .. mesh.Contacts.Select(contact => contact.Section.Name)];
        (joule, relaxation) = (new double[places.Length], new double[places.Length]);
        parts = [new double[mesh.Size], new double[mesh.Size]];
    }

    /// <summary>Work of the injection in J/m².</summary>
    public double Work { get; private set; }

    /// <summary>All heat in J/m².</summary>
    public double Heat => joule.Sum() + relaxation.Sum();

    /// <summary>Most negative heat of one place and mechanism at one instant, in W/m², as a positive number.</summary>
    public double NegativeHeat { get; private set; }

    /// <summary>Energies by place and mechanism in J/m².</summary>
    public IReadOnlyList<PowerEntry> Entries =>
        [.. places.SelectMany((place, i) => new[] { new PowerEntry(place, "joule-excess", joule[i]), new PowerEntry(place, "transverse-relaxation", relaxation[i]) })];

    /// <summary>∫c_t|D|²/4 dx in J/m².</summary>
    public double Stored(ReadOnlySpan<Complex> values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += mesh.Mass[i] * ((values[i].Real * values[i].Real) + (values[i].Imaginary * values[i].Imaginary));
        return sum / 4;
    }

    /// <summary>Books one step.</summary>
    public void Add(RadauIIA5Stepper stepper, double start, double length)
    {
        for (int s = 0; s < 3; s++)
        {
            ReadOnlySpan<Complex> stage = stepper.Stage(s);
            for (int i = 0; i < stage.Length; i++) (parts[0][i], parts[1][i]) = (stage[i].Real, stage[i].Imaginary);
            double current = s == 2 ? flow.CurrentAt(stepper.Time, true) : flow.CurrentAt(start + (RadauIIA5.Nodes[s] * length), false);
            double weight = RadauIIA5.Stages[2, s] * length;
            Work += weight * current * stage[flow.DrivenNode].Real / 2;
            Book(weight);
        }
    }

    private void Book(double weight)
    {
        double[] ohmic = new double[places.Length], lost = new double[places.Length];
        foreach (double[] nodal in parts)
        {
            foreach (MeshElement element in mesh.Elements)
            {
                (double one, double other) = mesh.PowersOf(element, nodal);
                ohmic[element.Domain] += one;
                lost[element.Domain] += other;
            }
            for (int k = 0; k < mesh.Contacts.Count; k++)
            {
                MeshContact contact = mesh.Contacts[k];
                double left = nodal[contact.LeftNode], right = nodal[contact.LeftNode + 1];
                (double square, double slope) = contact.Section.Integrals(new AlternatingFaces(left, right, right - left), 0);
                ohmic[mesh.Domains.Count + k] += slope / (4 * contact.Section.AreaResistance);
                lost[mesh.Domains.Count + k] += contact.Section.Ratio * contact.Section.Ratio * square / (4 * contact.Section.AreaResistance);
            }
        }
        for (int i = 0; i < places.Length; i++)
        {
            joule[i] += weight * ohmic[i];
            relaxation[i] += weight * lost[i];
            NegativeHeat = Math.Max(NegativeHeat, -Math.Min(ohmic[i], lost[i]));
        }
    }
}
