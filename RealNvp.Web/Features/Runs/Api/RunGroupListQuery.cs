using System.Text.Json;
using RealNvp.Data.Runs.Groups;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>The query of <c>GET /runs/groups</c>.</summary>
internal static class RunGroupListQuery
{
    public static IReadOnlyDictionary<string, QueryField> By { get; } = Named(QueryFields.All.Where(field => field.CanGroup));

    public static IReadOnlyDictionary<string, QueryField> Of { get; } = Named(QueryFields.All.Where(field => field.IsResult));

    public static IReadOnlyDictionary<string, RunGroupOrder> Orders { get; } = Enum.GetValues<RunGroupOrder>()
        .ToDictionary(order => JsonNamingPolicy.CamelCase.ConvertName(order.ToString()), StringComparer.OrdinalIgnoreCase);

    /// <param name="now">What ages in the query are counted from.</param>
    public static (RunGroupQuery Query, QueryField By, QueryField Of, IReadOnlyList<FieldError> Errors) Read(IQueryCollection query, DateTimeOffset now)
    {
        var reader = new QueryReader(query);
        var (runs, _) = RunListQuery.ReadWhich(reader, now);
        var by = One(reader, "by", By) ?? QueryFields.SameSettings;
        var of = One(reader, "of", Of) ?? QueryFields.BestValNll;
        var read = new RunGroupQuery(runs, by.Field, of.Field)
        {
            Order = reader.Words("order", Orders) is [var order, ..] ? order : RunGroupOrder.Least,
            Page = reader.Whole("page", 1, 1, RunListQuery.MaxPage),
            PageSize = reader.Whole("pageSize", RunListQuery.DefaultPageSize, 1, RunListQuery.MaxPageSize),
        };
        reader.RefuseUnknown();
        return (read, by, of, reader.Errors);
    }

    private static QueryField? One(QueryReader reader, string name, IReadOnlyDictionary<string, QueryField> fields)
    {
        if (reader.Text(name, 100) is not { } text)
        {
            return null;
        }

        if (!fields.TryGetValue(text, out var field))
        {
            reader.Refuse(name, text, "one of " + string.Join(", ", fields.Values.Select(value => value.Name).Distinct()));
        }

        return field;
    }

    private static Dictionary<string, QueryField> Named(IEnumerable<QueryField> fields) =>
        fields.SelectMany(field => field.Aliases.Append(field.Name).Select(name => (name, field))).ToDictionary(pair => pair.name, pair => pair.field, StringComparer.OrdinalIgnoreCase);
}
