using System.Numerics;
using Larmor.Numerics;

namespace Larmor.Transport.InTime;

/// <summary>One element of a mesh.</summary>
/// <param name="Domain">Index of its domain.</param>
/// <param name="FirstNode">Its first node.</param>
/// <param name="Left">x of its left end in m.</param>
/// <param name="Length">Its length in m.</param>
internal readonly record struct MeshElement(int Domain, int FirstNode, double Left, double Length);

/// <summary>A resistive contact between two nodes of a mesh.</summary>
internal readonly record struct MeshContact(int LeftNode, SpinSection Section);

/// <summary>
/// Spectral elements for c_t ∂D/∂t = σ_t D″ − G_t D, across the axis of a whole stack, without precession: M dD/dt = −K D, M diagonal and both symmetric.
/// </summary>
/// <remarks>
/// Elements of degree 12 on the points of Gauss and Lobatto, short at every face and growing geometrically away from it, so that the root of the
/// time after a jump and the slow relaxation of a lead are met alike. A contact is its exact network. Leads end where nothing arrives. A reservoir
/// holds its node at zero. Along the axis: <see cref="ChannelMesh"/>.
/// </remarks>
internal sealed class SpinMesh
{
    private const int Degree = 12;
    private static readonly GaussLobatto Rule = new(Degree);
    private static readonly double[] Bending = Rule.Stiffness();
    private static readonly double[] Slopes = Rule.Derivative();
    private readonly List<SpinDomain> domains = [];
    private readonly List<MeshElement> elements = [];
    private readonly List<MeshContact> contacts = [];

    /// <summary>A mesh for drives between two times.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="shortest">Shortest time of interest in s.</param>
    /// <param name="longest">Longest time of interest in s; infinite where the steady state counts.</param>
    public SpinMesh(SpinStack stack, double shortest, double longest)
    {
        Stack = stack;
        LayOut(shortest, longest);
        int fixedLeft = stack.Left.IsReservoir ? 0 : -1, fixedRight = stack.Right.IsReservoir ? Size - 1 : -1;
        Stiffness = new BandedSymmetricMatrix(Size, Degree);
        Mass = new double[Size];
        foreach (MeshElement element in elements) Assemble(element, fixedLeft, fixedRight);
        foreach (MeshContact contact in contacts) Assemble(contact, fixedLeft, fixedRight);
        foreach (int node in new[] { fixedLeft, fixedRight })
        {
            if (node < 0) continue;
            Stiffness.Add(node, node, 1);
        }
    }

    /// <summary>The stack.</summary>
    public SpinStack Stack { get; }

    /// <summary>Number of nodes.</summary>
    public int Size { get; private set; }

    /// <summary>K in S/m².</summary>
    public BandedSymmetricMatrix Stiffness { get; }

    /// <summary>The diagonal of M in s S/m².</summary>
    public double[] Mass { get; }

    /// <summary>The domains along +x.</summary>
    public IReadOnlyList<SpinDomain> Domains => domains;

    /// <summary>The elements along +x.</summary>
    public IReadOnlyList<MeshElement> Elements => elements;

    /// <summary>The contacts along +x.</summary>
    public IReadOnlyList<MeshContact> Contacts => contacts;

    /// <summary>Node at the left face of a domain and at its right face.</summary>
    public (int Left, int Right) FacesOf(int domain) =>
        (elements.First(element => element.Domain == domain).FirstNode, elements.Last(element => element.Domain == domain).FirstNode + Degree);

    /// <summary>x of every node in m.</summary>
    public double[] Positions()
    {
        double[] positions = new double[Size];
        foreach (MeshElement element in elements)
        {
            for (int i = 0; i <= Degree; i++) positions[element.FirstNode + i] = element.Left + (element.Length * (1 + Rule.Points[i]) / 2);
        }
        return positions;
    }

    /// <summary>The value of a nodal function at x in a domain; zero beyond the reach of a lead.</summary>
    public double ValueAt(ReadOnlySpan<double> nodal, int domain, double x)
    {
        SpinDomain place = domains[domain];
        if (x < place.Left || x > place.Left + place.Length) return 0;
        MeshElement element = ElementAt(domain, x);
        double[] shape = Rule.Shape(Math.Clamp((2 * (x - element.Left) / element.Length) - 1, -1, 1));
        double sum = 0;
        for (int i = 0; i <= Degree; i++) sum += shape[i] * nodal[element.FirstNode + i];
        return sum;
    }

    /// <summary>d/dx of a nodal function at x in a domain, from within the domain; zero beyond the reach of a lead.</summary>
    public double SlopeAt(ReadOnlySpan<double> nodal, int domain, double x)
    {
        SpinDomain place = domains[domain];
        if (x < place.Left || x > place.Left + place.Length) return 0;
        MeshElement element = ElementAt(domain, x);
        double[] shape = Rule.Shape(Math.Clamp((2 * (x - element.Left) / element.Length) - 1, -1, 1));
        double sum = 0;
        for (int q = 0; q <= Degree; q++)
        {
            for (int i = 0; i <= Degree; i++) sum += shape[q] * Slopes[(q * (Degree + 1)) + i] * nodal[element.FirstNode + i];
        }
        return sum * 2 / element.Length;
    }

    /// <summary>The points of the quadrature, element by element: node, domain, x in m and the share of M in s S/m²; nodes held at zero are left out.</summary>
    public IEnumerable<(int Node, int Domain, double X, double Mass)> MassPoints()
    {
        foreach (MeshElement element in elements)
        {
            for (int i = 0; i <= Degree; i++)
            {
                if (Mass[element.FirstNode + i] == 0) continue;
                yield return (element.FirstNode + i, element.Domain, element.Left + (element.Length * (1 + Rule.Points[i]) / 2), domains[element.Domain].Capacitance * element.Length / 2 * Rule.Weights[i]);
            }
        }
    }

    /// <summary>Factors of shift M + K.</summary>
    public BandedSymmetricSolver Factorize(Complex shift) => Factorize(shift, []);

    /// <summary>Factors of shift M + K − i diag(p), p one number for each node in S/m²; none for no precession.</summary>
    public BandedSymmetricSolver Factorize(Complex shift, ReadOnlySpan<double> precession)
    {
        Complex[] diagonal = new Complex[Size];
        for (int i = 0; i < Size; i++) diagonal[i] = (shift * Mass[i]) - (precession.IsEmpty ? Complex.Zero : new Complex(0, precession[i]));
        return new BandedSymmetricSolver(Stiffness, diagonal);
    }

    /// <summary>∫ρ*(δJ − βJ₀)² dx and ∫GΔ² dx of an element in W/m².</summary>
    public (double Joule, double Flip) PowersOf(MeshElement element, ReadOnlySpan<double> nodal)
    {
        SpinDomain domain = domains[element.Domain];
        double slopes = 0, squares = 0;
        for (int q = 0; q <= Degree; q++)
        {
            double slope = 0, value = nodal[element.FirstNode + q];
            for (int i = 0; i <= Degree; i++) slope += Slopes[(q * (Degree + 1)) + i] * nodal[element.FirstNode + i];
            slopes += Rule.Weights[q] * slope * slope;
            squares += Rule.Weights[q] * value * value;
        }
        return (domain.Conductivity * slopes / element.Length, domain.Relaxation * squares * element.Length / 4);
    }

    /// <summary>The element of a domain at x; the last one where the sum of all falls short of the far face by rounding.</summary>
    private MeshElement ElementAt(int domain, double x) =>
        elements.FirstOrDefault(one => one.Domain == domain && x <= one.Left + one.Length * (1 + 1e-14), elements[LastOf(domain)]);

    private int LastOf(int domain) => elements.FindLastIndex(element => element.Domain == domain);

    private void LayOut(double shortest, double longest)
    {
        SpinStack stack = Stack;
        int node = 0;
        double x = 0;
        if (stack.Left.IsLead) AddLead(stack.Left, 0, -1, 0, shortest, longest, ref node);
        foreach (SpinSection section in stack.Sections)
        {
            if (section.Layer < 0)
            {
                contacts.Add(new MeshContact(node, section));
                node++;
                continue;
            }
            double t = section.Thickness;
            AddDomain(new SpinDomain(section.Layer, x, t, t / (2 * section.AreaResistance), section.Ratio / t, section.DiffusionTime / (t * t), section.Polarization, 0), shortest, ref node);
            x += t;
        }
        if (stack.Right.IsLead) AddLead(stack.Right, stack.Multilayer.Layers.Count - 1, 1, x, shortest, longest, ref node);
        Size = node + 1;
    }

    private void AddLead(SpinEnd lead, int layer, int side, double face, double shortest, double longest, ref int node)
    {
        double reach = SpinDomain.ReachOf(lead, longest);
        AddDomain(new SpinDomain(layer, side < 0 ? face - reach : face, reach, 1 / (2 * lead.RhoStar), lead.InverseLength, lead.InverseDiffusion, lead.Polarization, side), shortest, ref node);
    }

    private void AddDomain(SpinDomain domain, double shortest, ref int node)
    {
        double x = domain.Left;
        foreach (double length in domain.Elements(shortest))
        {
            elements.Add(new MeshElement(domains.Count, node, x, length));
            node += Degree;
            x += length;
        }
        domains.Add(domain);
    }

    private void Assemble(MeshElement element, int fixedLeft, int fixedRight)
    {
        SpinDomain domain = domains[element.Domain];
        double gradient = domain.Conductivity * 2 / element.Length, half = element.Length / 2;
        for (int i = 0; i <= Degree; i++)
        {
            int row = element.FirstNode + i;
            if (row == fixedLeft || row == fixedRight) continue;
            Mass[row] += domain.Capacitance * half * Rule.Weights[i];
            Stiffness.Add(row, row, domain.Relaxation * half * Rule.Weights[i]);
            for (int j = 0; j <= i; j++)
            {
                int column = element.FirstNode + j;
                if (column != fixedLeft && column != fixedRight) Stiffness.Add(row, column, gradient * Bending[(i * (Degree + 1)) + j]);
            }
        }
    }

    private void Assemble(MeshContact contact, int fixedLeft, int fixedRight)
    {
        int left = contact.LeftNode, right = left + 1;
        double shunt = contact.Section.Shunt(0).Real, series = contact.Section.Series(0).Real;
        if (left != fixedLeft) Stiffness.Add(left, left, shunt + series);
        if (right != fixedRight) Stiffness.Add(right, right, shunt + series);
        if (left != fixedLeft && right != fixedRight) Stiffness.Add(left, right, -series);
    }
}
