using Microsoft.Extensions.Options;
using RealNvp.Engine.Datasets.Csv;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Datasets;

/// <summary>Takes uploads from the network to a folder on disk, piece by piece, and no further than the limit.</summary>
public sealed class UploadStaging(IOptions<StudioOptions> options)
{
    private const int PieceBytes = 1 << 16;
    private const int FileNameLength = 200;

    /// <summary>Limits of uploads as configured.</summary>
    public CsvLimits Limits { get; } = new(
        options.Value.Datasets.MaxUploadMegabytes * 1_000_000L, options.Value.Datasets.MaxRows, options.Value.Datasets.MaxColumns);

    internal string Folder { get; } = Path.Combine(Path.GetFullPath(options.Value.DataDirectory), "uploads-tmp");

    /// <summary>Writes a stream to a file of its own; the caller disposes of it.</summary>
    /// <param name="fileName">Name on the user's machine; a path before it is left away.</param>
    /// <param name="progress">Told how many bytes have arrived.</param>
    /// <exception cref="UploadTooLargeException">There are more bytes than allowed; reading stopped there.</exception>
    public Task<StagedFile> StageAsync(
        Stream content, string fileName, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        StageAsync(content, fileName, Limits.Bytes, progress, cancellationToken);

    /// <inheritdoc cref="StageAsync(Stream, string, IProgress{long}?, CancellationToken)"/>
    /// <param name="maxBytes">The limit, where it is not that of tables.</param>
    public async Task<StagedFile> StageAsync(
        Stream content, string fileName, long maxBytes, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, Path.GetRandomFileName());
        try
        {
            var bytes = await CopyAsync(content, path, maxBytes, progress, cancellationToken);
            return new StagedFile(path, CleanFileName(fileName), bytes);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Removes what a crash left behind. Nothing is being uploaded when the host starts.</summary>
    internal void Clean()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<long> CopyAsync(Stream content, string path, long maxBytes, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, PieceBytes, FileOptions.Asynchronous);
        var piece = new byte[PieceBytes];
        var bytes = 0L;
        for (int count; (count = await content.ReadAsync(piece, cancellationToken)) > 0;)
        {
            bytes += count;
            if (bytes > maxBytes)
            {
                throw new UploadTooLargeException(CsvMessages.TooManyBytes(maxBytes));
            }

            await file.WriteAsync(piece.AsMemory(0, count), cancellationToken);
            progress?.Report(bytes);
        }

        return bytes;
    }

    /// <summary>A file name for people: browsers and programs may send whole paths, of either kind.</summary>
    private static string CleanFileName(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return name.Length == 0 ? "data.csv" : name.Length > FileNameLength ? name[..FileNameLength] : name;
    }
}
