using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training;

namespace RealNvp.Engine.Checkpoints;

/// <summary>
/// A checkpoint on disk: a safetensors file with the flat tensors <c>parameters</c>, <c>adam.m</c> and <c>adam.v</c>, the rest as JSON in its metadata,
/// and a SHA-256 over all of it, so that a damaged file is refused instead of continued from.
/// </summary>
public static class CheckpointFile
{
    private const string HeaderName = "checkpoint";
    private const string HashName = "sha256";

    /// <summary>Writes the file at once or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var state = checkpoint.State;
        var header = SpecJson.Serialize(new CheckpointHeader(
            CheckpointHeader.CurrentVersion, checkpoint.Spec, checkpoint.DataHash, state.Adam.Steps, state.Position, checkpoint.Evaluator));
        List<SafeTensor> tensors =
        [
            SafeTensor.Of("parameters", state.Parameters, state.Parameters.Length),
            SafeTensor.Of("adam.m", state.Adam.FirstMoment, state.Parameters.Length),
            SafeTensor.Of("adam.v", state.Adam.SecondMoment, state.Parameters.Length),
        ];
        var metadata = new Dictionary<string, string> { [HeaderName] = header, [HashName] = HashOf(header, tensors) };
        new SafeTensorsFile(tensors, metadata).Save(path);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">It is missing, cut off, damaged or not a checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            var file = SafeTensorsFile.Load(path);
            if (!file.Metadata.TryGetValue(HeaderName, out var json) || !file.Metadata.TryGetValue(HashName, out var hash))
            {
                throw new CheckpointException($"{path} is not a checkpoint of this program.");
            }

            if (hash != HashOf(json, file.Tensors))
            {
                throw new CheckpointException($"The checkpoint {path} is damaged: its content does not match its checksum.");
            }

            var header = SpecJson.Deserialize<CheckpointHeader>(json)!;
            if (header.Version != CheckpointHeader.CurrentVersion)
            {
                throw new CheckpointException(
                    $"The checkpoint {path} has format version {header.Version}; this program reads version {CheckpointHeader.CurrentVersion}.");
            }

            var adam = new Adam<float>(file.Get("adam.m").Values<float>(), file.Get("adam.v").Values<float>(), header.Steps);
            return new Checkpoint(header.Spec, header.DataHash, new TrainingState(file.Get("parameters").Values<float>(), adam, header.Position), header.Evaluator);
        }
        catch (Exception exception) when (exception is SafeTensorsException or IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read: {exception.Message}", exception);
        }
    }

    private static string HashOf(string header, IReadOnlyList<SafeTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(header));
        foreach (var tensor in tensors)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(tensor.Name));
            hash.AppendData(tensor.Data.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
