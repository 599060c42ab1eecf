namespace Larmor.Workbench.DeviceFiles.Sweeps;

/// <summary>A device file that is a sweep: its tree, read once, and its plan.</summary>
/// <param name="Name">The file as the user named it.</param>
/// <param name="Folder">Folder from which paths in the text are counted.</param>
/// <param name="Root">The root of its tree.</param>
/// <param name="Plan">Its points.</param>
internal sealed record SweepSource(string Name, string Folder, YamlNode Root, SweepPlan Plan);
