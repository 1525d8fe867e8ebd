using RealNvp.Web.Features.Datasets;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <summary>Runs as files, to be kept or taken to another studio.</summary>
public interface IRunBundles
{
    /// <summary>Largest file that is taken.</summary>
    long MaxBytes { get; }

    /// <summary>Writes an ended run with all that belongs to it as a zip.</summary>
    /// <param name="open">Called once it is sure that there is something to write; gives a temporary file.</param>
    /// <returns>Not done: there is no such run, or it has not ended.</returns>
    Task<RunActionResult> ExportAsync(string id, Func<Stream> open, CancellationToken cancellationToken = default);

    /// <summary>Stores the run of a bundle under a new id: all of it or nothing. The settings are kept as they are, and so are results and times.</summary>
    Task<BundleImport> ImportAsync(StagedFile file, CancellationToken cancellationToken = default);
}
