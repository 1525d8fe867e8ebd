using RealNvp.Data.Runs;
using RealNvp.Engine.Export;

namespace RealNvp.Web.Features.Runs.Api;

/// <summary>
/// Point sets after an epoch, each a list of rows with one value a column: row i of <c>latent</c> is the image of row i of <c>data</c>, row i of
/// <c>generated</c> that of row i of <c>noise</c>. Data and generated in original units. Null is NaN or infinite.
/// </summary>
/// <param name="Columns">Names of the data's columns.</param>
public sealed record SnapshotResponse(
    int Epoch, IReadOnlyList<string> Columns, float?[][] Data, float?[][] Latent, float?[][] Noise, float?[][] Generated)
{
    /// <param name="content">A safetensors file with the four tensors.</param>
    public static SnapshotResponse Of(RunRecord run, int epoch, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(run);
        using var stream = new MemoryStream(content);
        var file = SafeTensorsReader.Read(stream);
        return new SnapshotResponse(epoch, run.Columns, Rows("data"), Rows("latent"), Rows("noise"), Rows("generated"));

        float?[][] Rows(string name)
        {
            var tensor = file.Get(name);
            var width = (int)tensor.Shape[1];
            return tensor.Values<float>()
                .Chunk(width)
                .Select(row => row.Select(value => float.IsFinite(value) ? value : (float?)null).ToArray())
                .ToArray();
        }
    }
}
