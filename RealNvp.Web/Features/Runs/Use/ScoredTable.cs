namespace RealNvp.Web.Features.Runs.Use;

/// <summary>A scored table that waits to be fetched.</summary>
/// <param name="Id">Unguessable.</param>
/// <param name="RunId">The run whose flow scored it.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="FileName">What to call it on the user's machine.</param>
/// <param name="At">When it was made, UTC.</param>
public sealed record ScoredTable(string Id, string RunId, string Path, string FileName, DateTime At);
