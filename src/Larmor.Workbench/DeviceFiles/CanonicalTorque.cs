using System.Text.Json.Nodes;
using Larmor.Coupling;
using Larmor.Workbench.DeviceFiles.Grammar;

namespace Larmor.Workbench.DeviceFiles;

/// <summary>A torque given by hand, written out as the device file would give it.</summary>
internal static class CanonicalTorque
{
    public static JsonObject Of(GivenTorque torque)
    {
        JsonObject node = torque switch
        {
            GivenTorque.Efficiency one => new JsonObject { [TorqueGrammar.Efficiency.Name] = one.Value },
            GivenTorque.Slonczewski one => new JsonObject
            {
                [TorqueGrammar.Polarization.Name] = one.Polarization,
                [TorqueGrammar.Lambda.Name] = one.Lambda,
                [TorqueGrammar.FieldLikeRatio.Name] = one.FieldLikeRatio,
            },
            GivenTorque.FieldsPerCurrent one => new JsonObject
            {
                [TorqueGrammar.DampingLike.Name] = CanonicalInput.Text(one.DampingLike),
                [TorqueGrammar.FieldLike.Name] = CanonicalInput.Text(one.FieldLike),
            },
            GivenTorque.SpinOrbit one => new JsonObject
            {
                [TorqueGrammar.SpinOrbit.Name] = one.DampingLike,
                [TorqueGrammar.SpinOrbitFieldLike.Name] = one.FieldLike,
                [TorqueGrammar.Strip.Name] = CanonicalInput.Text(one.Strip),
            },
            GivenTorque.Coefficients one => new JsonObject { [TorqueGrammar.Coefficients.Name] = CoefficientsOf(one) },
            _ => throw new ArgumentOutOfRangeException(nameof(torque), "An unknown form of a torque."),
        };
        if (torque is GivenTorque.SpinOrbit { Towards: var towards }) node[TorqueGrammar.Towards.Name] = CanonicalInput.DirectionOf(towards);
        if (torque is GivenTorque.FieldsPerCurrent { Towards: { } direction }) node[TorqueGrammar.Towards.Name] = CanonicalInput.DirectionOf(direction);
        if (torque.From is { } from) node[TorqueGrammar.From.Name] = from;
        return node;
    }

    private static JsonObject CoefficientsOf(GivenTorque.Coefficients one)
    {
        JsonObject node = new() { [TransferGrammar.InterBand.Name] = CanonicalInput.Text(one.InterBand) };
        if (one.Perpendicular is { } across) node[TransferGrammar.Perpendicular.Name] = CanonicalInput.Text(across);
        if (one.Parallel is { } along) node[TransferGrammar.Parallel.Name] = CanonicalInput.Text(along);
        if (one.FieldLike is { } fieldLike) node[TransferGrammar.FieldLike.Name] = CanonicalInput.Text(fieldLike);
        if (one.Face is { } face) node[TransferGrammar.Face.Name] = face == LayerFace.Left ? "left" : "right";
        if (one.Zone is { } zone) node[TransferGrammar.Zone.Name] = CanonicalInput.Text(zone);
        return node;
    }
}
