using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RealNvp.Engine.Export;
using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Checkpoints;

/// <summary>
/// A checkpoint on disk: a safetensors file with the state's arrays (see <see cref="CheckpointTensors"/>), the rest as JSON in its metadata, and a
/// SHA-256 over all of it, so that a damaged file is refused instead of continued from.
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
        var header = SpecJson.Serialize(new CheckpointHeader
        {
            Version = CheckpointHeader.CurrentVersion,
            Engine = EngineVersion.Number,
            Spec = checkpoint.Spec,
            DataHash = checkpoint.DataHash,
            Steps = state.Adam.Steps,
            BestSteps = state.Best?.Adam?.Steps,
            Position = state.Position,
            Evaluator = checkpoint.Evaluator,
        });
        var tensors = CheckpointTensors.Of(state);
        var metadata = new Dictionary<string, string> { [HeaderName] = header, [HashName] = HashOf(header, tensors) };
        new SafeTensorsFile(tensors, metadata).Save(path);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">It is missing, cut off, damaged, of another version or not a checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        try
        {
            var file = SafeTensorsFile.Load(path);
            if (!file.Metadata.TryGetValue(HeaderName, out var json) || !file.Metadata.TryGetValue(HashName, out var hash))
            {
                throw new CheckpointException($"{path} is not a checkpoint of this program.");
            }

            RefuseOtherVersions(path, json);
            if (hash != HashOf(json, file.Tensors))
            {
                throw new CheckpointException($"The checkpoint {path} is damaged: its content does not match its checksum.");
            }

            var header = SpecJson.Deserialize<CheckpointHeader>(json)!;
            return new Checkpoint(header.Spec, header.DataHash, CheckpointTensors.Read(file, header), header.Evaluator);
        }
        catch (Exception exception) when (exception is SafeTensorsException or IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Looks at the version before anything else: another version may hold other things in other places.</summary>
    private static void RefuseOtherVersions(string path, string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var stored) || !stored.TryGetInt32(out var version))
        {
            throw new CheckpointException($"The checkpoint {path} is damaged: it does not say its version.");
        }

        if (version != CheckpointHeader.CurrentVersion)
        {
            var writer = root.TryGetProperty("engine", out var engine) && engine.ValueKind == JsonValueKind.String ? $", written by version {engine.GetString()} of this program" : "";
            throw new CheckpointException(
                $"The checkpoint {path} has format {version}{writer}; version {EngineVersion.Number} reads format {CheckpointHeader.CurrentVersion} alone. "
                + (version > CheckpointHeader.CurrentVersion ? "Continue it with the newer program." : "Start the run afresh."));
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
