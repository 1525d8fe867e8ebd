using RealNvp.Data.Views;
using RealNvp.Web.Features.Runs.List;

namespace RealNvp.Web.Features.Runs.Views.Api;

/// <summary>A saved view of the runs table.</summary>
/// <param name="Query">The query of the table's address: filter, order, columns, shelf.</param>
/// <param name="Url">Path and query of the page that opens it.</param>
public sealed record SavedViewResponse(string Id, string Name, string Query, string Url, DateTime CreatedAt, DateTime ChangedAt)
{
    internal static SavedViewResponse Of(SavedView view) => new(
        view.Id, view.Name, view.Query, (RunsView.Parse(RunUrls.List + "?" + view.Query) with { ViewId = view.Id }).ToUrl(), view.CreatedAt, view.ChangedAt);
}
