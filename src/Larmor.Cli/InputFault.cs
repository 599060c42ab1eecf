using Larmor.Coupling;
using Larmor.Workbench.DeviceFiles;
using Larmor.Workbench.Results;

namespace Larmor.Cli;

/// <summary>Which failures the user can cure, and the words for them.</summary>
internal static class InputFault
{
    /// <summary>What is wrong with the input; null where the failure is not the user's.</summary>
    public static string? Describe(Exception failure) => failure switch
    {
        DeviceFileException or ResultsException => failure.Message,
        DeviceException { Subject: "" } device => device.Message,
        DeviceException device => $"{device.Subject}: {device.Message}",
        FileNotFoundException or DirectoryNotFoundException or PathTooLongException => failure.Message,
        UnauthorizedAccessException => $"{failure.Message} Give another folder with --out.",
        IOException disk => $"The disk refused: {disk.Message}",
        _ => null,
    };
}
