namespace RealNvp.Web.Features.Runs.New;

/// <summary>An unsent form, as the browser keeps it so that a reload or a lost connection loses nothing.</summary>
/// <param name="Kind">Chosen toy.</param>
/// <param name="DatasetId">Chosen upload, or null.</param>
/// <param name="Preset">Preset it started from, or null.</param>
/// <param name="Texts">What was typed, by the form's own keys.</param>
public sealed record RunFormDraft(string Kind, string? DatasetId, string? Preset, IReadOnlyDictionary<string, string> Texts);
