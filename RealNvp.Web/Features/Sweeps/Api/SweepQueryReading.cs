using System.Text.Json;
using RealNvp.Data.Sweeps;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Sweeps.Api;

/// <summary>The queries of the lists.</summary>
internal static class SweepQueryReading
{
    public const int DefaultPageSize = 25;
    public const int MaxPageSize = 200;
    public const int DefaultTrialPageSize = 50;
    public const int MaxPage = 1_000_000;
    public const int MaxSearchLength = 200;

    public static IReadOnlyDictionary<string, SweepStatus> Statuses { get; } = Names<SweepStatus>();

    public static IReadOnlyDictionary<string, SweepTrialState> States { get; } = Names<SweepTrialState>();

    public static (SweepListQuery Query, IReadOnlyList<FieldError> Errors) List(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var read = new SweepListQuery
        {
            Search = reader.Text("search", MaxSearchLength),
            Statuses = reader.Words("status", Statuses),
            Page = reader.Whole("page", 1, 1, MaxPage),
            PageSize = reader.Whole("pageSize", DefaultPageSize, 1, MaxPageSize),
        };
        reader.RefuseUnknown();
        return (read, reader.Errors);
    }

    /// <param name="columns">What can be sorted by, besides the sweep's settings.</param>
    /// <param name="settings">Paths of the settings that vary.</param>
    public static (SweepTrialQuery Query, IReadOnlyList<FieldError> Errors) Trials(
        IQueryCollection query, IReadOnlyList<string> columns, IReadOnlyList<string> settings, bool hasStates)
    {
        var reader = new QueryReader(query);
        var sort = reader.Text("sort", 100) ?? SweepSort.Rank;
        var column = sort.TrimStart('-');
        if (!columns.Contains(column) && !settings.Contains(column))
        {
            reader.Refuse("sort", sort, $"one of {string.Join(", ", columns.Concat(settings))}, with a - before it to turn the order round");
        }

        var read = new SweepTrialQuery
        {
            Sort = column,
            Descending = sort.StartsWith('-'),
            States = hasStates ? reader.Words("state", States) : [],
            Page = reader.Whole("page", 1, 1, MaxPage),
            PageSize = reader.Whole("pageSize", DefaultTrialPageSize, 1, SweepTrialQuery.MaxPageSize),
        };
        reader.RefuseUnknown();
        return (read, reader.Errors);
    }

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), StringComparer.OrdinalIgnoreCase);
}
