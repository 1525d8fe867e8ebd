using System.Text;
using RealNvp.Data.Artifacts;
using RealNvp.Data.Checkpoints;
using RealNvp.Data.Datasets;
using RealNvp.Data.Runs;
using RealNvp.Engine.Datasets;
using RealNvp.Engine.Specs;
using RealNvp.Web.Queue.Processes;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Queue;

public sealed class RunPreparationTests : IDisposable
{
    private readonly StudioFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_upload_and_a_checkpoint_lie_beside_a_spec_that_names_them()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var import = new CsvSource { File = "whatever.csv", Format = new CsvFormat(';', ',', true), Columns = ["b", "a"], DropMissingRows = true };
        var content = "a;b;c\n1,5;2;3\n"u8.ToArray();
        var dataset = await host.Get<IDatasetStore>().CreateAsync(
            new NewDataset
            {
                Name = "a table",
                FileName = "table.csv",
                ImportJson = SpecJson.Serialize(import),
                Columns = ["b", "a"],
                Rows = 1,
                DroppedRows = 0,
                SummaryJson = "{}",
            },
            new MemoryStream(content),
            Token);
        var spec = new RunSpec { Dataset = new DatasetSpec { Id = dataset.Id, Kind = DatasetSpec.CsvKind }, Training = new TrainingSpec { Epochs = 7 } };
        var run = await host.Runs.CreateAsync(StudioFolder.NewRun(spec, dataset.Id), Token);
        await host.Get<IArtifactStore>().SaveAsync(run.Id, ArtifactKind.Checkpoint, 3, "three"u8.ToArray(), Token);
        var folder = new WorkFolder(run.Id, _folder.WorkOf(run.Id));

        var beginning = await host.Get<RunPreparation>().PrepareAsync(run, folder);

        Assert.Equal(RunBeginning.Resumed, beginning);
        var written = SpecJson.Deserialize<RunSpec>(await File.ReadAllTextAsync(folder.Combine(WorkFolder.SpecFile), Token))!;
        Assert.Equal(SpecJson.Serialize(import with { File = WorkFolder.DataFile }), SpecJson.Serialize(written.Dataset.Csv));
        Assert.Null(written.Dataset.Id);
        Assert.Equal(7, written.Training.Epochs);
        Assert.Equal(content, await File.ReadAllBytesAsync(folder.Combine(WorkFolder.DataFile), Token));
        Assert.Equal("three", await File.ReadAllTextAsync(folder.Combine(WorkFolder.ResumeFile), Encoding.UTF8, Token));
    }

    [Fact]
    public async Task A_fork_begins_at_the_checkpoint_it_goes_on_from_until_it_has_one_of_its_own()
    {
        await using var host = await QueueHost.StartAsync(_folder);
        var parent = await host.Runs.CreateAsync(StudioFolder.NewRun(new RunSpec()), Token);
        await host.Get<IKeptCheckpointStore>().KeepAsync(parent.Id, 3, "three"u8.ToArray(), new KeptCheckpointLimits(5, 100), Token);
        var fork = await host.Runs.CreateAsync(
            StudioFolder.NewRun(new RunSpec()) with { Lineage = new RunLineage(RunOrigin.Fork, parent.Id) { ForkEpoch = 3 } }, Token);
        var folder = new WorkFolder(fork.Id, _folder.WorkOf(fork.Id));
        var preparation = host.Get<RunPreparation>();

        Assert.Equal(RunBeginning.Fresh, await preparation.PrepareAsync(parent, new WorkFolder(parent.Id, _folder.WorkOf(parent.Id))));
        Assert.Equal(RunBeginning.Forked, await preparation.PrepareAsync(fork, folder));
        Assert.Equal("three", await File.ReadAllTextAsync(folder.Combine(WorkFolder.ResumeFile), Token));

        await host.Get<IArtifactStore>().SaveAsync(fork.Id, ArtifactKind.Checkpoint, 4, "four"u8.ToArray(), Token);
        Assert.Equal(RunBeginning.Resumed, await preparation.PrepareAsync(fork, folder));
        Assert.Equal("four", await File.ReadAllTextAsync(folder.Combine(WorkFolder.ResumeFile), Token));
    }
}
