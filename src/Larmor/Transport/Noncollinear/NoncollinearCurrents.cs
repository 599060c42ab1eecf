using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;
using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>The spin current at the faces of the parts of a solved stack, each from the part's own fields.</summary>
internal static class NoncollinearCurrents
{
    /// <summary>Js along +x at one outer face of a part, in the frame of that face, in A/m².</summary>
    public static Vector3d AtFace(NoncollinearSolution solution, int part, bool isLeft)
    {
        switch (solution.Stack.Parts[part])
        {
            case NormalPart normal:
                return normal.Channels is null ? OfNormal(normal.Element, solution.Faces(part), isLeft ? 0 : 1) : normal.SpinCurrentAt(solution.Faces(part), isLeft);
            case TunnelJunction junction:
                Vector3d axis = solution.Frames[isLeft ? junction.LeftMagnet : junction.RightMagnet].Normal;
                return new Vector3d(0, 0, Vector3d.Dot(axis, solution.Barrier(part).SpinCurrent));
            default:
                MagnetBlock block = (MagnetBlock)solution.Stack.Parts[part];
                return AcrossAtFace(block, solution, part, isLeft) with { Z = AxialAtFace(block, block.AxialAt(solution.Frames), solution.Axial(part), isLeft, solution.CurrentDensity) };
        }
    }

    /// <summary>Js inside normal metal at a fraction of the element, in A/m².</summary>
    public static Vector3d OfNormal(PiElement element, in PartFaces faces, double f) =>
        new(element.ExcessSpinCurrent(faces.X, f), element.ExcessSpinCurrent(faces.Y, f), element.ExcessSpinCurrent(faces.Z, f));

    /// <summary>The largest charge or spin current that flows anywhere through a face or is given or absorbed by a magnet, in A/m².</summary>
    public static double Largest(NoncollinearSolution solution)
    {
        double scale = Math.Abs(solution.CurrentDensity);
        foreach (Vector3d absorbed in solution.Absorbed()) scale = Math.Max(scale, absorbed.Norm);
        scale = Math.Max(scale, solution.ExchangedCurrent());
        for (int part = 0; part < solution.Stack.Parts.Count; part++)
        {
            scale = Math.Max(scale, Math.Max(AtFace(solution, part, true).Norm, AtFace(solution, part, false).Norm));
        }
        return scale;
    }

    /// <summary>Largest jump of Js at a node in A/m².</summary>
    public static double LargestJump(NoncollinearSolution solution)
    {
        IReadOnlyList<StackPart> parts = solution.Stack.Parts;
        double jump = 0;
        if (!IsHeld(solution, true)) jump = (EndCurrent(solution, true) - AtFace(solution, 0, true)).Norm;
        if (!IsHeld(solution, false)) jump = Math.Max(jump, (EndCurrent(solution, false) - AtFace(solution, parts.Count - 1, false)).Norm);
        for (int k = 1; k < parts.Count; k++)
        {
            Vector3d left = solution.Frames.Turn(parts[k - 1].RightFrame, parts[k].LeftFrame).Apply(AtFace(solution, k - 1, false));
            jump = Math.Max(jump, (left - AtFace(solution, k, true)).Norm);
        }
        return jump;
    }

    // A reservoir takes whatever comes; behind a magnetic lead there is nothing.
    private static bool IsHeld(NoncollinearSolution solution, bool isLeft)
    {
        Multilayer stack = solution.Stack.Multilayer;
        Layer layer = isLeft ? stack.Layers[0] : stack.Layers[^1];
        return (isLeft ? stack.Left : stack.Right) is EndCondition.Reservoir || (layer.IsLead && CollinearStack.IsMagnetic(layer));
    }

    private static Vector3d EndCurrent(NoncollinearSolution solution, bool isLeft)
    {
        SpinSide end = solution.Stack.End(isLeft, solution.Frames);
        Vector3d outward = end.Admittance * (isLeft ? -solution.LeftNode : solution.RightNode);
        return (solution.CurrentDensity * end.Source) + (isLeft ? solution.InjectedLeft : solution.InjectedRight) + outward;
    }

    private static double AxialAtFace(MagnetBlock block, AxialChain chain, in AxialFields fields, bool isLeft, double current)
    {
        PiElement? contact = isLeft ? block.Left.Element : block.Right.Element;
        if (contact is { } element) return (current * element.Polarization) + element.ExcessSpinCurrent(isLeft ? fields.LeftContact : fields.RightContact, isLeft ? 0 : 1);
        AxialTwoPort layer = chain.OfLayer;
        double through = -layer.Series * fields.Layer.Difference;
        return isLeft
            ? (current * layer.DriveLeft) + (layer.ShuntLeft * fields.Layer.Left) + through
            : (current * layer.DriveRight) - (layer.ShuntRight * fields.Layer.Right) + through;
    }

    private static Vector3d AcrossAtFace(MagnetBlock block, NoncollinearSolution solution, int part, bool isLeft)
    {
        MagnetFace face = isLeft ? block.Left : block.Right;
        if (face.Kind is MagnetFaceKind.Barrier or MagnetFaceKind.Far) return Vector3d.Zero;
        TransverseFields fields = solution.Transverse(part);
        AcrossFaces contact = isLeft ? fields.LeftContact : fields.RightContact;
        Complex outer = isLeft ? contact.Left : contact.Right;
        Complex inward = (face.Absorbing * (outer - fields.Terminal)) + (face.Loss * outer);
        inward += MagnetBlock.IsContinuous(face) ? IntoLayer(block, fields, isLeft) : face.Passing * (isLeft ? contact.Drop : -contact.Drop);
        return MagnetBlock.Vector(isLeft ? inward : -inward);
    }

    private static Complex IntoLayer(MagnetBlock block, in TransverseFields fields, bool isLeft)
    {
        TransverseTwoPort layer = block.TransverseOfLayer;
        Complex here = isLeft ? fields.Layer.Left : fields.Layer.Right;
        Complex lattice = isLeft ? layer.LatticeLeft : layer.LatticeRight, magnet = isLeft ? layer.MagnetLeft : layer.MagnetRight;
        return (lattice * here) + (magnet * (here - fields.Terminal)) + (layer.Through * (isLeft ? fields.Layer.Drop : -fields.Layer.Drop));
    }
}
