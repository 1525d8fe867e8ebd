namespace RealNvp.Web.Features.Sweeps.Board;

/// <summary>Sorting and paging of the tables.</summary>
internal static class BoardOrder
{
    /// <summary>A page of what is sorted as asked: rows without a value last either way, equal ones by number.</summary>
    public static IReadOnlyList<T> Page<T>(IEnumerable<T> rows, Func<T, IComparable?> key, Func<T, int> number, SweepTrialQuery query)
    {
        var known = rows.Select(row => (Row: row, Key: key(row))).OrderBy(pair => pair.Key is null);
        var sorted = query.Descending ? known.ThenByDescending(pair => pair.Key) : known.ThenBy(pair => pair.Key);
        var size = Math.Clamp(query.PageSize, 1, SweepTrialQuery.MaxPageSize);
        var skip = (int)Math.Clamp((query.Page - 1L) * size, 0, int.MaxValue);
        return [.. sorted.ThenBy(pair => number(pair.Row)).Skip(skip).Take(size).Select(pair => pair.Row)];
    }

    /// <summary>A spelled value as what it is sorted by: numbers by their size, before words.</summary>
    public static IComparable Value(string text) => (SweepValue.Number(text) is { } number ? 0 : 1, SweepValue.Number(text) ?? 0, text);
}
