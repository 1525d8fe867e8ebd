using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Groups;
using RealNvp.Web.Features.Runs.Api;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List.Columns;
using RealNvp.Web.Features.Runs.List.Groups;
using RealNvp.Web.Features.Runs.Organise;

namespace RealNvp.Web.Features.Runs.List;

/// <summary>
/// What the table shows, as its URL says it: <c>/runs?status=running,failed&amp;query=moons%20gap%20%3C%200.1&amp;sort=-bestValNll&amp;page=2</c>.
/// What a URL says wrongly falls back to the default, so that an old or mistyped link still opens.
/// </summary>
public sealed record RunsView
{
    /// <summary>As many as can be changed at once.</summary>
    public const int MaxSelected = BulkBody.MaxIds;

    /// <summary>Ids that an address holds; a larger selection lives in the open page alone, rather than that a copied address holds half of it.</summary>
    public const int MaxSelectedInUrl = 100;

    public static IReadOnlyList<int> PageSizes { get; } = [10, 25, 50, 100];

    public IReadOnlyList<RunStatus> Statuses { get; init; } = [];

    /// <summary>Which runs: those in use, archived ones, the trash, or all.</summary>
    public ShelfChoice Shelf { get; init; }

    /// <summary>Only runs with a star.</summary>
    public bool Favourites { get; init; }

    /// <summary>A query in the language of <see cref="RunQueryLanguage"/>, as typed.</summary>
    public string? Text { get; init; }

    public string? Tag { get; init; }

    public string? DatasetId { get; init; }

    /// <summary>The order where the text names none.</summary>
    public QueryField Sort { get; init; } = QueryFields.CreatedAt;

    public bool Descending { get; init; } = true;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;

    /// <summary>What runs are put into groups by; null: each run is a row.</summary>
    public QueryField? Group { get; init; }

    /// <summary>The result that groups are summed up by; null: <see cref="Of"/> chooses.</summary>
    public QueryField? ChosenOf { get; init; }

    public RunGroupOrder GroupOrder { get; init; }

    /// <summary>Groups whose runs are shown, by <see cref="GroupText.Condition"/>.</summary>
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>The result that groups are summed up by: that of the order, else the best validation NLL.</summary>
    public QueryField Of => ChosenOf ?? (Order.Field.IsResult ? Order.Field : QueryFields.BestValNll);

    /// <summary>The saved view that was opened, changed since or not; null: none.</summary>
    public string? SavedId { get; init; }

    /// <summary>Ids of the runs ticked, in the order ticked.</summary>
    public IReadOnlyList<string> Selected { get; init; } = [];

    /// <summary>The choice of columns as <see cref="RunColumns.Write"/> puts it; null: the usual ones.</summary>
    public string? ColumnsText { get; init; }

    public IReadOnlyList<ColumnChoice> Columns => RunColumns.Read(ColumnsText);

    public bool IsFiltered => Shelf != ShelfChoice.Active || Favourites || Statuses.Count > 0 || Text is not null || Tag is not null || DatasetId is not null;

    /// <summary>What is wrong with the text, or null.</summary>
    public QueryError? Error => Parsed.Error;

    /// <summary>The order in force: the text's own where it names one.</summary>
    public (QueryField Field, bool Descending) Order =>
        Parsed is { OrderFields: [var first, ..], Orders: [var order, ..] } ? (first, order.Descending) : (Sort, Descending);

    private static Comparison Starred { get; } = new(RunField.Of(RunValue.Favourite), RunComparison.Equal, 1.0);

    private ParsedQuery Parsed => RunQueryLanguage.Parse(Text, DateTimeOffset.UnixEpoch);

    /// <param name="now">What ages in the text are counted from.</param>
    public RunQuery ToQuery(DateTimeOffset now)
    {
        var parsed = RunQueryLanguage.Parse(Text, now);
        return new RunQuery
        {
            Shelves = ShelfChoices.Shelves([Shelf], parsed.Filter),
            Statuses = Statuses,
            Tag = Tag,
            DatasetId = DatasetId,
            Filter = !Favourites ? parsed.Filter : parsed.Filter is null ? Starred : new AllOf([Starred, parsed.Filter]),
            Orders = parsed.Orders.Count > 0 ? parsed.Orders : [new RunOrder(Sort.Field, Descending)],
            Page = Group is null ? Page : 1,
            PageSize = PageSize,
        };
    }

    /// <summary>The question for the groups of a view that has some.</summary>
    public RunGroupQuery ToGroupQuery(DateTimeOffset now) => new(ToQuery(now), (Group ?? QueryFields.SameSettings).Field, Of.Field)
    {
        Order = GroupOrder,
        Page = Page,
        PageSize = PageSize,
    };

    /// <summary>Whether both ask for the same rows; selection and columns do not count.</summary>
    public bool AsksTheSameAs(RunsView? other) => other is not null
        && Statuses.SequenceEqual(other.Statuses)
        && this with { Statuses = [], Selected = [], ColumnsText = null, Open = [], SavedId = null }
            == other with { Statuses = [], Selected = [], ColumnsText = null, Open = [], SavedId = null };

    /// <summary>Reads the query of an absolute or relative URL.</summary>
    public static RunsView Parse(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : url[start..]);
        string? Value(string name) => query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values) ? values.ToString().Trim() : null;
        int Number(string name, int fallback) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : fallback;

        var pageSize = Number("pageSize", 25);
        var (sort, descending) = RunSortText.Split(Value("sort")) ?? (QueryFields.CreatedAt, true);
        return new RunsView
        {
            Sort = sort,
            Descending = descending,
            Statuses = Split(Value("status"))
                .Select(name => Enum.TryParse<RunStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : (RunStatus?)null)
                .OfType<RunStatus>().Distinct().Order().ToList(),
            Shelf = Enum.TryParse<ShelfChoice>(Value("shelf"), ignoreCase: true, out var shelf) && Enum.IsDefined(shelf) ? shelf : ShelfChoice.Active,
            Favourites = Value("favourite") == "true",
            Text = Value("query") ?? (Value("search") is { } words ? RunQueryLanguage.Quote(words) : null),
            Tag = Value("tag"),
            DatasetId = Value("dataset"),
            Page = Math.Max(1, Number("page", 1)),
            PageSize = PageSizes.Contains(pageSize) ? pageSize : 25,
            ColumnsText = RunColumns.Write(RunColumns.Read(Value("columns"))),
            Group = QueryFields.Find(Value("group") ?? "") is { CanGroup: true } group ? group : null,
            ChosenOf = QueryFields.Find(Value("of") ?? "") is { IsResult: true } of ? of : null,
            GroupOrder = Enum.TryParse<RunGroupOrder>(Value("groupOrder"), ignoreCase: true, out var groupOrder) && Enum.IsDefined(groupOrder) ? groupOrder : RunGroupOrder.Least,
            Open = query.TryGetValue("open", out var open) ? [.. open.OfType<string>().Distinct()] : [],
            SavedId = Value("view"),
            Selected = Split(Value("selected")).Distinct().Take(MaxSelectedInUrl).ToList(),
        };
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

        Add("shelf", Shelf == ShelfChoice.Active ? null : Camel(Shelf));
        Add("favourite", Favourites ? "true" : null);
        Add("status", string.Join(',', Statuses.Select(Camel)));
        Add("query", Text is null ? null : Uri.EscapeDataString(Text));
        Add("tag", Tag is null ? null : Uri.EscapeDataString(Tag));
        Add("dataset", DatasetId is null ? null : Uri.EscapeDataString(DatasetId));
        Add("sort", IsUsualSort ? null : RunSortText.Write(Sort, Descending));
        Add("group", Group?.Name);
        Add("of", Group is null ? null : ChosenOf?.Name);
        Add("groupOrder", Group is null || GroupOrder == RunGroupOrder.Least ? null : Camel(GroupOrder));
        foreach (var open in Group is null ? [] : Open)
        {
            Add("open", Uri.EscapeDataString(open));
        }

        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        Add("pageSize", PageSize == 25 ? null : PageSize.ToString(CultureInfo.InvariantCulture));
        Add("columns", ColumnsText);
        Add("view", SavedId is null ? null : Uri.EscapeDataString(SavedId));
        Add("selected", Selected.Count > MaxSelectedInUrl ? null : string.Join(',', Selected.Select(Uri.EscapeDataString)));
        return query.Count == 0 ? RunUrls.List : RunUrls.List + "?" + string.Join('&', query);
    }

    /// <summary>All its runs as a file, whatever the page.</summary>
    public string ToTableUrl() => RunUrls.Table + (this with { Page = 1, Selected = [] }).ToUrl()[RunUrls.List.Length..];

    /// <summary>The ticked runs as a file, with these columns; null: there are none, or more than an address holds.</summary>
    public string? ToSelectionTableUrl() => Selected.Count is > 0 and <= MaxSelectedInUrl
        ? RunUrls.Table + new RunsView { ColumnsText = ColumnsText, Selected = Selected }.ToUrl()[RunUrls.List.Length..]
        : null;

    /// <summary>The order in force as the URL writes it: "gap", "-bestValNll".</summary>
    public string SortText => RunSortText.Write(Order.Field, Order.Descending);

    private bool IsUsualSort => (Sort, Descending) == (QueryFields.CreatedAt, true);

    /// <summary>In the order that a text names, newest first where it names none; an order in the query gives way.</summary>
    public RunsView Sorted(string? sortText) => RunSortText.Split(sortText) is var (field, descending)
        ? this with { Sort = field, Descending = descending, Text = RunQueryLanguage.WithoutSort(Text) }
        : this with { Sort = QueryFields.CreatedAt, Descending = true };

    public RunsView WithoutFilters() => this with { Shelf = ShelfChoice.Active, Favourites = false, Statuses = [], Text = null, Tag = null, DatasetId = null, Page = 1 };

    /// <summary>In groups by a field, or each run for itself (null).</summary>
    public RunsView GroupedBy(QueryField? field) => this with { Group = field, Open = [], Page = 1 };

    /// <summary>Shows the runs of one more (or one fewer) group.</summary>
    public RunsView ToggleOpen(string condition) => this with { Open = Open.Contains(condition) ? [.. Open.Where(open => open != condition)] : [.. Open, condition] };

    /// <summary>Only the runs of one group, each for itself.</summary>
    public RunsView Narrowed(string condition) => this with { Text = RunQueryLanguage.And(Text, condition), Group = null, ChosenOf = null, Open = [], Page = 1 };

    /// <summary>Shows runs of one more (or one fewer) state.</summary>
    public RunsView Toggle(RunStatus status) => this with
    {
        Statuses = Statuses.Contains(status) ? Statuses.Where(s => s != status).ToList() : Statuses.Append(status).Order().ToList(),
        Page = 1,
    };

    /// <summary>Ticks or unticks a run; more ticks than <see cref="MaxSelected"/> do nothing.</summary>
    public RunsView Select(string id, bool selected) => this with
    {
        Selected = !selected ? Selected.Where(s => s != id).ToList()
            : Selected.Contains(id) || Selected.Count >= MaxSelected ? Selected
            : Selected.Append(id).ToList(),
    };

    /// <summary>Sorts by a column; a second time the other way round. Numbers that are better small start ascending.</summary>
    public RunsView SortBy(QueryField column) => this with
    {
        Sort = column,
        Descending = column == Order.Field ? !Order.Descending : column.StartsDescending,
        Text = RunQueryLanguage.WithoutSort(Text),
        Page = 1,
    };

    /// <summary>Ticks or unticks all of these.</summary>
    public RunsView SelectAll(IEnumerable<string> ids, bool selected)
    {
        var these = ids.ToHashSet();
        return this with { Selected = [.. selected ? Selected.Union(these).Take(MaxSelected) : Selected.Where(id => !these.Contains(id))] };
    }

    /// <summary>Another shelf, from its first page.</summary>
    public RunsView On(ShelfChoice shelf) => this with { Shelf = shelf, Page = 1, Selected = [] };

    private static string[] Split(string? list) => list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static string Camel<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
