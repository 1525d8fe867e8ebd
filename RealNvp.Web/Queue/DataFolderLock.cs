namespace RealNvp.Web.Queue;

/// <summary>
/// Keeps two hosts from training out of one data directory: the second would take the first one's running runs for leftovers of a
/// crash. The operating system drops the lock when the host ends, however it ends.
/// </summary>
internal sealed class DataFolderLock(QueueFolders folders, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private FileStream? _file;

    /// <summary>Takes the lock, waiting a moment for a host that is just ending.</summary>
    /// <exception cref="InvalidOperationException">Another host keeps it.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folders.Root);
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                _file = new FileStream(folders.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException exception) when (File.Exists(folders.LockFile))
            {
                if (time.GetElapsedTime(start) > Patience)
                {
                    throw new InvalidOperationException(
                        $"Another RealNVP Studio uses the data directory {folders.Root}. Stop it, or give this one a directory of its own "
                        + "(RealNvp:DataDirectory).",
                        exception);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
