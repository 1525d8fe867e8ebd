using System.Runtime.InteropServices;
using System.Text.Json;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Datasets;

/// <summary>What is kept beside an uploaded file so that pages need not read it again.</summary>
/// <param name="Statistics">Of each used column, over the used rows.</param>
/// <param name="Sample">A sample of the used rows: float32, little-endian, row-major.</param>
internal sealed record DatasetSummary(IReadOnlyList<ColumnStatistics> Statistics, byte[] Sample)
{
    private static readonly DatasetSummary Empty = new([], []);

    public static DatasetSummary Of(IReadOnlyList<ColumnStatistics> statistics, float[] sample) =>
        new(statistics, MemoryMarshal.AsBytes(sample.AsSpan()).ToArray());

    public string ToJson() => SpecJson.Serialize(this);

    /// <summary>An empty one where another version of the program wrote something else.</summary>
    public static DatasetSummary Parse(string json)
    {
        try
        {
            return SpecJson.Deserialize<DatasetSummary>(json) ?? Empty;
        }
        catch (JsonException)
        {
            return Empty; // pictures and statistics are missing then; the data themselves are not touched
        }
    }

    /// <summary>The first rows of the sample, row-major.</summary>
    public float[] Points(int columns, int maxRows)
    {
        var values = MemoryMarshal.Cast<byte, float>(Sample);
        var rows = Math.Min(maxRows, columns == 0 ? 0 : values.Length / columns);
        return values[..(rows * columns)].ToArray();
    }
}
