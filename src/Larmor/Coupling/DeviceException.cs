namespace Larmor.Coupling;

/// <summary>A device lacks something that a measurement needs, or contradicts itself. The message speaks physics and says what to do.</summary>
public sealed class DeviceException : Exception
{
    /// <summary>With a message for the user.</summary>
    /// <param name="message">What is missing or contradictory, and what to do.</param>
    /// <param name="subject">What it is about, as a path in the device file where there is one, for example <c>magnets/free</c>.</param>
    public DeviceException(string message, string subject = "")
        : base(message) => Subject = subject;

    /// <summary>What the message is about, as a path in the device file, for example <c>magnets/free</c>; empty for the whole device.</summary>
    public string Subject { get; }
}
