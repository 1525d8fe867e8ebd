using RealNvp.Data.Artifacts;

namespace RealNvp.Data.Tests.Artifacts;

public class ArtifactStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_of_each_kind_is_kept_the_newest()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        Assert.Null(await studio.Artifacts.ReadAsync(run.Id, ArtifactKind.Checkpoint, Token));
        Assert.Null(await studio.Artifacts.FindEpochAsync(run.Id, ArtifactKind.Checkpoint, Token));
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 3, new byte[] { 3 }, Token);
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Weights, 3, new byte[] { 9 }, Token);
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 5, new byte[] { 5, 5 }, Token);

        var checkpoint = await studio.Artifacts.ReadAsync(run.Id, ArtifactKind.Checkpoint, Token);
        Assert.Equal(5, checkpoint!.Epoch);
        Assert.Equal([5, 5], checkpoint.Content);
        Assert.Equal(3, await studio.Artifacts.FindEpochAsync(run.Id, ArtifactKind.Weights, Token));
        Assert.Equal(2L, await studio.ScalarAsync("SELECT count(*) FROM artifacts"));
    }

    [Fact]
    public async Task A_file_of_many_megabytes_comes_back_byte_for_byte()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync();
        var bytes = Enumerable.Range(0, 30_000_000).Select(i => (byte)(i * 31)).ToArray();
        await studio.Artifacts.SaveAsync(run.Id, ArtifactKind.Checkpoint, 1, bytes, Token);
        var stored = await studio.Artifacts.ReadAsync(run.Id, ArtifactKind.Checkpoint, Token);
        Assert.True(bytes.AsSpan().SequenceEqual(stored!.Content));
    }
}
