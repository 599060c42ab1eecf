using Larmor.Layers;
using Larmor.Materials;
using Larmor.Thermodynamics;

namespace Larmor.Transport;

/// <summary>A solved collinear stack: the accumulation at all faces, and what follows from it.</summary>
internal sealed class CollinearSolution
{
    private readonly SpinLadder perCurrent;
    private readonly SpinLadder? injected;
    private readonly double[] nodes;
    private readonly FaceValues[] faces;
    private readonly double[] voltages;

    /// <summary>Solves a stack at the charge current density J₀ in A/m².</summary>
    public CollinearSolution(CollinearStack stack, double currentDensity)
    {
        Stack = stack;
        CurrentDensity = currentDensity;
        perCurrent = stack.Ladder();
        if (SpinCurrentOf(stack.Multilayer.Left) != 0 || SpinCurrentOf(stack.Multilayer.Right) != 0)
        {
            injected = stack.InjectionLadder(SpinCurrentOf(stack.Multilayer.Left), SpinCurrentOf(stack.Multilayer.Right));
        }
        nodes = [.. Enumerable.Range(0, perCurrent.NodeCount).Select(k => (currentDensity * perCurrent.NodeValue(k)) + (injected?.NodeValue(k) ?? 0))];
        faces = [.. Enumerable.Range(0, stack.Elements.Count).Select(k => (currentDensity * perCurrent.Faces(k)) + (injected?.Faces(k) ?? default))];
        SeriesResistanceArea = stack.Elements.Sum(element => element.ChargeResistance);
        NonEquilibriumResistanceArea = DriveProduct(perCurrent.NodeValue, k => perCurrent.Faces(k).Difference) / 2;
        voltages = Voltages();
    }

    /// <summary>The stack.</summary>
    public CollinearStack Stack { get; }

    /// <summary>J₀ in A/m².</summary>
    public double CurrentDensity { get; }

    /// <summary>Charge resistance of everything but the leads, in ohm m².</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>R_ne A = b·Δ/(2J₀) in ohm m², from the solution at unit current.</summary>
    public double NonEquilibriumResistanceArea { get; }

    /// <summary>Residual of reciprocity of the ladder.</summary>
    public double ReciprocityResidual => perCurrent.ReciprocityResidual();

    /// <summary>Δ at a node in V.</summary>
    public double Node(int node) => nodes[node];

    /// <summary>Δ at the faces of an element in V.</summary>
    public FaceValues Faces(int element) => faces[element];

    /// <summary>μ₀/2 at a node in V; zero at the right end (in the far field of a right lead, its own resistance left out).</summary>
    public double Voltage(int node) => voltages[node];

    /// <summary>Series part and share of R_ne of every layer and interface, along +x, in ohm m².</summary>
    public IReadOnlyList<ResistanceShare> Shares()
    {
        Multilayer multilayer = Stack.Multilayer;
        List<ResistanceShare> shares = [];
        int last = nodes.Length - 1;
        if (multilayer.Left is EndCondition.Lead) shares.Add(new ResistanceShare(multilayer.Layers[0].Name, 0, Stack.Left.Polarization * perCurrent.NodeValue(0) / 2));
        if (multilayer.Left is EndCondition.Polarization left) shares.Add(new ResistanceShare("left end", 0, left.Value * perCurrent.NodeValue(0) / 2));
        for (int k = 0; k < faces.Length; k++)
        {
            shares.Add(new ResistanceShare(Stack.Names[k], Stack.Elements[k].ChargeResistance, Stack.Elements[k].Polarization * perCurrent.Faces(k).Difference / 2));
        }
        if (multilayer.Right is EndCondition.Polarization right) shares.Add(new ResistanceShare("right end", 0, -right.Value * perCurrent.NodeValue(last) / 2));
        if (multilayer.Right is EndCondition.Lead) shares.Add(new ResistanceShare(multilayer.Layers[^1].Name, 0, -Stack.Right.Polarization * perCurrent.NodeValue(last) / 2));
        return shares;
    }

    /// <summary>The power budget: battery and injected spin current against Joule heat, its excess, and spin flips.</summary>
    public PowerBudget Power()
    {
        Multilayer multilayer = Stack.Multilayer;
        int last = nodes.Length - 1;
        List<PowerEntry> entries = [];
        if (multilayer.Left is EndCondition.Lead) AddLead(entries, multilayer.Layers[0], nodes[0]);
        for (int k = 0; k < faces.Length; k++)
        {
            PiElement element = Stack.Elements[k];
            entries.Add(new PowerEntry(Stack.Names[k], "joule", CurrentDensity * CurrentDensity * element.ChargeResistance));
            entries.Add(new PowerEntry(Stack.Names[k], "joule-excess", element.ExcessJoulePower(faces[k])));
            entries.Add(new PowerEntry(Stack.Names[k], "spin-flip", element.SpinFlipPower(faces[k])));
        }
        if (multilayer.Right is EndCondition.Lead) AddLead(entries, multilayer.Layers[^1], nodes[last]);
        double voltage = (CurrentDensity * SeriesResistanceArea) + (DriveProduct(Node, k => faces[k].Difference) / 2);
        double injection = ((SpinCurrentOf(multilayer.Left) * nodes[0]) - (SpinCurrentOf(multilayer.Right) * nodes[last])) / 2;
        return new PowerBudget { Supplied = (CurrentDensity * voltage) + injection, Entries = entries };
    }

    /// <summary>Largest jump of δJ at a face, relative to the largest current; the solution's own balance.</summary>
    public double ContinuityResidual()
    {
        double scale = Math.Abs(CurrentDensity), jump = 0;
        for (int node = 0; node < nodes.Length; node++)
        {
            double left = node == 0 ? EndCurrent(Stack.Left, Stack.Multilayer.Left, -nodes[0]) : FaceCurrent(node - 1, 1);
            double right = node == nodes.Length - 1 ? EndCurrent(Stack.Right, Stack.Multilayer.Right, nodes[node]) : FaceCurrent(node, 0);
            // A reservoir takes whatever comes.
            if (double.IsInfinity(left) || double.IsInfinity(right)) continue;
            jump = Math.Max(jump, Math.Abs(left - right));
            scale = Math.Max(scale, Math.Max(Math.Abs(left), Math.Abs(right)));
        }
        return scale == 0 ? 0 : jump / scale;
    }

    private static double SpinCurrentOf(EndCondition end) => end is EndCondition.SpinCurrent given ? given.Density.Si : 0;

    private static void AddLead(List<PowerEntry> entries, Layer lead, double accumulation)
    {
        // ∫GΔ² and ∫ρ*(δJ − βJ₀)² over a half-space are equal.
        double half = CollinearStack.LeadConductance(lead.Material.Channels) * accumulation * accumulation / 4;
        entries.Add(new PowerEntry(lead.Name, "joule-excess", half));
        entries.Add(new PowerEntry(lead.Name, "spin-flip", half));
    }

    private double EndCurrent(SpinSource end, EndCondition condition, double outwardAccumulation) => condition is EndCondition.Reservoir
        ? double.PositiveInfinity
        : (CurrentDensity * end.Polarization) + SpinCurrentOf(condition) + (end.Conductance * outwardAccumulation);

    private double FaceCurrent(int element, double f) =>
        (CurrentDensity * Stack.Elements[element].Polarization) + Stack.Elements[element].ExcessSpinCurrent(faces[element], f);

    /// <summary>b·Δ as a sum over elements and ends; the reference polarization drops out of it.</summary>
    private double DriveProduct(Func<int, double> node, Func<int, double> difference)
    {
        double reference = Stack.Reference;
        double sum = ((Stack.Left.Polarization - reference) * node(0)) - ((Stack.Right.Polarization - reference) * node(nodes.Length - 1));
        for (int k = 0; k < Stack.Elements.Count; k++) sum += (Stack.Elements[k].Polarization - reference) * difference(k);
        return sum;
    }

    private double[] Voltages()
    {
        int last = nodes.Length - 1;
        double[] values = new double[nodes.Length];
        values[last] = -Stack.Right.Polarization * nodes[last] / 2;
        for (int k = last - 1; k >= 0; k--)
        {
            PiElement element = Stack.Elements[k];
            values[k] = values[k + 1] + (CurrentDensity * element.ChargeResistance) + (element.Polarization * faces[k].Difference / 2);
        }
        return values;
    }
}
