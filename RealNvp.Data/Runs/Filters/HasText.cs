namespace RealNvp.Data.Runs.Filters;

/// <summary>Name, data set, id or a tag contains the text, ignoring case.</summary>
public sealed record HasText(string Text) : RunFilter;
