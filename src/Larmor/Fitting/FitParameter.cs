namespace Larmor.Fitting;

/// <summary>A number to be found.</summary>
/// <param name="Name">Its name as printed.</param>
/// <param name="Unit">Its unit; <c>1</c> for a pure number.</param>
/// <param name="Start">Where the search begins, in that unit.</param>
/// <param name="Scale">A typical size, in the same unit and positive: derivatives are taken over steps of 1e-4 of it.</param>
public sealed record FitParameter(string Name, string Unit, double Start, double Scale);

/// <summary>One measured value.</summary>
/// <param name="Group">What it belongs to: values of one group are one kind of measurement.</param>
/// <param name="Value">The value, a number in a unit of the caller's choice.</param>
/// <param name="Error">Its standard deviation, a positive number in the same unit.</param>
public sealed record FitPoint(string Group, double Value, double Error);

/// <summary>What the measured values would be without errors.</summary>
/// <param name="parameters">The parameters, in their order.</param>
/// <param name="predictions">Takes one value for each point.</param>
/// <returns>False where the model has no answer at these parameters.</returns>
public delegate bool ForwardModel(ReadOnlySpan<double> parameters, Span<double> predictions);

/// <summary>What the errors of the points mean.</summary>
public enum FitErrors
{
    /// <summary>Standard deviations that are known: intervals follow the normal distribution, and χ² judges the model.</summary>
    Known,

    /// <summary>Known up to one common factor, which the scatter itself gives: intervals follow Student's t.</summary>
    Relative,
}
