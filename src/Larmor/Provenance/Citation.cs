namespace Larmor.Provenance;

/// <summary>Where a method, a model or a number comes from. Words only.</summary>
/// <param name="Key">Short key, unique in a report, for example <c>valet-fert-1993</c>.</param>
/// <param name="Text">The reference as printed: authors, title, journal, year.</param>
/// <param name="Doi">The DOI without the resolver's address, where there is one.</param>
public sealed record Citation(string Key, string Text, string? Doi = null)
{
    /// <inheritdoc/>
    public override string ToString() => Doi is null ? Text : $"{Text} doi:{Doi}";
}
