using System.Text.Json;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.Organise;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The query of <c>GET /runs</c>.</summary>
internal static class RunListQuery
{
    public const int MaxPageSize = 200;
    public const int DefaultPageSize = 25;
    public const int MaxSearchLength = 200;
    public const int MaxPage = 1_000_000;
    public const string DefaultSort = "-createdAt";

    public static IReadOnlyDictionary<string, RunStatus> Statuses { get; } = Names<RunStatus>();

    public static IReadOnlyDictionary<string, ShelfChoice> Shelves { get; } = Names<ShelfChoice>();

    /// <param name="now">What ages in the query are counted from.</param>
    public static (RunQuery Query, IReadOnlyList<FieldError> Errors) Read(IQueryCollection query, DateTimeOffset now)
    {
        var reader = new QueryReader(query);
        var (runs, parsed) = ReadWhich(reader, now);
        var read = runs with
        {
            Orders = ReadOrders(reader, parsed),
            Page = reader.Whole("page", 1, 1, MaxPage),
            PageSize = reader.Whole("pageSize", DefaultPageSize, 1, MaxPageSize),
        };
        reader.RefuseUnknown();
        return (read, reader.Errors);
    }

    /// <summary>Which runs are meant, without an order and a page.</summary>
    public static (RunQuery Runs, ParsedQuery Expression) ReadWhich(QueryReader reader, DateTimeOffset now)
    {
        var parsed = ReadExpression(reader, now);
        var runs = new RunQuery
        {
            Statuses = reader.Words("status", Statuses),
            Search = reader.Text("search", MaxSearchLength),
            Tag = reader.Text("tag", RunSpecValidator.MaxTagLength),
            DatasetId = reader.Text("dataset", 40),
            Shelves = ShelfChoices.Shelves(reader.Words("shelf", Shelves), parsed.Filter),
            Filter = parsed.Filter,
        };
        return (runs, parsed);
    }

    private static ParsedQuery ReadExpression(QueryReader reader, DateTimeOffset now)
    {
        var parsed = RunQueryLanguage.Parse(reader.Text("query", RunQueryLanguage.MaxLength), now);
        if (parsed.Error is { } error)
        {
            reader.Refuse("query", error.Full);
        }

        return parsed;
    }

    private static IReadOnlyList<RunOrder> ReadOrders(QueryReader reader, ParsedQuery parsed)
    {
        if (reader.Text("sort", 100) is not { } text)
        {
            return parsed.Orders;
        }

        if (parsed.Orders.Count > 0)
        {
            reader.Refuse("sort", "sort is given beside a query with sort by; give the order once.");
        }
        else if (RunSortText.Read(text) is { } order)
        {
            return [order];
        }
        else
        {
            reader.Refuse("sort", text, $"one of {string.Join(", ", RunSortText.Names)}, with a - before it to turn the order round");
        }

        return [];
    }

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!), StringComparer.OrdinalIgnoreCase);
}
