namespace RealNvp.Web.Charts;

/// <summary>Where a chart gets its columns of numbers; the browser fetches them itself.</summary>
/// <param name="Url">Address that answers <c>?after=cursor&amp;maxPoints=n</c> with columns and <c>next</c>.</param>
/// <param name="Revision">Newest epoch known to be there; a higher one makes the chart fetch what is new, a lower one everything.</param>
/// <param name="Name">What the source is called in the table of numbers; empty where there is only one.</param>
/// <param name="Live">Address that tells of new epochs and brings them (<c>live/feed.js</c>); while it does, <paramref name="Revision"/> counts for nothing. Null: none.</param>
public sealed record MetricSource(string Url, int Revision, string Name = "", string? Live = null);
