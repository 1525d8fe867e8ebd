using Microsoft.AspNetCore.WebUtilities;

namespace RealNvp.Web.Features.Compare;

/// <summary>The query of the compare page's address, as it stands there.</summary>
public sealed record CompareAddress
{
    public string? Runs { get; init; }

    public string? Y { get; init; }

    public string? X { get; init; }

    public string? Smooth { get; init; }

    public string? Zoom { get; init; }

    public string? Group { get; init; }

    public string? Curves { get; init; }

    public string? Settings { get; init; }

    public string? Sort { get; init; }

    public string? Across { get; init; }

    public string? Up { get; init; }

    public string? Epoch { get; init; }

    public string? Columns { get; init; }

    public string? Hidden { get; init; }

    public string? Table { get; init; }

    public string? Outliers { get; init; }

    /// <summary>Reads a query as a link keeps it: <c>y=log&amp;smooth=0.4</c>, without the runs.</summary>
    public static CompareAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        return new CompareAddress
        {
            Runs = Value("runs"),
            Y = Value("y"),
            X = Value("x"),
            Smooth = Value("smooth"),
            Zoom = Value("zoom"),
            Group = Value("group"),
            Curves = Value("curves"),
            Settings = Value("settings"),
            Sort = Value("sort"),
            Across = Value("across"),
            Up = Value("up"),
            Epoch = Value("epoch"),
            Columns = Value("columns"),
            Hidden = Value("hidden"),
            Table = Value("table"),
            Outliers = Value("outliers"),
        };

        string? Value(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
