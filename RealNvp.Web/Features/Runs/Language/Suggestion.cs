namespace RealNvp.Web.Features.Runs.Language;

/// <summary>Something that could stand at the caret.</summary>
/// <param name="Text">What is put in.</param>
/// <param name="Detail">What it is, in a few words.</param>
public sealed record Suggestion(string Text, string Detail);
