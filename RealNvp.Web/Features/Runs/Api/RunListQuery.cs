using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The query of <c>GET /runs</c>.</summary>
internal static class RunListQuery
{
    public const int MaxPageSize = 200;
    public const int DefaultPageSize = 25;
    public const int MaxSearchLength = 200;
    public const int MaxPage = 1_000_000;
    public const string DefaultSort = "-created";

    public static IReadOnlyDictionary<string, RunStatus> Statuses { get; } = Names<RunStatus>();

    public static IReadOnlyDictionary<string, RunSort> Sorts { get; } = Names<RunSort>();

    public static (RunQuery Query, IReadOnlyList<FieldError> Errors) Read(IQueryCollection query)
    {
        var reader = new QueryReader(query);
        var (sort, descending) = ReadSort(reader);
        var read = new RunQuery
        {
            Statuses = reader.Words("status", Statuses),
            Search = reader.Text("search", MaxSearchLength),
            Tag = reader.Text("tag", RunSpecValidator.MaxTagLength),
            DatasetId = reader.Text("dataset", 40),
            Sort = sort,
            Descending = descending,
            Page = reader.Whole("page", 1, 1, MaxPage),
            PageSize = reader.Whole("pageSize", DefaultPageSize, 1, MaxPageSize),
        };
        reader.RefuseUnknown();
        return (read, reader.Errors);
    }

    private static (RunSort Sort, bool Descending) ReadSort(QueryReader reader)
    {
        var text = reader.Text("sort", 40) ?? DefaultSort;
        if (Sorts.TryGetValue(text.TrimStart('-'), out var sort) && !text.StartsWith("--", StringComparison.Ordinal))
        {
            return (sort, text[0] == '-');
        }

        reader.Refuse("sort", text, $"one of {string.Join(", ", Sorts.Keys)}, with a - before it to turn the order round");
        return (RunSort.Created, true);
    }

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), StringComparer.OrdinalIgnoreCase);
}
