using System.Text.Json;
using System.Text.Json.Serialization;

namespace Larmor.Workbench.Checkpoints;

/// <summary>Plain data as bytes and back, to the last bit.</summary>
internal static class PointBytes
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The bytes of a point; null where reading them does not give the same bytes again, so that something of it would be lost.</summary>
    public static byte[]? Write<T>(T point)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(point, Options);
        return JsonSerializer.SerializeToUtf8Bytes(Read<T>(bytes), Options).AsSpan().SequenceEqual(bytes) ? bytes : null;
    }

    /// <summary>The point of such bytes.</summary>
    public static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes, Options)!;
}
