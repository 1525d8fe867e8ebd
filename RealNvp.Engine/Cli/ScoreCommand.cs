using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Evaluation;

namespace RealNvp.Engine.Cli;

/// <summary><c>realnvp score</c>.</summary>
internal sealed class ScoreCommand
{
    private const string Help =
        "Writes the log-density of each row of a CSV file, in nats per unit volume of the original space: a CSV file with the one column log_p, "
        + "row for row. A row without a usable number in every column gets an empty value, and standard error says how many there are.";

    private readonly FlowOptions _flow = new();

    private readonly Option<FileInfo> _data =
        new Option<FileInfo>("--data")
        {
            Description = "CSV file with the flow's columns, in any order; without a header they are taken by position.",
            HelpName = "CSV",
            Required = true,
        }.AcceptExistingOnly();

    public Command Create()
    {
        var command = new Command("score", Help);
        _flow.AddTo(command);
        command.Options.Add(_data);
        command.SetAction(result => Guarded.Run(() => Run(result)));
        return command;
    }

    private void Run(ParseResult result)
    {
        var (file, flow) = _flow.Load(result);
        using var owned = flow;
        var scores = CsvScorer.Score(flow, file.Columns, result.GetValue(_data)!.FullName);
        ResultOutput.Write(_flow.Output(result), writer =>
        {
            writer.WriteLine("log_p");
            foreach (var value in scores.LogProb)
            {
                writer.WriteLine(double.IsNaN(value) ? "" : value.ToString("G9", CultureInfo.InvariantCulture));
            }
        });
        if (scores.Unusable > 0)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scores.Unusable:#,##0} of {scores.LogProb.Count:#,##0} rows have no usable number in some column, the first in line {scores.FirstUnusableLine}: their log_p is empty."));
        }
    }
}
