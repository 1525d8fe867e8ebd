using System.Globalization;
using CsvHelper;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List.Columns;

namespace RealNvp.Web.Features.Runs.List.Export;

/// <summary>
/// The runs of a view as CSV (RFC 4180, UTF-8): those ticked, else all that match, in its order, with the fields of its columns under the names that the query language knows
/// them by; numbers in full, times as ISO 8601 in UTC.
/// </summary>
internal static class RunsTableFile
{
    /// <summary>Runs read at once: enough that the database is asked seldom, few enough to hold.</summary>
    private const int Batch = 500;

    /// <summary>Names are anybody's: a spreadsheet must not take one for a formula and carry it out.</summary>
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, TrueValue = "yes", FalseValue = "no" };

    public static async Task WriteAsync(Stream output, RunsView view, IRunService runs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var fields = FieldsOf(view);
        await using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        await csv.WriteRecordAsync([.. fields.Select(field => field.Name)], cancellationToken);

        // Which runs and in which order is asked once: page by page, runs that are launched, end or leave meanwhile would come twice or not at all.
        var ids = view.Selected.Count > 0 ? view.Selected : await runs.ListIdsAsync(view.ToQuery(now), cancellationToken);
        foreach (var batch in ids.Chunk(Batch))
        {
            foreach (var run in await runs.FindManyAsync(batch, cancellationToken))
            {
                foreach (var field in fields)
                {
                    csv.WriteField(Cell(field, run));
                }

                await csv.EndRecordAsync(cancellationToken);
            }

            await csv.FlushAsync(cancellationToken);
        }
    }

    /// <summary>The id first, whatever is shown: it says which run a row is.</summary>
    private static List<QueryField> FieldsOf(RunsView view) =>
    [
        .. view.Columns.SelectMany(choice => new[] { choice.Column.Field, choice.Column.Second }).OfType<QueryField>()
            .Select(field => field.Kind == FieldKind.Age ? QueryFields.CreatedAt : field)
            .Prepend(QueryFields.Find("id")!).Distinct(),
    ];

    private static object? Cell(QueryField field, RunRecord run) => FieldValue.Of(field, run) switch
    {
        double number when !double.IsFinite(number) => null,
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        RunStatus status => Setting.Spell(status),
        var value => value,
    };
}
