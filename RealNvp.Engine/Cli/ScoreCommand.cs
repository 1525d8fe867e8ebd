using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Evaluation.Scoring;
using RealNvp.Engine.Evaluation.Scoring.Events;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Cli;

/// <summary><c>realnvp score</c>.</summary>
internal sealed class ScoreCommand
{
    private const string Help =
        "Writes a CSV file once more with two further columns: log_p, the log-density of each row in nats per unit volume of the original space, and "
        + "share_less_likely, the share of the training rows that are less likely than it. A row without a usable number in every column gets empty "
        + "values, and standard error says which. The file may be of any length. With --json progress and result go to standard output as JSON lines, "
        + "and a line \"cancel\" or the end of standard input stops it. "
        + ExitCodes.Help;

    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(200);

    private readonly FlowOptions _flow = new();

    private readonly Option<FileInfo> _data =
        new Option<FileInfo>("--data")
        {
            Description = "CSV file with the flow's columns, in any order and among others; without a header they are taken by position.",
            HelpName = "CSV",
            Required = true,
        }.AcceptExistingOnly();

    private readonly Option<bool> _onlyScores = new("--only-scores") { Description = "Leave the file's own columns out." };

    private readonly Option<bool> _json = new("--json") { Description = "Progress and result as JSON lines on standard output; needs --out." };

    public Command Create()
    {
        var command = new Command("score", Help);
        _flow.AddTo(command);
        foreach (var option in (Option[])[_data, _onlyScores, _json])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_json) && result.GetResult(_flow.OutputOption) is null)
            {
                result.AddError("--json needs --out: standard output is for the events.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var json = result.GetValue(_json);
        using var stop = new StopRequest();
        if (json && Console.IsInputRedirected)
        {
            stop.ListenTo(Console.OpenStandardInput());
        }

        IReadOnlyList<FieldError> errors = [];
        var code = Guarded.Run(() => Score(result, json, stop.Token), found => errors = found);
        if (json && errors.Count > 0)
        {
            Tell(new ScoringFailedEvent(errors));
        }

        return code;
    }

    private void Score(ParseResult result, bool json, CancellationToken stop)
    {
        var (file, flow) = _flow.Load(result);
        using var owned = flow;
        var report = json ? Throttled(TimeProvider.System) : _ => { };
        ScoringSummary? summary = null;
        ResultOutput.WriteBytes(_flow.Output(result), stream => summary = CsvScorer.Score(
            flow, file.Columns, file.TrainingLogProb, result.GetValue(_data)!.FullName, stream, result.GetValue(_onlyScores), report, stop));
        if (summary is not null && json)
        {
            Tell(new ScoredEvent(summary));
        }
        else if (summary is { Unusable: > 0 })
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Unusable:#,##0} of {summary.Rows:#,##0} rows have no usable number in some column, so their scores are empty: {string.Join("; ", summary.FirstUnusable)}{(summary.Unusable > summary.FirstUnusable.Count ? "; ..." : ".")}"));
        }
    }

    private static Action<ScoringProgress> Throttled(TimeProvider time)
    {
        var last = time.GetTimestamp();
        return progress =>
        {
            if (time.GetElapsedTime(last) >= ReportInterval || progress.Rows == progress.Total)
            {
                last = time.GetTimestamp();
                Tell(new ScoringProgressEvent(progress.Rows, progress.Total));
            }
        };
    }

    private static void Tell(ScoringEvent scoringEvent)
    {
        Console.Out.WriteLine(SpecJson.Serialize(scoringEvent));
        Console.Out.Flush();
    }
}
