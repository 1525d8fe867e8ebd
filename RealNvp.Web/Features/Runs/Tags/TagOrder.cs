namespace RealNvp.Web.Features.Runs.Tags;

/// <summary>What somebody wants done to the tags of several runs.</summary>
internal sealed record TagOrder(IReadOnlyList<string> Add, IReadOnlyList<string> Remove);
