namespace RealNvp.Web.Features.Datasets.Api;

/// <summary>All data sets: toys first, then uploads, newest first.</summary>
public sealed record DatasetItems(IReadOnlyList<DatasetItem> Items, int Total);
