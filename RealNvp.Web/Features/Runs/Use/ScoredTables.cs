using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Runs.Use;

/// <summary>Scored tables on disk: each for an hour, the newest few, none over a restart.</summary>
internal sealed class ScoredTables(IOptions<StudioOptions> options, TimeProvider time, ILogger<ScoredTables> logger) : IHostedService
{
    private const int Kept = 20;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, ScoredTable> _tables = new();

    private string Folder { get; } = Path.Combine(Path.GetFullPath(options.Value.DataDirectory), "scored-tmp");

    /// <summary>A new folder for one scoring.</summary>
    public string CreateFolder()
    {
        DropOld();
        return Directory.CreateDirectory(Path.Combine(Folder, NewId())).FullName;
    }

    public ScoredTable Add(string runId, string path, string fileName)
    {
        var table = new ScoredTable(NewId(), runId, path, fileName, time.GetUtcNow().UtcDateTime);
        _tables[table.Id] = table;
        return table;
    }

    public ScoredTable? Find(string id)
    {
        DropOld();
        return _tables.GetValueOrDefault(id);
    }

    public void Forget(ScoredTable table)
    {
        if (_tables.TryRemove(table.Id, out _))
        {
            Delete(Path.GetDirectoryName(table.Path)!);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // What lies there is of an earlier process and known to nobody any more.
        Delete(Folder);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Delete(Folder);
        return Task.CompletedTask;
    }

    /// <summary>Removes a scoring's folder, which may be gone.</summary>
    public void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing has been scored.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Left-over files cost space until the next start and nothing else.
            logger.LogWarning(exception, "The folder {Folder} could not be removed.", folder);
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private void DropOld()
    {
        var oldest = time.GetUtcNow().UtcDateTime - KeptFor;
        foreach (var (index, table) in _tables.Values.OrderByDescending(table => table.At).Index())
        {
            if (index >= Kept || table.At < oldest)
            {
                Forget(table);
            }
        }
    }
}
