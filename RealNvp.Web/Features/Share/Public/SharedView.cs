using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs.Detail;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>How a shared page shows its runs: as whoever made the link saw them.</summary>
public sealed record SharedView(bool Log, XAxis X, int? Epoch, (int X, int Y) Columns)
{
    /// <param name="query">The query of the page the link was made on; what makes no sense falls back to the default.</param>
    public static SharedView Read(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var view = RunView.Read(null, Value("y"), Value("x"), Value("epoch"), Value("columns"), null);
        return new SharedView(view.Log, view.X, view.Epoch, view.Columns);

        string? Value(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
