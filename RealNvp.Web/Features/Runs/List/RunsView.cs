using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Data.Runs;

namespace RealNvp.Web.Features.Runs.List;

/// <summary>
/// What the table shows, as its URL says it: <c>/runs?status=running,failed&amp;search=moons&amp;sort=-bestValNll&amp;page=2</c>.
/// What a URL says wrongly falls back to the default, so that an old or mistyped link still opens.
/// </summary>
public sealed record RunsView
{
    public const int MaxSelected = 10;

    public static IReadOnlyList<int> PageSizes { get; } = [10, 25, 50, 100];

    public IReadOnlyList<RunStatus> Statuses { get; init; } = [];

    public string? Search { get; init; }

    public string? Tag { get; init; }

    public string? DatasetId { get; init; }

    public RunSort Sort { get; init; } = RunSort.Created;

    public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;

    /// <summary>Ids of the runs ticked for comparison, in the order ticked.</summary>
    public IReadOnlyList<string> Selected { get; init; } = [];

    public bool IsFiltered => Statuses.Count > 0 || Search is not null || Tag is not null || DatasetId is not null;

    public RunQuery Query => new()
    {
        Statuses = Statuses,
        Search = Search,
        Tag = Tag,
        DatasetId = DatasetId,
        Sort = Sort,
        Descending = Descending,
        Page = Page,
        PageSize = PageSize,
    };

    /// <summary>Whether both ask for the same rows; the selection does not count.</summary>
    public bool AsksTheSameAs(RunsView? other) => other is not null
        && Statuses.SequenceEqual(other.Statuses)
        && this with { Statuses = [], Selected = [] } == other with { Statuses = [], Selected = [] };

    /// <summary>Reads the query of an absolute or relative URL.</summary>
    public static RunsView Parse(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : url[start..]);
        string? Value(string name) => query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values) ? values.ToString().Trim() : null;
        int Number(string name, int fallback) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : fallback;

        var pageSize = Number("pageSize", 25);
        return new RunsView
        {
            Statuses = Split(Value("status"))
                .Select(name => Enum.TryParse<RunStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : (RunStatus?)null)
                .OfType<RunStatus>().Distinct().Order().ToList(),
            Search = Value("search"),
            Tag = Value("tag"),
            DatasetId = Value("dataset"),
            Page = Math.Max(1, Number("page", 1)),
            PageSize = PageSizes.Contains(pageSize) ? pageSize : 25,
            Selected = Split(Value("selected")).Distinct().Take(MaxSelected).ToList(),
        }.Sorted(Value("sort"));
    }

    /// <summary>The view's own URL; what is as usual is left out.</summary>
    public string ToUrl()
    {
        var query = new List<string>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={value}");
            }
        }

        Add("status", string.Join(',', Statuses.Select(Camel)));
        Add("search", Search is null ? null : Uri.EscapeDataString(Search));
        Add("tag", Tag is null ? null : Uri.EscapeDataString(Tag));
        Add("dataset", DatasetId is null ? null : Uri.EscapeDataString(DatasetId));
        Add("sort", (Sort, Descending) == (RunSort.Created, true) ? null : SortText);
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        Add("pageSize", PageSize == 25 ? null : PageSize.ToString(CultureInfo.InvariantCulture));
        Add("selected", string.Join(',', Selected.Select(Uri.EscapeDataString)));
        return query.Count == 0 ? RunUrls.List : RunUrls.List + "?" + string.Join('&', query);
    }

    /// <summary>The order as the URL writes it: "gap", "-bestValNll".</summary>
    public string SortText => (Descending ? "-" : "") + Camel(Sort);

    /// <summary>In the order that a text names; newest first where it names none.</summary>
    public RunsView Sorted(string? sortText) =>
        Enum.TryParse<RunSort>(sortText?.TrimStart('-'), ignoreCase: true, out var column) && Enum.IsDefined(column)
            ? this with { Sort = column, Descending = sortText!.StartsWith('-') }
            : this with { Sort = RunSort.Created, Descending = true };

    public RunsView WithoutFilters() => this with { Statuses = [], Search = null, Tag = null, DatasetId = null, Page = 1 };

    /// <summary>Shows runs of one more (or one fewer) state.</summary>
    public RunsView Toggle(RunStatus status) => this with
    {
        Statuses = Statuses.Contains(status) ? Statuses.Where(s => s != status).ToList() : Statuses.Append(status).Order().ToList(),
        Page = 1,
    };

    /// <summary>Ticks or unticks a run; the eleventh tick does nothing.</summary>
    public RunsView Select(string id, bool selected) => this with
    {
        Selected = !selected ? Selected.Where(s => s != id).ToList()
            : Selected.Contains(id) || Selected.Count >= MaxSelected ? Selected
            : Selected.Append(id).ToList(),
    };

    /// <summary>Sorts by a column; a second time the other way round. Numbers that are better small start ascending.</summary>
    public RunsView SortBy(RunSort column) => this with
    {
        Sort = column,
        Descending = column == Sort ? !Descending : column is RunSort.Created or RunSort.Seconds,
        Page = 1,
    };

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string Camel<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
