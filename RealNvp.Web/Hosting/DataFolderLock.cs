namespace RealNvp.Web.Hosting;

/// <summary>
/// Keeps a second host off the data folder: it would upgrade the database under the first one's feet and take its running runs for leftovers of a
/// crash. The operating system lets go of the lock when the host ends, however it ends.
/// </summary>
internal sealed class DataFolderLock(StudioFolders folders, TimeProvider time) : IDisposable
{
    /// <summary>A restart may overlap with the end of the host before it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private FileStream? _file;

    /// <exception cref="StartException">Another host has the folder, or it cannot be written.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(folders.Root);
                _file = new FileStream(folders.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException) when (File.Exists(folders.Lock) && time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
            }
            catch (IOException exception) when (File.Exists(folders.Lock))
            {
                throw new StartException(
                    $"Another RealNVP Studio uses the data folder {folders.Root}.",
                    "Stop it, or give this one a folder of its own: --RealNvp:DataDirectory=PATH.",
                    exception);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new StartException(
                    $"The data folder {folders.Root} cannot be written ({exception.Message.TrimEnd('.')}).",
                    "Give this user the right to write there, or choose another folder: --RealNvp:DataDirectory=PATH.",
                    exception);
            }
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
