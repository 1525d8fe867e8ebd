namespace RealNvp.Web.Charts;

/// <summary>What the browser's line chart is told: <c>charts/line.js</c> reads these names, in camelCase.</summary>
public sealed record LineSpec
{
    public required IReadOnlyList<MetricSource> Sources { get; init; }

    public required IReadOnlyList<LineSeries> Series { get; init; }

    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>Column on the horizontal axis.</summary>
    public required string X { get; init; }

    public required string XName { get; init; }

    public required string XUnit { get; init; }

    public required string XFormat { get; init; }

    public string YName { get; init; } = "NLL";

    public string YUnit { get; init; } = "nats";

    public string YFormat { get; init; } = "nats";

    public bool Log { get; init; }

    public string EmptyText { get; init; } = "No epoch yet: the curve starts with the first one.";

    /// <summary>Heading of a saved picture, and its file's name.</summary>
    public string Title { get; init; } = "NLL";

    /// <summary>A description over epochs or seconds.</summary>
    public static LineSpec Over(XAxis axis, IReadOnlyList<MetricSource> sources, IReadOnlyList<LineSeries> series, IReadOnlyList<ReferenceLine> references) => new()
    {
        Sources = sources,
        Series = series,
        References = [.. references.Where(reference => double.IsFinite(reference.Value))],
        X = axis == XAxis.Epoch ? "epoch" : "seconds",
        XName = axis == XAxis.Epoch ? "epoch" : "training time",
        XUnit = axis == XAxis.Epoch ? "" : "s",
        XFormat = axis == XAxis.Epoch ? "integer" : "seconds",
    };
}
