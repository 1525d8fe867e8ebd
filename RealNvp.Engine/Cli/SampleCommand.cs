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

    private readonly Option<int> _count = WholeOption.Create("--count", "Rows to draw.", 1000, 1, MaxCount);

    private readonly Option<int> _seed = WholeOption.Create("--seed", "Seed of the noise: equal seeds draw equal rows.", 1, 0, int.MaxValue);

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
