namespace Larmor.Workbench.DeviceFiles.Grammar;

/// <summary>The measurements against an angle: spin-transfer and angular.</summary>
internal static class AngleGrammar
{
    public static readonly Section SpinTransfer = new("spin-transfer", "Spin torque on every magnet, efficiency and resistance against the angle of the turned layers.", ExperimentGrammar.Name, AngleWords.Layer, AngleWords.Reference, AngleWords.Angles, AngleWords.Points, AngleWords.About, AngleWords.Map, AngleWords.Field, HeldGrammar.Held);
    public static readonly Section Angular = new("angular", "Resistance against the angle of the turned layers, or of all magnets together against the current, with the torques.", ExperimentGrammar.Name, AngleWords.Layer, AngleWords.All, AngleWords.Reference, AngleWords.From, AngleWords.To, AngleWords.AngularPoints, AngleWords.About);
}
