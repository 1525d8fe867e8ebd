using RealNvp.Engine.Training.Events;

namespace RealNvp.Web.Queue.Processes;

/// <summary>The folder a run's training process works in: its spec, its data, and the files it writes until they are imported.</summary>
internal sealed class WorkFolder(string runId, string path)
{
    public const string SpecFile = "spec.json";
    public const string DataFile = "data.csv";
    public const string ResumeFile = "resume.checkpoint";

    private const string StampFile = "process.json";

    public string RunId { get; } = runId;

    public string Path { get; } = path;

    /// <summary>Who works here (see <see cref="ProcessStamp"/>).</summary>
    public string StampPath => Combine(StampFile);

    public string JournalPath => Combine(EventJournal.FileName);

    public bool Exists => Directory.Exists(Path);

    /// <summary>The path of a file of this folder, whether it exists or not.</summary>
    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The path of a file the process named, or null when that is not the plain name of an existing file in this folder.</summary>
    public string? FindNamed(string name)
    {
        var isPlain = name.Length > 0 && System.IO.Path.GetFileName(name) == name;
        return isPlain && File.Exists(Combine(name)) ? Combine(name) : null;
    }

    /// <summary>Makes the folder empty.</summary>
    public void Recreate()
    {
        Delete();
        Directory.CreateDirectory(Path);
    }

    public void Delete()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
