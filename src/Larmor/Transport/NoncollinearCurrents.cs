using System.Numerics;
using Larmor.Layers;
using Larmor.Numerics;

namespace Larmor.Transport;

/// <summary>The spin current at the faces of the parts of a solved stack, each from the part's own fields.</summary>
internal static class NoncollinearCurrents
{
    /// <summary>Js along +x at one outer face of a part, in A/m².</summary>
    public static Vector3d AtFace(NoncollinearSolution solution, int part, bool isLeft)
    {
        double current = solution.CurrentDensity;
        switch (solution.Stack.Parts[part])
        {
            case NormalPart normal:
                PartFaces faces = solution.Faces(part);
                return OfNormal(normal.Element, faces, isLeft ? 0 : 1);
            case TunnelJunction junction:
                Vector3d axis = solution.Moments[isLeft ? junction.LeftMagnet : junction.RightMagnet];
                return Vector3d.Dot(axis, solution.Barrier(part).SpinCurrent) * axis;
            default:
                MagnetBlock block = (MagnetBlock)solution.Stack.Parts[part];
                Vector3d u = solution.Moments[block.Magnet];
                return (AxialAtFace(block, solution.Axial(part), isLeft, current) * u) + AcrossAtFace(block, solution, part, isLeft);
        }
    }

    /// <summary>Js inside normal metal at a fraction of the element, in A/m².</summary>
    public static Vector3d OfNormal(PiElement element, in PartFaces faces, double f) => new(
        element.ExcessSpinCurrent(faces.Along(UnitVector.X), f), element.ExcessSpinCurrent(faces.Along(UnitVector.Y), f), element.ExcessSpinCurrent(faces.Along(UnitVector.Z), f));

    /// <summary>Largest jump of Js at a node, relative to the largest current.</summary>
    public static double ContinuityResidual(NoncollinearSolution solution)
    {
        int last = solution.Nodes.Length - 1;
        double scale = Math.Abs(solution.CurrentDensity), jump = 0;
        for (int node = 0; node <= last; node++)
        {
            if (IsHeld(solution, node, last)) continue;
            Vector3d left = node == 0 ? EndCurrent(solution, true) : AtFace(solution, node - 1, false);
            Vector3d right = node == last ? EndCurrent(solution, false) : AtFace(solution, node, true);
            jump = Math.Max(jump, (left - right).Norm);
            scale = Math.Max(scale, Math.Max(left.Norm, right.Norm));
        }
        return scale == 0 ? 0 : jump / scale;
    }

    // A reservoir takes whatever comes; behind a magnetic lead there is nothing.
    private static bool IsHeld(NoncollinearSolution solution, int node, int last)
    {
        Multilayer stack = solution.Stack.Multilayer;
        bool Holds(EndCondition end, Layer layer) => end is EndCondition.Reservoir || (layer.IsLead && CollinearStack.IsMagnetic(layer));
        return (node == 0 && Holds(stack.Left, stack.Layers[0])) || (node == last && Holds(stack.Right, stack.Layers[^1]));
    }

    private static Vector3d EndCurrent(NoncollinearSolution solution, bool isLeft)
    {
        SpinSide end = solution.Stack.End(isLeft, solution.Moments, solution.Frame);
        Vector3d node = isLeft ? solution.Nodes[0] : solution.Nodes[^1], outward = (isLeft ? -1 : 1) * (end.Admittance * node);
        return (solution.CurrentDensity * end.Source) + (isLeft ? solution.InjectedLeft : solution.InjectedRight) + outward;
    }

    private static double AxialAtFace(MagnetBlock block, in AxialFields fields, bool isLeft, double current)
    {
        PiElement? contact = isLeft ? block.Left.Element : block.Right.Element;
        if (contact is { } element) return (current * element.Polarization) + element.ExcessSpinCurrent(isLeft ? fields.LeftContact : fields.RightContact, isLeft ? 0 : 1);
        double beta = block.Layer.Material.Channels.Beta;
        if (!block.Layer.IsLead) return (current * beta) + CollinearStack.Element(block.Layer, beta).ExcessSpinCurrent(fields.Layer, isLeft ? 0 : 1);
        double outward = CollinearStack.LeadConductance(block.Layer.Material.Channels) * (isLeft ? fields.Layer.Left : -fields.Layer.Right);
        return (current * beta) + outward;
    }

    private static Vector3d AcrossAtFace(MagnetBlock block, NoncollinearSolution solution, int part, bool isLeft)
    {
        MagnetFace face = isLeft ? block.Left : block.Right;
        if (face.Kind is MagnetFaceKind.Barrier or MagnetFaceKind.Far) return Vector3d.Zero;
        TransverseFields fields = solution.Transverse(part);
        Complex outer = isLeft ? fields.OuterLeft : fields.OuterRight, inner = isLeft ? fields.Left : fields.Right;
        Complex inward = (face.Absorbing * (outer - fields.Terminal)) + (face.Loss * outer);
        inward += MagnetBlock.IsContinuous(face) ? IntoLayer(block, fields, isLeft) : face.Passing * (outer - inner);
        return fields.Vector(isLeft ? inward : -inward);
    }

    private static Complex IntoLayer(MagnetBlock block, in TransverseFields fields, bool isLeft)
    {
        TransverseTwoPort layer = block.TransverseOfLayer;
        Complex here = isLeft ? fields.Left : fields.Right, there = isLeft ? fields.Right : fields.Left;
        Complex lattice = isLeft ? layer.LatticeLeft : layer.LatticeRight, magnet = isLeft ? layer.MagnetLeft : layer.MagnetRight;
        return (lattice * here) + (magnet * (here - fields.Terminal)) + (layer.Through * (here - there));
    }
}
