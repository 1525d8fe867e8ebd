using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Bundles;

namespace RealNvp.Web.Tests.Features.Fakes;

/// <summary>Answers every bundle with <see cref="Import"/>.</summary>
internal sealed class FakeRunBundles : IRunBundles
{
    public BundleImport Import { get; set; } = new(null, IsHere: false, "not set");

    /// <summary>Name and content of what was imported.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Holds an import until it is done or cancelled.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public long MaxBytes { get; set; } = 1_000;

    public Task<RunActionResult> ExportAsync(string id, Func<Stream> open, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Pages link to the API for this.");

    public async Task<BundleImport> ImportAsync(StagedFile file, CancellationToken cancellationToken = default)
    {
        Asked.Add($"{file.FileName} {await File.ReadAllTextAsync(file.Path, cancellationToken)}");
        if (Gate is not null)
        {
            await Gate.Task.WaitAsync(cancellationToken);
        }

        return Import;
    }
}
