using System.Globalization;

namespace RealNvp.Engine.Checkpoints;

/// <summary>
/// The checkpoints in a work folder. Each has a name of its own, so that a name once told means one content for ever; the last few are
/// kept, so that a reader who is a little late still finds the file it was told of.
/// </summary>
public sealed class CheckpointFolder(string folder)
{
    public const int Kept = 3;

    private const string Pattern = "checkpoint-*.safetensors";

    /// <summary>File name of the checkpoint after a number of steps.</summary>
    public static string NameOf(long steps) => string.Create(CultureInfo.InvariantCulture, $"checkpoint-{steps:D10}.safetensors");

    /// <summary>Writes a checkpoint and drops old ones.</summary>
    /// <returns>File name inside the folder.</returns>
    public string Save(Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var name = NameOf(checkpoint.State.Position.Steps);
        CheckpointFile.Save(Path.Combine(folder, name), checkpoint);
        foreach (var old in Files().SkipLast(Kept))
        {
            File.Delete(old);
        }

        return name;
    }

    /// <summary>Full paths of the checkpoints, the one furthest on first.</summary>
    public IReadOnlyList<string> NewestFirst() => [.. Files().AsEnumerable().Reverse()];

    /// <summary>
    /// Drops the checkpoints beyond a number of steps: a run that starts there, afresh or from an earlier checkpoint, makes them again.
    /// </summary>
    public void DropAfter(long steps)
    {
        foreach (var file in Files().Where(file => string.CompareOrdinal(Path.GetFileName(file), NameOf(steps)) > 0))
        {
            File.Delete(file);
        }
    }

    private List<string> Files() => [.. Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal)];
}
