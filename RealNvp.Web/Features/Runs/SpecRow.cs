namespace RealNvp.Web.Features.Runs;

/// <summary>One setting of a run as a table shows it.</summary>
/// <param name="Group">Data, Model or Training.</param>
/// <param name="Key">Stable name, to line up rows of several runs.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Value">The value for people.</param>
/// <param name="Help">One sentence on what it does, or null.</param>
public sealed record SpecRow(string Group, string Key, string Title, string Value, string? Help = null);
