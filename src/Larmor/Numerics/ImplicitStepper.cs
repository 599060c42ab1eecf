using static System.Math;

namespace Larmor.Numerics;

/// <summary>
/// A stepper with steps of one length whose increment Δ solves Δ = h F(y, Δ). Solved to rounding: by iteration where that contracts well,
/// otherwise by Newton's method with differences.
/// </summary>
public abstract class ImplicitStepper : ConstantStepper
{
    private const int MostIterations = 200, MostNewtonSteps = 30;
    private const double Epsilon = 2.3e-16, SlowContraction = 0.4;

    private readonly IOdeSystem system;
    private readonly double[] increment, image, shifted, shiftedImage, jacobian, carry;

    private protected ImplicitStepper(IOdeSystem system, StepControl control)
        : base(system, control)
    {
        this.system = system;
        (increment, image, shifted, shiftedImage) = (new double[Size], new double[Size], new double[Size], new double[Size]);
        jacobian = new double[Size * Size];
        carry = new double[Size];
        Memory = [carry];
    }

    /// <summary>What the rounding of the state has cut off so far, given back in the next step.</summary>
    private protected sealed override IReadOnlyList<double[]> Memory { get; }

    /// <summary>Writes h F(y, Δ) at the state <see cref="Stepper.Current"/>.</summary>
    private protected abstract void Map(double h, ReadOnlySpan<double> delta, Span<double> mapped);

    private protected sealed override bool TryStages(double h, double end)
    {
        for (int i = 0; i < Size; i++) increment[i] = h * First[i];
        if (!Iterate(h) && !Newton(h)) return false;
        AddIncrement();
        system.Derivative(end, Stage, Last);
        return true;
    }

    private protected sealed override void Restart()
    {
        base.Restart();
        carry.AsSpan().Clear();
    }

    /// <summary>
    /// Adds with what was cut off before, so that a million roundings do not add up (Hairer, Lubich, Wanner, section VIII.5); projects only
    /// where the state has left its set by more than its own rounding.
    /// </summary>
    private void AddIncrement()
    {
        for (int i = 0; i < Size; i++)
        {
            double whole = increment[i] + carry[i];
            Stage[i] = Current[i] + whole;
            carry[i] = whole - (Stage[i] - Current[i]);
        }
        Stage.CopyTo(shifted, 0);
        system.Project(shifted);
        double moved = 0;
        for (int i = 0; i < Size; i++) moved = Larger(moved, Abs(shifted[i] - Stage[i]));
        if (moved <= 0.5 * Epsilon * Scale()) return;
        shifted.CopyTo(Stage, 0);
        carry.AsSpan().Clear();
    }

    /// <summary>Repeats Δ ← h F(y, Δ) until rounding stops it; false where it contracts slowly or not at all.</summary>
    private bool Iterate(double h)
    {
        double rounding = 4 * Epsilon * Scale(), before = double.PositiveInfinity;
        for (int k = 0; k < MostIterations; k++)
        {
            Map(h, increment, image);
            double change = 0;
            for (int i = 0; i < Size; i++)
            {
                change = Larger(change, Abs(image[i] - increment[i]));
                increment[i] = image[i];
            }
            if (change == 0 || (change <= rounding && change >= before)) return true;
            if (k > 2 && !(change <= SlowContraction * before) && !(change <= rounding)) return false;
            before = change;
        }
        return false;
    }

    private bool Newton(double h)
    {
        for (int i = 0; i < Size; i++) increment[i] = h * First[i];
        double rounding = 16 * Epsilon * Scale(), before = double.PositiveInfinity;
        for (int k = 0; k < MostNewtonSteps; k++)
        {
            Map(h, increment, image);
            Linearize(h);
            for (int i = 0; i < Size; i++) shifted[i] = image[i] - increment[i];
            if (!DenseLinearSystem.TrySolve(jacobian, shifted)) return false;
            double change = 0;
            for (int i = 0; i < Size; i++)
            {
                change = Larger(change, Abs(shifted[i]));
                increment[i] += shifted[i];
            }
            if (!double.IsFinite(change)) return false;
            if (change == 0 || (change <= rounding && change >= 0.5 * before)) return true;
            before = change;
        }
        return false;
    }

    /// <summary>1 − ∂(h F)/∂Δ by differences.</summary>
    private void Linearize(double h)
    {
        double shift = 1e-7 * Scale();
        for (int column = 0; column < Size; column++)
        {
            increment.CopyTo(shifted, 0);
            shifted[column] += shift;
            Map(h, shifted, shiftedImage);
            for (int row = 0; row < Size; row++) jacobian[(row * Size) + column] = (row == column ? 1 : 0) - ((shiftedImage[row] - image[row]) / shift);
        }
    }

    private double Scale()
    {
        double largest = double.Epsilon;
        foreach (double component in Current) largest = Larger(largest, Abs(component));
        foreach (double component in increment) largest = Larger(largest, Abs(component));
        return largest;
    }

    /// <summary>The larger of two, and not a number where the second is none.</summary>
    private static double Larger(double a, double b) => b <= a ? a : b;
}
