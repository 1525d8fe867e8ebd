using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RealNvp.Data.Sweeps;

namespace RealNvp.Web.Features.Sweeps.List;

/// <summary>
/// What the list shows, as its URL says it: <c>/sweeps?search=moons&amp;status=running,paused&amp;page=2</c>. What a URL says wrongly falls back to the
/// default, so that an old or mistyped link still opens.
/// </summary>
public sealed record SweepsView
{
    public string? Search { get; init; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<SweepStatus> Statuses { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsFiltered => Search is not null || Statuses.Count > 0;

    public SweepListQuery ToQuery() => new() { Search = Search, Statuses = Statuses, Page = Page };

    /// <summary>Reads the query of an absolute or relative URL.</summary>
    public static SweepsView Parse(string url)
    {
        var start = url.IndexOf('?', StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(start < 0 ? "" : url[start..]);
        string? Value(string name) => query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values) ? values.ToString().Trim() : null;
        return new SweepsView
        {
            Search = Value("search"),
            Statuses = [.. (Value("status") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => Enum.TryParse<SweepStatus>(name, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : (SweepStatus?)null)
                .OfType<SweepStatus>().Distinct().Order()],
            Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1,
        };
    }

    /// <summary>The view's own URL; what is as usual is left out.</summary>
    public string ToUrl()
    {
        List<string> query = [];
        if (Search is not null)
        {
            query.Add("search=" + Uri.EscapeDataString(Search));
        }

        if (Statuses.Count > 0)
        {
            query.Add("status=" + string.Join(',', Statuses.Select(status => status.ToString().ToLowerInvariant())));
        }

        if (Page > 1)
        {
            query.Add("page=" + Page.ToString(CultureInfo.InvariantCulture));
        }

        return query.Count == 0 ? SweepUrls.List : SweepUrls.List + "?" + string.Join('&', query);
    }

    /// <summary>Shows sweeps of one more (or one fewer) state, from the first page.</summary>
    public SweepsView Toggle(SweepStatus status) => this with
    {
        Statuses = Statuses.Contains(status) ? [.. Statuses.Where(s => s != status)] : [.. Statuses.Append(status).Order()],
        Page = 1,
    };
}
