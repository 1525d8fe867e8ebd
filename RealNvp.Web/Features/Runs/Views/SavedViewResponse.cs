using RealNvp.Data.Views;

namespace RealNvp.Web.Features.Runs.Views;

/// <param name="Id">Short and random.</param>
/// <param name="Name">As people gave it.</param>
/// <param name="Query">The query of the runs page that shows it; empty: the usual view.</param>
/// <param name="Url">The page's path and query.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record SavedViewResponse(string Id, string Name, string Query, string Url, DateTime CreatedAt, DateTime ChangedAt)
{
    internal static SavedViewResponse Of(SavedView view) => new(view.Id, view.Name, view.Query, SavedViewUrls.Page(view), view.CreatedAt, view.ChangedAt);
}
