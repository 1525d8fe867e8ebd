namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>A data set as a run names it: a toy's kind or an upload's id.</summary>
public sealed record DatasetReference(string? Kind = null, string? Id = null);
