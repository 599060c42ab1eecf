using System.Globalization;
using Larmor.Magnetism.Statics;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Quantities;

namespace Larmor.Fluctuations.Barriers;

/// <summary>The way from one of two wells to the other, ready to be put on meshes.</summary>
internal sealed class PassageProblem
{
    /// <summary>Degree of the elements.</summary>
    private const int Degree = 6;
    private const double StartInWidths = 0.03, EndInWidths = 0.5, DeepEnough = -20, DeepEnoughUnderTorque = -25, LargestBarrier = 600;
    private const int Azimuths = 128;

    private readonly ReducedMotion motion;
    private readonly PassageWeight weight;
    private readonly Pass pass;
    private readonly Vector3d well;
    private readonly double start, end, insideOfStart;

    /// <summary>The way from one well to the other.</summary>
    /// <exception cref="ArgumentException">There are not two stable states, or the barrier is too high for double precision.</exception>
    public PassageProblem(ReducedMotion motion, UnitVector from, UnitVector to)
    {
        this.motion = motion;
        EquilibriumSet states = Equilibria.Of(motion.Equation.Magnets[0], motion.HasTorque ? motion.Equation.SpinTransfer : SpinTransferPotentials.None, Current.FromSi(motion.Current));
        UnitVector[] stable = [.. states.Stable.Select(state => state.Direction)];
        if (stable.Length != 2) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"An escape goes from one of two stable states to the other; there are {stable.Length}. Choose field and current so that there are two."), nameof(motion));
        UnitVector Nearest(UnitVector u) => stable.MinBy(state => (state.Components - u.Components).Norm);
        (UnitVector first, UnitVector second) = (Nearest(from), Nearest(to));
        if (first == second) throw new ArgumentException($"The states {from} and {to} are one: both are nearest to the stable state {first}.", nameof(to));
        well = first;
        Cylinder = new ConformalCylinder(first, second);
        double curvature = Math.Max(1, motion.Curvatures(first).High), other = Math.Max(1, motion.Curvatures(second).High);
        start = Math.Log(0.5 * StartInWidths / Math.Sqrt(curvature));
        double last = Cylinder.Of(TangentFrame.At(second).Move(StartInWidths / Math.Sqrt(other), 0)).Y;
        pass = Pass.Of(motion, Cylinder, states, curvature, start, last);
        weight = new PassageWeight(motion, Cylinder, pass.Energy, start, last);
        Barrier = pass.Energy - motion.Landscape(well);
        double exponent = -weight.At(0, start, motion.Landscape(well)).Exponent;
        if (!(Math.Max(Barrier, exponent) <= LargestBarrier)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The barrier of {Math.Max(Barrier, exponent):G4} kT is more than double precision holds; escape is computed up to {LargestBarrier} kT. Take a higher temperature."), nameof(motion));
        end = End(Cylinder.Of(TangentFrame.At(second).Move(EndInWidths / Math.Sqrt(other), 0)).Y);
        insideOfStart = Math.PI * StartInWidths * StartInWidths / curvature * weight.At(0, start, motion.Landscape(well)).Weight;
    }

    /// <summary>The cylinder between the wells.</summary>
    public ConformalCylinder Cylinder { get; }

    /// <summary>Energy of the pass over the well in kT, the field-like torque counted as a field.</summary>
    public double Barrier { get; }

    /// <summary>A mesh with its elements.</summary>
    public (PassageMesh Mesh, PassageElements Elements) On(double density)
    {
        PassageMesh mesh = new(
            (x, y) =>
            {
                Vector3d u = Cylinder.Point(x, y);
                return (weight.At(x, y, motion.Landscape(u)).Exponent, motion.PushPotential(u));
            },
            start,
            end,
            pass,
            Degree,
            density);
        return (mesh, new PassageElements(mesh, 1 / motion.Alpha, At));
    }

    /// <summary>Rate of the first passage in 1/s on a mesh.</summary>
    public double Rate(double density)
    {
        (PassageMesh mesh, PassageElements elements) = On(density);
        (double escape, double content) = PassageChain.Of(mesh, elements);
        return motion.Diffusion * escape / (content + insideOfStart);
    }

    private PassagePoint At(double x, double y)
    {
        Vector3d u = Cylinder.Point(x, y), alongY = Cylinder.AlongY(u);
        (double e, double h, _, double slope) = weight.At(x, y, motion.Landscape(u));
        double area = Vector3d.Dot(alongY, alongY);
        if (!motion.HasTorque) return new PassagePoint(e, h, area, 0, 0);
        Vector3d push = motion.Push(u) + ((slope - 1) * motion.Slope(u));
        return new PassagePoint(e, h, area, Vector3d.Dot(push, Vector3d.Cross(u, alongY)), Vector3d.Dot(push, alongY));
    }

    /// <summary>y of the last line: as far from the second well as all around is deep enough beneath the pass, and at most half a thermal width.</summary>
    private double End(double nearest)
    {
        double deep = motion.HasTorque ? DeepEnoughUnderTorque : DeepEnough;
        bool IsDeep(double y) => Enumerable.Range(0, Azimuths).All(i =>
        {
            double x = 2 * Math.PI * i / Azimuths;
            return weight.At(x, y, motion.Landscape(Cylinder.Point(x, y))).Exponent < deep;
        });
        double y = nearest;
        while (y > start + 1 && IsDeep(y - 0.02)) y -= 0.02;
        return y;
    }
}
