namespace Larmor.Cli;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Good = 0;

    /// <summary>Larmor itself is at fault.</summary>
    public const int OurFault = 1;

    /// <summary>The input (device file, words of the command line, a folder that cannot be written) must be changed.</summary>
    public const int Input = 2;

    /// <summary>The run went through but breaks a law that it was checked against.</summary>
    public const int AuditFailed = 3;

    /// <summary>A measurement did not converge; the rest is kept, with the reason.</summary>
    public const int NotConverged = 4;

    /// <summary>Stopped by the user.</summary>
    public const int Stopped = 130;
}
