using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Share.Public.Views;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public.Preview;

/// <summary>A list of names with a number each in a link's picture.</summary>
/// <param name="Names">What the names are.</param>
/// <param name="Numbers">What the numbers are; empty: there are none.</param>
/// <param name="Rows">The first of them, at least as many as there is room for.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Noun">What one of them is.</param>
internal sealed record PreviewList(string Names, string Numbers, IReadOnlyList<PreviewRow> Rows, int Total, string Noun)
{
    /// <summary>Rows that there is room for.</summary>
    public const int MostRows = 7;

    /// <summary>The first rows, or groups, of a view. Only what the page itself shows: a column that was left out was left out for a reason.</summary>
    public static PreviewList Of(SharedViewPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.IsGrouped)
        {
            return new PreviewList("", $"least {page.View.Of.Title}", [.. page.Groups.Select(group => new PreviewRow(null, group.Title, group.Least))], page.Total, "group");
        }

        var showsNll = page.View.Columns.Any(column => column.Field == QueryFields.BestValNll);
        var rows = page.Rows.Select(row => new PreviewRow(RunPalette.Of(row.Run.Id), row.Run.Name, showsNll ? Format.Nats(row.Run.BestValNll) : ""));
        return new PreviewList("", showsNll ? "best validation NLL, nats" : "", [.. rows], page.Total, "run");
    }
}
