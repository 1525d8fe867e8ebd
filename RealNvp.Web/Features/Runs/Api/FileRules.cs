namespace RealNvp.Web.Features.Runs.Api;

/// <summary>What a call expects of its file.</summary>
/// <param name="What">For a message: "a CSV file".</param>
/// <param name="DefaultName">Its name where the request gives none.</param>
/// <param name="MaxBytes">Bytes beyond which it is refused.</param>
internal sealed record FileRules(string What, string DefaultName, long MaxBytes);
