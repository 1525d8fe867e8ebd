namespace RealNvp.Web.Features.Compare;

/// <summary>The order of the runs in the table of results: a column's key, with a minus before it from the largest down.</summary>
/// <param name="Key">Of a <see cref="CompareRow"/>; null: as chosen.</param>
/// <param name="Descending">The largest first.</param>
public sealed record ResultOrder(string? Key, bool Descending)
{
    public static ResultOrder Read(string? text) => text is null ? new ResultOrder(null, false) : new ResultOrder(text.TrimStart('-'), text.StartsWith('-'));

    /// <summary>The order after a click on a column: up, down, as chosen.</summary>
    public string? Next(string key) => Key != key ? key : Descending ? null : "-" + key;

    /// <summary>Indices of the runs in this order; those without a value come last, equal ones stay as chosen.</summary>
    public IReadOnlyList<int> Of(int runs, IReadOnlyList<CompareRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var all = Enumerable.Range(0, runs);
        if (rows.FirstOrDefault(row => row.Key == Key) is not { } row)
        {
            return [.. all];
        }

        return [.. all.OrderBy(run => !IsKnown(row.Numbers[run])).ThenBy(run => IsKnown(row.Numbers[run]) ? (Descending ? -1 : 1) * row.Numbers[run]!.Value : 0)];
    }

    private static bool IsKnown(double? value) => value is { } number && !double.IsNaN(number);
}
