namespace RealNvp.Web.Charts;

/// <summary>What the browser's chart of many curves is told: <c>charts/curves.js</c> reads these names, in camelCase.</summary>
public sealed record CurvesSpec
{
    /// <summary>Address that answers <c>?runs=&amp;means=&amp;column=&amp;x=&amp;smoothing=&amp;from=&amp;to=&amp;points=</c>.</summary>
    public required string Url { get; init; }

    public required IReadOnlyList<CurveLine> Lines { get; init; }

    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>The axis, as <see cref="Url"/> spells it.</summary>
    public required string X { get; init; }

    public required string XName { get; init; }

    public string XUnit { get; init; } = "";

    /// <summary>How places are written: a formatter of <c>charts/format.js</c>.</summary>
    public required string XFormat { get; init; }

    public string YName { get; init; } = "NLL";

    public string YUnit { get; init; } = "nats";

    public string YFormat { get; init; } = "nats";

    public bool Log { get; init; }

    /// <summary>Weight of the past in the moving average; 0: none.</summary>
    public double Smoothing { get; init; }

    /// <summary>Ends of the part in view; null: all.</summary>
    public IReadOnlyList<double>? Zoom { get; init; }

    /// <summary>Keys of lines that the legend hides.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Whether the numbers are shown as a table at first.</summary>
    public bool Table { get; init; }

    /// <summary>Whether the value axis reaches to outliers; else it ends where most lines do, and says so.</summary>
    public bool Outliers { get; init; }

    public string EmptyText { get; init; } = "None of these runs has an epoch yet.";

    /// <summary>Heading of a saved picture, and its file's name.</summary>
    public string Title { get; init; } = "NLL";
}
