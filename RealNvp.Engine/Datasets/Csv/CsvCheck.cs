using RealNvp.Engine.Specs;
using static RealNvp.Engine.Datasets.Csv.CsvMessages;

namespace RealNvp.Engine.Datasets.Csv;

/// <summary>The rules for a choice of columns, once for the upload page, the API and the reader.</summary>
public static class CsvCheck
{
    /// <summary>Checks a choice against what was found in the file.</summary>
    /// <param name="inspection">The file.</param>
    /// <param name="columns">Names of the columns to use; null: all of them.</param>
    /// <param name="dropMissingRows">The user's yes to leaving out rows with missing values.</param>
    /// <returns>Every reason why the choice cannot be used; empty: it can.</returns>
    public static IReadOnlyList<FieldError> Problems(CsvInspection inspection, IReadOnlyCollection<string>? columns, bool dropMissingRows)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        var problems = new List<FieldError>();
        CheckFile(inspection, problems);

        var known = inspection.Columns.ToDictionary(column => column.Name);
        var unknown = columns?.Where(name => !known.ContainsKey(name)).ToList() ?? [];
        if (unknown.Count > 0)
        {
            problems.Add(new FieldError("columns", $"There is no column {Names(unknown)}; the file has {Names([.. known.Keys])}."));
        }

        var chosen = columns is null ? inspection.Columns : [.. columns.Distinct().Where(known.ContainsKey).Select(name => known[name])];
        CheckColumns(inspection, chosen, problems);
        CheckRows(inspection, chosen, dropMissingRows, problems);
        return problems;
    }

    private static void CheckFile(CsvInspection inspection, List<FieldError> problems)
    {
        if (inspection.UnclosedQuoteLine is { } line)
        {
            problems.Add(new FieldError("file", $"A quote opens in line {line} and is never closed."));
        }

        if (inspection.RaggedRows > 0)
        {
            var first = string.Join(", ", inspection.FirstRaggedRows.Select(row => $"line {row.Line} has {row.Fields}"));
            var more = inspection.RaggedRows - inspection.FirstRaggedRows.Count;
            var others = inspection.RaggedRows == 1 ? "1 other row has not" : Invariant($"{inspection.RaggedRows:#,##0} other rows have not");
            problems.Add(new FieldError(
                "file", Invariant($"The first row has {inspection.Columns.Count} values, {others}: {first}{(more > 0 ? Invariant($", and {more:#,##0} more") : "")}.")));
        }
    }

    private static void CheckColumns(CsvInspection inspection, IReadOnlyList<CsvColumn> chosen, List<FieldError> problems)
    {
        if (inspection.Columns.Count < CsvLimits.MinColumns)
        {
            problems.Add(new FieldError(
                "columns", "The file has one column; a flow needs at least two columns of numbers. If it has more, the delimiter is not the right one."));
            return;
        }

        if (inspection.Rows == 0)
        {
            return; // columns without rows are neither text nor constant
        }

        foreach (var column in chosen.Where(column => column.Kind == CsvColumnKind.Text))
        {
            var first = string.Join(", ", column.FirstBadCells.Take(3));
            var more = column.BadCells - Math.Min(3, column.FirstBadCells.Count);
            problems.Add(new FieldError("columns", Invariant($"Column {column.Name} is not all numbers: {first}{(more > 0 ? Invariant($" and {more:#,##0} more") : "")}.")));
        }

        AddNamed(chosen, CsvColumnKind.Constant, "the same value in every row and so no density", problems);
        AddNamed(chosen, CsvColumnKind.Empty, "no value in any row", problems);

        // A column with numbers and a few bad cells could be mended: it has been named above and is no reason to give the file up.
        var mendable = inspection.Columns.Count(column => column is { Kind: CsvColumnKind.Text, Statistics: not null });
        if (inspection.UsableColumns.Count + mendable < CsvLimits.MinColumns)
        {
            var count = inspection.UsableColumns.Count == 0 ? "no column" : $"only the column {inspection.UsableColumns[0]}";
            problems.Add(new FieldError("columns", $"The file has {count} of numbers that differ; a flow needs at least two."));
        }
        else if (chosen.Count < CsvLimits.MinColumns)
        {
            problems.Add(new FieldError("columns", $"{(chosen.Count == 0 ? "No column is" : "One column is")} chosen; a flow needs at least two."));
        }
    }

    private static void AddNamed(IReadOnlyList<CsvColumn> chosen, CsvColumnKind kind, string what, List<FieldError> problems)
    {
        var names = chosen.Where(column => column.Kind == kind).Select(column => column.Name).ToList();
        if (names.Count > 0)
        {
            problems.Add(new FieldError("columns", $"{(names.Count == 1 ? "Column" : "Columns")} {Names(names)} {(names.Count == 1 ? "has" : "have")} {what}; leave {(names.Count == 1 ? "it" : "them")} out."));
        }
    }

    private static void CheckRows(CsvInspection inspection, IReadOnlyList<CsvColumn> chosen, bool dropMissingRows, List<FieldError> problems)
    {
        if (inspection.Rows < CsvLimits.MinRows)
        {
            problems.Add(new FieldError("file", $"The file has {Rows(inspection.Rows)}; at least {CsvLimits.MinRows} are needed."));
            return;
        }

        // A text or empty column is refused as a whole; its cells are no missing values.
        var numbers = chosen.Where(column => column.Kind is CsvColumnKind.Numeric or CsvColumnKind.Constant).ToList();
        var missing = inspection.RowsWithMissing([.. numbers.Select(column => column.Name)]);
        if (missing == 0)
        {
            return;
        }

        if (!dropMissingRows)
        {
            var first = numbers.Where(column => column.FirstMissingLine is not null).MinBy(column => column.FirstMissingLine)!;
            problems.Add(new FieldError(
                "dropMissingRows",
                $"{Rows(missing)} {(missing == 1 ? "has" : "have")} a missing value, the first in line {first.FirstMissingLine}, column {first.Name}: "
                + "say yes to leaving these rows out, or leave out the columns."));
        }
        else if (inspection.Rows - missing < CsvLimits.MinRows)
        {
            problems.Add(new FieldError("dropMissingRows", "Without the rows that have missing values too few are left: " + TooFewRows(inspection.Rows - missing)));
        }
    }
}
