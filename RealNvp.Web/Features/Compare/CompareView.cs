using System.Globalization;
using RealNvp.Web.Charts;
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

    public XAxis X { get; init; }

    /// <summary>Whether the training curves are drawn beside the validation curves.</summary>
    public bool Train { get; init; }

    /// <summary>Whether rows of equal settings are left out.</summary>
    public bool OnlyDifferences { get; init; }

    /// <summary>Epoch of the snapshots shown; null: each run's newest.</summary>
    public int? Epoch { get; init; }

    /// <summary>Columns on the scatters' axes, from 0.</summary>
    public (int X, int Y) Columns { get; init; } = (0, 1);

    /// <summary>Reads the query's values; what makes no sense falls back to the default.</summary>
    public static CompareView Read(string? runs, string? y, string? x, string? curves, string? settings, string? epoch, string? columns = null) => new()
    {
        Ids = [.. (runs ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()],
        Log = y == "log",
        X = x == "seconds" ? XAxis.Seconds : XAxis.Epoch,
        Train = curves == "all",
        OnlyDifferences = settings == "different",
        Epoch = int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Columns = ColumnPair.Read(columns),
    };

    /// <summary>The query's values by name; null for what is at its default.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["runs"] = Ids.Count == 0 ? null : string.Join(',', Ids),
        ["y"] = Log ? "log" : null,
        ["x"] = X == XAxis.Seconds ? "seconds" : null,
        ["curves"] = Train ? "all" : null,
        ["settings"] = OnlyDifferences ? "different" : null,
        ["epoch"] = Epoch,
        ["columns"] = ColumnPair.Text(Columns),
    };

    public CompareView With(string id) => this with { Ids = [.. Ids, id] };

    public CompareView Without(string id) => this with { Ids = [.. Ids.Where(other => other != id)] };
}
