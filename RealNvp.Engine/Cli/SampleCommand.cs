using System.CommandLine;
using System.Globalization;
using RealNvp.Engine.Datasets;

namespace RealNvp.Engine.Cli;

/// <summary><c>realnvp sample</c>.</summary>
internal sealed class SampleCommand
{
    private const int MaxCount = 100_000_000;
    private const int RowsAtOnce = 4096;

    private readonly FlowOptions _flow = new();

    private readonly Option<int> _count = new("--count")
    {
        Description = "Rows to draw.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1000,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed of the noise: equal seeds draw equal rows.",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1,
    };

    public Command Create()
    {
        var command = new Command("sample", "Draws rows from a trained flow, as CSV in the data's original units.");
        _flow.AddTo(command);
        command.Options.Add(_count);
        command.Options.Add(_seed);
        command.SetAction(result => Guarded.Run(() => Run(result)));
        return command;
    }

    private void Run(ParseResult result)
    {
        var count = result.GetValue(_count);
        if (count is < 1 or > MaxCount)
        {
            throw new DataFormatException(
                "count", string.Create(CultureInfo.InvariantCulture, $"count is {count:#,##0}; it must be a whole number from 1 to {MaxCount:#,##0}."));
        }

        var (file, flow) = _flow.Load(result);
        using var owned = flow;
        var random = new SeededRandom(result.GetValue(_seed));
        ResultOutput.Write(_flow.Output(result), writer =>
        {
            writer.WriteLine(string.Join(',', file.Columns.Select(ResultOutput.CsvField)));
            for (var left = count; left > 0; left -= RowsAtOnce)
            {
                WriteRows(writer, flow.Sample(Math.Min(left, RowsAtOnce), random), flow.Shape.Dimension);
            }
        });
    }

    private static void WriteRows(TextWriter writer, double[] rows, int dimension)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            // Nine digits carry a float32, which is what the flow computes with.
            writer.Write(rows[i].ToString("G9", CultureInfo.InvariantCulture));
            writer.Write((i + 1) % dimension == 0 ? '\n' : ',');
        }
    }
}
