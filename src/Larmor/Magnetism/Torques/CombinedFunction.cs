namespace Larmor.Magnetism.Torques;

/// <summary>A sum of axial functions, each times a number.</summary>
/// <param name="parts">The functions with their factors; at least one.</param>
internal sealed class CombinedFunction(params (double Factor, AxialFunction Function)[] parts) : AxialFunction
{
    private readonly (double Factor, AxialFunction Function)[] parts = [.. parts.Where(part => part.Factor != 0 && part.Function != Zero)];

    public override double Value(double c)
    {
        double sum = 0;
        foreach ((double factor, AxialFunction function) in parts) sum += factor * function.Value(c);
        return sum;
    }

    public override double Derivative(double c)
    {
        double sum = 0;
        foreach ((double factor, AxialFunction function) in parts) sum += factor * function.Derivative(c);
        return sum;
    }

    public override double SecondDerivative(double c)
    {
        double sum = 0;
        foreach ((double factor, AxialFunction function) in parts) sum += factor * function.SecondDerivative(c);
        return sum;
    }
}
