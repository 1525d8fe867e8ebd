using CsvHelper;

namespace RealNvp.Web.Features.Compare.Export;

/// <summary>Results and settings of compared runs as CSV (RFC 4180, UTF-8). Results are numbers in full; settings are written as the page writes them.</summary>
internal static class CompareTableFile
{
    /// <summary>Names are anybody's: a spreadsheet must not take one for a formula and carry it out.</summary>
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    /// <summary>A row a run, in the order of the page.</summary>
    public static async Task WriteResultsAsync(Stream output, IReadOnlyList<ComparedRun> runs, CompareView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        IReadOnlyList<CompareRow> rows = [CompareRows.Places(runs), .. CompareRows.Results(runs)];
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await csv.WriteRecordAsync(["id", "run", .. rows.Select(row => row.Key)], cancellationToken);
        foreach (var i in ResultOrder.Read(view.Sort).Of(runs.Count, rows))
        {
            csv.WriteField(runs[i].Run.Id);
            csv.WriteField(runs[i].Run.Name);
            foreach (var row in rows)
            {
                object? cell = row.Numbers[i] is { } number && double.IsFinite(number) ? number : null;
                csv.WriteField(cell);
            }

            await csv.EndRecordAsync(cancellationToken);
        }
    }

    /// <summary>A row a setting, a column a run.</summary>
    public static async Task WriteSettingsAsync(Stream output, IReadOnlyList<ComparedRun> runs, CompareView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await csv.WriteRecordAsync(["group", "setting", .. runs.Select(run => run.Run.Name)], cancellationToken);
        await csv.WriteRecordAsync(["", "id", .. runs.Select(run => run.Run.Id)], cancellationToken);
        foreach (var row in CompareRows.Settings(runs).Where(row => row.Differs || !view.OnlyDifferences))
        {
            await csv.WriteRecordAsync([row.Group, row.Title, .. row.Values], cancellationToken);
        }
    }
}
