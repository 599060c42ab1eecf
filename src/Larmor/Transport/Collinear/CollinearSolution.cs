using Larmor.Layers;
using Larmor.Thermodynamics;

namespace Larmor.Transport.Collinear;

/// <summary>A solved collinear stack: the differences of all channels at all faces, and what follows from them.</summary>
internal sealed class CollinearSolution
{
    private readonly ChannelChain chain;
    private readonly ChannelLadder ladder;
    private readonly LadderState perCurrent;
    private readonly LadderState state;
    private readonly bool isInjected;
    private readonly double[] voltages;

    /// <summary>Solves a stack at the charge current density J₀ in A/m².</summary>
    public CollinearSolution(CollinearStack stack, double currentDensity)
    {
        Stack = stack;
        CurrentDensity = currentDensity;
        chain = stack.Chain;
        ladder = new ChannelLadder(chain);
        ladder.Solve(stack.Left, stack.Right, 1, stack.Reference);
        double left = SpinCurrentOf(stack.Multilayer.Left), right = SpinCurrentOf(stack.Multilayer.Right);
        isInjected = left != 0 || right != 0;
        ChannelLadder? injected = isInjected ? new ChannelLadder(chain) : null;
        injected?.Solve(stack.Left with { Source = left / 2 }, stack.Right with { Source = right / 2 }, 0, 0);
        perCurrent = new LadderState(chain, ladder);
        state = new LadderState(chain, ladder, currentDensity, injected);
        for (int k = 0; k < chain.Count; k++) SeriesResistanceArea += chain.Slab(k).ChargeResistance;
        NonEquilibriumResistanceArea = DriveProduct(perCurrent);
        voltages = Voltages();
    }

    /// <summary>The stack.</summary>
    public CollinearStack Stack { get; }

    /// <summary>J₀ in A/m².</summary>
    public double CurrentDensity { get; }

    /// <summary>The differences at J₀.</summary>
    public LadderState State => state;

    /// <summary>Charge resistance of everything but the leads, in ohm m².</summary>
    public double SeriesResistanceArea { get; }

    /// <summary>R_ne A = b·y/J₀ in ohm m², from the solution at unit current.</summary>
    public double NonEquilibriumResistanceArea { get; }

    /// <summary>Residual of reciprocity of the ladder.</summary>
    public double ReciprocityResidual => ladder.ReciprocityResidual();

    /// <summary>Δ of the s channels at a node in V.</summary>
    public double Node(int node) => state.Node(node)[0];

    /// <summary>V = (μ_s-up + μ_s-down)/2 at a node in V; zero at the right end (in the far field of a right lead, its own resistance left out).</summary>
    public double Voltage(int node) => voltages[node];

    /// <summary>Series part and share of R_ne of every layer and interface, along +x, in ohm m².</summary>
    public IReadOnlyList<ResistanceShare> Shares()
    {
        Multilayer multilayer = Stack.Multilayer;
        List<ResistanceShare> shares = new(chain.Count + 2);
        int last = chain.Nodes.Length - 1;
        if (chain.LeadLeft is { } left) shares.Add(new ResistanceShare(multilayer.Layers[0].Name, 0, perCurrent.LeadDrive(left, true)));
        if (multilayer.Left is EndCondition.Polarization) shares.Add(new ResistanceShare("left end", 0, Stack.Left.Source * perCurrent.Node(0)[0]));
        for (int k = 0; k < chain.Count; k++) shares.Add(new ResistanceShare(chain.NameOf(k), chain.Slab(k).ChargeResistance, perCurrent.Drive(k)));
        if (multilayer.Right is EndCondition.Polarization) shares.Add(new ResistanceShare("right end", 0, -Stack.Right.Source * perCurrent.Node(last)[0]));
        if (chain.LeadRight is { } right) shares.Add(new ResistanceShare(multilayer.Layers[^1].Name, 0, -perCurrent.LeadDrive(right, false)));
        return shares;
    }

    /// <summary>R_ne by place and mechanism in ohm m²: the heats at unit current without what the ends put in.</summary>
    public IReadOnlyList<MechanismShare> Mechanisms() =>
        [.. new StackHeats(chain, Stack.Multilayer).Of(perCurrent, 1).Where(heat => heat.Mechanism != "joule").Select(heat => new MechanismShare(heat.Place, heat.Mechanism, heat.PowerPerArea))];

    /// <summary>The power budget: battery and injected spin current against Joule heat, its excess, and relaxation.</summary>
    public PowerBudget Power()
    {
        double voltage = (CurrentDensity * SeriesResistanceArea) + DriveProduct(state);
        double injection = isInjected ? ((SpinCurrentOf(Stack.Multilayer.Left) * Node(0)) - (SpinCurrentOf(Stack.Multilayer.Right) * Node(chain.Nodes.Length - 1))) / 2 : 0;
        return new PowerBudget { Supplied = (CurrentDensity * voltage) + injection, Entries = new StackHeats(chain, Stack.Multilayer).Of(state, CurrentDensity) };
    }

    /// <summary>Largest gap in the balance of currents at a node, relative to the largest term in it; the solution's own balance.</summary>
    public double ContinuityResidual()
    {
        double scale = Math.Abs(CurrentDensity) / 2, gap = 0;
        double[] balance = new double[chain.Width];
        for (int node = 0; node < chain.Nodes.Length; node++)
        {
            // A reservoir takes whatever comes.
            if ((node == 0 && Stack.Left.IsReservoir) || (node == chain.Nodes.Length - 1 && Stack.Right.IsReservoir)) continue;
            balance.AsSpan().Clear();
            if (node > 0) AddSlab(node - 1, chain.Nodes[node].LeftPlaces, false, 1, balance, ref scale);
            else AddEnd(Stack.Left, true, 1, balance, ref scale);
            if (node < chain.Count) AddSlab(node, chain.Nodes[node].RightPlaces, true, -1, balance, ref scale);
            else AddEnd(Stack.Right, false, -1, balance, ref scale);
            foreach (NodeRelaxation one in chain.Nodes[node].Relaxations)
            {
                double flux = 0;
                for (int i = 0; i < one.Form.Length; i++)
                {
                    double part = one.Conductance * one.Form[i] * state.Node(node)[i];
                    flux += part;
                    scale = Math.Max(scale, Math.Abs(part));
                }
                for (int i = 0; i < one.Form.Length; i++) balance[i] -= flux * one.Form[i];
            }
            foreach (double one in balance) gap = Math.Max(gap, Math.Abs(one));
        }
        return scale == 0 ? 0 : gap / scale;
    }

    private static double SpinCurrentOf(EndCondition end) => end is EndCondition.SpinCurrent given ? given.Density.Si : 0;

    private void AddSlab(int k, int[] places, bool isLeft, double sign, double[] balance, ref double scale)
    {
        ChannelSlab slab = chain.Slab(k);
        for (int i = 0; i < slab.Count; i++)
        {
            double current = slab.Polarization[i] * CurrentDensity;
            for (int j = 0; j < slab.Count; j++)
            {
                double part = slab.Form[(j * slab.Count) + i] * slab.Weights[j].ExcessSpinCurrent(state.Faces(k)[j], isLeft);
                current += part;
                scale = Math.Max(scale, Math.Abs(part));
            }
            balance[places[i]] += sign * current;
            scale = Math.Max(scale, Math.Abs(current));
        }
    }

    // What a lead delivers: q̃ = P J₀ − Y y on the left, + on the right; another end its source alone.
    private void AddEnd(in LadderEnd end, bool isLeft, double sign, double[] balance, ref double scale)
    {
        if (end.Lead is not { } lead)
        {
            double source = (CurrentDensity * end.Source) + (SpinCurrentOf(isLeft ? Stack.Multilayer.Left : Stack.Multilayer.Right) / 2);
            balance[0] += sign * source;
            scale = Math.Max(scale, Math.Abs(source));
            return;
        }
        int[] places = isLeft ? chain.Nodes[0].LeftPlaces : chain.Nodes[^1].RightPlaces;
        ReadOnlySpan<double> amplitudes = state.LeadAmplitudes(isLeft);
        for (int i = 0; i < lead.Count; i++)
        {
            double current = lead.Polarization[i] * CurrentDensity;
            for (int j = 0; j < lead.Count; j++) current -= (isLeft ? 1 : -1) * lead.Form[(j * lead.Count) + i] * lead.Modes.Rates[j] * amplitudes[j];
            balance[places[i]] += sign * current;
            scale = Math.Max(scale, Math.Abs(current));
        }
    }

    /// <summary>b·y as a sum over slabs and ends; the reference polarization drops out of it.</summary>
    private double DriveProduct(LadderState of)
    {
        double reference = Stack.Reference;
        double sum = chain.LeadLeft is { } left ? of.LeadDrive(left, true, reference) : (Stack.Left.Source - reference) * of.Node(0)[0];
        sum -= chain.LeadRight is { } right ? of.LeadDrive(right, false, reference) : (Stack.Right.Source - reference) * of.Node(chain.Nodes.Length - 1)[0];
        for (int k = 0; k < chain.Count; k++) sum += of.Drive(k, reference);
        return sum;
    }

    private double[] Voltages()
    {
        int last = chain.Nodes.Length - 1;
        double[] values = new double[chain.Nodes.Length];
        values[last] = chain.LeadRight is { } right ? -state.LeadDrive(right, false) : -Stack.Right.Source * state.Node(last)[0];
        for (int k = last - 1; k >= 0; k--) values[k] = values[k + 1] + (CurrentDensity * chain.Slab(k).ChargeResistance) + state.Drive(k);
        return values;
    }
}
