using System.Diagnostics.CodeAnalysis;

namespace Larmor.Coupling.Conventions;

/// <summary>What became of a translation: the parameters, or the reason why the other convention cannot say it.</summary>
/// <typeparam name="T">Parameters of the other convention.</typeparam>
public sealed record Translation<T>
    where T : class
{
    internal Translation(T? value, string refusal)
    {
        Value = value;
        Refusal = refusal;
    }

    /// <summary>The parameters; null where there is a reason against them.</summary>
    public T? Value { get; }

    /// <summary>The reason in words; empty where there are parameters.</summary>
    public string Refusal { get; }

    /// <summary>Whether there are parameters.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;

    /// <summary>The parameters.</summary>
    /// <exception cref="DeviceException">There are none; the message is the reason.</exception>
    public T Require() => Value ?? throw new DeviceException(Refusal);
}

internal static class Translation
{
    public static Translation<T> To<T>(T value)
        where T : class => new(value, "");

    public static Translation<T> Refused<T>(string reason)
        where T : class => new(null, reason);
}
