namespace Larmor.Workbench.Results;

/// <summary>A results folder cannot be written or read. The message says why and what to do.</summary>
public sealed class ResultsException : Exception
{
    /// <summary>With a message for the user.</summary>
    /// <param name="message">What stands in the way, and what to do.</param>
    /// <param name="innerException">What the system said, where it said something.</param>
    public ResultsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
