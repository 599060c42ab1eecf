using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Thermodynamics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>What is told of a solved non-collinear stack: shares of the resistance, power by mechanism, and the laws checked.</summary>
internal static class NoncollinearReport
{
    // Reciprocity is that of single tensors, in which one direction may be 1e7 times weaker than another and the frames of two magnets mix both.
    private const double Tolerance = 1e-11, ReciprocityTolerance = 1e-9;

    /// <summary>The whole state.</summary>
    public static NoncollinearState State(this NoncollinearSolution solution)
    {
        PowerBudget power = Power(solution);
        List<ResistanceShare> shares = Shares(solution);
        double exchanged = Math.Max(solution.ExchangedPower(), solution.CurrentDensity * solution.CurrentDensity * shares.Sum(share => share.Series + Math.Abs(share.NonEquilibrium)));
        Vector3d[] absorbed = solution.Absorbed();
        double currents = NoncollinearCurrents.Largest(solution);
        return new NoncollinearState
        {
            CurrentDensity = solution.CurrentDensity,
            Moments = solution.Directions,
            Voltage = solution.Voltage,
            SeriesResistanceArea = solution.SeriesResistanceArea,
            NonEquilibriumResistanceArea = solution.NonEquilibriumResistanceArea,
            Shares = shares,
            AbsorbedSpinCurrents = absorbed,
            Power = power,
            Profile = new NoncollinearProfile(solution),
            Checks =
            [
                new AuditCheck("power-closure", Share(Math.Abs(power.Supplied - power.Dissipated), Math.Max(exchanged, Math.Max(Math.Abs(power.Supplied), Math.Abs(power.Dissipated)))), Tolerance, "Power put in by the battery, by injected spins and by moving moments against the sum of all heats; relative to the larger of both, and to what the parts of the stack, its ends and moving moments give and take back."),
                new AuditCheck("reciprocity", solution.ReciprocityResidual(), ReciprocityTolerance, "Accumulation behind each part per spin current put in before it, against the reverse with all moments turned round, relative; eliminated from opposite ends."),
                new AuditCheck("entropy-production", NegativeShare(power), 0, "Most negative heat of all places and mechanisms, relative to their sum."),
                new AuditCheck("torque-across-moment", Share(AlongMoment(solution, absorbed), currents), Tolerance, "Largest part along its moment of what a magnet absorbs, relative to the largest spin or charge current."),
                new AuditCheck("spin-current-continuity", Share(NoncollinearCurrents.LargestJump(solution), currents), Tolerance, "Largest jump of the spin current at a node, relative to the largest spin or charge current."),
            ],
        };
    }

    private static List<ResistanceShare> Shares(NoncollinearSolution solution)
    {
        NoncollinearStack stack = solution.Stack;
        List<ResistanceShare> shares = [];
        AddLead(shares, stack.Multilayer.Layers[0].Name, stack.LeftLead);
        AddEnd(shares, "left end", stack.End(true, solution.Frames).Source, solution.UnitFaces(0).Left);
        for (int k = 0; k < stack.Parts.Count; k++)
        {
            switch (stack.Parts[k])
            {
                case NormalPart normal:
                    shares.Add(new ResistanceShare(Name(stack, normal), normal.ChargeResistance(solution.Frames), normal.InnerResistance(solution.Frames)));
                    break;
                case TunnelJunction junction:
                    double series = junction.ChargeResistance(solution.Frames);
                    PartFaces faces = solution.UnitFaces(k);
                    Vector3d difference = (faces.Left.Z * solution.Frames[junction.LeftMagnet].Normal) - (faces.Right.Z * solution.Frames[junction.RightMagnet].Normal);
                    double voltage = junction.State(solution.Frames, 0, difference, Vector3d.Zero).Voltage;
                    shares.Add(new ResistanceShare(stack.Multilayer.InterfaceName(junction.Contact), series, voltage));
                    break;
                case MagnetBlock block:
                    AxialFields fields = solution.UnitAxial(k);
                    if (block.Left.Element is { } left) shares.Add(Share(stack.Multilayer.InterfaceName(block.Left.Contact), left, fields.LeftContact));
                    AxialChain chain = block.AxialAt(solution.Frames);
                    shares.Add(new ResistanceShare(block.Layer.Name, chain.OfLayer.ChargeResistance, chain.Drop(block.Layer, fields.Layer, 1)));
                    if (block.Right.Element is { } right) shares.Add(Share(stack.Multilayer.InterfaceName(block.Right.Contact), right, fields.RightContact));
                    break;
            }
        }
        AddEnd(shares, "right end", -stack.End(false, solution.Frames).Source, solution.UnitFaces(stack.Parts.Count - 1).Right);
        AddLead(shares, stack.Multilayer.Layers[^1].Name, stack.RightLead);
        return shares;
    }

    // What the hidden channels of a normal lead cost.
    private static void AddLead(List<ResistanceShare> shares, string name, ChannelLayer? lead)
    {
        if (lead is not null) shares.Add(new ResistanceShare(name, 0, lead.Axial.InnerResistance));
    }

    private static void AddEnd(List<ResistanceShare> shares, string name, Vector3d drive, Vector3d node)
    {
        if (drive != default) shares.Add(new ResistanceShare(name, 0, Vector3d.Dot(drive, node) / 2));
    }

    private static ResistanceShare Share(string name, in PiElement element, in FaceValues faces) =>
        new(name, element.ChargeResistance, element.Polarization * faces.Difference / 2);

    private static string Name(NoncollinearStack stack, NormalPart part) =>
        part.Layer >= 0 ? stack.Multilayer.Layers[part.Layer].Name : stack.Multilayer.InterfaceName(part.Contact);

    /// <summary>All heats by place and mechanism.</summary>
    public static PowerBudget Power(NoncollinearSolution solution)
    {
        NoncollinearStack stack = solution.Stack;
        List<PowerEntry> entries = [];
        AddNormalLead(entries, solution, true);
        for (int k = 0; k < stack.Parts.Count; k++)
        {
            switch (stack.Parts[k])
            {
                case NormalPart normal: AddNormal(entries, solution, k, normal); break;
                case TunnelJunction junction: AddBarrier(entries, solution, k, junction); break;
                case MagnetBlock block: AddMagnet(entries, solution, k, block); break;
            }
        }
        AddNormalLead(entries, solution, false);
        double injection = (Vector3d.Dot(solution.InjectedLeft, solution.LeftNode) - Vector3d.Dot(solution.InjectedRight, solution.RightNode)) / 2;
        return new PowerBudget { Supplied = (solution.CurrentDensity * solution.Voltage) + injection + solution.TerminalPower(), Entries = entries };
    }

    private static void AddJoule(List<PowerEntry> entries, string name, NoncollinearSolution solution, double resistance) =>
        entries.Add(new PowerEntry(name, "joule", solution.CurrentDensity * solution.CurrentDensity * resistance));

    private static void AddNormal(List<PowerEntry> entries, NoncollinearSolution solution, int part, NormalPart normal)
    {
        string name = Name(solution.Stack, normal);
        PartFaces faces = solution.Faces(part);
        AddJoule(entries, name, solution, normal.ChargeResistance(solution.Frames));
        if (normal.Channels is { } channels)
        {
            channels.AddPowers(entries, name, faces, solution.CurrentDensity);
            return;
        }
        FaceValues x = faces.X, y = faces.Y, z = faces.Z;
        PiElement element = normal.Element;
        entries.Add(new PowerEntry(name, "joule-excess", element.ExcessJoulePower(x) + element.ExcessJoulePower(y) + element.ExcessJoulePower(z)));
        entries.Add(new PowerEntry(name, "spin-flip", element.SpinFlipPower(x) + element.SpinFlipPower(y) + element.SpinFlipPower(z)));
    }

    private static void AddNormalLead(List<PowerEntry> entries, NoncollinearSolution solution, bool isLeft)
    {
        Multilayer stack = solution.Stack.Multilayer;
        Layer lead = isLeft ? stack.Layers[0] : stack.Layers[^1];
        if (!lead.IsLead || CollinearStack.IsMagnetic(lead)) return;
        Vector3d node = isLeft ? solution.LeftNode : solution.RightNode;
        if ((isLeft ? solution.Stack.LeftLead : solution.Stack.RightLead) is { } channels)
        {
            channels.AddPowers(entries, lead.Name, new PartFaces(node, node, Vector3d.Zero), solution.CurrentDensity);
            return;
        }
        AddHalfSpace(entries, lead, Vector3d.Dot(node, node));
    }

    private static void AddHalfSpace(List<PowerEntry> entries, Layer lead, double square)
    {
        // ∫GΔ² and ∫ρ*(δJ − βJ₀)² over a half-space are equal.
        double half = CollinearStack.LeadConductance(lead.Material.Channels) * square / 4;
        entries.Add(new PowerEntry(lead.Name, "joule-excess", half));
        entries.Add(new PowerEntry(lead.Name, "spin-flip", half));
    }

    private static void AddBarrier(List<PowerEntry> entries, NoncollinearSolution solution, int part, TunnelJunction junction)
    {
        string name = solution.Stack.Multilayer.InterfaceName(junction.Contact);
        (double joule, double excess) = junction.Powers(solution.Frames, solution.CurrentDensity, solution.BarrierDifference(part), solution.BarrierTerminals(part));
        entries.Add(new PowerEntry(name, "joule", joule));
        entries.Add(new PowerEntry(name, "interface", excess));
    }

    private static void AddMagnet(List<PowerEntry> entries, NoncollinearSolution solution, int part, MagnetBlock block)
    {
        AxialFields axial = solution.Axial(part);
        TransverseFields across = solution.Transverse(part);
        if (block.Left.Contact >= 0 && block.Left.Kind == MagnetFaceKind.Metal) AddContact(entries, solution, block.Left, axial.LeftContact, (across.LeftContact.Left, across.LeftContact.Drop, across.Terminal));
        AxialChain chain = block.AxialAt(solution.Frames);
        if (!block.Layer.IsLead) AddJoule(entries, block.Layer.Name, solution, chain.OfLayer.ChargeResistance);
        if (chain.Channels is { } channels) channels.AddPowers(entries, block.Layer.Name, channels.Modes(axial.Layer, solution.CurrentDensity));
        else if (!block.Layer.IsLead) MagnetPowers.AddAxial(entries, block.Layer.Name, CollinearStack.Element(block.Layer, block.Layer.Material.Channels.Beta), axial.Layer);
        else
        {
            double node = block.Left.Kind == MagnetFaceKind.Far ? axial.Layer.Right : axial.Layer.Left;
            AddHalfSpace(entries, block.Layer, node * node);
        }
        MagnetPowers.AddTransverse(entries, block.Layer.Name, block, across);
        if (block.Right.Contact >= 0 && block.Right.Kind == MagnetFaceKind.Metal) AddContact(entries, solution, block.Right, axial.RightContact, (across.RightContact.Right, across.RightContact.Drop, across.Terminal));
    }

    private static void AddContact(List<PowerEntry> entries, NoncollinearSolution solution, in MagnetFace face, in FaceValues axial, (Complex Metal, Complex Drop, Complex Terminal) transverse)
    {
        string name = solution.Stack.Multilayer.InterfaceName(face.Contact);
        if (face.Element is { } element) AddJoule(entries, name, solution, element.ChargeResistance);
        MagnetPowers.AddContact(entries, name, face, axial, transverse);
    }

    private static double AlongMoment(NoncollinearSolution solution, Vector3d[] absorbed)
    {
        double most = 0;
        for (int k = 0; k < absorbed.Length; k++) most = Math.Max(most, Math.Abs(Vector3d.Dot(absorbed[k], solution.Directions[k])));
        return most;
    }

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static double NegativeShare(PowerBudget power)
    {
        double most = 0;
        foreach (PowerEntry entry in power.Entries) most = Math.Max(most, -entry.PowerPerArea);
        return most == 0 ? 0 : most / Math.Abs(power.Dissipated);
    }
}
