using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Groups;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Features.Runs.List.Groups;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>Gathers what a shared view shows at the moment.</summary>
public sealed class SharedViewPages(IRunService runs, ISweepService sweeps, TimeProvider time)
{
    /// <summary>Points of a curve in a row: more than its width shows apart.</summary>
    private const int CurvePoints = 40;

    /// <param name="page">From 1; beyond the last one the last is shown.</param>
    public async Task<SharedViewPage> BuildAsync(string token, SharedContent content, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var view = new SharedRunsView(content.Link.View, page);
        var shown = await ReadAsync(token, content, view, cancellationToken);
        if (page > 1 && shown is { Total: > 0, Rows.Count: 0, Groups.Count: 0 })
        {
            shown = await ReadAsync(token, content, view.At((shown.Total + view.PageSize - 1) / view.PageSize), cancellationToken);
        }

        if (shown.Rows.Count == 0 || shown.View.Columns.All(column => column.Key != "curve"))
        {
            return shown;
        }

        var curves = await runs.ReadSparklinesAsync([.. shown.Rows.Select(row => row.Run.Id)], CurvePoints, cancellationToken);
        return shown with { Rows = [.. shown.Rows.Select(row => row with { ValNll = curves.GetValueOrDefault(row.Run.Id) ?? [] })] };
    }

    /// <summary>Without curves, which come and go with epochs.</summary>
    public async Task<SharedLive> ReadLiveAsync(string token, SharedContent content, int page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return (await ReadAsync(token, content, new SharedRunsView(content.Link.View, page), cancellationToken, inWords: false)).Live;
    }

    /// <param name="inWords">Whether groups get their names, which takes a question for each; whether they have changed can be told without.</param>
    private async Task<SharedViewPage> ReadAsync(
        string token, SharedContent content, SharedRunsView view, CancellationToken cancellationToken, bool inWords = true)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<RunRowModel> rows = [];
        IReadOnlyList<SharedGroup> groups = [];
        IReadOnlyList<RunGroupSummary> summaries = [];
        var total = 0;
        if (view.Group is { } by && view.ToGroupQuery(now) is { } question)
        {
            var page = await runs.SummariseAsync(question, cancellationToken);
            (summaries, total) = (page.Items, page.Total);
            groups = inWords ? await WordAsync(by, view.Of, summaries, cancellationToken) : [];
        }
        else if (view.Group is null && view.ToQuery(now) is { } query)
        {
            var page = await runs.ListAsync(query, cancellationToken);
            (rows, total) = ([.. page.Items.Select(run => new RunRowModel(run, null, []))], page.Total);
        }

        var live = rows.Any(row => !row.Run.IsEnded) || summaries.Any(IsLive);
        return new SharedViewPage
        {
            Token = token,
            Content = content,
            View = view,
            Rows = rows,
            Groups = groups,
            Total = total,
            Now = now,
            Live = new SharedLive(ShareUrls.State(token, view.Page), StampOf(content, view, rows, summaries, total), live),
        };
    }

    private static string StampOf(SharedContent content, SharedRunsView view, IEnumerable<RunRowModel> rows, IEnumerable<RunGroupSummary> groups, int total) => SharedStamp.Of(
    [
        content.Title,
        string.Create(CultureInfo.InvariantCulture, $"{view.Page} {total}"),
        .. rows.Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $"{row.Run.Name} {row.Run.Status} {row.Run.Epoch} {row.Run.BestValNll:R} {row.Run.TestNll:R} {row.Run.IsFavourite} {row.Run.Shelf} {string.Join(',', row.Run.Tags)}")),
        .. groups.Select(group => string.Create(
            CultureInfo.InvariantCulture,
            $"{group.Value} {group.Runs} {GroupText.Statuses(group.Statuses)} {group.Least:R} {group.Mean:R} {group.StandardDeviation:R} {group.Largest:R}")),
    ]);

    private static bool IsLive(RunGroupSummary group) => group.Statuses.Keys.Any(status => status is RunStatus.Queued or RunStatus.Running);

    private async Task<IReadOnlyList<SharedGroup>> WordAsync(
        QueryField by, QueryField of, IReadOnlyList<RunGroupSummary> groups, CancellationToken cancellationToken)
    {
        var newest = (await runs.FindManyAsync([.. groups.Select(group => group.NewestId)], cancellationToken)).ToDictionary(run => run.Id);
        var worded = new List<SharedGroup>();
        foreach (var group in groups)
        {
            var run = newest.GetValueOrDefault(group.NewestId);
            worded.Add(new SharedGroup(
                await TitleAsync(by, group.Value, run, cancellationToken),
                GroupText.Detail(by, run),
                Format.Count(group.Runs),
                GroupText.Statuses(group.Statuses),
                GroupText.Number(of, group.Least),
                GroupText.Number(of, group.Mean) + (group.StandardDeviation is { } deviation ? $" ± {GroupText.Spread(of, deviation)}" : ""),
                GroupText.Number(of, group.Largest)));
        }

        return worded;
    }

    /// <summary>A name instead of an id.</summary>
    private async Task<string> TitleAsync(QueryField by, object? value, RunRecord? newest, CancellationToken cancellationToken) => by.Name switch
    {
        "datasetId" when value is not null => newest?.DatasetName ?? Format.Unknown,
        "sweep" when value is string id => (await sweeps.FindAsync(id, cancellationToken))?.Summary.Name ?? Format.Unknown,
        _ => GroupText.Title(by, value, newest),
    };
}
