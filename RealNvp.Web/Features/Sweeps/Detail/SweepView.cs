using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace RealNvp.Web.Features.Sweeps.Detail;

/// <summary>
/// What a reader has chosen to see of a sweep: <c>/sweeps/ID?state=stopped&amp;sort=-seconds&amp;page=2</c>. It lives in the page's address, so that a link
/// shows what its sender saw; what makes no sense falls back to the default.
/// </summary>
public sealed record SweepView
{
    public static IReadOnlyList<int> PageSizes { get; } = [25, 50, 100];

    public SweepTab Tab { get; init; }

    /// <summary>The table shows combinations over their seeds, not single trials.</summary>
    public bool BySeeds { get; init; }

    /// <summary>Column of the table: one of <see cref="SweepSort"/>, or the path of a varied setting.</summary>
    public string Sort { get; init; } = SweepSort.Rank;

    public bool Descending { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<SweepTrialState> States { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = 25;

    /// <summary>Setting that the objective is drawn over; null: the first.</summary>
    public string? Across { get; init; }

    public SweepTrialQuery ToQuery() => new() { Sort = Sort, Descending = Descending, States = BySeeds ? [] : States, Page = Page, PageSize = PageSize };

    public static SweepView Parse(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : url[start..]);
        string? Value(string name) => query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values) ? values.ToString().Trim() : null;
        int Number(string name, int fallback) => int.TryParse(Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;
        var sort = Value("sort") ?? SweepSort.Rank;
        var size = Number("pageSize", 25);
        return new SweepView
        {
            Tab = Enum.TryParse<SweepTab>(Value("tab"), ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : SweepTab.Trials,
            BySeeds = Value("rows") == "combinations",
            Sort = sort.TrimStart('-'),
            Descending = sort.StartsWith('-'),
            States = [.. (Value("state") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => Enum.TryParse<SweepTrialState>(name, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : (SweepTrialState?)null)
                .OfType<SweepTrialState>().Distinct().Order()],
            Page = Math.Max(1, Number("page", 1)),
            PageSize = PageSizes.Contains(size) ? size : 25,
            Across = Value("across"),
        };
    }

    /// <summary>Address of the view of a sweep; what is as usual is left out.</summary>
    public string ToUrl(string id)
    {
        List<string> query = [];
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={value}");
            }
        }

        Add("tab", Tab == SweepTab.Trials ? null : Tab.ToString().ToLowerInvariant());
        Add("rows", BySeeds ? "combinations" : null);
        Add("sort", (Sort, Descending) == (SweepSort.Rank, false) ? null : (Descending ? "-" : "") + Uri.EscapeDataString(Sort));
        Add("state", string.Join(',', States.Select(state => state.ToString().ToLowerInvariant())));
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        Add("pageSize", PageSize == 25 ? null : PageSize.ToString(CultureInfo.InvariantCulture));
        Add("across", Across is null ? null : Uri.EscapeDataString(Across));
        return query.Count == 0 ? SweepUrls.Page(id) : SweepUrls.Page(id) + "?" + string.Join('&', query);
    }

    /// <summary>Sorts by a column; a second time the other way round.</summary>
    public SweepView SortBy(string column) => this with { Sort = column, Descending = column == Sort && !Descending, Page = 1 };

    /// <summary>Shows trials of one more (or one fewer) state.</summary>
    public SweepView Toggle(SweepTrialState state) => this with
    {
        States = States.Contains(state) ? [.. States.Where(s => s != state)] : [.. States.Append(state).Order()],
        Page = 1,
    };
}
