using RealNvp.Web.Hosting;
using RealNvp.Web.Queue.Processes;

namespace RealNvp.Web.Queue;

/// <summary>Where the queue keeps its files inside the data directory.</summary>
internal sealed class QueueFolders(StudioFolders folders)
{
    /// <summary>The scheduler's database: a file of its own, because two writers in one SQLite file lock each other.</summary>
    public string QueueFile => Path.Combine(folders.Root, "queue.db");

    /// <summary>Parent of the runs' work folders.</summary>
    public string Work => Path.Combine(folders.Root, "work");

    public WorkFolder For(string runId) => new(runId, Path.Combine(Work, runId));

    /// <summary>Work folders that exist, whatever became of their runs.</summary>
    public IReadOnlyList<WorkFolder> ListWorkFolders() => Directory.Exists(Work)
        ? Directory.GetDirectories(Work).Select(path => new WorkFolder(Path.GetFileName(path), path)).ToList()
        : [];
}
