using System.Globalization;
using RealNvp.Web.Features.Compare.Curves;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Compare;

/// <summary>What a reader has chosen to compare and how. It lives in the page's address.</summary>
public sealed record CompareView
{
    public const int LeastRuns = 2;
    public const int MostRuns = Runs.RunUrls.MostCompared;

    /// <summary>Chosen runs, each once, in the order chosen; may hold more than <see cref="MostRuns"/> and ids of no run.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    public bool Log { get; init; }

    public CurveAxis X { get; init; }

    /// <summary>Weight of the past in the curves' moving average; 0: none.</summary>
    public double Smoothing { get; init; }

    /// <summary>The part of the horizontal axis in view; null: all.</summary>
    public (double From, double To)? Zoom { get; init; }

    /// <summary>Whether runs that differ in their seeds alone are drawn as a mean with a band.</summary>
    public bool GroupSeeds { get; init; } = true;

    /// <summary>Whether the training curves are drawn beside the validation curves.</summary>
    public bool Train { get; init; }

    /// <summary>Keys of the lines that the legend hides (<see cref="Charts.CurveLine.Key"/>).</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    /// <summary>Whether the numbers behind the curves are shown as a table.</summary>
    public bool Table { get; init; }

    /// <summary>Whether the value axis reaches to values far beyond what most lines reach: those of a run that explodes.</summary>
    public bool Outliers { get; init; }

    /// <summary>Whether rows of equal settings are left out.</summary>
    public bool OnlyDifferences { get; init; } = true;

    /// <summary>Order of the results: a column's key, with a minus from the largest down; null: as chosen.</summary>
    public string? Sort { get; init; }

    /// <summary>Setting or result across in the scatter; null: the first.</summary>
    public string? Across { get; init; }

    /// <summary>Result up in the scatter; null: the test's.</summary>
    public string? Up { get; init; }

    /// <summary>Epoch of the snapshots shown; null: each run's newest.</summary>
    public int? Epoch { get; init; }

    /// <summary>Columns on the scatters' axes, from 0.</summary>
    public (int X, int Y) Columns { get; init; } = (0, 1);

    /// <summary>Reads the query's values; what makes no sense falls back to the default.</summary>
    public static CompareView Read(CompareAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new CompareView
        {
            Ids = ReadIds(address.Runs),
            Log = address.Y == "log",
            X = CurveAxes.Read(address.X),
            Smoothing = ReadNumber(address.Smooth) is { } smoothing and >= 0 and <= CurveQuery.Defaults.MostSmoothing ? smoothing : 0,
            Zoom = ReadZoom(address.Zoom),
            GroupSeeds = address.Group != "none",
            Train = address.Curves == "all",
            Hidden = ReadIds(address.Hidden),
            Table = address.Table == "curves",
            Outliers = address.Outliers == "show",
            OnlyDifferences = address.Settings != "all",
            Sort = address.Sort,
            Across = address.Across,
            Up = address.Up,
            Epoch = int.TryParse(address.Epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            Columns = ColumnPair.Read(address.Columns),
        };
    }

    /// <summary>Ids separated by commas, each once.</summary>
    public static IReadOnlyList<string> ReadIds(string? runs) =>
        [.. (runs ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The query's values by name; null for what is at its default.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["runs"] = Ids.Count == 0 ? null : string.Join(',', Ids),
        ["y"] = Log ? "log" : null,
        ["x"] = X == CurveAxis.Epoch ? null : CurveAxes.Word(X),
        ["smooth"] = Smoothing > 0 ? Smoothing.ToString(CultureInfo.InvariantCulture) : null,
        ["zoom"] = Zoom is { } zoom ? string.Create(CultureInfo.InvariantCulture, $"{zoom.From}~{zoom.To}") : null,
        ["group"] = GroupSeeds ? null : "none",
        ["curves"] = Train ? "all" : null,
        ["hidden"] = Hidden.Count == 0 ? null : string.Join(',', Hidden),
        ["table"] = Table ? "curves" : null,
        ["outliers"] = Outliers ? "show" : null,
        ["settings"] = OnlyDifferences ? null : "all",
        ["sort"] = Sort,
        ["across"] = Across,
        ["up"] = Up,
        ["epoch"] = Epoch,
        ["columns"] = ColumnPair.Text(Columns),
    };

    public CompareView With(string id) => this with { Ids = [.. Ids, id] };

    public CompareView Without(string id) => this with
    {
        Ids = [.. Ids.Where(other => other != id)],
        Hidden = [.. Hidden.Where(key => key != id && key != CurveLines.TrainingKey(id))],
    };

    private static (double From, double To)? ReadZoom(string? text) =>
        text?.Split('~') is [var left, var right] && ReadNumber(left) is { } from && ReadNumber(right) is { } to && from < to ? (from, to) : null;

    private static double? ReadNumber(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
