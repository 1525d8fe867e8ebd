using Microsoft.Extensions.Options;
using RealNvp.Data.Datasets;
using RealNvp.Data.Runs;
using RealNvp.Web.Features.Datasets;
using RealNvp.Web.Features.Runs.Notes;
using RealNvp.Web.Hosting;
using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.Runs.Bundles;

/// <inheritdoc cref="IRunBundles"/>
internal sealed class RunBundles(
    IRunService runs, IRunNotes notes, IRunImportStore imports, IDatasetStore datasets, IRunHub hub, TimeProvider time, IOptions<StudioOptions> options) : IRunBundles
{
    private readonly BundleLimits _limits = BundleLimits.Of(options.Value.Bundles);

    public long MaxBytes => _limits.Bytes;

    public async Task<RunActionResult> ExportAsync(string id, Func<Stream> open, CancellationToken cancellationToken = default)
    {
        if (await runs.FindAsync(id, cancellationToken) is not { IsEnded: true } run)
        {
            return RunActions.Refuse(id, await runs.FindAsync(id, cancellationToken), "bundle");
        }

        var table = run.DatasetId is { } datasetId ? await datasets.FindAsync(datasetId, cancellationToken) : null;
        var metrics = await runs.ReadMetricsAsync(id, after: 0, maxPoints: 0, cancellationToken);
        var epochs = await runs.ListSnapshotsAsync(id, cancellationToken) ?? [];
        var weights = await runs.ReadWeightsAsync(id, cancellationToken);
        var note = await notes.FindAsync(id, cancellationToken);
        using var bundle = new BundleWriter(open(), time);
        var readme = BundleReadme.Write(run, weights is not null, epochs.Count, hasNote: note is { Text.Length: > 0 });
        await bundle.AddAsync(BundleNames.Readme, System.Text.Encoding.UTF8.GetBytes(readme), cancellationToken);
        await bundle.AddJsonAsync(BundleNames.Run, BundledRun.Of(run, table?.Sha256), cancellationToken);
        await bundle.AddAsync(BundleNames.Metrics, MetricsCsv.Write(metrics?.Points ?? []), cancellationToken);
        await bundle.AddJsonAsync(BundleNames.Log, await runs.ReadLogAsync(id, cancellationToken) ?? [], cancellationToken);
        if (note is { Text.Length: > 0 })
        {
            await bundle.AddAsync(BundleNames.Note, System.Text.Encoding.UTF8.GetBytes(note.Text), cancellationToken);
        }

        if (weights is not null)
        {
            await bundle.AddAsync(BundleNames.Weights, weights, cancellationToken);
        }

        foreach (var epoch in epochs)
        {
            if (await runs.ReadSnapshotAsync(id, epoch, cancellationToken) is { } snapshot)
            {
                await bundle.AddAsync(BundleNames.Snapshot(epoch), snapshot, cancellationToken);
            }
        }

        await bundle.FinishAsync(cancellationToken);
        return RunActionResult.Done;
    }

    public async Task<BundleImport> ImportAsync(StagedFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            using var archive = await BundleArchive.OpenAsync(File.OpenRead(file.Path), _limits, cancellationToken);
            var tables = await datasets.ListAsync(cancellationToken);

            // Unpacking and hashing take the time of a large file: not on a thread that answers pages.
            var bundle = await Task.Run(() => BundleReader.Read(archive, tables), cancellationToken);
            var import = await imports.ImportAsync(bundle.Run, bundle.Belongings, cancellationToken);
            if (!import.WasHere)
            {
                hub.Publish(new RunChange(import.Run.Id, import.Run.Epoch, null, StateChanged: true));
            }

            return new BundleImport(import.Run, import.WasHere, null);
        }
        catch (BundleException exception)
        {
            return new BundleImport(null, IsHere: false, exception.Message);
        }
        catch (KeyNotFoundException)
        {
            return new BundleImport(null, IsHere: false, "The data set of the run was being deleted; import the bundle again.");
        }
    }
}
