using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.InTime;

/// <summary>One element of a mesh: the unknowns at its points, point by point, each with all differences of its metal.</summary>
/// <param name="Domain">Index of its domain.</param>
/// <param name="Left">x of its left end in m.</param>
/// <param name="Length">Its length in m.</param>
/// <param name="Places">Place in the state of difference i at point a, at [a m + i].</param>
internal sealed record ChannelElement(int Domain, double Left, double Length, int[] Places);

/// <summary>A resistive contact of a mesh.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Slab">The populations that cross it.</param>
/// <param name="Left">Places in the state of their differences at the left face.</param>
/// <param name="Right">The same at the right face.</param>
internal sealed record ChannelContact(string Name, ChannelSlab Slab, int[] Left, int[] Right);

/// <summary>Relaxations at a face of a mesh, with the places of the face's differences.</summary>
internal sealed record ChannelFaceRelaxation(NodeRelaxation Relaxation, int[] Places);

/// <summary>
/// Spectral elements for C ∂y/∂t = M⁻¹y″ − Gy in a whole stack of any channels: Mass dy/dt = −Stiffness y + b J₀ + injected, both symmetric.
/// </summary>
/// <remarks>
/// Elements of degree 12 on the points of Gauss and Lobatto, short at every face and growing away from it. At a face stand the differences of both sides; one
/// that a contact blocks or a neighbour lacks ends there and carries nothing across. A contact is its exact network and stores nothing; its relaxations
/// act at its faces as in the steady state. b holds the jumps of the polarizations. Leads end where nothing arrives; a reservoir holds its face at zero.
/// </remarks>
internal sealed class ChannelMesh
{
    /// <summary>Degree of the elements.</summary>
    public const int Degree = 12;

    /// <summary>The points of an element.</summary>
    public static readonly GaussLobatto Rule = new(Degree);

    /// <summary>Derivatives at the points, by rows, of the functions that are 1 at one of them.</summary>
    public static readonly double[] Slopes = Rule.Derivative();
    private static readonly double[] Bending = Rule.Stiffness();
    private readonly List<ChannelDomain> domains = [];
    private readonly List<ChannelElement> elements = [];
    private readonly List<ChannelContact> contacts = [];
    private readonly List<ChannelFaceRelaxation> relaxations = [];
    private readonly int[][] faces;
    private readonly bool[] isHeld;

    /// <summary>A mesh for drives between two times.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="shortest">Shortest time of interest in s.</param>
    /// <param name="longest">Longest time of interest in s; infinite where the steady state counts.</param>
    public ChannelMesh(CollinearStack stack, double shortest, double longest)
    {
        Stack = stack;
        faces = new int[stack.Chain.Nodes.Length][];
        LayOut(shortest, longest);
        isHeld = new bool[Size];
        if (stack.Left.IsReservoir) Hold(faces[0]);
        if (stack.Right.IsReservoir) Hold(faces[^1]);
        int width = elements.Max(element => element.Places.Max() - element.Places.Min());
        foreach (ChannelContact contact in contacts) width = Math.Max(width, contact.Right.Max() - contact.Left.Min());
        int most = Math.Max(faces.Max(face => face.Length), domains.Max(domain => domain.Slab.Count)) - 1;
        Stiffness = new BandedSymmetricMatrix(Size, Math.Max(width, most));
        Mass = new BandedSymmetricMatrix(Size, most);
        (Drive, Injection) = (new double[Size], new double[Size]);
        foreach (ChannelElement element in elements) Assemble(element);
        foreach (ChannelContact contact in contacts) Assemble(contact);
        foreach (ChannelFaceRelaxation one in relaxations) Assemble(one);
        for (int domain = 0; domain < domains.Count; domain++) Push(domain);
        Close(stack.Left, stack.Multilayer.Left, faces[0], 1);
        Close(stack.Right, stack.Multilayer.Right, faces[^1], -1);
        for (int i = 0; i < Size; i++)
        {
            if (isHeld[i]) (Drive[i], Injection[i]) = (0, 0);
            if (isHeld[i]) Stiffness.Add(i, i, 1);
        }
    }

    /// <summary>The stack.</summary>
    public CollinearStack Stack { get; }

    /// <summary>Number of unknowns.</summary>
    public int Size { get; private set; }

    /// <summary>In S/m².</summary>
    public BandedSymmetricMatrix Stiffness { get; }

    /// <summary>In s S/m².</summary>
    public BandedSymmetricMatrix Mass { get; }

    /// <summary>b.</summary>
    public double[] Drive { get; }

    /// <summary>Channel currents that the ends put in, in A/m².</summary>
    public double[] Injection { get; }

    /// <summary>The domains along +x.</summary>
    public IReadOnlyList<ChannelDomain> Domains => domains;

    /// <summary>The elements along +x.</summary>
    public IReadOnlyList<ChannelElement> Elements => elements;

    /// <summary>The contacts along +x.</summary>
    public IReadOnlyList<ChannelContact> Contacts => contacts;

    /// <summary>The relaxations at faces along +x.</summary>
    public IReadOnlyList<ChannelFaceRelaxation> Relaxations => relaxations;

    /// <summary>Places of the first difference, Δ of the s channels, at the left face of a domain and at its right face.</summary>
    public (int Left, int Right) FacesOf(int domain)
    {
        int[] first = elements.First(element => element.Domain == domain).Places, last = elements.Last(element => element.Domain == domain).Places;
        return (first[0], last[Degree * domains[domain].Slab.Count]);
    }

    /// <summary>Difference i of the channels of a domain at x; zero beyond the reach of a lead.</summary>
    public double ValueAt(ReadOnlySpan<double> nodal, int domain, int difference, double x)
    {
        ChannelDomain place = domains[domain];
        if (x < place.Left || x > place.Left + place.Length) return 0;
        ChannelElement element = elements.FirstOrDefault(one => one.Domain == domain && x <= one.Left + (one.Length * (1 + 1e-14)), elements.Last(one => one.Domain == domain));
        double[] shape = Rule.Shape(Math.Clamp((2 * (x - element.Left) / element.Length) - 1, -1, 1));
        double sum = 0;
        for (int a = 0; a <= Degree; a++) sum += shape[a] * nodal[element.Places[(a * place.Slab.Count) + difference]];
        return sum;
    }

    /// <summary>Factors of shift Mass + Stiffness.</summary>
    public BandedSymmetricSolver Factorize(Complex shift) => new(Stiffness, shift, Mass);

    /// <summary>Z_ne A at a rate, b·(s Mass + Stiffness)⁻¹b: what the exact network gives too.</summary>
    public Complex NonEquilibriumImpedance(Complex rate)
    {
        Complex[] x = [.. Drive.Select(value => (Complex)value)];
        Factorize(rate).Solve(x);
        Complex sum = 0;
        for (int i = 0; i < Size; i++) sum += Drive[i] * x[i];
        return sum;
    }

    private void LayOut(double shortest, double longest)
    {
        ChannelChain chain = Stack.Chain;
        Multilayer stack = Stack.Multilayer;
        double x = 0;
        if (chain.LeadLeft is { } left) AddDomain(new ChannelDomain(left, stack.Layers[0].Material, 0, -1), -1, 0, ref x, shortest, longest);
        else OpenFace(0);
        int layer = 0;
        for (int k = 0; k < chain.Count; k++)
        {
            int found = Array.IndexOf(chain.ElementOfLayer, k, layer);
            if (found >= 0) AddDomain(new ChannelDomain(chain.Slab(k), stack.Layers[layer = found].Material, found, 0), k, k + 1, ref x, shortest, longest);
            else AddContact(k);
        }
        if (chain.LeadRight is { } right) AddDomain(new ChannelDomain(right, stack.Layers[^1].Material, stack.Layers.Count - 1, 1), chain.Count, -1, ref x, shortest, longest);
        for (int k = 0; k < faces.Length; k++)
        {
            foreach (NodeRelaxation one in chain.Nodes[k].Relaxations) relaxations.Add(new ChannelFaceRelaxation(one, faces[k]));
        }
    }

    private void AddContact(int k)
    {
        OpenFace(k + 1);
        contacts.Add(new ChannelContact(Stack.Chain.NameOf(k), Stack.Chain.Slab(k), At(k, false), At(k + 1, true)));
    }

    // Unknowns from left to right: interior points have the differences of their metal, faces those of both sides.
    private void AddDomain(ChannelDomain domain, int from, int to, ref double x, double shortest, double longest)
    {
        if (domain.Side != 0) domain.Cut(longest);
        domain.Left = x = domain.Side < 0 ? -domain.Length : x;
        double[] lengths = domain.Elements(shortest);
        int m = domain.Slab.Count;
        int[] before = from < 0 ? Interior(m) : At(from, false);
        for (int e = 0; e < lengths.Length; e++)
        {
            int[] places = new int[(Degree + 1) * m];
            for (int a = 0; a <= Degree; a++)
            {
                int[] here = a == 0 ? before : a == Degree && e == lengths.Length - 1 && to >= 0 ? Closing(to) : Interior(m);
                here.CopyTo(places, a * m);
                before = here;
            }
            elements.Add(new ChannelElement(domains.Count, x, lengths[e], places));
            x += lengths[e];
        }
        domains.Add(domain);
        x = domain.Side < 0 ? 0 : domain.Left + domain.Length;
    }

    private int[] Closing(int face)
    {
        OpenFace(face);
        return At(face, true);
    }

    private void OpenFace(int face) => faces[face] = Interior(Stack.Chain.Nodes[face].Count);

    private int[] Interior(int count)
    {
        Size += count;
        return [.. Enumerable.Range(Size - count, count)];
    }

    // Places at a face of what stands on its left or on its right.
    private int[] At(int face, bool fromLeft) => [.. (fromLeft ? Stack.Chain.Nodes[face].LeftPlaces : Stack.Chain.Nodes[face].RightPlaces).Select(place => faces[face][place])];

    private void Hold(int[] face)
    {
        foreach (int place in face) isHeld[place] = true;
    }

    private void Add(BandedSymmetricMatrix matrix, int row, int column, double value)
    {
        if (value != 0 && !isHeld[row] && !isHeld[column]) matrix.Add(row, column, value);
    }

    private void Assemble(ChannelElement element)
    {
        ChannelDomain domain = domains[element.Domain];
        int m = domain.Slab.Count;
        double gradient = 2 / element.Length, half = element.Length / 2;
        for (int p = 0; p < element.Places.Length; p++)
        {
            for (int q = 0; q <= p; q++)
            {
                int a = p / m, b = q / m, entry = (p % m * m) + (q % m);
                double value = gradient * Bending[(a * (Degree + 1)) + b] * domain.Conductivity[entry];
                if (a == b) value += half * Rule.Weights[a] * domain.Relaxation[entry];
                Add(Stiffness, element.Places[p], element.Places[q], value);
                if (a == b) Add(Mass, element.Places[p], element.Places[q], half * Rule.Weights[a] * domain.Capacitance[entry]);
            }
        }
    }

    private void Assemble(ChannelContact contact)
    {
        ChannelSlab slab = contact.Slab;
        int m = slab.Count;
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k < m; k++)
            {
                double own = 0, across = 0;
                for (int j = 0; j < m; j++)
                {
                    double form = slab.Form[(j * m) + i] * slab.Form[(j * m) + k];
                    own += form * (slab.Series[j] + slab.Shunts[j]);
                    across -= form * slab.Series[j];
                }
                if (k <= i) Add(Stiffness, contact.Left[i], contact.Left[k], own);
                if (k <= i) Add(Stiffness, contact.Right[i], contact.Right[k], own);
                Add(Stiffness, contact.Left[i], contact.Right[k], across);
            }
            Drive[contact.Left[i]] -= Polarization(slab, i);
            Drive[contact.Right[i]] += Polarization(slab, i);
        }
    }

    private void Assemble(ChannelFaceRelaxation one)
    {
        double[] form = one.Relaxation.Form;
        for (int i = 0; i < form.Length; i++)
        {
            for (int k = 0; k <= i; k++) Add(Stiffness, one.Places[i], one.Places[k], one.Relaxation.Conductance * form[i] * form[k]);
        }
    }

    // The far end of a lead carries its own polarization: nothing happens there.
    private void Push(int domain)
    {
        ChannelDomain place = domains[domain];
        int m = place.Slab.Count;
        int[] first = elements.First(element => element.Domain == domain).Places, last = elements.Last(element => element.Domain == domain).Places;
        for (int i = 0; i < m; i++)
        {
            if (place.Side >= 0) Drive[first[i]] -= Polarization(place.Slab, i);
            if (place.Side <= 0) Drive[last[(Degree * m) + i]] += Polarization(place.Slab, i);
        }
    }

    private void Close(in LadderEnd end, EndCondition condition, int[] face, int sign)
    {
        if (!end.IsReservoir && end.Lead is null) Drive[face[0]] += sign * (end.Source - Stack.Reference);
        if (condition is EndCondition.SpinCurrent injected) Injection[face[0]] += sign * injected.Density.Si / 2;
    }

    private double Polarization(ChannelSlab slab, int difference) => slab.Polarization[difference] - (difference == 0 ? Stack.Reference : 0);
}
