namespace RealNvp.Web.Features.Datasets;

/// <summary>An uploaded file on the way to the database: on disk, deleted when disposed.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="FileName">Name it had on the user's machine.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StagedFile(string Path, string FileName, long Bytes) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
