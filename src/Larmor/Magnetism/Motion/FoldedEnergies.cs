using Larmor.Magnetism.Energies;
using Larmor.Numerics;

namespace Larmor.Magnetism.Motion;

/// <summary>
/// The slopes of all energies of N moments, with everything that is at most quadratic folded into one vector and one matrix:
/// (∂E/∂u_k)/v_k = b + K u + Σ f_j(t) (b_j + A_j u_k) + the terms that are not quadratic.
/// </summary>
/// <remarks>The same function as the sum of its terms, to rounding. Units J/m³.</remarks>
internal sealed class FoldedEnergies
{
    private readonly double[] volumes;
    private readonly Vector3d[] slopes;
    private readonly SymmetricMatrix3[] stiffness;
    private readonly Driven[] driven;
    private readonly Coupling[] couplings;
    private readonly (int Magnet, EnergyTerm Term)[] terms;
    private readonly MomentPair[] pairs;
    private readonly Vector3d slope;
    private readonly SymmetricMatrix3 matrix;

    public FoldedEnergies(IReadOnlyList<Magnet> magnets, IReadOnlyList<MomentPair> pairs)
    {
        volumes = [.. magnets.Select(magnet => magnet.Volume.Si)];
        slopes = new Vector3d[magnets.Count];
        stiffness = new SymmetricMatrix3[magnets.Count];
        List<Driven> moving = [];
        List<(int, EnergyTerm)> others = [];
        for (int k = 0; k < magnets.Count; k++)
        {
            foreach (EnergyTerm term in SumOfTerms.Of(magnets[k].Energy).Terms)
            {
                if (term.Quadratic is not { } form) others.Add((k, term));
                else if (form.Factor is { IsConstant: false } factor) moving.Add(new Driven(k, factor, form.Slope, form.Stiffness));
                else Add(k, form, form.Factor?.At(0) ?? 1);
            }
        }
        (driven, terms) = ([.. moving], [.. others]);
        couplings = [.. pairs.Where(pair => pair.Energy.Bilinear is not null).Select(pair => new Coupling(pair.First, pair.Second, pair.Energy.Bilinear!.Value))];
        this.pairs = [.. pairs.Where(pair => pair.Energy.Bilinear is null)];
        (slope, matrix) = (slopes[0], stiffness[0]);
    }

    /// <summary>Writes the slopes of all moments.</summary>
    public void Gradients(double time, MomentsView moments, Span<Vector3d> gradients)
    {
        if (gradients.Length == 1)
        {
            gradients[0] = Gradient(time, moments[0]);
            return;
        }
        for (int k = 0; k < gradients.Length; k++) gradients[k] = slopes[k] + (stiffness[k] * moments[k]);
        foreach (Driven drive in driven) gradients[drive.Magnet] += drive.At(time, moments[drive.Magnet]);
        foreach ((int magnet, EnergyTerm term) in terms) gradients[magnet] += term.Gradient(moments[magnet], time);
        foreach (Coupling coupling in couplings)
        {
            (Vector3d first, Vector3d second) = (moments[coupling.First], moments[coupling.Second]);
            gradients[coupling.First] += coupling.OnFirst(second) / volumes[coupling.First];
            gradients[coupling.Second] += coupling.OnSecond(first) / volumes[coupling.Second];
        }
        foreach (MomentPair pair in pairs)
        {
            (Vector3d first, Vector3d second) = (moments[pair.First], moments[pair.Second]);
            gradients[pair.First] += pair.Energy.GradientFirst(first, second, time) / volumes[pair.First];
            gradients[pair.Second] += pair.Energy.GradientSecond(first, second, time) / volumes[pair.Second];
        }
    }

    /// <summary>The folded part of the only moment's energy: b and K.</summary>
    public QuadraticForm Folded => new(slope, matrix);

    /// <summary>Whether anything of the only moment's energy is not folded.</summary>
    public bool HasMore => driven.Length + terms.Length > 0;

    /// <summary>The slope of what is not folded of the only moment's energy.</summary>
    public Vector3d More(double time, Vector3d u)
    {
        Vector3d sum = default;
        foreach (Driven drive in driven) sum += drive.At(time, u);
        foreach ((int _, EnergyTerm term) in terms) sum += term.Gradient(u, time);
        return sum;
    }

    /// <summary>The slope of the only moment.</summary>
    public Vector3d Gradient(double time, Vector3d u) => slope + (matrix * u) + More(time, u);

    private void Add(int magnet, QuadraticForm form, double factor)
    {
        slopes[magnet] += factor * form.Slope;
        stiffness[magnet] += factor * form.Stiffness;
    }

    private readonly record struct Driven(int Magnet, Waveform Factor, Vector3d Slope, SymmetricMatrix3 Stiffness)
    {
        public Vector3d At(double time, Vector3d u) => Factor.At(time) * (Slope + (Stiffness * u));
    }

    private readonly record struct Coupling(int First, int Second, BilinearForm Form)
    {
        public Vector3d OnFirst(Vector3d second) => new(Vector3d.Dot(Form.X, second), Vector3d.Dot(Form.Y, second), Vector3d.Dot(Form.Z, second));

        public Vector3d OnSecond(Vector3d first) => (first.X * Form.X) + (first.Y * Form.Y) + (first.Z * Form.Z);
    }
}
