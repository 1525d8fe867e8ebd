using System.Text.Json;
using System.Text.Json.Nodes;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Queue.Processes;

/// <summary>Lays out what a training process needs: its spec, the uploaded table it names, and the checkpoint to go on from.</summary>
internal sealed class RunPreparation(RunStores stores)
{
    /// <returns>Where the run starts; the checkpoint for it lies in the folder.</returns>
    /// <exception cref="RunPreparationException">The run cannot start: its data set or what it was forked from is gone, or its spec cannot be read.</exception>
    public async Task<RunBeginning> PrepareAsync(RunRecord run, WorkFolder folder)
    {
        folder.Recreate();
        var spec = ReadSpec(run);
        if (spec.Dataset.Id is { } datasetId)
        {
            spec = spec with { Dataset = new DatasetSpec { Kind = DatasetSpec.CsvKind, Csv = await WriteTableAsync(datasetId, folder) } };
        }

        await File.WriteAllTextAsync(folder.Combine(WorkFolder.SpecFile), SpecJson.Serialize(spec));
        var resume = folder.Combine(WorkFolder.ResumeFile);
        if (await stores.Artifacts.ReadAsync(run.Id, ArtifactKind.Checkpoint) is { } checkpoint)
        {
            await File.WriteAllBytesAsync(resume, checkpoint.Content);
            return RunBeginning.Resumed;
        }

        if (run.Lineage is not { Origin: RunOrigin.Fork, ForkEpoch: { } epoch })
        {
            return RunBeginning.Fresh;
        }

        await File.WriteAllBytesAsync(resume, await stores.KeptCheckpoints.ReadAsync(run.Id, epoch) ?? throw new RunPreparationException(
            $"The checkpoint of epoch {epoch} that this fork goes on from is gone.", "Fork the run it came from anew."));
        return RunBeginning.Forked;
    }

    private static RunSpec ReadSpec(RunRecord run)
    {
        try
        {
            return SpecJson.Deserialize<RunSpec>(run.SpecJson) ?? throw new JsonException("The stored settings are empty.");
        }
        catch (JsonException exception)
        {
            throw new RunPreparationException(
                "The run's stored settings cannot be read; perhaps another version of the program wrote them.",
                "Launch the run anew from the form.",
                exception);
        }
    }

    private async Task<CsvSource> WriteTableAsync(string datasetId, WorkFolder folder)
    {
        var found = await stores.Datasets.FindAsync(datasetId);
        await using (var file = File.Create(folder.Combine(WorkFolder.DataFile)))
        {
            if (found is null || !await stores.Datasets.CopyContentToAsync(datasetId, file))
            {
                throw new RunPreparationException(
                    $"The run's data set ({datasetId}) no longer exists.", "Upload the file again and launch a run on it.");
            }
        }

        // What was decided at upload, with the file's name here.
        var source = JsonNode.Parse(found.ImportJson)!.AsObject();
        source["file"] = WorkFolder.DataFile;
        return source.Deserialize<CsvSource>(SpecJson.Options)!;
    }
}
