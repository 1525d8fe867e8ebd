using System.Text;

namespace RealNvp.Engine.Training.Events;

/// <summary>
/// The events of a training process once more, in a file of its work folder: the same JSON lines as on standard output, without
/// <see cref="ProgressEvent"/>. Whoever reads standard output may die while the process still finishes an epoch and writes its last
/// checkpoint; its successor reads here what it missed, so that no epoch is lacking from the curve.
/// Append before writing to standard output, and treat a failing standard output as nobody listening, not as a failure of the run.
/// </summary>
public sealed class EventJournal : IDisposable
{
    /// <summary>Name of the file inside the work folder.</summary>
    public const string FileName = "events.jsonl";

    private readonly FileStream _file;

    /// <summary>Starts a new journal, replacing an earlier one.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public EventJournal(string workFolder)
    {
        var path = Path.Combine(workFolder, FileName);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
    }

    /// <summary>Appends one event and hands it to the operating system, so that it outlives this process.</summary>
    /// <param name="line">The event as one line of JSON, without line end.</param>
    public void Append(string line)
    {
        _file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();
}
