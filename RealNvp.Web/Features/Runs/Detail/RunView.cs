using System.Globalization;
using RealNvp.Web.Charts;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Detail;

/// <summary>What a reader has chosen to see of a run. It lives in the page's address, so that a link shows what its sender saw.</summary>
public sealed record RunView
{
    public RunTab Tab { get; init; }

    /// <summary>A logarithmic loss axis.</summary>
    public bool Log { get; init; }

    public XAxis X { get; init; }

    /// <summary>Epoch of the snapshot shown; null: the newest, as they come.</summary>
    public int? Epoch { get; init; }

    /// <summary>Columns on the scatters' axes, from 0.</summary>
    public (int X, int Y) Columns { get; init; } = (0, 1);

    /// <summary>Whether points are coloured by their place, so that each can be followed through the flow.</summary>
    public bool ByPlace { get; init; } = true;

    /// <summary>Reads the query's values; what makes no sense falls back to the default, so that an old link still opens.</summary>
    public static RunView Read(string? tab, string? y, string? x, string? epoch, string? columns, string? colour) => new()
    {
        Tab = Enum.TryParse<RunTab>(tab, ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : RunTab.Overview,
        Log = y == "log",
        X = x == "seconds" ? XAxis.Seconds : XAxis.Epoch,
        Epoch = int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Columns = ColumnPair.Read(columns),
        ByPlace = colour != "plain",
    };

    /// <summary>The query's values by name; null for what is at its default, which keeps addresses short.</summary>
    public IReadOnlyDictionary<string, object?> ToQuery() => new Dictionary<string, object?>
    {
        ["tab"] = Tab == RunTab.Overview ? null : Tab.ToString().ToLowerInvariant(),
        ["y"] = Log ? "log" : null,
        ["x"] = X == XAxis.Seconds ? "seconds" : null,
        ["epoch"] = Epoch,
        ["columns"] = ColumnPair.Text(Columns),
        ["colour"] = ByPlace ? null : "plain",
    };
}
