using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Groups;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Features.Runs.List.Columns;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>
/// A view of the runs as strangers see it: the filter, order, columns and groups of the link's own copy, without what is the studio's own affair (ids, why
/// a run failed, the trash).
/// </summary>
public sealed class SharedRunsView
{
    /// <summary>Parts of a view's query that show neither more nor less of it; what is not among them must still be understood as it was meant.</summary>
    private static readonly string[] Harmless = ["sort", "of", "groupOrder", "open", "page", "pageSize", "columns", "view", "selected"];

    /// <summary>Fields that name things inside the studio, or tell of its machines.</summary>
    private static readonly string[] Closed = ["id", "datasetId", "sweep", "settings", "failure"];

    /// <summary>Of those, what groups may be made by: a group then stands under a name.</summary>
    private static readonly string[] NamedGroups = ["datasetId", "sweep", "settings"];

    private readonly RunsView _view;

    /// <param name="query">The link's copy of the view's query.</param>
    /// <param name="page">Page of the table, from 1.</param>
    public SharedRunsView(string query, int page)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = RunsView.Parse("?" + query);
        HasClosedGroup = view.Group is { } field && Closed.Contains(field.Name) && !NamedGroups.Contains(field.Name);
        IsWhole = view.Error is null && !HasClosedGroup && KeepsWhatNarrows(query, view);
        _view = view with { Page = page, Selected = [], Open = [], SavedId = null };
        Columns = [.. view.Columns.Select(choice => choice.Column).Where(column => column.Field is null || !Closed.Contains(column.Field.Name))];
    }

    private SharedRunsView(SharedRunsView other, RunsView view) =>
        (_view, HasClosedGroup, IsWhole, Columns) = (view, other.HasClosedGroup, other.IsWhole, other.Columns);

    /// <summary>
    /// Whether every part that narrows the view is still understood. Where one is not (a field that there is no more), nothing is shown: without it, more
    /// would be.
    /// </summary>
    public bool IsWhole { get; }

    /// <summary>It is grouped by what strangers do not see; run by run it would show more than its groups do.</summary>
    private bool HasClosedGroup { get; }

    public IReadOnlyList<RunColumn> Columns { get; }

    public int Page => _view.Page;

    public int PageSize => _view.PageSize;

    /// <summary>What the runs are put into groups by; null: each is a row.</summary>
    public QueryField? Group => _view.Group;

    /// <summary>The result that groups are summed up by.</summary>
    public QueryField Of => _view.Of;

    /// <summary>The field that rows are ordered by.</summary>
    public (QueryField Field, bool Descending) Order => _view.Order;

    /// <summary>Another page of the table.</summary>
    public SharedRunsView At(int page) => new(this, _view with { Page = page });

    /// <summary>No more than its first rows, or groups.</summary>
    public SharedRunsView First(int rows) => new(this, _view with { Page = 1, PageSize = rows });

    /// <returns>Null: there is nothing that may be shown.</returns>
    public RunQuery? ToQuery(DateTimeOffset now) => IsWhole ? Open(_view.ToQuery(now)) : null;

    /// <summary>The question for the groups; null: there is nothing that may be shown.</summary>
    public RunGroupQuery? ToGroupQuery(DateTimeOffset now) =>
        IsWhole && _view.ToGroupQuery(now) is var groups && Open(groups.Runs) is { } runs ? groups with { Runs = runs } : null;

    /// <summary>Why a view cannot be shared; null: it can.</summary>
    public static string? Refusal(string query)
    {
        var view = new SharedRunsView(query, 1);
        return view.HasClosedGroup ? $"Links do not show groups by {Format.InSentence(view.Group!.Title)}; group the view by something else, or by nothing, and save it."
            : !view.IsWhole ? "The view's search cannot be read any more; open it, correct it and save it first."
            : view.ToQuery(DateTimeOffset.UnixEpoch) is not { } runs || !TrashCondition.MayHold(runs.Filter, inTrash: false)
                ? "The view shows only the trash, and links do not show what has been thrown away: nobody would ever see a run there. Change what the view asks for and save it first."
            : null;
    }

    /// <summary>What people of the studio see in the view and strangers do not, in a few words each.</summary>
    public static IReadOnlyList<string> LeftOut(string query)
    {
        var (view, shared) = (RunsView.Parse("?" + query), new SharedRunsView(query, 1));
        var asked = view.ToQuery(DateTimeOffset.UnixEpoch);
        var columns = view.Group is null ? view.Columns.Select(choice => choice.Column).Except(shared.Columns).Select(column => column.Title).ToList() : [];
        string?[] parts =
        [
            (asked.Shelves.Count == 0 || asked.Shelves.Contains(RunShelf.Trash)) && TrashCondition.MayHold(asked.Filter, inTrash: true) ? "runs in the trash" : null,
            columns.Count == 0 ? null : $"the {(columns.Count == 1 ? "column" : "columns")} {string.Join(", ", columns)}",
        ];
        return [.. parts.OfType<string>()];
    }

    /// <summary>Without the trash: who throws a run away does not mean strangers to see it.</summary>
    private static RunQuery? Open(RunQuery query)
    {
        RunShelf[] asked = query.Shelves.Count == 0 ? [RunShelf.Active, RunShelf.Archived] : [.. query.Shelves.Where(shelf => shelf != RunShelf.Trash)];
        return asked.Length == 0 ? null : query with { Shelves = asked };
    }

    private static bool KeepsWhatNarrows(string query, RunsView view)
    {
        var (said, understood) = (QueryHelpers.ParseQuery(query), QueryHelpers.ParseQuery(new Uri(new Uri("http://any"), view.ToUrl()).Query));
        return said.Where(part => !Harmless.Contains(part.Key)).All(part => understood.TryGetValue(part.Key, out var kept) && kept.ToString() == part.Value.ToString())
            && !(said.ContainsKey("columns") && ReferenceEquals(view.Columns, RunColumns.Usual));
    }
}
