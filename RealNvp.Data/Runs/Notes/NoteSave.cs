namespace RealNvp.Data.Runs.Notes;

/// <summary>How saving a note went.</summary>
/// <param name="IsSaved">Whether the text is stored now.</param>
/// <param name="Note">The note as it is stored now: with what somebody else wrote where it was not saved.</param>
public sealed record NoteSave(bool IsSaved, RunNote Note);
