using System.Globalization;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>The sentences about files, once for form, API and command line.</summary>
public static class CsvMessages
{
    public static string TooManyBytes(long most) => Invariant($"The file is larger than {most / 1e6:#,##0.#} MB, the most that is allowed.");

    public static string TooManyRows(CsvLimits limits) => Invariant($"The file has more than {limits.Rows:#,##0} rows, the most that are allowed.");

    public static string TooManyColumns(int columns, CsvLimits limits) =>
        Invariant($"The file has {columns:#,##0} columns; at most {limits.Columns:#,##0} are allowed.");

    public static string TooFewRows(int rows) => Invariant($"{Rows(rows)} can be used; at least {CsvLimits.MinRows} are needed.");

    /// <summary>"1 row", "1,234 rows".</summary>
    public static string Rows(int rows) => rows == 1 ? "1 row" : Invariant($"{rows:#,##0} rows");

    /// <summary>Up to five names, and how many more.</summary>
    public static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? Invariant($" and {names.Count - 5:#,##0} more") : "");

    internal static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
